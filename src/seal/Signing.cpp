#include "seal/Signing.h"

#include <sodium.h>

namespace watchdesk::seal {

namespace {

constexpr char derivation[crypto_kdf_CONTEXTBYTES + 1] = "WDsign_1";
constexpr std::size_t fingerprintBytes = 16;

} // namespace

SigningPair signingPairOf(const KeyPair& own) {
    ready();
    static_assert(crypto_kdf_KEYBYTES == crypto_box_SECRETKEYBYTES);
    SecretBytes seed(crypto_sign_SEEDBYTES);
    crypto_kdf_derive_from_key(seed.data(), seed.size(), 1, derivation, own.privateKey->data());
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    Bytes open(crypto_sign_PUBLICKEYBYTES);
    crypto_sign_seed_keypair(open.data(), secret.data(), seed.data());
    return {std::move(open), std::make_shared<SecretBytes>(std::move(secret))};
}

Bytes sign(ByteView message, const SigningPair& pair) {
    ready();
    Bytes out(crypto_sign_BYTES);
    crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), pair.privateKey->data());
    return out;
}

bool signatureHolds(ByteView message, ByteView signature, ByteView publicKey) {
    ready();
    return signature.size() == crypto_sign_BYTES && publicKey.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(signature.data(), message.data(), message.size(), publicKey.data()) == 0;
}

std::string fingerprint(ByteView publicKey) {
    ready();
    Bytes hash(fingerprintBytes);
    crypto_generichash(hash.data(), hash.size(), publicKey.data(), publicKey.size(), nullptr, 0);
    std::string out(2 * hash.size() + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), hash.data(), hash.size());
    out.pop_back();
    return out;
}

} // namespace watchdesk::seal
