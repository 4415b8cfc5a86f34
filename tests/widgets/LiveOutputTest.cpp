// From 8 kHz stereo to whatever a device takes, without a seam.
#include "ui/widgets/LiveOutput.h"

#include "ui/widgets/Player.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

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

} // namespace
} // namespace watchdesk::ui
