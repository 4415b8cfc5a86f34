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
/// included, so that the chain can be followed without any key. On a store thread, in the transaction of what it tells
/// of.
struct AuditTable {
    /// Adds an entry of tx.actor() at tx.desk(), now.
    static Result<domain::AuditEntry> append(Tx& tx, const QString& action, const QString& entity,
                                             const QString& entityId, const QString& detail = {});
    static Result<QVector<domain::AuditEntry>> list(Tx& tx, const AuditFilter& filter = {});

    struct Chains {
        qint64 entries = 0;
        QStringList broken; ///< a sentence for each place where a chain does not hold
    };
    /// Follows every desk's chain from its first entry. Needs no key.
    static Result<Chains> verify(Tx& tx);
};

} // namespace watchdesk::store
