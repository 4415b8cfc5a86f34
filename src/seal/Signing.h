// Signatures of people: who wrote an entry of the audit log.
#pragma once

#include "seal/Bytes.h"
#include "seal/KeyPair.h"

#include <memory>
#include <string>

namespace watchdesk::seal {

/// An Ed25519 pair (RFC 8032). The private half is shared by those who use it and wiped after the last.
struct SigningPair {
    Bytes publicKey;
    std::shared_ptr<const SecretBytes> privateKey;
};

/// The pair that belongs to a person's own key pair: its seed is derived from the private half (BLAKE2b, as
/// crypto_kdf does), so that a passphrase opens both.
[[nodiscard]] SigningPair signingPairOf(const KeyPair& own);
/// 64 bytes. About 30 µs.
[[nodiscard]] Bytes sign(ByteView message, const SigningPair& pair);
/// False as well for keys and signatures of a wrong length.
[[nodiscard]] bool signatureHolds(ByteView message, ByteView signature, ByteView publicKey);
/// What a public key is called: 16 bytes of its BLAKE2b, in hex.
[[nodiscard]] std::string fingerprint(ByteView publicKey);

} // namespace watchdesk::seal
