// Words that the desk says: proposed from the alert, read once more, ended with a button.
#include "ui/control/AnnounceSheet.h"

#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "ui/control/AlertBoard.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QTest>

namespace watchdesk::test {
namespace {

class AnnounceSheetTest : public testing::Test {
protected:
    void open(desk::ChannelState::Talk talk = desk::ChannelState::Talk::Idle) {
        town.fillAfternoon();
        for (auto& state : town.radio.states)
            state.talk = talk;
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 760);
        page->show();
        QTest::qWait(50);
    }
    ui::AnnounceSheet* ask() {
        QTest::keyClick(&page->feed().view(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::qWait(10);
        return page->findChild<ui::AnnounceSheet*>();
    }
    static QPlainTextEdit& words(ui::AnnounceSheet& sheet) { return *sheet.findChild<QPlainTextEdit*>(); }
    static QAbstractButton& end(ui::AnnounceSheet& sheet) {
        for (auto* one : sheet.findChildren<QAbstractButton*>())
            if (one->text() == QLatin1String("End it"))
                return *one;
        throw std::runtime_error("no button");
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(AnnounceSheetTest, TheWordsOfTheAlertInHandAreProposedAndSaidAfterTheyWereRead) {
    open();
    page->board().putInHand(QStringLiteral("alert-1187"));
    QTest::qWait(20);
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    EXPECT_EQ(words(*sheet).toPlainText(), town.alerts.view(QStringLiteral("alert-1187")).alert.told);
    QTest::keyClicks(&words(*sheet), QStringLiteral("All units: grey hoodie"));
    EXPECT_TRUE(town.talk.announced.isEmpty());
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    EXPECT_EQ(town.talk.announced.join(QLatin1Char('|')), QStringLiteral("SHOP All units: grey hoodie"));
    town.talk.announcing.reportResult(Result<void>());
    town.talk.announcing.reportFinished();
    QTest::qWait(20);
    EXPECT_EQ(page->findChild<ui::AnnounceSheet*>(), nullptr) << "said, and gone";
}

TEST_F(AnnounceSheetTest, ItCanBeEndedAndTheWordsStay) {
    open();
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    EXPECT_FALSE(end(*sheet).isVisible());
    QTest::keyClicks(&words(*sheet), QStringLiteral("All units"));
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(end(*sheet).isVisible());
    keep(*page, QStringLiteral("announce"));
    QTest::mouseClick(&end(*sheet), Qt::LeftButton);
    QTest::qWait(20);
    EXPECT_EQ(town.talk.hushed, 1);
    EXPECT_TRUE(sheet->trouble().contains(QLatin1String("ended")));
    EXPECT_EQ(words(*sheet).toPlainText(), QStringLiteral("All units"));
}

TEST_F(AnnounceSheetTest, EachWayIsOneKeyAndSaysWhomItReaches) {
    open();
    page->board().putInHand(QStringLiteral("alert-1187"));
    town.texts.known = {{QStringLiteral("2107"), QStringLiteral("c07"), QStringLiteral("C07"), {}},
                        {QStringLiteral("2112"), QStringLiteral("c12"), QStringLiteral("C12"), {}}};
    town.alerts.askers = {QStringLiteral("Kim Lowe"), QStringLiteral("Lee Marsh")};
    QTest::qWait(20);
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    const auto boxes = sheet->findChildren<QCheckBox*>();
    ASSERT_EQ(boxes.size(), 3);
    ASSERT_TRUE(QTest::qWaitFor([&] { return boxes[2]->isEnabled(); }));
    EXPECT_TRUE(boxes[1]->text().contains(QStringLiteral("C07, C12")));
    EXPECT_TRUE(boxes[2]->text().contains(QStringLiteral("Kim Lowe, Lee Marsh")));
    keep(*page, QStringLiteral("announce-ways"));
    QTest::keyClicks(&words(*sheet), QStringLiteral("Grey hoodie"));
    for (const Qt::Key way : {Qt::Key_R, Qt::Key_X, Qt::Key_E})
        QTest::keyClick(&words(*sheet), way, Qt::AltModifier);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return !boxes[0]->isChecked() && boxes[1]->isChecked() && boxes[2]->isChecked(); }));
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->findChild<ui::AnnounceSheet*>() == nullptr; }));
    EXPECT_TRUE(town.talk.announced.isEmpty()) << "not on the radio";
    EXPECT_EQ(town.texts.sent.size(), 2);
    EXPECT_TRUE(town.alerts.steps.contains(QStringLiteral("mail 1187 Grey hoodie")));
}

