#include "support/SharedData.h"
#include "town/Lines.h"
#include "town/OsmReader.h"
#include "town/SmallTown.h"
#include "town/TilePainter.h"
#include "town/TileSource.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QPainter>
#include <QTimer>
#include <QTransform>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

namespace watchdesk::town {
namespace {

TileStyle style(double ratio = 1) {
    return {{Qt::white, Qt::red, Qt::darkRed, QColor(0, 200, 0), QColor(0, 255, 0), Qt::yellow, Qt::blue, Qt::cyan,
             Qt::black},
            QFont(QStringLiteral("Inter")),
            ratio};
}

std::shared_ptr<const TownMap> small(const QByteArray& more = {}) {
    return std::make_shared<TownMap>(readOsm(test::smallTown(more), QStringLiteral("town.osm"), {}).value().map);
}

std::shared_ptr<const TownMap> oxford() {
    const auto data = watchdesk::test::sharedData() / "town" / "oxford-centre.osm";
    return std::make_shared<TownMap>(readOsmFile(QString::fromStdString(data.string()), {}).value().map);
}

QColor at(const QImage& image, double x, double y) {
    return image.pixelColor(static_cast<int>(x), static_cast<int>(y));
}

TEST(TilePainter, PutsThingsWhereTheyAre) {
    const TilePainter painter(small(), style());
    // Step 4 is two pixels a metre. North-west of the origin lies column -1, row -1; its corner is 256 px away.
    const QImage tile = painter.paint({4, -1, -1});
    EXPECT_EQ(tile.size(), QSize(256, 256));
    // The building is 20 to 34 m west and 22 to 33 m north.
    EXPECT_EQ(at(tile, 256 - 2 * 27, 256 - 2 * 28), QColor(Qt::red));
    EXPECT_EQ(at(tile, 256 - 2 * 60, 256 - 2 * 28), QColor(Qt::white));
    EXPECT_EQ(at(tile, 256 - 2 * 120, 254), QColor(0, 255, 0)) << "the High Street, west to east";
    EXPECT_EQ(at(tile, 254, 100), QColor(0, 200, 0)) << "the street to the north";
    EXPECT_EQ(at(tile, 256 - 2 * 120, 256 - 2 * 8), QColor(Qt::white)) << "beside it";
}

TEST(TilePainter, GivesBridgesParapets) {
    const auto map = small(R"(<way id="300"><nd ref="1"/><nd ref="4"/><tag k="highway" v="residential"/>
      <tag k="bridge" v="yes"/></way>)");
    auto plain = std::make_shared<TownMap>(*map);
    for (Way& way : plain->ways)
        way.bridge = false;
    const auto edges = [](const QImage& image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                count += image.pixelColor(x, y) == QColor(Qt::darkRed) ? 1 : 0;
        }
        return count;
    };
    EXPECT_GT(edges(TilePainter(map, style()).paint({4, -1, -1})),
              edges(TilePainter(plain, style()).paint({4, -1, -1})) + 40);
}

TEST(TilePainter, AtTwiceThePixelsIsTheSamePictureFiner) {
    const auto map = small();
    const QImage fine = TilePainter(map, style(2)).paint({4, -1, -1});
    EXPECT_EQ(at(fine, 256 - 4 * 27, 256 - 4 * 28), QColor(Qt::red));
    EXPECT_EQ(at(fine, 256 - 4 * 60, 256 - 4 * 28), QColor(Qt::white));
}

TEST(TilePainter, TilesJoinIntoOnePicture) {
    const TilePainter painter(small(), style());
    QImage joint(512, 512, QImage::Format_RGB32);
    QPainter onJoint(&joint);
    for (const int column : {-1, 0}) {
        for (const int row : {-1, 0})
            onJoint.drawImage((column + 1) * 256, (row + 1) * 256, painter.paint({5, column, row}));
    }
    QImage whole(512, 512, QImage::Format_RGB32);
    QPainter onWhole(&whole);
    painter.paint(onWhole, 5, QRectF(-256, -256, 512, 512));
    int different = 0, inked = 0;
    for (int y = 0; y < 512; ++y) {
        for (int x = 0; x < 512; ++x) {
            const QColor a = joint.pixelColor(x, y);
            const QColor b = whole.pixelColor(x, y);
            different += std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) > 40 ? 1 : 0;
            inked += a.red() + a.green() + a.blue() < 200 ? 1 : 0;
        }
    }
    EXPECT_LT(different, 30) << "names go on over the edges";
    EXPECT_GT(inked, 50) << "and there are some";
}

