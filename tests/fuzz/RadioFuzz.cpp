// Any bytes as what a gateway sends in a call, in every way of telling overs: packets with whatever in them, keys,
// farewells. Overs begin and end in turns, and what is told belongs to one that runs.
#include "radio/MediaReceiver.h"

#include <cstdlib>

using namespace watchdesk;
using namespace watchdesk::radio;

namespace {

void check(bool good) {
    if (!good)
        std::abort();
}

struct Strict final : Listener {
    void transmissionBegan(const TransmissionBegan& began) override {
        check(running.empty() && !began.id.empty() && began.preRollMs >= 0);
        running = began.id;
        emergency = 0;
    }
    void transmissionAudio(const std::string& id, std::span<const std::int16_t> samples) override {
        check(id == running && samples.size() < 60 * 8000);
    }
    void codeHeard(const std::string& id, const CodeHeard& code) override {
        check(id == running && !code.code.empty() && code.code.size() <= 64);
    }
    void emergencyHeard(const std::string& id) override { check(id == running && ++emergency == 1); }
    void transmissionEnded(const TransmissionEnded& ended) override {
        check(ended.id == running && ended.packets >= 0 && ended.lost >= 0 && ended.emergency == (emergency == 1));
        running.clear();
    }
    void level(const std::string&, double dbfs) override { check(dbfs >= -96 && dbfs <= 1); }
    void gatewayChanged(const GatewayStatus&) override {}
    std::string running;
    int emergency = 0;
};

struct Call {
    explicit Call(Detector detector) {
        config.detector = detector;
        receiver = std::make_unique<MediaReceiver>(config, listener, clock, ids, tones, "call", now);
        receiver->setFormats({{8, "PCMA", 8000}, {0, "PCMU", 8000}, {101, "telephone-event", 8000}});
    }
    void pass(int ms) {
        const auto until = now + std::chrono::milliseconds(ms);
        // A timer that never runs out would be a busy loop on the radio thread.
        for (int i = 0; receiver->deadline() && *receiver->deadline() <= until; ++i) {
            check(i < 1000);
            now = std::max(now, *receiver->deadline());
            receiver->tick(now);
        }
        now = until;
    }
    void take(std::uint8_t kind, rtp::Bytes bytes) {
        if (kind % 16 == 15)
            receiver->bye(bytes.empty() ? 0 : bytes[0], now);
        else if (kind % 16 == 14)
            receiver->keyed("5", now);
        else
            receiver->receive(bytes, now);
    }

    TimePoint now{std::chrono::hours(100)};
    ChannelConfig config;
    Strict listener;
    ManualClock clock{1'800'000'000'000};
    SeededRandom random{1};
    IdSource ids{clock, random};
    TonesHeard tones{{}};
    std::unique_ptr<MediaReceiver> receiver;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    constexpr Detector kDetectors[] = {Detector::Auto, Detector::Header, Detector::Gap, Detector::Vox};
    Call call(kDetectors[data[0] % 4]);
    rtp::Bytes rest(data + 1, size - 1);
    while (rest.size() > 3) {
        const std::size_t length = std::min<std::size_t>(rest[0], rest.size() - 3);
        call.pass(rest[1]);
        call.take(rest[2], rest.subspan(3, length));
        rest = rest.subspan(3 + length);
    }
    call.pass(20000);
    call.receiver->stop(call.now);
    check(call.listener.running.empty());
    return 0;
}
