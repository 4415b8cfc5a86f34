// Keys as they lie in the store. Values; any thread.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "seal/KeyPair.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace watchdesk::store {

using seal::KeyClass;

/// A class's keys are renewed when somebody who could read it no longer may: each time is an epoch, from 1.
struct ClassEpoch {
    KeyClass keyClass = KeyClass::Records;
    int epoch = 1;
    friend auto operator<=>(const ClassEpoch&, const ClassEpoch&) = default;
};

/// The public half of a class's key pair.
struct ClassKey {
    KeyClass keyClass = KeyClass::Records;
    QByteArray publicKey;
    int epoch = 1;
};

/// A data key as table data_key holds it.
struct DataKeyRecord {
    QString id;
    KeyClass keyClass = KeyClass::Records;
    QByteArray box;    ///< the key, sealed to the class's public key, or under another data key
    int epoch = 1;     ///< of the class's public key
    QString subjectId; ///< whom alone it is about; empty for most
};
/// The data key that a box lies under; empty when it is sealed to the class's public key.
[[nodiscard]] QString parentOf(const DataKeyRecord& record);

/// What somebody signs with, as table signing_key holds it.
struct SigningKey {
    QString id;            ///< seal::fingerprint() of publicKey
    QString personId;      ///< empty: the printed recovery key
    QByteArray publicKey;  ///< Ed25519
    QByteArray sealingKey; ///< the X25519 key of the same holder
    QString vouchedBy;     ///< id of the key that the voucher is made with; its own for the store's first person
    QByteArray voucher;    ///< a signature over vouchedBytes()
};
/// The signing key of a holder's pair, vouched for by itself.
[[nodiscard]] SigningKey signingKeyOf(const QString& personId, const seal::KeyPair& pair);
/// What a voucher signs: whose keys these are.
[[nodiscard]] QByteArray vouchedBytes(const SigningKey& key);
/// What the first person of a store signs in its place, if the store has had signatures from its beginning: whoever
/// takes signatures away later cannot make it look like an older one.
[[nodiscard]] QByteArray foundingBytes(const SigningKey& key);

/// A person's own key pair as it lies in the store: what a passphrase opens.
struct PersonKey {
    QString personId;
    qint64 version = 0;
    QByteArray publicKey;
    seal::KdfCost cost; ///< of Argon2id, as it was when wrapped
    QByteArray salt;
    QByteArray box;          ///< the private half, wrapped
    bool mustChange = false; ///< somebody else chose the passphrase
    int failed = 0;          ///< wrong passphrases since the last right one
    UtcMs failedAt = 0;
    SigningKey signing; ///< of a pair that was just made or wrapped; its table is signing_key
};

/// A class's private key, sealed to a holder's public key.
struct ClassGrant {
    QString id;
    ClassEpoch of;
    QString holder; ///< a person's id, or recoveryHolder
    QByteArray box;
};
inline constexpr char recoveryHolder[] = "recovery";

/// A class's private key as stores before schema 4 have it: wrapped by a passphrase, or (no person) the recovery key.
struct WrappedKey {
    QString id;
    KeyClass keyClass = KeyClass::Records;
    QString personId;
    seal::KdfCost cost;
    QByteArray salt;
    QByteArray box;
};

/// A person's fresh key pair: the row, and the open half.
struct FreshPerson {
    PersonKey key; ///< personId as given
    seal::KeyPair pair;
};
/// Makes a key pair and wraps it under the passphrase: as slow as the cost says (MODERATE: 0.4 s, 256 MiB); any thread.
/// InvalidInput for an empty passphrase.
Result<FreshPerson> makePersonKey(const QString& personId, const QString& passphrase, const seal::KdfCost& cost);

/// A fresh printed recovery key, and its public half.
struct FreshRecovery {
    QString typed; ///< printed once, kept by people, never in the store
    QByteArray publicKey;
    SigningKey signing;
};
Result<FreshRecovery> makeRecoveryPair();
/// The pair of a recovery key as typed.
Result<seal::KeyPair> recoveryPair(const QString& typed);

/// Fresh keys of a new store, not yet in it.
struct NewKeys {
    QVector<ClassKey> publicKeys;
    QVector<seal::KeyPair> pairs; ///< in their order
    FreshPerson person;
    FreshRecovery recovery;
    QVector<ClassGrant> grants; ///< the person's and the recovery key's
};
/// The three key pairs and those of the first person, who will have that id: 0.4 s; any thread, no Tx:
/// KeyTable::createFirst then writes them.
Result<NewKeys> makeKeys(const QString& personId, const QString& passphrase, const seal::KdfCost& cost);

/// The private half of a person's pair. Refused when the passphrase is wrong; as slow as its cost.
Result<seal::SecretBytes> openPersonKey(const PersonKey& key, const QString& passphrase);
/// A pair wrapped under a passphrase.
Result<PersonKey> wrapPersonKey(const QString& personId, const seal::KeyPair& pair, const QString& passphrase,
                                const seal::KdfCost& cost);

/// A passphrase's key-encryption key: the same however a keyboard composes its letters.
Result<seal::SecretBytes> kekOf(const QString& passphrase, const QByteArray& salt, const seal::KdfCost& cost);

} // namespace watchdesk::store
