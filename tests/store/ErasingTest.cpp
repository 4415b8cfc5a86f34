// Erasing, on each engine: what hangs on a record goes, nothing else does, and it works while the store is locked.
#include "store/Erasing.h"

#include "StoreFixture.h"
#include "store/AlertTable.h"
#include "store/ChangeTable.h"
#include "store/DueRecords.h"
#include "store/ErasureTable.h"
#include "store/ExclusionTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/PhotographTable.h"
#include "store/Redaction.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Verify.h"

#include <QDateTime>

namespace watchdesk::store {

using ErasingTest = StoreTest;
STORE_TESTS(ErasingTest);

namespace {

struct Furnished {
    Town town;
    domain::Subject one;
    domain::Subject two;
    domain::Incident shared; ///< both had a part in it
    domain::Incident alone;  ///< of the first only
    domain::Transmission over;
    domain::Still still;
    domain::ExclusionNotice notice;
};

Result<domain::Subject> person(Tx& tx, const char* reference, const char* name) {
    domain::Subject s;
    s.reference = QString::fromLatin1(reference);
    s.name = QString::fromLatin1(name);
    STORE_TRY(kept, SubjectTable::insert(tx, s));
    domain::Media media;
    media.kind = domain::MediaKind::Photograph;
    STORE_TRY(picture, MediaTable::put(tx, media, QByteArray(3000, 'p'), kept.id));
    domain::Photograph photograph;
    photograph.subjectId = kept.id;
    photograph.mediaId = picture.id;
    STORE_CHECK(PhotographTable::insert(tx, photograph));
    return kept;
}

Result<domain::Transmission> overOf(Tx& tx) {
    domain::Media media;
    STORE_TRY(recording, MediaTable::put(tx, media, QByteArray(3000, 'r')));
    domain::Transmission over;
    over.channel = QStringLiteral("SHOP");
    over.start = 1000;
    over.end = 2000;
    over.mediaId = recording.id;
    STORE_TRY(kept, TransmissionTable::insert(tx, over));
    STORE_CHECK(FeedTable::append(tx, {0, domain::FeedKind::Transmission, kept.id, 1000, {}, {}}));
    return kept;
}

Result<Furnished> furnish(Tx& tx) {
    Furnished out;
    STORE_TRY(town, makeTown(tx));
    out.town = town;
    STORE_TRY(one, person(tx, "W-0001", "Rowan Quickthorn"));
    out.one = one;
    STORE_TRY(two, person(tx, "W-0002", "Ash Alder"));
    out.two = two;
    STORE_TRY(over, overOf(tx));
    out.over = over;
    auto incident = incidentAt(town, 1000);
    incident.narrative = QStringLiteral("Rowan Quickthorn with Ash Alder");
    incident.subjects = {{one.id, domain::SubjectPart::Offender}, {two.id, domain::SubjectPart::Suspect}};
    STORE_TRY(shared, IncidentTable::insert(tx, incident));
    out.shared = shared;
    incident.number = 0;
    incident.id.clear();
    incident.subjects = {{one.id, domain::SubjectPart::Offender}};
    incident.transmissionId = over.id;
    STORE_TRY(alone, IncidentTable::insert(tx, incident));
    out.alone = alone;
    domain::Media media;
    media.kind = domain::MediaKind::Still;
    STORE_TRY(picture, MediaTable::put(tx, media, QByteArray(3000, 's')));
    domain::Still still;
    still.mediaId = picture.id;
    still.takenAt = 1000;
    STORE_TRY(keptStill, StillTable::insert(tx, still));
    out.still = keptStill;
    domain::MatchDecision decision;
    decision.subjectId = one.id;
    decision.stillId = keptStill.id;
    decision.verdict = domain::Verdict::Same;
    STORE_CHECK(MatchDecisionTable::insert(tx, decision));
    domain::ExclusionNotice notice;
    notice.schemeId = town.scheme.id;
    notice.subjectId = one.id;
    notice.evidence = {alone.id};
    STORE_TRY(keptNotice, ExclusionTable::insert(tx, notice));
    out.notice = keptNotice;
    return out;
}

qint64 count(Store& store, const char* table) {
    return good(store.read([table](Tx& tx) {
               return tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table)));
           }))
        ->integer(0);
}

} // namespace