/// The rectangle of the letters, turned as they are.
QPolygonF lettersOf(const PlacedName& name) {
    QTransform turn;
    turn.translate(name.middle.x(), name.middle.y());
    turn.rotate(name.degrees);
    return turn.map(QPolygonF(QRectF(-name.width / 2, -5, name.width, 10)));
}

TEST(NamePlacer, NamesTheStreetOnTheStreet) {
    const auto names = placeNames(*small(), 2, QFont(QStringLiteral("Inter")), 1);
    ASSERT_EQ(names.size(), 2);
    EXPECT_EQ(names[0].text, "High Street") << "the greater first";
    EXPECT_NEAR(names[0].degrees, 0, 0.5);
    EXPECT_NEAR(names[0].middle.y(), 0, 1);
    EXPECT_EQ(names[1].text, "St Mary’s Road");
    EXPECT_NEAR(std::abs(names[1].degrees), 90, 0.5);
    EXPECT_TRUE(placeNames(*small(), 0.1, QFont(QStringLiteral("Inter")), 1).isEmpty()) << "no room";
}

TEST(NamePlacer, OfARealTownOverlapNothingAndStandOnTheirStreets) {
    if (watchdesk::test::sharedData().empty())
        GTEST_SKIP() << "the shared map is not beside this checkout";
    const auto map = oxford();
    for (const int step : {-4, 0, 2, 4, 8}) {
        const double scale = scaleOf(step);
        const auto names = placeNames(*map, scale, QFont(QStringLiteral("Inter")), 1);
        EXPECT_GT(names.size(), step < 0 ? 15 : 60) << "step " << step;
        for (qsizetype i = 0; i < names.size(); ++i) {
            EXPECT_LE(std::abs(names[i].degrees), 90);
            for (qsizetype j = 0; j < i; ++j) {
                ASSERT_TRUE(lettersOf(names[i]).intersected(lettersOf(names[j])).isEmpty())
                    << names[i].text.toStdString() << " and " << names[j].text.toStdString() << " at step " << step;
            }
            if (names[i].rank != NameRank::Main && names[i].rank != NameRank::Street)
                continue;
            double off = 1e9;
            const QPointF metres(names[i].middle.x() / scale, -names[i].middle.y() / scale);
            for (const Way& way : map->ways) {
                for (qsizetype p = 1; way.name == names[i].text && p < way.line.size(); ++p)
                    off = std::min(off, distance(metres, nearestOn(way.line[p - 1], way.line[p], metres)));
            }
            EXPECT_LT(off * scale, 4) << names[i].text.toStdString();
        }
    }
}

TEST(TileCache, LetsTheOneGoThatWasNotAskedForLongest) {
    TileCache cache(2);
    const auto tile = [](int value) {
        QImage image(1, 1, QImage::Format_RGB32);
        image.fill(value);
        return image;
    };
    cache.put({0, 1, 0}, tile(1));
    cache.put({0, 2, 0}, tile(2));
    EXPECT_FALSE(cache.find({0, 1, 0}).isNull());
    cache.put({0, 3, 0}, tile(3));
    EXPECT_EQ(cache.size(), 2);
    EXPECT_TRUE(cache.holds({0, 1, 0}));
    EXPECT_FALSE(cache.holds({0, 2, 0}));
    EXPECT_EQ(cache.find({0, 3, 0}), tile(3));
    cache.put({0, 3, 0}, tile(4));
    EXPECT_EQ(cache.find({0, 3, 0}), tile(4));
    EXPECT_EQ(cache.size(), 2);
}

