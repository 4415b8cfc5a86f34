// A chain of hashes: each over the one before and the fields of an entry.
#pragma once

#include "seal/Bytes.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace watchdesk::seal {

inline constexpr std::size_t chainHashBytes = 32;

/// Collects the fields of one entry (each with its length, so that no two lists of fields look alike) and gives
/// BLAKE2b-256 (RFC 7693) of them after the previous hash. An empty previous hash begins a chain.
class ChainEntry {
public:
    explicit ChainEntry(ByteView previous);
    ChainEntry& add(std::string_view text);
    ChainEntry& add(ByteView bytes);
    ChainEntry& add(std::int64_t number);
    [[nodiscard]] Bytes hash() const;

private:
    Bytes m_message;
};

/// SHA-256 (FIPS 180-4): what recordings and pictures are known by.
[[nodiscard]] Bytes sha256(ByteView bytes);

} // namespace watchdesk::seal
