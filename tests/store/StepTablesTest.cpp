// Steps that were done of incidents, and who it was not, on each engine.
#include "StoreFixture.h"
#include "store/AlertTable.h"
#include "store/Erasing.h"
#include "store/IncidentTable.h"
#include "store/RuledOutTable.h"
#include "store/SightingTable.h"
#include "store/StepTable.h"
#include "store/SubjectFacts.h"
#include "store/SubjectTable.h"

namespace watchdesk::store {
namespace {

class StepTablesTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
        town = good(store->write([](Tx& tx) { return makeTown(tx); }));
        subject = good(store->write([](Tx& tx) {
            domain::Subject made;
            made.reference = QStringLiteral("W-0001");
            made.name = QStringLiteral("Rowan Quickthorn");
            return SubjectTable::insert(tx, made);
        }));
        incident = log(1000);
    }
    domain::Incident log(UtcMs at) {
        auto made = incidentAt(town, at);
        made.subjects = {{subject.id, domain::SubjectPart::Suspect}};
        return good(store->write([made](Tx& tx) { return IncidentTable::insert(tx, made); }));
    }
    domain::StepTick tick(const char* step, UtcMs at = 5) const {
        return {{}, 0, incident.id, QString::fromLatin1(step), at, QStringLiteral("jo")};
    }
    std::unique_ptr<Store> store;
    Town town;
    domain::Subject subject;
    domain::Incident incident;
};

TEST_P(StepTablesTest, AStepIsTickedOnceAndTheTickComesOff) {
    const auto later = good(store->write([&](Tx& tx) { return StepTable::insert(tx, tick("b", 9)); }));
    good(store->write([&](Tx& tx) { return StepTable::insert(tx, tick("a", 7)); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return StepTable::insert(tx, tick("a", 8)); })), "conflict");
    auto all = good(store->read([&](Tx& tx) { return StepTable::ofIncident(tx, incident.id); }));
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.first().step, QStringLiteral("a"));
    EXPECT_EQ(all.first().at, 7);
    EXPECT_EQ(all.first().by, QStringLiteral("jo"));
    good(store->write([&](Tx& tx) { return StepTable::remove(tx, later); }));
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return StepTable::remove(tx, later); })), "not-found");
    EXPECT_EQ(good(store->read([&](Tx& tx) { return StepTable::ofIncident(tx, incident.id); })).size(), 1);
}

TEST_P(StepTablesTest, WhoItWasNotIsSaidOnce) {
    for (int i = 0; i < 2; ++i)
        good(store->write(
            [&](Tx& tx) { return RuledOutTable::add(tx, incident.id, subject.id, QStringLiteral("jo")); }));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return RuledOutTable::ofIncident(tx, incident.id); })),
              QSet<QString>{subject.id});
    EXPECT_TRUE(good(store->read([&](Tx& tx) { return RuledOutTable::ofIncident(tx, {}); })).isEmpty());
}

TEST_P(StepTablesTest, WhereSomebodyWasComesFromIncidentsAndSightingsThatStand) {
    const auto second = log(2000);
    auto withdrawn = log(3000);
    withdrawn.outcome = domain::IncidentOutcome::Withdrawn;
    good(store->write([&](Tx& tx) { return IncidentTable::update(tx, withdrawn); }));
    good(store->write([&](Tx& tx) -> Result<void> {
        domain::Alert alert;
        alert.schemeId = town.scheme.id;
        alert.incidentId = second.id;
        STORE_TRY(kept, AlertTable::insert(tx, alert));
        domain::Sighting sighting;
        sighting.alertId = kept.id;
        sighting.at = 2500;
        STORE_CHECK(SightingTable::insert(tx, sighting));
        return {};
    }));
    const auto seen = good(store->read([&](Tx& tx) { return RuledOutTable::seenSince(tx, 0, incident.id); }));
    ASSERT_EQ(seen.size(), 2);
    EXPECT_EQ(seen.first().at, 2000);
    EXPECT_EQ(seen.first().premisesId, town.premises.id);
    EXPECT_FALSE(seen.first().sighting);
    EXPECT_EQ(seen.last().at, 2500);
    EXPECT_TRUE(seen.last().sighting);
    EXPECT_TRUE(seen.last().premisesId.isEmpty());
    EXPECT_EQ(good(store->read([&](Tx& tx) { return RuledOutTable::seenSince(tx, 1500, {}); })).size(), 2);
}

TEST_P(StepTablesTest, WhoNeededHelpHasNotOffendedByIt) {
    const auto counted = [&] {
        return good(store->read([&](Tx& tx) { return incidentFacts(tx, 0, subject.id); })).value(subject.id);
    };
    const int before = counted().counted;
    auto care = incidentAt(town, 4000);
    care.category = QStringLiteral("vulnerable-person");
    care.subjects = {{subject.id, domain::SubjectPart::Suspect}};
    good(store->write([care](Tx& tx) { return IncidentTable::insert(tx, care); }));
    EXPECT_EQ(counted().counted, before);
    EXPECT_EQ(counted().last, 4000) << "but they were seen";
}

TEST_P(StepTablesTest, BothGoWithTheIncidentAndWithTheSubject) {
    const auto other = log(2000);
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(StepTable::insert(tx, tick("a")));
        STORE_CHECK(RuledOutTable::add(tx, incident.id, subject.id, QStringLiteral("jo")));
        return RuledOutTable::add(tx, other.id, subject.id, QStringLiteral("jo"));
    }));
    const auto count = [&](const char* table) {
        return good(store->read([table](Tx& tx) {
                   return tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table)));
               }))
            ->integer(0);
    };
    store->keyring().lock(); // needs no key
    good(store->write([&](Tx& tx) -> Result<void> {
        ErasedCounts counts;
        return eraseIncidentWords(tx, incident.id, counts);
    }));
    EXPECT_EQ(count("step_done"), 0);
    EXPECT_EQ(count("ruled_out"), 1);
    good(store->write([&](Tx& tx) -> Result<void> {
        ErasedCounts counts;
        STORE_CHECK(eraseRecordsOfSubject(tx, subject.id, counts));
        return eraseSubject(tx, subject.id, counts);
    }));
    EXPECT_EQ(count("ruled_out"), 0);
}

STORE_TESTS(StepTablesTest);

} // namespace
} // namespace watchdesk::store
