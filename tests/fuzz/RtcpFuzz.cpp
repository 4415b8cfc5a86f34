// Any bytes as a compound packet; what is read of it is no more than there is room for, and our own reports are read.
#include "rtp/Reception.h"
#include "rtp/Rtcp.h"

#include <cstdlib>

using namespace watchdesk::rtp;

namespace {

void check(bool good) {
    if (!good)
        std::abort();
}

// The bytes again, as arrivals: sequence numbers and delays of a sender that means no good.
void receive(Bytes bytes) {
    Reception reception;
    TimePoint now{std::chrono::hours(1)};
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        Packet packet;
        packet.ssrc = bytes[at] & 1;
        packet.sequence = static_cast<std::uint16_t>(bytes[at + 1] << 8 | bytes[at + 2]);
        packet.timestamp = static_cast<std::uint32_t>(bytes[at + 3]) << 24 | bytes[at + 4];
        now += std::chrono::milliseconds(bytes[at + 5]);
        reception.packet(packet, now, (bytes[at + 6] & 1) != 0);
        if (bytes[at + 7] % 4 != 0)
            continue;
        reception.senderReport({.ssrc = packet.ssrc, .ntp = std::uint64_t{bytes[at + 6]} << 40}, now);
        const auto block = reception.report(now + std::chrono::seconds(1));
        check(block && block->cumulativeLost <= 0x7FFFFF && block->cumulativeLost >= -0x800000);
        const auto read = parseRtcp(buildReceiverReport(1, "desk", block));
        check(read && read->blocks.size() == 1 && read->blocks[0].cumulativeLost == block->cumulativeLost);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Bytes bytes(data, size);
    if (const auto read = parseRtcp(bytes)) {
        check(read->byes.size() + read->sources.size() <= size / 4);
        check(read->senders.size() + read->blocks.size() <= size / 20);
        const std::string cname(reinterpret_cast<const char*>(data), size);
        check(parseRtcp(buildBye(1, cname)).has_value());
    }
    receive(bytes);
    return 0;
}
