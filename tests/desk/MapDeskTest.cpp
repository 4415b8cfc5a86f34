#include "desk/MapDesk.h"

#include "desk/DeskFixture.h"
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

} // namespace
} // namespace watchdesk::desk