TEST_F(AnnounceSheetTest, WhatHasGoneDoesNotGoAgainWhenAnotherWayFails) {
    open();
    page->board().putInHand(QStringLiteral("alert-1187"));
    town.texts.known = {{QStringLiteral("2107"), QStringLiteral("c07"), QStringLiteral("C07"), {}}};
    town.alerts.askers = {QStringLiteral("Kim Lowe")};
    QTest::qWait(20);
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    const auto boxes = sheet->findChildren<QCheckBox*>();
    ASSERT_TRUE(QTest::qWaitFor([&] { return boxes[2]->isEnabled(); }));
    for (int way = 0; way < 3; ++way)
        boxes[way]->setChecked(way > 0);
    town.texts.fail = Error{ErrorCode::Unavailable, "The radio is not running.", "", ""};
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet->trouble().contains(QStringLiteral("not running")); }));
    town.texts.fail.reset();
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->findChild<ui::AnnounceSheet*>() == nullptr; }));
    EXPECT_EQ(town.alerts.steps.filter(QStringLiteral("mail 1187")).size(), 1);
    EXPECT_EQ(town.texts.sent.size(), 1);
}

TEST_F(AnnounceSheetTest, AfterSomeTextsFailedOnlyTheOthersGoAgainAndInTheSameWords) {
    open();
    town.texts.known = {{QStringLiteral("2107"), QStringLiteral("c07"), QStringLiteral("C07"), {}},
                        {QStringLiteral("2112"), QStringLiteral("c12"), QStringLiteral("C12"), {}}};
    town.texts.failing = {QStringLiteral("2112")};
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    const auto boxes = sheet->findChildren<QCheckBox*>();
    boxes[0]->setChecked(false);
    boxes[1]->setChecked(true);
    words(*sheet).setPlainText(QStringLiteral("Grey hoodie"));
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return sheet->trouble().contains(QStringLiteral("not running")); }));
    EXPECT_TRUE(words(*sheet).isReadOnly()) << "C07 has them already";
    town.texts.failing.clear();
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->findChild<ui::AnnounceSheet*>() == nullptr; }));
    EXPECT_EQ(town.texts.sent,
              (QStringList{QStringLiteral("SHOP 2107 Grey hoodie"), QStringLiteral("SHOP 2112 Grey hoodie")}));
}

TEST_F(AnnounceSheetTest, WhereTheDeskOnlyListensTextsCanStillGo) {
    town.texts.known = {{QStringLiteral("2107"), QStringLiteral("c07"), QStringLiteral("C07"), {}}};
    open(desk::ChannelState::Talk::Off);
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    const auto boxes = sheet->findChildren<QCheckBox*>();
    EXPECT_FALSE(boxes[0]->isEnabled());
    EXPECT_FALSE(boxes[0]->isChecked());
    EXPECT_TRUE(boxes[0]->text().contains(QStringLiteral("only listens"))) << boxes[0]->text().toStdString();
    EXPECT_TRUE(boxes[1]->isEnabled());
}

TEST_F(AnnounceSheetTest, WhereNothingElseCanMailGoesAlone) {
    town.alerts.askers = {QStringLiteral("Kim Lowe")};
    open(desk::ChannelState::Talk::Off);
    page->board().putInHand(QStringLiteral("alert-1187"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->board().inHand() != nullptr; }));
    ask();
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->findChild<ui::AnnounceSheet*>() != nullptr; }));
    auto* sheet = page->findChild<ui::AnnounceSheet*>();
    const auto boxes = sheet->findChildren<QCheckBox*>();
    ASSERT_TRUE(boxes[2]->isEnabled());
    boxes[2]->setChecked(true);
    words(*sheet).setPlainText(QStringLiteral("Grey hoodie"));
    QTest::keyClick(&words(*sheet), Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->findChild<ui::AnnounceSheet*>() == nullptr; }));
    EXPECT_TRUE(town.alerts.steps.contains(QStringLiteral("mail 1187 Grey hoodie")));
    EXPECT_TRUE(town.talk.announced.isEmpty());
}

TEST_F(AnnounceSheetTest, OnChannelsToListenToThereIsNothingToSay) {
    open(desk::ChannelState::Talk::Off);
    EXPECT_EQ(ask(), nullptr);
}

} // namespace
} // namespace watchdesk::test
