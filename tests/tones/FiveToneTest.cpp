#include "tones/FiveTone.h"

#include "Signals.h"

#include <gmock/gmock.h>

namespace watchdesk::tones {

using test::Samples;

namespace {

/// What a decoder says of a whole recording, in pieces of the given length.
std::vector<Selcall> decoded(FiveToneDecoder& decoder, const Samples& samples, std::size_t piece = 160) {
    std::vector<Selcall> calls;
    for (std::size_t at = 0; at < samples.size(); at += piece) {
        const auto some = decoder.push(std::span(samples).subspan(at, std::min(piece, samples.size() - at)));
        calls.insert(calls.end(), some.begin(), some.end());
    }
    const auto rest = decoder.finish();
    calls.insert(calls.end(), rest.begin(), rest.end());
    return calls;
}

std::vector<std::string> codes(const ToneSet& set, const Samples& samples, std::size_t piece = 160) {
    FiveToneDecoder decoder(set);
    std::vector<std::string> found;
    for (const auto& call : decoded(decoder, samples, piece))
        found.push_back(call.code);
    return found;
}

void append(Samples& to, const Samples& more) {
    to.insert(to.end(), more.begin(), more.end());
}

ToneSet eea() {
    return toneSet("EEA").value();
}

} // namespace

using testing::ElementsAre;
using testing::IsEmpty;

class EverySet : public testing::TestWithParam<std::string> {};

TEST_P(EverySet, GoesThereAndBack) {
    const auto set = toneSet(GetParam()).value();
    for (const std::string code : {"57106", "01234", "98765", "11222", "11111", "00700", "99899", "12321"}) {
        Samples air(4000, 0);
        append(air, fiveTone(set, code));
        air.resize(air.size() + 4000, 0);
        EXPECT_THAT(codes(set, air), ElementsAre(code)) << set.name;
    }
}

TEST_P(EverySet, CarriesGroupTones) {
    const auto set = toneSet(GetParam()).value();
    // A and F of PCCIR are 5 Hz apart, which nobody can tell.
    const std::string code = set.name == "PCCIR" ? "5B1C6" : "5B1F6";
    EXPECT_THAT(codes(set, fiveTone(set, code)), ElementsAre(code)) << set.name;
}

TEST_P(EverySet, TruncatedCallsAreNone) {
    const auto set = toneSet(GetParam()).value();
    std::mt19937 random(3);
    for (int i = 0; i < 40; ++i) {
        const auto heard = test::spoilt(set, test::anyCode(random), {.snrDb = 20, .tones = 4}, random);
        EXPECT_THAT(codes(set, heard.samples), IsEmpty()) << set.name << " " << i;
    }
}

INSTANTIATE_TEST_SUITE_P(Tones, EverySet,
                         testing::Values("EEA", "CCIR", "PCCIR", "ZVEI1", "ZVEI2", "ZVEI3", "DZVEI", "PZVEI", "EIA"),
                         [](const auto& which) { return which.param; });

TEST(FiveTone, AnyBlockLengthGivesTheSame) {
    std::mt19937 random(1);
    const auto heard = test::spoilt(eea(), "57106", {.snrDb = 3}, random);
    for (const std::size_t piece : {1U, 7U, 80U, 160U, 1111U, 100000U})
        EXPECT_THAT(codes(eea(), heard.samples, piece), ElementsAre("57106")) << piece;
}

TEST(FiveTone, SaysWhereItBegins) {
    std::mt19937 random(2);
    for (int i = 0; i < 50; ++i) {
        const auto code = test::anyCode(random);
        const auto heard = test::spoilt(eea(), code, {.snrDb = 10}, random);
        FiveToneDecoder decoder(eea());
        const auto calls = decoded(decoder, heard.samples);
        ASSERT_EQ(calls.size(), 1U) << code;
        EXPECT_NEAR(double(calls[0].atSample), double(heard.callStart), 80) << code;
        EXPECT_EQ(calls[0].set, "EEA");
    }
}

// A squelch that opens late, or a lost packet: the stream begins within the first tone.
TEST(FiveTone, HalfOfTheFirstToneIsEnoughAtTheVeryBeginning) {
    const auto call = fiveTone(eea(), "57106");
    const Samples late(call.begin() + 160, call.end());
    FiveToneDecoder decoder(eea());
    for (int i = 0; i < 2; ++i, decoder.reset()) {
        const auto calls = decoded(decoder, late);
        ASSERT_EQ(calls.size(), 1U);
        EXPECT_EQ(calls[0].code, "57106");
        EXPECT_EQ(calls[0].atSample, 0);
    }
    EXPECT_THAT(codes(eea(), Samples(call.begin() + 330, call.end())), IsEmpty());
}

TEST(FiveTone, ALongFirstToneBeginsWhereItBegins) {
    std::mt19937 random(2);
    const auto heard = test::spoilt(eea(), "57106", {.snrDb = 20, .firstMs = 700}, random);
    FiveToneDecoder decoder(eea());
    const auto calls = decoded(decoder, heard.samples);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_NEAR(double(calls[0].atSample), double(heard.callStart), 80);
}

TEST(FiveTone, IsCertainWithinSixtyMillisecondsOfTheLastTone) {
    std::mt19937 random(4);
    for (const double snr : {20.0, 3.0, -3.0}) {
        for (int i = 0; i < 50; ++i) {
            const auto code = test::anyCode(random);
            const auto heard = test::spoilt(eea(), code, {.snrDb = snr}, random);
            FiveToneDecoder decoder(eea());
            const auto until = std::span(heard.samples).first(std::size_t(heard.callEnd) + 480);
            ASSERT_EQ(decoder.push(until).size(), 1U) << code << " at " << snr << " dB";
        }
    }
}

TEST(FiveTone, ATrailingCallIsToldAtTheEndOfTheStream) {
    std::mt19937 random(5);
    auto over = test::babble(2, random);
    append(over, fiveTone(eea(), "40363"));
    EXPECT_THAT(codes(eea(), over), ElementsAre("40363"));
}

TEST(FiveTone, ACallBeforeSpeechIsOne) {
    std::mt19937 random(6);
    auto over = fiveTone(eea(), "39789");
    append(over, test::babble(5, random));
    EXPECT_THAT(codes(eea(), over), ElementsAre("39789"));
}

TEST(FiveTone, TwoCallsInARowAreTwo) {
    auto air = fiveTone(eea(), "57106");
    append(air, fiveTone(eea(), "12345"));
    air.resize(air.size() + 800, 0);
    append(air, fiveTone(eea(), "57106"));
    EXPECT_THAT(codes(eea(), air), ElementsAre("57106", "12345", "57106"));
}

TEST(FiveTone, ResetForgetsHalfACall) {
    const auto call = fiveTone(eea(), "57106");
    FiveToneDecoder decoder(eea());
    decoder.push(std::span(call).first(1200));
    decoder.reset();
    EXPECT_THAT(decoder.push(std::span(call).subspan(1200)), IsEmpty());
    EXPECT_THAT(decoder.finish(), IsEmpty());
    decoder.reset();
    const auto calls = decoded(decoder, call);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_LE(calls[0].atSample, 40);
}

TEST(FiveTone, TheGeneratorKeepsItsLevelAndLength) {
    const auto call = fiveTone(eea(), "57106", 5000);
    EXPECT_EQ(call.size(), 5U * 40 * 8);
    EXPECT_NEAR(*std::max_element(call.begin(), call.end()), 5000, 40);
    EXPECT_THAT(fiveTone(eea(), "57x06"), IsEmpty());
}

TEST(FiveTone, AnotherSetsCallsAreNone) {
    for (const auto& sent : toneSets()) {
        for (const auto& listened : toneSets()) {
            // Sets that share their digits and their length cannot be told apart by a code of digits.
            if (sent.toneMs == listened.toneMs &&
                std::equal(sent.hz.begin(), sent.hz.begin() + 10, listened.hz.begin()))
                continue;
            Samples air(2000, 0);
            append(air, fiveTone(sent, "31847"));
            air.resize(air.size() + 2000, 0);
            if (sent.toneMs != listened.toneMs)
                EXPECT_THAT(codes(listened, air), IsEmpty()) << sent.name << " heard as " << listened.name;
            else
                EXPECT_THAT(codes(listened, air), testing::Not(testing::Contains("31847")))
                    << sent.name << " as " << listened.name;
        }
    }
}

} // namespace watchdesk::tones
