#include "store/Keyring.h"

#include "seal/RecoveryKey.h"
#include "store/QtBytes.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

#include <array>
#include <map>
#include <mutex>

namespace watchdesk::store {

namespace {

std::string contextOf(KeyClass keyClass, bool recovery) {
    return std::string("WatchDesk private key 1/") + seal::keyClassWord(keyClass) +
           (recovery ? "/recovery" : "/person");
}

Error lockedError() {
    return {ErrorCode::Locked, "The records are locked: no passphrase has been given.", {}, "Sign in to read them."};
}

Error noKeysError() {
    return {ErrorCode::Refused,
            "The store has no keys yet, so nothing personal can be written to it.",
            {},
            "Make its first person first."};
}

/// A passphrase is the same however a keyboard composes its letters.
Result<seal::SecretBytes> kekOf(const QString& passphrase, const QByteArray& salt, const seal::KdfCost& cost) {
    QByteArray utf8 = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    auto kek = seal::deriveKey(viewOf(utf8), viewOf(salt), cost);
    seal::wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    return kek;
}

WrappedKey wrap(KeyClass keyClass, const seal::KeyPair& pair, const seal::SecretBytes& kek, bool recovery) {
    WrappedKey out;
    out.keyClass = keyClass;
    out.box = bytesOf(seal::wrapKey(*pair.privateKey, kek, contextOf(keyClass, recovery)));
    return out;
}

} // namespace

struct Keyring::State {
    mutable std::mutex mutex;
    std::map<KeyClass, seal::Bytes> publicKeys;
    std::map<KeyClass, seal::KeyPair> pairs; ///< open ones: empty while locked
    std::map<KeyClass, DataKeyRef> writing;
    QHash<QString, DataKeyRef> cache;
    QSet<QString> kept;
    seal::DataKeyRoom room;

    Result<DataKeyRef> write(KeyClass keyClass) {
        if (const auto found = writing.find(keyClass); found != writing.end())
            return found->second;
        const auto open = publicKeys.find(keyClass);
        if (open == publicKeys.end())
            return noKeysError();
        DataKeyRef key = room.make(seal::makeKeyId(), keyClass, open->second);
        if (!key)
            return Error{ErrorCode::Corrupt, "The store's public key is none.", {}, "Restore the last backup."};
        writing[keyClass] = key;
        cache.insert(QString::fromStdString(seal::uuidOf(key->id())), key);
        return key;
    }

    Result<DataKeyRef> open(const seal::KeyId& id, KeyClass keyClass, seal::ByteView box) {
        const auto pair = pairs.find(keyClass);
        if (pairs.empty())
            return lockedError();
        if (pair == pairs.end())
            return Error{ErrorCode::Refused, "Your sign-in does not open this kind of record.", {}, {}};
        const QString name = QString::fromStdString(seal::uuidOf(id));
        if (const DataKeyRef cached = cache.value(name))
            return cached;
        auto key = room.open(id, keyClass, box, pair->second);
        if (!key)
            return key.error();
        cache.insert(name, *key);
        return *key;
    }

