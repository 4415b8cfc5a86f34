// Erasing records for good, with all that hangs on them.
#pragma once

#include "store/Tx.h"

#include <QMap>
#include <QStringList>
#include <QVector>

namespace watchdesk::store {

/// How many of what went: "photographs", "templates", "stills", "recordings", "notices", "incidents", "keys", …
using ErasedCounts = QMap<QString, qint64>;

// Each on a store thread, inside a transaction, and in the ledger (ErasureTable). None opens anything, so that what a
// restored backup brought back can go before anybody has signed in. What is not there any more counts as erased.

/// What is kept of a subject but the subject's own row and keys: photographs, thumbnails, templates, decisions on
/// candidates, the stills that show nobody else, exclusion notices, the part in incidents, and the recordings of the
/// incidents that were about nobody else. The subject stays in the ledger as due until eraseSubject().
Result<void> eraseRecordsOfSubject(Tx& tx, const QString& subjectId, ErasedCounts& counts);
/// The subject's row, and every key that was the subject's alone: whatever is still sealed with them anywhere (audit
/// details, copies of the file) is noise from then on. After eraseRecordsOfSubject().
Result<void> eraseSubject(Tx& tx, const QString& subjectId, ErasedCounts& counts);
/// An incident becomes figures: its words are emptied, its recordings and its alert's words and sightings' notes go.
Result<void> eraseIncidentWords(Tx& tx, const QString& incidentId, ErasedCounts& counts);
/// An over's recording; the over itself stays.
Result<void> eraseRecording(Tx& tx, const QString& transmissionId, ErasedCounts& counts);
/// An over with its recording and its row in the feed. Conflict when an incident was logged from it.
Result<void> eraseTransmission(Tx& tx, const QString& transmissionId, ErasedCounts& counts);
/// A still; the decisions on it stay, without a picture.
Result<void> eraseStill(Tx& tx, const QString& stillId, ErasedCounts& counts);
/// A notice with its list of evidence.
Result<void> eraseNotice(Tx& tx, const QString& noticeId, ErasedCounts& counts);
/// A court's or council's order, with its conditions.
Result<void> eraseOrder(Tx& tx, const QString& orderId, ErasedCounts& counts);
/// A meeting with its agenda and actions.
Result<void> eraseMeeting(Tx& tx, const QString& meetingId, ErasedCounts& counts);
/// An emergency alarm with its row in the feed; its over is free to go by its own clock.
Result<void> eraseEmergency(Tx& tx, const QString& emergencyId, ErasedCounts& counts);
/// A text of a radio, with its row in the feed.
Result<void> eraseRadioText(Tx& tx, const QString& textId, ErasedCounts& counts);
/// A letter of the outbox.
Result<void> eraseLetter(Tx& tx, const QString& letterId, ErasedCounts& counts);
/// A roll-call with who answered.
Result<void> eraseRollCall(Tx& tx, const QString& rollCallId, ErasedCounts& counts);
/// A turn on watch.
Result<void> eraseSignOn(Tx& tx, const QString& signOnId, ErasedCounts& counts);
/// A shift with what was handed over.
Result<void> eraseShift(Tx& tx, const QString& shiftId, ErasedCounts& counts);
/// An intelligence report.
Result<void> eraseIntelReport(Tx& tx, const QString& reportId, ErasedCounts& counts);
/// Contacts and telephones of a member with their mail, and who signed for what; the business stays.
Result<void> eraseContact(Tx& tx, const QString& memberId, ErasedCounts& counts);

/// Erases a record by its ledger's entity; of a subject, all but the row and the keys. InvalidInput for an entity that
/// is none.
Result<void> eraseByLedger(Tx& tx, const QString& entity, const QString& recordId, ErasedCounts& counts);

} // namespace watchdesk::store
