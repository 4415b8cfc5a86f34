#include "rtp/G711.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

namespace watchdesk::rtp {
namespace {

TEST(G711, KnownValuesOfTheStandard) {
    EXPECT_EQ(decode(Codec::Pcma, std::vector<std::uint8_t>{0xD5, 0x55, 0xAA, 0x2A}),
              (std::vector<std::int16_t>{8, -8, 32256, -32256}));
    EXPECT_EQ(decode(Codec::Pcmu, std::vector<std::uint8_t>{0xFF, 0x7F, 0x80, 0x00}),
              (std::vector<std::int16_t>{0, 0, 32124, -32124}));
}

TEST(G711, EveryCodeSurvivesDecodingAndEncoding) {
    for (const auto codec : {Codec::Pcma, Codec::Pcmu})
        for (int code = 0; code < 256; ++code) {
            const std::vector<std::uint8_t> one{static_cast<std::uint8_t>(code)};
            const auto again = encode(codec, decode(codec, one));
            // µ-law has two zeros.
            if (codec == Codec::Pcmu && code == 0x7F)
                EXPECT_EQ(again[0], 0xFF);
            else
                EXPECT_EQ(again[0], code) << codecName(codec);
        }
}

TEST(G711, ErrorStaysWithinAStep) {
    for (const auto codec : {Codec::Pcma, Codec::Pcmu})
        for (int sample = -32000; sample <= 32000; sample += 37) {
            const std::vector<std::int16_t> one{static_cast<std::int16_t>(sample)};
            const auto back = decode(codec, encode(codec, one));
            EXPECT_LE(std::abs(back[0] - sample), std::max(16, std::abs(sample) / 25))
                << codecName(codec) << ' ' << sample;
        }
}

TEST(G711, Names) {
    EXPECT_EQ(codecByName("pcma"), Codec::Pcma);
    EXPECT_EQ(codecByName("PCMU"), Codec::Pcmu);
    EXPECT_FALSE(codecByName("G722"));
    EXPECT_STREQ(codecName(Codec::Pcmu), "PCMU");
}

} // namespace
} // namespace watchdesk::rtp
