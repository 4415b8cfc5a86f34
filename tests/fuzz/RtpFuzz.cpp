// Any bytes as datagrams, two bytes of length in front of each: parse, order, decode.
#include "rtp/G711.h"
#include "rtp/Packet.h"
#include "rtp/Reorder.h"

#include <cstdlib>

using namespace watchdesk::rtp;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Reorder reorder;
    std::vector<Delivery> out;
    TimePoint now{std::chrono::hours(1)};
    Bytes rest(data, size);
    while (rest.size() > 2) {
        const std::size_t length = std::min<std::size_t>(rest[0], rest.size() - 2);
        now += std::chrono::milliseconds(rest[1]);
        const Bytes datagram = rest.subspan(2, length);
        rest = rest.subspan(2 + length);
        reorder.expire(now, out);
        const auto packet = parsePacket(datagram);
        if (!packet)
            continue;
        const auto again = parsePacket(buildPacket(*packet));
        if (!again || again->payload.size() != packet->payload.size())
            std::abort();
        reorder.push({packet->payloadType,
                      packet->marker,
                      packet->sequence,
                      packet->timestamp,
                      packet->ssrc,
                      {packet->payload.begin(), packet->payload.end()},
                      now},
                     out);
        for (const auto& delivery : out)
            if (decode(Codec::Pcma, delivery.frame.payload).size() != delivery.frame.payload.size())
                std::abort();
        out.clear();
    }
    return 0;
}
