// The page over the real desk and a real store: what is typed is what is kept.
#include "desk/DeskFixture.h"
#include "desk/MapDesk.h"
#include "desk/RadioLog.h"
#include "desk/SignOnDesk.h"
#include "store/TransmissionTable.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/PlaceCard.h"
#include "ui/control/QuickLine.h"
#include "ui/control/ReadingPane.h"
#include "ui/control/TownPanel.h"
#include "ui/map/MapView.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/SegmentedControl.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTest>

namespace watchdesk::test {
namespace {

using domain::FeedKind;

class DeskPageTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        m_page = std::make_unique<ui::ControlRoomPage>(*desk);
        m_page->resize(1280, 756);
        m_page->show();
        m_page->activateWindow();
        m_edit = &m_page->quickLine().edit();
        m_edit->setFocus();
        ASSERT_TRUE(eventually([this] { return m_page->feed().model().state() == ui::FeedModel::State::Ready; }));
    }
    void TearDown() override {
        m_page.reset();
        closeDesk();
    }
    void type(const char* text) { QTest::keyClicks(m_edit, QString::fromLatin1(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_edit, key, modifiers); }
    [[nodiscard]] QVector<domain::Incident> incidents() {
        return desk->incidents().list(0, clock.now() + 1000, 10).result().value();
    }
    [[nodiscard]] const desk::AlertView* inHand() const { return m_page->board().inHand(); }
    std::unique_ptr<ui::ControlRoomPage> m_page;
    ui::QuickLineEdit* m_edit = nullptr;
};

TEST_F(DeskPageTest, EveryKeyHasOneJob) {
    QHash<QString, QString> jobs;
    for (const QAction* action : m_page->actions()) {
        for (const QKeySequence& key : action->shortcuts()) {
            EXPECT_FALSE(jobs.contains(key.toString()))
                << key.toString().toStdString() << ": " << action->text().toStdString() << " and "
                << jobs.value(key.toString()).toStdString();
            jobs.insert(key.toString(), action->text());
        }
    }
    EXPECT_GT(jobs.size(), 30);
}

TEST_F(DeskPageTest, ATextThatTheStoreWillNotTakeIsSaidUntilItIsKept) {
    ASSERT_TRUE(
        desk->store()
            .write([](store::Tx& tx) { return tx.exec(QStringLiteral("ALTER TABLE radio_text RENAME TO away")); })
            .result());
    desk->radioLog().texts().received({"town", "2107", "desk", "help at the back door", clock.now()});
    const auto said = [this] {
        const auto banners = m_page->findChildren<ui::ErrorBanner*>();
        return std::any_of(banners.begin(), banners.end(), [](const ui::ErrorBanner* banner) {
            return banner->isVisible() && banner->error().what.find("could not be kept") != std::string::npos;
        });
    };
    ASSERT_TRUE(eventually(said));
    type("C07 theft");
    press(Qt::Key_Return);
    ASSERT_TRUE(eventually([this] { return m_edit->text().isEmpty(); }));
    EXPECT_TRUE(said()) << "what goes well besides does not take it away";
}

TEST_F(DeskPageTest, ALineTypedIsAnIncidentKeptAndARowPainted) {
    const int before = m_page->feed().model().rowCount();
    type("C07 theft m30 grey hoodie > market place");
    EXPECT_EQ(m_page->quickLine().chips().pieces().first().text, QStringLiteral("C07 Hallam Pharmacy"));
    press(Qt::Key_Return);
    ASSERT_TRUE(eventually([this] { return m_edit->text().isEmpty(); }));
    const auto kept = incidents();
    ASSERT_EQ(kept.size(), 1);
    EXPECT_EQ(kept.first().line, QStringLiteral("C07 theft m30 grey hoodie > market place"));
    EXPECT_EQ(kept.first().category, QStringLiteral("shop-theft"));
    ASSERT_TRUE(eventually([&] { return m_page->feed().model().rowCount() == before + 1; }));
    EXPECT_TRUE(m_page->feed().model().index(0).data().toString().contains(QStringLiteral("Hallam Pharmacy")));
    // And it can be read.
    m_page->feed().view().setCurrentIndex(m_page->feed().model().index(0));
    ASSERT_TRUE(eventually([this] { return !m_page->reading().isEmpty(); }));
    EXPECT_EQ(m_page->reading().heading(), QStringLiteral("Theft"));
}

TEST_F(DeskPageTest, ARecordThatIsAskedForIsChosenAndRead) {
    const auto first = log(QStringLiteral("C07 theft m30 grey hoodie"));
    for (int i = 0; i < 5; ++i)
        (void)log(QStringLiteral("C12 shoplifter"));
    ui::FeedPanel& feed = m_page->feed();
    ASSERT_TRUE(eventually([&] { return feed.model().rowCount() >= 6; }));
    feed.filter().setCurrent(3); // radio: no incident is in it
    m_page->showRecord(FeedKind::Incident, first.incident.id);
    ASSERT_TRUE(eventually([&] {
        return feed.view().currentIndex().isValid() && m_page->reading().heading() == QStringLiteral("Theft");
    }));
    EXPECT_TRUE(feed.view().viewport()->rect().intersects(feed.view().visualRect(feed.view().currentIndex())));
    EXPECT_TRUE(feed.view().hasFocus());
    // One that has no row: said in the banner, and what is read stays.
    m_page->showRecord(FeedKind::Incident, QStringLiteral("0190b6c5-0000-7000-8000-000000000000"));
    EXPECT_TRUE(eventually([&] {
        const auto banners = m_page->findChildren<ui::ErrorBanner*>();
        return std::any_of(banners.begin(), banners.end(), [](const ui::ErrorBanner* banner) {
            return banner->isVisible() && banner->error().code == ErrorCode::NotFound;
        });
    }));
    EXPECT_EQ(m_page->reading().heading(), QStringLiteral("Theft"));
}

TEST_F(DeskPageTest, AnAlertGoesFromTheLineToItsEndByKeys) {
    type("C07 theft m30");
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return inHand() != nullptr; }));
    const QString id = inHand()->alert.id;
    if (inHand()->alert.state == domain::AlertState::Open) {
        press(Qt::Key_F9);
        ASSERT_TRUE(eventually([this] { return inHand()->alert.state == domain::AlertState::Claimed; }));
    }
    clock.advance(4000);
    press(Qt::Key_1, Qt::AltModifier);
    ASSERT_TRUE(eventually([this] { return inHand()->alert.parties.first().acknowledgedAt > 0; }));
    press(Qt::Key_F4);
    type("C12 > butter row");
    press(Qt::Key_Return);
    ASSERT_TRUE(eventually([this] { return inHand()->sightings.size() == 1; }));
    press(Qt::Key_F8);
    ASSERT_TRUE(m_page->alertPanel().outcomes()->isVisible());
    QTest::keyClick(m_page->alertPanel().outcomes(), Qt::Key_D);
    ASSERT_TRUE(eventually([this] { return inHand() == nullptr; }));
    const auto view = desk->alerts().view(id).result();
    ASSERT_TRUE(view);
    EXPECT_EQ(view->alert.state, domain::AlertState::Closed);
    EXPECT_EQ(view->alert.outcome, domain::IncidentOutcome::Detained);
    EXPECT_EQ(view->sightings.size(), 1);
}

