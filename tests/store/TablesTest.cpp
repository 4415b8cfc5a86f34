// Every table gives back what was put in, on both engines; and what is hostile comes to nothing.
#include "StoreFixture.h"
#include "store/AlertTable.h"
#include "store/ChangeTable.h"
#include "store/ExclusionTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PersonTable.h"
#include "store/PhotographTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/SettingTable.h"
#include "store/SightingTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"

namespace watchdesk::store {

using Tables = StoreTest;
STORE_TESTS(Tables);

namespace {

domain::Subject makeSubject(const QString& reference) {
    domain::Subject v;
    v.reference = reference;
    v.name = QStringLiteral("Ásta O'Neill");
    v.sex = QStringLiteral("f");
    v.born = QDate(2008, 2, 29);
    v.description = QStringLiteral("tall");
    v.guardian = QStringLiteral("her aunt");
    v.cautions = domain::Caution::Juvenile | domain::Caution::Vulnerable;
    v.createdAt = 1'700'000'000'123;
    return v;
}

domain::Transmission makeTransmission(UtcMs start, const QString& set = {}) {
    domain::Transmission v;
    v.channel = QStringLiteral("SHOP");
    v.start = start;
    v.callId = QStringLiteral("a84b4c76e66710@pc33");
    v.ssrc = 4'294'967'295;
    v.radioSetId = set;
    return v;
}

} // namespace

TEST_P(Tables, PeoplePlacesAndRadios) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    good(store->read([&](Tx& tx) -> Result<int> {
        STORE_TRY(scheme, SchemeTable::find(tx, town.scheme.id));
        EXPECT_EQ(scheme->kind, domain::SchemeKind::ShopWatch);
        EXPECT_EQ(scheme->channel, town.scheme.channel);
        STORE_TRY(member, MemberTable::find(tx, town.member.id));
        EXPECT_EQ(member->phone, town.member.phone);
        STORE_TRY(memberships, MembershipTable::ofMember(tx, town.member.id));
        EXPECT_EQ(memberships.first().joined, QDate(2020, 2, 29));
        EXPECT_FALSE(memberships.first().left.isValid());
        STORE_TRY(premises, PremisesTable::all(tx));
        EXPECT_EQ(premises.first().area, town.premises.area);
        EXPECT_DOUBLE_EQ(premises.first().north, -33.25);
        STORE_TRY(set, RadioSetTable::byCode(tx, QStringLiteral("EEA"), QStringLiteral("57106")));
        EXPECT_EQ(set->callSign, QStringLiteral("C07"));
        STORE_TRY(nobody, RadioSetTable::byCode(tx, QStringLiteral("EEA"), QStringLiteral("99999")));
        EXPECT_FALSE(nobody);
        return 1;
    }));
    auto lost = town.radioSet;
    lost.state = domain::RadioState::Lost;
    good(store->write([lost](Tx& tx) { return RadioSetTable::update(tx, lost); }));
    EXPECT_FALSE(good(
        store->read([](Tx& tx) { return RadioSetTable::byCode(tx, QStringLiteral("EEA"), QStringLiteral("57106")); })));
    auto twin = town.radioSet;
    twin.id.clear();
    twin.callSign = QStringLiteral("C08");
    good(store->write([twin](Tx& tx) { return RadioSetTable::insert(tx, twin); })); // the code is free again
    EXPECT_EQ(codeOf(store->write([twin](Tx& tx) { return RadioSetTable::insert(tx, twin); })), "conflict");
}

