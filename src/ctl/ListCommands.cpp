#include "ctl/Commands.h"
#include "ctl/ListOptions.h"
#include "ctl/Records.h"
#include "domain/Category.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace watchdesk::ctl {

namespace {

std::string standingWords(const desk::SubjectRow& row, const QDate& today) {
    for (const domain::ExclusionNotice& notice : row.exclusions) {
        const auto standing = domain::exclusionStanding(notice, today);
        if (standing == domain::ExclusionStanding::InForce)
            return fmt::format("excluded until {}", notice.endsOn.toString(Qt::ISODate).toStdString());
    }
    return row.exclusions.isEmpty() ? ""
                                    : text(domain::wordOf(domain::exclusionStandingWords,
                                                          domain::exclusionStanding(row.exclusions.first(), today)));
}

void print(Output& out, const desk::IncidentRow& row) {
    const domain::Incident& i = row.incident;
    out.record(incidentJson(row), fmt::format("{:>6}  {}  {} {} {}", i.number, localTime(i.at),
                                              column(domain::categoryByCode(i.category).label, 20),
                                              column(row.callSign + QLatin1Char(' ') + row.premises, 28),
                                              text(i.description.isEmpty() ? i.narrative : i.description)));
}

void print(Output& out, const desk::AlertRow& row) {
    out.record(alertJson(row), fmt::format("{:>6}  {}  {} {} {}", row.alert.number, localTime(row.alert.raisedAt),
                                           column(domain::wordOf(domain::alertStateWords, row.alert.state), 8),
                                           column(row.premises, 24), text(row.alert.told)));
}

void print(Output& out, const desk::TransmissionRow& row) {
    const domain::Transmission& t = row.transmission;
    const double seconds = t.end == 0 ? 0 : static_cast<double>(t.end - t.start) / 1000;
    out.record(transmissionJson(row),
               fmt::format("{}  {} {:>6.1f} s  {} {}", localTime(t.start), column(t.channel, 8), seconds,
                           column(row.callSign.isEmpty() ? t.callerCode : row.callSign, 6), text(row.premises)));
}

void print(Output& out, const desk::MemberRow& row) {
    out.record(memberJson(row),
               fmt::format("{} {} {} {}", column(row.callSigns.join(QLatin1Char(',')), 8), column(row.member.name, 30),
                           column(row.member.contact, 24), text(row.member.phone)));
}

void print(Output& out, const desk::RadioRow& row) {
    out.record(radioJson(row),
               fmt::format("{} {} {} {} {}  {}", column(row.set.callSign, 5),
                           column(row.set.toneSet + QLatin1Char(' ') + row.set.code, 12), column(row.set.serial, 12),
                           column(domain::wordOf(domain::radioStateWords, row.set.state), 9), localTime(row.lastHeard),
                           text(row.premises)));
}

void print(Output& out, const desk::SubjectRow& row) {
    const QDate today = QDate::currentDate();
    const QString name = row.subject.name.isEmpty() ? QStringLiteral("(identity sought)") : row.subject.name;
    out.record(subjectJson(row, today),
               fmt::format("{} {} {}", column(row.subject.reference, 8), column(name, 26), standingWords(row, today)));
}

void print(Output& out, const desk::ExclusionRow& row) {
    const QDate today = QDate::currentDate();
    const domain::ExclusionNotice& e = row.notice;
    const QString standing = domain::wordOf(domain::exclusionStandingWords, domain::exclusionStanding(e, today));
    const QString step = domain::wordOf(domain::exclusionStepWords, e.step);
    out.record(exclusionJson(row, today),
               fmt::format("{} {} {} {} {}  {}", column(row.subject.reference, 8), column(row.subject.name, 26),
                           column(standing, 13), column(step, 15),
                           column(e.endsOn.isValid() ? e.endsOn.toString(Qt::ISODate) : QString(), 10),
                           text(row.scheme)));
}

void print(Output& out, const desk::AuditRow& row) {
    out.record(auditJson(row), fmt::format("{:>6}  {}  {} {} {}", row.entry.seq, localTime(row.entry.at),
                                           column(row.who, 18), column(row.entry.action, 20), text(row.entry.detail)));
}

using Arguments = std::shared_ptr<ListArguments>;

template <class Read>
int list(Session& session, const ListArguments& arguments, Read read) {
    const auto filter = filterOf(arguments);
    if (!filter)
        return fail(filter.error());
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto rows = read((*desk)->lists(), *filter).result();
    if (!rows)
        return fail(rows.error());
    for (const auto& row : *rows)
        print(session.out, row);
    return 0;
}

template <class Read>
void add(CLI::App& app, Session& session, Chosen& chosen, const char* name, const char* what, Read read) {
    const auto arguments = std::make_shared<ListArguments>();
    addListOptions(*app.add_subcommand(name, what), *arguments, [&session, &chosen, arguments, read] {
        chosen = [&session, arguments, read] { return list(session, *arguments, read); };
    });
}

} // namespace

void addListCommands(CLI::App& app, Session& session, Chosen& chosen) {
    using desk::Lists;
    using Filter = const desk::ListFilter&;
    add(app, session, chosen, "incidents", "what happened, newest first",
        [](Lists& l, Filter f) { return l.incidents(f); });
    add(app, session, chosen, "alerts", "alerts, newest first", [](Lists& l, Filter f) { return l.alerts(f); });
    add(app, session, chosen, "transmissions", "overs heard, newest first",
        [](Lists& l, Filter f) { return l.transmissions(f); });
    add(app, session, chosen, "members", "members of the schemes", [](Lists& l, Filter f) { return l.members(f); });
    add(app, session, chosen, "radios", "radio sets by call sign", [](Lists& l, Filter f) { return l.radios(f); });
    add(app, session, chosen, "subjects", "persons of interest (the reading is on the audit log)",
        [](Lists& l, Filter f) { return l.subjects(f); });
    add(app, session, chosen, "exclusions", "exclusions and how they stand (the reading is on the audit log)",
        [](Lists& l, Filter f) { return l.exclusions(f); });
    add(app, session, chosen, "audit", "who did what, newest first", [](Lists& l, Filter f) { return l.audit(f); });
}

} // namespace watchdesk::ctl
