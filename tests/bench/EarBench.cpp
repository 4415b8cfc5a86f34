// From the mouth to the ear: a sound is packed by a gateway on loopback, received, buffered, mixed, and played on a
// PulseAudio null sink whose monitor is listened to. The figure holds the sender's packet of 20 ms and the monitor's
// own delay.      ear_bench [overs]
#include "base/os/Process.h"
#include "desk/LiveSound.h"
#include "radio/BridgeDesk.h"
#include "support/TempDir.h"
#include "ui/widgets/LiveOutput.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <QGuiApplication>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <numeric>

using namespace watchdesk;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int kPackets = 30; // of an over
constexpr int kSilent = 30;  // packets that are not sent between overs
constexpr int kClickAt = 15; // the packet that begins with a loud sound
constexpr int kThreshold = 6000;

/// What the desk's ear does with the bridge's events.
struct Ear final : radio::Listener {
    desk::LiveSound sound;
    std::atomic<bool> up{false};
    static QString name(const std::string& channel) { return QString::fromStdString(channel); }
    void transmissionBegan(const radio::TransmissionBegan& began) override { sound.began(name(began.channel)); }
    void transmissionAudio(const std::string&, std::span<const std::int16_t>) override {}
    void liveAudio(const std::string& channel, std::span<const std::int16_t> samples, std::size_t lost) override {
        sound.audio(name(channel), samples, lost);
    }
    void codeHeard(const std::string&, const radio::CodeHeard&) override {}
    void transmissionEnded(const radio::TransmissionEnded& ended) override { sound.ended(name(ended.channel)); }
    void level(const std::string&, double) override {}
    void gatewayChanged(const radio::GatewayStatus& status) override { up = status.state == radio::GatewayState::Up; }
};

struct Clicks {
    std::mutex mutex;
    std::vector<Steady::time_point> said;
    std::vector<Steady::time_point> heard;
};

/// Reads the monitor until it is closed; a loud sample is a click, and the next one is not looked for soon after.
void listen(int fd, Clicks& clicks, const std::atomic<bool>& stop) {
    auto deafUntil = Steady::now();
    std::array<std::int16_t, 40> block{};
    while (!stop) {
        pollfd waiting{fd, POLLIN, 0};
        if (poll(&waiting, 1, 100) <= 0)
            continue;
        const auto size = read(fd, block.data(), sizeof(block));
        if (size <= 0)
            return;
        const auto now = Steady::now();
        const auto end = block.begin() + size / 2;
        if (now > deafUntil &&
            std::any_of(block.begin(), end, [](std::int16_t s) { return std::abs(s) > kThreshold; })) {
            const std::lock_guard lock(clicks.mutex);
            clicks.heard.push_back(now);
            deafUntil = now + 400ms;
        }
    }
}

double ms(Steady::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

int main(int argc, char** argv) {
    const int overs = argc > 1 ? std::atoi(argv[1]) : 40;
    test::TempDir dir;
    setenv("XDG_RUNTIME_DIR", dir.path().c_str(), 1);
    setenv("HOME", dir.path().c_str(), 1);
    setenv("PULSE_SERVER", ("unix:" + dir.file("pulse.sock")).c_str(), 1);
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    auto server =
        os::Process::start({.argv = {"pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                                     "-L", "module-null-sink sink_name=ear rate=48000", "-L",
                                     "module-native-protocol-unix auth-anonymous=1 socket=" + dir.file("pulse.sock")},
                            .stderrPath = dir.file("pulse.log")});
    if (!server) {
        std::fprintf(stderr, "pulseaudio is needed: %s\n", server.error().what.c_str());
        return 1;
    }
    std::this_thread::sleep_for(1500ms);
    int pipes[2];
    if (pipe(pipes) != 0)
        return 1;
    auto monitor =
        os::Process::start({.argv = {"parec", "-d", "ear.monitor", "--latency-msec=5", "--process-time-msec=5",
                                     "--format=s16le", "--rate=8000", "--channels=1", "--raw"},
                            .stderrPath = dir.file("parec.log"),
                            .stdoutFd = pipes[1]});
    close(pipes[1]);
    QGuiApplication app(argc, argv);
    Clicks clicks;
    std::atomic<bool> stop{false};
    std::thread ears([&] { listen(pipes[0], clicks, stop); });

    radio::FakeGateway gateway(radio::FakeGateway::Manner::Answers);
    int at = 0;
    gateway.script = [&](radio::Sender& sender) -> std::vector<std::uint8_t> {
        const int place = at++ % (kPackets + kSilent);
        if (place >= kPackets) {
            sender.timestamp += 160;
            return {};
        }
        auto samples = radio::noise(20, 300, static_cast<unsigned>(at));
        if (place == kClickAt) {
            std::fill(samples.begin(), samples.begin() + 80, std::int16_t{20000});
            const std::lock_guard lock(clicks.mutex);
            clicks.said.push_back(Steady::now() - 20ms); // when it was spoken into the packet that goes now
        }
        return sender.packet(samples);
    };
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    Ear ear;
    ear.sound.setOpen(true);
    radio::Bridge bridge(radio::configFor(gateway.port()), ear, clock, ids);
    if (!bridge.start())
        return 1;
    std::atomic<int> asked{0};
    std::atomic<int> heardBlocks{0};
    ui::LiveOutput output([&](std::span<std::int16_t> stereo) {
        ++asked;
        heardBlocks += ear.sound.read(stereo) ? 1 : 0;
    });
    output.start();
    std::printf("sound: %s\n", output.trouble().isEmpty() ? "plays" : output.trouble().toUtf8().constData());
    QTimer::singleShot(1000, [&] { gateway.speak = true; });
    QTimer::singleShot(1500 + overs * 20 * (kPackets + kSilent), &app, &QCoreApplication::quit);
    app.exec();
    bridge.stop();
    output.stop();
    stop = true;
    ears.join();
    if (monitor)
        monitor->stop();

    std::vector<double> took;
    std::size_t next = 0;
    for (const auto& said : clicks.said) {
        while (next < clicks.heard.size() && clicks.heard[next] < said)
            ++next;
        if (next < clicks.heard.size() && clicks.heard[next] - said < 1s)
            took.push_back(ms(clicks.heard[next] - said));
    }
    std::sort(took.begin(), took.end());
    if (took.empty()) {
        std::printf("nothing was heard (%zu said, %zu loud; the output asked %d times, %d with sound)\n",
                    clicks.said.size(), clicks.heard.size(), asked.load(), heardBlocks.load());
        for (const char* log : {"pulse.log", "parec.log"}) {
            std::ifstream text(dir.file(log));
            std::printf("%s: %s\n", log, std::string(std::istreambuf_iterator<char>(text), {}).c_str());
        }
        return 1;
    }
    const auto part = [&](double p) { return took[std::min(took.size() - 1, std::size_t(p * double(took.size())))]; };
    std::printf("mouth to ear, %zu of %zu: p50 %.0f ms, p95 %.0f ms, worst %.0f ms\n", took.size(), clicks.said.size(),
                part(0.5), part(0.95), took.back());
    return 0;
}
