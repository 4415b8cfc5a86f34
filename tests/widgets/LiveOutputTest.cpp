// From 8 kHz stereo to whatever a device takes, without a seam.
#include "ui/widgets/LiveOutput.h"

#include "base/os/Process.h"
#include "support/TempDir.h"
#include "ui/widgets/Player.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <cmath>
#include <numbers>
#include <vector>

namespace watchdesk::ui {
namespace {

/// 400 Hz on the left, 700 Hz on the right.
struct TwoTones {
    int at = 0;
    void operator()(std::span<std::int16_t> stereo) {
        for (std::size_t i = 0; i + 1 < stereo.size(); i += 2, ++at) {
            stereo[i] = std::int16_t(9000 * std::sin(2 * std::numbers::pi * 400 * at / 8000));
            stereo[i + 1] = std::int16_t(9000 * std::sin(2 * std::numbers::pi * 700 * at / 8000));
        }
    }
};

/// Root mean square of what is left of a channel once its sine is taken away, as a part of the whole.
double unlike(const std::vector<std::int16_t>& out, int channels, int channel, double hertz, int rate) {
    double cosine = 0, sine = 0, power = 0;
    const int frames = int(out.size()) / channels;
    for (int i = 0; i < frames; ++i) {
        const double value = out[std::size_t(i * channels + channel)];
        const double angle = 2 * std::numbers::pi * hertz * i / rate;
        cosine += value * std::cos(angle);
        sine += value * std::sin(angle);
        power += value * value;
    }
    const double explained = 2 * (cosine * cosine + sine * sine) / frames;
    return std::sqrt(std::max(0.0, 1 - explained / power));
}

TEST(LiveFeed, KeepsBothSidesAndTheirPitchAtEveryRateInPiecesOfAnyLength) {
    for (const int rate : {8000, 16000, 44100, 48000}) {
        LiveFeed feed(TwoTones(), rate, 2);
        std::vector<std::int16_t> out;
        for (int piece = 0; int(out.size()) < 2 * rate; ++piece) {
            std::vector<std::int16_t> part(std::size_t(2 * (1 + 37 * piece % 511)));
            feed.read(part);
            out.insert(out.end(), part.begin(), part.end());
        }
        out.erase(out.begin(), out.begin() + 64);
        EXPECT_LT(unlike(out, 2, 0, 400, rate), 0.05) << rate;
        EXPECT_LT(unlike(out, 2, 1, 700, rate), 0.08) << rate;
    }
}

TEST(LiveFeed, AMonoDeviceHearsBothSides) {
    LiveFeed feed(
        [](std::span<std::int16_t> stereo) {
            for (std::size_t i = 0; i < stereo.size(); ++i)
                stereo[i] = i % 2 == 0 ? 1000 : 3000;
        },
        48000, 1);
    std::vector<std::int16_t> out(960);
    feed.read(out);
    EXPECT_EQ(out.back(), 2000);
}

TEST(LiveOutput, StartsAndStopsWithAndWithoutADevice) {
    std::atomic<int> asked = 0;
    {
        LiveOutput output([&](std::span<std::int16_t>) { ++asked; });
        QSignalSpy troubled(&output, &LiveOutput::troubleChanged);
        EXPECT_EQ(asked, 0) << "not before it is started";
        output.start();
        EXPECT_TRUE(output.isStarted());
        EXPECT_EQ(output.trouble().isEmpty(), Player::hasDevice());
        output.stop();
        output.start();
        EXPECT_EQ(output.trouble().isEmpty(), Player::hasDevice());
    }
    LiveOutput never([](std::span<std::int16_t>) {});
}

// Alone in its process: Qt looks for the server once.
TEST(LiveOutput, ASoundServerIsFedWithoutAPause) {
    if (os::findProgram("pulseaudio").empty() || os::findProgram("parec").empty())
        GTEST_SKIP() << "PulseAudio is not installed";
    const test::TempDir dir;
    const std::string socket = dir.file("sound.sock");
    qputenv("XDG_RUNTIME_DIR", dir.path().c_str());
    qputenv("HOME", dir.path().c_str());
    qputenv("PULSE_SERVER", ("unix:" + socket).c_str());
    const auto serve = [&] {
        return os::Process::start({.argv = {"pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
                                            "--use-pid-file=no", "-L", "module-null-sink sink_name=ear rate=48000",
                                            "-L", "module-native-protocol-unix auth-anonymous=1 socket=" + socket}});
    };
    auto server = serve();
    ASSERT_TRUE(server);
    ASSERT_TRUE(QTest::qWaitFor(
        [] {
            auto asked = os::Process::start({.argv = {"pactl", "info"}});
            return asked && asked->wait(std::chrono::seconds(2)) == 0;
        },
        15'000));
    // Somebody who wants to hear it soon: else the null sink takes two seconds at a time.
    auto ear = os::Process::start({.argv = {"parec", "-d", "ear.monitor", "--latency-msec=5", "--raw"}});
    ASSERT_TRUE(ear);
    if (!QTest::qWaitFor([] { return Player::hasDevice(); }, 5000))
        GTEST_SKIP() << "another test of this process has looked for a server before it was there";
    std::atomic<int> asked = 0;
    LiveOutput output([&](std::span<std::int16_t>) { ++asked; });
    output.start();
    EXPECT_TRUE(QTest::qWaitFor([&] { return asked > 150; }, 10'000)) << asked << " times 10 ms";
    EXPECT_TRUE(output.trouble().isEmpty());
    // The server goes away and comes back.
    server->stop();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !output.trouble().isEmpty(); }, 10'000));
    server = serve();
    ASSERT_TRUE(server);
    const int before = asked;
    EXPECT_TRUE(QTest::qWaitFor([&] { return asked > before + 100 && output.trouble().isEmpty(); }, 20'000))
        << asked - before << " times 10 ms";
    output.stop();
}

} // namespace
} // namespace watchdesk::ui
