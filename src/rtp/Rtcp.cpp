#include "rtp/Rtcp.h"

#include <algorithm>

namespace watchdesk::rtp {

namespace {

constexpr std::uint8_t kReceiverReport = 201;
constexpr std::uint8_t kSourceDescription = 202;
constexpr std::uint8_t kCname = 1;

void header(std::vector<std::uint8_t>& out, std::uint8_t count, std::uint8_t type, std::size_t wordsAfter,
            std::uint32_t ssrc) {
    out.push_back(static_cast<std::uint8_t>(0x80 | count));
    out.push_back(type);
    out.push_back(static_cast<std::uint8_t>(wordsAfter >> 8));
    out.push_back(static_cast<std::uint8_t>(wordsAfter & 0xFF));
    for (int shift = 24; shift >= 0; shift -= 8)
        out.push_back(static_cast<std::uint8_t>(ssrc >> shift & 0xFF));
}

} // namespace

std::vector<std::uint8_t> buildReceiverReport(std::uint32_t ssrc, const std::string& cname) {
    std::vector<std::uint8_t> out;
    header(out, 0, kReceiverReport, 1, ssrc);
    const std::size_t length = std::min<std::size_t>(cname.size(), 255);
    // Item header, text, then at least one zero up to the next word.
    const std::size_t words = (2 + length) / 4 + 1;
    header(out, 1, kSourceDescription, 1 + words, ssrc);
    const std::size_t end = out.size() + words * 4;
    out.push_back(kCname);
    out.push_back(static_cast<std::uint8_t>(length));
    out.insert(out.end(), cname.begin(), cname.begin() + static_cast<std::ptrdiff_t>(length));
    out.resize(end, 0);
    return out;
}

} // namespace watchdesk::rtp