TEST_P(Tables, SubjectsPhotographsAndExclusions) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto subject =
        good(store->write([](Tx& tx) { return SubjectTable::insert(tx, makeSubject(QStringLiteral("W-0412"))); }));
    const auto read = good(store->read([](Tx& tx) { return SubjectTable::byReference(tx, QStringLiteral("W-0412")); }));
    EXPECT_EQ(read->name, subject.name);
    EXPECT_EQ(read->born, subject.born);
    EXPECT_EQ(read->cautions, subject.cautions);
    EXPECT_EQ(read->createdAt, subject.createdAt);
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_TRY(media, MediaTable::put(tx, {{}, 0, domain::MediaKind::Photograph, QStringLiteral("image/png")},
                                         QByteArray("picture")));
        STORE_CHECK(PhotographTable::insert(
            tx, {{}, 0, subject.id, media.id, QDate(2026, 1, 2), QStringLiteral("door camera"), true}));
        STORE_TRY(incident, IncidentTable::insert(tx, incidentAt(town, 7)));
        domain::ExclusionNotice notice;
        notice.schemeId = town.scheme.id;
        notice.subjectId = subject.id;
        notice.step = domain::ExclusionStep::Served;
        notice.reasons = QStringLiteral("three thefts");
        notice.months = 12;
        notice.servedOn = QDate(2026, 1, 31);
        notice.endsOn = QDate(2027, 1, 30);
        notice.servedBy = QStringLiteral("PC 1234");
        notice.evidence = {incident.id};
        STORE_TRY(stored, ExclusionTable::insert(tx, notice));
        stored.breaches = 2;
        STORE_CHECK(ExclusionTable::update(tx, stored));
        return 1;
    }));
    const auto notices = good(store->read([&](Tx& tx) { return ExclusionTable::ofSubject(tx, subject.id); }));
    ASSERT_EQ(notices.size(), 1);
    EXPECT_EQ(notices.first().version, 2);
    EXPECT_EQ(notices.first().breaches, 2);
    EXPECT_EQ(notices.first().step, domain::ExclusionStep::Served);
    EXPECT_EQ(notices.first().servedBy, QStringLiteral("PC 1234"));
    EXPECT_EQ(notices.first().evidence.size(), 1);
    EXPECT_FALSE(notices.first().nominatedOn.isValid());
    const auto pictures = good(store->read([&](Tx& tx) { return PhotographTable::ofSubject(tx, subject.id); }));
    ASSERT_EQ(pictures.size(), 1);
    EXPECT_EQ(pictures.first().source, QStringLiteral("door camera"));
    EXPECT_TRUE(pictures.first().fromPolice);
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MediaTable::readAll(tx, pictures.first().mediaId); })),
              QByteArray("picture"));
}

TEST_P(Tables, IncidentsAreListedByPageAndTime) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    QVector<QString> idsOfAll;
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_TRY(subject, SubjectTable::insert(tx, makeSubject(QStringLiteral("W-1"))));
        for (int i = 1; i <= 200; ++i) {
            auto incident = incidentAt(town, 1000 * i);
            incident.subjects = {{subject.id, domain::SubjectPart::Offender}};
            STORE_TRY(stored, IncidentTable::insert(tx, incident));
            idsOfAll.append(stored.id);
        }
        return 1;
    }));
    IncidentFilter page;
    page.limit = 30;
    page.beforeNumber = 101;
    const auto found = good(store->read([page](Tx& tx) { return IncidentTable::list(tx, page); }));
    ASSERT_EQ(found.size(), 30);
    EXPECT_EQ(found.first().number, 100);
    EXPECT_EQ(found.last().number, 71);
    EXPECT_EQ(found.first().subjects.first().part, domain::SubjectPart::Offender);
    EXPECT_EQ(found.first().lossPence, 14'000);
    IncidentFilter hour;
    hour.since = 5'000;
    hour.until = 9'000;
    EXPECT_EQ(good(store->read([hour](Tx& tx) { return IncidentTable::list(tx, hour); })).size(), 4);
    EXPECT_EQ(good(store->read([&](Tx& tx) { return IncidentTable::fetch(tx, idsOfAll); })).size(), 200);
    EXPECT_EQ(good(store->read([](Tx& tx) { return IncidentTable::byNumber(tx, 150); }))->id, idsOfAll.at(149));
}

TEST_P(Tables, AlertsTheirPartiesAndSightings) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    domain::Alert alert;
    alert.schemeId = town.scheme.id;
    alert.emergency = true;
    alert.told = QStringLiteral("man about 30, grey hoodie");
    alert.raisedAt = 77;
    alert.parties = {{QStringLiteral("CCTV control room"), 77, 0, {}},
                     {QStringLiteral("Police"), 78, 90, QStringLiteral("p1")}};
    auto stored = good(store->write([alert](Tx& tx) { return AlertTable::insert(tx, alert); }));
    EXPECT_EQ(stored.number, 1);
    stored.state = domain::AlertState::Claimed;
    stored.parties[0].acknowledgedAt = 99;
    stored = good(store->write([stored](Tx& tx) { return AlertTable::update(tx, stored); }));
    const auto openOnes = good(store->read([](Tx& tx) { return AlertTable::openAlerts(tx); }));
    ASSERT_EQ(openOnes.size(), 1);
    EXPECT_EQ(openOnes.first().told, alert.told);
    EXPECT_TRUE(openOnes.first().emergency);
    ASSERT_EQ(openOnes.first().parties.size(), 2);
    EXPECT_EQ(openOnes.first().parties.at(0).acknowledgedAt, 99);
    EXPECT_EQ(openOnes.first().parties.at(1).by, QStringLiteral("p1"));
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_CHECK(SightingTable::insert(tx, {{},
                                               0,
                                               stored.id,
                                               town.premises.id,
                                               200,
                                               QStringLiteral("C07"),
                                               QStringLiteral("north"),
                                               QStringLiteral("running")}));
        STORE_CHECK(SightingTable::insert(
            tx, {{}, 0, stored.id, {}, 100, QStringLiteral("CCTV"), QStringLiteral("south"), {}}));
        stored.state = domain::AlertState::Closed;
        stored.outcome = domain::IncidentOutcome::Detained;
        STORE_CHECK(AlertTable::update(tx, stored));
        return 1;
    }));
    const auto sightings = good(store->read([&](Tx& tx) { return SightingTable::forAlert(tx, stored.id); }));
    ASSERT_EQ(sightings.size(), 2);
    EXPECT_EQ(sightings.first().heading, QStringLiteral("south"));
    EXPECT_TRUE(good(store->read([](Tx& tx) { return AlertTable::openAlerts(tx); })).isEmpty());
    EXPECT_EQ(good(store->read([](Tx& tx) { return AlertTable::list(tx); })).first().outcome,
              domain::IncidentOutcome::Detained);
}

