#include "store/GrantTable.h"

#include "base/Log.h"
#include "store/AuditTable.h"
#include "store/KeyRows.h"
#include "store/KeyTable.h"
#include "store/Members.h"
#include "store/PersonTable.h"
#include "store/SigningKeyTable.h"

namespace watchdesk::store {

namespace {

const QString selectGrant = QStringLiteral("SELECT id, class, epoch, holder, box FROM class_grant ");
const QString selectWrapped =
    QStringLiteral("SELECT id, class, person_id, kdf_operations, kdf_memory, salt, box FROM wrapped_key ");

QString recovery() {
    return QString::fromLatin1(recoveryHolder);
}

Result<ClassGrant> grantFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, keyClassOfText(row.text(1)));
    return ClassGrant{row.text(0), {keyClass, static_cast<int>(row.integer(2))}, row.text(3), row.blob(4)};
}

Result<PersonKey> personKeyFrom(Tx&, const Row& row) {
    PersonKey key;
    key.personId = row.text(0);
    key.version = row.integer(1);
    key.publicKey = row.blob(2);
    key.cost = {static_cast<std::uint64_t>(row.integer(3)), static_cast<std::uint64_t>(row.integer(4))};
    key.salt = row.blob(5);
    key.box = row.blob(6);
    key.mustChange = row.flag(7);
    key.failed = static_cast<int>(row.integer(8));
    key.failedAt = row.integer(9);
    return key;
}

Result<WrappedKey> wrappedFrom(Tx&, const Row& row) {
    STORE_TRY(keyClass, keyClassOfText(row.text(1)));
    WrappedKey key;
    key.id = row.text(0);
    key.keyClass = keyClass;
    key.personId = row.text(2);
    key.cost = {static_cast<std::uint64_t>(row.integer(3)), static_cast<std::uint64_t>(row.integer(4))};
    key.salt = row.blob(5);
    key.box = row.blob(6);
    return key;
}

Result<void> noteVersion(Tx& tx, const std::optional<Row>& row, const QString& personId) {
    return row ? tx.note("person_key", personId, row->integer(0)) : Result<void>();
}

/// Everybody who can hold a key, with what they are to hold.
struct Holder {
    QString id;
    QByteArray publicKey;
    QVector<KeyClass> classes;
};

/// Without those whose keys somebody may have planted in the database: nobody of this store who lets people in has
/// vouched for them. Keys of a store that is older than vouchers are taken as they are.
Result<QVector<Holder>> believed(Tx& tx, const Members& members, QVector<Holder> all) {
    STORE_TRY(keys, SigningKeyTable::all(tx));
    const SigningKeys known(keys, tx.keyring().signer());
    const auto planted = [&](const Holder& holder) {
        const SigningKey* key = known.of(holder.id == recovery() ? QString() : holder.id, holder.publicKey);
        const SigningKey* voucher = key == nullptr ? nullptr : known.find(key->vouchedBy);
        // A new recovery key may be made by a coordinator, too.
        return voucher == nullptr || (holder.id != recovery() && !members.couldLetIn(voucher->personId));
    };
    if (std::none_of(all.cbegin(), all.cend(), planted))
        return all;
    STORE_TRY(older, AuditTable::isOlder(tx));
    if (!older)
        all.erase(std::remove_if(all.begin(), all.end(), planted), all.end());
    return all;
}

/// The people whose role somebody gave them at a desk, and the recovery key.
Result<QVector<Holder>> holders(Tx& tx) {
    QVector<Holder> out;
    STORE_TRY(people, PersonTable::present(tx));
    STORE_TRY(members, Members::read(tx));
    people.erase(std::remove_if(people.begin(), people.end(), [&](const auto& p) { return !members.isFounded(p); }),
                 people.end());
    const bool coordinator =
        std::any_of(people.cbegin(), people.cend(), [](const auto& p) { return p.role == domain::Role::Coordinator; });
    for (const domain::Person& person : people) {
        STORE_TRY(key, GrantTable::personKey(tx, person.id));
        if (key)
            out.append({person.id, key->publicKey, classesOf(person.role, coordinator)});
    }
    STORE_TRY(publicKey, GrantTable::recoveryPublicKey(tx));
    if (!publicKey.isEmpty())
        out.append(
            {recovery(), publicKey, QVector<KeyClass>(std::begin(seal::keyClasses), std::end(seal::keyClasses))});
    return believed(tx, members, out);
}

