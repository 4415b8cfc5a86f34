// Police cases, shifts and intelligence reports, on each engine.
#include "StoreFixture.h"
#include "store/DueRecords.h"
#include "store/Erasing.h"
#include "store/IncidentTable.h"
#include "store/IntelReportTable.h"
#include "store/PoliceCaseTable.h"
#include "store/Redaction.h"
#include "store/ShiftTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"

namespace watchdesk::store {
namespace {

class CaseTablesTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
        town = good(store->write([](Tx& tx) { return makeTown(tx); }));
        incident = good(store->write([&](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 1000)); }));
    }
    domain::PoliceCase full() const {
        domain::PoliceCase v;
        v.incidentId = incident.id;
        v.asked = 2;
        v.askedAt = 10;
        v.askedBy = QStringLiteral("jo");
        v.askedHow = domain::AskedHow::Text;
        v.declinedAt = 11;
        v.declinedBy = QStringLiteral("jo");
        v.declinedWhy = QStringLiteral("head office does not wish it");
        v.reportedAt = 12;
        v.reportedBy = QStringLiteral("sam");
        v.reporter = QStringLiteral("the manager, by telephone");
        v.crimedAt = 13;
        v.crimedBy = QStringLiteral("sam");
        v.crimeNumber = QStringLiteral("26*0042117");
        v.disposal = domain::Disposal::CommunityResolution;
        v.disposalOn = QDate(2026, 11, 3);
        v.disposalAt = 14;
        v.disposalBy = QStringLiteral("sam");
        v.disposalFrom = QStringLiteral("the neighbourhood team");
        return v;
    }
    domain::PoliceCase stored() {
        return good(store->read([&](Tx& tx) { return PoliceCaseTable::ofIncident(tx, incident.id); }));
    }
    std::unique_ptr<Store> store;
    Town town;
    domain::Incident incident;
};

TEST_P(CaseTablesTest, ACaseComesBackAsItWas) {
    EXPECT_TRUE(stored().id.isEmpty()) << "nothing is known";
    EXPECT_EQ(stored().incidentId, incident.id);
    const auto kept = good(store->write([&](Tx& tx) { return PoliceCaseTable::insert(tx, full()); }));
    const auto back = stored();
    EXPECT_EQ(back.id, kept.id);
    EXPECT_EQ(back.asked, 2);
    EXPECT_EQ(back.askedHow, domain::AskedHow::Text);
    EXPECT_EQ(back.declinedWhy, full().declinedWhy);
    EXPECT_EQ(back.reporter, full().reporter);
    EXPECT_EQ(back.crimeNumber, full().crimeNumber);
    EXPECT_EQ(back.disposal, domain::Disposal::CommunityResolution);
    EXPECT_EQ(back.disposalOn, QDate(2026, 11, 3));
    EXPECT_EQ(back.disposalFrom, full().disposalFrom);
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return PoliceCaseTable::insert(tx, full()); })), "conflict")
        << "one row an incident";
    good(store->write([&](Tx& tx) { return PoliceCaseTable::update(tx, back); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return PoliceCaseTable::update(tx, back); })), "conflict");
}

TEST_P(CaseTablesTest, WhatOthersMustNotReadIsSealed) {
    good(store->write([&](Tx& tx) { return PoliceCaseTable::insert(tx, full()); }));
    const auto raw = good(store->read([&](Tx& tx) {
        return tx.one(QStringLiteral("SELECT crime_number, reporter, disposal_from, declined_why FROM police_case"));
    }));
    for (int i = 0; i < 4; ++i) {
        EXPECT_FALSE(raw->blob(i).contains("0042117"));
        EXPECT_FALSE(raw->blob(i).contains("manager"));
        EXPECT_GT(raw->blob(i).size(), 40);
    }
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->read([&](Tx& tx) { return PoliceCaseTable::ofIncident(tx, incident.id); })), "locked");
}

