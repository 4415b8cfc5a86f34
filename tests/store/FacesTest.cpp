// Faces in the store: what is kept, and that a template goes with its legal reason, on both engines.
#include "StoreFixture.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/OrderTable.h"
#include "store/PhotographTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"
#include "store/Verify.h"

namespace watchdesk::store {

class Faces : public StoreTest {
protected:
    /// Somebody excluded for two thefts, with a photograph and a template.
    struct Somebody {
        domain::Subject subject;
        QVector<domain::Incident> incidents;
        domain::ExclusionNotice notice;
        domain::Photograph photograph;
        domain::FaceTemplate face;
    };

    Result<Somebody> make(Tx& tx, const Town& town) const {
        Somebody s;
        s.subject.reference = QStringLiteral("W-0412");
        s.subject.name = QStringLiteral("Dana Frost");
        STORE_TRY(subject, SubjectTable::insert(tx, s.subject));
        s.subject = subject;
        const QDate today = domain::civilDay(tx.now());
        s.notice.schemeId = town.scheme.id;
        s.notice.subjectId = subject.id;
        s.notice.step = domain::ExclusionStep::Served;
        s.notice.months = 6;
        s.notice.servedOn = today.addDays(-10);
        s.notice.endsOn = domain::lastDay(s.notice.servedOn, 6);
        for (int i = 0; i < 2; ++i) {
            domain::Incident incident = incidentAt(town, tx.now() - 1000 * (i + 1));
            incident.category = QStringLiteral("shop-theft");
            incident.subjects = {{subject.id, domain::SubjectPart::Offender}};
            STORE_TRY(kept, IncidentTable::insert(tx, incident));
            s.incidents.append(kept);
            s.notice.evidence.append(kept.id);
        }
        STORE_TRY(notice, ExclusionTable::insert(tx, s.notice));
        s.notice = notice;
        STORE_CHECK(addPhotograph(tx, s));
        return s;
    }

    static Result<void> addPhotograph(Tx& tx, Somebody& s) {
        STORE_TRY(media, MediaTable::put(tx, {{}, 0, domain::MediaKind::Photograph, QStringLiteral("image/jpeg")},
                                         QByteArray("picture")));
        s.photograph.subjectId = s.subject.id;
        s.photograph.mediaId = media.id;
        s.photograph.quality = QStringLiteral("good");
        s.photograph.faceHeight = 140;
        s.photograph.addedAt = tx.now();
        STORE_TRY(photograph, PhotographTable::insert(tx, s.photograph));
        s.photograph = photograph;
        STORE_CHECK(ThumbnailTable::put(tx, photograph.id, QByteArray("small")));
        s.face.photographId = photograph.id;
        s.face.subjectId = s.subject.id;
        s.face.pack = QStringLiteral("pack-1");
        s.face.features = QByteArray(2048, 'f');
        STORE_TRY(face, TemplateTable::insert(tx, s.face));
        s.face = face;
        return {};
    }

    static qint64 templates(Store& store) {
        return good(store.read([](Tx& tx) { return TemplateTable::count(tx); }));
    }
    static QString reasonOnTheAudit(Store& store) {
        const auto entries = good(store.read([](Tx& tx) { return AuditTable::list(tx); }));
        for (const auto& entry : entries) {
            if (entry.action == QLatin1String("template.destroy"))
                return entry.detail;
        }
        return {};
    }
};
STORE_TESTS(Faces);

TEST_P(Faces, PhotographThumbnailAndTemplateComeBackAndGoTogether) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    const auto kept = good(store->read([](Tx& tx) { return TemplateTable::all(tx, QStringLiteral("pack-1")); }));
    ASSERT_EQ(kept.size(), 1);
    EXPECT_EQ(kept.first().features, s.face.features);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return TemplateTable::all(tx, QStringLiteral("other")); })).isEmpty());
    const auto photograph = good(store->read([&](Tx& tx) { return PhotographTable::find(tx, s.photograph.id); }));
    EXPECT_EQ(photograph->faceHeight, 140);
    EXPECT_EQ(photograph->quality, QStringLiteral("good"));
    const auto small = good(store->read([&](Tx& tx) {
        return ThumbnailTable::fetch(tx, {s.photograph.id, QStringLiteral("none")});
    }));
    EXPECT_EQ(small, (QHash<QString, QByteArray>{{s.photograph.id, QByteArray("small")}}));
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());

    auto second = s.face;
    second.id.clear();
    EXPECT_EQ(codeOf(store->write([second](Tx& tx) { return TemplateTable::insert(tx, second); })), "conflict");

    good(store->write([&](Tx& tx) { return PhotographTable::remove(tx, s.photograph.id); }));
    EXPECT_EQ(templates(*store), 0);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return MediaTable::all(tx); })).isEmpty());
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return PhotographTable::remove(tx, s.photograph.id); })), "not-found");
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
}

TEST_P(Faces, AQuashedExclusionEndsTheTemplateInItsTransaction) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    auto notice = s.notice;
    notice.breaches = 1; // an update that leaves the reason standing
    notice = good(store->write([notice](Tx& tx) { return ExclusionTable::update(tx, notice); }));
    EXPECT_EQ(templates(*store), 1);
    notice.step = domain::ExclusionStep::Quashed;
    // A transaction that fails afterwards leaves both as they were.
    EXPECT_EQ(codeOf(store->write([notice](Tx& tx) -> Result<int> {
                  STORE_CHECK(ExclusionTable::update(tx, notice));
                  return Error{ErrorCode::Refused, "no", "", ""};
              })),
              "refused");
    EXPECT_EQ(templates(*store), 1);
    good(store->write([notice](Tx& tx) { return ExclusionTable::update(tx, notice); }));
    EXPECT_EQ(templates(*store), 0);
    EXPECT_EQ(reasonOnTheAudit(*store), QStringLiteral("not-in-force"));
}