TEST_P(ErasingTest, ASubjectGoesWithWhatHangsOnItAndNobodyElse) {
    auto store = ready();
    const auto f = good(store->write(furnish));
    store->keyring().lock(); // needs no key
    auto counts = good(store->write([id = f.one.id](Tx& tx) -> Result<ErasedCounts> {
        ErasedCounts out;
        STORE_CHECK(eraseRecordsOfSubject(tx, id, out));
        return out;
    }));
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase)); // that the keys went is signed
    counts = good(store->write([id = f.one.id, counts](Tx& tx) -> Result<ErasedCounts> {
        ErasedCounts out = counts;
        STORE_CHECK(eraseSubject(tx, id, out));
        return out;
    }));
    EXPECT_EQ(counts.value(QStringLiteral("photographs")), 1);
    EXPECT_EQ(counts.value(QStringLiteral("stills")), 1);
    EXPECT_EQ(counts.value(QStringLiteral("recordings")), 1);
    EXPECT_EQ(counts.value(QStringLiteral("parts in incidents")), 2);
    EXPECT_EQ(count(*store, "subject"), 1);
    EXPECT_EQ(count(*store, "photograph"), 1);
    EXPECT_EQ(count(*store, "media"), 1) << "the other's photograph";
    EXPECT_EQ(count(*store, "incident"), 2);
    EXPECT_EQ(count(*store, "incident_subject"), 1);
    EXPECT_EQ(count(*store, "transmission"), 1);
    EXPECT_EQ(good(store->read([id = f.two.id](Tx& tx) { return SubjectTable::find(tx, id); }))->name,
              QStringLiteral("Ash Alder"));
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok()) << report.broken.join(QLatin1Char('\n')).toStdString();
    // Once more, as a replayed ledger does: nothing is there, and nothing goes wrong.
    good(store->write([id = f.one.id](Tx& tx) -> Result<int> {
        ErasedCounts out;
        STORE_CHECK(eraseByLedger(tx, QStringLiteral("subject"), id, out));
        STORE_CHECK(eraseSubject(tx, id, out));
        return out.value(QStringLiteral("subjects")) == 0 ? Result<int>(1) : internalError("twice");
    }));
    EXPECT_TRUE(good(store->read([](Tx& tx) { return ErasureTable::due(tx); })).isEmpty());
}

TEST_P(ErasingTest, EachKindGoesAloneAndLocked) {
    auto store = ready();
    const auto f = good(store->write(furnish));
    store->keyring().lock();
    const std::pair<const char*, QString> kinds[] = {
        {"recording", f.over.id}, {"still", f.still.id},        {"exclusion_notice", f.notice.id},
        {"incident", f.alone.id}, {"member", f.town.member.id}, {"meeting", QStringLiteral("gone")}};
    for (const auto& [entity, id] : kinds)
        good(store->write([e = QString::fromLatin1(entity), i = id](Tx& tx) -> Result<int> {
            ErasedCounts out;
            STORE_CHECK(eraseByLedger(tx, e, i, out));
            return 1;
        }));
    EXPECT_EQ(codeOf(store->write([](Tx& tx) -> Result<int> {
                  ErasedCounts out;
                  STORE_CHECK(eraseByLedger(tx, QStringLiteral("person"), QStringLiteral("x"), out));
                  return 1;
              })),
              "invalid-input");
    EXPECT_EQ(codeOf(store->write([id = f.over.id](Tx& tx) -> Result<int> {
                  ErasedCounts out;
                  STORE_CHECK(eraseByLedger(tx, QStringLiteral("transmission"), id, out));
                  return 1;
              })),
              "conflict")
        << "an incident was logged from it";
    EXPECT_EQ(count(*store, "still"), 0);
    EXPECT_EQ(count(*store, "match_decision"), 1) << "the decision stays, without a picture";
    EXPECT_EQ(count(*store, "exclusion_notice"), 0);
    EXPECT_EQ(count(*store, "transmission"), 1) << "an incident was logged from it";
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    const auto incident = good(store->read([id = f.alone.id](Tx& tx) { return IncidentTable::find(tx, id); }));
    EXPECT_EQ(incident->narrative, QString());
    EXPECT_EQ(incident->lossPence, 14'000);
    const auto member = good(store->read([id = f.town.member.id](Tx& tx) { return MemberTable::find(tx, id); }));
    EXPECT_EQ(member->contact + member->phone, QString());
    EXPECT_FALSE(member->name.isEmpty());
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok()) << report.broken.join(QLatin1Char('\n')).toStdString();
}

