#include "store/KeyTable.h"

#include "store/AuditTable.h"
#include "store/ErasureTable.h"
#include "store/GrantTable.h"
#include "store/KeyRows.h"
#include "store/PersonTable.h"
#include "store/QtBytes.h"

#include <algorithm>

namespace watchdesk::store {

namespace {

constexpr int tags = 64; // of the epochs in streams' heads
const QString destroyAction = QStringLiteral("key.destroy");

Result<ClassKey> classKeyFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, keyClassOfText(row.text(0)));
    return ClassKey{keyClass, row.blob(1), static_cast<int>(row.integer(2))};
}

Result<RetiredKey> retiredFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, keyClassOfText(row.text(0)));
    return RetiredKey{{keyClass, static_cast<int>(row.integer(1))}, row.blob(2)};
}

Result<DataKeyRecord> dataKeyFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, keyClassOfText(row.text(1)));
    return DataKeyRecord{row.text(0), keyClass, row.blob(2), static_cast<int>(row.integer(3)), row.text(4)};
}

const QString selectDataKey = QStringLiteral("SELECT id, class, box, epoch, subject_id FROM data_key ");

Result<void> insertClassKey(Tx& tx, const ClassKey& key) {
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO class_key (class, version, public_key, epoch) VALUES (?, 1, ?, ?)"),
                        {textOf(key.keyClass), key.publicKey, key.epoch}));
    return tx.note("class_key", textOf(key.keyClass), 1);
}

Result<ClassKey> currentKey(Tx& tx, KeyClass keyClass) {
    STORE_TRY(keys, KeyTable::classKeys(tx));
    for (const ClassKey& key : keys) {
        if (key.keyClass == keyClass)
            return key;
    }
    return Error{ErrorCode::NotFound, "The store has no key of that kind.", "Nothing was changed.", {}};
}

Result<void> retire(Tx& tx, const ClassKey& old) {
    const QString id = tx.newId();
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO retired_key (id, version, class, epoch, public_key, retired_ms) "
                                       "VALUES (?, 1, ?, ?, ?, ?)"),
                        {id, textOf(old.keyClass), old.epoch, old.publicKey, static_cast<qint64>(tx.now())}));
    return tx.note("retired_key", id, 1);
}

/// Nobody could open what is sealed to an epoch that has ended: its private key is gone.
Result<void> mustLive(Tx& tx, const DataKeyRecord& key) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT (SELECT COUNT(*) FROM class_key WHERE class = ? AND epoch = ?) + "
                                         "(SELECT COUNT(*) FROM retired_key WHERE class = ? AND epoch = ?)"),
                          {textOf(key.keyClass), key.epoch, textOf(key.keyClass), key.epoch}));
    if (row->integer(0) > 0)
        return {};
    STORE_TRY(now, KeyTable::classKeys(tx));
    tx.usePublicKeys(now); // this program missed that they were changed
    return Error{ErrorCode::Conflict, "The keys were changed while this was being written.", "Nothing of it was kept.",
                 "Do the step again."};
}

Result<void> replaceClassKey(Tx& tx, const ClassKey& fresh) {
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE class_key SET public_key = ?, epoch = ?, version = version + 1 "
                                         "WHERE class = ? RETURNING version"),
                          {fresh.publicKey, fresh.epoch, textOf(fresh.keyClass)}));
    STORE_CHECK(tx.note("class_key", textOf(fresh.keyClass), row->integer(0)));
    STORE_TRY(keys, KeyTable::classKeys(tx));
    tx.usePublicKeys(keys);
    return {};
}

} // namespace

Result<domain::Person> KeyTable::createFirst(Tx& tx, domain::Person person, const NewKeys& keys) {
    STORE_TRY(there, classKeys(tx));
    if (!there.isEmpty())
        return Error{ErrorCode::Conflict, "The store has keys and people already.", "Nothing was changed.",
                     "Sign in, or make a new store in another file."};
    person.id = keys.person.key.personId;
    STORE_TRY(made, PersonTable::insert(tx, person));
    for (const ClassKey& key : keys.publicKeys)
        STORE_CHECK(insertClassKey(tx, key));
    STORE_CHECK(GrantTable::putPersonKey(tx, keys.person.key));
    STORE_CHECK(GrantTable::putRecoveryKey(tx, keys.recovery));
    for (const ClassGrant& grant : keys.grants)
        STORE_CHECK(GrantTable::insert(tx, grant));
    tx.usePublicKeys(keys.publicKeys);
    return made;
}