TEST_P(CaseTablesTest, CasesAndOversAreFoundByTheirTime) {
    good(store->write([&](Tx& tx) { return PoliceCaseTable::insert(tx, full()); }));
    const auto find = [&](UtcMs since, UtcMs until) {
        return good(store->read([=](Tx& tx) { return PoliceCaseTable::between(tx, since, until); })).size();
    };
    EXPECT_EQ(find(0, 0), 1);
    EXPECT_EQ(find(1000, 1001), 1);
    EXPECT_EQ(find(0, 1000), 0);
    EXPECT_EQ(find(1001, 0), 0);
    const auto told = [&] { return good(store->read([](Tx& tx) { return PoliceCaseTable::toldOnRadio(tx, 0, 0); })); };
    EXPECT_TRUE(told().isEmpty());
    good(store->write([&](Tx& tx) -> Result<void> {
        domain::Transmission over;
        over.channel = QStringLiteral("SHOP");
        over.callId = QStringLiteral("call");
        over.start = 900;
        over.end = 950;
        over.incidentId = incident.id;
        STORE_CHECK(TransmissionTable::insert(tx, over));
        return {};
    }));
    EXPECT_EQ(told(), QSet<QString>{incident.id});
}

TEST_P(CaseTablesTest, ErasingAnIncidentLeavesTheFiguresOfItsCase) {
    good(store->write([&](Tx& tx) { return PoliceCaseTable::insert(tx, full()); }));
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return PoliceCaseTable::isErased(tx, incident.id); })));
    ErasedCounts counts;
    good(store->write([&](Tx& tx) { return eraseIncidentWords(tx, incident.id, counts); }));
    const auto left = stored();
    EXPECT_TRUE(left.crimeNumber.isEmpty());
    EXPECT_TRUE(left.reporter.isEmpty());
    EXPECT_TRUE(left.declinedWhy.isEmpty());
    EXPECT_TRUE(left.disposalFrom.isEmpty());
    EXPECT_EQ(left.disposal, domain::Disposal::CommunityResolution);
    EXPECT_EQ(left.version, 2);
    EXPECT_TRUE(good(store->read([&](Tx& tx) { return PoliceCaseTable::isErased(tx, incident.id); })));
}

TEST_P(CaseTablesTest, ADeskHasOneShiftAndItsNoteIsSealed) {
    domain::Shift shift;
    shift.desk = QStringLiteral("desk1");
    shift.personId = QStringLiteral("jo");
    shift.beganAt = 100;
    auto kept = good(store->write([&](Tx& tx) { return ShiftTable::insert(tx, shift); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return ShiftTable::insert(tx, shift); })), "conflict");
    EXPECT_FALSE(good(store->read([](Tx& tx) { return ShiftTable::lastHandedOver(tx, QStringLiteral("desk1")); })));
    kept.endedAt = 200;
    kept.note = QStringLiteral("The grey hoodie is back.");
    kept = good(store->write([&](Tx& tx) { return ShiftTable::update(tx, kept); }));
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return ShiftTable::running(tx, shift.desk); })));
    const auto raw = good(store->read([](Tx& tx) { return tx.one(QStringLiteral("SELECT note FROM shift")); }));
    EXPECT_FALSE(raw->blob(0).contains("hoodie"));
    shift.beganAt = 300;
    good(store->write([&](Tx& tx) { return ShiftTable::insert(tx, shift); }));
    const auto last = good(store->read([](Tx& tx) { return ShiftTable::lastHandedOver(tx, QStringLiteral("desk1")); }));
    ASSERT_TRUE(last);
    EXPECT_EQ(last->note, kept.note);
    EXPECT_FALSE(good(store->read([](Tx& tx) { return ShiftTable::lastHandedOver(tx, QStringLiteral("desk2")); })));
    EXPECT_EQ(good(store->read([](Tx& tx) { return ShiftTable::unread(tx, QStringLiteral("desk1")); })).size(), 1);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return ShiftTable::unread(tx, QStringLiteral("desk2")); })).isEmpty());
    kept.readAt = 250;
    kept = good(store->write([&](Tx& tx) { return ShiftTable::update(tx, kept); }));
    EXPECT_TRUE(good(store->read([](Tx& tx) { return ShiftTable::unread(tx, QStringLiteral("desk1")); })).isEmpty());
    EXPECT_EQ(good(store->read([](Tx& tx) { return ShiftTable::list(tx, 0, 300); })).size(), 1);
    EXPECT_EQ(good(store->read([](Tx& tx) { return shiftsBefore(tx, 1000); })).size(), 1) << "not the one that runs";
    ErasedCounts counts;
    good(store->write([&](Tx& tx) { return eraseByLedger(tx, QStringLiteral("shift"), kept.id, counts); }));
    EXPECT_EQ(counts.value(QStringLiteral("shifts")), 1);
    EXPECT_FALSE(good(store->read([](Tx& tx) { return ShiftTable::lastHandedOver(tx, QStringLiteral("desk1")); })));
}

