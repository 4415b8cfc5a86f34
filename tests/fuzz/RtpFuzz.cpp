// Any bytes as datagrams, two bytes of length and delay in front of each: parsed, read for what they say beside the
// sound, put in order, decoded.
#include "rtp/G711.h"
#include "rtp/Packet.h"
#include "rtp/RadioHeader.h"
#include "rtp/Reorder.h"
#include "rtp/TelephoneEvent.h"

#include <cstdlib>

using namespace watchdesk::rtp;

namespace {

void check(bool good) {
    if (!good)
        std::abort();
}

void checkRadio(const Packet& packet) {
    if (!packet.extension)
        return;
    const auto radio = readRadioHeader(*packet.extension);
    check(!radio || (radio->talker < 1U << 24 && radio->ptt <= RadioHeader::Ptt::Test));
}

void checkDelivery(const Delivery& delivery, EventReceiver& events) {
    const auto& frame = delivery.frame;
    check(delivery.lostBefore >= 0 && delivery.lostBefore <= Reorder::kMaxDropout);
    check(decode(Codec::Pcma, frame.payload).size() == frame.payload.size());
    std::vector<EventBegun> begun;
    events.push(frame, begun);
    check(begun.size() <= frame.payload.size() / 4);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Reorder reorder;
    EventReceiver events;
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
        check(again && again->payload.size() == packet->payload.size());
        checkRadio(*packet);
        reorder.push({packet->payloadType,
                      packet->marker,
                      packet->sequence,
                      packet->timestamp,
                      packet->ssrc,
                      {packet->payload.begin(), packet->payload.end()},
                      now},
                     out);
        for (const auto& delivery : out)
            checkDelivery(delivery, events);
        out.clear();
    }
    return 0;
}
