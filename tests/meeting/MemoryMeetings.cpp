#include "meeting/MemoryMeetings.h"

#include <algorithm>

namespace watchdesk::test {

using domain::AgendaSection;

namespace {

constexpr UtcMs hour = 3'600'000;
const UtcMs meetingAt = 1'795'716'000'000; // Thu 26 Nov 2026 18:00 UTC

desk::EvidenceLine evidenceLine(int number) {
    desk::EvidenceLine line;
    line.evidence = {QStringLiteral("incident"), QStringLiteral("e%1").arg(number)};
    line.at = meetingNow - number * 29 * hour;
    line.what = QStringLiteral("Theft · %1").arg(4409 - number);
    line.where = QStringLiteral("C07 Hallam Pharmacy");
    line.lossPence = number % 2 == 0 ? 1250 * number : 0;
    line.source = number % 3 == 0 ? QStringLiteral("26*104471") : QStringLiteral("radio");
    return line;
}

Error notFound() {
    return {ErrorCode::NotFound, "That line is not there.", "", ""};
}

} // namespace

template <class T>
MemoryMeetings::Answer<T> MemoryMeetings::answered(Result<T> value) const {
    QFutureInterface<Result<T>> made;
    made.reportStarted();
    made.reportResult(std::move(value));
    made.reportFinished();
    return made.future();
}

desk::AgendaLine& MemoryMeetings::add(AgendaSection section, const QString& title, int evidence) {
    desk::AgendaLine line;
    line.item.id = QStringLiteral("i%1").arg(++m_next);
    line.item.version = 1;
    line.item.meetingId = view.meeting.id;
    line.item.section = section;
    line.item.title = title;
    line.item.source = QStringLiteral("source:%1").arg(m_next);
    line.item.detail = QStringLiteral("Theft 4, violence 1, at 3 places; the last on 18 November. Loss £146.50. "
                                      "Proposed for exclusion.");
    for (int i = 1; i <= evidence; ++i)
        line.evidence += evidenceLine(i);
    auto at = std::find_if(view.lines.begin(), view.lines.end(),
                           [&](const auto& other) { return other.item.section > section; });
    return *view.lines.insert(at, line);
}

void MemoryMeetings::fillQuiet() {
    view.meeting.id = QStringLiteral("m1");
    view.meeting.version = 1;
    view.meeting.schemeId = scheme.id;
    view.meeting.at = meetingAt;
    view.meeting.place = QStringLiteral("Corn Exchange, upper room");
    view.meeting.builtFrom = meetingAt - 28 * 24 * hour;
    view.meeting.builtAt = meetingNow;
    view.scheme = scheme.name;
    view.mayEdit = view.mayAct = true;
    rows = {{view.meeting, scheme.name, 3, 0}};
    add(AgendaSection::Attendance, QStringLiteral("Welcome, attendance and apologies"), 0).item.detail =
        QStringLiteral("50 members.");
    add(AgendaSection::Incidents, QStringLiteral("Nothing was reported between 29 October and 20 November."), 0)
        .item.detail.clear();
    add(AgendaSection::OtherBusiness, QStringLiteral("Any other business"), 0).item.detail =
        QStringLiteral("Next meeting: 17 December.");
}

void MemoryMeetings::addActions() {
    for (int i = 0; i < 5; ++i) {
        desk::ActionRow row;
        row.action.id = QStringLiteral("a%1").arg(i);
        row.action.what = QStringLiteral("Ask the council for a light at the end of Butter Row");
        row.action.owner = QStringLiteral("Coordinator");
        row.action.dueOn = QDate(2026, 11, 12 + 7 * i);
        row.late = i < 2;
        row.carried = i < 4;
        row.meetingAt = meetingAt - (row.carried ? 28 * 24 * hour : 0);
        if (i == 4)
            row.action.doneOn = QDate(2026, 11, 19);
        view.actions += row;
    }
}

void MemoryMeetings::fill() {
    fillQuiet();
    view.lines.clear();
    for (int i = 1; i <= 12; ++i) {
        auto held = rows.first();
        held.meeting.id = QStringLiteral("held%1").arg(i);
        held.meeting.at -= UtcMs{i} * 28 * 24 * hour;
        held.meeting.state = domain::MeetingState::Held;
        held.open = i == 1 ? 2 : 0;
        rows += held;
    }
    add(AgendaSection::Attendance, QStringLiteral("Welcome, attendance and apologies"), 0);
    add(AgendaSection::Actions, QStringLiteral("Ask the council for a light at the end of Butter Row"), 1);
    add(AgendaSection::Actions, QStringLiteral("Send members the advice on forged twenty-pound notes"), 1);
    add(AgendaSection::Incidents, QStringLiteral("213 incidents between 29 October and 20 November"), 40);
    add(AgendaSection::Incidents, QStringLiteral("9 serious incidents"), 9);
    add(AgendaSection::Incidents, QStringLiteral("Losses of £1,246.50, £850 in the 22 days before"), 10).item.edited =
        true;
    for (int i = 0; i < 5; ++i)
        add(AgendaSection::Offenders, QStringLiteral("W-04%1 · man, 30 to 39 · %2 incidents").arg(12 + i).arg(7 - i),
            6);
    add(AgendaSection::Places, QStringLiteral("C34 Greengate Express · 8 incidents"), 8);
    for (int i = 0; i < 4; ++i)
        add(AgendaSection::Proposals, QStringLiteral("W-04%1 · woman, 18 to 29 · 6 months proposed").arg(28 + i), 5);
    auto& breach =
        add(AgendaSection::Breaches, QStringLiteral("W-0405 · man, 40 to 49 · 2 breaches since the last meeting"), 3);
    breach.name = QStringLiteral("Callum Reeve");
    view.lines[8].item.hidden = true;
    view.lines[9].item.gone = view.lines[9].item.edited = true;
    auto& own = add(AgendaSection::OtherBusiness, QStringLiteral("Christmas market on 5 December"), 0);
    own.item.source.clear();
    addActions();
}

void MemoryMeetings::fillLong() {
    fill();
    const QString word = QStringLiteral("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch ");
    view.meeting.place = word.repeated(3);
    view.scheme = word + word;
    for (desk::AgendaLine& line : view.lines) {
        line.item.title = word.repeated(3) + line.item.title;
        line.item.detail = (word + line.item.detail).repeated(3);
        line.name = word.repeated(2);
        for (desk::EvidenceLine& evidence : line.evidence) {
            evidence.what = word.repeated(2);
            evidence.where = word.repeated(2);
            evidence.source = word;
            evidence.lossPence = 123'456'789;
        }
    }
    for (desk::ActionRow& row : view.actions) {
        row.action.what = word.repeated(3);
        row.action.owner = word.repeated(2);
    }
    for (desk::MeetingRow& row : rows)
        row.scheme = row.meeting.place = word.repeated(2);
}

MemoryMeetings::Answer<QVector<desk::MeetingRow>> MemoryMeetings::meetings() {
    return answered<QVector<desk::MeetingRow>>(closed ? Result<QVector<desk::MeetingRow>>(*closed) : rows);
}

MemoryMeetings::Answer<domain::Meeting> MemoryMeetings::plan(const desk::MeetingPlan& plan) {
    if (fail)
        return answered<domain::Meeting>(*fail);
    domain::Meeting meeting;
    meeting.id = QStringLiteral("planned%1").arg(++m_next);
    meeting.schemeId = plan.schemeId;
    meeting.at = plan.at;
    meeting.place = plan.place;
    rows.prepend({meeting, scheme.name, 0, 0});
    steps += QStringLiteral("plan ") + plan.place;
    return answered<domain::Meeting>(meeting);
}

MemoryMeetings::Answer<domain::Meeting> MemoryMeetings::markHeld(const QString& meetingId) {
    steps += QStringLiteral("held ") + meetingId;
    view.mayEdit = false;
    return answered<domain::Meeting>(view.meeting);
}

MemoryMeetings::Answer<domain::Meeting> MemoryMeetings::build(const QString& meetingId) {
    if (fail)
        return answered<domain::Meeting>(*fail);
    steps += QStringLiteral("build ") + meetingId;
    view.meeting.builtAt = now();
    return answered<domain::Meeting>(view.meeting);
}

MemoryMeetings::Answer<desk::AgendaView> MemoryMeetings::agenda(const QString& meetingId) {
    ++read;
    if (closed)
        return answered<desk::AgendaView>(*closed);
    desk::AgendaView asked = view;
    for (const desk::MeetingRow& row : rows) {
        if (row.meeting.id == meetingId && meetingId != view.meeting.id)
            asked.meeting = row.meeting;
    }
    return answered<desk::AgendaView>(asked);
}

MemoryMeetings::Answer<desk::EvidenceDetail> MemoryMeetings::evidence(const domain::AgendaEvidence& evidence) {
    opened += evidence;
    desk::EvidenceDetail detail;
    detail.evidence = evidence;
    detail.category = QStringLiteral("Theft");
    detail.place = QStringLiteral("C07 Hallam Pharmacy, High Street");
    detail.incident.number = 4408;
    detail.incident.at = meetingNow - 29 * hour;
    detail.incident.description = QStringLiteral("m ~30, grey hoodie, Nike bag");
    detail.incident.narrative = QStringLiteral("two razors into a bag, past the till");
    detail.incident.lossPence = 1250;
    detail.incident.policeReference = QStringLiteral("26*104471");
    detail.incident.outcome = domain::IncidentOutcome::LeftTown;
    detail.incident.line = QStringLiteral("C07 theft m30 grey hoodie nike bag > market sq £12.50");
    return answered<desk::EvidenceDetail>(detail);
}

desk::AgendaLine* MemoryMeetings::line(const QString& itemId) {
    const auto found =
        std::find_if(view.lines.begin(), view.lines.end(), [&](const auto& l) { return l.item.id == itemId; });
    return found == view.lines.end() ? nullptr : &*found;
}

QStringList MemoryMeetings::titlesOf(AgendaSection section) const {
    QStringList out;
    for (const desk::AgendaLine& line : view.lines) {
        if (line.item.section == section)
            out += line.item.title;
    }
    return out;
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::step(const QString& itemId, const QString& word,
                                                              const std::function<void(desk::AgendaLine&)>& change) {
    if (fail)
        return answered<desk::AgendaStep>(*fail);
    desk::AgendaLine* found = line(itemId);
    if (found == nullptr)
        return answered<desk::AgendaStep>(notFound());
    desk::AgendaStep step;
    step.itemId = itemId;
    step.itemsBefore = {found->item};
    change(*found);
    ++found->item.version;
    step.itemsAfter = {found->item};
    steps += word + QLatin1Char(' ') + itemId;
    return answered<desk::AgendaStep>(step);
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::editItem(const QString& itemId, qint64 version,
                                                                  const QString& title, const QString& detail) {
    if (const desk::AgendaLine* found = line(itemId); found != nullptr && found->item.version != version)
        return answered<desk::AgendaStep>(
            Error{ErrorCode::Conflict, "Somebody else has changed this line.", "What they wrote is kept.", ""});
    return step(itemId, QStringLiteral("edit"), [&](desk::AgendaLine& line) {
        line.item.title = title;
        line.item.detail = detail;
        line.item.edited = true;
    });
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::moveItem(const QString& itemId, int by) {
    const auto at =
        std::find_if(view.lines.begin(), view.lines.end(), [&](const auto& l) { return l.item.id == itemId; });
    const qsizetype from = at - view.lines.begin(), to = from + by;
    if (to < 0 || to >= view.lines.size() || view.lines.at(to).item.section != view.lines.at(from).item.section)
        return answered<desk::AgendaStep>(desk::AgendaStep());
    auto answer = step(itemId, by < 0 ? QStringLiteral("up") : QStringLiteral("down"), [](auto&) {});
    view.lines.swapItemsAt(from, to);
    return answer;
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::setHidden(const QString& itemId, bool hidden) {
    return step(itemId, hidden ? QStringLiteral("hide") : QStringLiteral("show"),
                [&](desk::AgendaLine& line) { line.item.hidden = hidden; });
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::addItem(const QString&, AgendaSection section,
                                                                 const QString& title) {
    if (fail)
        return answered<desk::AgendaStep>(*fail);
    desk::AgendaLine& line = add(section, title, 0);
    line.item.source.clear();
    desk::AgendaStep step;
    step.itemId = line.item.id;
    step.itemsAfter = {line.item};
    steps += QStringLiteral("add ") + title;
    return answered<desk::AgendaStep>(step);
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::addAction(const QString&, const QString& what,
                                                                   const QString& owner, QDate dueOn) {
    if (fail)
        return answered<desk::AgendaStep>(*fail);
    desk::ActionRow row;
    row.action.id = QStringLiteral("new%1").arg(++m_next);
    row.action.what = what;
    row.action.owner = owner;
    row.action.dueOn = dueOn;
    row.meetingAt = view.meeting.at;
    view.actions.prepend(row);
    desk::AgendaStep step;
    step.actionsAfter = {row.action};
    steps += QStringLiteral("action ") + what;
    return answered<desk::AgendaStep>(step);
}

MemoryMeetings::Answer<desk::AgendaStep> MemoryMeetings::setDone(const QString& actionId, QDate doneOn) {
    for (desk::ActionRow& row : view.actions) {
        if (row.action.id != actionId)
            continue;
        desk::AgendaStep step;
        step.actionsBefore = {row.action};
        row.action.doneOn = doneOn;
        step.actionsAfter = {row.action};
        steps += (doneOn.isValid() ? QStringLiteral("done ") : QStringLiteral("reopen ")) + actionId;
        return answered<desk::AgendaStep>(step);
    }
    return answered<desk::AgendaStep>(notFound());
}

MemoryMeetings::Answer<void> MemoryMeetings::undo(const desk::AgendaStep& step) {
    if (fail)
        return answered<void>(*fail);
    steps += QStringLiteral("undo ") + step.itemId;
    for (const domain::AgendaItem& before : step.itemsBefore) {
        if (desk::AgendaLine* found = line(before.id))
            found->item = before;
    }
    if (step.itemsBefore.isEmpty())
        view.lines.removeIf([&](const auto& line) { return line.item.id == step.itemId; });
    return answered<void>(Result<void>());
}

MemoryMeetings::Answer<desk::PaperWritten> MemoryMeetings::pdf(const QString& meetingId, const QString& path) {
    if (fail)
        return answered<desk::PaperWritten>(*fail);
    steps += QStringLiteral("pdf ") + meetingId;
    return answered<desk::PaperWritten>(desk::PaperWritten{path, 3});
}

} // namespace watchdesk::test