TEST_P(ErasingTest, AnOverThatTwoIncidentsShareGoesWithTheLastOfThem) {
    auto store = ready();
    const auto f = good(store->write(furnish));
    const auto other = good(store->write([&f](Tx& tx) {
        auto incident = incidentAt(f.town, 2000);
        incident.transmissionId = f.over.id; // logged from the same over as `alone`
        return IncidentTable::insert(tx, incident);
    }));
    const auto erase = [&store](const QString& id) {
        good(store->write([id](Tx& tx) -> Result<int> {
            ErasedCounts out;
            STORE_CHECK(eraseByLedger(tx, QStringLiteral("incident"), id, out));
            return 1;
        }));
    };
    const auto media = [&store, &f] {
        return good(store->read([&f](Tx& tx) { return MediaTable::find(tx, f.over.mediaId); }));
    };
    erase(f.alone.id);
    ASSERT_TRUE(media()) << "it is the other's evidence";
    EXPECT_EQ(good(store->read([&f](Tx& tx) { return MediaTable::readAll(tx, f.over.mediaId); })).size(), 3000);
    erase(other.id);
    EXPECT_FALSE(media());
    EXPECT_EQ(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken, QStringList());
}

TEST_P(ErasingTest, ANameIsTakenOutOfEveryTextThatHasIt) {
    auto store = ready();
    good(store->write(furnish));
    const Redact redact = [](const QString& text) {
        QString out = text;
        return out.replace(QStringLiteral("Rowan Quickthorn"), QStringLiteral("…"));
    };
    const auto places = good(store->read([&](Tx& tx) { return findTexts(tx, redact); }));
    EXPECT_EQ(places.size(), 2);
    EXPECT_EQ(good(store->write([&](Tx& tx) { return redactTexts(tx, places, redact); })), 2);
    EXPECT_EQ(good(store->write([&](Tx& tx) { return redactTexts(tx, places, redact); })), 0);
    EXPECT_TRUE(good(store->read([&](Tx& tx) { return findTexts(tx, redact); })).isEmpty());
    const auto incident = good(store->read([](Tx& tx) { return IncidentTable::byNumber(tx, 1); }));
    EXPECT_EQ(incident->narrative, QStringLiteral("… with Ash Alder"));
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->read([&](Tx& tx) { return findTexts(tx, redact); })), "locked");
}

TEST_P(ErasingTest, WhatIsOldIsFoundByItsDate) {
    auto store = ready();
    const auto f = good(store->write(furnish));
    const auto oldOnes = [&](Result<QVector<OldRecord>> (*read)(Tx&, UtcMs), UtcMs before) {
        QStringList out;
        for (const OldRecord& record : good(store->read([=](Tx& tx) { return read(tx, before); })))
            out << record.id;
        return out;
    };
    EXPECT_EQ(oldOnes(incidentsBefore, 1000), QStringList());
    EXPECT_EQ(oldOnes(incidentsBefore, 1001).size(), 2);
    EXPECT_EQ(oldOnes(stillsBefore, 1001), QStringList{f.still.id});
    EXPECT_EQ(oldOnes(recordingsBefore, 9000), QStringList()) << "an incident was logged from it";
    EXPECT_EQ(oldOnes(transmissionsBefore, 9000), QStringList());
    EXPECT_EQ(oldOnes(meetingsBefore, 9000), QStringList());
    const auto held = good(store->read([id = f.one.id](Tx& tx) { return holdingsOf(tx, id); }));
    EXPECT_EQ(held.photographs + held.stills + held.notices + held.incidents, 1 + 1 + 1 + 2);
    const auto plain = good(store->read([](Tx& tx) { return plainSubjects(tx); }));
    ASSERT_EQ(plain.size(), 2);
    EXPECT_EQ(plain.first().lastIncident, 1000);
}

