#include "ui/shell/FuzzyMatch.h"

#include <gtest/gtest.h>

namespace watchdesk::ui {
namespace {

FuzzyMatch match(const char* query, const char* text) {
    return fuzzyMatch(QString::fromUtf8(query), QString::fromUtf8(text));
}

TEST(FuzzyMatch, LettersInOrderMatch) {
    EXPECT_TRUE(match("lck", "Lock the desk").matches);
    EXPECT_TRUE(match("hallam", "C07 Hallam Pharmacy").matches);
    EXPECT_FALSE(match("kcol", "Lock the desk").matches);
    EXPECT_FALSE(match("c99", "C07 Hallam Pharmacy").matches);
}

TEST(FuzzyMatch, NothingMatchesEverything) {
    EXPECT_TRUE(match("", "Lock the desk").matches);
    EXPECT_TRUE(match("   ", "Lock the desk").matches);
    EXPECT_TRUE(match("", "").matches);
    EXPECT_FALSE(match("a", "").matches);
}

TEST(FuzzyMatch, BeginningsOfWordsAndRunsComeFirst) {
    EXPECT_GT(match("lock", "Lock the desk").score, match("lock", "Fullback on the sock").score);
    EXPECT_GT(match("hp", "C07 Hallam Pharmacy").score, match("hp", "C11 The Chippy").score);
    EXPECT_GT(match("c1", "C1 Tilling's").score, match("c1", "C0 Orchard 1").score);
}

TEST(FuzzyMatch, WordsMayComeInAnyOrder) {
    EXPECT_TRUE(match("pharm c07", "C07 Hallam Pharmacy").matches);
    EXPECT_FALSE(match("pharm c08", "C07 Hallam Pharmacy").matches);
}

TEST(FuzzyMatch, AccentsAndCaseDoNotMatter) {
    EXPECT_TRUE(match("CAFE", "C22 Café Noir").matches);
    EXPECT_TRUE(match("café", "C22 CAFE NOIR").matches);
}

TEST(FuzzyMatch, SaysWhereTheLettersStand) {
    EXPECT_EQ(match("hp", "C07 Hallam Pharmacy").at, (QVector<int>{4, 11}));
}

TEST(FuzzyMatch, ALongQueryOverALongTextEnds) {
    const QString text(5000, QLatin1Char('a'));
    EXPECT_FALSE(fuzzyMatch(QString(200, QLatin1Char('a')) + QLatin1Char('b'), text).matches);
}

} // namespace
} // namespace watchdesk::ui
