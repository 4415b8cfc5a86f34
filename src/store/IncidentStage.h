// Incidents on their way in from a table: many, written all at once.
#pragma once

#include "domain/Incident.h"
#include "store/Tx.h"

#include <QSet>
#include <QVector>

namespace watchdesk::store {

/// Sealed in short transactions, then written in one, which has all of them or none. On SQLite what is sealed waits in
/// a table that only the writer's own connection has (a temporary one: it is gone with the program, whatever becomes of
/// it), so that the last transaction copies inside the engine and binds nothing. Desks of a server may make no table,
/// not even such a one: there it waits in this program. begin(), add() as often as need be, write(), end();
/// one stage a store at a time. On the writer's thread, each call inside a transaction.
class IncidentStage {
public:
    struct Incoming {
        domain::Incident incident;
        QByteArray tag; ///< what it is known again by: of table imported
    };

    /// An empty stage.
    Result<void> begin(Tx& tx);
    /// Seals these; they are numbered in the order in which they come.
    Result<void> add(Tx& tx, const QVector<Incoming>& some);
    /// All of them: rows, parts of subjects, look-ups, tags, rows of the feed, change notes. Conflict when the keys
    /// were renewed since, or somebody brought one of them in.
    Result<void> write(Tx& tx);
    /// Lets go of what it held.
    static Result<void> end(Tx& tx);

private:
    Result<void> sealedWithTodaysKey(Tx& tx) const;
    Result<void> broughtByNobody(Tx& tx) const;
    Result<void> copyFromTable(Tx& tx, qint64 first) const;
    Result<void> insertFromHere(Tx& tx, qint64 first) const;
    qint64 m_count = 0;
    QVector<QVariantList> m_rows;        ///< on a server: the rows that the table would have
    QSet<QString> m_keys;                ///< data keys that values were sealed with
    QVector<domain::Incident> m_concern; ///< those that name subjects, without their words
};

} // namespace watchdesk::store
