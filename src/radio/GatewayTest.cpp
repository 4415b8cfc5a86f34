#include "radio/GatewayTest.h"

#include "radio/Gateway.h"
#include "radio/MediaKeys.h"
#include "radio/Srtp.h"
#include "radio/UdpSocket.h"
#include "rtp/G711.h"
#include "rtp/Packet.h"
#include "sip/Sdp.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include <cmath>
#include <thread>

namespace watchdesk::radio {

namespace {

using namespace std::chrono_literals;

constexpr int packetsForAudio = 5;
constexpr double speechDbfs = -45; ///< as the VOX has it
constexpr auto farewell = 500ms;

struct Said {
    std::string words;
    std::string todo;
};

/// A refusal by its code, in words (RFC 3261 section 21).
constexpr const char* kLetEncrypt =
    "Have SRTP with keys in the signalling (SDES) allowed at the gateway, or no longer require encryption.";

Said refusalWords(int status, const std::string& reason) {
    const std::string said = fmt::format("{} {}", status, reason);
    switch (status) {
    case 403:
        return {said + ": the gateway does not allow the call",
                "Have the desk's user and address allowed at the gateway."};
    case 404:
    case 604:
        return {said + ": the gateway knows no such talkgroup", "Look at the address of the talkgroup."};
    case 408:
    case 480:
        return {said + ": the talkgroup is not there now", "Look whether the base station is on."};
    case 486:
    case 600:
        return {said + ": the line is taken", "Another desk may be connected: see how many the gateway allows."};
    case 488:
    case 606:
        return {said + ": no codec in common", "Have G.711 (PCMA or PCMU) allowed at the gateway."};
    default:
        return {said, "Look at the gateway's own log."};
    }
}

double levelOf(const std::vector<std::int16_t>& samples) {
    double sum = 0;
    for (const std::int16_t sample : samples)
        sum += double(sample) * sample;
    const double rms = samples.empty() ? 0 : std::sqrt(sum / double(samples.size())) / 32768.0;
    return rms <= 0 ? -120 : 20 * std::log10(rms);
}

std::string hostOf(const std::string& bind) {
    return bind.substr(0, bind.rfind(':'));
}

} // namespace

struct GatewayTest::Run final : CallUser {
    Run(GatewayConfig g, ChannelConfig c, Told t, Ended e, Patience p)
        : channel(std::move(c)), told(std::move(t)), ended(std::move(e)), patience(p), timer(io),
          where(g.host + ":" + std::to_string(g.port)), gateway(io, ownPort(std::move(g)), random) {}

    /// Beside a bridge that holds the configured port.
    static GatewayConfig ownPort(GatewayConfig config) {
        config.bind = hostOf(config.bind) + ":0";
        return config;
    }

    void begin() {
        say(TestStep::Name, TestState::Running);
        if (const auto opened = gateway.open(); !opened)
            return fail(stepOf(gateway.stage()),
                        {opened.error().what,
                         opened.error().todo.empty() ? "Look at the desk's own address (bind)." : opened.error().todo});
        gateway.listen();
        gateway.add(*this);
        wait(patience.answerMs, [this] { noAnswer(); });
        gateway.prepare([this](const Result<sip::Peer>& found) { prepared(found); });
    }

    static TestStep stepOf(Stage stage) {
        switch (stage) {
        case Stage::Name:
            return TestStep::Name;
        case Stage::Port:
            return TestStep::Port;
        case Stage::Tls:
            return TestStep::Tls;
        case Stage::SignIn:
            return TestStep::Credentials;
        case Stage::Ready:
            break;
        }
        return TestStep::Call;
    }

    void noAnswer() {
        const TestStep step = stepOf(gateway.stage());
        passBefore(step == TestStep::Call ? TestStep::Port : step);
        fail(answers || step != TestStep::Call ? step : TestStep::Port,
             {channel.mode == ChannelMode::Call ? fmt::format("no answer from {}", where)
                                                : fmt::format("{} has not called", where),
              "Look whether it is on, at its port, and at the firewall between."});
    }

    /// The steps before one went well; each is said once.
    void passBefore(TestStep step) {
        const std::string& transport = gateway.config().transport;
        for (int i = said; i < static_cast<int>(step); ++i) {
            switch (static_cast<TestStep>(i)) {
            case TestStep::Name:
                pass(TestStep::Name, gateway.config().host == peer.ip
                                         ? fmt::format("{} is an address", peer.ip)
                                         : fmt::format("{} is {}", gateway.config().host, peer.ip));
                break;
            case TestStep::Port:
                pass(TestStep::Port, fmt::format("{} answers", where));
                break;
            case TestStep::Tls:
                pass(TestStep::Tls, transport == "tls" ? "the connection is secured, its certificate is good"
                                                       : fmt::format("not used ({})", transport));
                break;
            case TestStep::Credentials:
                pass(TestStep::Credentials, gateway.hasPassword() || gateway.config().registers
                                                ? fmt::format("{} is signed in", gateway.config().user)
                                                : "no password is asked for");
                break;
            default:
                break;
            }
        }
        said = std::max(said, static_cast<int>(step));
    }