/// What a holder is to have and has not.
Result<QVector<ClassEpoch>> lackedBy(Tx& tx, const Holder& holder, const QVector<ClassEpoch>& epochs) {
    QVector<ClassEpoch> out;
    STORE_TRY(grants, GrantTable::of(tx, holder.id));
    for (const ClassEpoch& epoch : epochs) {
        const bool has = std::any_of(grants.cbegin(), grants.cend(), [&](const auto& g) { return g.of == epoch; });
        if (!has && holder.classes.contains(epoch.keyClass))
            out.append(epoch);
    }
    return out;
}

/// The current epochs, and those that are not sealed through.
Result<QVector<ClassEpoch>> liveEpochs(Tx& tx) {
    QVector<ClassEpoch> out;
    STORE_TRY(keys, KeyTable::classKeys(tx));
    for (const ClassKey& key : keys)
        out.append({key.keyClass, key.epoch});
    STORE_TRY(retired, KeyTable::retired(tx));
    for (const RetiredKey& key : retired)
        out.append(key.of);
    return out;
}

/// Else only the printed recovery key would open what is left.
Result<void> somebodyHoldsEach(Tx& tx, const QVector<domain::Person>& people) {
    QSet<KeyClass> all;
    for (const domain::Person& person : people) {
        STORE_TRY(classes, GrantTable::held(tx, person.id));
        all += classes;
    }
    for (const KeyClass keyClass : seal::keyClasses) {
        if (!all.contains(keyClass))
            return Error{ErrorCode::Refused,
                         std::string("Nobody would be left who can open the ") + seal::keyClassWord(keyClass) + ".",
                         "Nothing was changed.", "Let another coordinator sign in once before that."};
    }
    return {};
}

} // namespace

QVector<KeyClass> classesOf(domain::Role role, bool thereIsACoordinator) {
    switch (role) {
    case domain::Role::Coordinator:
        return {KeyClass::Records, KeyClass::Faces, KeyClass::Ballots};
    case domain::Role::Administrator:
        if (!thereIsACoordinator)
            return {KeyClass::Records, KeyClass::Faces, KeyClass::Ballots};
        return {KeyClass::Records};
    case domain::Role::CctvOperator:
    case domain::Role::PoliceSergeant:
    case domain::Role::Partner:
    case domain::Role::MemberView:
        return {KeyClass::Records, KeyClass::Faces};
    }
    return {};
}

Result<std::optional<PersonKey>> GrantTable::personKey(Tx& tx, const QString& personId) {
    return readOne(tx,
                   QStringLiteral("SELECT id, version, public_key, kdf_operations, kdf_memory, salt, box, must_change, "
                                  "failed, failed_ms FROM person_key WHERE id = ?"),
                   {personId}, personKeyFrom);
}

Result<void> GrantTable::putPersonKey(Tx& tx, const PersonKey& key) {
    STORE_TRY(row, tx.one(QStringLiteral(
                              "INSERT INTO person_key (id, version, public_key, kdf_operations, kdf_memory, salt, box, "
                              "must_change, failed, failed_ms) VALUES (?, 1, ?, ?, ?, ?, ?, ?, 0, 0) "
                              "ON CONFLICT (id) DO UPDATE SET version = person_key.version + 1, "
                              "public_key = excluded.public_key, kdf_operations = excluded.kdf_operations, "
                              "kdf_memory = excluded.kdf_memory, salt = excluded.salt, box = excluded.box, "
                              "must_change = excluded.must_change, failed = 0, failed_ms = 0 RETURNING version"),
                          {key.personId, key.publicKey, static_cast<qint64>(key.cost.operations),
                           static_cast<qint64>(key.cost.memoryBytes), key.salt, key.box, key.mustChange}));
    if (!key.signing.id.isEmpty())
        STORE_CHECK(SigningKeyTable::keep(tx, key.signing));
    return noteVersion(tx, row, key.personId);
}

