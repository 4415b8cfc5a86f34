#include "desk/Trail.h"

#include "town/StreetIndex.h"

#include <gtest/gtest.h>

namespace watchdesk::desk {
namespace {

constexpr UtcMs noon = 1'795'185'138'000;

/// High Street runs east, Mill Lane north from its middle, a square at its end.
std::shared_ptr<const town::TownMap> town() {
    auto map = std::make_shared<town::TownMap>();
    const auto street = [&](const char* name, const QPolygonF& line) {
        town::Way way;
        way.walkable = true;
        way.name = QString::fromLatin1(name);
        way.line = line;
        map->ways += way;
    };
    street("High Street", {{0, 0}, {100, 0}, {200, 0}});
    street("Mill Lane", {{100, 0}, {100, 150}});
    map->areas +=
        {town::AreaKind::Square, QStringLiteral("Market Place"), {{{190, -10}, {210, -10}, {210, 10}, {190, 10}}}};
    return map;
}

class TrailTest : public testing::Test {
protected:
    static TownPlace place(const char* callSign, const char* name, const QPointF& at) {
        TownPlace out;
        out.id = QString::fromLatin1(callSign).toLower();
        out.callSign = QString::fromLatin1(callSign);
        out.name = QString::fromLatin1(name);
        out.street = QStringLiteral("High Street");
        out.at = at;
        return out;
    }
    static TrailStep step(const char* premises, const char* words = "", const char* heading = "") {
        return {noon, QString::fromLatin1(premises), QString::fromLatin1(words), QString::fromLatin1(heading)};
    }
    [[nodiscard]] Trail follow(const QVector<TrailStep>& steps, bool foretell = true) const {
        return followTrail(&index, &walking, {steps, places, noon, foretell});
    }
    const std::shared_ptr<const town::TownMap> map = town();
    const town::StreetIndex index{map};
    const town::Walking walking{map};
    const QVector<TownPlace> places{place("C07", "Hallam Pharmacy", {20, 5}), place("C12", "Pennant Sports", {70, 5}),
                                    place("C17", "Rowe & Finch", {180, 5})};
};

TEST_F(TrailTest, StepsStandAtPremisesOrInTheStreetThatWasSaid) {
    const Trail trail = follow({step("c07"), step("", "Mill Lane, running"), step("", "somewhere"), step("", "c17"),
                                step("gone", "market place")});
    ASSERT_EQ(trail.points.size(), 5);
    EXPECT_EQ(trail.points[0].at, QPointF(20, 5));
    EXPECT_TRUE(trail.points[0].exact);
    EXPECT_EQ(trail.points[1].at, QPointF(100, 75));
    EXPECT_FALSE(trail.points[1].exact);
    EXPECT_FALSE(trail.points[2].at) << "the map knows no such place";
    EXPECT_EQ(trail.points[3].at, QPointF(180, 5));
    EXPECT_EQ(trail.points[4].at, QPointF(200, 0));
    EXPECT_EQ(trail.last, 4);
    EXPECT_EQ(trail.legs.size(), 3) << "over what is not known";
}

TEST_F(TrailTest, LegsFollowTheStreets) {
    const Trail trail = follow({step("c07"), step("", "mill ln")});
    ASSERT_EQ(trail.legs.size(), 1);
    EXPECT_EQ(trail.legs[0].first(), QPointF(20, 5));
    EXPECT_EQ(trail.legs[0].last(), QPointF(100, 75));
    EXPECT_TRUE(trail.legs[0].contains(QPointF(100, 0))) << "round the corner";
    const Trail twice = follow({step("c07"), step("c07")});
    EXPECT_TRUE(twice.legs.isEmpty()) << "seen again at the same place";
    EXPECT_EQ(twice.last, 1);
    const Trail bare = followTrail(nullptr, nullptr, {{step("c07"), step("c17")}, places, noon, true});
    EXPECT_EQ(bare.legs, QVector<QPolygonF>({QPolygonF({{20, 5}, {180, 5}})})) << "no streets: straight";
    EXPECT_TRUE(bare.next.isEmpty());
}

TEST_F(TrailTest, TheHeadingThatWasSaidLeadsOn) {
    const Trail said = follow({step("c12", "", "Market Place, then Mill Lane")});
    ASSERT_EQ(said.next.size(), 2);
    EXPECT_EQ(said.next.first().id, QStringLiteral("c17")) << "ahead, though it is farther";
    ASSERT_GE(said.ahead.size(), 2);
    EXPECT_GT(said.ahead.last().x(), 120);
    EXPECT_LT(said.ahead.last().x(), 165) << "only the beginning of the way";
    // Nothing said: on as they came.
    EXPECT_EQ(follow({step("c07"), step("c12")}).next.first().id, QStringLiteral("c17"));
    EXPECT_EQ(follow({step("c17"), step("c12")}).next.first().id, QStringLiteral("c07"));
    EXPECT_TRUE(follow({step("c07"), step("c12")}).ahead.isEmpty());
    EXPECT_TRUE(follow({step("c12", "", "Market Place")}, false).next.isEmpty());
    EXPECT_TRUE(follow({step("", "nowhere")}).next.isEmpty());
    EXPECT_EQ(follow({}).last, -1);
}

} // namespace
} // namespace watchdesk::desk
