#include "store/Keyring.h"

#include "seal/RecoveryKey.h"
#include "seal/Signing.h"
#include "store/QtBytes.h"
#include "store/QuickKey.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>

namespace watchdesk::store {

namespace {

/// What keys of a store before schema 4 are bound to.
std::string oldContextOf(KeyClass keyClass, bool recovery) {
    return std::string("WatchDesk private key 1/") + seal::keyClassWord(keyClass) +
           (recovery ? "/recovery" : "/person");
}

Error lockedError() {
    return {ErrorCode::Locked, "The records are locked: no passphrase has been given.", {}, "Sign in to read them."};
}

Error notYours() {
    return {ErrorCode::Refused, "Your sign-in does not open this kind of record.", {}, {}};
}

Error noKeysError() {
    return {ErrorCode::Refused,
            "The store has no keys yet, so nothing personal can be written to it.",
            {},
            "Make its first person first."};
}

Error exchanged() {
    return {ErrorCode::Corrupt,
            "A public key of the store was exchanged for another.",
            {},
            "Do not write to this store; restore the last backup."};
}

} // namespace

struct Keyring::State {
    mutable std::mutex mutex;
    std::atomic<quint64> number = 0;          ///< see Keyring::state()
    std::map<KeyClass, ClassKey> publicKeys;  ///< of the current epochs
    OpenPairs open;                           ///< empty while locked
    std::optional<seal::SigningPair> signing; ///< of `open`
    std::optional<SigningKey> recovery;       ///< when that is the recovery key's
    std::optional<QuickKey> quick;
    std::map<std::pair<KeyClass, QString>, WritingKey> writing; ///< by class and subject
    QHash<QString, DataKeyRef> cache;
    QSet<QString> kept;
    seal::DataKeyRoom room;

    [[nodiscard]] bool opens(KeyClass keyClass) const {
        return std::any_of(open.classes.cbegin(), open.classes.cend(),
                           [keyClass](const auto& one) { return one.first.keyClass == keyClass; });
    }

    DataKeyRef keep(const DataKeyRef& key) {
        cache.insert(QString::fromStdString(seal::uuidOf(key->id())), key);
        return key;
    }

    Result<WritingKey> makeRun(KeyClass keyClass) {
        const auto found = publicKeys.find(keyClass);
        if (found == publicKeys.end())
            return noKeysError();
        DataKeyRef key = room.make(seal::makeKeyId(), keyClass, viewOf(found->second.publicKey));
        if (!key)
            return Error{ErrorCode::Corrupt, "The store's public key is none.", {}, "Restore the last backup."};
        return WritingKey{keep(key), recordOf(*key, found->second.epoch, {}), {}};
    }

    static DataKeyRecord recordOf(const seal::DataKey& key, int epoch, const QString& subjectId) {
        return {QString::fromStdString(seal::uuidOf(key.id())), key.keyClass(), bytesOf(key.box()), epoch, subjectId};
    }

    Result<WritingKey> write(KeyClass keyClass, const QString& subjectId) {
        const auto found = writing.find({keyClass, subjectId});
        if (found != writing.end())
            return found->second;
        WritingKey made;
        if (subjectId.isEmpty()) {
            STORE_TRY(run, makeRun(keyClass));
            made = run;
        } else {
            STORE_TRY(run, write(keyClass, {}));
            const DataKeyRef key = keep(room.makeUnder(seal::makeKeyId(), *run.key));
            made = {key, recordOf(*key, run.record.epoch, subjectId), run.record};
        }
        writing[{keyClass, subjectId}] = made;
        return made;
    }

    Result<DataKeyRef> openBox(const DataKeyRecord& record) {
        STORE_TRY(id, seal::keyIdOf(record.id.toStdString()));
        if (open.classes.empty())
            return lockedError();
        if (const DataKeyRef cached = cache.value(record.id))
            return cached;
        const auto pair = open.classes.find({record.keyClass, record.epoch});
        if (pair == open.classes.end())
            return notYours();
        STORE_TRY(key, room.open(id, record.keyClass, viewOf(record.box), pair->second));
        return keep(key);
    }

    /// Only the current epochs' public keys can be compared: those are what is sealed to.
    [[nodiscard]] Result<void> check(const std::map<ClassEpoch, seal::KeyPair>& opened) const {
        for (const auto& [of, pair] : opened) {
            const auto known = publicKeys.find(of.keyClass);
            if (known == publicKeys.end() ||
                (known->second.epoch == of.epoch && known->second.publicKey != bytesOf(pair.publicKey)))
                return exchanged();
        }
        return {};
    }

