#include "support/SharedData.h"
#include "town/Lines.h"
#include "town/Names.h"
#include "town/OsmReader.h"
#include "town/SmallTown.h"
#include "town/StreetGraph.h"
#include "town/StreetIndex.h"

#include <gtest/gtest.h>

#include <queue>

#include <random>

namespace watchdesk::town {
namespace {

std::shared_ptr<const TownMap> mapWith(const QByteArray& more = {}) {
    return std::make_shared<TownMap>(readOsm(test::smallTown(more), QStringLiteral("town.osm"), {}).value().map);
}

std::shared_ptr<const TownMap> oxford() {
    const auto data = watchdesk::test::sharedData() / "town" / "oxford-centre.osm";
    return std::make_shared<TownMap>(readOsmFile(QString::fromStdString(data.string()), {}).value().map);
}

TEST(Names, AreTheSameHoweverTheyAreWritten) {
    EXPECT_EQ(foldedStreet("High St."), foldedStreet("high street"));
    EXPECT_EQ(foldedStreet("ST. MARYS RD"), foldedStreet("Saint Mary’s Road"));
    EXPECT_EQ(foldedStreet("St. John Street"), foldedStreet("St John St"));
    EXPECT_EQ(foldedStreet("Café  Lane"), foldedStreet("cafe ln"));
    EXPECT_EQ(foldedStreet("Tanner's Yard"), foldedStreet("tanners yard"));
    EXPECT_EQ(foldedStreet("Market Sq"), "market square");
    EXPECT_NE(foldedStreet("High Street"), foldedStreet("High Road"));
    EXPECT_EQ(foldedStreet("St"), "st") << "nothing is left to be an ending of";
    EXPECT_EQ(foldedStreet(" - "), "");
}

TEST(StreetIndex, FindsStreetsByNameAndByPlace) {
    const StreetIndex index(mapWith());
    EXPECT_EQ(index.streetNames(), QStringList({"High Street", "St Mary’s Road"}));
    ASSERT_TRUE(index.street("HIGH ST"));
    EXPECT_EQ(index.street("HIGH ST")->name, "High Street");
    EXPECT_NEAR(index.street("HIGH ST")->middle.x(), 0, 0.2);
    EXPECT_FALSE(index.street("Low Street"));
    const auto near = index.nearestStreet({5, 60});
    ASSERT_TRUE(near);
    EXPECT_EQ(near->name, "St Mary’s Road");
    EXPECT_NEAR(near->metres, 5, 0.2);
    EXPECT_NEAR(near->at.y(), 60, 0.2);
    EXPECT_EQ(index.nearestStreet({60, 5})->name, "High Street");
    EXPECT_FALSE(index.nearestStreet({150, 150}, 100));
    EXPECT_FALSE(index.nearestStreet({1e6, 1e6}, 100));
}

TEST(StreetIndex, AStreetIsWalkedInStepsWithBothItsEnds) {
    const NamedStreet street{QStringLiteral("L"), {QPolygonF({{0, 0}, {100, 0}, {100, 30}}), QPolygonF()}, {}};
    const QVector<QPointF> points = pointsAlong(street, 40);
    EXPECT_EQ(points.first(), QPointF(0, 0));
    EXPECT_EQ(points.last(), QPointF(100, 30));
    EXPECT_TRUE(points.contains(QPointF(100, 0)));
    for (qsizetype i = 1; i < points.size(); ++i)
        EXPECT_LE(distance(points[i - 1], points[i]), 40) << i;
    EXPECT_EQ(points.size(), 5);
    EXPECT_TRUE(pointsAlong({}, 40).isEmpty());
}

TEST(StreetIndex, FindsHousesByNumber) {
    const StreetIndex index(mapWith());
    EXPECT_TRUE(index.address("4", "mill ln"));
    EXPECT_EQ(index.address("12", "High St"), index.address("10-14", "High Street"));
    EXPECT_TRUE(index.position("12 High Street"));
    EXPECT_FALSE(index.address("11", "High St")) << "odd numbers are over the way";
    EXPECT_FALSE(index.address("16", "High St"));
    EXPECT_EQ(index.position("High Street"), index.street("High Street")->middle);
    EXPECT_FALSE(index.position("99 High Street"));
    EXPECT_FALSE(index.position(""));
}

/// By looking at every stretch.
std::optional<NearStreet> slowNearest(const TownMap& map, QPointF point, double within) {
    std::optional<NearStreet> best;
    for (const Way& way : map.ways) {
        for (qsizetype i = 1; isStreet(way.kind) && !way.name.isEmpty() && i < way.line.size(); ++i) {
            const QPointF at = nearestOn(way.line[i - 1], way.line[i], point);
            if (const double off = distance(at, point); off <= within && (!best || off < best->metres))
                best = NearStreet{way.name, at, off};
        }
    }
    return best;
}

TEST(StreetIndex, FindsTheNearestAsASearchOfAllDoes) {
    if (watchdesk::test::sharedData().empty())
        GTEST_SKIP() << "the shared map is not beside this checkout";
    const auto map = oxford();
    const StreetIndex index(map);
    std::mt19937 random(3);
    std::uniform_real_distribution<double> any(-700, 700);
    for (int i = 0; i < 2000; ++i) {
        const QPointF point(any(random), any(random));
        const auto fast = index.nearestStreet(point, 120);
        const auto slow = slowNearest(*map, point, 120);
        ASSERT_EQ(fast.has_value(), slow.has_value());
        if (fast) {
            ASSERT_NEAR(fast->metres, slow->metres, 1e-9);
        }
    }
    EXPECT_TRUE(index.street("walton st"));
    EXPECT_TRUE(index.street("Saint Giles"));
}

TEST(StreetGraph, MeetsWhereStreetsMeet) {
    const auto map = mapWith();
    const StreetGraph graph(*map);
    // The private lane is no part of it.
    ASSERT_EQ(graph.nodes().size(), 4);
    ASSERT_EQ(graph.edges().size(), 3);
    for (int node = 0; node < 4; ++node) {
        const bool crossing = graph.nodes()[static_cast<std::size_t>(node)] == QPointF(0, 0);
        EXPECT_EQ(graph.edgesAt(node).size(), crossing ? 3u : 1u);
    }
    double sum = 0;
    for (const auto& edge : graph.edges())
        sum += edge.metres;
    EXPECT_NEAR(sum, 137.36 * 2 + 111.27, 0.3);
}

TEST(StreetGraph, OfARealTownHangsTogether) {
    if (watchdesk::test::sharedData().empty())
        GTEST_SKIP() << "the shared map is not beside this checkout";
    const auto map = oxford();
    const StreetGraph graph(*map);
    double ways = 0, edges = 0;
    for (const Way& way : map->ways)
        ways += way.walkable ? lengthOf(way.line) : 0;
    for (const auto& edge : graph.edges())
        edges += edge.metres;
    EXPECT_NEAR(ways, edges, 1);
    std::vector<bool> seen(graph.nodes().size());
    std::size_t most = 0;
    for (int start = 0; start < static_cast<int>(graph.nodes().size()); ++start) {
        std::size_t reached = 0;
        std::queue<int> open;
        open.push(start);
        while (!open.empty()) {
            const int node = open.front();
            open.pop();
            if (seen[static_cast<std::size_t>(node)])
                continue;
            seen[static_cast<std::size_t>(node)] = true;
            ++reached;
            for (const int edge : graph.edgesAt(node)) {
                const auto& e = graph.edges()[static_cast<std::size_t>(edge)];
                open.push(e.from == node ? e.to : e.from);
            }
        }
        most = std::max(most, reached);
    }
    EXPECT_GT(most * 10, graph.nodes().size() * 8) << "four of five crossings can be walked to from one another";
}

TEST(Lines, AreJoinedWhicheverWayTheyRun) {
    const auto lines = joined({QPolygonF({{0, 0}, {1, 0}}), QPolygonF({{2, 0}, {1, 0}}), QPolygonF({{9, 9}, {8, 8}}),
                               QPolygonF({{0, 0}, {-1, 0}})});
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lengthOf(lines[0]), 3);
    EXPECT_EQ(lines[0].size(), 4);
    const auto ring = joined({QPolygonF({{0, 0}, {1, 0}, {1, 1}}), QPolygonF({{0, 0}, {0, 1}, {1, 1}})});
    ASSERT_EQ(ring.size(), 1);
    EXPECT_EQ(ring[0].first(), ring[0].last());
    EXPECT_EQ(areaOf(ring[0]), 1);
}

TEST(Lines, LoseNoPointThatMatters) {
    const QPolygonF line({{0, 0}, {5, 0.1}, {10, 0}, {15, 4}, {20, 0}});
    const auto keepNone = [](const QPointF&) { return false; };
    EXPECT_EQ(simplified(line, 0.3, keepNone), QPolygonF({{0, 0}, {10, 0}, {15, 4}, {20, 0}}));
    EXPECT_EQ(simplified(line, 0.3, [](const QPointF& p) { return p.x() == 5; }), line);
    EXPECT_EQ(simplified(line, 10, keepNone), QPolygonF({{0, 0}, {20, 0}}));
}

} // namespace
} // namespace watchdesk::town
