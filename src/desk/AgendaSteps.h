// The steps of a person on an agenda, and taking them back. On a store thread, inside a transaction.
#pragma once

#include "desk/MeetingViews.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// The item, when its agenda may still be edited: NotFound, or Conflict after the meeting.
Result<domain::AgendaItem> editableItem(store::Tx& tx, const QString& itemId);
/// The meeting, likewise.
Result<domain::Meeting> editableMeeting(store::Tx& tx, const QString& meetingId);

Result<AgendaStep> writeEdit(store::Tx& tx, const domain::AgendaItem& item, qint64 version, const QString& title,
                             const QString& detail);
Result<AgendaStep> writeMove(store::Tx& tx, const domain::AgendaItem& item, int by);
Result<AgendaStep> writeHidden(store::Tx& tx, const domain::AgendaItem& item, bool hidden);
Result<AgendaStep> writeOwnItem(store::Tx& tx, const QString& meetingId, domain::AgendaSection section,
                                const QString& title);
Result<AgendaStep> writeAction(store::Tx& tx, const domain::ActionItem& action);
Result<AgendaStep> writeDone(store::Tx& tx, const QString& actionId, QDate doneOn);
/// Conflict when anything is no longer as the step left it.
Result<void> takeBack(store::Tx& tx, const AgendaStep& step);

} // namespace watchdesk::desk
