// Numbers in network order, from and to bytes. Who reads has checked the length.
#pragma once

#include "rtp/Packet.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace watchdesk::rtp {

inline std::uint16_t read16(Bytes bytes, std::size_t at) {
    return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}

inline std::uint32_t read24(Bytes bytes, std::size_t at) {
    return static_cast<std::uint32_t>(bytes[at]) << 16 | read16(bytes, at + 1);
}

inline std::uint32_t read32(Bytes bytes, std::size_t at) {
    return static_cast<std::uint32_t>(read16(bytes, at)) << 16 | read16(bytes, at + 2);
}

inline void write16(std::vector<std::uint8_t>& out, std::uint16_t value) {
    out.push_back(static_cast<std::uint8_t>(value >> 8));
    out.push_back(static_cast<std::uint8_t>(value & 0xFF));
}

inline void write32(std::vector<std::uint8_t>& out, std::uint32_t value) {
    write16(out, static_cast<std::uint16_t>(value >> 16));
    write16(out, static_cast<std::uint16_t>(value & 0xFFFF));
}

} // namespace watchdesk::rtp
