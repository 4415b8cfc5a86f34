#include "ctl/Commands.h"
#include "desk/Lists.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QFile>

namespace watchdesk::ctl {

namespace {

struct VerifyArguments {
    std::string headsFile;
};

constexpr qint64 mostBytes = 1024 * 1024;

/// The heads that were printed or mailed: the lines of the file that are one. A file without any is a mistake.
Result<QVector<domain::AuditHead>> headsOf(const VerifyArguments& arguments) {
    QVector<domain::AuditHead> heads;
    if (arguments.headsFile.empty())
        return heads;
    QFile file(QString::fromStdString(arguments.headsFile));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, arguments.headsFile + " cannot be read.", "", "Look at the spelling."};
    const QString text = QString::fromUtf8(file.read(mostBytes));
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (const auto head = domain::headOfText(line))
            heads.append(*head);
    }
    if (heads.isEmpty())
        return Error{ErrorCode::InvalidInput, "There is no end of an audit log in " + arguments.headsFile + ".", "",
                     "Give a file that has lines as watchdeskctl audit-head writes them."};
    return heads;
}

int verify(Session& session, const VerifyArguments& arguments) {
    auto heads = headsOf(arguments);
    if (!heads)
        return fail(heads.error());
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto report = (*desk)->lists().verify(*heads).result();
    if (!report)
        return fail(report.error());
    Json json{{"ok", report->broken.isEmpty()}, {"checked", Json::object()}, {"broken", Json::array()}};
    std::string line =
        report->broken.isEmpty() ? "Everything is as it was written:" : "Something is not as it was written:";
    for (auto it = report->checked.cbegin(); it != report->checked.cend(); ++it) {
        json["checked"][text(it.key())] = it.value();
        line += fmt::format("\n{:>10}  {}", it.value(), it.key().toStdString());
    }
    for (const QString& broken : report->broken) {
        json["broken"].push_back(text(broken));
        line += "\n  broken: " + text(broken);
    }
    session.out.record(json, line);
    return report->broken.isEmpty() ? 0 : 1;
}

int auditHead(Session& session) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    auto heads = (*desk)->lists().auditHeads().result();
    if (!heads)
        return fail(heads.error());
    for (const domain::AuditHead& head : *heads)
        session.out.record({{"desk", text(head.desk)},
                            {"number", head.number},
                            {"at", instant(head.at)},
                            {"hash", head.hash.toHex().toStdString()}},
                           text(domain::headText(head)));
    return 0;
}

} // namespace

void addAuditCommands(CLI::App& app, Session& session, Chosen& chosen) {
    const auto arguments = std::make_shared<VerifyArguments>();
    auto* check = app.add_subcommand("verify", "seals, audit chains and signatures, references, recordings");
    check->add_option("--heads", arguments->headsFile,
                      "also that these ends of the audit log, kept elsewhere, are in it");
    check->callback([&, arguments] { chosen = [&, arguments] { return verify(session, *arguments); }; });
    app.add_subcommand("audit-head", "where the audit log ends now: to be printed, or mailed to somebody")
        ->callback([&] { chosen = [&] { return auditHead(session); }; });
}

} // namespace watchdesk::ctl
