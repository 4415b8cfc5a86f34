// Keyed hashes: whoever lacks the key learns nothing of the message but that two are alike.
#pragma once

#include "base/Result.h"
#include "seal/Bytes.h"

#include <array>

namespace watchdesk::seal {

/// A secret for keyedHash(), 32 bytes. Wiped when it goes.
class HashKey {
public:
    static constexpr std::size_t bytes = 32;
    /// A fresh random one.
    static HashKey make();
    /// InvalidInput when it has not the right length.
    static Result<HashKey> of(ByteView secret);
    HashKey(const HashKey&) = default;
    HashKey& operator=(const HashKey&) = default;
    ~HashKey();
    [[nodiscard]] ByteView view() const { return m_secret; }

private:
    HashKey() = default;
    std::array<unsigned char, bytes> m_secret{};
};

/// BLAKE2b-256 with the key (RFC 7693). Thread-safe.
[[nodiscard]] Bytes keyedHash(const HashKey& key, ByteView message);

} // namespace watchdesk::seal
