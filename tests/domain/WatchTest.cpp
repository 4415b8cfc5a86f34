// Timers of lone workers, and the course of a roll-call.
#include "domain/RollCall.h"
#include "domain/SignOn.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

constexpr UtcMs minute = 60'000;

SignOn turn(const char* set, int minutes, UtcMs since = 0) {
    SignOn out;
    out.id = QStringLiteral("turn-") + QString::fromLatin1(set);
    out.radioSetId = QString::fromLatin1(set);
    out.loneMinutes = minutes;
    out.loneSince = since;
    out.warnedFor = -1;
    out.raisedFor = -1;
    return out;
}

TEST(LoneWatch, WarnsWhenTheTimeHasRunOutAndRaisesAfterTheGrace) {
    LoneWatch watch(2 * minute);
    watch.setTurns({turn("c07", 30)}, {});
    EXPECT_TRUE(watch.due(30 * minute - 1).isEmpty());
    auto due = watch.due(30 * minute);
    ASSERT_EQ(due.size(), 1);
    EXPECT_EQ(due.first().what, LoneDue::What::Warn);
    EXPECT_TRUE(watch.due(32 * minute - 1).isEmpty());
    due = watch.due(32 * minute);
    ASSERT_EQ(due.size(), 1);
    EXPECT_EQ(due.first().what, LoneDue::What::Raise);
    EXPECT_EQ(due.first().minutes, 30);
    EXPECT_TRUE(watch.due(500 * minute).isEmpty()) << "a silence is raised once";
}

TEST(LoneWatch, EveryOverOfTheSetBeginsItAnew) {
    LoneWatch watch(2 * minute);
    watch.setTurns({turn("c07", 30), turn("c12", 30)}, {});
    watch.heard(QStringLiteral("c07"), 29 * minute);
    auto due = watch.due(31 * minute);
    ASSERT_EQ(due.size(), 1);
    EXPECT_EQ(due.first().radioSetId, QStringLiteral("c12"));
    watch.heard(QStringLiteral("c12"), 31 * minute + 1);
    EXPECT_TRUE(watch.due(40 * minute).isEmpty());
    watch.heard(QStringLiteral("c07"), 5 * minute); // an older over, told late
    EXPECT_EQ(watch.due(59 * minute).size(), 1);
}

TEST(LoneWatch, ASilenceThatWasToldOfStaysToldAfterARestart) {
    LoneWatch watch(2 * minute);
    SignOn told = turn("c07", 30);
    told.warnedFor = 4 * minute;
    watch.setTurns({told}, {{QStringLiteral("c07"), 4 * minute}});
    EXPECT_TRUE(watch.due(35 * minute).isEmpty());
    ASSERT_EQ(watch.due(36 * minute).size(), 1); // the emergency was not yet
}

TEST(LoneWatch, WhatCouldNotBeWrittenIsDueAgainUnlessTheSetWasHeard) {
    LoneWatch watch(2 * minute);
    watch.setTurns({turn("c07", 30)}, {});
    const auto due = watch.due(30 * minute);
    watch.unsaid(due.first());
    EXPECT_EQ(watch.due(30 * minute).size(), 1);
    watch.heard(QStringLiteral("c07"), 31 * minute);
    watch.unsaid(due.first());
    EXPECT_TRUE(watch.due(31 * minute).isEmpty());
}

TEST(LoneWatch, NobodyWithoutATimerIsWatched) {
    LoneWatch watch;
    SignOn off = turn("c12", 30);
    off.offAt = 5;
    watch.setTurns({turn("c07", 0), off}, {});
    EXPECT_EQ(watch.size(), 0);
    EXPECT_TRUE(watch.due(1000 * minute).isEmpty());
}

QVector<RollMark> list(int sets) {
    QVector<RollMark> out;
    for (int i = 0; i < sets; ++i) {
        RollMark mark;
        mark.radioSetId = QStringLiteral("s%1").arg(i);
        mark.position = i;
        out.append(mark);
    }
    return out;
}

