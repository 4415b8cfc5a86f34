// The real desk behind MeetingJobs.
#pragma once

#include "ui/meeting/Jobs.h"

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

/// The desk outlives it. Window's thread.
class DeskMeetings final : public MeetingJobs {
    Q_OBJECT
public:
    explicit DeskMeetings(desk::Desk& desk, QObject* parent = nullptr);
    [[nodiscard]] QVector<domain::Scheme> schemes() const override;
    Answer<QVector<desk::MeetingRow>> meetings() override;
    Answer<domain::Meeting> plan(const desk::MeetingPlan& plan) override;
    Answer<domain::Meeting> markHeld(const QString& meetingId) override;
    Answer<domain::Meeting> build(const QString& meetingId) override;
    Answer<desk::AgendaView> agenda(const QString& meetingId) override;
    Answer<desk::EvidenceDetail> evidence(const domain::AgendaEvidence& evidence) override;
    Answer<desk::AgendaStep> editItem(const QString& itemId, qint64 version, const QString& title,
                                      const QString& detail) override;
    Answer<desk::AgendaStep> moveItem(const QString& itemId, int by) override;
    Answer<desk::AgendaStep> setHidden(const QString& itemId, bool hidden) override;
    Answer<desk::AgendaStep> addItem(const QString& meetingId, domain::AgendaSection section,
                                     const QString& title) override;
    Answer<desk::AgendaStep> addAction(const QString& meetingId, const QString& what, const QString& owner,
                                       QDate dueOn) override;
    Answer<desk::AgendaStep> setDone(const QString& actionId, QDate doneOn) override;
    Answer<void> undo(const desk::AgendaStep& step) override;
    Answer<desk::PaperWritten> pdf(const QString& meetingId, const QString& path) override;
    [[nodiscard]] UtcMs now() const override;

private:
    desk::Desk& m_desk;
    desk::MeetingDesk& m_meetings;
};

} // namespace watchdesk::ui
