// What imports have brought already.
#pragma once

#include "store/Tx.h"

#include <QHash>
#include <QVector>

namespace watchdesk::store {

/// A record that a table brought: the tag is a keyed hash (Tagger) of what identifies it there.
struct Imported {
    QByteArray tag;
    QString entity; ///< "incident", "member"
    QString recordId;
};

/// Table imported. A record that is erased for good keeps its tag, so that the same table does not bring it back; one
/// that was taken back does not. On a store thread, inside a transaction.
struct ImportedTable {
    /// The records of those tags that are known, by tag.
    static Result<QHash<QByteArray, QString>> find(Tx& tx, const QVector<QByteArray>& tags);
    /// Everything that was brought of a kind of record, by tag.
    static Result<QHash<QByteArray, QString>> all(Tx& tx, const QString& entity);
    /// A tag that is known already leads to the new record from now on.
    static Result<void> put(Tx& tx, const QVector<Imported>& records);
    /// The record's tags go.
    static Result<void> forget(Tx& tx, const QString& recordId);
};

} // namespace watchdesk::store
