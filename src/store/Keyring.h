// The keys of an open store: which are public, which are open, and which data key the writer uses now.
#pragma once

#include "base/Result.h"
#include "seal/DataKey.h"
#include "seal/KeyPair.h"
#include "seal/SealedStream.h"
#include "store/Keys.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <memory>

namespace watchdesk::store {

/// A data key that is open in memory; wiped when the last holder lets go.
using DataKeyRef = std::shared_ptr<const seal::DataKey>;

/// What a value is sealed with: the key, the row of table data_key, and that of the key it lies under (id empty: none).
struct WritingKey {
    DataKeyRef key;
    DataKeyRecord record;
    DataKeyRecord parent;
};

/// Who signed, and what came of it.
struct Signature {
    QString signer; ///< id of table signing_key
    QString person; ///< whose it is; empty: the recovery key
    QByteArray bytes;
};

/// Thread-safe. Sealing needs public keys only; opening needs unlock(). lock() wipes private and data keys and the
/// writer goes on with fresh data keys.
class Keyring {
public:
    Keyring();
    ~Keyring();
    Keyring(const Keyring&) = delete;
    Keyring& operator=(const Keyring&) = delete;

    /// Opens a person's private key with the passphrase, and with it what was granted to them: 0.4 s, any thread.
    /// Refused when the passphrase is wrong.
    Result<void> unlock(const PersonKey& person, const QVector<ClassGrant>& grants, const QString& passphrase);
    /// With keys wrapped by the passphrase itself, as stores before schema 4 have them. The person has no key pair yet:
    /// takeOwnPair().
    Result<void> unlockOld(const QVector<WrappedKey>& wraps, const QString& passphrase);
    /// With the printed recovery key; `wraps` are those of a store before schema 4. No delay.
    Result<void> unlockWithRecoveryKey(const QVector<ClassGrant>& grants, const QVector<WrappedKey>& wraps,
                                       const QString& recoveryKey);
    /// What is granted to this person now: takes what is new, drops what was taken away. Nothing happens for somebody
    /// without a key pair (a recovery key).
    Result<void> follow(const QVector<ClassGrant>& grants);
    /// A pair of takePair() whose transaction did not come to be.
    void forgetPair(const ClassEpoch& of);
    [[nodiscard]] QVector<ClassKey> publicKeys() const;
    void takeOwnPair(const QString& personId, const seal::KeyPair& pair);

    /// Wipes what is open. With a quick key set it can be had back by unlockQuickly() until forgetQuickKey().
    void lock();
    /// A short secret for coming back after an idle lock: in memory only, 0.1 s. Refused while locked, InvalidInput
    /// when it is shorter than four characters.
    Result<void> setQuickKey(const QString& pin);
    /// Refused when it is wrong: the third time everything is forgotten and only the passphrase opens.
    Result<void> unlockQuickly(const QString& pin);
    void forgetQuickKey();
    [[nodiscard]] bool hasQuickKey() const;
    [[nodiscard]] bool isUnlocked() const;

    /// The passphrase of whoever is signed in, changed (0.4 s); the row to write. Locked.
    Result<PersonKey> wrapOwnKey(const QString& personId, const QString& passphrase, const seal::KdfCost& cost) const;
    /// Signs as whoever's passphrase (or recovery key) was given. Nothing while locked.
    [[nodiscard]] std::optional<Signature> sign(const QByteArray& message) const;
    /// Whom sign() signs as: an id of table signing_key; empty while locked.
    [[nodiscard]] QString signer() const;
    /// That key as its table holds it, the recovery key's as well; nothing while locked.
    [[nodiscard]] std::optional<SigningKey> ownSigningKey() const;

    /// The private key of a class and epoch, sealed to a holder. Nothing when it is not open here.
    [[nodiscard]] std::optional<ClassGrant> grantTo(const ClassEpoch& of, const QString& holder,
                                                    const QByteArray& publicKey) const;
    /// Keeps the private half of a class's new key, which this program has made.
    void takePair(const ClassEpoch& of, const seal::KeyPair& pair);
    [[nodiscard]] bool holds(const ClassEpoch& of) const;

    /// Public keys as read from the store; the store calls this when it opens and when they change.
    void setPublicKeys(const QVector<ClassKey>& keys);
    /// False until the store's first person has been made: nothing can be sealed before.
    [[nodiscard]] bool hasKeys() const;
    [[nodiscard]] int epochOf(KeyClass keyClass) const;

    /// A writer of a sealed stream (recordings, stills) bound to that media id; works while locked. Any thread.
    Result<seal::SealedStreamWriter> startStream(const QString& mediaId, KeyClass keyClass = KeyClass::Records);

    // What Tx uses.
    /// The key that values of a class are sealed with now; of a subject's own when one is named.
    Result<WritingKey> writingKey(KeyClass keyClass, const QString& subjectId = {});
    /// Null when it is not open yet.
    /// Another number whenever something that was open may be so no longer: a key held on to is good while it stays.
    [[nodiscard]] quint64 state() const;
    [[nodiscard]] Result<DataKeyRef> cached(const QString& dataKeyId) const;
    Result<DataKeyRef> openKey(const DataKeyRecord& record);
    Result<DataKeyRef> openUnder(const DataKeyRecord& record, const seal::DataKey& parent);
    /// A class's data key sealed to the class's current public key: the row to write in its place. Locked.
    Result<DataKeyRecord> rewrapped(const DataKeyRecord& record);
    [[nodiscard]] bool isKept(const QString& dataKeyId) const;
    void setKept(const QVector<QString>& dataKeyIds);
    /// A key that was destroyed in the store: here too.
    void forgetKey(const QString& dataKeyId);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace watchdesk::store
