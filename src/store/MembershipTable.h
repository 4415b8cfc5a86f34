// Memberships and what of their checklists is done.
#pragma once

#include "domain/Membership.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Tables membership and membership_step. update() is a Conflict when somebody else was first; insert() when the
/// member is in that scheme already.
/// On a store thread, inside a transaction.
struct MembershipTable {
    static Result<domain::Membership> insert(Tx& tx, domain::Membership value);
    static Result<domain::Membership> update(Tx& tx, domain::Membership value);
    static Result<std::optional<domain::Membership>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Membership>> all(Tx& tx);
    static Result<QVector<domain::Membership>> ofMember(Tx& tx, const QString& memberId);
    static Result<QVector<domain::StepDone>> steps(Tx& tx, const QString& membershipId);
    static Result<QVector<domain::StepDone>> allSteps(Tx& tx);
    /// Ticks a step, or with no date takes the tick away; the change is noted for the membership.
    static Result<void> setStep(Tx& tx, const domain::StepDone& step);
};

} // namespace watchdesk::store