TEST_P(CaseTablesTest, AReportIsNumberedComesBackAndGoesWithItsSubject) {
    domain::Subject subject;
    subject.reference = QStringLiteral("W-0900");
    subject.createdAt = 1;
    subject = good(store->write([&](Tx& tx) { return SubjectTable::insert(tx, subject); }));
    domain::IntelReport report;
    report.at = 500;
    report.personId = QStringLiteral("sam");
    report.incidentId = incident.id;
    report.subjectId = subject.id;
    report.evaluation = domain::SourceEvaluation::Reliable;
    report.assessment = domain::InformationAssessment::Corroborated;
    report.handling = domain::HandlingCode::Conditions;
    report.source = QStringLiteral("Pat Ottoway");
    report.words = QStringLiteral("Sells what is taken behind the market.");
    report.conditions = QStringLiteral("Not to members.");
    const auto kept = good(store->write([&](Tx& tx) { return IntelReportTable::insert(tx, report); }));
    domain::IntelReport other;
    other.words = QStringLiteral("About nobody.");
    const auto second = good(store->write([&](Tx& tx) { return IntelReportTable::insert(tx, other); }));
    EXPECT_EQ(kept.number, 1);
    EXPECT_EQ(second.number, 2);
    const auto back = good(store->read([](Tx& tx) { return IntelReportTable::byNumber(tx, 1); }));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->source, report.source);
    EXPECT_EQ(back->words, report.words);
    EXPECT_EQ(back->conditions, report.conditions);
    EXPECT_EQ(domain::gradeOf(*back), QStringLiteral("1 B C"));
    EXPECT_EQ(back->subjectId, subject.id);
    ErasedCounts counts;
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(eraseRecordsOfSubject(tx, subject.id, counts));
        return eraseSubject(tx, subject.id, counts);
    }));
    EXPECT_EQ(counts.value(QStringLiteral("intelligence reports")), 1);
    EXPECT_FALSE(good(store->read([](Tx& tx) { return IntelReportTable::byNumber(tx, 1); })));
    EXPECT_TRUE(good(store->read([](Tx& tx) { return IntelReportTable::byNumber(tx, 2); })));
}

TEST_P(CaseTablesTest, NamesAreTakenOutOfNotesAndReports) {
    domain::Shift shift;
    shift.desk = QStringLiteral("desk1");
    shift.beganAt = 1;
    shift.endedAt = 2;
    shift.note = QStringLiteral("Hollis is in town");
    shift = good(store->write([&](Tx& tx) { return ShiftTable::insert(tx, shift); }));
    domain::IntelReport report;
    report.words = QStringLiteral("Hollis drives a van");
    good(store->write([&](Tx& tx) { return IntelReportTable::insert(tx, report); }));
    const Redact redact = [](const QString& text) { return QString(text).remove(QStringLiteral("Hollis")); };
    const auto places = good(store->read([&](Tx& tx) { return findTexts(tx, redact); }));
    EXPECT_EQ(places.size(), 2);
    good(store->write([&](Tx& tx) { return redactTexts(tx, places, redact); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return ShiftTable::lastHandedOver(tx, QStringLiteral("desk1")); }))->note,
              QStringLiteral(" is in town"));
    EXPECT_EQ(good(store->read([](Tx& tx) { return IntelReportTable::byNumber(tx, 1); }))->words,
              QStringLiteral(" drives a van"));
}

STORE_TESTS(CaseTablesTest);

} // namespace
} // namespace watchdesk::store
