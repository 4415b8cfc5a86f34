// The other side of the bench of many streams: a gateway in a process of its own that answers any number of calls and
// speaks on all of them at once.
#pragma once

#include "radio/FakeGateway.h"
#include "tones/FiveTone.h"

#include <atomic>
#include <string>
#include <vector>

namespace watchdesk::bench {

/// What both processes see; in memory that they share.
struct Shared {
    std::atomic<int> port{0}; ///< of its SIP, once it listens
    std::atomic<int> answered{0};
    std::atomic<bool> speak{false};
    std::atomic<bool> stop{false};
    std::atomic<std::int64_t> sent{0};
    std::atomic<std::int64_t> refused{0}; ///< packets that the kernel did not take
    std::atomic<int> latestUs{0};         ///< the most that a packet was behind its time
    std::atomic<int> spoken{0};           ///< streams whose over is out
};

/// What a stream says: a selective call, digits, then speech, and nothing after so many packets. Each begins a little
/// after the one before it, so that all have begun after `spreadMs`.
struct Script {
    int streams = 0;
    int packets = 0;
    int spreadMs = 10'000;
    bool speech = true; ///< false: the noise of an idle line, and neither call nor digits

    [[nodiscard]] static std::string call(int stream);
    [[nodiscard]] static std::string digits(int stream);
    [[nodiscard]] int beginsAtMs(int stream) const { return streams < 2 ? 0 : stream * spreadMs / streams; }
};

/// Runs until shared.stop. SIP, RTP and RTCP of all calls go by one socket each.
class StreamsGateway final : public sip::UserAgentEvents {
public:
    StreamsGateway(Shared& shared, const Script& script);
    void run();

private:
    struct Stream {
        radio::udp::endpoint to;
        std::vector<std::vector<std::uint8_t>> lead; ///< payloads: call and digits
        std::uint16_t sequence = 0;
        std::uint32_t timestamp = 0;
        int next = 0;
    };
    void prepare(int stream);
    void exchange();
    void take(std::string_view bytes, const sip::Peer& from);
    void speakUntil(int ms);
    void send(int stream, int atMs);

    void sendDatagram(std::string_view bytes, const sip::Peer& to) override;
    void callIncoming(sip::CallId id, const sip::Message& invite, const sip::Peer& from) override;
    void callEnded(sip::CallId, sip::CallEnd, int, const std::string&) override {}

    Shared& m_shared;
    Script m_script;
    boost::asio::io_context m_io;
    SeededRandom m_random{1};
    radio::udp::socket m_sip;
    radio::udp::socket m_rtp;
    radio::udp::socket m_rtcp;
    sip::UserAgent m_agent;
    std::vector<Stream> m_streams;
    std::vector<std::vector<std::uint8_t>> m_speech; ///< payloads that all streams go round in
    std::chrono::steady_clock::time_point m_began;
    int m_saidUntilMs = 0;
};

} // namespace watchdesk::bench
