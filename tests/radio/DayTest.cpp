// A day of the radio on a clock of its own: overs with calls, a line that hisses all the time, reports, signs of life,
// sessions that are refreshed, a gateway that forgets everything. What is held in memory and open must not grow.
// Covers SIP with its transactions, reception, detectors, decoders and RTCP; not the sockets, timers and files, which
// live by real time. An hour in every run, 24 with WATCHDESK_SOAK=1.
#include "radio/ReceiverFixture.h"
#include "rtp/Rtcp.h"
#include "sip/Parties.h"
#include "tones/FiveTone.h"

#include <malloc.h>
#include <sys/time.h>

#include <ctime>
#include <filesystem>

namespace {

/// How far the day is ahead of the machine's clock, for oSIP2, which takes no clock of ours.
long osipAheadMs = 0;

} // namespace

// In the place of the library's own.
extern "C" int osip_gettimeofday(timeval* at, void*) {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const long ms = now.tv_sec * 1000 + now.tv_nsec / 1'000'000 + osipAheadMs;
    *at = {ms / 1000, ms % 1000 * 1000};
    return 0;
}

namespace watchdesk::radio {
namespace {

constexpr int kChannels = 4;
constexpr std::size_t kFrame = 160;
constexpr int kHourMs = 3'600'000;

struct Counting final : Listener {
    int began = 0;
    int ended = 0;
    int codes = 0;
    std::int64_t samples = 0;
    void transmissionBegan(const TransmissionBegan&) override { ++began; }
    void transmissionAudio(const std::string&, std::span<const std::int16_t> block) override {
        samples += std::ssize(block);
    }
    void codeHeard(const std::string&, const CodeHeard&) override { ++codes; }
    void transmissionEnded(const TransmissionEnded&) override { ++ended; }
    void level(const std::string&, double) override {}
    void gatewayChanged(const GatewayStatus&) override {}
};

std::size_t openFiles() {
    const std::filesystem::directory_iterator all("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

class Day : public testing::Test {
protected:
    struct One {
        ChannelConfig config;
        TonesHeard tones{{*tones::toneSet("EEA")}};
        std::unique_ptr<MediaReceiver> receiver;
        Sender sender;
        sip::CallId call = 0;
        int overAtMs = 0; ///< the next over, or the one that runs
        std::size_t frame = 0;
        std::vector<std::int16_t> over;
    };

    Day() {
        for (int i = 0; i < kChannels; ++i) {
            One& one = channels[static_cast<std::size_t>(i)];
            one.config.name = fmt::format("TG{}", i);
            one.config.detector = i == 0 ? Detector::Vox : Detector::Auto;
            one.sender.ssrc += static_cast<std::uint32_t>(i);
            one.overAtMs = 5000 + i * 700;
        }
        restart();
    }
    ~Day() override { osipAheadMs = 0; }

    sip::UserAgent::Steady::time_point steady() const { return began + std::chrono::milliseconds(nowMs); }
    void restart() {
        gateway = std::make_unique<sip::Party>(wire, sip::Identity{"gw", sip::kGateway, "test"}, ++restarts,
                                               [this] { return steady(); });
        gateway->onIncoming = [this](sip::CallId id) { gateway->agent.answer(id, "v=0"); };
    }
    void flow() {
        while (!wire.empty()) {
            const auto one = wire.front();
            wire.pop_front();
            (one.to == sip::kDesk ? desk.agent : gateway->agent).receive(one.bytes, one.from);
        }
        pongs += static_cast<int>(std::ranges::count(desk.log, "pong 200"));
        desk.log.clear();
        gateway->log.clear();
    }
    void call(One& one) {
        if (one.receiver)
            one.receiver->stop(atMs(nowMs));
        one.call = desk.agent.call("sip:tg@127.0.0.1:5070", "v=0", sip::kGateway);
        flow();
        one.receiver = std::make_unique<MediaReceiver>(one.config, heard, clock, ids, one.tones, "call@x", atMs(nowMs));
        one.receiver->setFormats({{8, "PCMA", 8000}, {101, "telephone-event", 8000}});
        ++calls;
    }
    void signsOfLife() {
        for (One& one : channels) {
            if (desk.agent.dialog(one.call) == nullptr)
                call(one);
            desk.agent.ping(one.call, std::chrono::milliseconds(1900));
            const auto report = rtp::buildReceiverReport(7, "desk@x", one.receiver->reception(atMs(nowMs)));
            EXPECT_TRUE(rtp::parseRtcp(report));
            one.receiver->senderReport({one.sender.ssrc, rtp::ntpTime(clock.now()), one.sender.timestamp, 1, 160},
                                       atMs(nowMs));
        }
        flow();
        desk.agent.pump();
        gateway->agent.pump();
        flow();
    }
    void frame(One& one) {
        while (one.receiver->deadline() && *one.receiver->deadline() <= atMs(nowMs))
            one.receiver->tick(*one.receiver->deadline());
        const bool hisses = one.config.detector == Detector::Vox;
        if (nowMs >= one.overAtMs && one.over.empty()) {
            one.over = tones::fiveTone(*tones::toneSet("EEA"), fmt::format("{:05}", dice() % 100'000)) +
                       noise(1000 + static_cast<int>(dice() % 3000) / 20 * 20, 4000, static_cast<unsigned>(dice()));
            one.frame = 0;
        }
        if (one.over.empty()) {
            one.sender.timestamp += hisses ? 0U : 160U;
            if (hisses)
                one.receiver->receive(one.sender.packet(hiss), atMs(nowMs));
            return;
        }
        const auto packet = one.sender.packet(std::span(one.over).subspan(one.frame++ * kFrame, kFrame));
        if (dice() % 50 != 0) // one in fifty is lost, and one comes twice
            one.receiver->receive(packet, atMs(nowMs));
        if (dice() % 50 == 0)
            one.receiver->receive(packet, atMs(nowMs));
        if ((one.frame + 1) * kFrame > one.over.size()) {
            one.over.clear();
            one.overAtMs = nowMs + 5000 + static_cast<int>(dice() % 40'000);
        }
    }
    void step() {
        nowMs += 20;
        osipAheadMs += 20;
        clock.set(kNoon + nowMs);
        for (One& one : channels)
            frame(one);
        if (nowMs % 2000 == 0)
            signsOfLife();
        if (nowMs % (17 * 60'000) == 0) {
            restart(); // what is asked within a call is answered by 481 from now on
            for (One& one : channels)
                one.receiver->setFormats({{0, "PCMU", 8000}, {8, "PCMA", 8000}, {101, "telephone-event", 8000}});
        }
    }

    const sip::UserAgent::Steady::time_point began = sip::UserAgent::Steady::now();
    int nowMs = 0;
    std::uint64_t restarts = 0;
    int calls = 0;
    int pongs = 0;
    std::mt19937 dice{2026};
    const std::vector<std::int16_t> hiss = noise(20, 40);
    Counting heard;
    ManualClock clock{kNoon};
    SeededRandom random{1};
    IdSource ids{clock, random};
    std::deque<sip::Datagram> wire;
    sip::Party desk{wire, sip::Identity{"desk", sip::kDesk, "test"}, 1, [this] { return steady(); }};
    std::unique_ptr<sip::Party> gateway;
    std::array<One, kChannels> channels;
};

TEST_F(Day, HoldsNoMoreMemoryOrFilesThanAfterItsBeginning) {
    const int hours = std::getenv("WATCHDESK_SOAK") != nullptr ? 24 : 1;
    // A day is compared hour by hour, an hour by its thirds. The first fills what is kept for ever.
    const int partMs = hours == 1 ? kHourMs / 3 : kHourMs;
    for (One& one : channels)
        call(one);
    std::vector<double> held; ///< on average, in each part
    double sum = 0;
    std::size_t files = 0;
    while (nowMs < hours * kHourMs) {
        step();
        if (nowMs % 1000 == 0)
            sum += static_cast<double>(mallinfo2().uordblks);
        if (nowMs % partMs != 0)
            continue;
        held.push_back(sum / (partMs / 1000.0));
        sum = 0;
        files = held.size() == 1 ? openFiles() : files;
    }
    // Buffers reach the size that they keep in the first hours (some 100 KB); what runs at the same time differs by 20
    // KB.
    EXPECT_LE(held.back(), held[hours == 1 ? 1 : 5] + 48 * 1024);
    EXPECT_EQ(openFiles(), files);
    EXPECT_GT(heard.began, hours * 300);
    EXPECT_GT(heard.codes, heard.began * 8 / 10);
    EXPECT_LE(heard.began - heard.ended, kChannels);
    EXPECT_GE(calls, hours * 3 * kChannels);
    // Also word that oSIP2's timers went by the day: else its transactions would have run out.
    EXPECT_GT(pongs, hours * kChannels * 1790);
    RecordProperty("overs", heard.began);
    RecordProperty("calls", calls);
    for (std::size_t i = 0; i < held.size(); ++i)
        RecordProperty(fmt::format("heldInPart{}", i + 1), fmt::format("{:.0f} KB", held[i] / 1024));
}

} // namespace
} // namespace watchdesk::radio