TEST_P(ErasingTest, TheClockOfASubjectStartsAtTheLastIncidentThatStands) {
    auto store = ready();
    const auto f = good(store->write(furnish));
    const auto last = [&] {
        return good(store->read([id = f.one.id](Tx& tx) { return plainSubjects(tx, id); })).first().lastIncident;
    };
    auto later = incidentAt(f.town, 5000);
    later.subjects = {{f.one.id, domain::SubjectPart::Offender}};
    later = good(store->write([&](Tx& tx) { return IncidentTable::insert(tx, later); }));
    EXPECT_EQ(last(), 5000);
    for (const auto outcome : {domain::IncidentOutcome::False, domain::IncidentOutcome::Withdrawn}) {
        later.outcome = outcome;
        later = good(store->write([&](Tx& tx) { return IncidentTable::update(tx, later); }));
        EXPECT_EQ(last(), 1000);
    }
    EXPECT_EQ(good(store->read([](Tx& tx) { return plainSubjects(tx); })).first().lastIncident, 1000);
}

TEST_P(ErasingTest, AMemberWhoCameBackAndLeftAgainIsDueAgain) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const QDate today = QDateTime::fromMSecsSinceEpoch(clock.now()).date();
    const auto leave = [&](const QDate& day) {
        good(store->write([&](Tx& tx) -> Result<domain::Member> {
            STORE_TRY(memberships, MembershipTable::ofMember(tx, town.member.id));
            for (domain::Membership& membership : memberships) {
                membership.left = day;
                STORE_CHECK(MembershipTable::update(tx, membership));
            }
            STORE_TRY(member, MemberTable::find(tx, town.member.id));
            member->contact = QStringLiteral("Zebedee Quillfeather");
            return MemberTable::update(tx, *member);
        }));
    };
    const auto due = [&] {
        return good(store->read([&](Tx& tx) { return membersLeftBefore(tx, today.addYears(10)); })).size();
    };
    const auto erase = [&] {
        good(store->write([&](Tx& tx) -> Result<void> {
            ErasedCounts counts;
            return eraseContact(tx, town.member.id, counts);
        }));
    };
    EXPECT_EQ(due(), 0);
    leave(today.addYears(-3));
    EXPECT_EQ(due(), 1);
    erase();
    EXPECT_EQ(due(), 0);
    leave(today.addDays(30));
    EXPECT_EQ(due(), 1) << "the contact of the second time";
    good(store->write([&](Tx& tx) -> Result<void> {
        return ErasureTable::take(
            tx, {QStringLiteral("member"), town.member.id, today.addDays(900).startOfDay().toMSecsSinceEpoch(), false});
    }));
    EXPECT_EQ(due(), 0) << "the ledger keeps the later time";
}

TEST_P(ErasingTest, WhatWasWrittenSinceIsFoundAlone) {
    auto store = ready();
    const auto f = good(store->write(furnish));
    const Redact redact = [](const QString& text) { return QString(text).remove(QStringLiteral("Quickthorn")); };
    const auto seq = good(store->read([](Tx& tx) { return ChangeTable::last(tx); }));
    const auto since = [&] { return good(store->read([&](Tx& tx) { return findTextsSince(tx, seq, redact); })); };
    EXPECT_TRUE(since().isEmpty());
    good(store->write([&](Tx& tx) -> Result<void> {
        auto incident = incidentAt(f.town, 3000);
        incident.narrative = QStringLiteral("Quickthorn again");
        STORE_CHECK(IncidentTable::insert(tx, incident));
        STORE_CHECK(
            FeedTable::append(tx, {0, domain::FeedKind::System, {}, 3000, {}, QStringLiteral("Quickthorn was seen")}));
        return {};
    }));
    const auto places = since();
    ASSERT_EQ(places.size(), 2);
    EXPECT_EQ(good(store->write([&](Tx& tx) { return redactTexts(tx, places, redact); })), 2);
    EXPECT_TRUE(since().isEmpty());
}

} // namespace watchdesk::store
