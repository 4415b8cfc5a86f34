// Radio sets: in stock, given out, taken back, lost, in repair; codes on the air that are nobody's.
#pragma once

#include "desk/Desk.h"
#include "desk/MemberViews.h"
#include "desk/RecordStep.h"

namespace watchdesk::desk {

/// A set changing hands.
struct HandOver {
    QString radioSetId;
    domain::RadioState to = domain::RadioState::Issued;
    QString premisesId; ///< of a set that is given out; empty: the control room's own
    QString receiver;   ///< who signs for it
    QString remark;     ///< its condition
};

/// Window's thread; roles are checked here (SeeMembers to read, ManageMembers to change). Whatever changes something
/// gives the step it was, for MemberDesk::undo(). Changes are told by MemberDesk::changed().
class RadioDesk : public QObject {
    Q_OBJECT
public:
    explicit RadioDesk(DeskContext& context) : m_context(context) {}

    /// By call sign.
    QFuture<Result<QVector<RadioLine>>> radios();
    QFuture<Result<RadioSheet>> sheet(const QString& radioSetId);
    /// Heard in the last 90 days and no set's, the most recent first.
    QFuture<Result<QVector<UnknownCode>>> unknownCodes();

    /// A new set, or one that is changed; Conflict names the set that has the serial number, call sign or code already.
    /// A set given out at once has its move noted. Overs that were heard with its code and are nobody's become its.
    QFuture<Result<RecordStep>> save(const domain::RadioSet& set);
    QFuture<Result<RecordStep>> handOver(const HandOver& move);
    /// A slip to be signed, as PDF: the set, who receives it, its condition; gives the pages.
    QFuture<Result<int>> writeSlip(const QString& radioSetId, const QString& path);

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