Result<QVector<ClassKey>> KeyTable::classKeys(Tx& tx) {
    return readMany(tx, QStringLiteral("SELECT class, public_key, epoch FROM class_key ORDER BY class"), {},
                    classKeyFrom);
}

Result<void> KeyTable::renew(Tx& tx, KeyClass keyClass) {
    STORE_TRY(old, currentKey(tx, keyClass));
    STORE_TRY(before, retired(tx));
    for (const RetiredKey& key : before) {
        if (key.of.keyClass == keyClass)
            return Error{ErrorCode::Conflict, "The last change of keys is still being sealed through.",
                         "Nothing was changed.", "Wait until it is done, then try again."};
    }
    if (!tx.keyring().holds({keyClass, old.epoch}))
        return Error{ErrorCode::Refused, "Your sign-in does not hold this kind of key.", "Nothing was changed.",
                     "Ask somebody who reads these records."};
    STORE_TRY(can, GrantTable::canHandOn(tx, keyClass));
    if (!can)
        return Error{ErrorCode::Refused, "Nobody who was let in at a desk could be handed the new key.",
                     "Nothing was changed.", "See what watchdeskctl verify says of the people."};
    const seal::KeyPair pair = seal::makeKeyPair();
    const ClassKey fresh{keyClass, bytesOf(pair.publicKey), old.epoch + 1};
    STORE_CHECK(retire(tx, old));
    tx.usePair({keyClass, fresh.epoch}, pair);
    STORE_CHECK(GrantTable::handOn(tx, {keyClass, old.epoch}, {keyClass, fresh.epoch}));
    return replaceClassKey(tx, fresh);
}

Result<void> KeyTable::renewWhenPossible(Tx& tx, KeyClass keyClass) {
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE class_key SET renewal_due = 1 WHERE class = ?"), {textOf(keyClass)}));
    STORE_CHECK(renewDue(tx));
    return {};
}

Result<QVector<KeyClass>> KeyTable::renewDue(Tx& tx) {
    QVector<KeyClass> done;
    STORE_TRY(due, tx.query(QStringLiteral("SELECT class, epoch FROM class_key WHERE renewal_due = 1 ORDER BY class")));
    STORE_TRY(before, retired(tx));
    // Nobody could hand the new key to a recovery key that an older version printed: a new one is printed first.
    STORE_TRY(old, GrantTable::recoveryWraps(tx));
    if (!old.isEmpty() || due.isEmpty())
        return done;
    STORE_TRY(holds, GrantTable::logHolds(tx));
    if (!holds)
        return done;
    for (const Row& row : due) {
        STORE_TRY(keyClass, keyClassOfText(row.text(0)));
        const bool busy = std::any_of(before.cbegin(), before.cend(),
                                      [&](const RetiredKey& key) { return key.of.keyClass == keyClass; });
        if (busy || !tx.keyring().holds({keyClass, static_cast<int>(row.integer(1))}))
            continue;
        STORE_TRY(can, GrantTable::canHandOn(tx, keyClass));
        if (!can)
            continue;
        STORE_CHECK(renew(tx, keyClass));
        STORE_CHECK(tx.exec(QStringLiteral("UPDATE class_key SET renewal_due = 0 WHERE class = ?"), {row.text(0)}));
        done.append(keyClass);
    }
    return done;
}

Result<QVector<RetiredKey>> KeyTable::retired(Tx& tx) {
    return readMany(tx, QStringLiteral("SELECT class, epoch, public_key FROM retired_key ORDER BY class, epoch"), {},
                    retiredFrom);
}

