// The append-only log, chained by hash for each desk.
#pragma once

#include "domain/Audit.h"
#include "store/Tx.h"

#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Which entries, newest first.
struct AuditFilter {
    UtcMs since = 0;
    UtcMs until = 0; ///< excluded; 0: no bound
    int limit = 0;
    qint64 beforeSeq = 0;
    qint64 afterSeq = 0;        ///< those that follow it next; 0: no bound
    std::optional<QString> who; ///< person id, empty for the desk itself; unset: all
    QStringList actions;        ///< empty: all
    QString entity;             ///< empty: all
    QString entityId;           ///< empty: all
};

/// Table audit. An entry's hash is over its desk's previous hash and all its columns as stored, the sealed detail
/// included, so that the chain can be followed without any key; and whoever is signed in signs it (Ed25519), so that
/// nobody else can write a chain of their own in its place. On a store thread, in the transaction of what it tells of.
struct AuditTable {
    /// Adds an entry of tx.actor() at tx.desk(), now. What is about one subject alone is sealed with that subject's own
    /// key. Locked when somebody acts whose keys have been closed meanwhile.
    static Result<domain::AuditEntry> append(Tx& tx, const QString& action, const QString& entity,
                                             const QString& entityId, const QString& detail = {});
    static Result<QVector<domain::AuditEntry>> list(Tx& tx, const AuditFilter& filter = {});
    /// Those of the entries of these actions that somebody of this store signed as they are, oldest first: what they
    /// say cannot have been planted by somebody who can only write to the database. Locked.
    static Result<QVector<domain::AuditEntry>> signedOnes(Tx& tx, const QStringList& actions);

    struct Chains {
        qint64 entries = 0;
        qint64 signatures = 0; ///< that were looked at
        QStringList broken;    ///< a sentence for each place where a chain does not hold
    };
    /// The last signature of a chain covers what is before it; all of them tell that each is by who it names.
    enum class Signatures { Last, All };
    /// Follows every desk's chain from its first entry. Needs no key; with one, only the signing keys that come from
    /// the same beginning as one's own count.
    static Result<Chains> verify(Tx& tx, Signatures which = Signatures::All);

    /// People acted in this store before there were signatures (schema 6): a signature that counts covers such entries,
    /// or nobody has signed yet.
    static Result<bool> isOlder(Tx& tx);
    /// Where each desk's chain ends now.
    static Result<QVector<domain::AuditHead>> heads(Tx& tx);
    /// Whether the chain has that entry; a sentence when it has not.
    static Result<std::optional<QString>> missing(Tx& tx, const domain::AuditHead& head);
    /// Notes, and so signs, where the chains of the other desks end, if they have grown since the last time.
    static Result<void> signAcross(Tx& tx);
    /// A sentence for each head that was noted so and is not in its chain. Needs the records' key.
    static Result<QStringList> verifyAcross(Tx& tx);
};

} // namespace watchdesk::store
