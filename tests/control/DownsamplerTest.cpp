// From sound cards' rates to the radio's: what is speech passes, what is above it does not come back as a whistle.
#include "ui/control/Downsampler.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace watchdesk::ui {
namespace {

QVector<qint16> tone(int rate, int channels, double hz, int ms) {
    QVector<qint16> out;
    for (int i = 0; i < rate * ms / 1000; ++i)
        for (int channel = 0; channel < channels; ++channel)
            out.append(static_cast<qint16>(std::lround(8000 * std::sin(2 * std::numbers::pi * hz * i / rate))));
    return out;
}

QVector<qint16> through(int rate, int channels, double hz, int block) {
    const QVector<qint16> in = tone(rate, channels, hz, 500);
    Downsampler down(rate, channels);
    QVector<qint16> out;
    const qsizetype frames = in.size() / channels;
    for (qsizetype at = 0; at < frames; at += block)
        out += down.push(in.constData() + at * channels, std::min<qsizetype>(block, frames - at));
    return out;
}

double rms(const QVector<qint16>& samples) {
    double sum = 0;
    for (const qint16 sample : samples.mid(400))
        sum += static_cast<double>(sample) * sample;
    return std::sqrt(sum / static_cast<double>(samples.size() - 400));
}

TEST(Downsampler, SpeechPassesAndWhatIsAboveItDoesNot) {
    for (const int rate : {8000, 16000, 44100, 48000}) {
        EXPECT_NEAR(static_cast<double>(through(rate, 1, 1000, 441).size()), 4000, 40) << rate;
        for (const double hz : {400.0, 1000.0, 2500.0})
            EXPECT_NEAR(rms(through(rate, 2, hz, 480)), 8000 / std::numbers::sqrt2, 300) << rate << " " << hz;
        if (rate > 8000) {
            EXPECT_LT(rms(through(rate, 1, 5500, 480)), 60) << rate;
        }
    }
}

TEST(Downsampler, HowItIsCutIntoBlocksDoesNotMatter) {
    EXPECT_EQ(through(44100, 2, 700, 7), through(44100, 2, 700, 4410));
}

} // namespace
} // namespace watchdesk::ui
