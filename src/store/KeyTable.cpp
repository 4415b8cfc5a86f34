#include "store/KeyTable.h"

#include "store/PersonTable.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

QString wordOf(KeyClass keyClass) {
    return QString::fromLatin1(seal::keyClassWord(keyClass));
}

Result<KeyClass> classOf(const QString& word) {
    const auto keyClass = seal::keyClassOfWord(word.toStdString());
    if (!keyClass)
        return Error{ErrorCode::TooNew,
                     "The store has a class of keys that this version of WatchDesk does not know.",
                     {},
                     "Update WatchDesk."};
    return *keyClass;
}

Result<ClassKey> classKeyFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, classOf(row.text(0)));
    return ClassKey{keyClass, row.blob(1)};
}

Result<WrappedKey> wrappedFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, classOf(row.text(1)));
    WrappedKey key;
    key.id = row.text(0);
    key.keyClass = keyClass;
    key.personId = row.text(2);
    key.cost = {static_cast<std::uint64_t>(row.integer(3)), static_cast<std::uint64_t>(row.integer(4))};
    key.salt = row.blob(5);
    key.box = row.blob(6);
    return key;
}

const QString selectWrapped =
    QStringLiteral("SELECT id, class, person_id, kdf_operations, kdf_memory, salt, box FROM wrapped_key ");

Result<void> insertClassKey(Tx& tx, const ClassKey& key) {
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO class_key (class, version, public_key) VALUES (?, 1, ?)"),
                        {wordOf(key.keyClass), key.publicKey}));
    return tx.note("class_key", wordOf(key.keyClass), 1);
}

Result<void> insertWrapped(Tx& tx, const WrappedKey& key) {
    const QString id = tx.newId();
    STORE_CHECK(tx.exec(
        QStringLiteral("INSERT INTO wrapped_key (id, version, class, person_id, kdf_operations, kdf_memory, salt, box) "
                       "VALUES (?, 1, ?, ?, ?, ?, ?, ?)"),
        {id, wordOf(key.keyClass), idOrNull(key.personId), static_cast<qint64>(key.cost.operations),
         static_cast<qint64>(key.cost.memoryBytes), key.salt, key.box}));
    return tx.note("wrapped_key", id, 1);
}

} // namespace

Result<domain::Person> KeyTable::createFirst(Tx& tx, domain::Person person, NewKeys keys) {
    STORE_TRY(there, classKeys(tx));
    if (!there.isEmpty())
        return Error{ErrorCode::Conflict, "The store has keys and people already.", "Nothing was changed.",
                     "Sign in, or make a new store in another file."};
    STORE_TRY(made, PersonTable::insert(tx, person));
    for (const ClassKey& key : keys.publicKeys)
        STORE_CHECK(insertClassKey(tx, key));
    for (int i = 0; i < keys.wrapped.size(); ++i) {
        if (i < keys.publicKeys.size()) // the person's come first, then the recovery key's
            keys.wrapped[i].personId = made.id;
        STORE_CHECK(insertWrapped(tx, keys.wrapped.at(i)));
    }
    tx.usePublicKeys(keys.publicKeys);
    return made;
}

Result<QVector<ClassKey>> KeyTable::classKeys(Tx& tx) {
    return readMany(tx, QStringLiteral("SELECT class, public_key FROM class_key ORDER BY class"), {}, classKeyFrom);
}

Result<QVector<WrappedKey>> KeyTable::wrapsOf(Tx& tx, const QString& personId) {
    return readMany(tx, selectWrapped + QStringLiteral("WHERE person_id = ? ORDER BY salt, id"), {personId},
                    wrappedFrom);
}

Result<QVector<WrappedKey>> KeyTable::recoveryWraps(Tx& tx) {
    return readMany(tx, selectWrapped + QStringLiteral("WHERE person_id IS NULL ORDER BY id"), {}, wrappedFrom);
}

Result<std::optional<DataKeyRecord>> KeyTable::dataKey(Tx& tx, const QString& id) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT id, class, box FROM data_key WHERE id = ?"), {id}));
    if (!row)
        return std::optional<DataKeyRecord>();
    STORE_TRY(keyClass, classOf(row->text(1)));
    return std::optional<DataKeyRecord>(DataKeyRecord{row->text(0), keyClass, row->blob(2)});
}

Result<void> KeyTable::insertDataKey(Tx& tx, const DataKeyRecord& key) {
    STORE_TRY(rows,
              tx.exec(QStringLiteral(
                          "INSERT INTO data_key (id, version, class, box, desk, created_ms) VALUES (?, 1, ?, ?, ?, ?) "
                          "ON CONFLICT (id) DO NOTHING"),
                      {key.id, wordOf(key.keyClass), key.box, tx.desk(), static_cast<qint64>(tx.now())}));
    return rows > 0 ? tx.note("data_key", key.id, 1) : Result<void>();
}

} // namespace watchdesk::store
