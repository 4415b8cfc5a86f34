#include "tones/Dtmf.h"

#include "Signals.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace watchdesk::tones {

namespace {

/// Digits as ITU-T Q.23 has them, 80 ms on and 80 ms off.
test::Samples dialled(const std::string& digits, double amplitude) {
    const std::string keys = "123A456B789C*0#D";
    const double rows[] = {697, 770, 852, 941};
    const double columns[] = {1209, 1336, 1477, 1633};
    test::Samples samples(800, 0);
    for (const char digit : digits) {
        const auto key = keys.find(digit);
        for (int n = 0; n < 640; ++n) {
            const double t = 2 * std::numbers::pi * n / 8000;
            samples.push_back(std::int16_t(amplitude * (std::sin(rows[key / 4] * t) + std::sin(columns[key % 4] * t))));
        }
        samples.resize(samples.size() + 640, 0);
    }
    return samples;
}

} // namespace

TEST(Dtmf, ReadsAllSixteenKeys) {
    const std::string all = "0123456789ABCD*#";
    for (const auto companding : {test::Companding::None, test::Companding::ALaw, test::Companding::MuLaw}) {
        auto samples = dialled(all, 4000);
        test::compand(samples, companding);
        DtmfDecoder decoder;
        EXPECT_EQ(decoder.push(samples), all);
    }
}

TEST(Dtmf, AnyBlockLengthGivesTheSame) {
    const auto samples = dialled("159#", 3000);
    for (const std::size_t piece : {1U, 80U, 160U, 999U}) {
        DtmfDecoder decoder;
        std::string digits;
        for (std::size_t at = 0; at < samples.size(); at += piece)
            digits += decoder.push(std::span(samples).subspan(at, std::min(piece, samples.size() - at)));
        EXPECT_EQ(digits, "159#") << piece;
    }
}

TEST(Dtmf, MoreDigitsThanItsBufferHolds) {
    const std::string many(300, '7');
    DtmfDecoder decoder;
    EXPECT_EQ(decoder.push(dialled(many, 3000)), many);
}

TEST(Dtmf, FindsNoneInVoiceLikeSoundOrSilence) {
    std::mt19937 random(10);
    DtmfDecoder decoder;
    EXPECT_EQ(decoder.push(test::Samples(80000, 0)), "");
    EXPECT_EQ(decoder.push(test::babble(60, random)), "");
}

} // namespace watchdesk::tones