TEST_P(Faces, CautionsAndWithdrawnIncidentsEndItToo) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    auto incident = s.incidents.first();
    incident.outcome = domain::IncidentOutcome::Withdrawn;
    good(store->write([incident](Tx& tx) { return IncidentTable::update(tx, incident); }));
    EXPECT_EQ(templates(*store), 0);
    EXPECT_EQ(reasonOnTheAudit(*store), QStringLiteral("too-few-incidents"));

    incident = good(store->read([&](Tx& tx) { return IncidentTable::find(tx, incident.id); })).value();
    incident.outcome = domain::IncidentOutcome::Recorded;
    good(store->write([incident](Tx& tx) { return IncidentTable::update(tx, incident); }));
    good(store->write([&](Tx& tx) { return addPhotograph(tx, s = Somebody{s.subject}); }));
    EXPECT_EQ(templates(*store), 1);
    auto subject = s.subject;
    subject.cautions |= domain::Caution::Vulnerable;
    good(store->write([subject](Tx& tx) { return SubjectTable::update(tx, subject); }));
    EXPECT_EQ(templates(*store), 0);
}

TEST_P(Faces, ACriminalBehaviourOrderIsAReasonAsLongAsItIsInForce) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    domain::Order order;
    order.subjectId = s.subject.id;
    order.convicted = true;
    good(store->write([&](Tx& tx) -> Result<void> {
        order.madeOn = order.servedOn = domain::civilDay(tx.now()).addDays(-10);
        STORE_TRY(kept, OrderTable::insert(tx, order));
        order = kept;
        return {};
    }));
    auto notice = s.notice;
    notice.step = domain::ExclusionStep::Quashed;
    good(store->write([notice](Tx& tx) { return ExclusionTable::update(tx, notice); }));
    EXPECT_EQ(templates(*store), 1) << "the order is a reason of its own";
    order.endedOn = order.madeOn.addDays(5);
    good(store->write([order](Tx& tx) { return OrderTable::update(tx, order); }));
    EXPECT_EQ(templates(*store), 0);
    EXPECT_EQ(reasonOnTheAudit(*store), QStringLiteral("not-in-force"));
}

TEST_P(Faces, AnIncidentThatNoLongerNamesSomebodyCountsForThemNoMore) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    auto incident = s.incidents.first();
    incident.subjects.clear();
    good(store->write([incident](Tx& tx) { return IncidentTable::update(tx, incident); }));
    EXPECT_EQ(templates(*store), 0);
}

TEST_P(Faces, TheTurnOfTheDayEndsExpiredOnesEvenWhileLocked) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    // As time does it: no table's update sees the last day pass.
    good(store->write([&](Tx& tx) {
        return tx.exec(QStringLiteral("UPDATE exclusion_notice SET ends_on = ?"),
                       {domain::civilDay(tx.now()).addDays(-1).toString(Qt::ISODate)});
    }));
    EXPECT_EQ(templates(*store), 1);
    store->keyring().lock();
    EXPECT_EQ(good(store->write([](Tx& tx) { return destroyUnfounded(tx); })), 1);
    EXPECT_EQ(templates(*store), 0);
}

TEST_P(Faces, StillsAndDecisionsComeBack) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto s = good(store->write([&](Tx& tx) { return make(tx, town); }));
    const QByteArray sha(32, '\x07');
    const auto decided = good(store->write([&](Tx& tx) -> Result<domain::MatchDecision> {
        STORE_TRY(media, MediaTable::put(tx, {{}, 0, domain::MediaKind::Still, QStringLiteral("image/jpeg")}, "still"));
        domain::Still still;
        still.mediaId = media.id;
        still.originalSha256 = sha;
        still.premisesId = town.premises.id;
        still.source = QStringLiteral("door camera");
        still.takenAt = 123;
        still.width = 1280;
        still.height = 720;
        STORE_TRY(kept, StillTable::insert(tx, still));
        domain::MatchDecision decision;
        decision.originalSha256 = sha;
        decision.face = QRect(10, 20, 30, 40);
        decision.faceHeight = 40;
        decision.stillId = kept.id;
        decision.subjectId = s.subject.id;
        decision.verdict = domain::Verdict::NotSame;
        decision.score = 0.625;
        decision.rank = 2;
        decision.threshold = 0.46;
        decision.pack = QStringLiteral("pack-1");
        decision.decidedBy = QStringLiteral("somebody");
        return MatchDecisionTable::insert(tx, decision);
    }));
    const auto found = good(store->read([&](Tx& tx) { return MatchDecisionTable::ofStill(tx, sha); }));
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found.first().face, QRect(10, 20, 30, 40));
    EXPECT_EQ(found.first().verdict, domain::Verdict::NotSame);
    EXPECT_DOUBLE_EQ(found.first().score, 0.625);
    EXPECT_EQ(found.first().stillId, decided.stillId);
    EXPECT_TRUE(found.first().sightingId.isEmpty());
    const auto still = good(store->read([&](Tx& tx) { return StillTable::find(tx, decided.stillId); }));
    EXPECT_EQ(still->source, QStringLiteral("door camera"));
    EXPECT_EQ(still->originalSha256, sha);
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
}

} // namespace watchdesk::store
