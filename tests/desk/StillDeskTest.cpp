// Stills: suggested, decided by a person, and what follows from it.
#include "FacesFixture.h"
#include "desk/StillSearch.h"
#include "store/AlertTable.h"

#include <QPainter>
#include <QSignalSpy>

#include <cmath>

namespace watchdesk::desk {

namespace {

double detailIn(const QImage& image, const QRect& area) {
    const QImage grey = image.copy(area).convertToFormat(QImage::Format_Grayscale8);
    double sum = 0;
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 1; x < grey.width(); ++x)
            sum += std::abs(grey.constScanLine(y)[x] - grey.constScanLine(y)[x - 1]);
    }
    return sum / (double(grey.width()) * grey.height());
}

} // namespace

class StillDeskTest : public FacesFixture {
protected:
    void SetUp() override {
        FacesFixture::SetUp();
        who = subject(QStringLiteral("W-9412"));
        ASSERT_TRUE(enrol(who.id, portrait(22)));
        other = subject(QStringLiteral("W-9395"));
        ASSERT_TRUE(enrol(other.id, portrait(5)));
    }
    domain::Subject who;
    domain::Subject other;
};

TEST_F(StillDeskTest, TheRightPersonIsSuggestedAndTheStrangerIsNot) {
    QVector<StillView::State> states;
    QObject::connect(&desk->stills(), &StillDesk::changed, &desk->stills(),
                     [&](const QString& id) { states.append(desk->stills().still(id).state); });
    const auto view = searched(twoPeople());
    ASSERT_EQ(view.state, StillView::State::Done) << view.error.text();
    ASSERT_EQ(view.faces.size(), 2);
    const FaceFound& known = view.faces.first();
    ASSERT_FALSE(known.candidates.isEmpty());
    EXPECT_EQ(known.candidates.first().reference, QStringLiteral("W-9412"));
    EXPECT_NE(known.candidates.first().likelihood, Likelihood::Unlikely);
    EXPECT_EQ(known.candidates.first().rank, 1);
    EXPECT_FALSE(known.candidates.first().photograph.isNull());
    EXPECT_TRUE(known.candidates.first().photographFace.isValid());
    EXPECT_EQ(known.candidates.first().schemes.size(), 1);
    EXPECT_TRUE(view.faces.last().candidates.isEmpty()) << "a stranger: no name is looked up";
    EXPECT_EQ(view.watchlist, 2);
    EXPECT_TRUE(states.contains(StillView::State::FirstFound)) << "candidates come before the fine scale is done";
    EXPECT_TRUE(states.indexOf(StillView::State::FirstFound) < states.indexOf(StillView::State::Done));
    settle();
    EXPECT_TRUE(actions().contains(QStringLiteral("still.search")));
    EXPECT_TRUE(read([](store::Tx& tx) { return store::StillTable::all(tx); }).isEmpty()) << "a search keeps nothing";
}

TEST_F(StillDeskTest, ADiscardedSearchEndsEarlyAndItsSuggestionsAreOnTheAuditLog) {
    DeskContext context(desk->store(), clock, ids, desk->directory());
    const auto stop = std::make_shared<std::atomic<bool>>(false);
    QVector<StillView::State> told;
    const auto discardAtFirst = [&](const StillView& view) {
        told.append(view.state);
        if (view.state == StillView::State::FirstFound)
            *stop = true;
    };
    // On a large still, so that the fine scale has something left to do.
    portraits::StreetScene scene;
    scene.size = {1920, 1080};
    scene.seed = 3;
    scene.people = {{portraits::subjectLooks().at(22), 0.35, 130, 0.4, portraits::passingPose(5)}};
    const QByteArray still = jpegOf(portraits::drawStill(scene).image);
    const StillView ended =
        desk->vision()
            .run([&] { return StillSearch(context, desk->vision(), discardAtFirst, stop).run({}, still); })
            .result();
    EXPECT_EQ(ended.state, StillView::State::Stopped);
    EXPECT_EQ(told.last(), StillView::State::FirstFound) << "nothing more is told";
    EXPECT_TRUE(ended.outcome.isEmpty());
    ASSERT_TRUE(desk->store().write([&](store::Tx& tx) { return auditSearch(tx, ended, {}); }).result());
    const auto entry = read([](store::Tx& tx) { return store::AuditTable::list(tx); }).first(); // newest first
    EXPECT_TRUE(entry.detail.contains(QStringLiteral("suggested W-9412"))) << entry.detail.toStdString();
    EXPECT_TRUE(entry.detail.endsWith(QStringLiteral("discarded before its end"))) << entry.detail.toStdString();
}

