#include "ctl/Commands.h"
#include "ctl/Records.h"
#include "desk/AgendaWriting.h"
#include "desk/MeetingDesk.h"
#include "domain/CivilDay.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QDateTime>

#include <algorithm>

namespace watchdesk::ctl {

namespace {

struct AgendaArguments {
    std::string meeting;
    std::string pdf;
};

/// The one that was named by id or by its day, else the next that is planned.
Result<QString> chosenMeeting(const QVector<desk::MeetingRow>& rows, const std::string& wanted, UtcMs now) {
    const QDate day = QDate::fromString(QString::fromStdString(wanted), Qt::ISODate);
    const desk::MeetingRow* found = nullptr;
    for (const desk::MeetingRow& row : rows) { // latest first: the last that fits is the earliest
        const domain::Meeting& meeting = row.meeting;
        const bool fits = wanted.empty() ? meeting.state == domain::MeetingState::Planned && meeting.at > now
                          : day.isValid()
                              ? QDateTime::fromMSecsSinceEpoch(meeting.at, domain::schemeZone()).date() == day
                              : text(meeting.id) == wanted;
        if (fits)
            found = &row;
    }
    if (found != nullptr)
        return found->meeting.id;
    return Error{ErrorCode::NotFound, wanted.empty() ? "No meeting is planned." : "There is no such meeting.", "",
                 wanted.empty() ? "Plan one in the window, or name one that was held by its id or its day."
                                : "Give its id or its day (2026-11-26)."};
}

int printItems(Session& session, desk::Desk& desk, const QString& meetingId) {
    const auto view = desk.meetings().agenda(meetingId).result();
    if (!view)
        return fail(view.error());
    for (const desk::AgendaLine& line : view->lines) {
        if (line.item.hidden)
            continue;
        session.out.record(agendaJson(*view, line),
                           fmt::format("{} {}{}", column(desk::sectionTitle(line.item.section), 26),
                                       text(line.item.title), line.name.isEmpty() ? "" : " · " + text(line.name)));
    }
    return 0;
}

int printPaper(Session& session, desk::Desk& desk, const QString& meetingId, const std::string& path) {
    const auto written = desk.meetings().pdf(meetingId, QString::fromStdString(path)).result();
    if (!written)
        return fail(written.error());
    session.out.record(
        {{"pdf", text(written->path)}, {"pages", written->pages}},
        fmt::format("{}: {} {}", text(written->path), written->pages, written->pages == 1 ? "page" : "pages"));
    return 0;
}

int agenda(Session& session, const AgendaArguments& arguments) {
    auto desk = session.open(true);
    if (!desk)
        return fail(desk.error());
    const auto rows = (*desk)->meetings().meetings().result();
    if (!rows)
        return fail(rows.error());
    const auto meeting = chosenMeeting(*rows, arguments.meeting, session.clock.now());
    if (!meeting)
        return fail(meeting.error());
    return arguments.pdf.empty() ? printItems(session, **desk, *meeting)
                                 : printPaper(session, **desk, *meeting, arguments.pdf);
}

} // namespace

void addMeetingCommands(CLI::App& app, Session& session, Chosen& chosen) {
    auto* command = app.add_subcommand("agenda", "the agenda of a meeting, a line an item, or its paper");
    const auto arguments = std::make_shared<AgendaArguments>();
    command->add_option("meeting", arguments->meeting, "its id or its day; without it the next that is planned");
    command->add_option("--pdf", arguments->pdf, "write the paper to this file instead");
    command->callback([&, arguments] {
        session.papers = !arguments->pdf.empty();
        chosen = [&, arguments] { return agenda(session, *arguments); };
    });
}

} // namespace watchdesk::ctl
