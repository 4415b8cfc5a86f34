// Bytes that are no secret: ciphertext, public keys, hashes.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::seal {

using Bytes = std::vector<unsigned char>;
using ByteView = std::span<const unsigned char>;

/// The bytes of a text, not copied.
[[nodiscard]] inline ByteView viewOf(std::string_view text) {
    return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

} // namespace watchdesk::seal
