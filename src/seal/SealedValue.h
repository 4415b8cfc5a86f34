// One sealed value: XChaCha20-Poly1305 under a data key, bound to where it belongs.
#pragma once

#include "base/Result.h"
#include "seal/Bytes.h"
#include "seal/DataKey.h"

#include <string>

namespace watchdesk::seal {

/// Version 1: a byte 1, 16 bytes data key id, 24 bytes nonce, ciphertext, 16 bytes tag: 57 bytes more than the plain
/// value.
inline constexpr std::size_t sealedOverhead = 57;

/// `where` is "table/column/uuid": a value moved elsewhere does not open. Thread-safe.
[[nodiscard]] Bytes sealValue(const DataKey& key, const std::string& where, ByteView plain);
/// Which data key opens it. Corrupt when it is no sealed value; TooNew when it is of a later version.
Result<KeyId> keyOfSealed(ByteView sealed);
/// Corrupt when it was changed, moved, or sealed with another key.
Result<Bytes> openValue(const DataKey& key, const std::string& where, ByteView sealed);

} // namespace watchdesk::seal
