// What makes an emergency, by the codes that are heard.
#include "domain/EmergencyRule.h"

#include <gtest/gtest.h>

#include <random>

namespace watchdesk::domain {
namespace {

const ToneCode c07{QStringLiteral("EEA"), QStringLiteral("57106")};
const ToneCode c12{QStringLiteral("EEA"), QStringLiteral("57112")};
const ToneCode panic{QStringLiteral("EEA"), QStringLiteral("57999")};

EmergencySettings listed() {
    EmergencySettings settings;
    settings.codes = {panic};
    return settings;
}

TEST(EmergencyRule, AListedCodeIsOneWhoeverSendsIt) {
    EmergencyRule rule;
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 0, listed()));
    EXPECT_EQ(rule.heard(QStringLiteral("a"), panic, 300, listed()), EmergencyCause::Code);
    // Of one over it is told once.
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), panic, 900, listed()));
    EXPECT_EQ(rule.heard(QStringLiteral("b"), panic, 1000, listed()), EmergencyCause::Code);
}

TEST(EmergencyRule, TheSameCodeThreeTimesInAnOverHoweverLongItIs) {
    EmergencyRule rule;
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 0, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 20'000, {}));
    EXPECT_EQ(rule.heard(QStringLiteral("a"), c07, 40'000, {}), EmergencyCause::Repeated);
}

TEST(EmergencyRule, TheSameCodeThreeTimesInTenSecondsOverOvers) {
    EmergencyRule rule;
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 0, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("b"), c07, 5000, {}));
    EXPECT_EQ(rule.heard(QStringLiteral("c"), c07, 10'000, {}), EmergencyCause::Repeated);
    EmergencyRule slower;
    EXPECT_FALSE(slower.heard(QStringLiteral("a"), c07, 0, {}));
    EXPECT_FALSE(slower.heard(QStringLiteral("b"), c07, 5000, {}));
    EXPECT_FALSE(slower.heard(QStringLiteral("c"), c07, 10'001, {}));
}

TEST(EmergencyRule, AnotherSetsCodeCountsForItself) {
    EmergencyRule rule;
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 0, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("b"), c12, 100, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("c"), c07, 200, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("d"), c12, 300, {}));
}

TEST(EmergencyRule, CodesThatWereCalledCountForNothing) {
    EmergencyRule rule;
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 0, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, 100, {}));
    rule.forget(QStringLiteral("a"), c07);
    EXPECT_FALSE(rule.heard(QStringLiteral("b"), c07, 200, {}));
    EXPECT_FALSE(rule.heard(QStringLiteral("b"), c07, 300, {}));
    EXPECT_EQ(rule.heard(QStringLiteral("b"), c07, 400, {}), EmergencyCause::Repeated);
}

TEST(EmergencyRule, IdsOfPacketsAreNoPresses) {
    EmergencyRule rule;
    for (int i = 0; i < 20; ++i)
        EXPECT_FALSE(rule.heard(QString::number(i), {QStringLiteral("HYTERA"), QStringLiteral("5001")}, i * 10, {}));
    // But one of them can be listed.
    EmergencySettings settings;
    settings.codes = {{QStringLiteral("HYTERA"), QStringLiteral("5001")}};
    EXPECT_EQ(rule.heard(QStringLiteral("x"), {QStringLiteral("HYTERA"), QStringLiteral("5001")}, 300, settings),
              EmergencyCause::Code);
}

TEST(EmergencyRule, ZeroTimesIsNever) {
    EmergencyRule rule;
    EmergencySettings settings;
    settings.times = 0;
    for (int i = 0; i < 20; ++i)
        EXPECT_FALSE(rule.heard(QStringLiteral("a"), c07, i * 10, settings));
}

TEST(EmergencyRule, AFlagOfTheRadiosIsNewsOnce) {
    EmergencyRule rule;
    EXPECT_TRUE(rule.flagged(QStringLiteral("a")));
    EXPECT_FALSE(rule.flagged(QStringLiteral("a")));
    EXPECT_FALSE(rule.heard(QStringLiteral("a"), panic, 1, listed()));
    rule.ended(QStringLiteral("a"));
    EXPECT_TRUE(rule.flagged(QStringLiteral("a")));
}

// Against a plain reading of the rule, over random traffic of a few sets.
TEST(EmergencyRule, AgreesWithAPlainReadingOfItself) {
    std::mt19937 chance(11);
    for (int round = 0; round < 200; ++round) {
        EmergencyRule rule;
        EmergencySettings settings;
        settings.times = 2 + static_cast<int>(chance() % 4);
        settings.within = 1000 + static_cast<UtcMs>(chance() % 10'000);
        struct Heard {
            int over;
            int code;
            UtcMs at;
        };
        std::vector<Heard> all;
        std::vector<bool> emergency(30, false);
        UtcMs at = 0;
        for (int i = 0; i < 80; ++i) {
            at += static_cast<UtcMs>(chance() % 2500);
            const Heard now{i / 3, static_cast<int>(chance() % 3), at};
            all.push_back(now);
            int inOver = 0;
            int lately = 0;
            for (const Heard& h : all) {
                inOver += h.over == now.over && h.code == now.code ? 1 : 0;
                lately += h.code == now.code && now.at - h.at <= settings.within ? 1 : 0;
            }
            const bool wanted = !emergency[static_cast<std::size_t>(now.over)] &&
                                (inOver >= settings.times || lately >= settings.times);
            const auto said = rule.heard(QString::number(now.over),
                                         {QStringLiteral("EEA"), QString::number(57100 + now.code)}, at, settings);
            ASSERT_EQ(said.has_value(), wanted) << round << ' ' << i;
            if (wanted)
                emergency[static_cast<std::size_t>(now.over)] = true;
        }
    }
}

TEST(ToneCodes, AreReadAndWritten) {
    const auto codes = toneCodesOf(QStringLiteral(" eea 57999 ,DTMF:911,, EEA 57999"));
    ASSERT_TRUE(codes);
    EXPECT_EQ(toneCodesText(*codes), QStringLiteral("EEA 57999, DTMF 911"));
    EXPECT_TRUE(toneCodesOf({})->isEmpty());
    for (const char* bad : {"57999", "EEA", "EEA 57x99", "EEA 57999; DTMF 9", "EEA 579991234567890123"})
        EXPECT_FALSE(toneCodesOf(QString::fromLatin1(bad))) << bad;
}

} // namespace
} // namespace watchdesk::domain