    static Said troubleWords(Stage stage, const std::string& what) {
        switch (stage) {
        case Stage::Name:
            return {what, "Look at the gateway's name, or give its address."};
        case Stage::Tls:
            return {what, "Look whether TLS is on at this port, and give the file of the authority that signed its "
                          "certificate."};
        case Stage::SignIn:
            return {what, "Look at the user's name and at the password's file."};
        case Stage::Port:
        case Stage::Ready:
            break;
        }
        return {what, "Look at the port, and whether the gateway's SIP is turned on."};
    }

    void prepared(const Result<sip::Peer>& found) {
        if (over)
            return;
        if (const auto at = gateway.peer())
            peer = *at;
        if (!found) {
            passBefore(stepOf(gateway.stage()));
            return fail(stepOf(gateway.stage()), troubleWords(gateway.stage(), found.error().what));
        }
        // Datagrams have told nothing yet, unless somebody was signed in at.
        const auto& config = gateway.config();
        answers = config.registers || config.transport != "udp";
        passBefore(config.registers ? TestStep::Call : answers ? TestStep::Credentials : TestStep::Port);
        if (!openMedia())
            return fail(TestStep::Call, {"no port for sound is free", "Widen the range of ports of the talkgroup."});
        say(answers ? TestStep::Call : TestStep::Port, TestState::Running);
        wait(patience.answerMs, [this] { noAnswer(); });
        if (channel.mode == ChannelMode::Call)
            dial();
    }

    void dial(bool plain = false) {
        keys.begin(gateway.config(), plain);
        call = gateway.call(*this, channel.uri, offer(), peer);
        if (gateway.callIdOf(call).empty())
            fail(TestStep::Call,
                 {fmt::format("{} cannot be called", channel.uri), "Look at the address of the talkgroup."});
    }

    /// From the top of the range, where a running bridge is likely to have none.
    bool openMedia() {
        for (int port = channel.rtpPorts.second & ~1; port >= channel.rtpPorts.first; port -= 2) {
            auto socket = UdpSocket::bind(io, gateway.bindIp(), static_cast<std::uint16_t>(port));
            if (!socket)
                continue;
            media = std::move(*socket);
            media->listen([this](std::span<const std::uint8_t> bytes, const sip::Peer&) { heard(bytes); },
                          [](const sip::Peer&) {});
            return true;
        }
        return false;
    }

    std::string offer() {
        auto description =
            sip::offerOf({gateway.localIp(), media->local().port}, channel.codecs, sip::Direction::RecvOnly);
        keys.offer(description);
        return sip::writeSdp(description);
    }

    /// The answer to an offer of theirs, or an offer to who calls without one.
    Result<sip::AudioDescription> answerTo(const sip::Message& invite) {
        if (invite.body().empty() && !keys.required())
            return sip::offerOf({gateway.localIp(), media->local().port}, channel.codecs, sip::Direction::RecvOnly);
        auto theirs = keys.readOffer(invite.body());
        if (!theirs)
            return theirs;
        auto ours =
            sip::answerTo(*theirs, {gateway.localIp(), media->local().port}, channel.codecs, sip::Direction::RecvOnly);
        if (ours)
            keys.answer(*ours);
        return ours;
    }

    void answered(const Result<sip::AudioDescription>& audio) {
        timer.cancel();
        passBefore(TestStep::Call);
        if (!audio && audio.error().code == ErrorCode::Refused && keys.required())
            return fail(TestStep::Call, {audio.error().what, kLetEncrypt});
        if (!audio || sip::commonFormats(*audio, channel.codecs).empty())
            return fail(TestStep::Call, {"the call was taken, but without a codec of ours",
                                         "Have G.711 (PCMA or PCMU) allowed at the gateway."});
        guard.begin(keys.agreed());
        pass(TestStep::Call, guard.protects() ? "the talkgroup takes the call; its sound is encrypted"
                                              : "the talkgroup takes the call");
        inCall = true;
        say(TestStep::Audio, TestState::Running);
        wait(patience.audioMs, [this] { silentEnd(); });
    }

    void heard(std::span<const std::uint8_t> bytes) {
        const auto opened = guard.openRtp(bytes);
        const auto packet = opened ? rtp::parsePacket(*opened) : std::nullopt;
        if (over || !inCall || !packet || (packet->payloadType != 0 && packet->payloadType != 8))
            return;
        if (++packets == packetsForAudio) {
            pass(TestStep::Audio, "sound arrives");
            say(TestStep::Speech, TestState::Running, "speak on a radio of this talkgroup");
        }
        loudest =
            std::max(loudest, levelOf(rtp::decode(static_cast<rtp::Codec>(packet->payloadType), packet->payload)));
        if (packets >= packetsForAudio && loudest > speechDbfs) {
            pass(TestStep::Speech, fmt::format("speech at {:.0f} dBFS", loudest));
            finish(true);
        }
    }

    void silentEnd() {
        if (packets < packetsForAudio)
            fail(TestStep::Audio,
                 {"the call stands, but no sound arrived",
                  "Speak on a radio and test again: some gateways send only then. If nothing comes even so, "
                  "look at the firewall for the ports of the talkgroup."});
        else
            fail(TestStep::Speech, {fmt::format("only silence arrives ({:.0f} dBFS at most)", loudest),
                                    "Speak on a radio and test again; then look at the level of the gateway's radio."});
    }

