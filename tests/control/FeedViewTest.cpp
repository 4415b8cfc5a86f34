#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/ReadingPane.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/SegmentedControl.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace watchdesk::test {
namespace {

using desk::FeedRow;
using domain::FeedKind;
using ui::FeedDelegate;
using ui::FeedView;

FeedRow fresh(const char* title = "new") {
    FeedRow row;
    row.title = QString::fromLatin1(title);
    row.kind = FeedKind::System;
    row.at = shiftNow;
    return row;
}

class FeedViewTest : public testing::Test {
protected:
    void open(int rows) {
        town = std::make_unique<Town>(rows);
        page = std::make_unique<ui::ControlRoomPage>(town->jobs());
        page->resize(1280, 756);
        page->show();
        QTest::qWait(20);
        view = &page->feed().view();
        view->setFocus();
    }
    void append(int rows) {
        town->feed.append(QVector<FeedRow>(rows, fresh()));
        QTest::qWait(10);
    }
    /// Where a record is painted, in pixels of the view.
    [[nodiscard]] int yOf(qint64 seq) const {
        return view->visualRect(view->model()->index(page->feed().model().rowOf(seq), 0)).top();
    }
    std::unique_ptr<Town> town;
    std::unique_ptr<ui::ControlRoomPage> page;
    FeedView* view = nullptr;
};

TEST_F(FeedViewTest, TheMenuOfARowGoesWithThePage) {
    open(20);
    view->setCurrentIndex(view->model()->index(3, 0));
    Q_EMIT view->menuWanted(view->viewport()->mapToGlobal(QPoint(20, 20)));
    const QPointer<QMenu> menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    ASSERT_FALSE(menu.isNull()) << "it is there, and nobody waits for it";
    page.reset(); // the desk was locked
    EXPECT_TRUE(menu.isNull());
    EXPECT_EQ(QApplication::activePopupWidget(), nullptr);
}

/// So many rows come back that the model is reset: what is read stays where it is.
TEST_F(FeedViewTest, WhatIsReadStaysWhenThousandsOfRowsComeBack) {
    open(100);
    ui::FeedModel& model = page->feed().model();
    desk::Shelved shelf;
    shelf.shelf.source = QStringLiteral("gateway:SHOP");
    shelf.shelf.fromSeq = 100;
    model.setShelves({shelf});
    FeedRow held = fresh("lost");
    held.source = shelf.shelf.source;
    QVector<FeedRow> rows;
    for (int i = 0; i < 5'000; ++i)
        rows += {fresh(), held};
    town->feed.append(rows);
    ASSERT_TRUE(QTest::qWaitFor([&] { return model.rowCount() == 5'100; }));
    const qint64 read = model.seqAt(2'000);
    ASSERT_TRUE(view->goTo(read, QAbstractItemView::PositionAtCenter));
    const int y = yOf(read);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setShelves({});
    EXPECT_LE(inserted.count() + reset.count(), 32);
    EXPECT_EQ(model.rowCount(), 10'100);
    EXPECT_EQ(yOf(read), y);
    EXPECT_EQ(view->currentSeq(), read);
}

TEST_F(FeedViewTest, FollowsAtTheTop) {
    open(500);
    append(3);
    EXPECT_EQ(view->verticalScrollBar()->value(), 0);
    EXPECT_EQ(yOf(503), 0);
    EXPECT_EQ(view->unseen(), 0);
}

TEST_F(FeedViewTest, WhatIsReadDoesNotMove) {
    open(500);
    view->verticalScrollBar()->setValue(5000);
    QTest::qWait(20);
    const qint64 seq = page->feed().model().seqAt(view->indexAt(QPoint(20, 60)).row());
    const int before = yOf(seq);
    append(3);
    EXPECT_EQ(yOf(seq), before);
    EXPECT_EQ(view->unseen(), 3);
    append(2);
    EXPECT_EQ(yOf(seq), before);
    EXPECT_EQ(view->unseen(), 5);
    auto* pill = page->findChild<QAbstractButton*>(QStringLiteral("new-pill"));
    ASSERT_TRUE(pill->isVisible());
    EXPECT_EQ(pill->text(), QStringLiteral("5 new"));
    QTest::mouseClick(pill, Qt::LeftButton);
    EXPECT_EQ(view->verticalScrollBar()->value(), 0);
    EXPECT_FALSE(pill->isVisible());
}

TEST_F(FeedViewTest, ASelectedRowAtTheTopStaysUnderTheHand) {
    open(500);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(150, 70));
    const qint64 seq = page->feed().model().seqAt(view->currentIndex().row());
    const int before = yOf(seq);
    append(2);
    EXPECT_EQ(yOf(seq), before);
    EXPECT_EQ(page->feed().model().seqAt(view->currentIndex().row()), seq);
    QTest::keyClick(view, Qt::Key_Escape);
    EXPECT_FALSE(view->currentIndex().isValid());
    append(1);
    EXPECT_EQ(view->verticalScrollBar()->value(), 0) << "after Esc it follows again";
}

TEST_F(FeedViewTest, DaysFoundAboveDoNotMoveWhatIsRead) {
    open(6000); // a row a minute: four days
    view->verticalScrollBar()->setValue(3000 * FeedDelegate::rowHeight);
    QTest::qWait(20);
    const qint64 seq = page->feed().model().seqAt(view->indexAt(QPoint(20, 60)).row());
    const int before = yOf(seq);
    // Rows above are read (as a search or a fetch from elsewhere does): their days come to light.
    for (int row = 0; row < 2900; row += 60) {
        static_cast<void>(page->feed().model().row(row));
        QTest::qWait(2);
    }
    ASSERT_GE(page->feed().model().dividersUpTo(2900), 1);
    EXPECT_EQ(yOf(seq), before);
}

TEST_F(FeedViewTest, KeysWalk) {
    open(300);
    EXPECT_FALSE(view->currentIndex().isValid()) << "the focus alone chooses nothing";
    QTest::keyClick(view, Qt::Key_Down);
    EXPECT_EQ(view->currentIndex().row(), 0);
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Down);
    EXPECT_EQ(view->currentIndex().row(), 2);
    QTest::keyClick(view, Qt::Key_Up);
    EXPECT_EQ(view->currentIndex().row(), 1);
    QTest::keyClick(view, Qt::Key_PageDown);
    EXPECT_GT(view->currentIndex().row(), 6);
    QTest::keyClick(view, Qt::Key_End);
    EXPECT_EQ(view->currentIndex().row(), 299);
    EXPECT_TRUE(view->viewport()->rect().contains(view->visualRect(view->currentIndex())))
        << "the last row is in sight, whole";
    QTest::keyClick(view, Qt::Key_Home);
    EXPECT_EQ(view->currentIndex().row(), 0);
    EXPECT_EQ(view->verticalScrollBar()->value(), 0);
}

TEST_F(FeedViewTest, ReadingPaneShowsWhatIsChosenAndEnterGoesThere) {
    open(300);
    EXPECT_TRUE(page->reading().isEmpty());
    QTest::keyClick(view, Qt::Key_Down);
    QTest::qWait(ui::ReadingPane::settleMs + 40);
    EXPECT_FALSE(page->reading().isEmpty());
    EXPECT_EQ(page->reading().heading(), view->currentIndex().data().toString());
    QTest::keyClick(view, Qt::Key_Return);
    EXPECT_TRUE(page->reading().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(view->hasFocus());
}

TEST_F(FeedViewTest, SpacePlaysAnOverAndOnlyAnOver) {
    open(300);
    QTest::keyClick(view, Qt::Key_Down); // seq 300 is a transmission (300 % 5 == 0)
    QTest::qWait(20);
    QTest::keyClick(view, Qt::Key_Space);
    QTest::qWait(10);
    EXPECT_EQ(town->radio.opened, QStringList{QStringLiteral("m300")});
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Space);
    EXPECT_EQ(town->radio.opened.size(), 1);
}

TEST_F(FeedViewTest, AClickOnThePlayMarkPlaysWithoutChoosing) {
    open(300);
    QTest::qWait(20);
    const auto* row = page->feed().model().row(0);
    ASSERT_NE(row, nullptr);
    const QRectF play = view->rowDelegate().cells(view->visualRect(view->model()->index(0, 0)), *row).play;
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, play.center().toPoint());
    EXPECT_EQ(town->radio.opened, QStringList{QStringLiteral("m300")});
    EXPECT_FALSE(view->currentIndex().isValid());
}

TEST_F(FeedViewTest, TheFilterCountsOpenAlertsAndChoosesRows) {
    open(300);
    EXPECT_FALSE(page->findChild<QWidget*>(QStringLiteral("pinned"))->isVisible());
    town->alerts.add(alertView(1187, shiftNow));
    QTest::qWait(10);
    EXPECT_TRUE(page->feed().filter().label(1).contains(QLatin1Char('1')));
    EXPECT_TRUE(page->findChild<QWidget*>(QStringLiteral("pinned"))->isVisible());
    QTest::mouseClick(&page->feed().filter(), Qt::LeftButton, {}, page->feed().filter().segmentRect(3).center());
    QTest::qWait(10);
    EXPECT_EQ(page->feed().model().rowCount(), 60);
}

TEST_F(FeedViewTest, ALiveOverGrowsByWhatIsHeard) {
    open(20);
    FeedRow row = fresh("C12 Pennant Sports");
    row.kind = FeedKind::Transmission;
    row.channel = QStringLiteral("SHOP");
    row.live = true;
    town->feed.append({row});
    desk::ChannelState state;
    state.channel = row.channel;
    state.link = desk::ChannelState::Link::Up;
    state.speaking = true;
    state.transmissionId = QStringLiteral("t1");
    Q_EMIT town->radio.channelChanged(state);
    QTest::qWait(20);
    const auto inked = [this] {
        const QRectF wave =
            view->rowDelegate().cells(view->visualRect(view->model()->index(0, 0)), *page->feed().model().row(0)).wave;
        const QImage image = view->viewport()->grab(wave.toRect()).toImage();
        int count = 0;
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, image.height() / 2) == ui::tone(ui::Tone::Text) ? 1 : 0;
        return count;
    };
    EXPECT_EQ(inked(), 0);
    for (int i = 0; i < 5; ++i)
        Q_EMIT town->radio.levelChanged(QStringLiteral("SHOP"), -12);
    EXPECT_EQ(inked(), 10) << "five bars of two pixels";
    Q_EMIT town->radio.levelChanged(QStringLiteral("PUB"), -12);
    EXPECT_EQ(inked(), 10);
    state.transmissionId = QStringLiteral("t2");
    Q_EMIT town->radio.channelChanged(state);
    EXPECT_EQ(inked(), 0) << "the next over begins anew";
}

/// Every part inside its row and none over another, at both measures, however long the words are.
TEST(FeedDelegateTest, NothingIsClippedOrPaintedOverByLongNames) {
    Town town;
    town.fillLong();
    for (const auto place : {FeedDelegate::Place::Log, FeedDelegate::Place::Pinned}) {
        FeedDelegate delegate(place);
        delegate.setInHand(QStringLiteral("alert-1187"));
        for (const int width : {404, 560}) {
            for (qint64 seq = 1; seq <= town.feed.newest(); ++seq) {
                const FeedRow row = town.feed.rowFor(seq);
                const QRect rect(0, 480, width, FeedDelegate::rowHeight);
                const ui::FeedCells at = delegate.cells(rect, row);
                const QVector<QRectF> all{at.time,   at.icon, at.title, at.detail, at.wave,
                                          at.length, at.play, at.note,  at.chip,   at.claim};
                for (int i = 0; i < all.size(); ++i) {
                    if (all.at(i).isEmpty())
                        continue;
                    EXPECT_TRUE(QRectF(rect).contains(all.at(i)))
                        << row.title.toStdString() << " part " << i << " width " << width;
                    for (int j = i + 1; j < all.size(); ++j)
                        EXPECT_FALSE(all.at(i).intersects(all.at(j)))
                            << row.title.toStdString() << ' ' << i << " over " << j << " width " << width;
                }
                EXPECT_GE(at.title.width(), 100) << row.title.toStdString();
            }
        }
    }
}

/// What is painted stays inside the rectangles promised: the margin right of the title stays the row's ground.
TEST(FeedDelegateTest, ALongTitleIsElidedBeforeTheWaveform) {
    FeedDelegate delegate(FeedDelegate::Place::Log);
    FeedRow row;
    row.kind = FeedKind::Transmission;
    row.at = shiftNow;
    row.title = QString(400, QLatin1Char('W'));
    row.durationMs = 5000;
    QImage image(560, 48, QImage::Format_ARGB32_Premultiplied);
    image.fill(ui::tone(ui::Tone::Surface));
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    delegate.paintRow(painter, option, row);
    painter.end();
    const ui::FeedCells at = delegate.cells(option.rect, row);
    int inTitle = 0;
    for (int y = 0; y < image.height() - 1; ++y) {
        for (int x = static_cast<int>(at.title.right()) + 1; x < static_cast<int>(at.wave.left()); ++x)
            EXPECT_EQ(image.pixelColor(x, y), ui::tone(ui::Tone::Surface)) << x << ',' << y;
        for (int x = static_cast<int>(at.title.left()); x < static_cast<int>(at.title.right()); ++x)
            inTitle += image.pixelColor(x, y) != ui::tone(ui::Tone::Surface) ? 1 : 0;
    }
    EXPECT_GT(inTitle, 200);
}

/// First and last line of pixels with a word on them, in the column of the title.
std::pair<int, int> bandOf(const FeedRow& row, int width) {
    FeedDelegate delegate(FeedDelegate::Place::Log);
    QImage image(width, FeedDelegate::rowHeight, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    delegate.paintRow(painter, option, row);
    painter.end();
    const QRectF title = delegate.cells(option.rect, row).title;
    std::pair band{image.height(), -1};
    for (int y = 0; y < image.height() - 1; ++y) { // below is the rule
        for (int x = static_cast<int>(title.left()); x < static_cast<int>(title.right()); ++x) {
            if (image.pixelColor(x, y) != ui::tone(ui::Tone::Surface))
                band = {std::min(band.first, y), std::max(band.second, y)};
        }
    }
    return band;
}

TEST(FeedDelegateTest, ARowThatHasOneLineHasItInItsMiddle) {
    FeedRow row = fresh("Possible match, to decide");
    for (const int width : {404, 560}) {
        row.detail.clear();
        const auto [top, bottom] = bandOf(row, width);
        EXPECT_GT(top, 14) << "nothing above";
        EXPECT_LT(bottom, 34) << "nothing below";
        row.detail = QStringLiteral("  ");
        EXPECT_EQ(bandOf(row, width), std::pair(top, bottom)) << "spaces are no words";
        row.detail = QStringLiteral("cam 14, Butter Row");
        const auto [first, last] = bandOf(row, width);
        EXPECT_LT(first, 14);
        EXPECT_GT(last, 34);
    }
}

TEST(FeedDelegateTest, TimeAndMarkOfOneLineAreBesideIt) {
    const FeedDelegate delegate(FeedDelegate::Place::Log);
    const QRect rect(0, 480, 560, FeedDelegate::rowHeight);
    const ui::FeedCells at = delegate.cells(rect, fresh("Possible match, to decide"));
    EXPECT_TRUE(at.detail.isEmpty());
    EXPECT_EQ(at.title.center().y(), QRectF(rect).center().y());
    EXPECT_EQ(at.time.top(), at.title.top());
    EXPECT_EQ(at.icon.top(), at.title.top());
}

} // namespace
} // namespace watchdesk::test
