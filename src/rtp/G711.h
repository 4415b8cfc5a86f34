// G.711 (ITU-T): one byte a sample at 8 kHz, by spandsp.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::rtp {

enum class Codec : std::uint8_t { Pcmu = 0, Pcma = 8 }; ///< values are the static payload types

/// "PCMA" or "PCMU".
[[nodiscard]] const char* codecName(Codec codec);
/// By its SDP name, ignoring case.
[[nodiscard]] std::optional<Codec> codecByName(std::string_view name);

/// Appends a sample for each byte.
void decode(Codec codec, std::span<const std::uint8_t> bytes, std::vector<std::int16_t>& out);
[[nodiscard]] std::vector<std::int16_t> decode(Codec codec, std::span<const std::uint8_t> bytes);
[[nodiscard]] std::vector<std::uint8_t> encode(Codec codec, std::span<const std::int16_t> samples);

} // namespace watchdesk::rtp
