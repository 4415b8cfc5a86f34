#include "ctl/Commands.h"
#include "desk/BackupDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

int backUp(Session& session, const std::string& file) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto written = (*desk)->backups().backUp(QString::fromStdString(file)).result();
    if (!written)
        return fail(written.error());
    const std::string hash = written->sha256.toHex().toStdString();
    session.out.record(
        {{"file", text(written->file)}, {"bytes", written->bytes}, {"sha256", hash}},
        fmt::format("{}: {} bytes, looked through and whole\nSHA-256 {}", text(written->file), written->bytes, hash));
    return 0;
}

int restore(Session& session, const std::string& file, const std::string& erasures) {
    auto where = session.options();
    where.erasures = QString::fromStdString(erasures);
    auto restored = desk::restoreStore(where, QString::fromStdString(file), session.clock, session.ids);
    if (!restored)
        return fail(restored.error());
    session.out.record(
        {{"store", text(where.url)},
         {"schema", restored->schema},
         {"audit_entries", restored->auditEntries},
         {"erased", restored->erased}},
        fmt::format("{} is restored (schema {}, {} entries on the audit log). {}Run verify on it.", text(where.url),
                    restored->schema, restored->auditEntries,
                    restored->erased > 0
                        ? fmt::format("{} records were erased since and are gone from it, too. ", restored->erased)
                        : ""));
    return 0;
}

} // namespace

void addBackupCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto file = std::make_shared<std::string>();
    auto* backup = app.add_subcommand("backup", "a consistent copy in one file, while the store is used");
    backup->add_option("file", *file, "a file that is not there yet")->required();
    backup->callback([&, file] { chosen = [&, file] { return backUp(session, *file); }; });
    auto* back = app.add_subcommand("restore", "a backup to the new place that --store names");
    back->add_option("file", *file, "the backup")->required();
    const auto erasures = std::make_shared<std::string>();
    back->add_option("--erasures", *erasures,
                     "a ledger of erasures, besides those beside the backup and beside the new place");
    back->callback(
        [&, file, erasures] { chosen = [&, file, erasures] { return restore(session, *file, *erasures); }; });
}

} // namespace watchdesk::ctl
