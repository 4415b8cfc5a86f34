// Data keys: what values are sealed with, themselves sealed to a class's public key.
#pragma once

#include "base/Result.h"
#include "seal/Bytes.h"
#include "seal/KeyPair.h"
#include "seal/SecretBytes.h"

#include <array>
#include <memory>
#include <string>

namespace watchdesk::seal {

/// 16 bytes of a UUID.
using KeyId = std::array<unsigned char, 16>;

/// From and to the 36 characters of a UUID. InvalidInput for anything else.
Result<KeyId> keyIdOf(const std::string& uuid);
[[nodiscard]] std::string uuidOf(const KeyId& id);
/// A random one (RFC 9562 version 4): keys have no order to keep.
[[nodiscard]] KeyId makeKeyId();

inline constexpr std::size_t dataKeyBytes = 32;

/// A symmetric key open in memory. Keys share pages of locked memory, which are wiped after the last user.
class DataKey {
public:
    DataKey(KeyId id, KeyClass keyClass, std::shared_ptr<const SecretBytes> page, std::size_t offset, Bytes box)
        : m_id(id), m_class(keyClass), m_page(std::move(page)), m_offset(offset), m_box(std::move(box)) {}
    [[nodiscard]] const KeyId& id() const { return m_id; }
    [[nodiscard]] KeyClass keyClass() const { return m_class; }
    [[nodiscard]] const unsigned char* bytes() const { return m_page->data() + m_offset; }
    /// The key sealed to its class (crypto_box_seal) or under another data key: what is kept.
    [[nodiscard]] const Bytes& box() const { return m_box; }

private:
    KeyId m_id;
    KeyClass m_class;
    std::shared_ptr<const SecretBytes> m_page;
    std::size_t m_offset;
    Bytes m_box;
};

/// Hands out room for data keys, 127 to a page of locked memory: the usual limit of 8 MiB then holds a quarter of a
/// million. One thread at a time.
class DataKeyRoom {
public:
    /// A fresh random key, sealed to the public key; null when that is no public key.
    std::shared_ptr<const DataKey> make(const KeyId& id, KeyClass keyClass, ByteView publicKey);
    /// Opens a sealed one. Corrupt when it was not sealed to this pair.
    Result<std::shared_ptr<const DataKey>> open(const KeyId& id, KeyClass keyClass, ByteView box, const KeyPair& pair);
    /// A fresh random key sealed under another data key: 2 µs to open instead of 80.
    std::shared_ptr<const DataKey> makeUnder(const KeyId& id, const DataKey& parent);
    /// Corrupt when it was not sealed under that key.
    Result<std::shared_ptr<const DataKey>> openUnder(const KeyId& id, ByteView box, const DataKey& parent);
    /// Lets go of its pages; they are wiped when the last key on them is.
    void clear();

private:
    unsigned char* take();
    std::shared_ptr<const DataKey> made(const KeyId& id, KeyClass keyClass, unsigned char* room, Bytes box);
    std::shared_ptr<SecretBytes> m_page;
    std::size_t m_used = 0;
};

} // namespace watchdesk::seal
