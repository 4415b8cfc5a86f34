#include "tones/ToneSet.h"

#include "tones/ToneTables.h"

#include <gmock/gmock.h>

namespace watchdesk::tones {

TEST(ToneSets, AllOfTheTableAreBuiltIn) {
    std::vector<std::string> names;
    for (const auto& set : toneSets())
        names.push_back(set.name);
    EXPECT_THAT(names,
                testing::ElementsAre("EEA", "CCIR(1)", "PCCIR", "ZVEI1", "ZVEI2", "ZVEI3", "DZVEI", "PZVEI", "EIA"));
}

TEST(ToneSets, EeaIsAsPublished) {
    const auto eea = toneSet("eea");
    ASSERT_TRUE(eea);
    EXPECT_EQ(eea->toneMs, 40);
    EXPECT_EQ(eea->hz[0], 1981);
    EXPECT_EQ(eea->hz[0xE], 2110);
    EXPECT_EQ(eea->hz[0xF], 2247);
}

TEST(ToneSets, CcirAnswersToItsShortName) {
    ASSERT_TRUE(toneSet("ccir"));
    EXPECT_EQ(toneSet("CCIR")->name, "CCIR(1)");
    EXPECT_EQ(toneSet("CCIR(1)")->toneMs, 100);
}

TEST(ToneSets, AnUnknownOneNamesTheKnown) {
    const auto set = toneSet("EAA");
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::NotFound);
    EXPECT_THAT(set.error().what, testing::HasSubstr("EAA"));
    EXPECT_THAT(set.error().todo, testing::HasSubstr("EEA, CCIR(1)"));
}

TEST(ToneSets, RepeatsGoOnAirAsE) {
    EXPECT_EQ(onAir("57106"), "57106");
    EXPECT_EQ(onAir("11222"), "1E2E2");
    EXPECT_EQ(onAir("11111"), "1E1E1");
    EXPECT_EQ(onAir(""), "");
}

TEST(ToneTables, AMistakeNamesItsLine) {
    const std::string good = "X,40,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,\"source, with a comma\"\r\n";
    EXPECT_EQ(readToneTables("head\n" + good + "\n" + good)->size(), 2U);
    for (const char* bad :
         {"Y,40,1,2,3\n", "Y,forty,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,\n",
          "Y,40,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,9999,\n", ",40,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,\n"}) {
        const auto read = readToneTables("head\n" + good + bad);
        ASSERT_FALSE(read) << bad;
        EXPECT_THAT(read.error().what, testing::HasSubstr("Line 3"));
    }
}

} // namespace watchdesk::tones
