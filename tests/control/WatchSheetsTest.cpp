// Turns on watch and roll-calls, by keys, over a real store.
#include "control/Keep.h"
#include "desk/DeskFixture.h"
#include "desk/RollCallDesk.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/QuickLine.h"
#include "ui/control/RollCallBar.h"
#include "ui/control/RollCallSheet.h"
#include "ui/control/WatchSheet.h"

#include <QLineEdit>
#include <QTest>

namespace watchdesk::test {
namespace {

using domain::MarkState;

class WatchSheetsTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        page = std::make_unique<ui::ControlRoomPage>(*desk);
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        QTest::qWait(20);
    }
    void TearDown() override {
        page.reset();
        closeDesk();
    }
    template <class W>
    W* open(Qt::Key letter, Qt::KeyboardModifiers with) {
        QTest::keyClick(&page->quickLine().edit(), letter, with);
        QTest::qWait(10);
        return page->findChild<W*>();
    }
    ui::WatchSheet* watch() { return open<ui::WatchSheet>(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier); }
    ui::RollCallSheet* rollCall() { return open<ui::RollCallSheet>(Qt::Key_R, Qt::ControlModifier); }
    void signOn(ui::WatchSheet& sheet, const char* sign) {
        auto* field = sheet.findChild<QLineEdit*>();
        field->setFocus();
        QTest::keyClicks(field, QString::fromLatin1(sign));
        QTest::keyClick(field, Qt::Key_Return);
    }
    static QAbstractButton* button(QWidget& in, const QString& text) {
        for (auto* one : in.findChildren<QAbstractButton*>())
            if (one->text() == text && one->isVisible())
                return one;
        return nullptr;
    }
    MarkState stateOf(ui::RollCallSheet& sheet, const QString& sign) {
        for (const auto& set : sheet.rows().all())
            if (set.callSign == sign)
                return set.mark.state;
        return MarkState::Excused;
    }
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(WatchSheetsTest, ASetSignsOnIsALoneWorkersAndSignsOff) {
    auto* sheet = watch();
    ASSERT_NE(sheet, nullptr);
    signOn(*sheet, "c07");
    ASSERT_TRUE(eventually([&] { return sheet->rows().rowCount() == 1; }));
    EXPECT_EQ(sheet->rows().at(0)->callSign, QStringLiteral("C07"));
    sheet->list().choose(0);
    QTest::keyClick(&sheet->list(), Qt::Key_L);
    EXPECT_TRUE(eventually([&] { return sheet->rows().at(0)->turn.loneMinutes > 0; }));
    keep(*page, QStringLiteral("watch"));
    QTest::keyClick(&sheet->list(), Qt::Key_L);
    EXPECT_TRUE(eventually([&] { return sheet->rows().at(0)->turn.loneMinutes == 0; }));
    QTest::keyClick(&sheet->list(), Qt::Key_Delete);
    EXPECT_TRUE(eventually([&] { return sheet->rows().rowCount() == 0; }));
}

TEST_F(WatchSheetsTest, ACallSignThatNobodyHasIsSaid) {
    auto* sheet = watch();
    ASSERT_NE(sheet, nullptr);
    signOn(*sheet, "Z99");
    EXPECT_TRUE(eventually([&] { return !sheet->trouble().isEmpty(); }));
    EXPECT_EQ(sheet->findChild<QLineEdit*>()->text(), QStringLiteral("Z99")) << "what was typed stays";
}

TEST_F(WatchSheetsTest, ByVoiceTheListIsTickedByKeysAndGoesOnWithTheSheetClosed) {
    auto* sheet = rollCall();
    ASSERT_NE(sheet, nullptr);
    for (auto* way : sheet->findChildren<QWidget*>())
        if (way->accessibleName() == QLatin1String("How they are called"))
            QTest::keyClick(way, Qt::Key_Right);
    sheet->actButton().click();
    ASSERT_TRUE(eventually([&] { return sheet->rows().rowCount() == 3; }));
    sheet->list().choose(1);
    QTest::keyClick(&sheet->list(), Qt::Key_Space);
    ASSERT_TRUE(eventually([&] { return stateOf(*sheet, QStringLiteral("C12")) == MarkState::Answered; }));
    EXPECT_TRUE(sheet->words().contains(QLatin1String("1 of 3 answered"))) << sheet->words().toStdString();
    keep(*page, QStringLiteral("roll-call"));
    QTest::keyClick(&sheet->list(), Qt::Key_Space);
    ASSERT_TRUE(eventually([&] { return stateOf(*sheet, QStringLiteral("C12")) != MarkState::Answered; }));
    QTest::keyClick(sheet, Qt::Key_Escape);
    EXPECT_TRUE(desk->rollCalls().isRunning());
    auto* bar = page->findChild<ui::RollCallBar*>();
    ASSERT_NE(bar, nullptr);
    EXPECT_TRUE(bar->isVisible());
    keep(*page, QStringLiteral("roll-call-bar"));
    EXPECT_TRUE(bar->words().contains(QLatin1String("0 of 3 answered"))) << bar->words().toStdString();
    sheet = rollCall();
    ASSERT_NE(sheet, nullptr);
    sheet->actButton().click();
    EXPECT_TRUE(eventually([&] { return !desk->rollCalls().isRunning() && !bar->isVisible(); }));
}

TEST_F(WatchSheetsTest, ByTonesWithoutARadioIsSaid) {
    auto* sheet = rollCall();
    ASSERT_NE(sheet, nullptr);
    sheet->actButton().click();
    ASSERT_TRUE(eventually([&] { return !sheet->trouble().isEmpty(); }));
    EXPECT_TRUE(sheet->trouble().contains(QLatin1String("By voice"), Qt::CaseInsensitive));
    EXPECT_FALSE(desk->rollCalls().isRunning());
}

} // namespace
} // namespace watchdesk::test
