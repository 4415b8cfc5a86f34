#include "rtp/Rtcp.h"

#include "rtp/Octets.h"

#include <algorithm>

namespace watchdesk::rtp {

namespace {

constexpr std::uint8_t kSenderReport = 200;
constexpr std::uint8_t kReceiverReport = 201;
constexpr std::uint8_t kSourceDescription = 202;
constexpr std::uint8_t kBye = 203;
constexpr std::uint8_t kCname = 1;
constexpr std::size_t kSenderInfo = 20;
constexpr std::size_t kReportBlock = 24;

// 24 bits with a sign.
std::int32_t signed24(std::uint32_t value) {
    return static_cast<std::int32_t>(value << 8) >> 8;
}

ReportBlock readBlock(Bytes bytes) {
    return {read32(bytes, 0),  bytes[4],          signed24(read24(bytes, 5)), read32(bytes, 8),
            read32(bytes, 12), read32(bytes, 16), read32(bytes, 20)};
}

// The body of a report: the reporter, what it says as a sender, its blocks; profiles may append more.
bool takeReport(Bytes body, bool sender, std::size_t count, RtcpCompound& out) {
    const std::size_t head = 4 + (sender ? kSenderInfo : 0);
    if (body.size() < head + count * kReportBlock)
        return false;
    const std::uint32_t ssrc = read32(body, 0);
    out.sources.push_back(ssrc);
    if (sender)
        out.senders.push_back({ssrc, std::uint64_t{read32(body, 4)} << 32 | read32(body, 8), read32(body, 12),
                               read32(body, 16), read32(body, 20)});
    for (std::size_t i = 0; i < count; ++i)
        out.blocks.push_back(readBlock(body.subspan(head + i * kReportBlock)));
    return true;
}

// The items of one chunk end with a zero and go on to the next word.
bool skipItems(Bytes& rest) {
    std::size_t at = 0;
    while (at < rest.size() && rest[at] != 0) {
        if (at + 2 > rest.size() || at + 2 + rest[at + 1] > rest.size())
            return false;
        at += 2U + rest[at + 1];
    }
    const std::size_t end = at / 4 * 4 + 4;
    if (end > rest.size())
        return false;
    rest = rest.subspan(end);
    return true;
}

bool takeDescriptions(Bytes body, std::size_t count, RtcpCompound& out) {
    for (std::size_t i = 0; i < count; ++i) {
        if (body.size() < 4)
            return false;
        out.sources.push_back(read32(body, 0));
        body = body.subspan(4);
        if (!skipItems(body))
            return false;
    }
    return true;
}

bool takeByes(Bytes body, std::size_t count, RtcpCompound& out) {
    if (body.size() < count * 4)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        out.byes.push_back(read32(body, i * 4));
    return true;
}

bool takeBody(std::uint8_t type, Bytes body, std::size_t count, RtcpCompound& out) {
    switch (type) {
    case kSenderReport:
    case kReceiverReport:
        return takeReport(body, type == kSenderReport, count, out);
    case kSourceDescription:
        return takeDescriptions(body, count, out);
    case kBye:
        return takeByes(body, count, out);
    default:
        return true; // APP, feedback, whatever comes later
    }
}

// One packet from the front of rest. Only the last one may be padded.
bool takePacket(Bytes& rest, RtcpCompound& out) {
    if (rest.size() < 4 || rest[0] >> 6 != 2 || !looksLikeRtcp(rest))
        return false;
    const std::size_t size = (std::size_t{read16(rest, 2)} + 1) * 4;
    if (rest.size() < size)
        return false;
    Bytes body = rest.subspan(4, size - 4);
    if ((rest[0] & 0x20) != 0) {
        const std::size_t padding = body.empty() ? 0 : body.back();
        if (size != rest.size() || padding == 0 || padding % 4 != 0 || padding > body.size())
            return false;
        body = body.first(body.size() - padding);
    }
    const bool taken = takeBody(rest[1], body, rest[0] & 0x1FU, out);
    rest = rest.subspan(size);
    return taken;
}

void header(std::vector<std::uint8_t>& out, std::uint8_t count, std::uint8_t type, std::size_t wordsAfter) {
    out.push_back(static_cast<std::uint8_t>(0x80 | count));
    out.push_back(type);
    write16(out, static_cast<std::uint16_t>(wordsAfter));
}

void writeBlock(std::vector<std::uint8_t>& out, const ReportBlock& block) {
    write32(out, block.ssrc);
    write32(out,
            std::uint32_t{block.fractionLost} << 24 | (static_cast<std::uint32_t>(block.cumulativeLost) & 0xFFFFFF));
    write32(out, block.highestSequence);
    write32(out, block.jitter);
    write32(out, block.lastSr);
    write32(out, block.delaySinceLastSr);
}

void writeCname(std::vector<std::uint8_t>& out, std::uint32_t ssrc, const std::string& cname) {
    const std::size_t length = std::min<std::size_t>(cname.size(), 255);
    // Item header, text, then at least one zero up to the next word.
    const std::size_t words = (2 + length) / 4 + 1;
    header(out, 1, kSourceDescription, 1 + words);
    write32(out, ssrc);
    const std::size_t end = out.size() + words * 4;
    out.push_back(kCname);
    out.push_back(static_cast<std::uint8_t>(length));
    out.insert(out.end(), cname.begin(), cname.begin() + static_cast<std::ptrdiff_t>(length));
    out.resize(end, 0);
}

} // namespace

bool looksLikeRtcp(Bytes datagram) {
    return datagram.size() >= 2 && datagram[1] >= 192 && datagram[1] <= 223;
}

std::optional<RtcpCompound> parseRtcp(Bytes datagram) {
    RtcpCompound out;
    if (datagram.empty())
        return std::nullopt;
    while (!datagram.empty())
        if (!takePacket(datagram, out))
            return std::nullopt;
    return out;
}

std::vector<std::uint8_t> buildReceiverReport(std::uint32_t ssrc, const std::string& cname,
                                              const std::optional<ReportBlock>& block) {
    std::vector<std::uint8_t> out;
    header(out, block ? 1 : 0, kReceiverReport, block ? 1 + kReportBlock / 4 : 1);
    write32(out, ssrc);
    if (block)
        writeBlock(out, *block);
    writeCname(out, ssrc, cname);
    return out;
}

std::vector<std::uint8_t> buildSenderReport(const SenderInfo& info, const std::string& cname,
                                            const std::optional<ReportBlock>& block) {
    std::vector<std::uint8_t> out;
    header(out, block ? 1 : 0, kSenderReport, 1 + (kSenderInfo + (block ? kReportBlock : 0)) / 4);
    write32(out, info.ssrc);
    write32(out, static_cast<std::uint32_t>(info.ntp >> 32));
    write32(out, static_cast<std::uint32_t>(info.ntp));
    write32(out, info.rtpTimestamp);
    write32(out, info.packets);
    write32(out, info.octets);
    if (block)
        writeBlock(out, *block);
    writeCname(out, info.ssrc, cname);
    return out;
}

std::uint64_t ntpTime(std::int64_t utcMs) {
    constexpr std::uint64_t from1900To1970 = 2'208'988'800;
    const auto ms = static_cast<std::uint64_t>(utcMs);
    return (ms / 1000 + from1900To1970) << 32 | (ms % 1000 << 32) / 1000;
}

std::vector<std::uint8_t> buildBye(std::uint32_t ssrc, const std::string& cname) {
    auto out = buildReceiverReport(ssrc, cname);
    header(out, 1, kBye, 1);
    write32(out, ssrc);
    return out;
}

} // namespace watchdesk::rtp
