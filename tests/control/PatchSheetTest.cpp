// Joining two channels and parting them, by keys.
#include "ui/control/PatchSheet.h"

#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/RadioStrips.h"
#include "ui/control/TalkHand.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

namespace watchdesk::test {
namespace {

class PatchSheetTest : public testing::Test {
protected:
    void open(int channels) {
        for (const char* name : {"SHOP", "PUB", "MARKET", "STATION"}) {
            desk::ChannelState state;
            state.channel = QString::fromLatin1(name);
            state.link = desk::ChannelState::Link::Up;
            if (town.radio.states.size() < channels)
                state.talk = desk::ChannelState::Talk::Idle;
            town.radio.states.append(state);
        }
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 760);
        page->show();
        QTest::qWait(20);
    }
    ui::PatchSheet* ask() {
        QTest::keyClick(&page->feed().view(), Qt::Key_J, Qt::ControlModifier);
        QTest::qWait(10);
        return page->findChild<ui::PatchSheet*>();
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(PatchSheetTest, TwoChannelsAreJoinedForHalfAnHourUnlessAnotherTimeIsChosen) {
    open(2);
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    sheet->actButton().click();
    QTest::qWait(10);
    EXPECT_EQ(town.talk.patched, QStringList{QStringLiteral("join SHOP PUB 30")});
}

TEST_F(PatchSheetTest, ARefusalIsSaidInTheSheet) {
    open(2);
    town.talk.patchFails = Error{ErrorCode::Refused, "Not you.", "Nothing was joined.", ""};
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    sheet->actButton().click();
    QTest::qWait(10);
    EXPECT_TRUE(sheet->trouble().contains(QLatin1String("Not you")));
}

TEST_F(PatchSheetTest, BothStripsSayThatTheyAreJoinedAndTheKeyPartsThem) {
    open(2);
    for (int i : {0, 1}) {
        auto& state = town.radio.states[i];
        state.joinedTo = town.radio.states.at(1 - i).channel;
        state.joinedUntil = town.clock.now() + 12 * 60'000;
        Q_EMIT town.radio.channelChanged(state);
    }
    QTest::qWait(10);
    EXPECT_EQ(page->radio().strips().at(0)->who(), QStringLiteral("joined to PUB, 12 min"));
    EXPECT_EQ(page->radio().strips().at(1)->who(), QStringLiteral("joined to SHOP, 12 min"));
    EXPECT_EQ(ask(), nullptr);
    EXPECT_EQ(town.talk.patched, QStringList{QStringLiteral("part SHOP")});
}

TEST_F(PatchSheetTest, OfTwoPairsTheKeyPartsTheOneThatIsSpokenTo) {
    open(4);
    const auto join = [this](int one, int other) {
        town.radio.states[one].joinedTo = town.radio.states.at(other).channel;
        town.radio.states[other].joinedTo = town.radio.states.at(one).channel;
    };
    join(0, 1);
    join(2, 3);
    const QString other = town.radio.states.at(2).channel;
    while (page->talk().armed() != other)
        page->talk().armNext();
    EXPECT_EQ(ask(), nullptr);
    EXPECT_EQ(town.talk.patched, QStringList{QStringLiteral("part ") + other});
}

TEST_F(PatchSheetTest, AnOpenSheetIsNotClosedByTheKeysOfThePageUnderIt) {
    open(2);
    auto* sheet = ask();
    ASSERT_NE(sheet, nullptr);
    for (const auto& [key, with] : {std::pair{Qt::Key_J, Qt::KeyboardModifiers(Qt::ControlModifier)},
                                    std::pair{Qt::Key_T, Qt::KeyboardModifiers(Qt::ControlModifier)},
                                    std::pair{Qt::Key_F2, Qt::KeyboardModifiers()}}) {
        QTest::keyClick(&sheet->actButton(), key, with);
        QTest::qWait(10);
        EXPECT_EQ(ui::Overlay::shownIn(page.get()), sheet) << key;
    }
    EXPECT_TRUE(sheet->isAncestorOf(QApplication::focusWidget()));
}

TEST_F(PatchSheetTest, OneChannelCannotBeJoined) {
    open(1);
    EXPECT_EQ(ask(), nullptr);
    EXPECT_TRUE(town.talk.patched.isEmpty());
}

} // namespace
} // namespace watchdesk::test
