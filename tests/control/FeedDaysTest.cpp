#include "ui/control/FeedDays.h"

#include <gtest/gtest.h>

namespace watchdesk::test {
namespace {

const QDate monday(2026, 3, 2);
const QDate tuesday = monday.addDays(1);

TEST(FeedDaysTest, ADayIsKnownOnceItsRowWasRead) {
    ui::FeedDays days;
    days.reset(2);
    EXPECT_FALSE(days.isKnown(0));
    EXPECT_TRUE(days.of(0).isNull());
    days.note(0, monday);
    EXPECT_EQ(days.of(0), monday);
    EXPECT_FALSE(days.isKnown(1));
    EXPECT_FALSE(days.isKnown(7)) << "no such row";
}

TEST(FeedDaysTest, ADividerStandsBetweenTwoDaysThatAreKnown) {
    ui::FeedDays days;
    days.reset(3);
    EXPECT_FALSE(days.note(0, monday));
    EXPECT_FALSE(days.note(2, tuesday)) << "the row between them is not read";
    EXPECT_TRUE(days.note(1, monday));
    EXPECT_EQ(days.dividersFrom(0), 1);
    EXPECT_EQ(days.dividersFrom(1), 1);
    EXPECT_EQ(days.dividersFrom(2), 0);
    EXPECT_FALSE(days.note(1, monday)) << "said twice";
    EXPECT_TRUE(days.note(2, monday)) << "its record was put right";
    EXPECT_EQ(days.dividersFrom(0), 0);
}

TEST(FeedDaysTest, AMovedDayMovesItsDivider) {
    ui::FeedDays days;
    days.reset(3);
    days.note(0, monday);
    days.note(1, monday);
    days.note(2, tuesday);
    EXPECT_TRUE(days.note(1, tuesday));
    EXPECT_EQ(days.dividersFrom(0), 1);
    EXPECT_EQ(days.dividersFrom(1), 0);
}

TEST(FeedDaysTest, DividersMoveOnWithTheirRows) {
    ui::FeedDays days;
    days.reset(2);
    days.note(0, monday);
    days.note(1, tuesday);
    days.insert(0, 10);
    EXPECT_EQ(days.of(10), monday);
    EXPECT_EQ(days.dividersFrom(10), 1);
    EXPECT_EQ(days.dividersFrom(11), 0);
    days.append();
    EXPECT_FALSE(days.isKnown(12));
    EXPECT_EQ(days.dividersFrom(11), 0);
}

} // namespace
} // namespace watchdesk::test
