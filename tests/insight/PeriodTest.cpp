#include "insight/Period.h"

#include "Records.h"

#include <gtest/gtest.h>

namespace watchdesk::insight {
namespace {

using test::at;
using test::london;

constexpr UtcMs hour = 3'600'000;

TEST(Period, BeginsWithItsFirstInstantAndEndsBeforeItsLast) {
    const Period period{at("2026-10-29 18:00"), at("2026-11-26 18:00")};
    EXPECT_TRUE(period.contains(period.from));
    EXPECT_FALSE(period.contains(period.from - 1));
    EXPECT_TRUE(period.contains(period.to - 1));
    EXPECT_FALSE(period.contains(period.to));
}

TEST(Period, TheOneBeforeEndsWhereItBeginsAndIsAsLong) {
    const Period period{at("2026-11-05 18:00"), at("2026-11-26 18:00")};
    const Period before = periodBefore(period, london());
    EXPECT_EQ(before.to, period.from);
    EXPECT_EQ(before.from, at("2026-10-15 18:00"));
    EXPECT_EQ(daysOf(period, london()), 21);
    EXPECT_EQ(daysOf(before, london()), 21);
}

// The clocks went back on 25 October 2026 and forward on 28 March 2027.
TEST(Period, KeepsTheWallClockOverAChangeOfTheClocks) {
    const Period autumn{at("2026-10-29 18:00"), at("2026-11-26 18:00")};
    const Period over = periodBefore(autumn, london());
    EXPECT_EQ(over.from, at("2026-10-01 18:00"));
    EXPECT_EQ(over.to - over.from, autumn.to - autumn.from + hour) << "the day of 25 October had 25 hours";
    const Period spring{at("2027-03-25 18:00"), at("2027-04-29 18:00")};
    EXPECT_EQ(periodBefore(spring, london()).from, at("2027-02-18 18:00"));
    EXPECT_EQ(daysOf(spring, london()), 35) << "an hour less, and still 35 days";
}

TEST(Period, OfNoLengthIsADayToSpeakOf) {
    const Period none{at("2026-11-26 18:00"), at("2026-11-26 18:00")};
    EXPECT_FALSE(none.contains(none.from));
    EXPECT_EQ(daysOf(none, london()), 1);
    EXPECT_EQ(periodBefore(none, london()).from, none.from);
}

TEST(AgendaPeriod, RunsFromTheLastMeetingToNowAndNotPastTheMeeting) {
    AgendaInput in = test::input();
    EXPECT_EQ(agendaPeriod(in).from, in.previousAt);
    EXPECT_EQ(agendaPeriod(in).to, in.now);
    in.now = at("2026-12-03 10:00");
    EXPECT_EQ(agendaPeriod(in).to, in.meetingAt);
    in.previousAt = 0;
    EXPECT_EQ(agendaPeriod(in).from, at("2026-10-26 18:00")) << "a month before, by the wall clock";
}

TEST(AgendaPeriod, OfAMeetingFarAheadIsNotBackToFront) {
    AgendaInput in = test::input();
    in.previousAt = 0;
    in.meetingAt = at("2027-06-24 18:00");
    const Period period = agendaPeriod(in);
    EXPECT_LE(period.from, period.to);
    EXPECT_EQ(period.to, in.now);
}

} // namespace
} // namespace watchdesk::insight
