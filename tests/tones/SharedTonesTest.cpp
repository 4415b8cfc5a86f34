// The measured signals that lie beside the checkout.
#include "Signals.h"
#include "support/SharedData.h"
#include "tones/Dtmf.h"
#include "tones/FiveTone.h"

#include <gmock/gmock.h>

#include <fstream>

namespace watchdesk::tones {

namespace {

std::vector<std::string> fields(const std::string& line) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

std::vector<Selcall> calls(const ToneSet& set, const test::Samples& samples) {
    FiveToneDecoder decoder(set);
    auto found = decoder.push(samples);
    const auto rest = decoder.finish();
    found.insert(found.end(), rest.begin(), rest.end());
    return found;
}

} // namespace

TEST(SharedTones, EverySignalIsReadAndNothingElse) {
    WATCHDESK_NEED_SHARED_DATA(data);
    std::ifstream manifest(data / "radio/tones/manifest.csv");
    std::string line;
    std::getline(manifest, line);
    int signals = 0;
    while (std::getline(manifest, line)) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        const auto row = fields(line);
        ASSERT_GE(row.size(), 7U) << line;
        const auto samples = test::readWav(data / "radio/tones/wav" / row[0]);
        ASSERT_FALSE(samples.empty()) << row[0];
        const bool isCall = row[2] != "none";
        std::vector<std::string> found;
        for (const auto& call : calls(toneSet(isCall ? row[2] : "EEA").value(), samples))
            found.push_back(call.code);
        const std::vector<std::string> expected = isCall ? std::vector{row[3]} : std::vector<std::string>{};
        EXPECT_EQ(found, expected) << row[0] << " " << row[6];
        ++signals;
    }
    EXPECT_EQ(signals, 154);
}

TEST(SharedTones, TheFirstTransmissionIsFiveSevenOneOhSix) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const auto samples = test::readWav(data / "radio/audio/radio1.wav");
    const auto found = calls(toneSet("EEA").value(), samples);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "57106");
    EXPECT_NEAR(double(found[0].atSample) / 8000, 1.0, 0.06);
}

TEST(SharedTones, TheThirdDials159Hash) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const auto samples = test::readWav(data / "radio/audio/radio1.wav");
    DtmfDecoder decoder;
    EXPECT_EQ(decoder.push(std::span(samples).first(6 * 8000)), "");
    EXPECT_EQ(decoder.push(std::span(samples).subspan(6 * 8000)), "159#");
}

} // namespace watchdesk::tones
