#include "ui/meeting/DeskMeetings.h"

#include "desk/Desk.h"
#include "desk/Directory.h"

namespace watchdesk::ui {

DeskMeetings::DeskMeetings(desk::Desk& desk, QObject* parent)
    : MeetingJobs(parent), m_desk(desk), m_meetings(desk.meetings()) {
    connect(&m_meetings, &desk::MeetingDesk::changed, this, &MeetingJobs::changed);
}

QVector<domain::Scheme> DeskMeetings::schemes() const {
    return m_desk.directory().schemes();
}

DeskMeetings::Answer<QVector<desk::MeetingRow>> DeskMeetings::meetings() {
    return m_meetings.meetings();
}

DeskMeetings::Answer<domain::Meeting> DeskMeetings::plan(const desk::MeetingPlan& plan) {
    return m_meetings.plan(plan);
}

DeskMeetings::Answer<domain::Meeting> DeskMeetings::markHeld(const QString& meetingId) {
    return m_meetings.markHeld(meetingId);
}

DeskMeetings::Answer<domain::Meeting> DeskMeetings::build(const QString& meetingId) {
    return m_meetings.build(meetingId);
}

DeskMeetings::Answer<desk::AgendaView> DeskMeetings::agenda(const QString& meetingId) {
    return m_meetings.agenda(meetingId);
}

DeskMeetings::Answer<desk::EvidenceDetail> DeskMeetings::evidence(const domain::AgendaEvidence& evidence) {
    return m_meetings.evidence(evidence);
}

DeskMeetings::Answer<desk::AgendaStep> DeskMeetings::editItem(const QString& itemId, qint64 version,
                                                              const QString& title, const QString& detail) {
    return m_meetings.editItem(itemId, version, title, detail);
}

DeskMeetings::Answer<desk::AgendaStep> DeskMeetings::moveItem(const QString& itemId, int by) {
    return m_meetings.moveItem(itemId, by);
}

DeskMeetings::Answer<desk::AgendaStep> DeskMeetings::setHidden(const QString& itemId, bool hidden) {
    return m_meetings.setHidden(itemId, hidden);
}

DeskMeetings::Answer<desk::AgendaStep> DeskMeetings::addItem(const QString& meetingId, domain::AgendaSection section,
                                                             const QString& title) {
    return m_meetings.addItem(meetingId, section, title);
}

DeskMeetings::Answer<desk::AgendaStep> DeskMeetings::addAction(const QString& meetingId, const QString& what,
                                                               const QString& owner, QDate dueOn) {
    return m_meetings.addAction(meetingId, what, owner, dueOn);
}

DeskMeetings::Answer<desk::AgendaStep> DeskMeetings::setDone(const QString& actionId, QDate doneOn) {
    return m_meetings.setDone(actionId, doneOn);
}

DeskMeetings::Answer<void> DeskMeetings::undo(const desk::AgendaStep& step) {
    return m_meetings.undo(step);
}

DeskMeetings::Answer<desk::PaperWritten> DeskMeetings::pdf(const QString& meetingId, const QString& path) {
    return m_meetings.pdf(meetingId, path);
}

UtcMs DeskMeetings::now() const {
    return m_desk.clock().now();
}

} // namespace watchdesk::ui