TEST_F(DeskPageTest, UndoWithdrawsInTheStore) {
    type("C12 begging");
    press(Qt::Key_Return);
    ASSERT_TRUE(eventually([this] { return m_edit->text().isEmpty() && m_page->quickLine().mayUndo(); }));
    press(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return m_edit->text() == QLatin1String("C12 begging"); }));
    ASSERT_EQ(incidents().size(), 1);
    EXPECT_EQ(incidents().first().outcome, domain::IncidentOutcome::Withdrawn);
}

TEST_F(DeskPageTest, AnAlertIsFollowedOnTheMap) {
    const ui::TownPanel& town = m_page->town();
    const auto marker = [&](const char* id) { return town.map().markers().indexOf(QLatin1String(id)); };
    EXPECT_FALSE(town.map().hasMap());
    ASSERT_TRUE(desk::keepDemoMap(desk->store(), 1, {}, clock.now()));
    ASSERT_TRUE(eventually([&] { return town.map().hasMap(); }));
    EXPECT_EQ(town.scene().places.size(), 3);
    type("C07 theft m30 > butter row");
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return marker("step:0") >= 0; }));
    ASSERT_TRUE(eventually([&] { return inHand() != nullptr; }));
    press(Qt::Key_F4);
    type("Butter Row");
    press(Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return marker("step:1") >= 0; }));
    EXPECT_EQ(town.map().lines().all().size(), 1);
    // A set that signed on, and was not heard.
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("C12")).result());
    EXPECT_TRUE(eventually([&] { return town.scene().silent.size() == 1; }));
    // Who it is, read from the store.
    const QString id = town.scene().places.first().id;
    Q_EMIT town.map().markerChosen(id);
    EXPECT_TRUE(eventually([&] { return !town.card().latest().isEmpty(); }));
    EXPECT_EQ(town.card().premisesId(), id);
    EXPECT_TRUE(town.card().latest().first().contains(QStringLiteral("Theft")));
    desk->lock();
    EXPECT_TRUE(eventually([&] { return town.map().markers().all().isEmpty(); }));
    EXPECT_FALSE(town.card().isVisible());
    EXPECT_TRUE(town.map().hasMap()) << "the streets are public";
}

TEST_F(DeskPageTest, ALockedDeskKeepsTheWordsAndSaysWhy) {
    desk->lock();
    type("C07 theft");
    press(Qt::Key_Return);
    QTest::qWait(300);
    EXPECT_EQ(m_edit->text(), QStringLiteral("C07 theft"));
}

} // namespace
} // namespace watchdesk::test
