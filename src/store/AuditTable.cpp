#include "store/AuditTable.h"

#include "seal/HashChain.h"
#include "store/QtBytes.h"
#include "store/Records.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::store {

namespace {

const QString columns = QStringLiteral("seq, id, desk, number, at_ms, who, action, entity, entity_id, detail, hash");

/// An entry as stored: its detail still sealed.
struct Stored {
    domain::AuditEntry entry;
    QByteArray sealedDetail;
};

Stored storedOf(const Row& row) {
    Stored out;
    out.entry.seq = row.integer(0);
    out.entry.id = row.text(1);
    out.entry.desk = row.text(2);
    out.entry.number = row.integer(3);
    out.entry.at = row.integer(4);
    out.entry.who = row.text(5);
    out.entry.action = row.text(6);
    out.entry.entity = row.text(7);
    out.entry.entityId = row.text(8);
    out.sealedDetail = row.blob(9);
    out.entry.hash = row.blob(10);
    return out;
}

QByteArray hashOf(const QByteArray& previous, const domain::AuditEntry& e, const QByteArray& sealedDetail) {
    seal::ChainEntry chain(viewOf(previous));
    chain.add(std::string_view("WatchDesk audit 1")).add(std::int64_t{e.number}).add(std::int64_t{e.at});
    for (const QString* text : {&e.id, &e.desk, &e.who, &e.action, &e.entity, &e.entityId})
        chain.add(viewOf(text->toUtf8()));
    return bytesOf(chain.add(viewOf(sealedDetail)).hash());
}

Result<domain::AuditEntry> openedFrom(Tx& tx, const Row& row) {
    Stored stored = storedOf(row);
    STORE_TRY(detail, tx.open({"audit", "detail", stored.entry.id}, stored.sealedDetail));
    stored.entry.detail = detail;
    return stored.entry;
}

QString placeOf(const domain::AuditEntry& e) {
    return QStringLiteral("entry %1 of desk \"%2\"").arg(QString::number(e.number), e.desk);
}

/// The end of a desk's chain, as far as it has been followed.
struct Head {
    qint64 number = 0;
    QByteArray hash;
};

void follow(QHash<QString, Head>& heads, const Stored& stored, QStringList& broken) {
    Head& head = heads[stored.entry.desk];
    if (stored.entry.number != head.number + 1)
        broken << QStringLiteral("audit: %1 follows entry %2: what was between is gone.")
                      .arg(placeOf(stored.entry))
                      .arg(head.number);
    else if (hashOf(head.hash, stored.entry, stored.sealedDetail) != stored.entry.hash)
        broken << QStringLiteral("audit: %1 was changed after it was written.").arg(placeOf(stored.entry));
    head = {stored.entry.number, stored.entry.hash};
}

/// Entries cut off at a chain's end leave no gap; their change notes tell of them.
Result<void> findCutOff(Tx& tx, QStringList& broken) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT count(*) FROM changes c LEFT JOIN audit a ON a.id = c.id "
                                         "WHERE c.entity = 'audit' AND a.id IS NULL")));
    if (row->integer(0) > 0)
        broken << QStringLiteral("audit: %1 entries were noted as written and are not there.").arg(row->integer(0));
    return {};
}

} // namespace

Result<domain::AuditEntry> AuditTable::append(Tx& tx, const QString& action, const QString& entity,
                                              const QString& entityId, const QString& detail) {
    domain::AuditEntry e;
    e.id = tx.newId();
    e.desk = tx.desk();
    e.at = tx.now();
    e.who = tx.actor();
    e.action = action;
    e.entity = entity;
    e.entityId = entityId;
    e.detail = detail;
    STORE_TRY(head, tx.one(QStringLiteral("SELECT number, hash FROM audit WHERE desk = ? ORDER BY number DESC LIMIT 1"),
                           {e.desk}));
    e.number = head ? head->integer(0) + 1 : 1;
    STORE_TRY(sealed, tx.seal({"audit", "detail", e.id}, detail));
    e.hash = hashOf(head ? head->blob(1) : QByteArray(), e, sealed);
    STORE_TRY(
        row,
        tx.one(QStringLiteral(
                   "INSERT INTO audit (id, version, desk, number, at_ms, who, action, entity, entity_id, detail, hash) "
                   "VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq"),
               {e.id, e.desk, e.number, static_cast<qint64>(e.at), e.who, e.action, e.entity, e.entityId, sealed,
                e.hash}));
    e.seq = row->integer(0);
    STORE_CHECK(tx.note("audit", e.id, 1));
    return e;
}

Result<QVector<domain::AuditEntry>> AuditTable::list(Tx& tx, const AuditFilter& filter) {
    Where where;
    where.between("at_ms", filter.since, filter.until);
    if (filter.beforeSeq > 0)
        where.add(QStringLiteral("seq < ?"), {filter.beforeSeq});
    if (filter.afterSeq > 0)
        where.add(QStringLiteral("seq > ?"), {filter.afterSeq});
    if (filter.who)
        where.add(QStringLiteral("who = ?"), {*filter.who});
    if (!filter.actions.isEmpty())
        where.add(QStringLiteral("action IN (%1)")
                      .arg(QStringList(filter.actions.size(), QStringLiteral("?")).join(QLatin1Char(','))),
                  Args(filter.actions.begin(), filter.actions.end()));
    if (!filter.entity.isEmpty())
        where.add(QStringLiteral("entity = ?"), {filter.entity});
    if (!filter.entityId.isEmpty())
        where.add(QStringLiteral("entity_id = ?"), {filter.entityId});
    const bool upwards = filter.afterSeq > 0;
    STORE_TRY(entries, readMany(tx,
                                QStringLiteral("SELECT %1 FROM audit %2 ORDER BY seq %3")
                                        .arg(columns, where.sql(), QLatin1String(upwards ? "ASC" : "DESC")) +
                                    limitOf(filter.limit),
                                where.args(), openedFrom));
    if (upwards)
        std::reverse(entries.begin(), entries.end());
    return entries;
}

Result<AuditTable::Chains> AuditTable::verify(Tx& tx) {
    Chains chains;
    QHash<QString, Head> heads;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT %1 FROM audit ORDER BY desk, number").arg(columns), {},
                           [&](const Row& row) -> Result<void> {
                               follow(heads, storedOf(row), chains.broken);
                               ++chains.entries;
                               return {};
                           }));
    STORE_CHECK(findCutOff(tx, chains.broken));
    return chains;
}

} // namespace watchdesk::store