TEST_F(StillDeskTest, SameRaisesASightingWithoutANameAndBlursTheOthers) {
    const QString c07 = desk->directory().vocabulary().callers.first().premisesId;
    const auto view = searched(twoPeople(), c07);
    settle();
    const FeedRow row = desk->feed().first(FeedFilter::System, 1).result()->rows.value(0);
    EXPECT_EQ(row.title, QStringLiteral("Possible match, to decide")) << "in the feed, and nobody is named";
    EXPECT_EQ(row.detail, QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_TRUE(row.alarm);
    const QString words = desk->stills().wordsIfSame(view.id, 1, who.id);
    EXPECT_TRUE(words.contains(QStringLiteral("W-9412"))) << words.toStdString();
    EXPECT_FALSE(words.contains(QStringLiteral("Frost"))) << words.toStdString();
    const auto decided = desk->stills().decide(view.id, 1, who.id, domain::Verdict::Same).result();
    ASSERT_TRUE(decided) << decided.error().text();
    EXPECT_TRUE(decided->newAlert);
    EXPECT_EQ(decided->alert.told, words);
    EXPECT_EQ(decided->sighting.premisesId, c07);
    const auto kept = read([](store::Tx& tx) { return store::StillTable::all(tx); });
    ASSERT_EQ(kept.size(), 1);
    EXPECT_EQ(kept.first().originalSha256, view.sha256);
    const auto jpeg = read([&](store::Tx& tx) { return store::MediaTable::readAll(tx, kept.first().mediaId); });
    const QImage picture = QImage::fromData(jpeg);
    const QRect stranger = view.faces.last().box.toRect();
    const QRect known = view.faces.first().box.toRect();
    EXPECT_LT(detailIn(picture, stranger), 0.6 * detailIn(view.picture, stranger));
    EXPECT_GT(detailIn(picture, known), 0.8 * detailIn(view.picture, known));
    ASSERT_TRUE(eventually([&] { return !desk->stills().still(view.id).outcome.isEmpty(); }));
    EXPECT_EQ(desk->stills().still(view.id).outcome, QStringLiteral("Same: W-9412"));
    // Seen again: the sighting goes to the alert that is open.
    portraits::StreetScene later;
    later.seed = 9;
    later.people = {{portraits::subjectLooks().at(22), 0.5, 84, 0.4, portraits::passingPose(8)}};
    const auto again = searched(jpegOf(portraits::drawStill(later).image));
    ASSERT_FALSE(again.faces.isEmpty() || again.faces.first().candidates.isEmpty());
    EXPECT_EQ(again.faces.first().candidates.first().earlierSame, 1);
    const auto second = desk->stills().decide(again.id, 1, who.id, domain::Verdict::Same).result();
    ASSERT_TRUE(second) << second.error().text();
    EXPECT_FALSE(second->newAlert);
    EXPECT_EQ(second->alert.id, decided->alert.id);
}

TEST_F(StillDeskTest, NotThisPersonIsRememberedForThePairAndKeepsNothingElse) {
    const QByteArray still = twoPeople();
    const auto view = searched(still);
    ASSERT_TRUE(desk->stills().decide(view.id, 1, who.id, domain::Verdict::NotSame).result());
    EXPECT_TRUE(read([](store::Tx& tx) { return store::StillTable::all(tx); }).isEmpty());
    EXPECT_TRUE(read([](store::Tx& tx) { return store::AlertTable::openAlerts(tx); }).isEmpty());
    ASSERT_TRUE(eventually([&] { return desk->stills().still(view.id).outcome == QStringLiteral("Not this person"); }));
    desk->stills().discard(view.id);
    const auto again = searched(still);
    ASSERT_FALSE(again.faces.first().candidates.isEmpty());
    const auto& candidate = again.faces.first().candidates.first();
    ASSERT_TRUE(candidate.decided);
    EXPECT_EQ(candidate.decided->verdict, domain::Verdict::NotSame);
    EXPECT_EQ(candidate.decidedBy, person);
}

TEST_F(StillDeskTest, ADecisionCanBeTakenBack) {
    const auto view = searched(twoPeople());
    const auto decided = desk->stills().decide(view.id, 1, who.id, domain::Verdict::Same).result();
    ASSERT_TRUE(decided);
    const auto back = desk->stills().takeBack(view.id, *decided).result();
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(back->verdict, domain::Verdict::CannotSay);
    EXPECT_TRUE(read([](store::Tx& tx) { return store::StillTable::all(tx); }).isEmpty()) << "the kept still went";
    EXPECT_TRUE(read([](store::Tx& tx) { return store::AlertTable::openAlerts(tx); }).isEmpty());
    const auto all = read([](store::Tx& tx) { return store::MatchDecisionTable::all(tx); });
    ASSERT_EQ(all.size(), 2) << "both stand";
    EXPECT_EQ(all.first().verdict, domain::Verdict::Same);
}

TEST_F(StillDeskTest, WhoseReasonEndedIsNoLongerFound) {
    ASSERT_FALSE(searched(twoPeople()).faces.first().candidates.isEmpty());
    auto now = read([&](store::Tx& tx) { return store::SubjectTable::find(tx, who.id); }).value();
    now.cautions |= domain::Caution::Vulnerable;
    ASSERT_TRUE(desk->store().write([now](store::Tx& tx) { return store::SubjectTable::update(tx, now); }).result());
    const auto view = searched(twoPeople());
    EXPECT_TRUE(view.faces.first().candidates.isEmpty());
    EXPECT_EQ(view.watchlist, 1);
    // The day alone can end it too, before any sweep.
    clock.set(start + 86'400'000LL * 400);
    EXPECT_EQ(searched(twoPeople()).watchlist, 0);
}

TEST_F(StillDeskTest, HostileStillsAreSentencesAndTheNextOneIsSearched) {
    QImage nobody(640, 480, QImage::Format_RGB888);
    nobody.fill(Qt::gray);
    const auto empty = searched(jpegOf(nobody));
    EXPECT_EQ(empty.state, StillView::State::Done);
    EXPECT_EQ(empty.outcome, QStringLiteral("No face found"));
    QImage dot(1, 1, QImage::Format_RGB888);
    dot.fill(Qt::white);
    EXPECT_EQ(searched(jpegOf(dot)).state, StillView::State::Done);
    for (const QByteArray& bytes : {QByteArray("junk"), QByteArray(), twoPeople().left(900)}) {
        const auto failed = searched(bytes);
        EXPECT_EQ(failed.state, StillView::State::Failed);
        EXPECT_FALSE(failed.error.what.empty() || failed.error.kept.empty());
    }
    EXPECT_EQ(searched(twoPeople()).faces.size(), 2);
}

TEST_F(StillDeskTest, LockingForgetsEveryStillAndNobodySubmitsWhileLocked) {
    const auto view = searched(twoPeople());
    QSignalSpy removed(&desk->stills(), &StillDesk::removed);
    desk->lock();
    EXPECT_EQ(removed.size(), 1);
    EXPECT_TRUE(desk->stills().stills().isEmpty());
    EXPECT_TRUE(desk->stills().still(view.id).picture.isNull());
    const auto refused = searched(twoPeople());
    EXPECT_EQ(refused.state, StillView::State::Failed);
    EXPECT_EQ(refused.error.code, ErrorCode::Locked);
}

TEST_F(StillDeskTest, AFaceBelow40PixelsIsTooSmallAndNeverCompared) {
    portraits::StreetScene scene;
    scene.seed = 4;
    scene.people = {{portraits::subjectLooks().at(22), 0.5, 26, -1, portraits::passingPose(5)}};
    const auto view = searched(jpegOf(portraits::drawStill(scene).image));
    ASSERT_EQ(view.state, StillView::State::Done);
    for (const FaceFound& face : view.faces) {
        if (face.height >= 40)
            continue;
        EXPECT_EQ(face.size, FaceSize::TooSmall);
        EXPECT_FALSE(face.compared);
        EXPECT_TRUE(face.candidates.isEmpty());
    }
    EXPECT_FALSE(view.faces.isEmpty());
}

} // namespace watchdesk::desk