    /// Takes opened private keys, if they are those of the public keys that the store seals to.
    Result<void> take(std::map<KeyClass, seal::KeyPair> opened) {
        for (const auto& [keyClass, pair] : opened) {
            const auto open = publicKeys.find(keyClass);
            if (open == publicKeys.end() || open->second != pair.publicKey)
                return Error{ErrorCode::Corrupt,
                             "A public key of the store was exchanged for another.",
                             {},
                             "Do not write to this store; restore the last backup."};
        }
        pairs = std::move(opened);
        return {};
    }
};

Keyring::Keyring() : m_state(std::make_unique<State>()) {}
Keyring::~Keyring() = default;

Result<NewKeys> Keyring::makeKeys(const QString& passphrase, const seal::KdfCost& cost) {
    if (passphrase.isEmpty())
        return Error{ErrorCode::InvalidInput, "The passphrase is empty.", {}, "Choose four or more words."};
    const QByteArray salt = bytesOf(seal::makeSalt());
    STORE_TRY(kek, kekOf(passphrase, salt, cost));
    std::string recovery = seal::makeRecoveryKey();
    STORE_TRY(recoveryKek, seal::recoveryKek(recovery));
    NewKeys keys;
    QVector<WrappedKey> byRecovery;
    for (const KeyClass keyClass : seal::keyClasses) {
        const seal::KeyPair pair = seal::makeKeyPair();
        keys.publicKeys.append({keyClass, bytesOf(pair.publicKey)});
        WrappedKey forPerson = wrap(keyClass, pair, kek, false);
        forPerson.cost = cost;
        forPerson.salt = salt;
        keys.wrapped.append(forPerson);
        byRecovery.append(wrap(keyClass, pair, recoveryKek, true));
    }
    keys.wrapped += byRecovery;
    keys.recoveryKey = QString::fromStdString(recovery);
    seal::wipe(recovery.data(), recovery.size());
    return keys;
}

Result<void> Keyring::unlock(const QVector<WrappedKey>& wraps, const QString& passphrase) {
    if (wraps.isEmpty())
        return Error{ErrorCode::Refused, "This person has no passphrase here.", {}, "Ask the administrator for one."};
    std::map<KeyClass, seal::KeyPair> opened;
    seal::SecretBytes kek;
    QByteArray kekSalt;
    for (const WrappedKey& wrap : wraps) {
        if (kek.empty() || wrap.salt != kekSalt) {
            STORE_TRY(derived, kekOf(passphrase, wrap.salt, wrap.cost));
            kek = std::move(derived);
            kekSalt = wrap.salt;
        }
        STORE_TRY(secret, seal::unwrapKey(viewOf(wrap.box), kek, contextOf(wrap.keyClass, false)));
        opened[wrap.keyClass] = seal::pairOf(std::move(secret));
    }
    const std::lock_guard guard(m_state->mutex);
    return m_state->take(std::move(opened));
}

Result<void> Keyring::unlockWithRecoveryKey(const QVector<WrappedKey>& wraps, const QString& recoveryKey) {
    STORE_TRY(kek, seal::recoveryKek(recoveryKey.toStdString()));
    if (wraps.isEmpty())
        return noKeysError();
    std::map<KeyClass, seal::KeyPair> opened;
    for (const WrappedKey& wrap : wraps) {
        auto secret = seal::unwrapKey(viewOf(wrap.box), kek, contextOf(wrap.keyClass, true));
        if (!secret && secret.error().code == ErrorCode::Refused)
            return Error{ErrorCode::Refused, "That is the recovery key of another store.", {}, {}};
        if (!secret)
            return secret.error();
        opened[wrap.keyClass] = seal::pairOf(std::move(*secret));
    }
    const std::lock_guard guard(m_state->mutex);
    return m_state->take(std::move(opened));
}

void Keyring::lock() {
    const std::lock_guard guard(m_state->mutex);
    m_state->pairs.clear();
    m_state->writing.clear();
    m_state->cache.clear();
    m_state->room.clear();
}

bool Keyring::isUnlocked() const {
    const std::lock_guard guard(m_state->mutex);
    return !m_state->pairs.empty();
}

void Keyring::setPublicKeys(const QVector<ClassKey>& keys) {
    const std::lock_guard guard(m_state->mutex);
    std::map<KeyClass, seal::Bytes> fresh;
    for (const ClassKey& key : keys) {
        const seal::ByteView view = viewOf(key.publicKey);
        fresh[key.keyClass] = seal::Bytes(view.begin(), view.end());
    }
    if (fresh == m_state->publicKeys)
        return;
    m_state->publicKeys = std::move(fresh);
    m_state->writing.clear(); // sealed to keys that are no longer those of the store
}

bool Keyring::hasKeys() const {
    const std::lock_guard guard(m_state->mutex);
    return !m_state->publicKeys.empty();
}

Result<DataKeyRef> Keyring::writingKey(KeyClass keyClass) {
    const std::lock_guard guard(m_state->mutex);
    return m_state->write(keyClass);
}

Result<DataKeyRef> Keyring::cached(const QString& dataKeyId) const {
    const std::lock_guard guard(m_state->mutex);
    if (m_state->pairs.empty())
        return lockedError();
    DataKeyRef key = m_state->cache.value(dataKeyId);
    // What this program sealed since it started is in the cache whoever is signed in.
    if (key && m_state->pairs.count(key->keyClass()) == 0)
        return Error{ErrorCode::Refused, "Your sign-in does not open this kind of record.", {}, {}};
    return key;
}

Result<DataKeyRef> Keyring::openKey(const DataKeyRecord& record) {
    STORE_TRY(id, seal::keyIdOf(record.id.toStdString()));
    const std::lock_guard guard(m_state->mutex);
    return m_state->open(id, record.keyClass, viewOf(record.box));
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

Result<seal::SealedStreamWriter> Keyring::startStream(const QString& mediaId, KeyClass keyClass) {
    STORE_TRY(key, writingKey(keyClass));
    return seal::SealedStreamWriter(*key, mediaId.toStdString());
}

Result<seal::SealedStreamReader> Keyring::openStream(const QString& mediaId, const QByteArray& head) {
    STORE_TRY(read, seal::readStreamHead(viewOf(head)));
    DataKeyRef key;
    {
        const std::lock_guard guard(m_state->mutex);
        STORE_TRY(opened, m_state->open(read.dataKey, read.keyClass, read.box));
        key = opened;
    }
    return seal::SealedStreamReader::start(*key, mediaId.toStdString(), viewOf(head));
}

} // namespace watchdesk::store