Result<void> KeyTable::endRetired(Tx& tx, const RetiredKey& key) {
    const Args which{textOf(key.of.keyClass), key.of.epoch};
    STORE_TRY(left, readMany(tx, selectDataKey + QStringLiteral("WHERE class = ? AND epoch = ?"), which, dataKeyFrom));
    for (const DataKeyRecord& record : left) {
        DataKeyRecord now = record;
        now.epoch = tx.keyring().epochOf(record.keyClass);
        if (parentOf(record).isEmpty()) {
            const auto rewrapped = tx.keyring().rewrapped(record);
            if (!rewrapped && rewrapped.error().code == ErrorCode::Corrupt)
                continue; // verify tells of what it touches
            if (!rewrapped)
                return rewrapped.error();
            now = *rewrapped;
        }
        STORE_CHECK(
            tx.exec(QStringLiteral("UPDATE data_key SET box = ?, epoch = ?, version = version + 1 WHERE id = ?"),
                    {now.box, now.epoch, now.id}));
    }
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM class_grant WHERE class = ? AND epoch = ?"), which));
    STORE_TRY(gone,
              tx.query(QStringLiteral("DELETE FROM retired_key WHERE class = ? AND epoch = ? RETURNING id"), which));
    for (const Row& row : gone)
        STORE_CHECK(tx.note("retired_key", row.text(0), 0));
    return {};
}

Result<int> KeyTable::epochOfTag(Tx& tx, KeyClass keyClass, int tag) {
    STORE_TRY(now, currentKey(tx, keyClass));
    if ((now.epoch - 1) % tags == tag)
        return now.epoch;
    STORE_TRY(old, retired(tx));
    for (const RetiredKey& key : old) {
        if (key.of.keyClass == keyClass && (key.of.epoch - 1) % tags == tag)
            return key.of.epoch;
    }
    return Error{ErrorCode::Corrupt, "A recording was sealed to a key that the store no longer has.",
                 "It stays where it is.", "Restore the backup from before the keys were changed to read it."};
}

Result<std::optional<DataKeyRecord>> KeyTable::dataKey(Tx& tx, const QString& id) {
    return readOne(tx, selectDataKey + QStringLiteral("WHERE id = ?"), {id}, dataKeyFrom);
}

Result<void> KeyTable::insertDataKey(Tx& tx, const DataKeyRecord& key) {
    STORE_CHECK(mustLive(tx, key));
    STORE_TRY(rows, tx.exec(QStringLiteral("INSERT INTO data_key (id, version, class, box, desk, created_ms, epoch, "
                                           "subject_id) VALUES (?, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"),
                            {key.id, textOf(key.keyClass), key.box, tx.desk(), static_cast<qint64>(tx.now()), key.epoch,
                             idOrNull(key.subjectId)}));
    return rows > 0 ? tx.note("data_key", key.id, 1) : Result<void>();
}

Result<void> KeyTable::openAll(Tx& tx) {
    if (!tx.keyring().isUnlocked())
        return {};
    return tx.forEach(selectDataKey + QStringLiteral("WHERE subject_id IS NOT NULL"), {},
                      [&tx](const Row& row) -> Result<void> {
                          STORE_TRY(record, dataKeyFrom(tx, row));
                          // What does not open is told by whoever needs it.
                          (void)tx.openDataKey(record);
                          return {};
                      });
}

Result<qint64> KeyTable::destroyOfSubject(Tx& tx, const QString& subjectId) {
    STORE_TRY(gone, tx.query(QStringLiteral("DELETE FROM data_key WHERE subject_id = ? RETURNING id"), {subjectId}));
    QStringList ids;
    for (const Row& row : gone) {
        STORE_CHECK(tx.note("data_key", row.text(0), 0));
        STORE_CHECK(ErasureTable::note(tx, QStringLiteral("data_key"), row.text(0)));
        tx.keyring().forgetKey(row.text(0));
        ids << row.text(0);
    }
    if (!ids.isEmpty())
        STORE_CHECK(
            AuditTable::append(tx, destroyAction, QStringLiteral("erasure"), subjectId, ids.join(QLatin1Char('\n'))));
    return static_cast<qint64>(ids.size());
}

Result<void> KeyTable::dropOfSubject(Tx& tx, const QString& subjectId) {
    STORE_TRY(gone, tx.query(QStringLiteral("DELETE FROM data_key WHERE subject_id = ? RETURNING id"), {subjectId}));
    for (const Row& row : gone) {
        STORE_CHECK(tx.note("data_key", row.text(0), 0));
        tx.keyring().forgetKey(row.text(0));
    }
    return {};
}

Result<QSet<QString>> KeyTable::destroyed(Tx& tx) {
    QSet<QString> out;
    STORE_TRY(entries, AuditTable::signedOnes(tx, {destroyAction}));
    for (const domain::AuditEntry& entry : entries) {
        const QStringList ids = entry.detail.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        out.unite(QSet<QString>(ids.begin(), ids.end()));
    }
    return out;
}

} // namespace watchdesk::store
