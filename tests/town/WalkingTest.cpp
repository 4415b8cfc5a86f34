#include "town/Walking.h"

#include "town/Lines.h"
#include "town/NextLikely.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace watchdesk::town {
namespace {

constexpr UtcMs seenAt = 1'795'185'138'000;

void addStreet(TownMap& map, const QPolygonF& line, bool walkable = true) {
    Way way;
    way.walkable = walkable;
    way.line = line;
    map.ways += way;
}

/// Streets a hundred metres apart, each in one way of many points, and a lane that nobody may walk.
std::shared_ptr<const TownMap> grid(int side = 5, const QPointF& corner = {}) {
    auto map = std::make_shared<TownMap>();
    for (int row = 0; row < side; ++row) {
        QPolygonF east, north;
        for (int i = 0; i <= (side - 1) * 2; ++i) { // a bend of the pen half-way, too
            east += QPointF(i * 50, row * 100) + corner;
            north += QPointF(row * 100, i * 50) + corner;
        }
        addStreet(*map, east);
        addStreet(*map, north);
    }
    addStreet(*map, {QPointF(0, 50) + corner, QPointF(400, 350) + corner}, false);
    return map;
}

double walk(const Walking& walking, const QPointF& a, const QPointF& b) {
    return walking.from(*walking.spotAt(a), 1e9).metresTo(*walking.spotAt(b));
}

QStringList idsOf(const QVector<NextPlace>& places) {
    QStringList ids;
    for (const NextPlace& place : places)
        ids += place.id;
    return ids;
}

TEST(Walking, FollowsTheStreetsAndNotTheCrow) {
    const Walking walking(grid());
    EXPECT_NEAR(walk(walking, {20, 0}, {80, 0}), 60, 1e-9) << "along one street";
    EXPECT_NEAR(walk(walking, {50, 0}, {50, 100}), 200, 1e-9) << "round the block, either way";
    EXPECT_NEAR(walk(walking, {30, 0}, {30, 100}), 160, 1e-9) << "by the nearer corner";
    EXPECT_NEAR(walk(walking, {0, 0}, {400, 400}), 800, 1e-9);
    EXPECT_FALSE(walking.spotAt({-500, 0}));
    EXPECT_NEAR(walking.spotAt({150, -12})->off, 12, 1e-9);
    EXPECT_EQ(walking.from(*walking.spotAt({0, 0}), 250).metresTo(*walking.spotAt({300, 0})),
              std::numeric_limits<double>::infinity());
}

TEST(Walking, ACornerHouseIsInTheStreetOfItsAddress) {
    auto map = std::make_shared<TownMap>();
    addStreet(*map, {{0, 0}, {100, 0}});
    addStreet(*map, {{0, 0}, {0, 100}});
    map->ways[0].name = QStringLiteral("High Street");
    map->ways[1].name = QStringLiteral("Weaver Street");
    const Walking walking(map);
    EXPECT_EQ(walking.spotAt({8, 20})->at, QPointF(0, 20));
    EXPECT_EQ(walking.spotAt({8, 20}, 80, QStringLiteral("high st"))->at, QPointF(8, 0));
    EXPECT_EQ(walking.spotAt({8, 60}, 80, QStringLiteral("High Street"))->at, QPointF(0, 60)) << "too far for it";
    EXPECT_EQ(walking.spotAt({8, 20}, 80, QStringLiteral("Mill Lane"))->at, QPointF(0, 20));
}

TEST(Walking, TheWayIsAsLongAsItIsSaidToBe) {
    const Walking walking(grid());
    std::mt19937 random(5);
    std::uniform_real_distribution<double> any(0, 400);
    for (int i = 0; i < 300; ++i) {
        const auto a = walking.spotAt({any(random), any(random)});
        const auto b = walking.spotAt({any(random), any(random)});
        ASSERT_TRUE(a && b);
        const WalkReach reach = walking.from(*a, 1e9);
        const QPolygonF way = reach.wayTo(*b);
        ASSERT_GE(way.size(), 2);
        ASSERT_NEAR(lengthOf(way), reach.metresTo(*b), 1e-6);
        ASSERT_NEAR(distance(way.first(), a->at), 0, 1e-6);
        ASSERT_NEAR(distance(way.last(), b->at), 0, 1e-6);
    }
}

TEST(Walking, ALongStretchIsFoundAllAlong) {
    auto map = std::make_shared<TownMap>();
    addStreet(*map, {QPointF(0, 0), QPointF(29'000, 17'000)});
    const Walking walking(map);
    for (int i = 0; i <= 1000; ++i) {
        const QPointF on = QPointF(29'000, 17'000) * (i / 1000.0);
        const auto spot = walking.spotAt(on + QPointF(-17, 29) * 0.5, 20); // 17 m beside it
        ASSERT_TRUE(spot) << i;
        ASSERT_NEAR(spot->off, std::hypot(17, 29) * 0.5, 0.01) << i;
    }
}

TEST(Walking, IsADistance) {
    const Walking walking(grid());
    std::mt19937 random(6);
    std::uniform_real_distribution<double> any(0, 400);
    const auto point = [&] { return QPointF(any(random), any(random)); };
    for (int i = 0; i < 200; ++i) {
        const QPointF a = point(), b = point(), c = point();
        const double ab = walk(walking, a, b);
        ASSERT_NEAR(ab, walk(walking, b, a), 1e-6);
        ASSERT_LE(ab, walk(walking, a, c) + walk(walking, c, b) + 1e-6);
        ASSERT_GE(ab, distance(walking.spotAt(a)->at, walking.spotAt(b)->at) - 1e-6);
    }
}

TEST(Walking, IsAsShortAsALookAtEveryWayFinds) {
    // A crooked net: the grid's crossings moved about, some streets taken out.
    auto map = std::make_shared<TownMap>();
    std::mt19937 random(7);
    std::uniform_real_distribution<double> off(-30, 30);
    constexpr int side = 6;
    QVector<QPointF> nodes;
    for (int i = 0; i < side * side; ++i)
        nodes += toDecimetres({i % side * 100 + off(random), i / side * 100 + off(random)});
    std::vector<std::vector<double>> far(side * side, std::vector<double>(side * side, 1e12));
    const auto join = [&](int a, int b) {
        if (random() % 4 == 0)
            return;
        addStreet(*map, {nodes[a], nodes[b]});
        const double metres = distance(nodes[a], nodes[b]);
        far[std::size_t(a)][std::size_t(b)] = far[std::size_t(b)][std::size_t(a)] = metres;
    };
    for (int i = 0; i < side * side; ++i) {
        far[std::size_t(i)][std::size_t(i)] = 0;
        if (i % side + 1 < side)
            join(i, i + 1);
        if (i + side < side * side)
            join(i, i + side);
    }
    for (std::size_t k = 0; k < far.size(); ++k) // Floyd and Warshall
        for (std::size_t i = 0; i < far.size(); ++i)
            for (std::size_t j = 0; j < far.size(); ++j)
                far[i][j] = std::min(far[i][j], far[i][k] + far[k][j]);
    const Walking walking(map);
    int compared = 0;
    for (int a = 0; a < side * side; ++a) {
        const auto from = walking.spotAt(nodes[a], 1);
        for (int b = 0; from && b < side * side; ++b) {
            const auto to = walking.spotAt(nodes[b], 1);
            if (!to)
                continue;
            const double metres = walking.from(*from, 1e9).metresTo(*to);
            const double slow = far[std::size_t(a)][std::size_t(b)];
            ASSERT_EQ(std::isinf(metres), slow > 1e11) << a << " " << b;
            if (slow < 1e11) {
                ASSERT_NEAR(metres, slow, 1e-6) << a << " " << b;
            }
            ++compared;
        }
    }
    EXPECT_GT(compared, 500);
}

TEST(NextLikely, NearPlacesComeFirstAndSayHowLongTheWalkIs) {
    const Walking walking(grid());
    const auto next = nextLikely(walking, {{0, 0}, seenAt, {}},
                                 {{"far", {210, 0}}, {"near", {42, 0}}, {"mid", {100, 40}}, {"here", {0, 0}}}, seenAt);
    EXPECT_EQ(idsOf(next), QStringList({"near", "mid", "far"}));
    EXPECT_EQ(next[0].seconds, 30);
    EXPECT_EQ(next[0].minute(), 1);
    EXPECT_EQ(next[1].seconds, 100);
    EXPECT_EQ(next[1].minute(), 2);
    EXPECT_EQ(next[2].minute(), 3);
    EXPECT_EQ((NextPlace{{}, 84, 60, 1}.minute()), 1) << "a minute is a minute";
}

TEST(NextLikely, WhatIsBehindComesAfterButIsNotLeftOut) {
    const Walking walking(grid());
    const LastSeen seen{{200, 200}, seenAt, QPointF(400, 200)};
    const auto next = nextLikely(walking, seen, {{"behind", {140, 200}}, {"ahead", {260, 200}}}, seenAt);
    ASSERT_EQ(idsOf(next), QStringList({"ahead", "behind"}));
    EXPECT_NEAR(next[1].weight / next[0].weight, WalkRule().behind, 1e-9);
    // Softly: much nearer, it still comes first.
    EXPECT_EQ(idsOf(nextLikely(walking, seen, {{"behind", {190, 200}}, {"ahead", {400, 240}}}, seenAt)).first(),
              "behind");
    // Without a heading, and where they have got there, both are the same.
    for (const std::optional<QPointF>& towards : {std::optional<QPointF>(), std::optional<QPointF>({205, 200})}) {
        const auto both =
            nextLikely(walking, {{200, 200}, seenAt, towards}, {{"b", {140, 200}}, {"a", {260, 200}}}, seenAt);
        EXPECT_EQ(both[0].weight, both[1].weight);
        EXPECT_EQ(both[0].id, "a") << "and their order is the same every time";
    }
}

TEST(NextLikely, WithTimePlacesThatHaveBeenPassedGiveWay) {
    const Walking walking(grid());
    const QVector<PlaceAt> places{{"first", {42, 0}}, {"second", {168, 0}}, {"third", {294, 0}}};
    const LastSeen seen{{0, 0}, seenAt, QPointF(400, 0)};
    EXPECT_EQ(idsOf(nextLikely(walking, seen, places, seenAt)).first(), "first");
    EXPECT_EQ(idsOf(nextLikely(walking, seen, places, seenAt + 110'000)).first(), "second");
    EXPECT_EQ(idsOf(nextLikely(walking, seen, places, seenAt + 205'000)).first(), "third");
    EXPECT_TRUE(nextLikely(walking, seen, places, seenAt + 601'000).isEmpty()) << "too old to say anything";
    EXPECT_EQ(nextLikely(walking, seen, places, seenAt - 5000), nextLikely(walking, seen, places, seenAt))
        << "another desk's clock may be ahead";
}

TEST(NextLikely, HoldsForAnyTownAndAnySighting) {
    const QPointF shift(1000, -700);
    const Walking walking(grid()), moved(grid(5, shift));
    std::mt19937 random(8);
    std::uniform_real_distribution<double> any(0, 400);
    const auto point = [&] { return QPointF(any(random), any(random)); };
    for (int run = 0; run < 60; ++run) {
        QVector<PlaceAt> places, there;
        for (int i = 0; i < 30; ++i) {
            places += {QString::number(i), point()};
            there += {QString::number(i), places.last().at + shift};
        }
        LastSeen seen{point(), seenAt, point()};
        const UtcMs now = seenAt + static_cast<UtcMs>(random() % 500'000);
        const auto next = nextLikely(walking, seen, places, now);
        for (qsizetype i = 0; i < next.size(); ++i) {
            ASSERT_GT(next[i].weight, 0);
            ASSERT_LE(next[i].weight, fadeOf(static_cast<double>(now - seenAt) / 1000));
            ASSERT_GE(next[i].metres, distance(seen.at, places[next[i].id.toInt()].at) - 2 * 50 - 1e-6);
            ASSERT_NEAR(next[i].seconds, next[i].metres / 1.4, 0.5);
            if (i > 0) {
                ASSERT_GE(next[i - 1].weight, next[i].weight);
            }
        }
        // Another order of asking, and the same town elsewhere: the same answer.
        std::shuffle(places.begin(), places.end(), random);
        ASSERT_EQ(nextLikely(walking, seen, places, now), next);
        const auto elsewhere = nextLikely(moved, {seen.at + shift, seenAt, *seen.towards + shift}, there, now);
        ASSERT_EQ(elsewhere.size(), next.size());
        for (qsizetype i = 0; i < next.size(); ++i)
            ASSERT_NEAR(elsewhere[i].weight, next[i].weight, 1e-6);
    }
    for (double age = 0; age < 599; age += 10)
        ASSERT_GT(fadeOf(age), fadeOf(age + 1));
}

TEST(NextLikely, OffTheStreetsThereIsNothingToTell) {
    const Walking walking(grid());
    EXPECT_TRUE(nextLikely(walking, {{-900, 0}, seenAt, {}}, {{"a", {0, 0}}}, seenAt).isEmpty());
    EXPECT_TRUE(nextLikely(walking, {{0, 0}, seenAt, {}}, {{"a", {-900, 0}}}, seenAt).isEmpty());
    EXPECT_TRUE(
        nextLikely(Walking(std::make_shared<TownMap>()), {{0, 0}, seenAt, {}}, {{"a", {0, 10}}}, seenAt).isEmpty());
}

} // namespace
} // namespace watchdesk::town
