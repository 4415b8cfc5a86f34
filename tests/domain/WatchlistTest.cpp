// Whose faces may be compared.
#include "domain/Watchlist.h"

#include "domain/CivilDay.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

const QDate today(2026, 11, 25);

MatchGround repeatOffender() {
    MatchGround ground;
    ExclusionNotice notice;
    notice.step = ExclusionStep::Served;
    notice.servedOn = today.addDays(-30);
    notice.endsOn = today;
    ground.notices = {notice};
    ground.incidents = 2;
    return ground;
}

TEST(Watchlist, TakesRepeatAndSeriousOffendersWhileAnExclusionIsInForce) {
    EXPECT_EQ(watchlistBar(repeatOffender(), today), WatchlistBar::None);
    EXPECT_EQ(watchlistBar(repeatOffender(), today.addDays(1)), WatchlistBar::NotInForce); // the last day is included
    auto once = repeatOffender();
    once.incidents = 1;
    EXPECT_EQ(watchlistBar(once, today), WatchlistBar::TooFewIncidents);
    MatchGround stricter = once;
    stricter.rules.leastIncidents = 1;
    EXPECT_EQ(watchlistBar(stricter, today), WatchlistBar::None);
    once.serious = true;
    EXPECT_EQ(watchlistBar(once, today), WatchlistBar::None);
    auto unserved = repeatOffender();
    unserved.notices.first().step = ExclusionStep::NoticeIssued;
    EXPECT_EQ(watchlistBar(unserved, today), WatchlistBar::NotInForce);
    unserved.cautions = Caution::CriminalBehaviourOrder;
    EXPECT_EQ(watchlistBar(unserved, today), WatchlistBar::None);
}

TEST(Watchlist, NeverTakesUnder18sNorTheVulnerable) {
    auto young = repeatOffender();
    young.serious = true;
    young.born = QDate(2008, 11, 26); // 18 tomorrow
    EXPECT_EQ(watchlistBar(young, today), WatchlistBar::Under18);
    young.born = QDate(2008, 11, 25);
    EXPECT_EQ(watchlistBar(young, today), WatchlistBar::None);
    young.cautions = Caution::Juvenile; // said by a person, whatever the date says
    EXPECT_EQ(watchlistBar(young, today), WatchlistBar::Under18);
    auto vulnerable = repeatOffender();
    vulnerable.cautions = Caution::Vulnerable | Caution::CriminalBehaviourOrder;
    EXPECT_EQ(watchlistBar(vulnerable, today), WatchlistBar::Vulnerable);
}

TEST(Watchlist, SeeksAnIdentityOnlyWithAnIncident) {
    MatchGround sought;
    sought.status = SubjectStatus::IdSought;
    EXPECT_EQ(watchlistBar(sought, today), WatchlistBar::NoIncident);
    sought.incidents = 1;
    EXPECT_EQ(watchlistBar(sought, today), WatchlistBar::None);
}

TEST(Watchlist, CountsYearsFromBirthdayToBirthday) {
    EXPECT_EQ(ageOn(QDate(2008, 2, 29), QDate(2026, 2, 28)), 17);
    EXPECT_EQ(ageOn(QDate(2008, 2, 29), QDate(2026, 3, 1)), 18);
    EXPECT_EQ(ageOn({}, today), -1);
}

TEST(Watchlist, TheCivilDayIsTheSchemes) {
    EXPECT_EQ(civilDay(1'782'861'000'000), QDate(2026, 7, 1)); // 30 June 23:10 UTC is 1 July 00:10 in summer time
}

} // namespace
} // namespace watchdesk::domain
