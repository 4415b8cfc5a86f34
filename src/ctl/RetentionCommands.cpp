#include "base/os/Terminal.h"
#include "ctl/Commands.h"
#include "desk/AccessDesk.h"
#include "desk/RetentionDesk.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

struct PurgeArguments {
    bool apply = false;
    std::string second;
    std::string secondFile;
    std::string reason;
};

Json json(const desk::DueRow& row) {
    return {{"entity", text(row.entity)},
            {"id", text(row.id)},
            {"what", text(row.what)},
            {"why", text(row.why)},
            {"due", text(row.due.toString(Qt::ISODate))},
            {"takes", text(row.takes)}};
}

void tell(Session& session, const desk::DueRow& row) {
    session.out.record(json(row), fmt::format("{} {}  {}{}", column(row.what, 36), text(row.due.toString(Qt::ISODate)),
                                              text(row.why), row.takes.isEmpty() ? "" : "; takes " + text(row.takes)));
}

int tell(Session& session, const desk::ErasureCertificate& certificate) {
    Json counts = Json::object();
    std::string line =
        fmt::format("Erased for good: {} records, by {} and {}. Certificate {}", certificate.records.size(),
                    text(certificate.by), text(certificate.second), text(certificate.id));
    for (auto it = certificate.counts.cbegin(); it != certificate.counts.cend(); ++it) {
        counts[text(it.key())] = it.value();
        line += fmt::format("\n{:>10}  {}", it.value(), text(it.key()));
    }
    if (!certificate.stopped.isEmpty())
        line += "\nIt ended early: " + text(certificate.stopped);
    session.out.record({{"certificate", text(certificate.id)},
                        {"at", instant(certificate.at)},
                        {"by", text(certificate.by)},
                        {"second", text(certificate.second)},
                        {"reason", text(certificate.reason)},
                        {"counts", counts},
                        {"stopped", text(certificate.stopped)}},
                       line);
    return certificate.stopped.isEmpty() ? 0 : 1;
}

int purge(Session& session, const PurgeArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto rows = (*desk)->retention().dryRun().result();
    if (!rows)
        return fail(rows.error());
    for (const desk::DueRow& row : *rows)
        tell(session, row);
    if (!arguments.apply)
        return 0;
    if (rows->isEmpty())
        return 0;
    auto secret = session.secondPassphrase(arguments.secondFile);
    if (!secret)
        return fail(secret.error());
    const desk::SecondPerson second{QString::fromStdString(arguments.second), *secret};
    auto done = (*desk)->retention().erase(*rows, second, QString::fromStdString(arguments.reason)).result();
    return done ? tell(session, *done) : fail(done.error());
}

int clocks(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto rows = (*desk)->retention().clocks().result();
    if (!rows)
        return fail(rows.error());
    for (const desk::ClockRow& row : *rows) {
        const bool days = row.clock.unit == domain::RetentionUnit::Days;
        session.out.record({{"key", row.clock.key}, {"value", row.value}, {"unit", days ? "days" : "months"}},
                           fmt::format("{} {:>4} {}  {}", column(QString::fromLatin1(row.clock.key), 26), row.value,
                                       days ? "days  " : "months", row.clock.title));
    }
    return 0;
}

int setClock(Session& session, const std::string& key, int value) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto row = (*desk)->retention().setClock(QString::fromStdString(key), value).result();
    if (!row)
        return fail(row.error());
    session.out.record({{"key", row->clock.key}, {"value", row->value}}, fmt::format("{}: {}", key, row->value));
    return 0;
}

int accessRequest(Session& session, const std::string& subject, const std::string& dir) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto made = (*desk)->access().gather(QString::fromStdString(subject), QString::fromStdString(dir)).result();
    if (!made)
        return fail(made.error());
    Json files = Json::array();
    for (const QString& file : made->files)
        files.push_back(text(file));
    session.out.record(
        {{"dir", text(made->dir)}, {"files", files}, {"pages", made->pages}, {"redactions", made->redactions}},
        fmt::format("{}: {} files, {} names of others taken out. Read review-first.txt before it is "
                    "handed over.",
                    text(made->dir), made->files.size(), made->redactions));
    return 0;
}

} // namespace

void addRetentionCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto arguments = std::make_shared<PurgeArguments>();
    auto* go = app.add_subcommand("purge", "what retention would erase; with --apply it is erased, for good");
    auto* apply = go->add_flag("--apply", arguments->apply, "erase it; this cannot be undone");
    go->add_option("--second", arguments->second, "the second of the two who erase")->needs(apply);
    go->add_option("--second-passphrase-file", arguments->secondFile,
                   "a file that holds their passphrase  (else WATCHDESK_SECOND_PASSPHRASE, else a prompt)");
    go->add_option("--reason", arguments->reason, "stays on the audit log")->capture_default_str();
    arguments->reason = "retention";
    go->callback([&, arguments] {
        if (arguments->apply && arguments->second.empty())
            throw CLI::ValidationError("--apply", "erasing takes a second person: --second NAME");
        chosen = [&, arguments] { return purge(session, *arguments); };
    });
    const auto subject = std::make_shared<std::string>();
    const auto dir = std::make_shared<std::string>();
    auto* sar = app.add_subcommand("sar", "subject access request: all that is held of a person, as paper and folder");
    sar->add_option("subject", *subject, "the reference, such as W-0412")->required();
    sar->add_option("--out", *dir, "a folder that is not there yet, or is empty")->required();
    sar->callback([&, subject, dir] {
        session.papers = true;
        chosen = [&, subject, dir] { return accessRequest(session, *subject, *dir); };
    });
    const auto key = std::make_shared<std::string>();
    const auto value = std::make_shared<int>(-1);
    auto* clock = app.add_subcommand("retention", "how long each kind of record is kept; with KEY VALUE it is set");
    clock->add_option("key", *key, "retention.incident, …");
    clock->add_option("value", *value, "in the clock's unit");
    clock->callback([&, key, value] {
        chosen = [&, key, value] { return key->empty() ? clocks(session) : setClock(session, *key, *value); };
    });
}

} // namespace watchdesk::ctl
