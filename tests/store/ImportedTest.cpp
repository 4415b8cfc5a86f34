// What imports remember, and how many records are written at once, on both engines.
#include "StoreFixture.h"
#include "store/AgendaItemTable.h"
#include "store/AlertTable.h"
#include "store/BroughtIncidents.h"
#include "store/FeedTable.h"
#include "store/ImportedTable.h"
#include "store/IncidentStage.h"
#include "store/IncidentTable.h"
#include "store/LookupTable.h"
#include "store/MeetingTable.h"
#include "store/PoliceCaseTable.h"
#include "store/SubjectTable.h"
#include "store/Verify.h"

namespace watchdesk::store {
namespace {

using ImportedRows = StoreTest;

STORE_TESTS(ImportedRows);

QByteArray tagOf(Store& store, const char* what, const char* text) {
    return good(store.write([=](Tx& tx) -> Result<QByteArray> {
        STORE_TRY(tagger, LookupTable::taggerToWriteWith(tx));
        return tagger.tag(QString::fromLatin1(what), QString::fromLatin1(text));
    }));
}

TEST_P(ImportedRows, ATagLeadsToItsRecordUntilThatIsTakenBack) {
    auto store = ready();
    const QByteArray tag = tagOf(*store, "member", "hallam");
    EXPECT_EQ(tag.size(), 32);
    EXPECT_NE(tag, tagOf(*store, "incident", "hallam")) << "kinds do not meet";
    EXPECT_EQ(tag, tagOf(*store, "member", "hallam"));
    const QString member = QStringLiteral("member");
    good(store->write([=](Tx& tx) { return ImportedTable::put(tx, {{tag, member, QStringLiteral("a")}}); }));
    const auto known = [&] { return good(store->read([=](Tx& tx) { return ImportedTable::find(tx, {tag}); })); };
    EXPECT_EQ(known().value(tag), QStringLiteral("a"));
    good(store->write([=](Tx& tx) { return ImportedTable::put(tx, {{tag, member, QStringLiteral("b")}}); }));
    EXPECT_EQ(known().value(tag), QStringLiteral("b"));
    EXPECT_EQ(good(store->read([=](Tx& tx) { return ImportedTable::all(tx, member); })).size(), 1);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return ImportedTable::all(tx, QStringLiteral("incident")); })).isEmpty());
    good(store->write([=](Tx& tx) { return ImportedTable::forget(tx, QStringLiteral("b")); }));
    EXPECT_TRUE(known().isEmpty());
}

TEST_P(ImportedRows, ALockedDeskHasNoTagger) {
    auto store = ready();
    EXPECT_FALSE(good(store->read([](Tx& tx) { return LookupTable::tagger(tx); }))) << "no secret yet";
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->write([](Tx& tx) -> Result<QByteArray> {
                  STORE_TRY(tagger, LookupTable::taggerToWriteWith(tx));
                  return tagger.tag({}, {});
              })),
              "locked");
}

/// As a table would bring them, one naming a subject.
QVector<IncidentStage::Incoming> incoming(Store& store, const Town& town, int many) {
    const auto subject = good(store.write([](Tx& tx) {
        return SubjectTable::insert(
            tx, {{}, 0, QStringLiteral("W-1"), domain::SubjectStatus::Known, QStringLiteral("Dean Hollis")});
    }));
    const Tagger tagger = good(store.write([](Tx& tx) { return LookupTable::taggerToWriteWith(tx); }));
    QVector<IncidentStage::Incoming> some;
    for (int i = 0; i < many; ++i) {
        domain::Incident incident = incidentAt(town, 1000 + i);
        incident.narrative = QStringLiteral("told %1").arg(i);
        incident.policeReference = i % 2 == 0 ? QString() : QStringLiteral("NG/%1").arg(i);
        if (i == 5)
            incident.subjects = {{subject.id, domain::SubjectPart::Suspect}};
        some.append({incident, tagger.tag(QStringLiteral("incident"), QString::number(i))});
    }
    return some;
}

Result<void> stageAndWrite(Tx& tx, const QVector<IncidentStage::Incoming>& some) {
    IncidentStage stage;
    STORE_CHECK(stage.begin(tx));
    STORE_CHECK(stage.add(tx, some));
    STORE_CHECK(stage.write(tx));
    return IncidentStage::end(tx);
}

qint64 countOf(Store& store, const QString& what) {
    return good(store.read([what](Tx& tx) -> Result<qint64> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM ") + what));
        return row->integer(0);
    }));
}

TEST_P(ImportedRows, ManyIncidentsAreWrittenAtOnceAsTheyWouldBeOneByOne) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    ChangeLog log(*store);
    constexpr int many = 137; // more than one statement's, and a rest
    good(store->write([town](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 500)); }));
    const auto some = incoming(*store, town, many);
    IncidentStage stage;
    good(store->write([&](Tx& tx) { return stage.begin(tx); }));
    for (int at = 0; at < many; at += 50)
        good(store->write([&](Tx& tx) { return stage.add(tx, some.mid(at, 50)); }));
    EXPECT_EQ(countOf(*store, QStringLiteral("incident")), 1) << "nobody sees one before all are there";
    good(store->write([&](Tx& tx) { return stage.write(tx); }));
    const auto incidents = good(store->read([](Tx& tx) { return IncidentTable::list(tx); }));
    ASSERT_EQ(incidents.size(), many + 1);
    EXPECT_EQ(incidents.first().number, many + 1);
    EXPECT_EQ(incidents.first().narrative, QStringLiteral("told 136"));
    EXPECT_EQ(incidents.first().heading, QStringLiteral("Market Place"));
    EXPECT_EQ(incidents.first().premisesId, town.premises.id);
    EXPECT_EQ(incidents.at(many - 6).subjects.size(), 1);
    EXPECT_EQ(incidents.at(many - 1).number, 2);
    EXPECT_EQ(good(store->read(
                  [](Tx& tx) { return LookupTable::find(tx, LookupKind::PoliceReference, QStringLiteral("ng/7")); })),
              QVector<QString>{incidents.at(many - 8).id});
    EXPECT_EQ(countOf(*store, QStringLiteral("lookup WHERE kind = 'police-reference'")), many / 2);
    EXPECT_EQ(good(store->read([](Tx& tx) { return FeedTable::count(tx); })), many);
    ASSERT_TRUE(log.wait(many + 1, QStringLiteral("incident")));
    ASSERT_TRUE(log.wait(many, QStringLiteral("feed")));
    const auto changes = log.of(QStringLiteral("incident"));
    for (int i = 0; i <= many; ++i)
        EXPECT_EQ(changes.at(i).id, incidents.at(many - i).id) << "in their order, each under its own seq";
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
}

