// The sheet for texts: to whom, words, what is refused.
#include "ui/control/TextSheet.h"

#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace watchdesk::test {
namespace {

class TextSheetTest : public testing::Test {
protected:
    void SetUp() override {
        desk::ChannelState shop;
        shop.channel = QStringLiteral("SHOP");
        town.radio.states = {shop};
        town.texts.known = {
            {QStringLiteral("sip:tg1@gw"), {}, {}, {}},
            {QStringLiteral("2107"), QStringLiteral("set7"), QStringLiteral("C07"), QStringLiteral("Hallam Pharmacy")}};
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 760);
        page->show();
        QTest::qWait(20);
    }
    ui::TextSheet* open() {
        QTest::keyClick(&page->feed().view(), Qt::Key_T, Qt::ControlModifier);
        QTest::qWait(10);
        return page->findChild<ui::TextSheet*>();
    }
    static void write(ui::TextSheet& sheet, const QString& words) {
        QTest::keyClicks(sheet.findChild<QPlainTextEdit*>(), words);
    }
    static void addressTo(ui::TextSheet& sheet, const QString& whom) {
        for (auto* box : sheet.findChildren<QComboBox*>())
            if (box->isEditable()) {
                box->lineEdit()->selectAll();
                QTest::keyClicks(box->lineEdit(), whom);
            }
    }
    static void enter(ui::TextSheet& sheet) {
        QTest::keyClick(sheet.findChild<QPlainTextEdit*>(), Qt::Key_Return);
        QTest::qWait(10);
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(TextSheetTest, GoesToTheTalkgroupUnlessOneIsChosen) {
    auto* sheet = open();
    ASSERT_NE(sheet, nullptr);
    write(*sheet, QStringLiteral("grey hoodie"));
    enter(*sheet);
    EXPECT_EQ(town.texts.sent, QStringList{QStringLiteral("SHOP sip:tg1@gw grey hoodie")});
}

TEST_F(TextSheetTest, ACallSignIsEnoughAndSoIsANumber) {
    auto* sheet = open();
    ASSERT_NE(sheet, nullptr);
    addressTo(*sheet, QStringLiteral("c07"));
    write(*sheet, QStringLiteral("come in"));
    enter(*sheet);
    sheet = open();
    ASSERT_NE(sheet, nullptr);
    addressTo(*sheet, QStringLiteral("9911"));
    write(*sheet, QStringLiteral("come in"));
    enter(*sheet);
    EXPECT_EQ(town.texts.sent, (QStringList{QStringLiteral("SHOP 2107 come in"), QStringLiteral("SHOP 9911 come in")}));
}

TEST_F(TextSheetTest, WhatIsRefusedIsSaidAndWhatWasTypedStays) {
    town.texts.fail = Error{ErrorCode::Refused, "It names somebody who is known here.", "Nothing was sent.", ""};
    auto* sheet = open();
    ASSERT_NE(sheet, nullptr);
    write(*sheet, QStringLiteral("look for"));
    enter(*sheet);
    ASSERT_NE(page->findChild<ui::TextSheet*>(), nullptr);
    EXPECT_TRUE(sheet->trouble().contains(QLatin1String("names somebody")));
    keep(*page, QStringLiteral("text"));
    EXPECT_EQ(sheet->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("look for"));
    town.texts.fail.reset();
    enter(*sheet);
    EXPECT_EQ(town.texts.sent.size(), 1) << "and can be sent again";
}

TEST_F(TextSheetTest, WhoMayNotIsToldSo) {
    town.texts.may = false;
    EXPECT_EQ(open(), nullptr);
    EXPECT_TRUE(town.texts.sent.isEmpty());
}

} // namespace
} // namespace watchdesk::test
