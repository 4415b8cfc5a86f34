// Meetings: planned, their agendas built and edited, their actions, the paper.
#pragma once

#include "desk/Desk.h"
#include "desk/MeetingViews.h"

#include <QSet>
#include <QThreadPool>

namespace watchdesk::desk {

struct MeetingPlan {
    QString schemeId;
    UtcMs at = 0;
    QString place;
};

/// Window's thread; rules and roles are checked here. Coordinators edit; police sergeants and partners read and take
/// the paper; nobody else sees anything of it. Each step is one transaction with its audit entry; a step on what
/// somebody else has changed in the meantime is a Conflict. The agenda of a meeting that has been held is a record:
/// Conflict.
class MeetingDesk : public QObject {
    Q_OBJECT
public:
    explicit MeetingDesk(DeskContext& context);
    /// Waits for a paper that is being written.
    ~MeetingDesk() override;

    /// Latest first.
    QFuture<Result<QVector<MeetingRow>>> meetings();
    /// A date is needed (InvalidInput); one meeting of a scheme at a time (Conflict).
    QFuture<Result<domain::Meeting>> plan(const MeetingPlan& plan);
    /// From now on it is the last meeting. Not before its time (InvalidInput).
    QFuture<Result<domain::Meeting>> markHeld(const QString& meetingId);

    /// Builds the agenda, or builds it again: what people did to it is kept.
    QFuture<Result<domain::Meeting>> build(const QString& meetingId);
    /// Each person's first reading of a meeting is on the audit log.
    QFuture<Result<AgendaView>> agenda(const QString& meetingId);
    /// One record of the evidence; the reading of a subject is on the audit log.
    QFuture<Result<EvidenceDetail>> evidence(const domain::AgendaEvidence& evidence);

    /// Refused for a text that names a subject where papers name nobody (before a vote), and InvalidInput for no title.
    /// `version` is that of the item which was edited.
    QFuture<Result<AgendaStep>> editItem(const QString& itemId, qint64 version, const QString& title,
                                         const QString& detail);
    /// Past its neighbour in the section: by is -1 or 1. At the end nothing moves, and the step is empty.
    QFuture<Result<AgendaStep>> moveItem(const QString& itemId, int by);
    QFuture<Result<AgendaStep>> setHidden(const QString& itemId, bool hidden);
    /// At the end of its section.
    QFuture<Result<AgendaStep>> addItem(const QString& meetingId, domain::AgendaSection section, const QString& title);

    QFuture<Result<AgendaStep>> addAction(const QString& meetingId, const QString& what, const QString& owner,
                                          QDate dueOn);
    /// A null date opens it again.
    QFuture<Result<AgendaStep>> setDone(const QString& actionId, QDate doneOn);
    /// Takes back a step while everything is still as the step left it; Conflict otherwise.
    QFuture<Result<void>> undo(const AgendaStep& step);

    /// The paper, without what is hidden, on a thread of its own. It is on the audit log before it is written. Needs a
    /// QGuiApplication.
    QFuture<Result<PaperWritten>> pdf(const QString& meetingId, const QString& path);

Q_SIGNALS:
    /// A meeting, an item or an action changed, here or on another desk.
    void changed();

private:
    DeskContext& m_context;
    QSet<QString> m_read; ///< person and meeting whose reading is on the audit log
    QThreadPool m_printing;
};

} // namespace watchdesk::desk
