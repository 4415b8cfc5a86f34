#include "town/MapBytes.h"

#include "support/SharedData.h"
#include "town/OsmReader.h"
#include "town/SmallTown.h"

#include <gtest/gtest.h>

#include <QCryptographicHash>

#include <random>

namespace watchdesk::town {
namespace {

constexpr qsizetype headerBytes = 48;

TownMap small() {
    return readOsm(test::smallTown(), QStringLiteral("town.osm"), {.now = 1'795'185'138'000}).value().map;
}

/// With the length and the hash that belong to the body, as somebody who means harm would write it.
QByteArray sealedAgain(QByteArray bytes) {
    const QByteArray body = bytes.sliced(headerBytes);
    const auto size = static_cast<quint64>(body.size());
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = static_cast<char>(size >> (8 * i));
    return bytes.replace(16, 32, QCryptographicHash::hash(body, QCryptographicHash::Sha256));
}

TEST(MapBytes, GiveTheMapBack) {
    const TownMap map = small();
    EXPECT_EQ(mapOf(toBytes(map)).value(), map);
    EXPECT_EQ(toBytes(mapOf(toBytes(map)).value()), toBytes(map));
}

TEST(MapBytes, AreRefusedWhenAnyByteHasChanged) {
    const QByteArray good = toBytes(small());
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x10);
        const auto result = mapOf(bad);
        ASSERT_FALSE(result) << "byte " << i;
        EXPECT_TRUE(result.error().code == ErrorCode::Corrupt || (i < 6 && result.error().code == ErrorCode::TooNew));
    }
    for (qsizetype i = 0; i < good.size(); ++i)
        EXPECT_FALSE(mapOf(good.left(i))) << "cut at " << i;
    EXPECT_FALSE(mapOf(good + '\0'));
}

TEST(MapBytes, OfALaterVersionAreToldApart) {
    QByteArray later = toBytes(small());
    later[4] = 2;
    EXPECT_EQ(mapOf(later).error().code, ErrorCode::TooNew);
}

TEST(MapBytes, BearWhateverStandsUnderARightHash) {
    const QByteArray good = toBytes(small());
    std::mt19937 random(7);
    int read = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bad = good;
        for (int changes = 0; changes < 1 + i % 3; ++changes)
            bad[headerBytes + static_cast<qsizetype>(random() % static_cast<unsigned>(good.size() - headerBytes))] =
                static_cast<char>(random());
        if (i % 5 == 0)
            bad.truncate(headerBytes +
                         static_cast<qsizetype>(random() % static_cast<unsigned>(good.size() - headerBytes)));
        const auto result = mapOf(sealedAgain(bad));
        if (!result)
            continue;
        ++read;
        for (const Way& way : result->ways)
            ASSERT_GE(way.line.size(), 2);
        for (const Area& area : result->areas) {
            for (const QPolygonF& ring : area.rings)
                ASSERT_GE(ring.size(), 3);
        }
        ASSERT_EQ(mapOf(toBytes(*result)).value(), *result);
    }
    EXPECT_GT(read, 100) << "a letter of a name may be any";
}

TEST(MapBytes, OfARealTownAreSmall) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const TownMap map =
        readOsmFile(QString::fromStdString((data / "town" / "oxford-centre.osm").string()), {}).value().map;
    const QByteArray bytes = toBytes(map);
    EXPECT_LT(bytes.size(), 100'000);
    EXPECT_EQ(mapOf(bytes).value(), map);
}

} // namespace
} // namespace watchdesk::town
