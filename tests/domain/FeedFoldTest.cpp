#include "domain/FeedFold.h"

#include "domain/Shelf.h"

#include <gtest/gtest.h>

#include <QMap>

#include <random>

namespace watchdesk::domain {
namespace {

constexpr UtcMs minute = 60'000;
constexpr UtcMs noon = 1'795'176'000'000; // 20 November 2026, 12:00

FoldFacts event(const char* code, const char* words = "", const char* source = "") {
    FoldFacts facts;
    facts.code = QLatin1String(code);
    facts.words = QLatin1String(words);
    facts.source = QLatin1String(source);
    return facts;
}

FoldFacts over(qint64 ms, int loudest) {
    FoldFacts facts;
    facts.kind = FeedKind::Transmission;
    facts.source = QStringLiteral("set:1");
    facts.lengthMs = ms;
    facts.loudest = loudest;
    return facts;
}

TEST(FeedFold, ALinkThatFlapsIsOneThing) {
    const QString lost = foldKey(event("gateway-lost", "SHOP no answer", "gateway:SHOP"));
    EXPECT_FALSE(lost.isEmpty());
    EXPECT_EQ(lost, foldKey(event("gateway-back", "SHOP after 4 s", "gateway:SHOP")));
    EXPECT_NE(lost, foldKey(event("gateway-lost", "PUB no answer", "gateway:PUB")));
}

TEST(FeedFold, SilentKeyingsOfOneRadioAndTheSameUnreadText) {
    EXPECT_EQ(foldKey(over(400, 2)), foldKey(over(1500, 0)));
    EXPECT_TRUE(foldKey(over(400, 80)).isEmpty()) << "something was said";
    EXPECT_TRUE(foldKey(over(9000, 2)).isEmpty()) << "an open microphone is no keying";
    FoldFacts logged = over(400, 2);
    logged.linked = true;
    EXPECT_TRUE(foldKey(logged).isEmpty());
    FoldFacts live = over(400, 2);
    live.live = true;
    EXPECT_TRUE(foldKey(live).isEmpty());
    FoldFacts text = event("", "at the back door", "set:1");
    text.kind = FeedKind::Text;
    EXPECT_TRUE(foldKey(text).isEmpty()) << "one of ours";
    text.received = true;
    EXPECT_FALSE(foldKey(text).isEmpty());
    FoldFacts other = text;
    other.words = QStringLiteral("at the front door");
    EXPECT_NE(foldKey(text), foldKey(other));
}

TEST(FeedFold, WhatIsAboutAPersonIsNeverFolded) {
    for (const FeedKind kind : {FeedKind::Alert, FeedKind::Emergency, FeedKind::Sighting, FeedKind::Incident,
                                FeedKind::Breach}) {
        FoldFacts facts = event("gateway-lost", "the same", "gateway:SHOP");
        facts.kind = kind;
        facts.received = true;
        EXPECT_TRUE(foldKey(facts).isEmpty());
    }
    for (const char* code : {"lone-worker", "roll-call", "roll-call-silent", "match", "alert-untaken"})
        EXPECT_TRUE(foldKey(event(code, "C07", "set:1")).isEmpty()) << code;
}

TEST(FeedFold, ARunEndsByAGapBySpanAndAtMidnight) {
    FeedFold fold;
    const QString key = QStringLiteral("a");
    EXPECT_FALSE(fold.add(key, 1, noon));
    EXPECT_EQ(fold.add(key, 2, noon + 9 * minute), 1);
    EXPECT_EQ(fold.add(key, 3, noon + 19 * minute), 1) << "ten minutes after the last";
    EXPECT_FALSE(fold.add(key, 4, noon + 30 * minute)) << "eleven";
    qint64 seq = 5;
    for (int i = 1; i <= 12; ++i)
        EXPECT_EQ(fold.add(key, seq++, noon + (30 + i * 5) * minute), 4);
    EXPECT_FALSE(fold.add(key, seq++, noon + 95 * minute)) << "an hour after its first it comes to the top again";
    EXPECT_FALSE(fold.add(key, 100, noon + 12 * 60 * minute - 1000));
    EXPECT_FALSE(fold.add(key, 101, noon + 12 * 60 * minute + 1000)) << "another day";
    EXPECT_EQ(fold.add(key, 102, noon + 12 * 60 * minute), 101) << "a clock that is behind makes no gap";
    EXPECT_FALSE(fold.add({}, 103, noon));
}

/// Whatever comes in whatever order: every row is a head or under one head that came before it, with its own key and
/// near enough, so that the counts add up to the rows.
TEST(FeedFold, NothingIsLost) {
    std::mt19937 random(4711);
    for (int round = 0; round < 200; ++round) {
        FeedFold fold;
        QMap<qint64, int> counts;
        QMap<qint64, std::pair<QString, UtcMs>> rows;
        UtcMs at = noon + static_cast<UtcMs>(random() % 86'400'000);
        for (qint64 seq = 1; seq <= 300; ++seq) {
            at += static_cast<UtcMs>(random() % 300'000) - 20'000;
            const auto kind = random() % (round % 7 + 2);
            const QString key = kind == 0 ? QString() : QString::number(kind);
            rows.insert(seq, {key, at});
            const auto head = fold.add(key, seq, at);
            ++counts[head.value_or(seq)];
            if (!head)
                continue;
            ASSERT_LT(*head, seq);
            ASSERT_EQ(rows.value(*head).first, key);
            ASSERT_FALSE(key.isEmpty());
            ASSERT_LE(at - rows.value(*head).second, FoldRules().spanMs);
        }
        int sum = 0;
        for (const int count : std::as_const(counts))
            sum += count;
        ASSERT_EQ(sum, rows.size());
    }
}

TEST(FeedFold, StaysSmall) {
    FeedFold fold;
    for (qint64 seq = 1; seq <= 20'000; ++seq)
        EXPECT_FALSE(fold.add(QString::number(seq), seq, noon + seq));
    EXPECT_FALSE(fold.add(QStringLiteral("1"), 20'001, noon + 20'001)) << "the first of them is forgotten";
}

TEST(Shelf, EndsAndWhatItHolds) {
    EXPECT_EQ(shelfEnd(ShelfLength::QuarterHour, noon), noon + 15 * minute);
    EXPECT_EQ(shelfEnd(ShelfLength::Hour, noon), noon + 60 * minute);
    EXPECT_EQ(shelfEnd(ShelfLength::Shift, noon), noon + 120 * minute) << "14:00";
    EXPECT_EQ(shelfEnd(ShelfLength::Shift, noon + 120 * minute), noon + 600 * minute) << "22:00";
    EXPECT_EQ(shelfEnd(ShelfLength::Shift, noon + 660 * minute), noon + 18 * 60 * minute) << "06:00 of the next day";
    for (UtcMs at = noon; at < noon + 400 * 86'400'000LL; at += 7'777'000) {
        const UtcMs left = shelfEnd(ShelfLength::Shift, at) - at;
        ASSERT_GT(left, 0);
        ASSERT_LE(left, 9 * 60 * minute) << "nine hours in the night in which the clock goes back";
    }
    Shelf shelf;
    shelf.source = QStringLiteral("set:1");
    shelf.fromSeq = 10;
    EXPECT_TRUE(holds(shelf, FeedKind::Transmission, QStringLiteral("set:1"), 11, false));
    EXPECT_FALSE(holds(shelf, FeedKind::Transmission, QStringLiteral("set:1"), 11, true)) << "an emergency";
    EXPECT_FALSE(holds(shelf, FeedKind::Transmission, QStringLiteral("set:1"), 10, false));
    EXPECT_FALSE(holds(shelf, FeedKind::Transmission, QStringLiteral("set:2"), 11, false));
    for (const FeedKind kind : {FeedKind::Alert, FeedKind::Emergency, FeedKind::Sighting})
        EXPECT_FALSE(holds(shelf, kind, QStringLiteral("set:1"), 11, false));
    shelf.source.clear();
    EXPECT_FALSE(holds(shelf, FeedKind::System, {}, 11, false));
}

} // namespace
} // namespace watchdesk::domain
