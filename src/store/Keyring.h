// The keys of an open store: which are public, which are open, and which data key the writer uses now.
#pragma once

#include "base/Result.h"
#include "seal/DataKey.h"
#include "seal/KeyPair.h"
#include "seal/SealedStream.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <memory>

namespace watchdesk::store {

using seal::KeyClass;
/// A data key that is open in memory; wiped when the last holder lets go.
using DataKeyRef = std::shared_ptr<const seal::DataKey>;

/// A data key as table data_key holds it.
struct DataKeyRecord {
    QString id;
    KeyClass keyClass = KeyClass::Records;
    QByteArray box; ///< the key, sealed to the class's public key
};

/// The public half of a class's key pair.
struct ClassKey {
    KeyClass keyClass = KeyClass::Records;
    QByteArray publicKey;
};

/// A class's private key as it lies in the store, wrapped for one person (or, with no person, by the recovery key).
struct WrappedKey {
    QString id;
    KeyClass keyClass = KeyClass::Records;
    QString personId;
    seal::KdfCost cost; ///< of Argon2id, as it was when wrapped
    QByteArray salt;
    QByteArray box;
};

/// Fresh keys of a new store, not yet in it.
struct NewKeys {
    QVector<ClassKey> publicKeys;
    QVector<WrappedKey> wrapped; ///< by the passphrase, then by the recovery key; personId still empty
    QString recoveryKey;         ///< printed once, kept by people, never in the store
};

/// Thread-safe. Sealing needs public keys only; opening needs unlock(). lock() wipes private and data keys and the
/// writer goes on with fresh data keys.
class Keyring {
public:
    Keyring();
    ~Keyring();
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;

    /// Makes the three key pairs and wraps them. Takes as long as the cost says (MODERATE: 0.4 s, 256 MiB); any thread,
    /// no Tx: KeyTable::createFirst then writes them.
    static Result<NewKeys> makeKeys(const QString& passphrase, const seal::KdfCost& cost);
    /// Opens private keys with the passphrase: 0.4 s, any thread (wraps come from KeyTable::wrapsOf). Refused when it
    /// is wrong.
    Result<void> unlock(const QVector<WrappedKey>& wraps, const QString& passphrase);
    /// The same with the printed recovery key (wraps come from KeyTable::recoveryWraps). No delay.
    Result<void> unlockWithRecoveryKey(const QVector<WrappedKey>& wraps, const QString& recoveryKey);
    void lock();
    [[nodiscard]] bool isUnlocked() const;

    /// Public keys as read from the store; the store calls this when it opens and when they change.
    void setPublicKeys(const QVector<ClassKey>& keys);
    /// False until the store's first person has been made: nothing can be sealed before.
    [[nodiscard]] bool hasKeys() const;

    /// A writer of a sealed stream (recordings, stills) bound to that media id; works while locked. Any thread.
    Result<seal::SealedStreamWriter> startStream(const QString& mediaId, KeyClass keyClass = KeyClass::Records);
    /// A reader for a stream that begins with `head` (at least seal::SealedStreamReader::headBytes). Locked, Corrupt.
    Result<seal::SealedStreamReader> openStream(const QString& mediaId, const QByteArray& head);

    // What Tx uses.
    Result<DataKeyRef> writingKey(KeyClass keyClass);
    /// Null when it is not open yet.
    [[nodiscard]] Result<DataKeyRef> cached(const QString& dataKeyId) const;
    Result<DataKeyRef> openKey(const DataKeyRecord& record);
    [[nodiscard]] bool isKept(const QString& dataKeyId) const;
    void setKept(const QVector<QString>& dataKeyIds);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace watchdesk::store