TEST_P(Tables, ATransmissionFromItsFirstPacketToItsEnd) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    auto over = good(store->write([](Tx& tx) { return TransmissionTable::insert(tx, makeTransmission(1000)); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return TransmissionTable::unfinished(tx); })).size(), 1);
    EXPECT_EQ(codeOf(store->write([](Tx& tx) { return TransmissionTable::insert(tx, makeTransmission(1000)); })),
              "conflict")
        << "two recorders of one session";
    over.end = 4200;
    over.radioSetId = town.radioSet.id;
    over.callerCode = QStringLiteral("57106");
    over.codes = {{QStringLiteral("EEA"), QStringLiteral("57106"), 120},
                  {QStringLiteral("EEA"), QStringLiteral("11111"), 900}};
    over.packets = 160;
    over.lost = 3;
    over.cut = true;
    over.envelope = QByteArray("\x00\xff\x10", 3);
    good(store->write([over](Tx& tx) { return TransmissionTable::update(tx, over); }));
    good(store->write([&](Tx& tx) { return TransmissionTable::insert(tx, makeTransmission(9000, town.radioSet.id)); }));
    const auto read = good(store->read([&](Tx& tx) { return TransmissionTable::find(tx, over.id); }));
    ASSERT_EQ(read->codes.size(), 2);
    EXPECT_EQ(read->codes.at(1).atMs, 900);
    EXPECT_EQ(read->envelope, over.envelope);
    EXPECT_EQ(read->ssrc, 4'294'967'295);
    EXPECT_TRUE(read->cut);
    EXPECT_EQ(good(store->read([&](Tx& tx) { return TransmissionTable::lastOfRadioSet(tx, town.radioSet.id); }))->start,
              9000);
    EXPECT_EQ(good(store->read([](Tx& tx) { return TransmissionTable::lastHeard(tx); })).value(town.radioSet.id), 9000);
    TransmissionFilter next;
    next.limit = 1;
    next.beforeStart = 9000;
    next.beforeId = QStringLiteral("0");
    const auto page = good(store->read([next](Tx& tx) { return TransmissionTable::list(tx, next); }));
    ASSERT_EQ(page.size(), 1);
    EXPECT_EQ(page.first().id, over.id);
}

TEST_P(Tables, TheFeedIsReadBySeq) {
    auto store = ready();
    ChangeLog log(*store);
    QVector<qint64> seqs;
    good(store->write([&](Tx& tx) -> Result<int> {
        for (int i = 0; i < 300; ++i) {
            domain::FeedEntry entry;
            entry.kind = i % 3 == 0 ? domain::FeedKind::System : domain::FeedKind::Incident;
            entry.at = i;
            entry.code = QStringLiteral("gateway-lost");
            entry.text = i % 3 == 0 ? QStringLiteral("SHOP: no answer %1").arg(i) : QString();
            STORE_TRY(stored, FeedTable::append(tx, entry));
            seqs.append(stored.seq);
        }
        return 1;
    }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::allSeqs(tx); })), seqs);
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::allSeqs(tx, {domain::FeedKind::System}); })).size(), 100);
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::lastSeqs(tx, 10); })), seqs.mid(290));
    QVector<qint64> wanted = seqs.mid(100, 90);
    wanted.append(999'999);
    const auto entries = good(store->read([&](Tx& tx) { return FeedTable::fetch(tx, wanted); }));
    ASSERT_EQ(entries.size(), 90);
    EXPECT_EQ(entries.first().seq, seqs.at(100));
    EXPECT_EQ(entries.at(2).text, QStringLiteral("SHOP: no answer 102"));
    EXPECT_EQ(
        good(store->read([&](Tx& tx) { return FeedTable::seqOf(tx, entries.first().kind, entries.first().recordId); })),
        entries.first().seq);
    EXPECT_EQ(log.of(QStringLiteral("feed")).last().id, QString::number(seqs.last()));
    store->keyring().lock();
    EXPECT_TRUE(good(store->read([&](Tx& tx) { return FeedTable::fetch(tx, wanted); })).at(2).text.isEmpty());
}

