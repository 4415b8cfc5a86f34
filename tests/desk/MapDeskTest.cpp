#include "desk/MapDesk.h"

#include "desk/DeskFixture.h"
#include "store/PremisesTable.h"
#include "store/TownMapTable.h"

#include <QFile>
#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

class MapDeskTest : public DeskFixture {
protected:
    QString file(const QByteArray& bytes) {
        const QString path = QString::fromStdString(dir.file("town.osm"));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return path;
    }
    const QByteArray town = R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="51.75" minlon="-1.26" maxlat="51.76" maxlon="-1.25"/>
<node id="1" lat="51.7550" lon="-1.2560"/><node id="2" lat="51.7550" lon="-1.2550"/>
<node id="3" lat="51.7552" lon="-1.2555"><tag k="addr:housenumber" v="12"/><tag k="addr:street" v="High Street"/></node>
<way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="High Street"/></way></osm>)";
};

TEST_F(MapDeskTest, AFileBecomesTheMapAndStays) {
    EXPECT_EQ(desk->map().map(), nullptr);
    QSignalSpy changed(&desk->map(), &MapDesk::changed);
    const auto done = desk->map().importFile(file(town)).result();
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(done->streets, 1);
    EXPECT_EQ(done->addresses, 1);
    ASSERT_TRUE(eventually([&] { return desk->map().map() != nullptr && !changed.isEmpty(); }));
    EXPECT_EQ(desk->map().streetNames(), QStringList{QStringLiteral("High Street")});
    const auto place = desk->map().placeOf(QStringLiteral("12"), QStringLiteral("high st"));
    ASSERT_TRUE(place);
    closeDesk();
    openDesk(false);
    EXPECT_TRUE(eventually([&] { return desk->map().map() != nullptr; })) << "also before anybody has signed in";
    EXPECT_EQ(desk->map().placeOf(QStringLiteral("12"), QStringLiteral("High Street")), place);
}

TEST_F(MapDeskTest, AFileThatIsNoneLeavesTheMapThatIsThere) {
    ASSERT_TRUE(desk->map().importFile(file(town)).result());
    for (const QByteArray& wrong : {QByteArray("no map"), QByteArray("<osm></osm>"), town.left(200), QByteArray()})
        EXPECT_FALSE(desk->map().importFile(file(wrong)).result()) << wrong.left(20).toStdString();
    EXPECT_FALSE(desk->map().importFile(QStringLiteral("/nowhere/town.osm")).result());
    EXPECT_TRUE(eventually([&] { return desk->map().streetNames().size() == 1; }));
    ASSERT_TRUE(desk->store()
                    .write([](store::Tx& tx) {
                        return store::TownMapTable::replace(tx, {QStringLiteral("x"), "h", 1, "rubbish"});
                    })
                    .result());
    settle();
    EXPECT_EQ(desk->map().streetNames().size(), 1) << "rubbish in the store is not taken";
    desk->lock();
    EXPECT_FALSE(desk->map().importFile(file(town)).result());
}

TEST_F(MapDeskTest, PremisesStandOnItWithWhoTheyAre) {
    ASSERT_TRUE(desk->map().importFile(file(town)).result());
    ASSERT_TRUE(eventually([&] { return desk->map().map() != nullptr; }));
    QVector<TownPlace> places = desk->map().places();
    ASSERT_EQ(places.size(), 3);
    EXPECT_EQ(places[0].callSign, QStringLiteral("C07"));
    EXPECT_EQ(places[0].name, QStringLiteral("Hallam Pharmacy"));
    EXPECT_EQ(places[0].channel, QStringLiteral("SHOP"));
    EXPECT_FALSE(places[0].pub);
    (void)log(QStringLiteral("C07 theft m30 grey hoodie"));
    (void)log(QStringLiteral("C12 begging"));
    const auto sheet = desk->map().place(places[0].id).result();
    ASSERT_TRUE(sheet) << sheet.error().text();
    ASSERT_EQ(sheet->latest.size(), 1);
    EXPECT_TRUE(sheet->latest.first().title.startsWith(QStringLiteral("Theft")));
    EXPECT_EQ(sheet->place.callSign, QStringLiteral("C07"));
    EXPECT_EQ(desk->map().place(QStringLiteral("gone")).result().error().code, ErrorCode::NotFound);
    EXPECT_TRUE(desk->map().cameras().result());
    // The trail, on a thread of its own.
    TrailQuery query;
    query.places = places;
    query.now = clock.now();
    query.steps = {{clock.now(), {}, QStringLiteral("High Street"), {}}};
    const auto trail = desk->map().follow(query).result();
    ASSERT_TRUE(trail);
    ASSERT_EQ(trail->points.size(), 1);
    EXPECT_TRUE(trail->points.first().at);
    EXPECT_EQ(trail->next.size(), 3) << "all at the street's end";
    desk->lock();
    EXPECT_TRUE(desk->map().places().isEmpty());
    EXPECT_EQ(desk->map().place(places[0].id).result().error().code, ErrorCode::Locked);
    EXPECT_FALSE(desk->map().cameras().result());
    EXPECT_NE(desk->map().map(), nullptr) << "the streets are public";
}

TEST_F(MapDeskTest, PremisesThatAreClosedOrNowhereDoNotStandOnIt) {
    const TownPlace place = desk->map().places().first();
    const auto change = [&](const std::function<void(domain::Premises&)>& how) {
        ASSERT_TRUE(desk->store()
                        .write([&](store::Tx& tx) -> Result<void> {
                            auto premises = store::PremisesTable::find(tx, place.id);
                            if (!premises)
                                return premises.error();
                            how(**premises);
                            const auto kept = store::PremisesTable::update(tx, **premises);
                            return kept ? Result<void>() : Result<void>(kept.error());
                        })
                        .result());
        EXPECT_TRUE(eventually([&] { return desk->map().places().size() == 2; }));
    };
    change([](domain::Premises& premises) { premises.placed = false; });
    change([](domain::Premises& premises) {
        premises.placed = true;
        premises.closedOn = QDate(2026, 11, 1);
    });
}

} // namespace
} // namespace watchdesk::desk
