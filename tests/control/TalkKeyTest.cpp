// The key by real key events: who presses it, who lets go, and where the space bar stays what it was.
#include "control/MemoryTown.h"
#include "control/SpokenInto.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/QuickLine.h"
#include "ui/control/RadioStrips.h"
#include "ui/control/TalkHand.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/MachineSettings.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

namespace watchdesk::test {
namespace {

using Talk = desk::ChannelState::Talk;

desk::ChannelState channel(const char* name, Talk talk = Talk::Idle) {
    desk::ChannelState state;
    state.channel = QString::fromLatin1(name);
    state.link = desk::ChannelState::Link::Up;
    state.talk = talk;
    return state;
}

class TalkKeyTest : public testing::Test {
protected:
    void open(const QVector<desk::ChannelState>& states) {
        town.radio.states = states;
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        auto source = std::make_unique<SpokenInto>();
        microphone = source.get();
        page->talk().setSource(std::move(source));
        page->resize(1920, 1036);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        edit().setFocus();
        ASSERT_EQ(QApplication::focusWidget(), &edit());
    }
    [[nodiscard]] QLineEdit& edit() const { return page->quickLine().edit(); }
    [[nodiscard]] ui::TalkKey& key(const char* name = "SHOP") const {
        return *page->radio().key(QString::fromLatin1(name));
    }
    void say(const desk::ChannelState& state) { Q_EMIT town.radio.channelChanged(state); }
    [[nodiscard]] QWidget* receiver() const {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &edit();
    }
    void down(int which, bool repeats = false) const {
        QKeyEvent event(QEvent::KeyPress, which, Qt::NoModifier,
                        which == Qt::Key_Space ? QStringLiteral(" ") : QString(), repeats);
        QApplication::sendEvent(receiver(), &event);
    }
    void up(int which, bool repeats = false) const {
        QKeyEvent event(QEvent::KeyRelease, which, Qt::NoModifier, {}, repeats);
        QApplication::sendEvent(receiver(), &event);
    }
    [[nodiscard]] QStringList held() const { return {QStringLiteral("press SHOP"), QStringLiteral("release SHOP")}; }

