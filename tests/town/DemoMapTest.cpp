#include "town/DemoMap.h"

#include "domain/DemoStreets.h"
#include "domain/DemoTown.h"
#include "town/Lines.h"
#include "town/MapBytes.h"
#include "town/StreetGraph.h"
#include "town/StreetIndex.h"

#include <gtest/gtest.h>

#include <queue>

#include <algorithm>

namespace watchdesk::town {
namespace {

const QVector<domain::Premises>& premises(quint64 seed = 1) {
    static QHash<quint64, QVector<domain::Premises>> made;
    if (!made.contains(seed)) {
        domain::DemoOptions options;
        options.seed = seed;
        options.months = 0;
        options.now = 1'795'185'138'000;
        made[seed] = domain::makeDemoTown(options).premises;
    }
    return made[seed];
}

const TownMap& ashby() {
    static const TownMap map = makeDemoMap(1, premises(), 1'795'185'138'000);
    return map;
}

bool isIn(const Area& area, const QPointF& point) {
    return area.rings.first().containsPoint(point, Qt::OddEvenFill);
}

TEST(DemoMap, IsTheSameForTheSameSeedAndAnotherForAnother) {
    EXPECT_EQ(toBytes(makeDemoMap(1, premises(), 1'795'185'138'000)), toBytes(ashby()));
    EXPECT_NE(makeDemoMap(2, premises(), 1'795'185'138'000).ways, ashby().ways);
    EXPECT_EQ(mapOf(toBytes(ashby())).value(), ashby()) << "every point is a whole decimetre";
}

class Seeds : public testing::TestWithParam<int> {};

TEST_P(Seeds, EveryPremisesStandInAHouseOnTheirStreet) {
    const auto seed = static_cast<quint64>(GetParam());
    const TownMap map = makeDemoMap(seed, premises(seed), 0);
    ASSERT_EQ(premises(seed).size(), 64);
    for (const domain::Premises& place : premises(seed)) {
        const QPointF at(place.east, place.north);
        EXPECT_TRUE(std::any_of(map.areas.begin(), map.areas.end(),
                                [&](const Area& area) { return area.kind == AreaKind::Building && isIn(area, at); }))
            << place.name.toStdString() << ", " << place.street.toStdString();
        double off = 1e9;
        for (const Way& way : map.ways) {
            for (qsizetype i = 1; way.name == place.street && i < way.line.size(); ++i)
                off = std::min(off, distance(at, nearestOn(way.line[i - 1], way.line[i], at)));
        }
        EXPECT_LT(off, 15) << place.name.toStdString() << ", " << place.street.toStdString();
        for (const Area& area : map.areas) {
            if (area.kind == AreaKind::Square || area.kind == AreaKind::Water || area.kind == AreaKind::CarPark) {
                EXPECT_FALSE(isIn(area, at)) << place.name.toStdString();
            }
        }
    }
}
INSTANTIATE_TEST_SUITE_P(DemoMap, Seeds, testing::Values(1, 2, 3, 17, 4711));

TEST(DemoMap, HousesStandInNobodysWay) {
    QVector<const Area*> houses;
    for (const Area& area : ashby().areas) {
        if (area.kind == AreaKind::Building)
            houses += &area;
    }
    EXPECT_GT(houses.size(), 900);
    int inside = 0;
    for (const Area* house : houses) {
        const QPointF middle = centreOf(house->rings.first());
        inside += static_cast<int>(std::count_if(
            houses.begin(), houses.end(), [&](const Area* other) { return other != house && isIn(*other, middle); }));
        for (const Way& way : ashby().ways) {
            for (qsizetype i = 0; way.kind <= WayKind::Lane && i < way.line.size(); ++i)
                EXPECT_FALSE(isIn(*house, way.line[i])) << way.name.toStdString();
        }
    }
    EXPECT_EQ(inside, 0) << "one in another";
}

TEST(DemoMap, HasWhatATownHas) {
    const TownMap& map = ashby();
    const auto has = [&](AreaKind kind, const QString& name) {
        return std::any_of(map.areas.begin(), map.areas.end(),
                           [&](const Area& area) { return area.kind == kind && area.name == name; });
    };
    EXPECT_TRUE(has(AreaKind::Square, "Market Place"));
    EXPECT_TRUE(has(AreaKind::Building, "St Mary's"));
    EXPECT_TRUE(has(AreaKind::Building, "Station"));
    EXPECT_TRUE(has(AreaKind::Green, "Priory Gardens"));
    EXPECT_TRUE(has(AreaKind::CarPark, ""));
    EXPECT_TRUE(has(AreaKind::Water, ""));
    EXPECT_TRUE(std::any_of(map.ways.begin(), map.ways.end(),
                            [](const Way& way) { return way.bridge && way.name == "Station Road"; }));
    EXPECT_TRUE(
        std::any_of(map.ways.begin(), map.ways.end(), [](const Way& way) { return way.kind == WayKind::Railway; }));
    EXPECT_TRUE(std::none_of(map.ways.begin(), map.ways.end(), [](const Way& way) { return way.line.size() < 2; }));
    const StreetIndex index(std::make_shared<TownMap>(map));
    for (const domain::DemoStreet& street : domain::demoStreets())
        EXPECT_TRUE(index.street(street.name)) << street.name.toStdString();
    EXPECT_GE(index.streetNames().size(), 45) << "lanes were grown";
    EXPECT_TRUE(index.position("7 High Street"));
    ASSERT_TRUE(index.named("market place"));
    EXPECT_LT(distance(*index.named("market place"), {-5, 8}), 20) << "the square, not the middle of its street";
    EXPECT_EQ(index.named("High St"), index.street("High Street")->middle);
    EXPECT_FALSE(index.named("Nowhere Yard"));
    EXPECT_EQ(index.nearestStreet({0, -130})->name, "Station Road");
}

TEST(DemoMap, EveryStreetCanBeWalkedToFromTheMarketPlace) {
    const StreetGraph graph(ashby());
    std::vector<bool> seen(graph.nodes().size());
    std::queue<int> open;
    const auto market = std::find_if(graph.nodes().begin(), graph.nodes().end(), [](const QPointF& at) {
        return distance(at, {-42, 24}) < 3;
    });
    ASSERT_NE(market, graph.nodes().end());
    open.push(static_cast<int>(market - graph.nodes().begin()));
    while (!open.empty()) {
        const int node = open.front();
        open.pop();
        if (seen[static_cast<std::size_t>(node)])
            continue;
        seen[static_cast<std::size_t>(node)] = true;
        for (const int edge : graph.edgesAt(node)) {
            const auto& e = graph.edges()[static_cast<std::size_t>(edge)];
            open.push(e.from == node ? e.to : e.from);
        }
    }
    for (const auto& edge : graph.edges())
        EXPECT_TRUE(seen[static_cast<std::size_t>(edge.from)])
            << ashby().ways[edge.way].name.toStdString() << " is cut off";
}

} // namespace
} // namespace watchdesk::town
