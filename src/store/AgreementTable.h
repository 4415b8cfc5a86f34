// Editions of the information-sharing agreement, and who has signed them.
#pragma once

#include "domain/Membership.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Tables agreement and agreement_signature. insert() is a Conflict for an edition that is there.
/// On a store thread, inside a transaction.
struct AgreementTable {
    static Result<domain::Agreement> insert(Tx& tx, domain::Agreement value);
    static Result<domain::Agreement> update(Tx& tx, domain::Agreement value);
    static Result<std::optional<domain::Agreement>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Agreement>> all(Tx& tx);
    /// The latest by its day, or nothing.
    static Result<std::optional<domain::Agreement>> current(Tx& tx, const QString& schemeId);
    static Result<domain::AgreementSignature> sign(Tx& tx, domain::AgreementSignature value);
    /// Takes back a signature that was noted by mistake.
    static Result<void> unsign(Tx& tx, const domain::AgreementSignature& value);
    static Result<QVector<domain::AgreementSignature>> signatures(Tx& tx, const QString& membershipId);
    static Result<QVector<domain::AgreementSignature>> allSignatures(Tx& tx);
};

} // namespace watchdesk::store
