// What is heard at the desk: volume, side, mute, selection; and that a replay makes way for who is speaking.
#include "ui/control/Listening.h"

#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "support/TempDir.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/ListenSheet.h"
#include "ui/control/Playback.h"
#include "ui/control/RadioStrips.h"
#include "ui/control/ReadingPane.h"
#include "ui/widgets/MachineSettings.h"
#include "ui/widgets/Settings.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QDeadlineTimer>
#include <QSlider>
#include <QTest>

namespace watchdesk::test {
namespace {

desk::ChannelState channel(const char* name) {
    desk::ChannelState state;
    state.channel = QString::fromLatin1(name);
    state.link = desk::ChannelState::Link::Up;
    return state;
}

class ListeningTest : public testing::Test {
protected:
    void SetUp() override {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromStdString(dir.path().string()));
        town.radio.states = {channel("SHOP"), channel("PUB/1 %")};
        open();
    }
    void open() {
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 760);
        page->show();
        page->listening().setAtDesk(true);
        QTest::qWait(20);
    }
    [[nodiscard]] ui::RadioStrip& strip(int index) const { return *page->radio().strips().at(index); }
    /// The button of a strip that is called so.
    void press(int index, const QString& name) const {
        for (auto* one : strip(index).findChildren<QAbstractButton*>())
            if (one->accessibleName() == name)
                return QTest::mouseClick(one, Qt::LeftButton);
        ADD_FAILURE() << "nothing called " << name.toStdString();
    }
    /// How loud a steady 10,000 of the channel comes out, left and right.
    std::pair<int, int> heard(const QString& name) {
        town.radio.sound.setOpen(false);
        town.radio.sound.setOpen(true);
        town.radio.sound.began(name);
        town.radio.sound.audio(name, std::vector<std::int16_t>(1600, 10000), 0);
        std::vector<std::int16_t> stereo(1600);
        town.radio.sound.read(stereo);
        return {stereo[1598], stereo[1599]};
    }
    void speak(const char* name, bool speaking) {
        auto state = channel(name);
        state.speaking = speaking;
        state.speakingSince = town.clock.now();
        Q_EMIT town.radio.channelChanged(state);
    }
    static bool eventually(const std::function<bool()>& so) {
        const QDeadlineTimer limit(10'000);
        while (!so() && !limit.hasExpired())
            QTest::qWait(5);
        return so();
    }
    /// The replay of SHOP, half a minute long, is under way.
    void startReplay() {
        town.radio.samples = 8 * 30'000;
        page->playback().replay(QStringLiteral("SHOP"));
        ASSERT_TRUE(eventually([&] { return page->playback().played(replay) > 0.02; }));
    }
    const QString shop = QStringLiteral("SHOP");
    const QString pub = QStringLiteral("PUB/1 %");
    const QString replay = QStringLiteral("replay:SHOP");
    TempDir dir;
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(ListeningTest, TheStripsButtonMutesOneChannelAndItStaysSo) {
    EXPECT_NEAR(heard(shop).first, 7071, 2);
    press(0, QStringLiteral("Mute SHOP"));
    EXPECT_EQ(heard(shop).first, 0);
    EXPECT_NEAR(heard(pub).first, 7071, 2) << "and not the other";
    page.reset();
    open();
    EXPECT_EQ(heard(shop).first, 0) << "kept";
    press(0, QStringLiteral("Hear SHOP again"));
    EXPECT_NEAR(heard(shop).first, 7071, 2);
}

TEST_F(ListeningTest, AClickOnTheNameSelectsAndTheOthersAreQuieter) {
    press(1, QStringLiteral("Select PUB/1 %"));
    EXPECT_NEAR(heard(pub).first, 7071, 2);
    const int quieter = ui::MachineSettings::instance().value(QStringLiteral("sound/unselected-db"));
    ASSERT_EQ(quieter, 9);
    EXPECT_NEAR(heard(shop).first, 7071 * std::pow(10, -9 / 20.0), 3);
    ui::MachineSettings::instance().set(QStringLiteral("sound/unselected-db"), 20);
    EXPECT_NEAR(heard(shop).first, 707, 3);
    page.reset();
    open();
    EXPECT_EQ(page->listening().selected(), pub);
    press(1, QStringLiteral("Select PUB/1 %"));
    EXPECT_NEAR(heard(shop).first, 7071, 2) << "none is selected: all as they are set";
}

TEST_F(ListeningTest, VolumeAndSideAreSetByKeysInTheSheet) {
    QTest::keyClick(page.get(), Qt::Key_M, Qt::ControlModifier);
    auto* sheet = page->findChild<ui::ListenSheet*>();
    ASSERT_NE(sheet, nullptr);
    const auto slider = [&](const QString& name) {
        for (auto* one : sheet->findChildren<QSlider*>())
            if (one->accessibleName() == name)
                return one;
        return static_cast<QSlider*>(nullptr);
    };
    auto* volume = slider(QStringLiteral("Volume of PUB/1 %"));
    auto* side = slider(QStringLiteral("Side of PUB/1 %"));
    ASSERT_TRUE(volume != nullptr && side != nullptr);
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(volume, Qt::Key_Left);
    QTest::keyClick(side, Qt::Key_Home);
    const auto [left, right] = heard(pub);
    EXPECT_NEAR(left, 5012, 3);
    EXPECT_EQ(right, 0);
    EXPECT_NEAR(heard(shop).first, 7071, 2);
    QTest::keyClick(sheet->findChildren<QCheckBox*>().at(1), Qt::Key_Space);
    EXPECT_EQ(heard(pub).first, 0);
    keep(*page, QStringLiteral("listening"));
    QTest::keyClick(sheet, Qt::Key_Escape);
    page.reset();
    open();
    EXPECT_EQ(page->listening().hearing(pub).gainDb, -6);
    EXPECT_EQ(page->listening().hearing(pub).pan, -1);
}

TEST_F(ListeningTest, WhatIsKeptAndIsNonsenseIsNotTaken) {
    page.reset();
    ui::Settings settings;
    settings.setValue(QStringLiteral("sound/channel-SHOP/gain-db"), QStringLiteral("nan"));
    settings.setValue(QStringLiteral("sound/channel-SHOP/pan"), 40);
    settings.sync();
    open();
    EXPECT_EQ(page->listening().hearing(shop).gainDb, 0);
    EXPECT_EQ(page->listening().hearing(shop).pan, 0);
}

TEST_F(ListeningTest, NobodyAtTheDeskHearsNothing) {
    page->listening().setAtDesk(false);
    std::vector<std::int16_t> stereo(1600);
    town.radio.sound.began(shop);
    town.radio.sound.audio(shop, std::vector<std::int16_t>(1600, 10000), 0);
    EXPECT_FALSE(town.radio.sound.read(stereo));
    EXPECT_FALSE(page->listening().isHeard(shop));
    page->listening().setAtDesk(true);
    EXPECT_TRUE(page->listening().isHeard(shop));
    ui::MachineSettings::instance().set(QStringLiteral("sound/play-radio"), 0);
    EXPECT_FALSE(page->listening().isHeard(shop));
}

TEST_F(ListeningTest, AReplayWaitsWhileSomebodySpeaksAndGoesOnALittleBefore) {
    startReplay();
    const double at = page->playback().played(replay);
    speak("PUB/1 %", true);
    EXPECT_TRUE(page->playback().playing().isEmpty());
    EXPECT_EQ(page->playback().waiting(), replay);
    speak("SHOP", true);
    speak("PUB/1 %", false);
    EXPECT_TRUE(page->playback().playing().isEmpty()) << "the other still speaks";
    speak("SHOP", false);
    EXPECT_EQ(page->playback().playing(), replay);
    EXPECT_LE(page->playback().played(replay), at + 0.001);
    EXPECT_GE(page->playback().played(replay), at - 0.03);
}

TEST_F(ListeningTest, AMutedChannelInterruptsNothing) {
    press(1, QStringLiteral("Mute PUB/1 %"));
    startReplay();
    speak("PUB/1 %", true);
    EXPECT_EQ(page->playback().playing(), replay);
    press(1, QStringLiteral("Hear PUB/1 % again"));
    EXPECT_EQ(page->playback().waiting(), replay) << "it is heard from now on";
}

TEST_F(ListeningTest, AWaitingReplayIsStoppedByItsButton) {
    startReplay();
    speak("SHOP", true);
    page->playback().replay(shop);
    speak("SHOP", false);
    EXPECT_TRUE(page->playback().playing().isEmpty());
    EXPECT_TRUE(page->playback().waiting().isEmpty());
}

class SoundBoxTest : public ListeningTest {
protected:
    ui::SoundBox& box() {
        domain::Transmission over;
        over.id = QStringLiteral("t1");
        over.channel = shop;
        over.start = town.clock.now() - 5000;
        over.end = town.clock.now();
        over.mediaId = QStringLiteral("m1");
        page->reading().sound().setOver(over, false, town.clock.now());
        return page->reading().sound();
    }
    [[nodiscard]] QAbstractButton& button(const QString& name) {
        for (auto* one : box().findChildren<QAbstractButton*>())
            if (one->accessibleName() == name)
                return *one;
        throw std::runtime_error("no such button");
    }
};

TEST_F(SoundBoxTest, TheSpeedGoesUpToTwiceAndRoundAgain) {
    QStringList speeds;
    for (int i = 0; i < 6; ++i) {
        speeds += button(QStringLiteral("Speed")).text();
        QTest::mouseClick(&button(QStringLiteral("Speed")), Qt::LeftButton);
    }
    EXPECT_EQ(speeds.join(QLatin1Char(' ')), QStringLiteral("1× 1.25× 1.5× 1.75× 2× 1×"));
}

TEST_F(SoundBoxTest, TheRecordingIsSavedWhereOneSays) {
    EXPECT_TRUE(button(QStringLiteral("Save the recording as a file")).isEnabled());
    box().saveAs(QStringLiteral("/tmp/over.wav"));
    EXPECT_EQ(town.radio.exported, QStringList{QStringLiteral("m1 /tmp/over.wav")});
}

TEST_F(SoundBoxTest, WhoMayNotTakeRecordingsOutHasNoButtonForIt) {
    town.radio.exports = false;
    EXPECT_FALSE(button(QStringLiteral("Save the recording as a file")).isVisibleTo(&box()));
}

} // namespace
} // namespace watchdesk::test
