#include "insight/Reporting.h"

#include <gtest/gtest.h>

#include <random>

namespace watchdesk::insight {
namespace {

using domain::CaseStep;

ReportFact fact(const char* place, UtcMs at, CaseStep step, bool onRadio = true) {
    return {QString::fromLatin1(place), at, step, onRadio};
}

TEST(Reporting, CountsAFunnelAShop) {
    const auto counts =
        countReporting({fact("a", 1, CaseStep::Told), fact("a", 2, CaseStep::Asked), fact("a", 3, CaseStep::Reported),
                        fact("a", 4, CaseStep::Crimed), fact("a", 5, CaseStep::Declined),
                        fact("a", 6, CaseStep::Reported, false), fact("b", 1, CaseStep::Crimed)},
                       {0, 100});
    ASSERT_EQ(counts.size(), 2);
    EXPECT_EQ(counts.first().premisesId, QStringLiteral("a")) << "most missing first";
    EXPECT_EQ(counts.first().logged, 6);
    EXPECT_EQ(counts.first().told, 5) << "what nobody said on the air was not told on it";
    EXPECT_EQ(counts.first().reported, 2) << "a crime was reported, too";
    EXPECT_EQ(counts.first().crimed, 1);
    EXPECT_EQ(counts.first().declined, 1);
    EXPECT_EQ(counts.first().missing(), 2);
    EXPECT_EQ(counts.last().missing(), 0);
}

TEST(Reporting, ThePeriodTakesItsFirstInstantAndNotItsLast) {
    const auto counts = countReporting({fact("a", 9, CaseStep::Told), fact("a", 10, CaseStep::Told),
                                        fact("a", 19, CaseStep::Told), fact("a", 20, CaseStep::Told)},
                                       {10, 20});
    ASSERT_EQ(counts.size(), 1);
    EXPECT_EQ(counts.first().told, 2);
    EXPECT_TRUE(countReporting({}, {0, 1}).isEmpty());
}

// Whatever comes: each is a part of the one before, nothing is lost, and the order of the facts says nothing.
TEST(Reporting, HoldsTogetherWhateverComes) {
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        QVector<ReportFact> facts;
        for (int i = std::uniform_int_distribution(0, 60)(random); i > 0; --i)
            facts += fact(QStringList{"a", "b", "c", ""}.at(int(random() % 4)).toLatin1(), UtcMs(random() % 100),
                          static_cast<CaseStep>(random() % 5), random() % 3 != 0);
        const auto counts = countReporting(facts, {0, 50});
        for (const ReportingCount& one : counts) {
            EXPECT_LE(one.told, one.logged);
            EXPECT_LE(one.reported + one.declined, one.told);
            EXPECT_LE(one.crimed, one.reported);
            EXPECT_GE(one.missing(), 0);
        }
        const auto inside = std::count_if(facts.begin(), facts.end(), [](const auto& f) { return f.at < 50; });
        EXPECT_EQ(sumOf(counts).logged, inside);
        std::shuffle(facts.begin(), facts.end(), random);
        const auto again = countReporting(facts, {0, 50});
        ASSERT_EQ(again.size(), counts.size());
        for (qsizetype i = 0; i < counts.size(); ++i) {
            EXPECT_EQ(again.at(i).premisesId, counts.at(i).premisesId);
            EXPECT_EQ(again.at(i).told, counts.at(i).told);
        }
    }
}

} // namespace
} // namespace watchdesk::insight