Result<void> GrantTable::noteFailure(Tx& tx, const QString& personId) {
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE person_key SET failed = failed + 1, failed_ms = ?, "
                                         "version = version + 1 WHERE id = ? RETURNING version"),
                          {static_cast<qint64>(tx.now()), personId}));
    return noteVersion(tx, row, personId);
}

Result<void> GrantTable::restampFailures(Tx& tx, const QString& personId) {
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE person_key SET failed_ms = ? WHERE id = ?"),
                        {static_cast<qint64>(tx.now()), personId}));
    return {};
}

Result<void> GrantTable::forgetFailures(Tx& tx, const QString& personId) {
    STORE_TRY(row, tx.one(QStringLiteral("UPDATE person_key SET failed = 0, failed_ms = 0, version = version + 1 "
                                         "WHERE id = ? AND failed > 0 RETURNING version"),
                          {personId}));
    return noteVersion(tx, row, personId);
}

Result<void> GrantTable::removePerson(Tx& tx, const QString& personId) {
    STORE_CHECK(removeRows(tx, "class_grant", QStringLiteral("holder = ?"), {personId}));
    STORE_CHECK(removeRows(tx, "person_key", QStringLiteral("id = ?"), {personId}));
    return removeWraps(tx, personId);
}

Result<QByteArray> GrantTable::recoveryPublicKey(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT public_key FROM recovery_key")));
    return row ? row->blob(0) : QByteArray();
}

Result<void> GrantTable::putRecoveryKey(Tx& tx, const FreshRecovery& key) {
    STORE_CHECK(removeRows(tx, "recovery_key", QStringLiteral("1 = 1"), {}));
    STORE_CHECK(removeRows(tx, "class_grant", QStringLiteral("holder = ?"), {recovery()}));
    STORE_CHECK(removeRows(tx, "wrapped_key", QStringLiteral("person_id IS NULL"), {}));
    const QString id = tx.newId();
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO recovery_key (id, version, public_key, created_ms) "
                                       "VALUES (?, 1, ?, ?)"),
                        {id, key.publicKey, static_cast<qint64>(tx.now())}));
    STORE_CHECK(SigningKeyTable::keep(tx, key.signing));
    return tx.note("recovery_key", id, 1);
}

Result<void> GrantTable::insert(Tx& tx, ClassGrant grant) {
    if (grant.id.isEmpty())
        grant.id = tx.newId();
    STORE_CHECK(tx.exec(
        QStringLiteral("INSERT INTO class_grant (id, version, class, epoch, holder, box) VALUES (?, 1, ?, ?, ?, ?)"),
        {grant.id, textOf(grant.of.keyClass), grant.of.epoch, grant.holder, grant.box}));
    return tx.note("class_grant", grant.id, 1);
}

Result<QVector<ClassGrant>> GrantTable::of(Tx& tx, const QString& holder) {
    return readMany(tx, selectGrant + QStringLiteral("WHERE holder = ? ORDER BY class, epoch"), {holder}, grantFrom);
}

Result<void> GrantTable::remove(Tx& tx, const QString& holder, KeyClass keyClass) {
    STORE_CHECK(removeRows(tx, "class_grant", QStringLiteral("holder = ? AND class = ?"), {holder, textOf(keyClass)}));
    STORE_CHECK(
        removeRows(tx, "wrapped_key", QStringLiteral("person_id = ? AND class = ?"), {holder, textOf(keyClass)}));
    return {};
}

Result<bool> GrantTable::canHandOn(Tx& tx, KeyClass keyClass) {
    STORE_TRY(all, holders(tx));
    return std::any_of(all.cbegin(), all.cend(), [keyClass](const Holder& holder) {
        return holder.id != recovery() && holder.classes.contains(keyClass);
    });
}

Result<bool> GrantTable::logHolds(Tx& tx) {
    STORE_TRY(chains, AuditTable::verify(tx, AuditTable::Signatures::Last));
    if (!chains.broken.isEmpty())
        log("store")->warn("no key is handed on: the audit log does not hold");
    return chains.broken.isEmpty();
}

