// What the page of meetings asks of the desk: an interface, so that it runs over the real desk or over memory.
#pragma once

#include "base/Result.h"
#include "desk/MeetingDesk.h"

#include <QFuture>
#include <QObject>

namespace watchdesk::ui {

/// The steps of MeetingDesk, with the same rules. Window's thread.
class MeetingJobs : public QObject {
    Q_OBJECT
public:
    template <class T>
    using Answer = QFuture<Result<T>>;

    using QObject::QObject;
    [[nodiscard]] virtual QVector<domain::Scheme> schemes() const = 0;
    virtual Answer<QVector<desk::MeetingRow>> meetings() = 0;
    virtual Answer<domain::Meeting> plan(const desk::MeetingPlan& plan) = 0;
    virtual Answer<domain::Meeting> markHeld(const QString& meetingId) = 0;
    virtual Answer<domain::Meeting> build(const QString& meetingId) = 0;
    virtual Answer<desk::AgendaView> agenda(const QString& meetingId) = 0;
    virtual Answer<desk::EvidenceDetail> evidence(const domain::AgendaEvidence& evidence) = 0;
    virtual Answer<desk::AgendaStep> editItem(const QString& itemId, qint64 version, const QString& title,
                                              const QString& detail) = 0;
    virtual Answer<desk::AgendaStep> moveItem(const QString& itemId, int by) = 0;
    virtual Answer<desk::AgendaStep> setHidden(const QString& itemId, bool hidden) = 0;
    virtual Answer<desk::AgendaStep> addItem(const QString& meetingId, domain::AgendaSection section,
                                             const QString& title) = 0;
    virtual Answer<desk::AgendaStep> addAction(const QString& meetingId, const QString& what, const QString& owner,
                                               QDate dueOn) = 0;
    virtual Answer<desk::AgendaStep> setDone(const QString& actionId, QDate doneOn) = 0;
    virtual Answer<void> undo(const desk::AgendaStep& step) = 0;
    virtual Answer<desk::PaperWritten> pdf(const QString& meetingId, const QString& path) = 0;
    [[nodiscard]] virtual UtcMs now() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace watchdesk::ui