    Result<void> take(OpenPairs opened) {
        STORE_CHECK(check(opened.classes));
        ++number;
        open = std::move(opened);
        signing.reset();
        recovery.reset();
        if (open.own)
            signing = seal::signingPairOf(*open.own);
        return {};
    }
};

namespace {

Result<std::map<ClassEpoch, seal::KeyPair>> granted(const QVector<ClassGrant>& grants, const seal::KeyPair& holder) {
    std::map<ClassEpoch, seal::KeyPair> out;
    for (const ClassGrant& grant : grants) {
        STORE_TRY(key, seal::openKey(viewOf(grant.box), holder));
        out[grant.of] = seal::pairOf(std::move(key));
    }
    return out;
}

} // namespace

Keyring::Keyring() : m_state(std::make_unique<State>()) {}
Keyring::~Keyring() = default;

Result<void> Keyring::unlock(const PersonKey& person, const QVector<ClassGrant>& grants, const QString& passphrase) {
    STORE_TRY(secret, openPersonKey(person, passphrase));
    OpenPairs opened;
    opened.own = seal::pairOf(std::move(secret));
    opened.person = person.personId;
    if (bytesOf(opened.own->publicKey) != person.publicKey)
        return exchanged();
    STORE_TRY(classes, granted(grants, *opened.own));
    opened.classes = classes;
    const std::lock_guard guard(m_state->mutex);
    return m_state->take(std::move(opened));
}

Result<void> Keyring::unlockOld(const QVector<WrappedKey>& wraps, const QString& passphrase) {
    if (wraps.isEmpty())
        return Error{ErrorCode::Refused, "This person has no passphrase here.", {}, "Ask the administrator for one."};
    OpenPairs opened;
    seal::SecretBytes kek;
    QByteArray kekSalt;
    for (const WrappedKey& wrap : wraps) {
        if (kek.empty() || wrap.salt != kekSalt) {
            STORE_TRY(derived, kekOf(passphrase, wrap.salt, wrap.cost));
            kek = std::move(derived);
            kekSalt = wrap.salt;
        }
        STORE_TRY(secret, seal::unwrapKey(viewOf(wrap.box), kek, oldContextOf(wrap.keyClass, false)));
        opened.classes[{wrap.keyClass, 1}] = seal::pairOf(std::move(secret));
    }
    const std::lock_guard guard(m_state->mutex);
    return m_state->take(std::move(opened));
}

Result<void> Keyring::unlockWithRecoveryKey(const QVector<ClassGrant>& grants, const QVector<WrappedKey>& wraps,
                                            const QString& recoveryKey) {
    if (grants.isEmpty() && wraps.isEmpty())
        return noKeysError();
    const Error another{
        ErrorCode::Refused, "That is the recovery key of another store, or one that was replaced.", {}, {}};
    OpenPairs opened;
    STORE_TRY(pair, recoveryPair(recoveryKey));
    auto classes = granted(grants, pair);
    if (!classes)
        return classes.error().code == ErrorCode::Refused ? another : classes.error();
    opened.classes = std::move(*classes);
    STORE_TRY(kek, seal::recoveryKek(recoveryKey.toStdString()));
    for (const WrappedKey& wrap : wraps) {
        auto secret = seal::unwrapKey(viewOf(wrap.box), kek, oldContextOf(wrap.keyClass, true));
        if (!secret)
            return secret.error().code == ErrorCode::Refused ? another : secret.error();
        opened.classes[{wrap.keyClass, 1}] = seal::pairOf(std::move(*secret));
    }
    const std::lock_guard guard(m_state->mutex);
    STORE_CHECK(m_state->take(std::move(opened)));
    m_state->signing = seal::signingPairOf(pair);
    m_state->recovery = signingKeyOf({}, pair);
    return {};
}

Result<void> Keyring::follow(const QVector<ClassGrant>& grants) {
    const std::lock_guard guard(m_state->mutex);
    if (!m_state->open.own)
        return {};
    STORE_TRY(classes, granted(grants, *m_state->open.own));
    STORE_CHECK(m_state->check(classes));
    ++m_state->number;
    m_state->open.classes = std::move(classes);
    return {};
}

void Keyring::forgetPair(const ClassEpoch& of) {
    const std::lock_guard guard(m_state->mutex);
    ++m_state->number;
    m_state->open.classes.erase(of);
}

QVector<ClassKey> Keyring::publicKeys() const {
    const std::lock_guard guard(m_state->mutex);
    QVector<ClassKey> keys;
    for (const auto& [keyClass, key] : m_state->publicKeys)
        keys.append(key);
    return keys;
}

void Keyring::takeOwnPair(const QString& personId, const seal::KeyPair& pair) {
    const std::lock_guard guard(m_state->mutex);
    m_state->open.own = pair;
    m_state->open.person = personId;
    m_state->signing = seal::signingPairOf(pair);
}

void Keyring::lock() {
    const std::lock_guard guard(m_state->mutex);
    if (m_state->quick && !m_state->open.empty())
        m_state->quick->putAway(m_state->open);
    ++m_state->number;
    m_state->open = {};
    m_state->signing.reset();
    m_state->recovery.reset();
    m_state->writing.clear();
    m_state->cache.clear();
    m_state->room.clear();
}

Result<void> Keyring::setQuickKey(const QString& pin) {
    if (!isUnlocked())
        return lockedError();
    STORE_TRY(made, QuickKey::make(pin));
    const std::lock_guard guard(m_state->mutex);
    m_state->quick = std::move(made);
    return {};
}

Result<void> Keyring::unlockQuickly(const QString& pin) {
    // The derivation takes 0.1 s, during which nobody else may seal: at the desk nothing is being done then.
    const std::lock_guard guard(m_state->mutex);
    if (!m_state->quick)
        return Error{ErrorCode::Refused, "No quick key is set.", {}, "Sign in with your passphrase."};
    auto opened = m_state->quick->open(pin);
    if (!opened) {
        if (m_state->quick->isForgotten())
            m_state->quick.reset();
        return opened.error();
    }
    return m_state->take(std::move(*opened));
}

void Keyring::forgetQuickKey() {
    const std::lock_guard guard(m_state->mutex);
    m_state->quick.reset();
}

bool Keyring::hasQuickKey() const {
    const std::lock_guard guard(m_state->mutex);
    return m_state->quick.has_value();
}

bool Keyring::isUnlocked() const {
    const std::lock_guard guard(m_state->mutex);
    return !m_state->open.classes.empty();
}

Result<PersonKey> Keyring::wrapOwnKey(const QString& personId, const QString& passphrase,
                                      const seal::KdfCost& cost) const {
    std::optional<seal::KeyPair> own;
    {
        const std::lock_guard guard(m_state->mutex);
        own = m_state->open.own;
    }
    if (!own)
        return lockedError();
    return wrapPersonKey(personId, *own, passphrase, cost);
}

std::optional<Signature> Keyring::sign(const QByteArray& message) const {
    std::optional<seal::SigningPair> with;
    QString person;
    {
        const std::lock_guard guard(m_state->mutex);
        with = m_state->signing;
        person = m_state->open.person;
    }
    if (!with)
        return std::nullopt;
    return Signature{QString::fromStdString(seal::fingerprint(with->publicKey)), person,
                     bytesOf(seal::sign(viewOf(message), *with))};
}

QString Keyring::signer() const {
    const std::lock_guard guard(m_state->mutex);
    return m_state->signing ? QString::fromStdString(seal::fingerprint(m_state->signing->publicKey)) : QString();
}

std::optional<SigningKey> Keyring::ownSigningKey() const {
    const std::lock_guard guard(m_state->mutex);
    if (!m_state->open.own)
        return m_state->recovery;
    return signingKeyOf(m_state->open.person, *m_state->open.own);
}

std::optional<ClassGrant> Keyring::grantTo(const ClassEpoch& of, const QString& holder,
                                           const QByteArray& publicKey) const {
    const std::lock_guard guard(m_state->mutex);
    const auto pair = m_state->open.classes.find(of);
    if (pair == m_state->open.classes.end())
        return std::nullopt;
    return ClassGrant{{}, of, holder, bytesOf(seal::sealKey(*pair->second.privateKey, viewOf(publicKey)))};
}

void Keyring::takePair(const ClassEpoch& of, const seal::KeyPair& pair) {
    const std::lock_guard guard(m_state->mutex);
    m_state->open.classes[of] = pair;
}

bool Keyring::holds(const ClassEpoch& of) const {
    const std::lock_guard guard(m_state->mutex);
    return m_state->open.classes.count(of) > 0;
}

void Keyring::setPublicKeys(const QVector<ClassKey>& keys) {
    const std::lock_guard guard(m_state->mutex);
    std::map<KeyClass, ClassKey> fresh;
    for (const ClassKey& key : keys)
        fresh[key.keyClass] = key;
    const bool same =
        fresh.size() == m_state->publicKeys.size() &&
        std::equal(fresh.cbegin(), fresh.cend(), m_state->publicKeys.cbegin(), [](const auto& a, const auto& b) {
            return a.second.publicKey == b.second.publicKey && a.second.epoch == b.second.epoch;
        });
    if (same)
        return;
    m_state->publicKeys = std::move(fresh);
    m_state->writing.clear(); // sealed to keys that are no longer those of the store
}

quint64 Keyring::state() const {
    return m_state->number;
}

bool Keyring::hasKeys() const {
    const std::lock_guard guard(m_state->mutex);
    return !m_state->publicKeys.empty();
}

int Keyring::epochOf(KeyClass keyClass) const {
    const std::lock_guard guard(m_state->mutex);
    const auto found = m_state->publicKeys.find(keyClass);
    return found == m_state->publicKeys.end() ? 0 : found->second.epoch;
}

Result<WritingKey> Keyring::writingKey(KeyClass keyClass, const QString& subjectId) {
    const std::lock_guard guard(m_state->mutex);
    return m_state->write(keyClass, subjectId);
}

Result<DataKeyRef> Keyring::cached(const QString& dataKeyId) const {
    const std::lock_guard guard(m_state->mutex);
    if (m_state->open.classes.empty())
        return lockedError();
    DataKeyRef key = m_state->cache.value(dataKeyId);
    // What this program sealed since it started is in the cache whoever is signed in.
    if (key && !m_state->opens(key->keyClass()))
        return notYours();
    return key;
}

Result<DataKeyRef> Keyring::openKey(const DataKeyRecord& record) {
    const std::lock_guard guard(m_state->mutex);
    return m_state->openBox(record);
}

Result<DataKeyRef> Keyring::openUnder(const DataKeyRecord& record, const seal::DataKey& parent) {
    STORE_TRY(id, seal::keyIdOf(record.id.toStdString()));
    const std::lock_guard guard(m_state->mutex);
    if (const DataKeyRef cached = m_state->cache.value(record.id))
        return cached;
    STORE_TRY(key, m_state->room.openUnder(id, viewOf(record.box), parent));
    return m_state->keep(key);
}

Result<DataKeyRecord> Keyring::rewrapped(const DataKeyRecord& record) {
    STORE_TRY(key, openKey(record));
    const std::lock_guard guard(m_state->mutex);
    const auto now = m_state->publicKeys.find(record.keyClass);
    if (now == m_state->publicKeys.end())
        return noKeysError();
    DataKeyRecord out = record;
    seal::SecretBytes bytes(seal::dataKeyBytes);
    std::copy_n(key->bytes(), seal::dataKeyBytes, bytes.data());
    out.box = bytesOf(seal::sealKey(bytes, viewOf(now->second.publicKey)));
    out.epoch = now->second.epoch;
    return out;
}

bool Keyring::isKept(const QString& dataKeyId) const {
    const std::lock_guard guard(m_state->mutex);
    return m_state->kept.contains(dataKeyId);
}

void Keyring::setKept(const QVector<QString>& dataKeyIds) {
    const std::lock_guard guard(m_state->mutex);
    for (const QString& id : dataKeyIds)
        m_state->kept.insert(id);
}

void Keyring::forgetKey(const QString& dataKeyId) {
    const std::lock_guard guard(m_state->mutex);
    ++m_state->number;
    m_state->cache.remove(dataKeyId);
    m_state->kept.remove(dataKeyId);
    std::erase_if(m_state->writing, [&](const auto& one) { return one.second.record.id == dataKeyId; });
}

Result<seal::SealedStreamWriter> Keyring::startStream(const QString& mediaId, KeyClass keyClass) {
    STORE_TRY(writing, writingKey(keyClass));
    return seal::SealedStreamWriter(*writing.key, mediaId.toStdString(), writing.record.epoch);
}

} // namespace watchdesk::store
