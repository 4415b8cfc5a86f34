// Members as their schemes see them. On a store thread, inside a transaction.
#pragma once

#include "desk/MemberViews.h"
#include "domain/Membership.h"
#include "store/Tx.h"

#include <QVector>

namespace watchdesk::desk {

/// The members of a scheme (empty: of all), one for each: their last membership there, and its last signature. In the
/// order of their ids.
[[nodiscard]] Result<QVector<domain::SchemeMember>> schemeMembers(store::Tx& tx, const QString& schemeId = {});

/// What the checklist of a membership is worked out from.
[[nodiscard]] Result<domain::ChecklistInput> readChecklist(store::Tx& tx, const domain::Membership& membership);
/// Rule 17 for somebody of a member's: whether any of its memberships opens the gallery on that day.
[[nodiscard]] Result<bool> galleryIsOpenTo(store::Tx& tx, const QString& memberId, const QDate& day);

/// One line a membership, by name; without those that ended before today unless asked for.
[[nodiscard]] Result<QVector<MemberLine>> readMemberLines(store::Tx& tx, bool withLeft);
/// By id, or by name whatever its case, of those that have not left. NotFound; Conflict when several are called so.
[[nodiscard]] Result<domain::Member> readMemberNamed(store::Tx& tx, const QString& nameOrId);
/// NotFound.
[[nodiscard]] Result<MemberSheet> readMemberSheet(store::Tx& tx, const QString& memberId);
/// Members whose name or premises' name is the same (no case, no blanks, "and" for "&") in that street.
[[nodiscard]] Result<QVector<MemberLine>> readSimilar(store::Tx& tx, const QString& name, const QString& street);
/// Editions of a scheme's agreement, latest first.
[[nodiscard]] Result<QVector<domain::Agreement>> readAgreements(store::Tx& tx, const QString& schemeId);

} // namespace watchdesk::desk