TEST(RollCallRun, CallsOneAtATimeRepeatsOnceAndGoesOn) {
    RollCallRun run(RollWay::Selcall, {10'000, 2}, list(2));
    EXPECT_EQ(run.step(0), QVector<int>{0});
    EXPECT_TRUE(run.step(9999).isEmpty());
    EXPECT_EQ(run.step(10'000), QVector<int>{0});
    EXPECT_EQ(run.marks().at(0).calls, 2);
    EXPECT_EQ(run.step(20'000), (QVector<int>{0, 1}));
    EXPECT_EQ(run.marks().at(0).state, MarkState::Silent);
    EXPECT_EQ(run.marks().at(1).state, MarkState::Called);
    EXPECT_EQ(run.heard(QStringLiteral("s1"), 21'000, QStringLiteral("over")), 1);
    EXPECT_TRUE(run.isDone());
    EXPECT_EQ(run.count(MarkState::Answered), 1);
    EXPECT_TRUE(run.step(60'000).isEmpty());
}

TEST(RollCallRun, OnlyWhoIsWaitedForOrWasMissedAnswersASelectiveCall) {
    RollCallRun run(RollWay::Selcall, {10'000, 1}, list(3));
    run.step(0);
    EXPECT_FALSE(run.heard(QStringLiteral("s2"), 1, {}));
    EXPECT_FALSE(run.heard(QStringLiteral("nobody"), 1, {}));
    run.step(10'000);
    EXPECT_EQ(run.heard(QStringLiteral("s0"), 12'000, {}), 0) << "late, but there";
    EXPECT_EQ(run.current(), 1);
}

TEST(RollCallRun, ByVoiceTheOperatorMovesOnAndAnybodyMayAnswer) {
    RollCallRun run(RollWay::Voice, {10'000, 2}, list(3));
    EXPECT_EQ(run.step(0), QVector<int>{0});
    EXPECT_TRUE(run.step(1'000'000).isEmpty());
    EXPECT_EQ(run.heard(QStringLiteral("s2"), 5, {}), 2);
    EXPECT_EQ(run.set(QStringLiteral("s0"), MarkState::Answered, 6, QStringLiteral("jo")), 0);
    EXPECT_EQ(run.step(7), QVector<int>{1});
    run.set(QStringLiteral("s1"), MarkState::Silent, 8, QStringLiteral("jo"));
    EXPECT_TRUE(run.isDone());
}

TEST(RollCallRun, ATickCanBeTakenBackAndTheSilentAreCalledAgain) {
    RollCallRun run(RollWay::Selcall, {10'000, 1}, list(2));
    run.step(0);
    run.set(QStringLiteral("s0"), MarkState::Answered, 1, QStringLiteral("jo"));
    EXPECT_EQ(run.set(QStringLiteral("s0"), MarkState::Waiting, 2, QStringLiteral("jo")), 0);
    EXPECT_EQ(run.step(3), QVector<int>{0});
    run.step(10'003);
    run.step(20'003);
    EXPECT_EQ(run.count(MarkState::Silent), 2);
    EXPECT_EQ(run.again().size(), 2);
    EXPECT_EQ(run.step(20'004), QVector<int>{0});
    EXPECT_EQ(run.marks().at(0).calls, 1);
}

TEST(RollCallRun, NobodyIsLeftOutOfAListOf120) {
    RollCallRun run(RollWay::Selcall, {10'000, 2}, list(120));
    UtcMs now = 0;
    for (int i = 0; i < 10'000 && !run.isDone(); ++i, now += 500) {
        run.step(now);
        if (const auto index = run.current(); index && *index % 3 == 0)
            run.heard(run.marks().at(*index).radioSetId, now, {});
    }
    EXPECT_TRUE(run.isDone());
    EXPECT_EQ(run.count(MarkState::Answered), 40);
    EXPECT_EQ(run.count(MarkState::Silent), 80);
}

} // namespace
} // namespace watchdesk::domain