    Town town{3};
    std::unique_ptr<ui::ControlRoomPage> page;
    SpokenInto* microphone = nullptr;
};

TEST_F(TalkKeyTest, TheSpaceBarHeldInAnEmptyLineSpeaks) {
    open({channel("SHOP")});
    microphone->say({1, 2, 3}); // nobody listens
    down(Qt::Key_Space);
    for (int i = 0; i < 5; ++i) {
        up(Qt::Key_Space, true);
        down(Qt::Key_Space, true);
    }
    microphone->say({4, 5});
    EXPECT_EQ(town.talk.steps, QStringList{QStringLiteral("press SHOP")});
    up(Qt::Key_Space);
    EXPECT_EQ(town.talk.steps, held());
    EXPECT_FALSE(microphone->open);
    microphone->say({6});
    EXPECT_EQ(town.talk.spoken, (QVector<qint16>{4, 5}));
    EXPECT_TRUE(edit().text().isEmpty());
}

TEST_F(TalkKeyTest, WhereWordsAreTypedItIsASpace) {
    open({channel("SHOP")});
    QTest::keyClicks(&edit(), QStringLiteral("C07 theft"));
    EXPECT_EQ(edit().text(), QStringLiteral("C07 theft"));
    EXPECT_TRUE(town.talk.steps.isEmpty());
}

TEST_F(TalkKeyTest, InTheFeedItStillPlays) {
    desk::FeedRow row = town.feed.rowFor(3);
    row.kind = domain::FeedKind::Transmission;
    row.mediaId = QStringLiteral("m3");
    town.feed.set(row);
    open({channel("SHOP")});
    page->feed().view().setFocus();
    for (int i = 0; i < 100 && page->feed().model().rowCount() == 0; ++i)
        QTest::qWait(10);
    page->feed().view().setCurrentIndex(page->feed().model().index(0));
    QTest::qWait(20);
    down(Qt::Key_Space);
    up(Qt::Key_Space);
    QTest::qWait(10);
    EXPECT_TRUE(town.talk.steps.isEmpty());
    EXPECT_EQ(town.radio.opened, QStringList{QStringLiteral("m3")});
}

TEST_F(TalkKeyTest, TheFootSwitchSpeaksWhereverTheFocusIs) {
    open({channel("SHOP")});
    QTest::keyClicks(&edit(), QStringLiteral("C07 theft"));
    down(Qt::Key_F12);
    EXPECT_EQ(town.talk.steps, QStringList{QStringLiteral("press SHOP")});
    page->feed().view().setFocus(); // the hand has not moved
    up(Qt::Key_F12);
    EXPECT_EQ(town.talk.steps, held());
    EXPECT_EQ(edit().text(), QStringLiteral("C07 theft"));
    town.talk.steps.clear();
    ui::MachineSettings::instance().set(QStringLiteral("talk/foot-switch"), 14);
    down(Qt::Key_F12);
    up(Qt::Key_F12);
    EXPECT_TRUE(town.talk.steps.isEmpty());
    down(Qt::Key_F14);
    up(Qt::Key_F14);
    EXPECT_EQ(town.talk.steps, held());
    ui::MachineSettings::instance().set(QStringLiteral("talk/foot-switch"), 12);
}

TEST_F(TalkKeyTest, TheSpaceBarCanBeTakenOffTheKey) {
    ui::MachineSettings::instance().set(QStringLiteral("talk/space"), 0);
    open({channel("SHOP")});
    down(Qt::Key_Space);
    up(Qt::Key_Space);
    EXPECT_TRUE(town.talk.steps.isEmpty());
    ui::MachineSettings::instance().set(QStringLiteral("talk/space"), 1);
}

TEST_F(TalkKeyTest, AWindowThatIsLeftLetsGo) {
    open({channel("SHOP")});
    down(Qt::Key_F12);
    QEvent left(QEvent::WindowDeactivate);
    QApplication::sendEvent(page.get(), &left);
    EXPECT_EQ(town.talk.steps, held());
    town.talk.steps.clear();
    down(Qt::Key_F12);
    page->hide(); // another page, or the desk is locked
    EXPECT_EQ(town.talk.steps, held());
    down(Qt::Key_F12);
    EXPECT_EQ(town.talk.steps, held()) << "not from out of sight";
}

TEST_F(TalkKeyTest, TheMouseHoldsTheKeyOfItsOwnChannel) {
    open({channel("SHOP"), channel("PUB")});
    QTest::mousePress(&key("PUB").button(), Qt::LeftButton);
    EXPECT_EQ(town.talk.steps, QStringList{QStringLiteral("press PUB")});
    EXPECT_EQ(page->talk().armed(), QStringLiteral("PUB"));
    QTest::mouseRelease(&key("PUB").button(), Qt::LeftButton);
    EXPECT_EQ(town.talk.steps.last(), QStringLiteral("release PUB"));
    EXPECT_EQ(QApplication::focusWidget(), &edit());
    QTest::keyClick(&edit(), Qt::Key_F12, Qt::ControlModifier);
    EXPECT_EQ(page->talk().armed(), QStringLiteral("SHOP"));
}

TEST_F(TalkKeyTest, WithoutAMicrophoneNothingIsPressedAndItIsSaid) {
    open({channel("SHOP")});
    microphone->missing = true;
    down(Qt::Key_Space);
    down(Qt::Key_Space, true);
    up(Qt::Key_Space);
    EXPECT_TRUE(town.talk.steps.isEmpty());
    EXPECT_TRUE(edit().text().isEmpty()) << "held on, it does not become spaces";
    const auto banners = page->findChildren<ui::ErrorBanner*>();
    EXPECT_TRUE(std::any_of(banners.begin(), banners.end(), [](const ui::ErrorBanner* one) {
        return one->isVisible() && one->error().what == "This machine has no microphone.";
    }));
}

TEST_F(TalkKeyTest, TheStripSaysHowTheKeyStands) {
    open({channel("SHOP"), channel("PUB", Talk::Off)});
    EXPECT_TRUE(key().isVisible());
    EXPECT_FALSE(key("PUB").isVisible()) << "the desk only listens there";
    EXPECT_EQ(key().words(), QStringLiteral("Talk"));
    auto state = channel("SHOP", Talk::Talking);
    state.talkSince = town.clock.now();
    say(state);
    town.clock.advance(3000);
    page->tick();
    EXPECT_EQ(key().button().text(), QStringLiteral("0:03"));
    for (const auto& [talk, words] : {std::pair(Talk::Busy, "Busy"), std::pair(Talk::NoLink, "No link"),
                                      std::pair(Talk::TimedOut, "Timed out"), std::pair(Talk::Cut, "Cut off")}) {
        say(channel("SHOP", talk));
        EXPECT_EQ(key().button().text(), QString::fromLatin1(words));
    }
}

TEST_F(TalkKeyTest, InTheSmallestWindowTheStripStillHasItsLine) {
    open({channel("SHOP"), channel("PUB", Talk::Off)});
    page->resize(1280, 756);
    const auto* strip = page->radio().strips().first();
    ASSERT_TRUE(QTest::qWaitFor([&] { return strip->width() < 600 && strip->line().width() >= 100; }))
        << strip->width() << " " << strip->line().width() << " " << key().width();
    const QRect inside = strip->rect();
    for (const auto* button : strip->findChildren<ui::Button*>())
        EXPECT_TRUE(inside.contains(QRect(button->mapTo(strip, QPoint()), button->size())))
            << button->objectName().toStdString();
}

TEST_F(TalkKeyTest, WhoMayNotTalkHasNoKey) {
    town.talk.may = false;
    open({channel("SHOP")});
    EXPECT_FALSE(key().isVisible());
}

TEST_F(TalkKeyTest, ASetIsCalledByWhatIsTyped) {
    town.talk.sets = {{{{}, true}, {}, {}},
                      {{QStringLiteral("c07"), false}, QStringLiteral("C07"), QStringLiteral("Hallam Pharmacy")},
                      {{QStringLiteral("c12"), false}, QStringLiteral("C12"), QStringLiteral("Pennant Sports")}};
    open({channel("SHOP")});
    const std::unique_ptr<QMenu> menu(key().makeCallMenu());
    auto* field = menu->findChild<QLineEdit*>();
    QTest::keyClicks(field, QStringLiteral("penn"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(town.talk.steps, (QStringList{QStringLiteral("press SHOP to c12"), QStringLiteral("release SHOP")}));
    EXPECT_FALSE(microphone->open) << "tones alone";
}

} // namespace
} // namespace watchdesk::test
