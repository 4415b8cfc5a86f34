// Any bytes as a session description with its keys, and as a datagram: at the validator, and at a user agent that is in
// a call, takes calls, and is answered.
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
        const auto offer = parseSdp(invite.body(), Protection::Either);
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

// A description says the same when it is written, keys and all; with no format that we know there is nothing to write.
void describedAgain(const AudioDescription& audio, Protection wanted) {
    insist(audio.secure() || (audio.crypto.empty() && audio.cryptoLines == 0));
    insist(audio.crypto.size() <= static_cast<std::size_t>(audio.cryptoLines));
    if (audio.formats.empty() || audio.mediaCount > 256)
        return;
    const auto again = parseSdp(writeSdp(audio), wanted);
    insist(again && again->protocol == audio.protocol && again->crypto == audio.crypto);
    insist(again->cryptoLines == static_cast<int>(audio.crypto.size()) &&
           again->formats.size() == audio.formats.size());
    insist(again->rtp == audio.rtp && again->direction == audio.direction && again->ptimeMs == audio.ptimeMs &&
           again->rtcpMux == audio.rtcpMux);
    insist(again->mediaIndex == audio.mediaIndex && again->mediaCount == audio.mediaCount);
}

// Any description as an offer, then as an answer: what is chosen is theirs, and answers our choice alone.
void keysOf(const AudioDescription& audio) {
    for (const auto& crypto : audio.crypto)
        insist(crypto.key.octets().size() == keySize(crypto.suite) && parseCrypto(writeCrypto(crypto)) == crypto);
    const auto chosen = chosenFrom(audio.crypto, std::nullopt);
    insist(chosen.has_value() == !audio.crypto.empty());
    if (!chosen)
        return;
    insist(chosen->theirs == audio.crypto.front() && chosen->ours.suite == chosen->theirs.suite);
    insist(agreedBy(audio.crypto, {chosen->ours}, 1).has_value() && !agreedBy(audio.crypto, {chosen->ours}, 2));
    (void)agreedBy(freshOffer(), audio.crypto, audio.cryptoLines);
}

void described(std::string_view bytes) {
    for (const auto wanted : {Protection::Plain, Protection::Secure, Protection::Either})
        if (const auto audio = parseSdp(bytes, wanted)) {
            insist(wanted == Protection::Either || audio->secure() == (wanted == Protection::Secure));
            describedAgain(*audio, wanted);
            keysOf(*audio);
        }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Verdict verdict = judge(bytes);
    judged(verdict);
    if (const auto message = Message::parse(bytes); message && digitsOf(*message).size() > 32)
        std::abort();
    described(bytes);
    described(verdict.message.body());
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
