#include "control/MemoryTown.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/RadioStrips.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"

#include <gtest/gtest.h>

#include <QTest>

namespace watchdesk::test {
namespace {

using Link = desk::ChannelState::Link;

desk::ChannelState shop() {
    desk::ChannelState state;
    state.channel = QStringLiteral("SHOP");
    state.gateway = QStringLiteral("gw");
    state.link = Link::Up;
    return state;
}

class RadioStripTest : public testing::Test {
protected:
    void open(const QVector<desk::ChannelState>& states) {
        town.radio.states = states;
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1920, 1036);
        page->show();
        QTest::qWait(20);
    }
    [[nodiscard]] ui::RadioStrip& strip(int index = 0) const { return *page->radio().strips().at(index); }
    [[nodiscard]] ui::Button& button() const { return *strip().findChild<ui::Button*>(QStringLiteral("strip-button")); }
    void say(const desk::ChannelState& state) {
        Q_EMIT town.radio.channelChanged(state);
        QTest::qWait(5);
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(RadioStripTest, SaysWhoIsSpeakingAndWhoSpokeLast) {
    open({shop()});
    EXPECT_EQ(strip().who(), QStringLiteral("idle"));
    auto state = shop();
    state.speaking = true;
    state.speakingSince = town.clock.now() - 3000;
    say(state);
    EXPECT_EQ(strip().who(), QStringLiteral("somebody 0:03"));
    state.callSign = QStringLiteral("C07");
    state.premises = QStringLiteral("Hallam Pharmacy");
    say(state);
    EXPECT_EQ(strip().who(), QStringLiteral("C07 Hallam Pharmacy 0:03"));
    state.speaking = false;
    state.lastHeard = town.clock.now();
    say(state);
    EXPECT_EQ(strip().who(), QStringLiteral("last C07 14:32"));
    state.callSign.clear();
    state.premises.clear();
    state.code = QStringLiteral("57999");
    state.speaking = true;
    say(state);
    EXPECT_EQ(strip().who(), QStringLiteral("57999, unknown set 0:03"));
}

TEST_F(RadioStripTest, ALostGatewaySaysSinceWhenWhatIsDoneAndCanBeTriedNow) {
    open({shop()});
    EXPECT_EQ(button().text(), QStringLiteral("30 s"));
    auto state = shop();
    state.link = Link::Lost;
    state.since = town.clock.now() - 8 * 60'000;
    state.attempt = 6;
    state.nextTry = town.clock.now() + 8000;
    state.why = QStringLiteral("no answer from 10.20.0.7:5060");
    say(state);
    EXPECT_EQ(strip().who(), QStringLiteral("lost 8 min"));
    EXPECT_EQ(strip().line().lostText(),
              QStringLiteral("Since 14:24:18: no answer from 10.20.0.7:5060 · attempt 6 in 8 s"));
    EXPECT_EQ(button().text(), QStringLiteral("Try now"));
    QTest::mouseClick(&button(), Qt::LeftButton);
    EXPECT_EQ(town.radio.retried, QStringList{QStringLiteral("SHOP")});
    town.clock.advance(3000);
    page->tick();
    EXPECT_TRUE(strip().line().lostText().endsWith(QStringLiteral("in 5 s")));
    say(shop());
    EXPECT_EQ(button().text(), QStringLiteral("30 s"));
}

TEST_F(RadioStripTest, TheLineIsHatchedWhileLost) {
    open({shop()});
    const auto inked = [this] {
        const QImage image = strip().line().grab().toImage();
        int count = 0;
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, 2) != ui::tone(ui::Tone::Sunken) ? 1 : 0;
        return count;
    };
    EXPECT_EQ(inked(), 0);
    auto state = shop();
    state.link = Link::Lost;
    state.since = town.clock.now() - 90'000;
    say(state);
    EXPECT_GT(inked(), strip().line().width() / 12);
    EXPECT_LT(inked(), strip().line().width() * 3 / 4) << "only since it was lost";
}

TEST_F(RadioStripTest, F3ReplaysTheChannelHeardLast) {
    auto pub = shop();
    pub.channel = QStringLiteral("PUB");
    open({shop(), pub});
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t"), QString(), QStringLiteral("PUB"));
    QTest::keyClick(&page->feed().view(), Qt::Key_F3);
    QTest::qWait(10);
    EXPECT_EQ(town.radio.opened, QStringList{QStringLiteral("PUB last 30000")});
}

TEST_F(RadioStripTest, WithoutAChannelItSaysHowToGetOne) {
    open({});
    EXPECT_TRUE(page->radio().strips().isEmpty());
    EXPECT_EQ(page->radio().height(), 44);
    say(shop());
    EXPECT_EQ(page->radio().strips().size(), 1);
}

TEST_F(RadioStripTest, RoomForThree) {
    QVector<desk::ChannelState> states;
    for (int i = 0; i < 5; ++i) {
        states.append(shop());
        states.last().channel = QStringLiteral("CH%1").arg(i);
    }
    open(states);
    EXPECT_EQ(page->radio().strips().size(), 5);
    EXPECT_EQ(page->radio().height(), 3 * 44);
}

} // namespace
} // namespace watchdesk::test
