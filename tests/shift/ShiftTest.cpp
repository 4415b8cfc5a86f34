// Four channels speak all the time and an hour's twenty alerts come in a minute: no slot may keep the window waiting.
#include "Watchdog.h"
#include "desk/AlertDesk.h"
#include "desk/DemoDesk.h"
#include "desk/Desk.h"
#include "desk/RadioLog.h"
#include "support/TempDir.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/QuickLine.h"
#include "ui/control/TownPanel.h"
#include "ui/map/MapView.h"
#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QTest>

#include <cstdio>

namespace watchdesk::test {
namespace {

constexpr int alerts = 20;
const char* const channels[] = {"SHOP", "PUB", "CCTV", "NIGHT"};

Watchdog& dog() {
    return *static_cast<Watchdog*>(QApplication::instance());
}

/// Overs of half a second to four on every channel, one after the other.
QVector<domain::DemoOver> overs() {
    QVector<domain::DemoOver> out;
    for (int i = 0; i < 160; ++i) {
        domain::DemoOver over;
        over.channel = QString::fromLatin1(channels[i % 4]);
        over.code = QStringLiteral("571%1").arg(i % 50 + 1, 2, 10, QLatin1Char('0'));
        over.afterMs = 200 + 150 * (i % 5);
        over.text = i % 3 == 0 ? QStringLiteral("control, male in a grey hoodie, towards the market place")
                               : QStringLiteral("received, thank you");
        out += over;
    }
    return out;
}

radio::BridgeConfig configOf(const desk::SimulatedGateway& gateway) {
    radio::BridgeConfig config = gateway.config();
    const radio::ChannelConfig first = config.channels.front();
    config.channels.clear();
    for (const char* name : channels) {
        radio::ChannelConfig channel = first;
        channel.name = name;
        channel.uri =
            "sip:" + QString::fromLatin1(name).toLower().toStdString() + "@127.0.0.1:" + std::to_string(gateway.port());
        config.channels.push_back(channel);
    }
    return config;
}

class ShiftTest : public testing::Test {
protected:
    void SetUp() override {
        domain::DemoOptions options;
        options.months = 12;
        options.now = clock.now();
        const auto place = desk::prepareDemo(QString::fromStdString(dir.file("demo")), options, clock, ids);
        ASSERT_TRUE(place) << place.error().text();
        desk::Desk::Options opening;
        opening.url = place->storePath;
        opening.memory = QString::fromStdString(dir.file("memory"));
        auto opened = desk::Desk::open(opening, clock, ids);
        ASSERT_TRUE(opened) << opened.error().text();
        desk = std::move(*opened);
        auto entering = desk->signIn(place->person, place->passphrase);
        ASSERT_TRUE(QTest::qWaitFor([&] { return entering.isFinished(); }, 30'000));
        ASSERT_TRUE(entering.result());
        auto started = desk::SimulatedGateway::start(overs(), QString::fromStdString(dir.file("sim")));
        ASSERT_TRUE(started) << started.error().text();
        gateway = std::move(*started);
        page = std::make_unique<ui::ControlRoomPage>(*desk);
        page->resize(1920, 1036);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitFor([&] { return page->town().map().hasMap(); }, 30'000));
        ASSERT_TRUE(desk->radioLog().start(configOf(*gateway)));
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return page->feed().model().state() == ui::FeedModel::State::Ready; }, 30'000));
        QTest::qWait(1500);
    }
    void TearDown() override {
        if (desk)
            desk->radioLog().stop();
        page.reset();
        desk.reset();
        gateway.reset();
    }
    void type(const QString& line) {
        page->quickLine().edit().setFocus();
        for (const QChar c : line) {
            QTest::keyClick(&page->quickLine().edit(), c.toLatin1());
            QTest::qWait(3);
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus != nullptr ? focus : page.get(), key, modifiers);
    }
    [[nodiscard]] int open() const { return static_cast<int>(page->board().open().size()); }
    TempDir dir;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<desk::SimulatedGateway> gateway;
    std::unique_ptr<ui::ControlRoomPage> page;
};

TEST_F(ShiftTest, NoSlotKeepsTheWindowLongerThanFiftyMilliseconds) {
    dog().reset();
    const qint64 before = desk->radioLog().channels().size();
    ASSERT_EQ(before, 4);
    for (int i = 0; i < alerts; ++i) {
        type(QStringLiteral("c%1 theft m%2 grey hoodie nike bag > market pl")
                 .arg(i % 40 + 1, 2, 10, QLatin1Char('0'))
                 .arg(20 + i));
        key(Qt::Key_Return, Qt::ControlModifier);
        ASSERT_TRUE(QTest::qWaitFor([this] { return open() > 0; }, 20'000)) << "alert " << i;
        key(Qt::Key_F9);
        key(Qt::Key_1, Qt::AltModifier);
        key(Qt::Key_F4);
        type(QStringLiteral("c%1 grey hoodie > high st").arg(i % 40 + 2, 2, 10, QLatin1Char('0')));
        key(Qt::Key_Return);
        for (const auto& [way, times] : {std::pair(Qt::Key_Down, 12), std::pair(Qt::Key_PageDown, 3)}) {
            page->feed().view().setFocus();
            for (int n = 0; n < times; ++n) {
                key(way);
                QTest::qWait(2);
            }
        }
        page->town().map().setFocus();
        for (int n = 0; n < 10; ++n) {
            key(Qt::Key_Right);
            QTest::qWait(5);
        }
        QTest::qWait(250);
        if (i % 4 == 3) {
            while (open() > 1 && page->board().inHand() != nullptr) {
                const int was = open();
                page->board().close(domain::IncidentOutcome::LeftTown);
                ASSERT_TRUE(QTest::qWaitFor([&] { return open() < was; }, 20'000));
            }
        }
    }
    const auto heard = desk->radioLog().channels();
    for (const desk::ChannelState& channel : heard)
        EXPECT_GT(channel.lastHeard, 0) << channel.channel.toStdString() << " was never heard";
    std::printf("%lld events, most %.1f ms of processor time, %.1f ms by the wall; over 50 ms: %d\n",
                static_cast<long long>(dog().events()), dog().mostCpuMs(), dog().mostWallMs(),
                static_cast<int>(dog().slow().size()));
    for (const Slow& slow : dog().slow())
        ADD_FAILURE() << slow.what.toStdString() << ": " << slow.cpuMs << " ms of processor time";
}

TEST(WatchdogTest, SeesASlotThatTakesTooLong) {
    dog().reset();
    QTimer::singleShot(0, qApp, [] {
        const clock_t begun = std::clock();
        volatile double sum = 0;
        while (static_cast<double>(std::clock() - begun) < 0.08 * CLOCKS_PER_SEC)
            sum = sum + 1;
    });
    QTest::qWait(10);
    EXPECT_EQ(dog().slow().size(), 1);
}

} // namespace
} // namespace watchdesk::test

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "Europe/London");
    testing::InitGoogleTest(&argc, argv);
    watchdesk::test::Watchdog application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("watchdesk"));
    application.setCursorFlashTime(0);
    watchdesk::ui::Theme::instance().install(application, watchdesk::ui::Theme::Mode::Dark);
    return RUN_ALL_TESTS();
}
