// The control room with Ashby Cross on its map.
#pragma once

#include "control/MemoryTown.h"
#include "ui/control/AlertBoard.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/Middle.h"
#include "ui/control/NextCard.h"
#include "ui/control/PlaceCard.h"
#include "ui/control/QuickLine.h"
#include "ui/control/ReadingPane.h"
#include "ui/control/TownPanel.h"
#include "ui/map/MapView.h"
#include "ui/widgets/SegmentedControl.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

namespace watchdesk::test {

using ui::MapMarker;
using ui::MarkerFill;
using ui::MarkerShape;
using ui::MarkerState;
using ui::TownPanel;

class TownPage : public testing::Test {
protected:
    void SetUp() override {
        town.fillAfternoon();
        open();
    }
    void open() {
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        settle();
    }
    static void settle() { QTest::qWait(ui::ReadingPane::settleMs + 40); }
    void handOver(const char* alert) {
        page->board().putInHand(QLatin1String(alert));
        settle();
    }
    [[nodiscard]] TownPanel& panel() const { return page->town(); }
    [[nodiscard]] ui::MapView& map() const { return page->town().map(); }
    [[nodiscard]] ui::FeedView& feed() const { return page->feed().view(); }
    [[nodiscard]] QString line() const { return page->quickLine().edit().text(); }
    [[nodiscard]] std::optional<MapMarker> marker(const QString& id) const {
        const int index = map().markers().indexOf(id);
        return index < 0 ? std::nullopt : std::optional(map().markers().all().at(index));
    }
    [[nodiscard]] MapMarker of(const char* callSign) const {
        return marker(town.map.at(callSign).id).value_or(MapMarker());
    }
    void key(int code, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(code), modifiers);
    }
    /// Whatever is on the map there.
    void click(const QPointF& metres) {
        QTest::mouseClick(&map(), Qt::LeftButton, {}, map().camera().toWidget(metres).toPoint());
    }
    [[nodiscard]] int rowOf(const QString& title) const {
        for (int row = 0; row < page->feed().model().rowCount(); ++row) {
            if (page->feed().model().index(row).data().toString() == title)
                return row;
        }
        return -1;
    }
    void choose(const QString& title) {
        ASSERT_GE(rowOf(title), 0);
        feed().scrollTo(page->feed().model().index(rowOf(title)));
        QTest::mouseClick(feed().viewport(), Qt::LeftButton, {},
                          feed().visualRect(page->feed().model().index(rowOf(title))).center());
        settle();
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

} // namespace watchdesk::test
