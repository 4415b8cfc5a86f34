// How far an alert's mail reaches, by what its heading names.
#include "desk/AlertReach.h"

#include "desk/DeskFixture.h"
#include "desk/MapDesk.h"
#include "desk/SettingsDesk.h"
#include "store/PremisesTable.h"
#include "store/Try.h"
#include "town/StreetIndex.h"

#include <QFile>

namespace watchdesk::desk {
namespace {

class AlertReachTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ASSERT_TRUE(desk->settings().set(QStringLiteral("mail.reach-metres"), 800).result());
        put(QStringLiteral("Hallam Pharmacy"), QPointF(100, 200));
        put(QStringLiteral("Pennant Sports"), QPointF(900, 0));
    }
    void put(const QString& shop, std::optional<QPointF> at) {
        const auto done = desk->store()
                              .write([=](store::Tx& tx) -> Result<void> {
                                  STORE_TRY(all, store::PremisesTable::all(tx));
                                  for (domain::Premises premises : all) {
                                      if (premises.name != shop)
                                          continue;
                                      premises.placed = at.has_value();
                                      premises.east = at.value_or(QPointF()).x();
                                      premises.north = at.value_or(QPointF()).y();
                                      STORE_CHECK(store::PremisesTable::update(tx, premises));
                                  }
                                  return {};
                              })
                              .result();
        ASSERT_TRUE(done) << done.error().text();
        ASSERT_TRUE(desk->directory().reload().result());
    }
    domain::MailReach reachOf(const QString& line) {
        const domain::Incident incident = log(line).incident;
        const auto reach =
            desk->store()
                .read([&, incident](store::Tx& tx) { return readMailReach(tx, desk->directory(), incident); })
                .result();
        EXPECT_TRUE(reach) << reach.error().text();
        return reach ? *reach : domain::MailReach();
    }
};

TEST_F(AlertReachTest, ItIsFromWhereItHappenedAndTheShopsThatTheHeadingNames) {
    EXPECT_EQ(reachOf(QStringLiteral("C07 theft")).from, QVector<QPointF>{QPointF(100, 200)});
    EXPECT_EQ(reachOf(QStringLiteral("C07 theft")).metres, 800);
    const QVector<QPointF> both{QPointF(100, 200), QPointF(900, 0)};
    EXPECT_EQ(reachOf(QStringLiteral("C07 theft > pennant sports")).from, both);
    EXPECT_EQ(reachOf(QStringLiteral("C07 theft > butter row")).from, both) << "the street it is in";
    EXPECT_EQ(reachOf(QStringLiteral("C07 theft > the moon")).from.size(), 1);
}

TEST_F(AlertReachTest, WhereThePlaceIsNotKnownItReachesAll) {
    put(QStringLiteral("Hallam Pharmacy"), std::nullopt);
    EXPECT_TRUE(reachOf(QStringLiteral("C07 theft > pennant sports")).from.isEmpty());
    EXPECT_TRUE(reachOf(QStringLiteral("theft in the street")).from.isEmpty());
}

TEST_F(AlertReachTest, AStreetOfTheMapIsReachedAllAlong) {
    QFile file(QString::fromStdString(dir.file("town.osm")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="51.75" minlon="-1.26" maxlat="51.76" maxlon="-1.25"/>
<node id="1" lat="51.7550" lon="-1.2580"/><node id="2" lat="51.7550" lon="-1.2520"/>
<way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="Canal Wharf"/></way></osm>)");
    file.close();
    EXPECT_EQ(reachOf(QStringLiteral("C07 theft > canal wharf")).from.size(), 1) << "there is no map yet";
    ASSERT_TRUE(desk->map().importFile(file.fileName()).result());
    ASSERT_TRUE(eventually([&] { return desk->directory().streets() != nullptr; }));
    const auto from = reachOf(QStringLiteral("C07 theft > canal wharf")).from;
    ASSERT_GT(from.size(), 9) << "over 400 metres";
    EXPECT_LT(std::abs(from.at(2).x() - from.at(1).x()), 51);
    desk->lock();
    EXPECT_NE(desk->directory().streets(), nullptr) << "the map is public";
}

} // namespace
} // namespace watchdesk::desk
