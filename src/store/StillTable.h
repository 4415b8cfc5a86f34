// Stills that were kept, and decisions on candidates.
#pragma once

#include "domain/Face.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table still. On a store thread, inside a transaction.
struct StillTable {
    static Result<domain::Still> insert(Tx& tx, domain::Still value);
    static Result<std::optional<domain::Still>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Still>> all(Tx& tx);
    /// The still with its picture; decisions on it stay. Nothing happens when it is not there.
    static Result<void> remove(Tx& tx, const QString& id);
};

/// Table match_decision: append only; a later decision on the same pair stands beside the earlier. On a store thread.
struct MatchDecisionTable {
    static Result<domain::MatchDecision> insert(Tx& tx, domain::MatchDecision value);
    /// Decisions on faces of that very still, oldest first.
    static Result<QVector<domain::MatchDecision>> ofStill(Tx& tx, const QByteArray& originalSha256);
    static Result<QVector<domain::MatchDecision>> ofSubject(Tx& tx, const QString& subjectId);
    static Result<QVector<domain::MatchDecision>> all(Tx& tx);
};

} // namespace watchdesk::store
