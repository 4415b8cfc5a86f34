#include "ctl/Commands.h"
#include "desk/BackupDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QFileInfo>

namespace watchdesk::ctl {

namespace {

struct BackupArguments {
    std::string file;
    std::string rotate;
    domain::BackupKeeping keep;
};

Json jsonOf(const domain::Backup& backup) {
    return {{"file", text(backup.file)},
            {"bytes", backup.bytes},
            {"sha256", backup.sha256.toHex().toStdString()},
            {"at", instant(backup.at)},
            {"broken_chain", text(backup.brokenChain)}};
}

/// What is wrong is wrong in the store: every backup from now on has it.
std::string chainOf(const QString& broken) {
    return "an audit chain is broken (" + text(broken) + "): run verify on the store";
}

std::string lineOf(const domain::Backup& backup) {
    return fmt::format("{}: {} bytes, looked through and {}\nSHA-256 {}", text(backup.file), backup.bytes,
                       backup.brokenChain.isEmpty() ? "whole" : "kept, though " + chainOf(backup.brokenChain),
                       backup.sha256.toHex().toStdString());
}

/// For cron: the machine's own act unless somebody is named, since a backup opens nothing.
int rotate(Session& session, const BackupArguments& arguments) {
    auto desk = session.open(!session.who().isEmpty());
    if (!desk)
        return fail(desk.error());
    const QString folder = QString::fromStdString(arguments.rotate);
    auto& backups = (*desk)->backups();
    const auto made = (session.who().isEmpty() ? backups.backUpByPlan(folder, arguments.keep)
                                               : backups.backUpInto(folder, arguments.keep))
                          .result();
    if (!made)
        return fail(made.error());
    Json json = jsonOf(made->backup);
    json["removed"] = Json::array();
    std::string line = lineOf(made->backup);
    for (const QString& name : made->removed) {
        json["removed"].push_back(text(name));
        line += "\nremoved " + text(name);
    }
    session.out.record(json, line);
    return 0;
}

int backUp(Session& session, const BackupArguments& arguments) {
    if (!arguments.rotate.empty())
        return rotate(session, arguments);
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto written = (*desk)->backups().backUp(QString::fromStdString(arguments.file)).result();
    if (!written)
        return fail(written.error());
    session.out.record(jsonOf(*written), lineOf(*written));
    return 0;
}

int list(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto all = (*desk)->backups().backups().result();
    if (!all)
        return fail(all.error());
    for (const domain::Backup& backup : *all) {
        Json json = jsonOf(backup);
        json["desk"] = text(backup.desk);
        json["there"] = QFileInfo::exists(backup.file);
        session.out.record(json, fmt::format("{}  {:>12} bytes  {}{}{}", localTime(backup.at), backup.bytes,
                                             text(backup.file), QFileInfo::exists(backup.file) ? "" : "  (not there)",
                                             backup.brokenChain.isEmpty() ? "" : "  (audit chain broken)"));
    }
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
         {"erased", restored->erased},
         {"broken_chain", text(restored->brokenChain)}},
        fmt::format("{} is restored (schema {}, {} entries on the audit log{}). {}Run verify on it.", text(where.url),
                    restored->schema, restored->auditEntries,
                    restored->brokenChain.isEmpty() ? "" : ", a chain of which is broken",
                    restored->erased > 0
                        ? fmt::format("{} records were erased since and are gone from it, too. ", restored->erased)
                        : ""));
    return 0;
}

} // namespace

void addBackupCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto arguments = std::make_shared<BackupArguments>();
    auto* backup = app.add_subcommand("backup", "a consistent copy in one file, while the store is used");
    backup->add_option("file", arguments->file, "a file that is not there yet");
    backup->add_option("--rotate", arguments->rotate,
                       "a folder: the file gets a name of its own, and this store's old ones there go");
    backup->add_option("--keep-hours", arguments->keep.hours, "all of so many hours")->capture_default_str();
    backup->add_option("--keep-days", arguments->keep.days, "one of each of so many days")->capture_default_str();
    backup->add_option("--keep-weeks", arguments->keep.weeks, "one of each of so many weeks")->capture_default_str();
    backup->callback([&, arguments] {
        if (arguments->file.empty() == arguments->rotate.empty())
            throw CLI::RequiredError("a file, or a folder with --rotate:");
        chosen = [&, arguments] { return backUp(session, *arguments); };
    });
    app.add_subcommand("backups", "what was backed up, the newest first")->callback([&] {
        chosen = [&] { return list(session); };
    });
    const auto file = std::make_shared<std::string>();
    auto* back = app.add_subcommand("restore", "a backup to the new place that --store names");
    back->add_option("file", *file, "the backup")->required();
    const auto erasures = std::make_shared<std::string>();
    back->add_option("--erasures", *erasures,
                     "a ledger of erasures, besides those beside the backup and beside the new place");
    back->callback(
        [&, file, erasures] { chosen = [&, file, erasures] { return restore(session, *file, *erasures); }; });
}

} // namespace watchdesk::ctl
