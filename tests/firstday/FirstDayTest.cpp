// From an empty machine to the first named over, through the real windows, as somebody would who has no manual.
#include "base/Random.h"
#include "desk/MapDesk.h"
#include "desk/MemberDesk.h"
#include "desk/RadioLog.h"
#include "sim/Gateway.h"
#include "support/TempDir.h"
#include "ui/scheme/FirstCallPart.h"
#include "ui/scheme/GatewayForm.h"
#include "ui/scheme/MapPart.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/scheme/RadioSheets.h"
#include "ui/scheme/SchemePage.h"
#include "ui/scheme/SetupSection.h"
#include "ui/scheme/TrialList.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Session.h"
#include "ui/shell/StatePages.h"
#include "ui/shell/WelcomePage.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Overlay.h"
#include "ui/widgets/PassphraseField.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>

#include <future>
#include <thread>

namespace watchdesk::ui {
namespace {

const QString words = QStringLiteral("four quiet words here");

/// A gateway that says its call sign over and over.
class Air {
public:
    explicit Air(const QString& cache) : m_gateway(m_io, options(cache)) {
        std::promise<std::uint16_t> listening;
        boost::asio::post(m_io, [&] { listening.set_value(m_gateway.start().value()); });
        m_thread = std::thread([this] { m_io.run(); });
        port = listening.get_future().get();
    }
    ~Air() {
        boost::asio::post(m_io, [this] { m_gateway.stop([this] { m_io.stop(); }); });
        m_thread.join();
    }
    int port = 0;

private:
    static sim::GatewayOptions options(const QString& cache) {
        sim::GatewayOptions options;
        options.script.overs = {{.channel = "shop", .afterMs = 700, .code = "57106"}};
        options.cacheFolder = cache.toStdString();
        return options;
    }
    boost::asio::io_context m_io;
    sim::Gateway m_gateway;
    std::thread m_thread;
};

class FirstDay : public ::testing::Test {
protected:
    FirstDay() {
        pages.add({QStringLiteral("scheme"),
                   QStringLiteral("Scheme"),
                   QStringLiteral("store"),
                   [](desk::Desk& desk, QWidget* parent) -> QWidget* { return new SchemePage(desk, parent); },
                   {}});
    }
    void SetUp() override {
        window = std::make_unique<MainWindow>(pages, session);
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
        window->showWelcome(QString::fromStdString(dir.file("first.watchdesk")));
    }
    template <class W>
    W* shown() const {
        for (W* widget : window->findChildren<W*>()) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    template <class F>
    static bool soon(F so) {
        return QTest::qWaitFor(so, 30'000);
    }
    void click(const QString& text) const {
        QAbstractButton* found = nullptr;
        ASSERT_TRUE(soon([&] {
            const QWidget* sheet = Overlay::shownIn(window.get());
            for (auto* one : (sheet != nullptr ? sheet : window.get())->findChildren<QAbstractButton*>()) {
                if (one->isVisible() && one->isEnabled() && one->text() == text)
                    found = one;
            }
            return found != nullptr;
        })) << text.toStdString();
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void type(const QString& field, const QString& text) const {
        for (auto* edit : window->findChildren<QLineEdit*>()) {
            if (!edit->isVisible() || edit->accessibleName() != field)
                continue;
            edit->clear();
            return QTest::keyClicks(edit, text);
        }
        FAIL() << "no field " << field.toStdString();
    }
    void put(const QString& field, const QString& text) const {
        for (auto* edit : window->findChildren<QLineEdit*>()) {
            if (edit->isVisible() && edit->accessibleName() == field)
                edit->setText(text);
        }
    }
    /// Pictures of every step, for people to look at.
    void keep(const QString& what) const {
        const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
        if (folder.isEmpty())
            return;
        QTest::qWait(150);
        QDir().mkpath(folder);
        window->grab().save(QStringLiteral("%1/first-day-%2.png").arg(folder, what));
    }
    SetupSection& setup() const { return *shown<SetupSection>(); }
    QString mapFile() {
        const QString path = QString::fromStdString(dir.file("town.osm"));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(R"(<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="51.7540" minlon="-1.2580" maxlat="51.7560" maxlon="-1.2540"/>
<node id="1" lat="51.7550" lon="-1.2575"/><node id="2" lat="51.7551" lon="-1.2545"/>
<node id="3" lat="51.7552" lon="-1.2560"><tag k="addr:housenumber" v="12"/><tag k="addr:street" v="High Street"/></node>
<way id="10"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/><tag k="name" v="High Street"/></way></osm>)");
        return path;
    }
    void makeStore();
    void makeScheme();
    void setUpRadio(int port);
    void bringMap();
    void addMember();
    void nameTheFirst();

    watchdesk::test::TempDir dir;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    PageRegistry pages;
    Session session{clock, ids};
    std::unique_ptr<MainWindow> window;
};

void FirstDay::makeStore() {
    keep(QStringLiteral("1-welcome"));
    QTest::mouseClick(shown<WelcomePage>()->findChild<QAbstractButton*>(), Qt::LeftButton);
    ASSERT_NE(shown<NewStorePage>(), nullptr);
    // The fields are as they stand on the page: where, who, the passphrase twice.
    const auto passphrases = shown<NewStorePage>()->findChildren<PassphraseField*>();
    ASSERT_EQ(passphrases.size(), 2);
    for (auto* edit : shown<NewStorePage>()->findChildren<QLineEdit*>()) {
        if (edit->placeholderText() == QLatin1String("Jo Mead"))
            QTest::keyClicks(edit, QStringLiteral("Jo Mead"));
    }
    for (auto* field : passphrases)
        QTest::keyClicks(field, words);
    keep(QStringLiteral("2-store"));
    click(QStringLiteral("Make the store"));
    click(QStringLiteral("I have written it down"));
    ASSERT_TRUE(soon([this] { return shown<SetupSection>() != nullptr; })) << "an empty desk opens where it is set up";
    ASSERT_TRUE(soon([this] { return setup().shown() == desk::SetupStep::Scheme && setup().rows().rowCount() == 6; }));
}

void FirstDay::makeScheme() {
    type(QStringLiteral("Town"), QStringLiteral("Ashby Cross"));
    keep(QStringLiteral("3-scheme"));
    click(QStringLiteral("Make the scheme"));
    ASSERT_TRUE(soon([this] { return setup().rows().all().at(0).done; }));
    click(QStringLiteral("Next step"));
    keep(QStringLiteral("4-people"));
    click(QStringLiteral("Without it for now"));
    ASSERT_TRUE(soon([this] { return setup().shown() == desk::SetupStep::Gateway; }));
}

void FirstDay::setUpRadio(int port) {
    ASSERT_TRUE(soon([this] { return setup().gateway().typed().channels.front().name == "SHOP"; }))
        << "the talkgroup's name is there already";
    type(QStringLiteral("Its address"), QStringLiteral("sip:shop@127.0.0.1:%1").arg(port));
    type(QStringLiteral("Host name or address"), QStringLiteral("127.0.0.1"));
    for (auto* box : window->findChildren<QSpinBox*>()) {
        if (box->isVisible() && box->accessibleName() == QLatin1String("Port"))
            box->setValue(port);
    }
    click(QStringLiteral("Test"));
    EXPECT_TRUE(soon([this] { return setup().gateway().trial().hasPassed(radio::TestStep::Speech); }))
        << setup().gateway().trial().words(radio::TestStep::Speech).toStdString();
    keep(QStringLiteral("5-radio"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(soon([this] { return setup().rows().all().at(2).done; }));
}

void FirstDay::bringMap() {
    setup().showStep(desk::SetupStep::Map);
    setup().map().bringIn(mapFile());
    ASSERT_TRUE(soon([this] { return setup().rows().all().at(3).done; })) << setup().map().words().toStdString();
    keep(QStringLiteral("6-map"));
}

void FirstDay::addMember() {
    setup().showStep(desk::SetupStep::Members);
    click(QStringLiteral("Add a member"));
    ASSERT_NE(shown<AddMemberSheet>(), nullptr);
    type(QStringLiteral("Name of the business"), QStringLiteral("Hallam Pharmacy"));
    type(QStringLiteral("House number"), QStringLiteral("12"));
    type(QStringLiteral("Street"), QStringLiteral("High Street"));
    type(QStringLiteral("Joined on"), QStringLiteral("today"));
    keep(QStringLiteral("7-member"));
    click(QStringLiteral("Add it"));
    ASSERT_TRUE(soon([this] { return setup().rows().all().at(4).done; }));
}

void FirstDay::nameTheFirst() {
    setup().showStep(desk::SetupStep::FirstCall);
    ASSERT_TRUE(soon([this] { return setup().firstCall().nameButton().isVisible(); })) << "a code was heard";
    keep(QStringLiteral("8-heard"));
    click(QStringLiteral("Make it a radio"));
    ASSERT_TRUE(soon([this] { return shown<RadioSheetForm>() != nullptr; }));
    type(QStringLiteral("Call sign"), QStringLiteral("C07"));
    // Put, not typed: the list of completions would lie over the button.
    put(QStringLiteral("Given to"), QStringLiteral("Hallam Pharmacy, 12 High Street"));
    keep(QStringLiteral("9-naming"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(soon([this] {
        return setup().firstCall().words().startsWith(QStringLiteral("C07 Hallam Pharmacy was heard"));
    })) << setup().firstCall().words().toStdString();
    keep(QStringLiteral("10-named"));
}

TEST_F(FirstDay, FromAnEmptyMachineToTheFirstNamedOver) {
    QElapsedTimer since;
    since.start();
    const Air air(QString::fromStdString(dir.file("speech")));
    for (const auto& step :
         {std::function<void()>([&] { makeStore(); }), std::function<void()>([&] { makeScheme(); }),
          std::function<void()>([&] { setUpRadio(air.port); }), std::function<void()>([&] { bringMap(); }),
          std::function<void()>([&] { addMember(); }), std::function<void()>([&] { nameTheFirst(); })}) {
        step();
        if (HasFatalFailure())
            return;
    }
    RecordProperty("ms", static_cast<int>(since.elapsed()));
}

TEST_F(FirstDay, IsLeftHalfWayAndGoesOnThere) {
    makeStore();
    if (HasFatalFailure())
        return;
    makeScheme();
    if (HasFatalFailure())
        return;
    // The power goes: what is in the store is there.
    window.reset();
    session.setSignIn(QStringLiteral("Jo Mead"), words);
    window = std::make_unique<MainWindow>(pages, session);
    window->resize(1280, 800);
    window->show();
    session.open(QString::fromStdString(dir.file("first.watchdesk")));
    ASSERT_TRUE(soon([this] { return shown<SetupSection>() != nullptr; }));
    EXPECT_TRUE(soon([this] { return setup().shown() == desk::SetupStep::Gateway; })) << "where something is missing";
}

} // namespace
} // namespace watchdesk::ui
