// What goes before the words: read again by our decoder, and by a program that is not ours.
#include "radio/Lead.h"

#include "base/os/Process.h"
#include "support/TempDir.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <regex>

namespace watchdesk::radio {
namespace {

using testing::ElementsAre;

std::vector<std::string> read(const std::vector<std::int16_t>& samples) {
    tones::FiveToneDecoder decoder(*tones::toneSet("EEA"));
    std::vector<std::string> codes;
    for (const auto& found : {decoder.push(samples), decoder.finish()})
        for (const auto& one : found)
            codes.push_back(one.code);
    return codes;
}

TEST(Lead, CalledSetThenOurselves) {
    const TalkConfig talk{.ani = CallCode{"EEA", "10001"}};
    const auto tones = leadTones({CallCode{"EEA", "57106"}}, talk);
    ASSERT_TRUE(tones);
    EXPECT_THAT(read(tones->samples), ElementsAre("57106", "10001"));
    EXPECT_THAT(read(leadTones({}, talk)->samples), ElementsAre("10001"));
    EXPECT_TRUE(leadTones({std::nullopt, false}, talk)->samples.empty());
    EXPECT_TRUE(leadTones({}, {})->samples.empty());
}

TEST(Lead, ItIsSaidWhereItsCodesBegin) {
    const auto tones = leadTones({CallCode{"EEA", "11222"}}, {.ani = CallCode{"EEA", "33333"}});
    ASSERT_EQ(tones->codes.size(), 2U);
    for (const auto& code : tones->codes) {
        const auto at = static_cast<std::size_t>(code.atMs) * 8;
        EXPECT_EQ(tones->samples[at - 1], 0);
        EXPECT_NE(tones->samples[at + 3], 0);
    }
}

TEST(Lead, WhatCannotBeSentIsRefused) {
    EXPECT_EQ(leadTones({CallCode{"EEB", "57106"}}, {}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(leadTones({CallCode{"EEA", "5710"}}, {}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(leadTones({CallCode{"EEA", "571O6"}}, {}).error().code, ErrorCode::InvalidInput);
}

// multimon-ng wants 22,050 Hz: a windowed sinc over 16 samples.
std::vector<std::int16_t> at22050(const std::vector<std::int16_t>& samples) {
    std::vector<std::int16_t> out;
    for (double at = 0; at < static_cast<double>(samples.size()); at += 8000.0 / 22050) {
        double sum = 0;
        for (int k = static_cast<int>(at) - 7; k <= static_cast<int>(at) + 8; ++k) {
            if (k < 0 || k >= static_cast<int>(samples.size()))
                continue;
            const double x = at - k;
            const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / 8.5);
            sum += samples[static_cast<std::size_t>(k)] * window *
                   (std::abs(x) < 1e-9 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x));
        }
        out.push_back(static_cast<std::int16_t>(std::lround(sum)));
    }
    return out;
}

TEST(Lead, MultimonReadsIt) {
    if (os::findProgram("multimon-ng").empty())
        GTEST_SKIP() << "multimon-ng is not installed";
    const auto tones = leadTones({CallCode{"EEA", "57106"}}, {.ani = CallCode{"EEA", "10234"}});
    auto padded = tones->samples;
    padded.resize(padded.size() + 8000, 0);
    const auto air = at22050(padded);
    test::TempDir dir;
    std::ofstream(dir.file("air.raw"), std::ios::binary)
        .write(reinterpret_cast<const char*>(air.data()), static_cast<std::streamsize>(air.size() * 2));
    auto process = os::Process::start(
        {.argv = {"multimon-ng", "-q", "-t", "raw", "-a", "EEA", dir.file("air.raw")}, .stdoutPath = dir.file("out")});
    ASSERT_TRUE(process);
    process->wait(std::chrono::seconds(20));
    std::ifstream said(dir.file("out"));
    const std::string all{std::istreambuf_iterator<char>(said), {}};
    EXPECT_THAT(all, testing::HasSubstr("57106"));
    EXPECT_THAT(all, testing::HasSubstr("10234"));
}

} // namespace
} // namespace watchdesk::radio