TEST_P(ImportedRows, AStageThatWasLeftIsNothingAndOnePartOfItIsNever) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto some = incoming(*store, town, 20);
    IncidentStage given;
    good(store->write([&](Tx& tx) { return given.begin(tx); }));
    good(store->write([&](Tx& tx) { return given.add(tx, some); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) -> Result<void> {
                  STORE_CHECK(given.write(tx));
                  return Error{ErrorCode::Cancelled, "The power went.", {}, {}};
              })),
              "cancelled");
    for (const char* table : {"incident", "feed", "imported", "lookup WHERE kind = 'police-reference'"})
        EXPECT_EQ(countOf(*store, QLatin1String(table)), 0) << table;
    good(store->write([&](Tx& tx) { return stageAndWrite(tx, some.mid(0, 3)); }));
    EXPECT_EQ(countOf(*store, QStringLiteral("incident")), 3) << "what an earlier one left is not among them";
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return stageAndWrite(tx, some); })), "conflict") << "three are there";
    EXPECT_EQ(countOf(*store, QStringLiteral("incident")), 3);
}

TEST_P(ImportedRows, WhatWasSealedBeforeTheKeysWereRenewedIsNotWritten) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto some = incoming(*store, town, 3);
    IncidentStage stage;
    good(store->write([&](Tx& tx) { return stage.begin(tx); }));
    good(store->write([&](Tx& tx) { return stage.add(tx, some); }));
    store->keyring().lock(); // and its run of data keys with it
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return stage.write(tx); })), "conflict");
}

TEST_P(ImportedRows, BroughtIncidentsGoWithAllThatCameWithThem) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto before = good(store->write([town](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 500)); }));
    const auto some = incoming(*store, town, 20);
    good(store->write([&](Tx& tx) { return stageAndWrite(tx, some); }));
    QVector<QString> brought;
    for (const auto& incident : good(store->read([](Tx& tx) { return IncidentTable::list(tx); }))) {
        if (incident.id != before.id)
            brought.append(incident.id);
    }
    ChangeLog log(*store);
    good(store->write([&](Tx& tx) { return takeBackIncidents(tx, brought); }));
    EXPECT_EQ(countOf(*store, QStringLiteral("incident")), 1);
    for (const char* table : {"feed", "imported", "incident_subject", "lookup WHERE kind = 'police-reference'"})
        EXPECT_EQ(countOf(*store, QLatin1String(table)), 0) << table;
    ASSERT_TRUE(log.wait(20, QStringLiteral("incident")));
    EXPECT_EQ(log.of(QStringLiteral("incident")).first().version, 0);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
    good(store->write([&](Tx& tx) { return stageAndWrite(tx, some); }));
    EXPECT_EQ(countOf(*store, QStringLiteral("incident")), 21) << "they may come again";
}

TEST_P(ImportedRows, IncidentsThatSomebodyChangedOrRefersToStay) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto some = incoming(*store, town, 5);
    good(store->write([&](Tx& tx) { return stageAndWrite(tx, some); }));
    auto all = good(store->read([](Tx& tx) { return IncidentTable::list(tx); }));
    const auto refusal = [&](int at) {
        return codeOf(store->write([id = all.at(at).id](Tx& tx) { return takeBackIncidents(tx, {id}); }));
    };
    all[0].lossPence = 5;
    good(store->write([&](Tx& tx) { return IncidentTable::update(tx, all.at(0)); }));
    EXPECT_EQ(refusal(0), "conflict") << "changed";
    domain::Alert alert;
    alert.schemeId = town.scheme.id;
    alert.incidentId = all.at(1).id;
    good(store->write([&](Tx& tx) { return AlertTable::insert(tx, alert); }));
    EXPECT_EQ(refusal(1), "conflict") << "an alert tells of it";
    good(store->write([&](Tx& tx) -> Result<void> {
        domain::Meeting fresh;
        fresh.schemeId = town.scheme.id;
        STORE_TRY(meeting, MeetingTable::insert(tx, fresh));
        domain::AgendaItem item;
        item.meetingId = meeting.id;
        item.evidence = {{QStringLiteral("incident"), all.at(2).id}};
        STORE_CHECK(AgendaItemTable::insert(tx, item));
        return {};
    }));
    EXPECT_EQ(refusal(2), "conflict") << "it is evidence of an agenda";
    domain::PoliceCase known;
    known.incidentId = all.at(4).id;
    known.reportedAt = 5;
    good(store->write([&](Tx& tx) { return PoliceCaseTable::insert(tx, known); }));
    EXPECT_EQ(refusal(4), "conflict") << "it is on its way to the police";
    EXPECT_EQ(refusal(3), "a value");
    EXPECT_EQ(countOf(*store, QStringLiteral("incident")), 4);
}

} // namespace
} // namespace watchdesk::store
