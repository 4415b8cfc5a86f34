#include "store/AuditTable.h"

#include "seal/HashChain.h"
#include "seal/Signing.h"
#include "store/QtBytes.h"
#include "store/Records.h"
#include "store/SigningKeyTable.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::store {

namespace {

const QString columns = QStringLiteral("seq, id, desk, number, at_ms, who, action, entity, entity_id, detail, hash, "
                                       "signed_by, signature");
const QString headsAction = QStringLiteral("audit.heads");

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
    out.entry.signedBy = row.text(11);
    out.entry.signature = row.blob(12);
    return out;
}

QByteArray signedBytes(const QByteArray& hash) {
    return QByteArrayLiteral("WatchDesk audit entry 1/") + hash;
}

QByteArray hashOf(const QByteArray& previous, const domain::AuditEntry& e, const QByteArray& sealedDetail) {
    seal::ChainEntry chain(viewOf(previous));
    chain.add(std::string_view("WatchDesk audit 1")).add(std::int64_t{e.number}).add(std::int64_t{e.at});
    for (const QString* text : {&e.id, &e.desk, &e.who, &e.action, &e.entity, &e.entityId})
        chain.add(viewOf(text->toUtf8()));
    return bytesOf(chain.add(viewOf(sealedDetail)).hash());
}

/// What was said of somebody who was erased is noise.
Result<domain::AuditEntry> openedFrom(Tx& tx, const Row& row) {
    Stored stored = storedOf(row);
    const auto detail = tx.open({"audit", "detail", stored.entry.id}, stored.sealedDetail);
    if (!detail && detail.error().code != ErrorCode::Corrupt)
        return detail.error();
    stored.entry.detail = detail ? *detail : QString();
    stored.entry.erased = !detail;
    return stored.entry;
}

QString placeOf(const domain::AuditEntry& e) {
    return QStringLiteral("entry %1 of desk \"%2\"").arg(QString::number(e.number), e.desk);
}

/// Follows the chains entry by entry, in the order of desk and number.
class Follower {
public:
    /// `older`: people acted in this store before there were signatures.
    Follower(SigningKeys keys, bool older, AuditTable::Signatures which)
        : m_keys(std::move(keys)), m_older(older), m_which(which) {
        if (older)
            m_keys.allowManyBeginnings();
    }

    void follow(const Stored& stored) {
        const domain::AuditEntry& e = stored.entry;
        if (e.desk != m_desk)
            nextDesk(e.desk);
        if (e.number != m_number + 1)
            m_chains.broken << QStringLiteral("audit: %1 follows entry %2: what was between is gone.")
                                   .arg(placeOf(e))
                                   .arg(m_number);
        else if (hashOf(m_hash, e, stored.sealedDetail) != e.hash)
            m_chains.broken << QStringLiteral("audit: %1 was changed after it was written.").arg(placeOf(e));
        else
            lookAtSignature(e);
        m_number = e.number;
        m_hash = e.hash;
        ++m_chains.entries;
    }

    AuditTable::Chains end() {
        nextDesk({});
        m_chains.broken += m_keys.broken();
        return std::move(m_chains);
    }

private:
    void nextDesk(const QString& desk) {
        if (m_lastSigned)
            check(*m_lastSigned);
        m_lastSigned.reset();
        m_desk = desk;
        m_number = 0;
        m_hash.clear();
        m_signs = false;
    }

    void lookAtSignature(const domain::AuditEntry& e) {
        if (e.signedBy.isEmpty()) {
            if (!e.who.isEmpty() && (m_signs || !m_older))
                m_chains.broken << QStringLiteral("audit: %1 is not signed by who it names.").arg(placeOf(e));
            return;
        }
        m_signs = true;
        if (m_which == AuditTable::Signatures::All)
            check(e);
        else
            m_lastSigned = e;
    }

    void check(const domain::AuditEntry& e) {
        ++m_chains.signatures;
        const SigningKey* key = m_keys.find(e.signedBy);
        if (key == nullptr)
            m_chains.broken << QStringLiteral("audit: %1 is signed by nobody of this store.").arg(placeOf(e));
        else if (!seal::signatureHolds(viewOf(signedBytes(e.hash)), viewOf(e.signature), viewOf(key->publicKey)))
            m_chains.broken << QStringLiteral("audit: %1 has a signature that is not over it.").arg(placeOf(e));
        else if (!e.who.isEmpty() && key->personId != e.who)
            m_chains.broken << QStringLiteral("audit: %1 names one person and is signed by another.").arg(placeOf(e));
    }

    SigningKeys m_keys;
    bool m_older;
    AuditTable::Signatures m_which;
    AuditTable::Chains m_chains;
    QString m_desk;
    qint64 m_number = 0;
    QByteArray m_hash;
    bool m_signs = false; ///< from the first signed entry on, whoever acts signs
    std::optional<domain::AuditEntry> m_lastSigned;
};

