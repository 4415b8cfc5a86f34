#include "town/OsmReader.h"

#include "support/SharedData.h"
#include "support/TempDir.h"
#include "town/MapBytes.h"
#include "town/SmallTown.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace watchdesk::town {
namespace {

using test::smallTown;

Result<OsmRead> read(const QByteArray& xml, const OsmOptions& options = {}) {
    return readOsm(xml, QStringLiteral("town.osm"), options);
}

ErrorCode codeOf(const Result<OsmRead>& result) {
    return result ? ErrorCode::Internal : result.error().code;
}

const Way& wayNamed(const TownMap& map, const QString& name) {
    return *std::find_if(map.ways.begin(), map.ways.end(), [&](const Way& way) { return way.name == name; });
}

TEST(OsmReader, MakesMetresOfDegreesAndClassesOfTags) {
    const OsmRead made = read(smallTown(), {.now = 77}).value();
    const TownMap& map = made.map;
    EXPECT_EQ(made.cutWays + made.incompleteAreas, 0);
    EXPECT_EQ(map.origin, (GeoPoint{52.0, -1.0}));
    EXPECT_EQ(map.attribution, "© OpenStreetMap contributors, ODbL 1.0");
    EXPECT_EQ(map.sourceName, "town.osm");
    EXPECT_EQ(map.sourceHash, QCryptographicHash::hash(smallTown(), QCryptographicHash::Sha256));
    EXPECT_EQ(map.readAt, 77);
    ASSERT_EQ(map.ways.size(), 3);
    const Way& high = wayNamed(map, QStringLiteral("High Street"));
    EXPECT_EQ(high.kind, WayKind::Main);
    EXPECT_TRUE(high.walkable);
    // 0.002 degrees on the parallel of 52 N, and 0.004 between the bounds, by the radii of the ellipsoid at 52 N.
    EXPECT_NEAR(high.line.last().x(), 137.36, 0.06);
    EXPECT_NEAR(high.line.last().y(), 0, 0.06);
    EXPECT_NEAR(map.bounds.height(), 445.07, 0.11);
    EXPECT_EQ(high.line.size(), 3) << "the crossing stays, though the street is straight there";
    EXPECT_EQ(map.ways[2].kind, WayKind::Lane);
    EXPECT_FALSE(map.ways[2].walkable) << "private";
    ASSERT_EQ(map.areas.size(), 1);
    EXPECT_EQ(map.areas[0].kind, AreaKind::Building);
    EXPECT_EQ(map.areas[0].rings[0].size(), 4);
    ASSERT_EQ(map.addresses.size(), 2);
    EXPECT_TRUE(QRectF(-40, 20, 25, 15).contains(map.addresses[0].at)) << "within the building";
}

TEST(OsmReader, KeepsTheOriginOfTheMapBefore) {
    const TownMap map = read(smallTown(), {.origin = GeoPoint{51.999, -1.0}}).value().map;
    EXPECT_EQ(map.origin, (GeoPoint{51.999, -1.0}));
    EXPECT_NEAR(wayNamed(map, QStringLiteral("High Street")).line[1].y(), 111.3, 0.1);
}

TEST(OsmReader, CutsWaysAtMissingPointsAndLeavesHalfAreasOut) {
    const OsmRead made = read(smallTown(R"(
      <way id="200"><nd ref="1"/><nd ref="4"/><nd ref="999"/><nd ref="5"/><nd ref="3"/><tag k="highway" v="footway"/></way>
      <way id="201"><nd ref="998"/><nd ref="997"/><tag k="highway" v="footway"/></way>
      <way id="202"><tag k="highway" v="footway"/></way>
      <way id="203"><nd ref="1"/><nd ref="999"/><nd ref="3"/><nd ref="1"/><tag k="natural" v="water"/></way>
      <relation id="300"><member type="way" ref="12345" role="outer"/><tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>)"))
                             .value();
    EXPECT_EQ(made.cutWays, 2);
    EXPECT_EQ(made.incompleteAreas, 2);
    EXPECT_EQ(std::count_if(made.map.ways.begin(), made.map.ways.end(),
                            [](const Way& way) { return way.kind == WayKind::Walk; }),
              2)
        << "the two pieces of way 200";
    EXPECT_EQ(made.map.areas.size(), 1) << "the building";
}

TEST(OsmReader, JoinsTheRingsOfAMultipolygonAndKeepsItsHole) {
    const TownMap map = read(smallTown(R"(
      <way id="200"><nd ref="1"/><nd ref="4"/><nd ref="3"/></way>
      <way id="201"><nd ref="1"/><nd ref="5"/><nd ref="3"/></way>
      <relation id="300"><member type="way" ref="200" role="outer"/><member type="way" ref="201" role="outer"/>
        <member type="way" ref="103" role="inner"/>
        <tag k="type" v="multipolygon"/><tag k="leisure" v="park"/><tag k="name" v="Priory Gardens"/></relation>)"))
                            .value()
                            .map;
    const auto park =
        std::find_if(map.areas.begin(), map.areas.end(), [](const Area& area) { return area.kind == AreaKind::Green; });
    ASSERT_NE(park, map.areas.end());
    EXPECT_EQ(park->name, "Priory Gardens");
    ASSERT_EQ(park->rings.size(), 2);
    EXPECT_EQ(park->rings[0].size(), 4);
    EXPECT_EQ(map.areas.size(), 2) << "the building in the hole is drawn too";
}

TEST(OsmReader, AnOldMultipolygonTakesItsTagsFromItsWayAndIsDrawnOnce) {
    const TownMap map = read(smallTown(R"(
      <way id="200"><nd ref="1"/><nd ref="4"/><nd ref="3"/><nd ref="5"/><nd ref="1"/><tag k="natural" v="water"/></way>
      <relation id="300"><member type="way" ref="200" role="outer"/><member type="way" ref="103" role="inner"/>
        <tag k="type" v="multipolygon"/></relation>)"))
                            .value()
                            .map;
    EXPECT_EQ(std::count_if(map.areas.begin(), map.areas.end(),
                            [](const Area& area) { return area.kind == AreaKind::Water; }),
              1);
}

TEST(OsmReader, PassesOverWhatAnEditorHasDeleted) {
    const TownMap map = read(smallTown(R"(<node id="900" action="delete"/>
      <way id="200" action="delete"><nd ref="1"/><nd ref="4"/><tag k="highway" v="primary"/><tag k="name" v="Gone"/></way>
      <way id="201" visible="false"><nd ref="1"/><nd ref="4"/><tag k="highway" v="primary"/></way>)"))
                            .value()
                            .map;
    EXPECT_EQ(map.ways.size(), 3);
}

TEST(OsmReader, ReadsUnsortedFiles) {
    const QByteArray xml = R"(<osm><way id="9"><nd ref="5"/><nd ref="-3"/><tag k="highway" v="residential"/></way>
      <node id="5" lat="52" lon="-1"/><node id="-3" lat="52.001" lon="-1.001"/></osm>)";
    const TownMap map = read(xml).value().map;
    ASSERT_EQ(map.ways.size(), 1);
    EXPECT_EQ(map.ways[0].line.size(), 2);
    EXPECT_NEAR(map.bounds.height(), 111.3, 0.1) << "the points' own box where the file tells none";
}

TEST(OsmReader, AStreetDueNorthIsATownThatCanBeKept) {
    const TownMap map = read(R"(<osm><node id="1" lat="52" lon="-1"/><node id="2" lat="52.001" lon="-1"/>
      <way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="steps"/></way></osm>)")
                            .value()
                            .map;
    EXPECT_TRUE(map.bounds.isValid());
    EXPECT_EQ(mapOf(toBytes(map)).value(), map);
}

struct BadFile {
    const char* name;
    QByteArray bytes;
    ErrorCode code;
    const char* says;
};

class BadFiles : public testing::TestWithParam<BadFile> {};

TEST_P(BadFiles, AreToldOf) {
    const auto result = read(GetParam().bytes);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, GetParam().code);
    EXPECT_NE(result.error().text().find(GetParam().says), std::string::npos) << result.error().text();
    EXPECT_FALSE(result.error().todo.empty());
}

QByteArray nested(int depth) {
    return QByteArray("<osm>") + QByteArray("<a>").repeated(depth) + QByteArray("</a>").repeated(depth) + "</osm>";
}

const QByteArray billionLaughs =
    R"(<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]><osm>&d;&d;&d;&d;</osm>)";

QByteArray onePlace(const QByteArray& latitude, const QByteArray& longitude) {
    return "<osm><node id=\"1\" lat=\"" + latitude + "\" lon=\"" + longitude + "\"/></osm>";
}

INSTANTIATE_TEST_SUITE_P(
    OsmReader, BadFiles,
    testing::Values(
        BadFile{"Empty", "", ErrorCode::InvalidInput, "no XML"},
        BadFile{"NoXml", "lat,lon\n52,-1\n", ErrorCode::InvalidInput, "not sound XML"},
        BadFile{"OtherXml", "<gpx><trk/></gpx>", ErrorCode::InvalidInput, "no OpenStreetMap file"},
        BadFile{"Changes", "<osmChange/>", ErrorCode::InvalidInput, "no OpenStreetMap file"},
        BadFile{"CutShort", smallTown().left(600), ErrorCode::InvalidInput, "line 14"},
        BadFile{"Unclosed", "<osm><node id='1' lat='52' lon='-1'></osm>", ErrorCode::InvalidInput, "mismatched"},
        BadFile{"NoUtf8", QByteArray("<osm><way id='1'><tag k='name' v='\xff\xfe'/></way></osm>"),
                ErrorCode::InvalidInput, "not sound XML"},
        BadFile{"NoPoints", "<osm/>", ErrorCode::InvalidInput, "no points"},
        BadFile{"NoStreets", onePlace("52", "-1") + "", ErrorCode::InvalidInput, "no street"},
        BadFile{"NoLatitude", onePlace("", "-1"), ErrorCode::InvalidInput, "no position"},
        BadFile{"NotANumber", onePlace("nan", "-1"), ErrorCode::InvalidInput, "where no town is"},
        BadFile{"Words", onePlace("52.0x", "-1"), ErrorCode::InvalidInput, "no position"},
        BadFile{"NorthOfTheEarth", onePlace("91", "-1"), ErrorCode::InvalidInput, "where no town is"},
        BadFile{"EastOfTheEarth", onePlace("52", "181"), ErrorCode::InvalidInput, "where no town is"},
        BadFile{"NoId", "<osm><node lat='52' lon='-1'/></osm>", ErrorCode::InvalidInput, "no number"},
        BadFile{"BoundsUpsideDown", "<osm><bounds minlat='52' minlon='-1' maxlat='51' maxlon='0'/></osm>",
                ErrorCode::InvalidInput, "bounds"},
        BadFile{"County", "<osm><bounds minlat='52' minlon='-1' maxlat='52.5' maxlon='-0.9'/></osm>",
                ErrorCode::Refused, "30 km"},
        BadFile{"BillionLaughs", billionLaughs, ErrorCode::Refused, "document type"},
        BadFile{"Deep", nested(50), ErrorCode::Refused, "too deep"},
        BadFile{"Gzip", QByteArray("\x1f\x8b\x08\x00\x00", 5), ErrorCode::InvalidInput, "gunzip"},
        BadFile{"Bzip2", "BZh91AY&SY", ErrorCode::InvalidInput, "bunzip2"},
        BadFile{"Zip", QByteArray("PK\x03\x04 town.osm", 13), ErrorCode::InvalidInput, "zip"},
        BadFile{"Pbf", QByteArray("\x00\x00\x00\x0d\x0a\x09OSMHeader\x18", 16), ErrorCode::InvalidInput, "osmium cat"}),
    [](const auto& given) { return given.param.name; });

TEST(OsmReader, IsGivenWhatMayBeReadOfAFileOnly) {
    const watchdesk::test::TempDir folder;
    const QString path = QString::fromStdString(folder.file("ashby.osm"));
    EXPECT_EQ(codeOf(readOsmFile(path, {})), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(readOsmFile(QString::fromStdString(folder.path().string()), {})), ErrorCode::InvalidInput);
    ASSERT_EQ(mkfifo(folder.file("pipe").c_str(), 0600), 0);
    EXPECT_EQ(codeOf(readOsmFile(QString::fromStdString(folder.file("pipe")), {})), ErrorCode::InvalidInput)
        << "and it is not waited for";
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(smallTown());
    file.flush();
    EXPECT_EQ(readOsmFile(path, {}).value().map.sourceName, "ashby.osm");
    EXPECT_EQ(codeOf(readOsmFile(path, {.mostBytes = smallTown().size() - 1})), ErrorCode::Refused);
    // Two gigabytes that take no room on the disk.
    ASSERT_TRUE(file.resize(2LL << 30));
    const auto large = readOsmFile(path, {});
    ASSERT_EQ(codeOf(large), ErrorCode::Refused);
    EXPECT_NE(large.error().todo.find("centre"), std::string::npos);
}

/// Says that it is smaller, or larger, than what it gives.
class Changing : public QBuffer {
public:
    Changing(const QByteArray& bytes, qint64 said) : m_said(said) {
        setData(bytes);
        open(QIODevice::ReadOnly);
    }
    [[nodiscard]] qint64 size() const override { return m_said; }

private:
    qint64 m_said;
};

TEST(OsmReader, TellsAFileThatIsStillBeingWritten) {
    const QByteArray xml = smallTown();
    Changing steady(xml, xml.size());
    EXPECT_TRUE(readOsm(steady, QStringLiteral("town.osm"), {}));
    Changing grown(xml, xml.size() - 7);
    EXPECT_EQ(codeOf(readOsm(grown, QStringLiteral("town.osm"), {})), ErrorCode::Unavailable);
    Changing shrunk(xml, xml.size() + 7);
    EXPECT_EQ(codeOf(readOsm(shrunk, QStringLiteral("town.osm"), {})), ErrorCode::Unavailable);
}

TEST(OsmReader, ReadsTheCentreOfARealTown) {
    WATCHDESK_NEED_SHARED_DATA(data);
    const OsmRead made =
        readOsmFile(QString::fromStdString((data / "town" / "oxford-centre.osm").string()), {}).value();
    const TownMap& map = made.map;
    EXPECT_NEAR(map.bounds.width(), 1022, 3);
    EXPECT_NEAR(map.bounds.height(), 1001, 3);
    const auto areas = [&](AreaKind kind) {
        return std::count_if(map.areas.begin(), map.areas.end(), [&](const Area& area) { return area.kind == kind; });
    };
    EXPECT_NEAR(static_cast<double>(areas(AreaKind::Building)), 985, 15);
    EXPECT_GT(areas(AreaKind::Green), 60);
    EXPECT_GE(areas(AreaKind::Water), 2);
    EXPECT_EQ(areas(AreaKind::CarPark), 47);
    QSet<QString> names;
    for (const Way& way : map.ways) {
        EXPECT_GE(way.line.size(), 2);
        names.insert(way.name);
    }
    EXPECT_TRUE(names.contains("Walton Street"));
    EXPECT_TRUE(names.contains("Woodstock Road"));
    EXPECT_GT(names.size(), 60);
    EXPECT_NEAR(static_cast<double>(map.ways.size()), 640, 30);
    EXPECT_GT(map.addresses.size(), 450);
    EXPECT_EQ(made.cutWays, 0);
}

} // namespace
} // namespace watchdesk::town
