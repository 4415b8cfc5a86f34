// Key pairs of a class of data, and their private halves wrapped for people.
#pragma once

#include "base/Result.h"
#include "seal/Bytes.h"
#include "seal/SecretBytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace watchdesk::seal {

/// Who may read what: each class has a key pair of its own.
enum class KeyClass : std::uint8_t { Records = 1, Faces = 2, Ballots = 3 };
inline constexpr KeyClass keyClasses[] = {KeyClass::Records, KeyClass::Faces, KeyClass::Ballots};

/// "records", "faces", "ballots": what the store holds.
[[nodiscard]] const char* keyClassWord(KeyClass keyClass);
[[nodiscard]] std::optional<KeyClass> keyClassOfWord(const std::string& word);

/// An X25519 key pair (libsodium crypto_box). The private half is shared by those who use it and wiped after the last.
struct KeyPair {
    Bytes publicKey;
    std::shared_ptr<const SecretBytes> privateKey;
};

[[nodiscard]] KeyPair makeKeyPair();
/// The pair of a private key.
[[nodiscard]] KeyPair pairOf(SecretBytes privateKey);

/// What Argon2id is asked to cost. Kept beside each wrapped key, so that it can rise later.
struct KdfCost {
    std::uint64_t operations = 0;
    std::uint64_t memoryBytes = 0;
    static KdfCost moderate();    ///< 3 passes, 256 MiB, about 0.4 s: for people
    static KdfCost interactive(); ///< 2 passes, 64 MiB, about 0.1 s: for random passphrases
    static KdfCost least();       ///< as little as there is: for tests
};

inline constexpr std::size_t saltBytes = 16;

/// A fresh random salt.
[[nodiscard]] Bytes makeSalt();

/// Argon2id (RFC 9106) of a passphrase. Slow on purpose; any thread. Unavailable when the memory is not to be had,
/// InvalidInput for an absurd cost (more than 4 GiB or 64 passes: a tampered store must not stall the desk).
Result<SecretBytes> deriveKey(ByteView passphrase, ByteView salt, const KdfCost& cost);

/// Wraps a private key under a key-encryption key (XChaCha20-Poly1305), bound to `context`.
[[nodiscard]] Bytes wrapKey(const SecretBytes& privateKey, const SecretBytes& kek, const std::string& context);
/// Refused when the key-encryption key is not the one it was wrapped with (or the box was changed).
Result<SecretBytes> unwrapKey(ByteView box, const SecretBytes& kek, const std::string& context);

/// A private key sealed to somebody's public key (crypto_box_seal): whoever holds a key can hand it on without being
/// able to open what others were handed. 80 bytes.
[[nodiscard]] Bytes sealKey(const SecretBytes& privateKey, ByteView publicKey);
/// Refused when it was not sealed to that pair, or was changed.
Result<SecretBytes> openKey(ByteView box, const KeyPair& pair);

/// The pair that a seed of 32 bytes stands for (crypto_box_seed_keypair): how a printed recovery key has a public half.
[[nodiscard]] KeyPair pairOfSeed(const SecretBytes& seed);

} // namespace watchdesk::seal
