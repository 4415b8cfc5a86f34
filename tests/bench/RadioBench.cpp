// What the radio costs: first packet to transmissionBegan over a real socket, and the work of a second of audio on N
// channels.
#include "radio/Bridge.h"
#include "radio/RecordingListener.h"
#include "radio/Streams.h"
#include "sip/Sdp.h"
#include "sip/UserAgent.h"

#include <benchmark/benchmark.h>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using boost::asio::ip::udp;

/// Answers one call and then is the benchmark's own hand on the media socket.
class Gateway final : public sip::UserAgentEvents {
public:
    Gateway()
        : m_sip(m_io, {boost::asio::ip::make_address("127.0.0.1"), 0}),
          m_rtp(m_io, {boost::asio::ip::make_address("127.0.0.1"), 0}),
          m_agent({"gw", {"127.0.0.1", m_sip.local_endpoint().port()}, "bench"}, *this, m_random) {
        m_thread = std::thread([this] { run(); });
    }
    ~Gateway() override {
        m_stop = true;
        m_thread.join();
    }
    [[nodiscard]] int port() const { return m_sip.local_endpoint().port(); }
    void sendMedia(const std::vector<std::uint8_t>& packet) {
        boost::system::error_code error;
        m_rtp.send_to(boost::asio::buffer(packet), {boost::asio::ip::make_address("127.0.0.1"), m_media.load()}, 0,
                      error);
    }

private:
    void run() {
        m_sip.non_blocking(true);
        std::array<char, 65536> buffer{};
        while (!m_stop) {
            udp::endpoint from;
            boost::system::error_code error;
            const auto size = m_sip.receive_from(boost::asio::buffer(buffer), from, 0, error);
            if (!error)
                m_agent.receive({buffer.data(), size}, {from.address().to_string(), from.port()});
            m_agent.pump();
            std::this_thread::sleep_for(2ms);
        }
    }
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override {
        boost::system::error_code error;
        m_sip.send_to(boost::asio::buffer(bytes), {boost::asio::ip::make_address(to.ip), to.port}, 0, error);
    }
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer&) override {
        const auto offer = sip::parseSdp(invite.body());
        m_media = offer->rtp.port;
        const sip::Peer rtp{"127.0.0.1", m_rtp.local_endpoint().port()};
        m_agent.answer(id, sip::writeSdp(*sip::answerTo(*offer, rtp, {"PCMA"}, sip::Direction::SendOnly)));
    }
    void callEnded(sip::CallId, sip::CallEnd, int, const std::string&) override {}

    boost::asio::io_context m_io;
    SeededRandom m_random{1};
    udp::socket m_sip;
    udp::socket m_rtp;
    sip::UserAgent m_agent;
    std::atomic<std::uint16_t> m_media{0};
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

// A packet out of silence, by gap: how long until the listener is told. One over an iteration.
void firstPacketToBegan(benchmark::State& state) {
    Gateway gateway;
    BridgeConfig config;
    config.gateways.push_back({.name = "town", .port = gateway.port()});
    ChannelConfig channel;
    channel.name = "SHOP";
    channel.gateway = "town";
    channel.uri = "sip:tg1@127.0.0.1";
    channel.detector = Detector::Gap;
    channel.gapMs = 40;
    channel.rtpPorts = {47000, 47400};
    config.channels.push_back(channel);
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    RecordingListener listener;
    Bridge bridge(config, listener, clock, ids);
    if (!bridge.start() || !listener.waitFor(5s, [&] { return listener.is(GatewayState::Up); })) {
        state.SkipWithError("the call did not come up");
        return;
    }
    Sender sender;
    const auto samples = noise(20, 5000);
    std::vector<double> took;
    std::size_t overs = 0;
    for (auto _ : state) {
        const auto sent = std::chrono::steady_clock::now();
        gateway.sendMedia(sender.packet(samples));
        ++overs;
        listener.waitFor(1s, [&] { return listener.order.size() >= overs; });
        const double seconds = std::chrono::duration<double>(listener.at(overs - 1).beganAt - sent).count();
        took.push_back(seconds * 1e6);
        state.SetIterationTime(seconds);
        listener.waitFor(1s, [&] { return listener.endedCount >= overs; });
    }
    bridge.stop();
    std::ranges::sort(took);
    state.counters["p50_us"] = took[took.size() / 2];
    state.counters["p99_us"] = took[took.size() * 99 / 100];
    state.counters["max_us"] = took.back();
}
BENCHMARK(firstPacketToBegan)->UseManualTime()->Iterations(500)->Unit(benchmark::kMicrosecond);

struct Deaf final : Listener {
    void transmissionBegan(const TransmissionBegan&) override {}
    void transmissionAudio(const std::string&, std::span<const std::int16_t>) override {}
    void codeHeard(const std::string&, const CodeHeard&) override {}
    void transmissionEnded(const TransmissionEnded&) override {}
    void level(const std::string&, double) override {}
    void gatewayChanged(const GatewayStatus&) override {}
};

// A second of packets on each of N channels, all talking: packets, G.711, detector, EEA and DTMF. core_percent is the
// share of one core.
void secondOfChannels(benchmark::State& state) {
    const auto count = static_cast<std::size_t>(state.range(0));
    const bool talking = state.range(1) != 0;
    ChannelConfig config;
    config.detector = talking ? Detector::Gap : Detector::Vox;
    Deaf listener;
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    std::vector<std::unique_ptr<TonesHeard>> tones;
    std::vector<std::unique_ptr<MediaReceiver>> receivers;
    for (std::size_t i = 0; i < count; ++i) {
        tones.push_back(std::make_unique<TonesHeard>(std::vector<tones::ToneSet>{*tones::toneSet("EEA")}));
        receivers.push_back(
            std::make_unique<MediaReceiver>(config, listener, clock, ids, *tones.back(), "bench", atMs(0)));
        receivers.back()->setFormats({{8, "PCMA", 8000}});
    }
    Sender sender;
    const auto samples = noise(20, talking ? 5000 : 20);
    int now = 0;
    for (auto _ : state)
        for (int packet = 0; packet < 50; ++packet, now += 20) {
            const auto datagram = sender.packet(samples);
            for (auto& receiver : receivers)
                receiver->receive(datagram, atMs(now));
        }
    state.counters["core_percent"] = benchmark::Counter(static_cast<double>(state.iterations()) / 100,
                                                        benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(secondOfChannels)
    ->ArgNames({"channels", "talking"})
    ->Args({1, 1})
    ->Args({16, 1})
    ->Args({16, 0})
    ->Args({100, 0})
    ->Unit(benchmark::kMillisecond);

} // namespace
} // namespace watchdesk::radio

BENCHMARK_MAIN();
