#include "rtp/RadioHeader.h"

#include "rtp/Octets.h"

namespace watchdesk::rtp {

namespace {

constexpr std::uint8_t kLastCallType = 2;
constexpr std::size_t kHyteraSize = 12;
constexpr std::size_t kShortHyteraSize = 8;

// RFC 8285: 0xBEDE for one-byte elements, 0x100 and four bits of the application's for two-byte ones.
bool isElements(std::uint16_t profile) {
    return profile == 0xBEDE || profile >> 4 == 0x100;
}

// Types 6 and 7 are reserved: nobody is known to speak.
RadioHeader::Ptt pttOf(std::uint32_t type) {
    return type <= 5 ? static_cast<RadioHeader::Ptt>(type) : RadioHeader::Ptt::Off;
}

// What follows the first bits (mute, summation, signal quality, TLVs) says nothing about who speaks and when.
std::optional<RadioHeader> readEd137(Bytes data, bool old) {
    if (data.size() < 4)
        return std::nullopt;
    const std::uint16_t bits = read16(data, 0);
    RadioHeader header;
    header.ptt = pttOf(bits >> 13);
    header.squelch = (bits & 0x1000) != 0;
    header.talker = old ? bits >> 8 & 0x0F : bits >> 6 & 0x3F;
    return header;
}

RadioHeader hytera(std::uint8_t first, std::uint32_t talker, std::uint32_t destination, std::uint8_t callType) {
    RadioHeader header;
    header.kind = RadioHeader::Kind::Hytera;
    header.ptt = RadioHeader::Ptt::Normal;
    header.slot = first >> 1;
    header.last = (first & 1) != 0;
    header.talker = talker;
    header.destination = destination;
    header.callType = callType;
    return header;
}

// A sender that does not know the call leaves everything at zero, while its sound goes on.
std::optional<RadioHeader> readHytera(Bytes data) {
    if (data[0] == 0 && read24(data, 1) == 0)
        return std::nullopt;
    return hytera(data[0], read24(data, 1), read24(data, 4), data[7]);
}

// The same with ids of two bytes. It has no profile of its own, so everything in it must be as it should.
std::optional<RadioHeader> readShortHytera(Bytes data) {
    const bool plausible = (data[0] >> 1 == 1 || data[0] >> 1 == 2) && read16(data, 1) != 0 &&
                           data[5] <= kLastCallType && read16(data, 6) == 0;
    return plausible ? std::optional(hytera(data[0], read16(data, 1), read16(data, 3), data[5])) : std::nullopt;
}

} // namespace

std::optional<RadioHeader> readRadioHeader(const Extension& extension) {
    if (isElements(extension.profile))
        return std::nullopt;
    if (extension.profile == kEd137 || extension.profile == kEd137Old)
        return readEd137(extension.data, extension.profile == kEd137Old);
    if (extension.profile == kHytera && extension.data.size() >= kHyteraSize)
        return readHytera(extension.data);
    if (extension.data.size() == kShortHyteraSize)
        return readShortHytera(extension.data);
    return std::nullopt;
}

} // namespace watchdesk::rtp