    // CallUser
    void callAnswered(const sip::Message& answer) override {
        const auto audio = keys.readAnswer(answer.body());
        if (audio || !keys.mayFallBack(488))
            return answered(audio);
        gateway.hangUp(std::exchange(call, 0));
        dial(true);
    }
    void callOffered(const sip::Message& invite) override {
        if (const auto ours = answerTo(invite)) {
            gateway.answer(call, sip::writeSdp(*ours));
            guard.renegotiated(keys.agreed());
        } else {
            gateway.reject(call, 488, "Not Acceptable Here");
        }
    }
    void callEnded(sip::CallEnd why, int status, const std::string& reason) override {
        call = 0;
        if (over)
            return;
        if (why == sip::CallEnd::Refused && keys.mayFallBack(status))
            return dial(true);
        timer.cancel();
        if (why == sip::CallEnd::Refused)
            return refused(status, reason);
        if (inCall)
            return fail(TestStep::Audio, {"the gateway hung up", "Look at the gateway's own log."});
        if (why == sip::CallEnd::Unreachable)
            return fail(TestStep::Port, {fmt::format("nobody listens on {}", where),
                                         "Look at the port, and whether the gateway's SIP is turned on."});
        noAnswer();
    }
    void refused(int status, const std::string& reason) {
        if (status != 401 && status != 407) {
            passBefore(TestStep::Call);
            return fail(TestStep::Call,
                        keys.mayLackKeys(status)
                            ? Said{fmt::format("{} {}: the encrypted call is refused", status, reason), kLetEncrypt}
                            : refusalWords(status, reason));
        }
        passBefore(TestStep::Credentials);
        fail(TestStep::Credentials,
             gateway.hasPassword()
                 ? Said{fmt::format("{} {}: the password of {} is refused", status, reason, gateway.config().user),
                        "Look at the user's name and at the password's file."}
                 : Said{fmt::format("{} {}: a password is asked for", status, reason),
                        "Give a file with the password, or have the desk allowed by its address."});
    }
    void pong(int) override {}
    bool takeCall(Gateway&, sip::CallId id, const sip::Message& invite, const sip::Peer& from) override {
        if (channel.mode != ChannelMode::Answer || call != 0 || over || media == nullptr)
            return false;
        call = id;
        peer = from;
        keys.begin(gateway.config());
        const auto ours = answerTo(invite);
        if (ours)
            gateway.answer(id, sip::writeSdp(*ours));
        else
            gateway.reject(id, 488, "Not Acceptable Here");
        answered(ours);
        return true;
    }

    void say(TestStep step, TestState state, std::string words = {}, std::string todo = {}) {
        told({step, state, std::move(words), std::move(todo)});
    }
    void pass(TestStep step, const std::string& words) { say(step, TestState::Passed, words); }
    void fail(TestStep step, const Said& why) {
        if (over)
            return;
        say(step, TestState::Failed, why.words, why.todo);
        finish(false);
    }
    void wait(int ms, std::function<void()> then) {
        timer.expires_after(std::chrono::milliseconds(ms));
        timer.async_wait([this, then = std::move(then)](const boost::system::error_code& error) {
            if (!error && !over)
                then();
        });
    }
    /// Hangs up politely, and ends the thread's work.
    void finish(bool good) {
        if (over)
            return;
        over = true;
        timer.cancel();
        if (call != 0)
            gateway.hangUp(call);
        ended(good);
        leave(gateway.pending() > 0 ? farewell : 0ms);
    }
    void leave(std::chrono::milliseconds after) {
        timer.expires_after(after);
        timer.async_wait([this](const boost::system::error_code&) {
            gateway.close();
            if (media)
                media->close();
            io.stop();
        });
    }

    boost::asio::io_context io;
    SystemRandom random;
    ChannelConfig channel;
    Told told;
    Ended ended;
    Patience patience;
    boost::asio::steady_timer timer;
    std::string where;
    Gateway gateway;
    std::unique_ptr<UdpSocket> media;
    MediaKeys keys;
    SrtpGuard guard;
    sip::Peer peer;
    sip::CallId call = 0;
    int said = 0; ///< steps told as passed
    bool answers = false;
    bool inCall = false;
    bool over = false;
    int packets = 0;
    double loudest = -120;
    std::thread thread;
};

GatewayTest::GatewayTest(GatewayConfig gateway, ChannelConfig channel, Told told, Ended ended, Patience patience)
    : m_run(
          std::make_unique<Run>(std::move(gateway), std::move(channel), std::move(told), std::move(ended), patience)) {}

GatewayTest::~GatewayTest() {
    if (!m_run->thread.joinable())
        return;
    boost::asio::post(m_run->io, [run = m_run.get()] { run->finish(false); });
    m_run->thread.join();
}

void GatewayTest::start() {
    m_run->thread = std::thread([run = m_run.get()] {
        run->begin();
        run->io.run();
    });
}

} // namespace watchdesk::radio
