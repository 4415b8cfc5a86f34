// Any bytes as a datagram at a user agent that is in a call, takes calls, and is answered.
#include "sip/InfoDigits.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"

#include <cstdlib>
#include <string>

using namespace watchdesk;
using namespace watchdesk::sip;

namespace {

struct Deaf final : UserAgentEvents {
    void sendDatagram(std::string_view bytes, const Peer&) override {
        if (!Message::parse(bytes))
            std::abort();
    }
    void callIncoming(CallId id, const Message& invite, const Peer&) override {
        const auto offer = parseSdp(invite.body());
        if (offer)
            agent->answer(id, writeSdp(*offer));
        else
            agent->reject(id, 488, "Not Acceptable Here");
    }
    void callEnded(CallId, CallEnd, int, const std::string&) override {}
    UserAgent* agent = nullptr;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto message = Message::parse(bytes)) {
        const auto again = Message::parse(message->serialise());
        if (!again || again->serialise() != message->serialise())
            std::abort();
        if (digitsOf(*message).size() > 32)
            std::abort();
    }
    if (const auto audio = parseSdp(bytes))
        (void)parseSdp(writeSdp(*audio));
    SeededRandom random(1);
    Deaf events;
    UserAgent agent(Identity{"desk", {"127.0.0.1", 5060}, "fuzz"}, events, random);
    events.agent = &agent;
    agent.call("sip:tg1@127.0.0.1:5070", "v=0\r\n", {"127.0.0.1", 5070});
    agent.receive(bytes, {"127.0.0.1", 5070});
    agent.receive(bytes, {"127.0.0.1", 5070});
    return 0;
}
