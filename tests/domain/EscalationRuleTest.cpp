#include "domain/EscalationRule.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

Alert raised() {
    Alert alert;
    alert.raisedAt = 1'000'000;
    alert.parties = {{QStringLiteral("CCTV"), 1'000'000, 0, {}}, {QStringLiteral("Police"), 1'000'000, 0, {}}};
    return alert;
}

TEST(EscalationRule, RisesStepByStepAndNeverBefore) {
    const Alert alert = raised();
    const RiseTimes times;
    const std::pair<UtcMs, Rise> course[] = {
        {-5'000, Rise::Calm},      {0, Rise::Calm},          {14'999, Rise::Calm},
        {15'000, Rise::Raised},    {44'999, Rise::Raised},   {45'000, Rise::Sounding},
        {119'999, Rise::Sounding}, {120'000, Rise::Untaken}, {9'000'000, Rise::Untaken}};
    for (const auto& [after, rise] : course)
        EXPECT_EQ(riseOf(alert, alert.raisedAt + after, times), rise) << after;
}

TEST(EscalationRule, StopsWhenSomebodyTakesIt) {
    const UtcMs late = raised().raisedAt + 500'000;
    Alert claimed = raised();
    claimed.state = AlertState::Claimed;
    EXPECT_EQ(riseOf(claimed, late, {}), Rise::Calm);
    Alert closed = raised();
    closed.state = AlertState::Closed;
    EXPECT_EQ(riseOf(closed, late, {}), Rise::Calm);
    Alert heard = raised();
    heard.parties[1].acknowledgedAt = heard.raisedAt + 1;
    EXPECT_EQ(riseOf(heard, late, {}), Rise::Calm);
    EXPECT_EQ(riseOf(raised(), late, {}), Rise::Untaken);
}

/// Handed to nobody: it begins anew, whatever was said before.
TEST(EscalationRule, RisesAgainFromWhenItWasPutBack) {
    Alert alert = raised();
    alert.parties[1].acknowledgedAt = alert.raisedAt + 1'000;
    alert.claimedAt = alert.raisedAt + 7'200'000;
    const UtcMs back = alert.claimedAt;
    EXPECT_EQ(waitsSince(alert), back);
    EXPECT_EQ(riseOf(alert, back, {}), Rise::Calm);
    EXPECT_EQ(riseOf(alert, back + 14'999, {}), Rise::Calm);
    EXPECT_EQ(riseOf(alert, back + 45'000, {}), Rise::Sounding);
    EXPECT_EQ(riseOf(alert, back + 120'000, {}), Rise::Untaken);
    alert.parties[1].acknowledgedAt = back + 1;
    EXPECT_FALSE(isUntaken(alert)) << "heard anew";
    Alert claimed = raised();
    claimed.state = AlertState::Claimed;
    claimed.claimedBy = QStringLiteral("p");
    claimed.claimedAt = back;
    EXPECT_EQ(waitsSince(claimed), claimed.raisedAt);
}

TEST(EscalationRule, NoughtIsNever) {
    const Alert alert = raised();
    EXPECT_EQ(riseOf(alert, alert.raisedAt + 500'000, {15'000, 0, 0}), Rise::Raised);
    EXPECT_EQ(riseOf(alert, alert.raisedAt + 500'000, {0, 0, 0}), Rise::Calm);
    EXPECT_EQ(riseOf(alert, alert.raisedAt + 61'000, {0, 0, 60'000}), Rise::Untaken);
}

} // namespace
} // namespace watchdesk::domain
