// The page as a whole: pictures for people to look at, and what must hold in every one of them.
#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/NextCard.h"
#include "ui/control/PlaceCard.h"
#include "ui/control/QuickLine.h"
#include "ui/control/TownPanel.h"
#include "ui/map/MapView.h"
#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QTest>

namespace watchdesk::test {
namespace {

using ui::ControlRoomPage;
using ui::Theme;

struct Shape {
    const char* name;
    QSize size;
};
// The window's top bar takes 44 px of 1080 and 800.
const Shape shapes[] = {{"1920", {1920, 1036}}, {"1280", {1280, 756}}};

class LookTest : public testing::TestWithParam<std::tuple<int, int>> {
protected:
    void SetUp() override {
        Theme::instance().setMode(std::get<0>(GetParam()) == 0 ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Dark); }
    [[nodiscard]] const Shape& shape() const { return shapes[std::get<1>(GetParam())]; }
    [[nodiscard]] QString name(const char* what) const {
        return QStringLiteral("%1-%2-%3")
            .arg(QLatin1String(what), QLatin1String(shape().name),
                 std::get<0>(GetParam()) == 0 ? QStringLiteral("dark") : QStringLiteral("light"));
    }
    /// Outlives the page.
    Town& made(int rows = 0) {
        m_town = std::make_unique<Town>(rows);
        return *m_town;
    }
    void open(Town& town) {
        m_page = std::make_unique<ControlRoomPage>(town.jobs());
        m_page->resize(shape().size);
        m_page->show();
        QTest::qWait(50);
        settleMap();
    }
    void settleMap() {
        const ui::MapView& map = m_page->town().map();
        m_page->grab(); // asks for the tiles
        (void)QTest::qWaitFor([&] { return !map.hasMap() || map.tiles().isComplete(map.camera()); }, 20'000);
    }
    std::unique_ptr<Town> m_town;
    std::unique_ptr<ControlRoomPage> m_page;
};

TEST_P(LookTest, FullAfternoon) {
    Town& town = made();
    town.fillAfternoon();
    open(town);
    auto& view = m_page->feed().view();
    for (int row = 0; row < m_page->feed().model().rowCount(); ++row) {
        if (m_page->feed().model().index(row).data().toString() == QLatin1String("C07 Hallam Pharmacy"))
            view.setCurrentIndex(m_page->feed().model().index(row));
    }
    m_page->board().putInHand(QStringLiteral("alert-1187"));
    Q_EMIT town.radio.levelChanged(QStringLiteral("SHOP"), -18);
    auto& edit = m_page->quickLine().edit();
    edit.setFocus();
    QTest::keyClicks(&edit, "C12 grey hoodie bag > butter row, dropped cap");
    m_page->tick();
    keep(*m_page, name("full"));
    EXPECT_FALSE(m_page->alertPanel().isEmpty());
}

TEST_P(LookTest, TheMapWithATrail) {
    Town& town = made();
    town.fillAfternoon();
    town.map.rollCallSilent = {town.map.at("C09").id, town.map.at("C31").id, town.map.at("C33").id};
    open(town);
    m_page->board().putInHand(QStringLiteral("alert-1187"));
    Q_EMIT town.map.rollCallEnded();
    (void)town.alerts.addSighting(QStringLiteral("alert-1187"), QStringLiteral("Butter Row, dropped cap"));
    QTest::qWait(20);
    m_page->tick();
    settleMap();
    keep(*m_page, name("map"));
    const ui::TownPanel& panel = m_page->town();
    EXPECT_TRUE(panel.next().isVisible());
    EXPECT_TRUE(panel.legend().isVisible());
    for (const QWidget* part : QVector<const QWidget*>{&panel.next(), &panel.legend()})
        EXPECT_TRUE(panel.rect().contains(part->geometry()));
    EXPECT_FALSE(panel.next().geometry().intersects(panel.legend().geometry()));
}

TEST_P(LookTest, APlaceChosenOnTheMap) {
    Town& town = made();
    town.fillAfternoon();
    const desk::TownPlace place = town.map.at("C07");
    desk::PlaceSheet sheet;
    sheet.contact = QStringLiteral("Priya Nand · 01632 960 417");
    sheet.latest = town.feed.detail(14).result()->samePlace;
    sheet.latest += sheet.latest;
    town.map.sheets.insert(place.id, sheet);
    open(town);
    m_page->board().putInHand(QStringLiteral("alert-1187"));
    QTest::qWait(20);
    m_page->town().map().choose(QStringLiteral("step:0"));
    Q_EMIT m_page->town().map().markerChosen(QStringLiteral("step:0"));
    QTest::qWait(20);
    settleMap();
    keep(*m_page, name("place"));
    const ui::TownPanel& panel = m_page->town();
    EXPECT_EQ(panel.card().premisesId(), place.id) << "a step says who is there";
    EXPECT_TRUE(panel.rect().contains(panel.card().geometry()));
    EXPECT_FALSE(panel.card().geometry().intersects(panel.next().geometry()));
}

TEST_P(LookTest, ScrolledToYesterdayWithNewRowsAbove) {
    Town& town = made();
    town.fillAfternoon();
    open(town);
    auto& view = m_page->feed().view();
    view.scrollTo(m_page->feed().model().index(m_page->feed().model().rowCount() - 1));
    QTest::qWait(10);
    desk::FeedRow row;
    row.at = shiftNow;
    row.title = QStringLiteral("C07 Hallam Pharmacy");
    town.feed.append({row, row});
    m_page->quickLine().beginSighting();
    keep(*m_page, name("scrolled"));
    EXPECT_EQ(view.unseen(), view.atTop() ? 0 : 2);
}

TEST_P(LookTest, Empty) {
    Town& town = made();
    open(town);
    keep(*m_page, name("empty"));
    EXPECT_TRUE(m_page->alertPanel().isEmpty());
}

TEST_P(LookTest, LongNames) {
    Town& town = made();
    town.fillLong();
    open(town);
    m_page->board().putInHand(QStringLiteral("alert-123456"));
    auto& view = m_page->feed().view();
    view.setCurrentIndex(m_page->feed().model().index(1));
    keep(*m_page, name("long"));
    // Nothing may ask for more than the smallest window has.
    EXPECT_LE(m_page->minimumSizeHint().width(), 1280);
    EXPECT_LE(m_page->minimumSizeHint().height(), 756);
}

TEST_P(LookTest, ErrorsAndCompletion) {
    Town& town = made();
    town.fillAfternoon();
    open(town);
    town.line.fail = Error{ErrorCode::DiskFull, "The incident could not be written: the disk is full.", "",
                           "Make room and press Enter again."};
    auto& edit = m_page->quickLine().edit();
    edit.setFocus();
    QTest::keyClicks(&edit, "C07 theft");
    QTest::keyClick(&edit, Qt::Key_Return);
    QTest::qWait(20);
    EXPECT_EQ(edit.text(), QStringLiteral("C07 theft"));
    QTest::keyClicks(&edit, " > ma");
    keep(*m_page, name("error"));
}

TEST_P(LookTest, EveryWidgetThatTakesTheFocusHasAName) {
    Town& town = made();
    town.fillAfternoon();
    open(town);
    for (QWidget* widget : m_page->findChildren<QWidget*>()) {
        const bool reached = widget->focusPolicy() != Qt::NoFocus && widget->isVisible();
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const QString said =
            !widget->accessibleName().isEmpty() || button == nullptr ? widget->accessibleName() : button->text();
        EXPECT_FALSE(reached && said.isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Page, LookTest, testing::Combine(testing::Values(0, 1), testing::Values(0, 1)));

} // namespace
} // namespace watchdesk::test