TEST_P(Tables, SettingsKnowTheirVersion) {
    auto store = open();
    const auto set = good(store->write([](Tx& tx) {
        return SettingTable::update(tx, {{}, QStringLiteral("k"), 0, QStringLiteral("1")});
    }));
    EXPECT_EQ(set.version, 1);
    EXPECT_EQ(codeOf(store->write([](Tx& tx) {
                  return SettingTable::update(tx, {{}, QStringLiteral("k"), 0, QStringLiteral("2")});
              })),
              "conflict");
    EXPECT_EQ(good(store->write([](Tx& tx) {
                  return SettingTable::update(tx, {{}, QStringLiteral("k"), 1, QStringLiteral("2")});
              })).version,
              2);
}

TEST_P(Tables, HostileTextComesBackAsItWentInOrNearlySo) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const QChar high(0xD83D);
    const QString hostile[] = {QStringLiteral("'; DROP TABLE incident; --"),
                               QStringLiteral("$1 ? :name \\ \" ` %s {{int}} E'\\x00'"),
                               QStringLiteral("👮🏽‍♀️ ناصر 漢字 é"),
                               QString(QChar(0)) + QStringLiteral("after a NUL") + QChar(0),
                               QStringLiteral("half ") + high + QStringLiteral(" a pair"),
                               QString(),
                               QString(2'000'000, QLatin1Char('x')),
                               QStringLiteral("\r\n\t\x01\x7f\ufeff\u202e")};
    for (const QString& text : hostile) {
        auto incident = incidentAt(town, 1);
        incident.narrative = text; // sealed
        incident.category = text;  // not sealed
        const auto stored = good(store->write([incident](Tx& tx) { return IncidentTable::insert(tx, incident); }));
        const auto back = good(store->read([&](Tx& tx) { return IncidentTable::find(tx, stored.id); }));
        QString expected = text;
        expected.replace(high + QStringLiteral(" a"), QStringLiteral("\ufffd a")); // half a pair has no UTF-8
        if (expected == text) {
            EXPECT_EQ(back->narrative, text);
        } else {
            EXPECT_TRUE(back->narrative.startsWith(QStringLiteral("half ")) &&
                        back->narrative.endsWith(QStringLiteral(" a pair")));
        }
        expected.replace(QChar(0), QChar(QChar::ReplacementCharacter));
        EXPECT_EQ(back->category, expected);
    }
    EXPECT_EQ(good(store->read([](Tx& tx) { return IncidentTable::list(tx); })).size(), 8);
    EXPECT_FALSE(good(store->read([](Tx& tx) { return IncidentTable::find(tx, QStringLiteral("' OR '1'='1")); })));
    EXPECT_FALSE(good(store->read([](Tx& tx) { return PersonTable::byName(tx, QStringLiteral("' OR '1'='1")); })));
}

TEST_P(Tables, EveryWriteLeavesANoteInOrder) {
    auto store = ready();
    const qint64 before = good(store->read([](Tx& tx) { return ChangeTable::last(tx); }));
    const auto town = good(store->write(makeTown));
    const auto notes = good(store->read([before](Tx& tx) { return ChangeTable::after(tx, before); }));
    QStringList entities;
    for (const auto& note : notes)
        entities << note.entity;
    // The first number to be looked up brings the secret of all look-ups.
    EXPECT_EQ(entities, (QStringList{QStringLiteral("scheme"), QStringLiteral("data_key"), QStringLiteral("member"),
                                     QStringLiteral("secret_key"), QStringLiteral("membership"),
                                     QStringLiteral("premises"), QStringLiteral("radio_set")}));
    EXPECT_EQ(notes.first().id, town.scheme.id);
    EXPECT_EQ(notes.first().desk, QStringLiteral("desk1"));
}

} // namespace watchdesk::store
