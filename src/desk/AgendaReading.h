// A meeting joined with everything its page and its paper show. On a store thread, inside a transaction.
#pragma once

#include "desk/MeetingViews.h"
#include "domain/Person.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// Every meeting, latest first.
Result<QVector<MeetingRow>> readMeetings(store::Tx& tx);

/// The agenda with its evidence in lines and the actions beside it. `mayRun`: the reader runs meetings.
/// NotFound.
Result<AgendaView> readAgenda(store::Tx& tx, const QString& meetingId, bool mayRun);

/// One record of the evidence. NotFound when it is no longer in the store.
Result<EvidenceDetail> readEvidence(store::Tx& tx, const domain::AgendaEvidence& evidence);

} // namespace watchdesk::desk
