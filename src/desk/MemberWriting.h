// What the desks of members and radios write: each in one transaction, with its rule and its audit entry. Roles are
// asked before.
#pragma once

#include "desk/MemberDesk.h"

namespace watchdesk::desk {

Result<RecordStep> writeNewMember(store::Tx& tx, const NewMember& fresh);
Result<RecordStep> writeMember(store::Tx& tx, const domain::Member& member);
Result<RecordStep> writePremises(store::Tx& tx, const domain::Premises& premises);
Result<RecordStep> writeContact(store::Tx& tx, const domain::Contact& contact);
/// Conflict for a number that another camera of the same premises, or of the town, has.
Result<RecordStep> writeCamera(store::Tx& tx, const domain::Camera& camera);
Result<RecordStep> writeCameraRemoval(store::Tx& tx, const domain::Camera& camera);
/// Those that are no member's, by number.
Result<QVector<domain::Camera>> readTownCameras(store::Tx& tx);
Result<RecordStep> writeApplication(store::Tx& tx, const QString& memberId, const QString& schemeId);
Result<RecordStep> writeJoining(store::Tx& tx, const QVector<QString>& membershipIds, const QDate& day);
Result<RecordStep> writeLeaving(store::Tx& tx, const QVector<QString>& membershipIds, const QDate& day);
Result<RecordStep> writeTicks(store::Tx& tx, const QVector<QString>& membershipIds, domain::MembershipStep step,
                              const QDate& day);
Result<RecordStep> writeSignatures(store::Tx& tx, const QVector<QString>& membershipIds, const QDate& day,
                                   const QString& signedBy);
Result<domain::Agreement> writeAgreement(store::Tx& tx, const domain::Agreement& agreement);
/// Takes a step back, and notes it.
Result<void> writeUndo(store::Tx& tx, const RecordStep& step);

/// An entry under a member or a radio set.
Result<void> auditOffice(store::Tx& tx, const char* action, const char* entity, const QString& id,
                         const QString& detail = {});

} // namespace watchdesk::desk
