// How evenly our own voice goes out: a key is held on the real bridge, speech comes in blocks as from a microphone, and
// a socket on loopback notes when the kernel had each packet.
//   talk_bench [seconds] [busy] [channels]        30 0 1
// busy: so many processes that do nothing but calculate, each on a core of its own from the last one down; channels:
// as many keys are held at once.
#include "radio/Bridge.h"
#include "radio/RecordingListener.h"
#include "radio/Streams.h"
#include "sip/UserAgent.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>
#include <fmt/format.h>
#include <poll.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <thread>

namespace watchdesk::radio {
namespace {

using namespace std::chrono_literals;
using boost::asio::ip::udp;

constexpr double kPacketMs = 20;

udp::endpoint anyPort() {
    return {boost::asio::ip::make_address("127.0.0.1"), 0};
}

/// When packets of a stream came, in milliseconds of the kernel's clock, and their sequence numbers.
struct Arrivals {
    std::vector<double> ms;
    std::vector<std::uint16_t> sequence;
};

/// Takes every call with sound both ways; one socket hears all of them, apart by SSRC.
class Listening final : public sip::UserAgentEvents {
public:
    Listening()
        : m_sip(m_io, anyPort()), m_rtp(m_io, anyPort()),
          m_agent({"gw", {"127.0.0.1", m_sip.local_endpoint().port()}, "bench"}, *this, m_random) {
        const int on = 1;
        setsockopt(m_rtp.native_handle(), SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof(on));
        m_rtp.set_option(boost::asio::socket_base::receive_buffer_size(4 << 20));
        m_thread = std::thread([this] { run(); });
    }
    ~Listening() override {
        m_stop = true;
        m_thread.join();
    }
    [[nodiscard]] int port() const { return m_sip.local_endpoint().port(); }
    /// After the thread has ended.
    std::map<std::uint32_t, Arrivals> finish() {
        m_stop = true;
        m_thread.join();
        m_thread = std::thread([] {});
        return std::move(m_heard);
    }

private:
    void run() {
        std::array<pollfd, 2> both{{{m_sip.native_handle(), POLLIN, 0}, {m_rtp.native_handle(), POLLIN, 0}}};
        std::array<char, 65536> buffer{};
        m_sip.non_blocking(true);
        while (!m_stop) {
            poll(both.data(), both.size(), 10);
            udp::endpoint from;
            boost::system::error_code error;
            const auto size = m_sip.receive_from(boost::asio::buffer(buffer), from, 0, error);
            if (!error)
                m_agent.receive({buffer.data(), size}, {from.address().to_string(), from.port()});
            m_agent.pump();
            while (hear()) {
            }
        }
    }
    bool hear() {
        std::array<std::uint8_t, 2048> bytes{};
        alignas(cmsghdr) std::array<char, 256> control{};
        iovec part{bytes.data(), bytes.size()};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const auto size = recvmsg(m_rtp.native_handle(), &message, MSG_DONTWAIT);
        if (size <= 0)
            return false;
        const auto packet = rtp::parsePacket({bytes.data(), static_cast<std::size_t>(size)});
        timespec at{};
        for (cmsghdr* one = CMSG_FIRSTHDR(&message); one != nullptr; one = CMSG_NXTHDR(&message, one))
            if (one->cmsg_level == SOL_SOCKET && one->cmsg_type == SCM_TIMESTAMPNS)
                std::memcpy(&at, CMSG_DATA(one), sizeof(at));
        if (packet) {
            auto& stream = m_heard[packet->ssrc];
            stream.ms.push_back(static_cast<double>(at.tv_sec % 100'000) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6);
            stream.sequence.push_back(packet->sequence);
        }
        return true;
    }
    void sendDatagram(std::string_view bytes, const sip::Peer& to) override {
        boost::system::error_code error;
        m_sip.send_to(boost::asio::buffer(bytes), {boost::asio::ip::make_address(to.ip), to.port}, 0, error);
    }
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer&) override {
        const auto offer = sip::parseSdp(invite.body());
        const sip::Peer rtp{"127.0.0.1", m_rtp.local_endpoint().port()};
        m_agent.answer(id, sip::writeSdp(*sip::answerTo(*offer, rtp, {"PCMA"}, sip::Direction::SendRecv)));
    }
    void callEnded(sip::CallId, sip::CallEnd, int, const std::string&) override {}

    boost::asio::io_context m_io;
    SeededRandom m_random{1};
    udp::socket m_sip;
    udp::socket m_rtp;
    sip::UserAgent m_agent;
    std::map<std::uint32_t, Arrivals> m_heard;
    std::atomic<bool> m_stop{false};
    std::thread m_thread;
};

/// A process that keeps a core busy; ends with us.
pid_t burn(int core) {
    const pid_t child = fork();
    if (child != 0)
        return child;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    sched_setaffinity(0, sizeof(set), &set);
    const pid_t parent = getppid();
    std::atomic<double> x{1};
    while (getppid() == parent)
        for (int i = 0; i < 10'000; ++i)
            x = std::sqrt(x + 1);
    _exit(0);
}

BridgeConfig configFor(int port, int channels) {
    BridgeConfig config;
    config.gateways.push_back({.name = "town", .port = port});
    for (int i = 0; i < channels; ++i) {
        ChannelConfig channel;
        channel.name = fmt::format("TG{}", i);
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg{}@127.0.0.1:{}", i, port);
        channel.rtpPorts = {22'000 + 2 * i, 22'001 + 2 * i};
        channel.talk = TalkConfig{.timeOutSeconds = 3600};
        config.channels.push_back(channel);
    }
    return config;
}

double part(const std::vector<double>& sorted, double p) {
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(p * static_cast<double>(sorted.size())))];
}

int report(const std::map<std::uint32_t, Arrivals>& streams) {
    std::vector<double> jitter; // how far a packet is from 20 ms after the one before
    std::vector<double> late;   // how far it is behind the even pace that the first one began
    std::size_t lost = 0;
    double pace = 0;
    for (const auto& [ssrc, stream] : streams) {
        for (std::size_t i = 1; i < stream.ms.size(); ++i) {
            jitter.push_back(std::abs(stream.ms[i] - stream.ms[i - 1] - kPacketMs));
            late.push_back(stream.ms[i] - stream.ms[0] - kPacketMs * static_cast<double>(i));
            lost += static_cast<std::uint16_t>(stream.sequence[i] - stream.sequence[i - 1]) != 1 ? 1 : 0;
        }
        pace += (stream.ms.back() - stream.ms.front()) / static_cast<double>(stream.ms.size() - 1) /
                static_cast<double>(streams.size());
    }
    if (jitter.empty())
        return std::fprintf(stderr, "nothing was heard\n"), 1;
    std::ranges::sort(jitter);
    std::ranges::sort(late);
    fmt::print("{} packets of {} streams, out of order {}; pace {:.4f} ms\n", jitter.size() + streams.size(),
               streams.size(), lost, pace);
    fmt::print("from 20 ms after the one before: p50 {:.3f}, p99 {:.3f}, p99.9 {:.3f}, worst {:.3f} ms\n",
               part(jitter, 0.5), part(jitter, 0.99), part(jitter, 0.999), jitter.back());
    fmt::print("behind the pace of the first: p1 {:.3f}, p50 {:.3f}, p99 {:.3f}, worst {:.3f} ms\n", part(late, 0.01),
               part(late, 0.5), part(late, 0.99), late.back());
    return 0;
}

int run(int seconds, int channels) {
    Listening gateway;
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    RecordingListener listener;
    Bridge bridge(configFor(gateway.port(), channels), listener, clock, ids);
    const auto up = [&] {
        return std::ranges::count_if(listener.statuses,
                                     [](const auto& one) { return one.state == GatewayState::Up; }) == channels;
    };
    if (!bridge.start() || !listener.waitFor(10s, up))
        return std::fprintf(stderr, "the calls did not come up\n"), 1;
    for (int i = 0; i < channels; ++i)
        bridge.press(fmt::format("TG{}", i));
    auto at = std::chrono::steady_clock::now();
    for (int block = 0; block < seconds * 25; ++block) { // as a microphone gives it: 40 ms at a time
        for (int i = 0; i < channels; ++i)
            bridge.speak(fmt::format("TG{}", i), noise(40, 6000, static_cast<unsigned>(block)));
        std::this_thread::sleep_until(at += 40ms);
    }
    for (int i = 0; i < channels; ++i)
        bridge.release(fmt::format("TG{}", i));
    listener.waitFor(5s, [&] { return listener.endedCount == static_cast<std::size_t>(channels); });
    bridge.stop();
    return report(gateway.finish());
}

} // namespace
} // namespace watchdesk::radio

int main(int argc, char** argv) {
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 30;
    const int busy = argc > 2 ? std::atoi(argv[2]) : 0;
    const int channels = argc > 3 ? std::atoi(argv[3]) : 1;
    const auto cores = static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN));
    std::vector<pid_t> burning;
    for (int i = 0; i < busy; ++i)
        burning.push_back(watchdesk::radio::burn((2 * cores - 1 - i) % cores));
    const int result = watchdesk::radio::run(seconds, channels);
    for (const pid_t one : burning) {
        kill(one, SIGKILL);
        waitpid(one, nullptr, 0);
    }
    return result;
}
