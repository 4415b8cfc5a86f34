// Where patrols were known to be last.
#include "desk/DeskFixture.h"
#include "desk/MapDesk.h"
#include "desk/SignOnDesk.h"
#include "store/RadioSetTable.h"
#include "store/TransmissionTable.h"
#include "town/StreetIndex.h"

#include <QFile>
#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

constexpr UtcMs minute = 60'000;

class PatrolTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ASSERT_TRUE(desk->store()
                        .write([this](store::Tx& tx) -> Result<void> {
                            for (const char* callSign : {"R01", "R02"}) {
                                domain::RadioSet set;
                                set.id = tx.newId();
                                set.schemeId = desk->directory().schemes().first().id;
                                set.callSign = QString::fromLatin1(callSign);
                                if (auto kept = store::RadioSetTable::insert(tx, set); !kept)
                                    return kept.error();
                            }
                            return {};
                        })
                        .result());
        ASSERT_TRUE(desk->directory().reload().result());
        alert = log(QStringLiteral("C07 theft m30 grey hoodie"), true).alert.id;
    }
    void see(const char* line) {
        const auto seen = desk->alerts().addSighting(alert, QString::fromLatin1(line)).result();
        ASSERT_TRUE(seen) << seen.error().text();
    }
    QString setOf(const char* callSign) {
        for (const domain::RadioSet& set : desk->directory().radioSets()) {
            if (set.callSign == QLatin1String(callSign))
                return set.id;
        }
        ADD_FAILURE() << callSign;
        return {};
    }
    /// An over of a set, from which the line is logged.
    Logged tell(const char* callSign, const char* line) {
        domain::Transmission over;
        over.id = QString::fromStdString(ids.next());
        over.channel = QStringLiteral("SHOP");
        over.callId = over.id;
        over.start = clock.now();
        over.end = over.start + 1000;
        over.radioSetId = setOf(callSign);
        EXPECT_TRUE(
            desk->store().write([over](store::Tx& tx) { return store::TransmissionTable::insert(tx, over); }).result());
        return log(QString::fromLatin1(line), false, over.id);
    }
    Patrols patrols() {
        const auto read = desk->map().patrols().result();
        EXPECT_TRUE(read) << read.error().text();
        return read ? *read : Patrols();
    }
    [[nodiscard]] QString placeOf(const Patrol& patrol) const {
        const auto premises = desk->directory().premises(patrol.premisesId);
        return premises ? premises->name : QString();
    }
    QString alert;
};

TEST_F(PatrolTest, TheNewestReportSaysWhereOneIs) {
    EXPECT_TRUE(patrols().placed.isEmpty());
    see("R01 at c07 grey hoodie");
    clock.advance(minute);
    see("R01 at c12 grey hoodie");
    const UtcMs atPennant = clock.now();
    clock.advance(minute);
    see("R01 grey hoodie > market place");
    ASSERT_EQ(patrols().placed.size(), 1);
    const Patrol seen = patrols().placed.first();
    EXPECT_EQ(seen.callSign, QStringLiteral("R01"));
    EXPECT_EQ(placeOf(seen), QStringLiteral("Pennant Sports")) << "where the person went is not where the patrol is";
    EXPECT_EQ(seen.seenAt, atPennant);
    clock.advance(minute);
    const Logged told = tell("R01", "R01 begging at c17");
    EXPECT_EQ(placeOf(patrols().placed.first()), QStringLiteral("Rowe & Finch"));
    EXPECT_EQ(patrols().placed.first().seenAt, clock.now());
    ASSERT_TRUE(desk->incidents().withdraw(told.incident.id).result());
    EXPECT_EQ(placeOf(patrols().placed.first()), QStringLiteral("Pennant Sports")) << "a mistake counts for nothing";
    clock.advance(minute);
    see("R02 at c07 grey hoodie");
    ASSERT_EQ(patrols().placed.size(), 2);
    EXPECT_EQ(patrols().placed.last().callSign, QStringLiteral("R02"));
}

TEST_F(PatrolTest, AnIncidentThatIsOlderThanTheSightingDoesNotCount) {
    (void)tell("R01", "R01 begging at c17");
    clock.advance(minute);
    see("R01 at c12 grey hoodie");
    EXPECT_EQ(placeOf(patrols().placed.first()), QStringLiteral("Pennant Sports"));
}

TEST_F(PatrolTest, WhatIsOlderThanAnHourIsNotKnownAnyMore) {
    see("R01 at c07 grey hoodie");
    (void)tell("R02", "R02 begging at c17");
    clock.advance(patrolKnownMs);
    EXPECT_EQ(patrols().placed.size(), 2);
    clock.advance(1);
    EXPECT_TRUE(patrols().placed.isEmpty());
}

TEST_F(PatrolTest, ASetOfPremisesIsNoPatrol) {
    see("C12 grey hoodie");
    (void)tell("C12", "C12 begging at c17");
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("C12")).result());
    EXPECT_EQ(patrols(), Patrols());
}

TEST_F(PatrolTest, WhoIsOnWatchWithoutAPlaceIsCountedAndWhoSignedOffHasLeft) {
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("R01")).result());
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("R02")).result());
    EXPECT_EQ(patrols().unplaced, 2);
    clock.advance(minute);
    see("R01 at c07 grey hoodie");
    EXPECT_EQ(patrols().unplaced, 1);
    EXPECT_EQ(patrols().placed.size(), 1);
    clock.advance(minute);
    ASSERT_TRUE(desk->signOns().signOff(QStringLiteral("R01")).result());
    EXPECT_TRUE(patrols().placed.isEmpty());
    EXPECT_EQ(patrols().unplaced, 1);
    clock.advance(minute);
    see("R01 at c12 grey hoodie");
    EXPECT_EQ(patrols().placed.size(), 1) << "heard of again, signed on or not";
}

TEST_F(PatrolTest, AStreetIsAPlaceWhereTheMapKnowsIt) {
    see("R01 at high street, grey hoodie");
    EXPECT_TRUE(patrols().placed.isEmpty()) << "there is no map";
    const QString path = QString::fromStdString(dir.file("town.osm"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="51.75" minlon="-1.26" maxlat="51.76" maxlon="-1.25"/>
<node id="1" lat="51.7550" lon="-1.2560"/><node id="2" lat="51.7550" lon="-1.2550"/>
<way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="High Street"/></way></osm>)");
    file.close();
    ASSERT_TRUE(desk->map().importFile(path).result());
    ASSERT_TRUE(eventually([this] { return desk->map().streets() != nullptr; }));
    ASSERT_EQ(patrols().placed.size(), 1);
    const Patrol patrol = patrols().placed.first();
    EXPECT_TRUE(patrol.premisesId.isEmpty());
    EXPECT_EQ(patrol.words, QStringLiteral("High Street"));
    EXPECT_EQ(patrol.at, desk->map().streets()->named(QStringLiteral("High Street")));
}

TEST_F(PatrolTest, ALockedDeskGivesNone) {
    see("R01 at c07 grey hoodie");
    desk->lock();
    EXPECT_EQ(desk->map().patrols().result().error().code, ErrorCode::Locked);
}

TEST_F(PatrolTest, WhatIsReportedIsToldOf) {
    QCoreApplication::processEvents();
    QSignalSpy changed(&desk->map(), &MapDesk::patrolsChanged);
    see("R01 at c07 grey hoodie");
    EXPECT_TRUE(eventually([&] { return !changed.isEmpty(); }));
    changed.clear();
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("R02")).result());
    EXPECT_TRUE(eventually([&] { return !changed.isEmpty(); }));
}

} // namespace
} // namespace watchdesk::desk
