#include "rtp/G711.h"

#include <strings.h>

#include <array>
#include <string>

extern "C" {
// telephony.h defines what the others use.
// clang-format off
#include <spandsp/telephony.h>
#include <spandsp/bit_operations.h>
#include <spandsp/g711.h>
// clang-format on
}

namespace watchdesk::rtp {

namespace {

using Table = std::array<std::int16_t, 256>;

Table makeTable(Codec codec) {
    Table table{};
    for (unsigned i = 0; i < table.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(i);
        table[i] = codec == Codec::Pcma ? alaw_to_linear(byte) : ulaw_to_linear(byte);
    }
    return table;
}

const Table& tableOf(Codec codec) {
    static const Table alaw = makeTable(Codec::Pcma);
    static const Table ulaw = makeTable(Codec::Pcmu);
    return codec == Codec::Pcma ? alaw : ulaw;
}

} // namespace

const char* codecName(Codec codec) {
    return codec == Codec::Pcma ? "PCMA" : "PCMU";
}

std::optional<Codec> codecByName(std::string_view name) {
    const std::string text(name);
    if (strcasecmp(text.c_str(), "PCMA") == 0)
        return Codec::Pcma;
    if (strcasecmp(text.c_str(), "PCMU") == 0)
        return Codec::Pcmu;
    return std::nullopt;
}

void decode(Codec codec, std::span<const std::uint8_t> bytes, std::vector<std::int16_t>& out) {
    const Table& table = tableOf(codec);
    out.reserve(out.size() + bytes.size());
    for (const auto byte : bytes)
        out.push_back(table[byte]);
}

std::vector<std::int16_t> decode(Codec codec, std::span<const std::uint8_t> bytes) {
    std::vector<std::int16_t> out;
    decode(codec, bytes, out);
    return out;
}

std::vector<std::uint8_t> encode(Codec codec, std::span<const std::int16_t> samples) {
    std::vector<std::uint8_t> out;
    out.reserve(samples.size());
    for (const auto sample : samples)
        out.push_back(codec == Codec::Pcma ? linear_to_alaw(sample) : linear_to_ulaw(sample));
    return out;
}

} // namespace watchdesk::rtp
