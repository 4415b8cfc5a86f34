// Finding, going to a time, suspending, floods and the load of alarms: by keys and clicks on the page.
#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/LoadMeter.h"
#include "ui/control/LoadSheet.h"
#include "ui/control/QuickLine.h"
#include "ui/control/ShelfSheet.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/SegmentedControl.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QScrollBar>
#include <QTest>

namespace watchdesk::test {
namespace {

using desk::FeedRow;
using domain::FeedKind;

class FeedHeadTest : public testing::Test {
protected:
    void open(int rows) {
        town = std::make_unique<Town>(rows);
        page = std::make_unique<ui::ControlRoomPage>(town->jobs());
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        QTest::qWait(20);
    }
    [[nodiscard]] ui::FeedPanel& feed() const { return page->feed(); }
    [[nodiscard]] ui::FeedView& view() const { return page->feed().view(); }
    static void key(Qt::Key code, Qt::KeyboardModifiers with = {}) {
        QTest::keyClick(QApplication::focusWidget(), code, with);
        QTest::qWait(5);
    }
    void find(const char* words) {
        key(Qt::Key_F, Qt::ControlModifier);
        ASSERT_TRUE(feed().find().field().hasFocus());
        town->feed.looked.removeAll(QString::fromLatin1(words));
        QTest::keyClicks(&feed().find().field(), QString::fromLatin1(words));
        ASSERT_TRUE(found(words));
    }
    /// Whether the answer to what stands in the field has come.
    [[nodiscard]] bool found(const char* words) const {
        return QTest::qWaitFor([&] {
            return town->feed.looked.contains(QString::fromLatin1(words)) && !feed().find().words().isEmpty() &&
                   feed().find().words() != QStringLiteral("looking…");
        });
    }
    void go(const char* time) {
        key(Qt::Key_G, Qt::ControlModifier);
        ASSERT_TRUE(feed().jump().field().hasFocus());
        feed().jump().field().clear();
        QTest::keyClicks(&feed().jump().field(), QString::fromLatin1(time));
        key(Qt::Key_Return);
    }
    static FeedRow alarm(int i) {
        FeedRow row;
        row.title = QStringLiteral("Alert %1").arg(i);
        row.kind = FeedKind::Alert;
        row.at = shiftNow;
        row.alarm = true;
        row.severity = desk::Severity::Alert;
        row.incidentId = QStringLiteral("i%1").arg(i % 3);
        return row;
    }
    static FeedRow link(const char* title) {
        FeedRow row;
        row.title = QString::fromLatin1(title);
        row.detail = QStringLiteral("no answer from 10.20.0.7:5060");
        row.at = shiftNow;
        row.code = QStringLiteral("gateway-lost");
        row.source = row.foldKey = QStringLiteral("gateway:SHOP");
        row.sourceName = QStringLiteral("the link of SHOP");
        row.severity = desk::Severity::LookSoon;
        return row;
    }
    std::unique_ptr<Town> town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(FeedHeadTest, WordsAreFoundInPlaceAndWalkedThrough) {
    open(500);
    const int rows = feed().model().rowCount();
    find("C07"); // seqs 6, 56, … 456
    EXPECT_EQ(feed().find().hits(), 10);
    EXPECT_EQ(feed().find().words(), QStringLiteral("1 of 10"));
    EXPECT_EQ(view().currentSeq(), 456) << "the first from what is in sight on";
    EXPECT_TRUE(view().viewport()->rect().contains(view().visualRect(view().currentIndex())));
    EXPECT_TRUE(feed().find().field().hasFocus()) << "one can go on typing";
    keep(*page, QStringLiteral("feed-find"));
    key(Qt::Key_Return);
    EXPECT_EQ(view().currentSeq(), 406);
    EXPECT_EQ(feed().find().words(), QStringLiteral("2 of 10"));
    key(Qt::Key_Return, Qt::ShiftModifier);
    key(Qt::Key_Return, Qt::ShiftModifier);
    EXPECT_EQ(view().currentSeq(), 6) << "around";
    // From elsewhere by its own keys.
    page->quickLine().edit().setFocus();
    key(Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(view().currentSeq(), 56);
    key(Qt::Key_Down, Qt::AltModifier);
    EXPECT_EQ(view().currentSeq(), 6);
    EXPECT_EQ(feed().model().rowCount(), rows) << "the rows are what they were";
    key(Qt::Key_F, Qt::ControlModifier);
    key(Qt::Key_Escape);
    EXPECT_FALSE(feed().find().isVisible());
    EXPECT_TRUE(view().hasFocus());
}

TEST_F(FeedHeadTest, NothingFoundAndAFilterAreSaid) {
    open(500);
    find("zebra");
    EXPECT_EQ(feed().find().words(), QStringLiteral("none"));
    key(Qt::Key_Return);
    EXPECT_FALSE(view().currentIndex().isValid());
    QTest::keyClick(&feed().find().field(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&feed().find().field(), QStringLiteral("C07"));
    ASSERT_TRUE(found("C07"));
    EXPECT_EQ(feed().find().hits(), 10);
    feed().filter().setCurrent(2); // incidents: of these seqs none (seq % 5 == 1)
    QTest::qWait(20);
    EXPECT_EQ(feed().find().hits(), feed().model().has(456) ? 10 : 0);
    town->feed.fail = Error{ErrorCode::Locked, "The desk is locked.", "", ""};
    QTest::keyClicks(&feed().find().field(), QStringLiteral("x"));
    ASSERT_TRUE(found("C07x"));
    EXPECT_EQ(feed().find().words(), QStringLiteral("The desk is locked."));
}

TEST_F(FeedHeadTest, ATimeIsGoneToAndBackToNow) {
    open(3000); // a row a minute, the newest at 14:32:18
    go("14:00");
    EXPECT_EQ(view().currentSeq(), 3000 - 33) << "13:59:18 is the first at or before it";
    EXPECT_TRUE(view().viewport()->rect().contains(view().visualRect(view().currentIndex())));
    EXPECT_EQ(feed().jump().words(), QStringLiteral("14:00"));
    keep(*page, QStringLiteral("feed-jump"));
    go("yesterday 14:32");
    EXPECT_EQ(view().currentSeq(), 3000 - 1441);
    const qint64 before = view().currentSeq();
    go("25:99");
    EXPECT_EQ(feed().jump().words(), QStringLiteral("There is no such time"));
    EXPECT_EQ(view().currentSeq(), before) << "nonsense moves nothing";
    go("1/1/2001");
    EXPECT_EQ(feed().jump().words(), QStringLiteral("The log begins later."));
    key(Qt::Key_Escape);
    EXPECT_FALSE(feed().jump().isVisible());
    EXPECT_TRUE(view().atTop());
    EXPECT_FALSE(view().currentIndex().isValid());
}

TEST_F(FeedHeadTest, AJumpWaitsForTheRestOfTheLog) {
    town = std::make_unique<Town>(3000);
    town->feed.seqsWait = true;
    page = std::make_unique<ui::ControlRoomPage>(town->jobs());
    page->resize(1280, 756);
    page->show();
    page->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
    go("yesterday 14:32");
    EXPECT_EQ(view().currentSeq(), -1);
    town->feed.tellSeqs();
    QTest::qWait(10);
    EXPECT_EQ(view().currentSeq(), 3000 - 1441);
}

TEST_F(FeedHeadTest, RepeatsUnfoldByKeyAndByClick) {
    open(0);
    town->feed.append({link("SHOP radio lost"), link("SHOP radio heard again"), link("SHOP radio lost")});
    QTest::qWait(10);
    ASSERT_EQ(feed().model().rowCount(), 1);
    keep(*page, QStringLiteral("feed-folded"));
    view().setFocus();
    key(Qt::Key_Down);
    key(Qt::Key_Right);
    EXPECT_EQ(feed().model().rowCount(), 3);
    key(Qt::Key_Up);
    key(Qt::Key_Left);
    EXPECT_EQ(feed().model().rowCount(), 1) << "from any of them";
    EXPECT_EQ(view().currentSeq(), 1);
    key(Qt::Key_Return);
    EXPECT_EQ(feed().model().rowCount(), 3) << "Enter unfolds first";
    const QModelIndex head = feed().model().index(2);
    const QRectF chip = view().rowDelegate().cells(view().visualRect(head), *feed().model().row(2)).fold;
    ASSERT_FALSE(chip.isEmpty());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, chip.center().toPoint());
    EXPECT_EQ(feed().model().rowCount(), 1);
}

TEST_F(FeedHeadTest, ASourceIsSuspendedFromItsRowShownAndBroughtBack) {
    open(0);
    town->feed.append({link("SHOP radio lost")});
    QTest::qWait(10);
    EXPECT_FALSE(feed().shelfBand().isVisible());
    view().setFocus();
    key(Qt::Key_Down);
    town->shelves.newest = 1;
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    auto* sheet = page->findChild<ui::ShelfSheet*>();
    ASSERT_NE(sheet, nullptr);
    keep(*page, QStringLiteral("feed-suspend"));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("mast work"));
    key(Qt::Key_Return);
    ASSERT_EQ(town->shelves.all.size(), 1);
    EXPECT_EQ(town->shelves.all.first().shelf.until, shiftNow + 15 * 60'000);
    EXPECT_EQ(town->shelves.all.first().shelf.reason, QStringLiteral("mast work"));
    EXPECT_TRUE(feed().shelfBand().isVisible());
    EXPECT_EQ(feed().shelfBand().words(),
              QStringLiteral("Suspended: the link of SHOP · until 14:47 · 0 rows held back"));
    FeedRow more = link("SHOP radio heard again");
    town->feed.append({more});
    QTest::qWait(10);
    EXPECT_EQ(feed().model().rowCount(), 1);
    EXPECT_EQ(feed().model().row(0)->repeats, 0) << "held back, not folded";
    QTest::qWait(20);
    key(Qt::Key_U, Qt::AltModifier);
    auto* list = page->findChild<ui::ShelfList*>();
    ASSERT_NE(list, nullptr);
    keep(*page, QStringLiteral("feed-shelves"));
    ASSERT_EQ(list->rows().rowCount(), 1);
    QTest::keyClick(&list->list(), Qt::Key_Delete);
    QTest::qWait(10);
    EXPECT_TRUE(town->shelves.all.isEmpty());
    EXPECT_FALSE(feed().shelfBand().isVisible());
    EXPECT_EQ(feed().model().rowCount(), 2);
}

TEST_F(FeedHeadTest, AnAlertCannotBeSuspended) {
    open(0);
    town->feed.append({alarm(1)});
    QTest::qWait(10);
    view().setFocus();
    key(Qt::Key_Down);
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(page->findChild<ui::ShelfSheet*>(), nullptr);
}

TEST_F(FeedHeadTest, AFloodSaysSoAndCanBeShownWhole) {
    open(0);
    for (int i = 0; i < 9; ++i)
        town->feed.append({alarm(i)});
    QTest::qWait(10);
    EXPECT_FALSE(feed().floodBand().isVisible());
    EXPECT_EQ(feed().model().rowCount(), 9);
    town->feed.append({alarm(9)});
    FeedRow emergency = alarm(10);
    emergency.kind = FeedKind::Emergency;
    emergency.emergency = true;
    town->feed.append({emergency});
    QTest::qWait(10);
    ASSERT_TRUE(feed().floodBand().isVisible());
    EXPECT_EQ(feed().floodBand().words(), QStringLiteral("Flood: 11 alarms in 10 minutes, bundled by incident"));
    EXPECT_EQ(feed().model().rowCount(), 4) << "three incidents and the emergency";
    keep(*page, QStringLiteral("feed-flood"));
    QTest::mouseClick(&feed().floodBand().button(), Qt::LeftButton);
    EXPECT_EQ(feed().model().rowCount(), 11);
    EXPECT_EQ(feed().floodBand().words(), QStringLiteral("Flood: 11 alarms in 10 minutes, all shown"));
    page->quickLine().edit().setFocus();
    key(Qt::Key_B, Qt::AltModifier);
    EXPECT_EQ(feed().model().rowCount(), 4);
    town->clock.advance(10 * 60'000);
    page->tick();
    EXPECT_FALSE(feed().floodBand().isVisible());
    EXPECT_EQ(feed().model().rowCount(), 11) << "each by itself again";
}

TEST_F(FeedHeadTest, TheLoadIsSaidInTheFootAndForEachOperator) {
    open(10);
    desk::AlarmLoad load;
    load.here.average = 3.2;
    load.here.rating = domain::LoadRating::OverDemanding;
    desk::AlarmLoad::Operator jo;
    jo.name = QStringLiteral("Jo Mead");
    jo.desk = QStringLiteral("desk-1");
    jo.isThere = jo.isHere = true;
    jo.figures = load.here;
    jo.figures.alarms = 19;
    jo.figures.peak = 7;
    jo.figures.atDeskMs = 3'600'000;
    load.operators = {jo};
    town->feed.load = load;
    feed().meter().reload();
    QTest::qWait(10);
    EXPECT_EQ(feed().load().words(), QStringLiteral("3.2 / 10 min")) << "narrow";
    EXPECT_TRUE(feed().load().toolTip().contains(QStringLiteral("Jo Mead at desk-1: 19 alarms")))
        << feed().load().toolTip().toStdString();
    EXPECT_TRUE(feed().load().accessibleName().contains(QStringLiteral("over-demanding")));
    page->resize(1920, 1036);
    QTest::qWait(10);
    EXPECT_EQ(feed().load().words(), QStringLiteral("3.2 / 10 min · over-demanding"));
    keep(*page, QStringLiteral("feed-load"));
    QTest::mouseClick(&feed().load(), Qt::LeftButton);
    auto* sheet = page->findChild<ui::LoadSheet*>();
    ASSERT_NE(sheet, nullptr);
    QTest::qWait(10);
    EXPECT_EQ(sheet->rows().rowCount(), 1);
    keep(*page, QStringLiteral("feed-load-sheet"));
}

} // namespace
} // namespace watchdesk::test