/// Until everything that was wanted is there.
void settle(TileSource& source) {
    QElapsedTimer timer;
    timer.start();
    while (!source.isIdle() && timer.elapsed() < 10'000) {
        QEventLoop loop;
        QObject::connect(&source, &TileSource::tileMade, &loop, &QEventLoop::quit);
        QTimer::singleShot(100, &loop, &QEventLoop::quit);
        loop.exec();
    }
    ASSERT_TRUE(source.isIdle());
}

TEST(TileSource, MakesWhatIsWantedInItsOrder) {
    TileSource source;
    source.setMap(small(), style());
    QVector<TileKey> made;
    QObject::connect(&source, &TileSource::tileMade, [&](const TileKey& key) { made += key; });
    const QVector<TileKey> wanted{{4, 0, 0}, {4, -1, -1}, {4, 0, -1}};
    source.want(wanted);
    EXPECT_TRUE(source.tile(wanted[0]).isNull()) << "nothing is waited for";
    settle(source);
    EXPECT_EQ(made, wanted);
    EXPECT_EQ(source.tile(wanted[1]), TilePainter(small(), style()).paint(wanted[1]));
    source.want(wanted);
    EXPECT_TRUE(source.isIdle()) << "they are there";
}

TEST(TileSource, ForgetsWhatIsNotWantedAnyMore) {
    TileSource source;
    source.setMap(small(), style());
    QVector<TileKey> made;
    QObject::connect(&source, &TileSource::tileMade, [&](const TileKey& key) { made += key; });
    source.want({{4, 0, 0}, {4, 1, 0}, {4, 2, 0}});
    source.want({{4, 0, 0}, {6, 0, 0}});
    settle(source);
    EXPECT_EQ(made, (QVector<TileKey>{{4, 0, 0}, {6, 0, 0}})) << "the one in hand is not painted twice";
}

TEST(TileSource, AnotherStyleIsAnotherPicture) {
    TileSource source;
    source.setMap(small(), style());
    source.want({{4, 0, 0}});
    TileStyle other = style();
    other.colors.ground = Qt::gray;
    source.setMap(small(), other);
    EXPECT_TRUE(source.tile({4, 0, 0}).isNull());
    source.want({{4, 0, 0}});
    settle(source);
    EXPECT_EQ(source.tile({4, 0, 0}), TilePainter(small(), other).paint({4, 0, 0}));
    source.setMap(nullptr, other);
    source.want({{4, 0, 0}});
    EXPECT_EQ(source.cache().size(), 0);
}

TEST(TileSource, KeepsNoMoreThanItMayAndEnds) {
    TileSource source(3);
    source.setMap(small(), style());
    QVector<TileKey> many;
    for (int i = 0; i < 10; ++i)
        many += TileKey{4, i, 0};
    source.want(many);
    settle(source);
    EXPECT_EQ(source.cache().size(), 3);
    source.want(many);
    EXPECT_TRUE(source.isIdle()) << "the first three are there: the rest would drive them out";
}

TEST(TileSource, MayGoWhileItPaints) {
    for (int i = 0; i < 50; ++i) {
        TileSource source;
        source.setMap(small(), style());
        source.want({{4, 0, 0}, {4, 1, 0}});
    }
}

TEST(TilePainter, PaintsOnSeveralThreadsAtOnce) {
    const TilePainter painter(small(), style());
    const QImage once = painter.paint({4, 0, -1});
    std::vector<std::thread> threads;
    std::atomic<int> same = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            const bool painted = !painter.paint({2 + i, 0, 0}).isNull();
            same += painted && painter.paint({4, 0, -1}) == once ? 1 : 0;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(same, 4);
}

} // namespace
} // namespace watchdesk::town
