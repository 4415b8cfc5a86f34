#include "rtp/Packet.h"

#include "rtp/Octets.h"
#include "rtp/Rtcp.h"

#include <cassert>

namespace watchdesk::rtp {

namespace {

constexpr std::size_t kFixedHeader = 12;

// Each reader takes its part from the front (or the back) of rest, or says that the lengths lie.
bool takeCsrcs(Bytes& rest, std::size_t count, std::vector<std::uint32_t>& out) {
    if (rest.size() < count * 4)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(read32(rest, i * 4));
    rest = rest.subspan(count * 4);
    return true;
}

bool takeExtension(Bytes& rest, std::optional<Extension>& out) {
    if (rest.size() < 4)
        return false;
    const std::size_t length = std::size_t{read16(rest, 2)} * 4;
    if (rest.size() - 4 < length)
        return false;
    out = Extension{read16(rest, 0), rest.subspan(4, length)};
    rest = rest.subspan(4 + length);
    return true;
}

bool takePadding(Bytes& rest) {
    if (rest.empty() || rest.back() == 0 || rest.back() > rest.size())
        return false;
    rest = rest.first(rest.size() - rest.back());
    return true;
}

} // namespace

std::optional<Packet> parsePacket(Bytes datagram) {
    if (datagram.size() < kFixedHeader || datagram[0] >> 6 != 2 || looksLikeRtcp(datagram))
        return std::nullopt;
    Packet packet;
    packet.marker = (datagram[1] & 0x80) != 0;
    packet.payloadType = datagram[1] & 0x7F;
    packet.sequence = read16(datagram, 2);
    packet.timestamp = read32(datagram, 4);
    packet.ssrc = read32(datagram, 8);
    Bytes rest = datagram.subspan(kFixedHeader);
    if (!takeCsrcs(rest, datagram[0] & 0x0F, packet.csrcs))
        return std::nullopt;
    if ((datagram[0] & 0x10) != 0 && !takeExtension(rest, packet.extension))
        return std::nullopt;
    if ((datagram[0] & 0x20) != 0 && !takePadding(rest))
        return std::nullopt;
    packet.payload = rest;
    return packet;
}

std::vector<std::uint8_t> buildPacket(const Packet& packet, std::uint8_t padding) {
    assert(packet.csrcs.size() <= 15);
    assert(!packet.extension || packet.extension->data.size() % 4 == 0);
    std::vector<std::uint8_t> out;
    out.reserve(kFixedHeader + packet.csrcs.size() * 4 + packet.payload.size() + padding);
    out.push_back(static_cast<std::uint8_t>(0x80 | (padding ? 0x20 : 0) | (packet.extension ? 0x10 : 0) |
                                            (packet.csrcs.size() & 0x0F)));
    out.push_back(static_cast<std::uint8_t>((packet.marker ? 0x80 : 0) | (packet.payloadType & 0x7F)));
    write16(out, packet.sequence);
    write32(out, packet.timestamp);
    write32(out, packet.ssrc);
    for (const auto csrc : packet.csrcs)
        write32(out, csrc);
    if (packet.extension) {
        write16(out, packet.extension->profile);
        write16(out, static_cast<std::uint16_t>(packet.extension->data.size() / 4));
        out.insert(out.end(), packet.extension->data.begin(), packet.extension->data.end());
    }
    out.insert(out.end(), packet.payload.begin(), packet.payload.end());
    if (padding) {
        out.insert(out.end(), padding - 1U, std::uint8_t{0});
        out.push_back(padding);
    }
    return out;
}

} // namespace watchdesk::rtp