/// Entries cut off at a chain's end leave no gap; their change notes tell of them.
Result<void> findCutOff(Tx& tx, QStringList& broken) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT count(*) FROM changes c LEFT JOIN audit a ON a.id = c.id "
                                         "WHERE c.entity = 'audit' AND a.id IS NULL")));
    if (row->integer(0) > 0)
        broken << QStringLiteral("audit: %1 entries were noted as written and are not there.").arg(row->integer(0));
    return {};
}

/// Whether an entry says what was signed, by a key that counts and is that of who it names.
Result<bool> isSigned(Tx& tx, const SigningKeys& keys, const Stored& stored) {
    const domain::AuditEntry& e = stored.entry;
    const SigningKey* key = keys.find(e.signedBy);
    if (key == nullptr || !keys.counts(key->id) || (!e.who.isEmpty() && key->personId != e.who))
        return false;
    STORE_TRY(previous,
              tx.one(QStringLiteral("SELECT hash FROM audit WHERE desk = ? AND number = ?"), {e.desk, e.number - 1}));
    return hashOf(previous ? previous->blob(0) : QByteArray(), e, stored.sealedDetail) == e.hash &&
           seal::signatureHolds(viewOf(signedBytes(e.hash)), viewOf(e.signature), viewOf(key->publicKey));
}

/// The number of a desk's first entry that is signed by a key that counts; 0 when there is none. What was put into the
/// database beside the program is passed over: it makes a chain neither older nor newer.
Result<qint64> firstSigned(Tx& tx, const SigningKeys& keys, const QString& desk) {
    for (qint64 after = 0;;) {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT %1 FROM audit WHERE desk = ? AND number > ? AND signed_by <> '' "
                                             "ORDER BY number LIMIT 1")
                                  .arg(columns),
                              {desk, after}));
        if (!row)
            return 0;
        const Stored stored = storedOf(*row);
        STORE_TRY(holds, isSigned(tx, keys, stored));
        if (holds)
            return stored.entry.number;
        after = stored.entry.number;
    }
}

/// Whether a desk's chain has a named entry before its first signed one, which covers it: with its hashes in order.
Result<bool> coversNamed(Tx& tx, const QString& desk, qint64 signedNumber) {
    QByteArray previous;
    bool named = false;
    bool whole = true;
    const auto look = [&](const Row& row) -> Result<void> {
        const Stored stored = storedOf(row);
        whole = whole && hashOf(previous, stored.entry, stored.sealedDetail) == stored.entry.hash;
        previous = stored.entry.hash;
        named = named || (stored.entry.signedBy.isEmpty() && !stored.entry.who.isEmpty());
        return {};
    };
    STORE_CHECK(tx.forEach(
        QStringLiteral("SELECT %1 FROM audit WHERE desk = ? AND number BETWEEN 1 AND ? ORDER BY number").arg(columns),
        {desk, signedNumber}, look));
    return named && whole;
}

/// The keys that may be believed here.
Result<SigningKeys> believedKeys(Tx& tx) {
    STORE_TRY(keys, SigningKeyTable::all(tx));
    STORE_TRY(older, AuditTable::isOlder(tx));
    SigningKeys known(keys, tx.keyring().signer());
    if (older)
        known.allowManyBeginnings();
    return known;
}

/// The heads of other desks, a line each, as an entry's detail holds them.
Result<QString> otherHeads(Tx& tx) {
    STORE_TRY(heads, AuditTable::heads(tx));
    QStringList lines;
    for (const domain::AuditHead& head : heads) {
        if (head.desk != tx.desk())
            lines << domain::headText(head);
    }
    return lines.join(QLatin1Char('\n'));
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
    const QString about = entity == QLatin1String("subject") ? entityId : QString();
    STORE_TRY(sealed, tx.seal({"audit", "detail", e.id, detail.isEmpty() ? QString() : about}, detail));
    e.hash = hashOf(head ? head->blob(1) : QByteArray(), e, sealed);
    const auto signature = tx.keyring().sign(signedBytes(e.hash));
    if (!e.who.isEmpty() && (!signature || signature->person != e.who))
        return Error{ErrorCode::Locked, "The desk was locked meanwhile.", "Nothing was changed.", "Sign in again."};
    e.signedBy = signature ? signature->signer : QString();
    e.signature = signature ? signature->bytes : QByteArray();
    STORE_TRY(row, tx.one(QStringLiteral("INSERT INTO audit (id, version, desk, number, at_ms, who, action, entity, "
                                         "entity_id, detail, hash, signed_by, signature) "
                                         "VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq"),
                          {e.id, e.desk, e.number, static_cast<qint64>(e.at), e.who, e.action, e.entity, e.entityId,
                           sealed, e.hash, e.signedBy, signature ? QVariant(e.signature) : QVariant()}));
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

Result<QVector<domain::AuditEntry>> AuditTable::signedOnes(Tx& tx, const QStringList& actions) {
    STORE_TRY(keys, believedKeys(tx));
    STORE_TRY(rows,
              tx.query(QStringLiteral("SELECT %1 FROM audit WHERE signed_by <> '' AND action IN (%2) ORDER BY seq")
                           .arg(columns, QStringList(actions.size(), QStringLiteral("?")).join(QLatin1Char(','))),
                       Args(actions.begin(), actions.end())));
    QVector<domain::AuditEntry> out;
    for (const Row& row : rows) {
        STORE_TRY(holds, isSigned(tx, keys, storedOf(row)));
        if (!holds)
            continue;
        STORE_TRY(entry, openedFrom(tx, row));
        out.append(entry);
    }
    return out;
}

Result<AuditTable::Chains> AuditTable::verify(Tx& tx, Signatures which) {
    STORE_TRY(keys, SigningKeyTable::all(tx));
    STORE_TRY(older, isOlder(tx));
    Follower follower(SigningKeys(keys, tx.keyring().signer()), older, which);
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT %1 FROM audit ORDER BY desk, number").arg(columns), {},
                           [&follower](const Row& row) -> Result<void> {
                               follower.follow(storedOf(row));
                               return {};
                           }));
    Chains chains = follower.end();
    STORE_CHECK(findCutOff(tx, chains.broken));
    return chains;
}

