#include "seal/KeyPair.h"

#include <sodium.h>

namespace watchdesk::seal {

namespace {

constexpr std::uint64_t mostMemory = 4ULL << 30;
constexpr std::uint64_t mostOperations = 64;

} // namespace

const char* keyClassWord(KeyClass keyClass) {
    switch (keyClass) {
    case KeyClass::Records:
        return "records";
    case KeyClass::Faces:
        return "faces";
    case KeyClass::Ballots:
        return "ballots";
    }
    return "records";
}

std::optional<KeyClass> keyClassOfWord(const std::string& word) {
    for (const KeyClass keyClass : keyClasses) {
        if (word == keyClassWord(keyClass))
            return keyClass;
    }
    return std::nullopt;
}

KeyPair makeKeyPair() {
    SecretBytes secret(crypto_box_SECRETKEYBYTES);
    Bytes open(crypto_box_PUBLICKEYBYTES);
    crypto_box_keypair(open.data(), secret.data());
    return {std::move(open), std::make_shared<SecretBytes>(std::move(secret))};
}

KeyPair pairOf(SecretBytes privateKey) {
    Bytes open(crypto_box_PUBLICKEYBYTES);
    crypto_scalarmult_base(open.data(), privateKey.data());
    return {std::move(open), std::make_shared<SecretBytes>(std::move(privateKey))};
}

KdfCost KdfCost::moderate() {
    return {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
}

KdfCost KdfCost::interactive() {
    return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

KdfCost KdfCost::least() {
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

Bytes makeSalt() {
    ready();
    static_assert(saltBytes == crypto_pwhash_SALTBYTES);
    Bytes salt(saltBytes);
    randombytes_buf(salt.data(), salt.size());
    return salt;
}

Result<SecretBytes> deriveKey(ByteView passphrase, ByteView salt, const KdfCost& cost) {
    if (salt.size() != saltBytes || cost.operations < crypto_pwhash_OPSLIMIT_MIN || cost.operations > mostOperations ||
        cost.memoryBytes < crypto_pwhash_MEMLIMIT_MIN || cost.memoryBytes > mostMemory)
        return Error{ErrorCode::InvalidInput, "The cost kept with a wrapped key makes no sense.", {}, {}};
    SecretBytes key(crypto_secretbox_KEYBYTES);
    const int failed = crypto_pwhash(key.data(), key.size(), reinterpret_cast<const char*>(passphrase.data()),
                                     passphrase.size(), salt.data(), cost.operations,
                                     static_cast<std::size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0)
        return Error{ErrorCode::Unavailable,
                     "There is not enough memory free to check the passphrase.",
                     {},
                     "Close other programs and try again."};
    return key;
}

Bytes wrapKey(const SecretBytes& privateKey, const SecretBytes& kek, const std::string& context) {
    ready();
    constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    Bytes box(nonceBytes + privateKey.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    randombytes_buf(box.data(), nonceBytes);
    const ByteView bound = viewOf(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + nonceBytes, nullptr, privateKey.data(), privateKey.size(),
                                               bound.data(), bound.size(), nullptr, box.data(), kek.data());
    return box;
}

Result<SecretBytes> unwrapKey(ByteView box, const SecretBytes& kek, const std::string& context) {
    ready();
    constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t expected = nonceBytes + crypto_box_SECRETKEYBYTES + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (box.size() != expected || kek.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES)
        return Error{ErrorCode::Corrupt, "A wrapped key has the wrong length.", {}, "Restore the last backup."};
    SecretBytes key(crypto_box_SECRETKEYBYTES);
    const ByteView bound = viewOf(context);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(key.data(), nullptr, nullptr, box.data() + nonceBytes,
                                                   box.size() - nonceBytes, bound.data(), bound.size(), box.data(),
                                                   kek.data()) != 0)
        return Error{ErrorCode::Refused, "That is not the passphrase.", {}, "Type it again."};
    return key;
}

Bytes sealKey(const SecretBytes& privateKey, ByteView publicKey) {
    ready();
    Bytes box(privateKey.size() + crypto_box_SEALBYTES);
    if (publicKey.size() != crypto_box_PUBLICKEYBYTES ||
        crypto_box_seal(box.data(), privateKey.data(), privateKey.size(), publicKey.data()) != 0)
        return {};
    return box;
}

Result<SecretBytes> openKey(ByteView box, const KeyPair& pair) {
    ready();
    SecretBytes key(crypto_box_SECRETKEYBYTES);
    if (box.size() != key.size() + crypto_box_SEALBYTES ||
        crypto_box_seal_open(key.data(), box.data(), box.size(), pair.publicKey.data(), pair.privateKey->data()) != 0)
        return Error{ErrorCode::Refused, "A key that was handed on does not open for whom it was meant.", {}, {}};
    return key;
}

KeyPair pairOfSeed(const SecretBytes& seed) {
    ready();
    SecretBytes secret(crypto_box_SECRETKEYBYTES);
    Bytes open(crypto_box_PUBLICKEYBYTES);
    crypto_box_seed_keypair(open.data(), secret.data(), seed.data());
    return {std::move(open), std::make_shared<SecretBytes>(std::move(secret))};
}

} // namespace watchdesk::seal
