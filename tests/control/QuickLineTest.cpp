#include "ui/control/QuickLine.h"

#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/widgets/Toast.h"

#include <gtest/gtest.h>

#include <QTest>

namespace watchdesk::test {
namespace {

class QuickLineTest : public testing::Test {
protected:
    void SetUp() override {
        town.radio.overs.append(over());
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        QTest::qWait(20);
        line = &page->quickLine();
        edit = &line->edit();
        edit->setFocus();
    }
    [[nodiscard]] static domain::Transmission over() {
        domain::Transmission over;
        over.id = QStringLiteral("t1");
        over.channel = QStringLiteral("SHOP");
        over.start = shiftNow - 30'000;
        over.end = over.start + 6000;
        return over;
    }
    void type(const char* text) { QTest::keyClicks(edit, QString::fromLatin1(text)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(edit, key, modifiers);
        QTest::qWait(10);
    }
    [[nodiscard]] QStringList chips() const {
        QStringList out;
        for (const auto& piece : line->chips().pieces())
            out += piece.text;
        return out;
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
    ui::QuickLine* line = nullptr;
    ui::QuickLineEdit* edit = nullptr;
};

TEST_F(QuickLineTest, ShowsHowItReadsWhatIsTyped) {
    type("C12 theft grey hoodie > butter row, shouting loudly");
    const QStringList said = chips();
    EXPECT_EQ(said.value(0), QStringLiteral("C12 Pennant Sports"));
    EXPECT_TRUE(said.contains(QStringLiteral("Theft"))) << said.join('|').toStdString();
    EXPECT_TRUE(said.join('|').contains(QStringLiteral("Butter Row")));
    bool dashed = false;
    for (const auto& piece : line->chips().pieces())
        dashed = dashed || (piece.look.dashed && piece.text.contains(QStringLiteral("loudly")));
    EXPECT_TRUE(dashed) << "what stays in the narrative has a dashed chip";
}

TEST_F(QuickLineTest, EnterLogsAndControlEnterAlerts) {
    type("C07 theft");
    press(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.at(0).line, QStringLiteral("C07 theft"));
    EXPECT_FALSE(town.line.logged.at(0).alert);
    EXPECT_TRUE(town.line.logged.at(0).transmissionId.isEmpty());
    EXPECT_EQ(edit->text(), QString());
    type("C12 violence");
    press(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(town.line.logged.size(), 2);
    EXPECT_TRUE(town.line.logged.at(1).alert);
    press(Qt::Key_Return);
    EXPECT_EQ(town.line.logged.size(), 2) << "an empty line logs nothing";
}

TEST_F(QuickLineTest, AFailureKeepsTheWords) {
    town.line.fail = Error{ErrorCode::DiskFull, "The disk is full.", "", ""};
    type("C07 theft m30");
    press(Qt::Key_Return);
    EXPECT_EQ(edit->text(), QStringLiteral("C07 theft m30"));
    town.line.fail.reset();
    press(Qt::Key_Return);
    EXPECT_EQ(town.line.logged.size(), 1) << "and can be tried again";
    EXPECT_EQ(edit->text(), QString());
}

TEST_F(QuickLineTest, AnEndedCallFillsInItsCallerAndIsLinked) {
    page->feed().view().setFocus();
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t1"), QStringLiteral("C07"), QStringLiteral("SHOP"));
    QTest::qWait(10);
    EXPECT_TRUE(edit->hasFocus());
    EXPECT_EQ(edit->text(), QStringLiteral("C07 "));
    EXPECT_TRUE(chips().value(0).contains(QStringLiteral("0:06"))) << chips().value(0).toStdString();
    type("theft");
    press(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.at(0).transmissionId, QStringLiteral("t1"));
    EXPECT_EQ(town.line.logged.at(0).line, QStringLiteral("C07 theft"));
    EXPECT_TRUE(line->over().isEmpty());
}

TEST_F(QuickLineTest, AnEndedCallLeavesWhatIsTypedAlone) {
    type("C12 the");
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t1"), QStringLiteral("C07"), QStringLiteral("SHOP"));
    QTest::qWait(10);
    EXPECT_EQ(edit->text(), QStringLiteral("C12 the"));
    EXPECT_TRUE(line->over().isEmpty());
}

TEST_F(QuickLineTest, TheNextCallTakesThePlaceOfOneNobodyWroteDown) {
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t0"), QStringLiteral("C12"), QStringLiteral("SHOP"));
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t1"), QStringLiteral("C07"), QStringLiteral("SHOP"));
    QTest::qWait(10);
    EXPECT_EQ(edit->text(), QStringLiteral("C07 "));
    EXPECT_EQ(line->over(), QStringLiteral("t1"));
}

TEST_F(QuickLineTest, TheCrossTakesTheOverOff) {
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t1"), QStringLiteral("C07"), QStringLiteral("SHOP"));
    QTest::qWait(10);
    QTest::mouseClick(&line->chips(), Qt::LeftButton, {}, line->chips().crossOf(QStringLiteral("over")).center());
    EXPECT_TRUE(line->over().isEmpty());
    type("theft");
    press(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_TRUE(town.line.logged.at(0).transmissionId.isEmpty());
}

TEST_F(QuickLineTest, EscClearsAndUpRecalls) {
    type("C07 theft");
    press(Qt::Key_Return);
    type("C12 begging");
    press(Qt::Key_Return);
    type("zzz");
    press(Qt::Key_Escape);
    EXPECT_EQ(edit->text(), QString());
    press(Qt::Key_Up);
    EXPECT_EQ(edit->text(), QStringLiteral("C12 begging"));
    press(Qt::Key_Up);
    EXPECT_EQ(edit->text(), QStringLiteral("C07 theft"));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    EXPECT_EQ(edit->text(), QString());
}

TEST_F(QuickLineTest, ControlZWithdrawsWhatWasLoggedAndBringsTheWordsBack) {
    type("C07 theft");
    press(Qt::Key_Return);
    ASSERT_NE(ui::Toast::shownIn(page.get()), nullptr);
    EXPECT_EQ(ui::Toast::shownIn(page.get())->text(), QStringLiteral("Incident 4410 logged"));
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(town.line.withdrawn, QStringList{QStringLiteral("i1")});
    EXPECT_EQ(edit->text(), QStringLiteral("C07 theft"));
    press(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(town.line.withdrawn.size(), 1) << "once";
}

TEST_F(QuickLineTest, CompletesWithTabAndLeavesEnterToTheLine) {
    type("C07 theft > but");
    ASSERT_NE(edit->completionList(), nullptr);
    ASSERT_TRUE(edit->completionList()->isVisible());
    QTest::keyClick(edit, Qt::Key_Tab);
    EXPECT_TRUE(edit->text().startsWith(QStringLiteral("C07 theft > Butter Row"))) << edit->text().toStdString();
    EXPECT_TRUE(edit->hasFocus());
    EXPECT_FALSE(edit->completionList()->isVisible());
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    type("C07 theft > mar");
    ASSERT_TRUE(edit->completionList()->isVisible());
    press(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1) << "nothing was chosen in the list: Enter logs";
    EXPECT_EQ(town.line.logged.at(0).line, QStringLiteral("C07 theft > mar"));
}

TEST_F(QuickLineTest, F2ComesFromAnywhere) {
    page->feed().view().setFocus();
    QTest::keyClick(&page->feed().view(), Qt::Key_F2);
    EXPECT_TRUE(edit->hasFocus());
}

TEST_F(QuickLineTest, ComingBackByAKeyDoesNotSelectTheCallerAway) {
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t1"), QStringLiteral("C07"), QStringLiteral("SHOP"));
    QTest::qWait(10);
    page->feed().view().setFocus();
    QTest::keyClick(&page->feed().view(), Qt::Key_F2);
    type("theft");
    EXPECT_EQ(edit->text(), QStringLiteral("C07 theft"));
}

TEST_F(QuickLineTest, AVeryLongLineIsRefusedByNobody) {
    edit->setText(QString(15'000, QLatin1Char('x')));
    press(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.at(0).line.size(), 15'000);
}

} // namespace
} // namespace watchdesk::test
