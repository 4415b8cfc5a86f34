#include "store/Keys.h"

#include "seal/HashChain.h"
#include "seal/RecoveryKey.h"
#include "seal/SealedValue.h"
#include "seal/Signing.h"
#include "store/QtBytes.h"
#include "store/Try.h"

namespace watchdesk::store {

namespace {

std::string contextOf(const QString& personId) {
    return "WatchDesk person key 1/" + personId.toStdString();
}

QString fingerprintOf(const seal::Bytes& publicKey) {
    return QString::fromStdString(seal::fingerprint(publicKey));
}

QByteArray bytesAbout(std::string_view what, const SigningKey& key) {
    seal::ChainEntry entry({});
    entry.add(what).add(viewOf(key.personId.toUtf8()));
    return bytesOf(entry.add(viewOf(key.publicKey)).add(viewOf(key.sealingKey)).hash());
}

} // namespace

QByteArray vouchedBytes(const SigningKey& key) {
    return bytesAbout("WatchDesk signing key 1", key);
}

QByteArray foundingBytes(const SigningKey& key) {
    return bytesAbout("WatchDesk founding key 1", key);
}

SigningKey signingKeyOf(const QString& personId, const seal::KeyPair& pair) {
    const seal::SigningPair signing = seal::signingPairOf(pair);
    SigningKey key;
    key.id = fingerprintOf(signing.publicKey);
    key.personId = personId;
    key.publicKey = bytesOf(signing.publicKey);
    key.sealingKey = bytesOf(pair.publicKey);
    key.vouchedBy = key.id;
    key.voucher = bytesOf(seal::sign(viewOf(vouchedBytes(key)), signing));
    return key;
}

QString parentOf(const DataKeyRecord& record) {
    // A sealed value names its key; what is sealed to a public key is shorter than any.
    const auto parent = seal::keyOfSealed(viewOf(record.box));
    constexpr qsizetype underAnother = seal::sealedOverhead + seal::dataKeyBytes;
    return record.box.size() == underAnother && parent ? QString::fromStdString(seal::uuidOf(*parent)) : QString();
}

Result<seal::SecretBytes> kekOf(const QString& passphrase, const QByteArray& salt, const seal::KdfCost& cost) {
    QByteArray utf8 = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    auto kek = seal::deriveKey(viewOf(utf8), viewOf(salt), cost);
    seal::wipe(utf8.data(), static_cast<std::size_t>(utf8.size()));
    return kek;
}

Result<seal::SecretBytes> openPersonKey(const PersonKey& key, const QString& passphrase) {
    STORE_TRY(kek, kekOf(passphrase, key.salt, key.cost));
    return seal::unwrapKey(viewOf(key.box), kek, contextOf(key.personId));
}

Result<PersonKey> wrapPersonKey(const QString& personId, const seal::KeyPair& pair, const QString& passphrase,
                                const seal::KdfCost& cost) {
    if (passphrase.isEmpty())
        return Error{ErrorCode::InvalidInput, "The passphrase is empty.", "Nothing was changed.",
                     "Choose four or more words."};
    PersonKey key;
    key.personId = personId;
    key.publicKey = bytesOf(pair.publicKey);
    key.signing = signingKeyOf(personId, pair);
    key.cost = cost;
    key.salt = bytesOf(seal::makeSalt());
    STORE_TRY(kek, kekOf(passphrase, key.salt, cost));
    key.box = bytesOf(seal::wrapKey(*pair.privateKey, kek, contextOf(personId)));
    return key;
}

Result<FreshPerson> makePersonKey(const QString& personId, const QString& passphrase, const seal::KdfCost& cost) {
    const seal::KeyPair pair = seal::makeKeyPair();
    STORE_TRY(key, wrapPersonKey(personId, pair, passphrase, cost));
    return FreshPerson{key, pair};
}

Result<seal::KeyPair> recoveryPair(const QString& typed) {
    std::string text = typed.toStdString();
    auto seed = seal::recoveryKek(text);
    seal::wipe(text.data(), text.size());
    if (!seed)
        return seed.error();
    return seal::pairOfSeed(*seed);
}

Result<FreshRecovery> makeRecoveryPair() {
    std::string typed = seal::makeRecoveryKey();
    FreshRecovery fresh;
    fresh.typed = QString::fromStdString(typed);
    seal::wipe(typed.data(), typed.size());
    STORE_TRY(pair, recoveryPair(fresh.typed));
    fresh.publicKey = bytesOf(pair.publicKey);
    fresh.signing = signingKeyOf({}, pair);
    return fresh;
}

Result<NewKeys> makeKeys(const QString& personId, const QString& passphrase, const seal::KdfCost& cost) {
    NewKeys keys;
    STORE_TRY(person, makePersonKey(personId, passphrase, cost));
    keys.person = person;
    keys.person.key.signing.voucher =
        bytesOf(seal::sign(viewOf(foundingBytes(person.key.signing)), seal::signingPairOf(person.pair)));
    STORE_TRY(recovery, makeRecoveryPair());
    keys.recovery = recovery;
    keys.recovery.signing.vouchedBy = person.key.signing.id;
    keys.recovery.signing.voucher =
        bytesOf(seal::sign(viewOf(vouchedBytes(keys.recovery.signing)), seal::signingPairOf(keys.person.pair)));
    for (const KeyClass keyClass : seal::keyClasses) {
        const seal::KeyPair pair = seal::makeKeyPair();
        keys.publicKeys.append({keyClass, bytesOf(pair.publicKey), 1});
        keys.pairs.append(pair);
        const auto grant = [&](const QString& holder, const QByteArray& publicKey) {
            keys.grants.append(
                {{}, {keyClass, 1}, holder, bytesOf(seal::sealKey(*pair.privateKey, viewOf(publicKey)))});
        };
        grant(personId, keys.person.key.publicKey);
        grant(QString::fromLatin1(recoveryHolder), keys.recovery.publicKey);
    }
    return keys;
}

} // namespace watchdesk::store
