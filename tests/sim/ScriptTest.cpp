#include "sim/Script.h"

#include "sim/Fault.h"
#include "support/TempDir.h"

#include <gmock/gmock.h>

#include <fstream>

namespace watchdesk::sim {

using testing::HasSubstr;

TEST(Script, ReadsOvers) {
    const auto script = readScript(R"({"overs":[
        {"channel":"SHOP","after_ms":1500,"code":"57106","trailing":true,"text":"Charlie zero seven."},
        {"channel":"pub","text":"No set of its own."}]})");
    ASSERT_TRUE(script);
    EXPECT_EQ(script->tones, "EEA");
    ASSERT_EQ(script->overs.size(), 2U);
    EXPECT_EQ(script->overs[0].channel, "shop");
    EXPECT_EQ(script->overs[0].afterMs, 1500);
    EXPECT_EQ(script->overs[0].code, "57106");
    EXPECT_TRUE(script->overs[0].trailing);
    EXPECT_EQ(script->overs[1].afterMs, 1000);
    EXPECT_EQ(script->overs[1].code, "");
}

TEST(Script, TheDemoIsOneOfItsOwnKind) {
    for (const auto& over : demoScript().overs) {
        EXPECT_EQ(over.code.size(), 5U);
        EXPECT_FALSE(over.text.empty());
    }
}

struct Mistake {
    const char* json;
    const char* place;
};

class Malformed : public testing::TestWithParam<Mistake> {};

TEST_P(Malformed, NamesItsPlace) {
    const auto script = readScript(GetParam().json);
    ASSERT_FALSE(script);
    EXPECT_EQ(script.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(script.error().what, HasSubstr(GetParam().place));
}

INSTANTIATE_TEST_SUITE_P(
    Script, Malformed,
    testing::Values(Mistake{"", "line 1, column 1"},
                    Mistake{"{\"overs\":[\n  {\"channel\" \"shop\"}]}", "line 2, column 19"}, Mistake{"[]", "object"},
                    Mistake{"{}", "overs"}, Mistake{R"({"overs":[]})", "overs"}, Mistake{R"({"overs":{}})", "overs"},
                    Mistake{R"({"overs":[7]})", "overs[0]"}, Mistake{R"({"overs":[{"text":"x"}]})", "overs[0].channel"},
                    Mistake{R"({"overs":[{"channel":"a b","text":"x"}]})", "overs[0].channel"},
                    Mistake{R"({"overs":[{"channel":"shop"}]})", "overs[0].text"},
                    Mistake{R"({"overs":[{"channel":"shop","text":"x"},{"channel":"shop","code":"5710"}]})",
                            "overs[1].code"},
                    Mistake{R"({"overs":[{"channel":"shop","code":"5710E"}]})", "overs[0].code"},
                    Mistake{R"({"overs":[{"channel":"shop","code":57106}]})", "overs[0].code"},
                    Mistake{R"({"overs":[{"channel":"shop","text":"x","after_ms":-1}]})", "overs[0].after_ms"},
                    Mistake{R"({"overs":[{"channel":"shop","text":"x","after":1}]})", "overs[0].after"},
                    Mistake{R"({"tones":"EAA","overs":[{"channel":"shop","text":"x"}]})", "EAA"},
                    Mistake{R"({"overs":[{"channel":"shop","text":"x"}],"over":1})", "over"}));

TEST(Script, SaysWhichFileIsMissing) {
    test::TempDir dir;
    const auto script = readScriptFile(dir.file("none.json"));
    ASSERT_FALSE(script);
    EXPECT_EQ(script.error().code, ErrorCode::NotFound);
    EXPECT_THAT(script.error().what, HasSubstr("none.json"));
    std::ofstream(dir.file("some.json")) << R"({"overs":[{"channel":"shop","code":"57106"}]})";
    EXPECT_TRUE(readScriptFile(dir.file("some.json")));
}

TEST(Fault, ReadsItsThreeKinds) {
    const auto lose = readFault("at=20,lose=8");
    ASSERT_TRUE(lose);
    EXPECT_EQ(lose->kind, FaultKind::Lose);
    EXPECT_EQ(lose->at.count(), 20000);
    EXPECT_EQ(lose->lasting.count(), 8000);
    EXPECT_EQ(readFault("at=0.5,restart=3")->kind, FaultKind::Restart);
    EXPECT_EQ(readFault("at=0.5,restart=3")->at.count(), 500);
    EXPECT_EQ(readFault("at=1,nonsense=200")->datagrams, 200);
}

TEST(Fault, RefusesOthersWithAnExample) {
    for (const char* bad :
         {"", "lose=8", "at=20", "at=x,lose=8", "at=20,lose=", "at=20,explode=8", "at=-1,lose=8", "at=20,lose=8s"}) {
        const auto fault = readFault(bad);
        ASSERT_FALSE(fault) << bad;
        EXPECT_THAT(fault.error().todo, HasSubstr("at=20,lose=8"));
    }
}

} // namespace watchdesk::sim