Result<bool> AuditTable::isOlder(Tx& tx) {
    STORE_TRY(named, tx.one(QStringLiteral("SELECT 1 FROM audit WHERE who <> '' AND signed_by = '' LIMIT 1")));
    if (!named)
        return false;
    STORE_TRY(keys, SigningKeyTable::all(tx));
    const SigningKeys known(keys, tx.keyring().signer());
    if (known.isSignedThroughout())
        return false;
    STORE_TRY(desks, tx.query(QStringLiteral("SELECT DISTINCT desk FROM audit WHERE signed_by <> ''")));
    for (const Row& row : desks) {
        STORE_TRY(number, firstSigned(tx, known, row.text(0)));
        STORE_TRY(covers, coversNamed(tx, row.text(0), number));
        if (covers)
            return true;
    }
    return desks.isEmpty(); // nobody has signed in since it was brought up to date
}

Result<QVector<domain::AuditHead>> AuditTable::heads(Tx& tx) {
    QVector<domain::AuditHead> out;
    STORE_CHECK(tx.forEach(QStringLiteral("SELECT desk, number, at_ms, hash FROM audit a WHERE number = (SELECT "
                                          "MAX(number) FROM audit b WHERE b.desk = a.desk) ORDER BY desk"),
                           {}, [&out](const Row& row) -> Result<void> {
                               out.append({row.text(0), row.integer(1), row.integer(2), row.blob(3)});
                               return {};
                           }));
    return out;
}

Result<std::optional<QString>> AuditTable::missing(Tx& tx, const domain::AuditHead& head) {
    STORE_TRY(row,
              tx.one(QStringLiteral("SELECT hash FROM audit WHERE desk = ? AND number = ?"), {head.desk, head.number}));
    const QString entry = QStringLiteral("entry %1 of desk \"%2\"").arg(QString::number(head.number), head.desk);
    if (!row)
        return std::optional(QStringLiteral("audit: %1 is not there any more.").arg(entry));
    if (row->blob(0) != head.hash)
        return std::optional(QStringLiteral("audit: %1 is not the one that was there.").arg(entry));
    return std::optional<QString>();
}

Result<void> AuditTable::signAcross(Tx& tx) {
    STORE_TRY(heads, otherHeads(tx));
    if (heads.isEmpty())
        return {};
    STORE_TRY(last, tx.one(QStringLiteral("SELECT id, detail FROM audit WHERE desk = ? AND action = ? "
                                          "ORDER BY number DESC LIMIT 1"),
                           {tx.desk(), headsAction}));
    if (last) {
        // One that was damaged keeps nobody out: verify tells of it.
        const auto noted = tx.open({"audit", "detail", last->text(0)}, last->blob(1));
        if (noted && *noted == heads)
            return {};
    }
    STORE_CHECK(append(tx, headsAction, QStringLiteral("audit"), {}, heads));
    return {};
}

Result<QStringList> AuditTable::verifyAcross(Tx& tx) {
    QStringList broken;
    STORE_TRY(entries,
              tx.query(QStringLiteral("SELECT id, detail FROM audit WHERE action = ? ORDER BY seq"), {headsAction}));
    for (const Row& row : entries) {
        const auto noted = tx.open({"audit", "detail", row.text(0)}, row.blob(1));
        if (!noted && noted.error().code == ErrorCode::Corrupt)
            continue; // told as a seal that does not open
        if (!noted)
            return noted.error();
        for (const QString& line : noted->split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            const auto head = domain::headOfText(line);
            if (!head)
                continue;
            STORE_TRY(gone, missing(tx, *head));
            if (gone)
                broken << *gone;
        }
    }
    broken.removeDuplicates();
    return broken;
}

} // namespace watchdesk::store
