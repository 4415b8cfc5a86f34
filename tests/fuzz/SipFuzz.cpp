// Any bytes as a datagram: at the validator, and at a user agent that is in a call, takes calls, and is answered.
#include "sip/InfoDigits.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"
#include "sip/Validator.h"

#include <cstdlib>
#include <string>

using namespace watchdesk;
using namespace watchdesk::sip;

namespace {

const Peer kGateway{"127.0.0.1", 5070};

void insist(bool so) {
    if (!so)
        std::abort();
}

struct Answering final : UserAgentEvents {
    // An answer carries back what was wrong with the request, but is a message with a start line and an end.
    void sendDatagram(std::string_view bytes, const Peer&) override {
        const Verdict verdict = judge(bytes);
        insist(!verdict.layer || (verdict.message.status() >= 400 && *verdict.layer >= Layer::Header));
        answers += verdict.accepted() && verdict.message.isRequest() ? 0 : 1;
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
    int answers = 0;
};

// What is sound stays so when it is written; what is not says why, and is answered only where it asked for something.
void judged(const Verdict& verdict) {
    if (!verdict.accepted()) {
        insist(!verdict.why.empty());
        insist(answerTo(verdict, kGateway).has_value() == (verdict.response >= 400));
        return;
    }
    const std::string text = verdict.message.serialise();
    if (text.size() > 65535)
        return; // names were written out
    const Verdict again = judge(text);
    insist(again.accepted() && again.response == verdict.response && again.message.serialise() == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Verdict verdict = judge(bytes);
    judged(verdict);
    if (const auto message = Message::parse(bytes); message && digitsOf(*message).size() > 32)
        std::abort();
    if (const auto audio = parseSdp(bytes))
        (void)parseSdp(writeSdp(*audio));
    SeededRandom random(1);
    Answering events;
    UserAgent agent(Identity{"desk", {"127.0.0.1", 5060}, "fuzz"}, events, random);
    events.agent = &agent;
    agent.call("sip:tg1@127.0.0.1:5070", "v=0\r\n", kGateway);
    agent.receive(bytes, kGateway);
    const Message& asked = verdict.message;
    const bool request = asked.isRequest() && !asked.isRequest("ACK");
    insist(!verdict.accepted() || !request || events.answers > 0); // nobody who asks properly is left without an answer
    agent.receive(bytes, kGateway);
    return 0;
}
