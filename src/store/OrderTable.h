// Orders of courts and councils, with their conditions.
#pragma once

#include "domain/Order.h"
#include "domain/Subject.h"
#include "store/Tx.h"

#include <QHash>
#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Tables court_order, order_condition and order_premises. insert() and update() give the value as it is now stored;
/// update() and remove() are a Conflict when somebody else was first. What is of one subject is sealed with that
/// subject's key. An order that ends the reason to compare a face destroys its templates in the same transaction (rule
/// 12). On a store thread, inside a transaction.
struct OrderTable {
    static Result<domain::Order> insert(Tx& tx, domain::Order value);
    static Result<domain::Order> update(Tx& tx, domain::Order value);
    static Result<void> remove(Tx& tx, const domain::Order& value);
    static Result<std::optional<domain::Order>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Order>> all(Tx& tx);
    static Result<QVector<domain::Order>> ofSubject(Tx& tx, const QString& subjectId);
    /// Of these subjects and of everybody: what may apply when one of them is seen.
    static Result<QVector<domain::Order>> applyingTo(Tx& tx, const QStringList& subjectIds);
    /// How many conditions say that zone.
    static Result<qint64> usesOfZone(Tx& tx, const QString& zoneId);
};

/// Orders without what is sealed and without conditions, by subject: opens nothing. Of everybody, or of one.
Result<QHash<QString, QVector<domain::Order>>> plainOrders(Tx& tx, const QString& subjectId = {});

/// The subject's cautions as they are to be shown: with what an order in force at the transaction's time says, whether
/// or not somebody has ticked it.
Result<domain::Cautions> cautionsWithOrders(Tx& tx, const domain::Subject& subject);

} // namespace watchdesk::store
