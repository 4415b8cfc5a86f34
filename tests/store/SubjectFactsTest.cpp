// What is known of subjects without a key, on both engines.
#include "store/SubjectFacts.h"

#include "StoreFixture.h"
#include "store/AlertTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/PhotographTable.h"
#include "store/SightingTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"

namespace watchdesk::store {

class SubjectFactsTest : public StoreTest {
protected:
    static constexpr UtcMs day = 86'400'000;

    static Result<QString> subject(Tx& tx, const char* reference) {
        domain::Subject made;
        made.reference = QString::fromLatin1(reference);
        STORE_TRY(kept, SubjectTable::insert(tx, made));
        return kept.id;
    }
    static Result<domain::Incident> incident(Tx& tx, const Town& town, const QString& subjectId, const char* category,
                                             UtcMs at, domain::SubjectPart part = domain::SubjectPart::Offender) {
        domain::Incident made = incidentAt(town, at);
        made.category = QString::fromLatin1(category);
        made.outcome = domain::IncidentOutcome::Recorded;
        made.subjects = {{subjectId, part}};
        return IncidentTable::insert(tx, made);
    }
    static Result<QString> photograph(Tx& tx, const QString& subjectId, QDate takenOn, UtcMs addedAt) {
        STORE_TRY(media, MediaTable::put(tx, {{}, 0, domain::MediaKind::Photograph}, QByteArray("picture")));
        domain::Photograph made;
        made.subjectId = subjectId;
        made.mediaId = media.id;
        made.takenOn = takenOn;
        made.addedAt = addedAt;
        STORE_TRY(kept, PhotographTable::insert(tx, made));
        return kept.id;
    }
};

TEST_P(SubjectFactsTest, IncidentsThatCount) {
    const auto store = ready();
    good(store->write([](Tx& tx) -> Result<void> {
        STORE_TRY(town, makeTown(tx));
        STORE_TRY(who, subject(tx, "W-1"));
        STORE_TRY(other, subject(tx, "W-2"));
        const UtcMs now = tx.now();
        STORE_CHECK(incident(tx, town, who, "shop-theft", now - 400 * day));
        STORE_CHECK(incident(tx, town, who, "violence", now - 20 * day));
        STORE_CHECK(incident(tx, town, who, "shop-theft", now - 10 * day, domain::SubjectPart::Victim));
        STORE_TRY(withdrawn, incident(tx, town, who, "shop-theft", now - day));
        withdrawn.outcome = domain::IncidentOutcome::Withdrawn;
        STORE_CHECK(IncidentTable::update(tx, withdrawn));
        STORE_CHECK(incident(tx, town, other, "shop-theft", now - 2 * day));
        STORE_CHECK(incident(tx, town, other, "suspicious", now - day));

        STORE_TRY(all, incidentFacts(tx, now - 365 * day));
        EXPECT_EQ(all.size(), 2);
        EXPECT_EQ(all.value(who).counted, 2);
        EXPECT_EQ(all.value(who).recent, 1);
        EXPECT_TRUE(all.value(who).serious);
        EXPECT_EQ(all.value(who).last, now - 20 * day);
        EXPECT_FALSE(all.value(other).serious);
        EXPECT_EQ(all.value(other).counted, 1);
        EXPECT_EQ(all.value(other).last, now - day); // seen, and nothing more
        STORE_TRY(one, incidentFacts(tx, now - 365 * day, other));
        EXPECT_EQ(one.size(), 1);
        EXPECT_EQ(one.value(other).counted, 1);
        STORE_TRY(places, incidentPlaces(tx));
        EXPECT_EQ(places.value(who), QStringList{town.premises.id});
        STORE_TRY(incidents, IncidentTable::ofSubject(tx, who));
        EXPECT_EQ(incidents.size(), 4);
        EXPECT_EQ(incidents.first().id, withdrawn.id);
        return {};
    }));
}

TEST_P(SubjectFactsTest, WhenSomebodyWasSeenLast) {
    const auto store = ready();
    good(store->write([](Tx& tx) -> Result<void> {
        STORE_TRY(town, makeTown(tx));
        STORE_TRY(who, subject(tx, "W-1"));
        const UtcMs now = tx.now();
        STORE_TRY(theft, incident(tx, town, who, "shop-theft", now - 5 * day));
        domain::Alert alert;
        alert.incidentId = theft.id;
        STORE_TRY(raised, AlertTable::insert(tx, alert));
        domain::Sighting sighting;
        sighting.alertId = raised.id;
        sighting.at = now - 4 * day;
        STORE_CHECK(SightingTable::insert(tx, sighting));
        STORE_TRY(seen, lastSightings(tx));
        EXPECT_EQ(seen.value(who), now - 4 * day);
        domain::MatchDecision decision;
        decision.subjectId = who;
        decision.verdict = domain::Verdict::NotSame;
        decision.decidedAt = now - day;
        STORE_CHECK(MatchDecisionTable::insert(tx, decision));
        STORE_TRY(notSame, lastSightings(tx, who));
        EXPECT_EQ(notSame.value(who), now - 4 * day);
        decision.verdict = domain::Verdict::Same;
        STORE_CHECK(MatchDecisionTable::insert(tx, decision));
        STORE_TRY(same, lastSightings(tx, who));
        EXPECT_EQ(same.value(who), now - day);
        return {};
    }));
}

TEST_P(SubjectFactsTest, NoticesAndPhotographsWhileLocked) {
    const auto store = ready();
    struct Ids {
        QString who;
        QString newest;
    };
    const Ids made = good(store->write([](Tx& tx) -> Result<Ids> {
        STORE_TRY(town, makeTown(tx));
        STORE_TRY(who, subject(tx, "W-1"));
        domain::ExclusionNotice notice;
        notice.schemeId = town.scheme.id;
        notice.subjectId = who;
        notice.step = domain::ExclusionStep::Served;
        notice.servedOn = QDate(2026, 2, 14);
        notice.endsOn = QDate(2027, 2, 13);
        notice.reasons = QStringLiteral("sealed");
        notice.breaches = 3;
        STORE_CHECK(ExclusionTable::insert(tx, notice));
        STORE_CHECK(photograph(tx, who, QDate(2026, 1, 1), tx.now()));
        STORE_TRY(newest, photograph(tx, who, QDate(2026, 3, 1), tx.now() - day));
        STORE_CHECK(photograph(tx, who, {}, QDateTime(QDate(2026, 2, 1), QTime(12, 0)).toMSecsSinceEpoch()));
        return Ids{who, newest};
    }));
    store->keyring().lock();
    good(store->read([made](Tx& tx) -> Result<void> {
        STORE_TRY(notices, plainNotices(tx));
        EXPECT_EQ(notices.value(made.who).size(), 1);
        EXPECT_EQ(notices.value(made.who).first().endsOn, QDate(2027, 2, 13));
        EXPECT_EQ(notices.value(made.who).first().breaches, 3);
        EXPECT_TRUE(notices.value(made.who).first().reasons.isEmpty());
        STORE_TRY(newest, newestPhotographs(tx, made.who));
        EXPECT_EQ(newest.value(made.who), made.newest);
        return {};
    }));
}

STORE_TESTS(SubjectFactsTest);

} // namespace watchdesk::store