Result<void> GrantTable::handOn(Tx& tx, const ClassEpoch& from, const ClassEpoch& to) {
    STORE_TRY(all, holders(tx));
    for (const Holder& holder : all) {
        STORE_TRY(grants, of(tx, holder.id));
        const auto holdsOld = [&](const ClassGrant& g) { return g.of == from; };
        // A recovery key made anew may not have been handed the old epoch: it gets the new one all the same.
        const bool had = holder.id == recovery() || std::any_of(grants.cbegin(), grants.cend(), holdsOld);
        if (!had || !holder.classes.contains(to.keyClass)) // a row of grants can be planted, too
            continue;
        if (auto grant = tx.keyring().grantTo(to, holder.id, holder.publicKey))
            STORE_CHECK(insert(tx, *grant));
    }
    return {};
}

Result<int> GrantTable::complete(Tx& tx) {
    STORE_TRY(epochs, liveEpochs(tx));
    STORE_TRY(all, holders(tx));
    QVector<ClassGrant> made;
    for (const Holder& holder : all) {
        STORE_TRY(lacked, lackedBy(tx, holder, epochs));
        for (const ClassEpoch& epoch : lacked) {
            if (const auto grant = tx.keyring().grantTo(epoch, holder.id, holder.publicKey))
                made.append(*grant);
        }
    }
    if (made.isEmpty())
        return 0;
    STORE_TRY(holds, logHolds(tx));
    if (!holds)
        return 0;
    for (const ClassGrant& grant : std::as_const(made))
        STORE_CHECK(insert(tx, grant));
    return static_cast<int>(made.size());
}

Result<void> GrantTable::settle(Tx& tx, const QSet<KeyClass>& lost) {
    QSet<KeyClass> renewed = lost;
    STORE_TRY(people, PersonTable::present(tx));
    const bool coordinator =
        std::any_of(people.cbegin(), people.cend(), [](const auto& p) { return p.role == domain::Role::Coordinator; });
    for (const domain::Person& person : people) {
        const QVector<KeyClass> may = classesOf(person.role, coordinator);
        STORE_TRY(classes, held(tx, person.id));
        for (const KeyClass keyClass : classes) {
            if (may.contains(keyClass))
                continue;
            STORE_CHECK(remove(tx, person.id, keyClass));
            renewed.insert(keyClass);
        }
    }
    for (const KeyClass keyClass : seal::keyClasses) {
        if (renewed.contains(keyClass))
            STORE_CHECK(KeyTable::renewWhenPossible(tx, keyClass));
    }
    STORE_CHECK(complete(tx));
    return somebodyHoldsEach(tx, people);
}

Result<bool> GrantTable::holdsAll(Tx& tx) {
    STORE_TRY(epochs, liveEpochs(tx));
    return std::all_of(epochs.cbegin(), epochs.cend(), [&tx](const ClassEpoch& of) { return tx.keyring().holds(of); });
}

Result<QSet<KeyClass>> GrantTable::held(Tx& tx, const QString& holder) {
    QSet<KeyClass> classes;
    STORE_TRY(grants, of(tx, holder));
    for (const ClassGrant& grant : grants)
        classes.insert(grant.of.keyClass);
    STORE_TRY(old, wrapsOf(tx, holder));
    for (const WrappedKey& wrap : old)
        classes.insert(wrap.keyClass);
    return classes;
}

Result<QSet<QString>> GrantTable::waiting(Tx& tx) {
    QSet<QString> out;
    STORE_TRY(all, holders(tx));
    for (const Holder& holder : all) {
        STORE_TRY(classes, held(tx, holder.id));
        for (const KeyClass keyClass : holder.classes) {
            if (!classes.contains(keyClass))
                out.insert(holder.id);
        }
    }
    return out;
}

Result<QVector<WrappedKey>> GrantTable::wrapsOf(Tx& tx, const QString& personId) {
    return readMany(tx, selectWrapped + QStringLiteral("WHERE person_id = ? ORDER BY salt, id"), {personId},
                    wrappedFrom);
}

Result<QVector<WrappedKey>> GrantTable::recoveryWraps(Tx& tx) {
    return readMany(tx, selectWrapped + QStringLiteral("WHERE person_id IS NULL ORDER BY id"), {}, wrappedFrom);
}

Result<void> GrantTable::removeWraps(Tx& tx, const QString& personId) {
    STORE_CHECK(removeRows(tx, "wrapped_key", QStringLiteral("person_id = ?"), {personId}));
    return {};
}

} // namespace watchdesk::store
