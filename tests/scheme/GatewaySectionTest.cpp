// Gateways and talkgroups: filled in, tried out against a gateway, kept, refused, removed, by keys and clicks.
#include "ui/scheme/GatewaySection.h"

#include "desk/RadioLog.h"
#include "radio/FakeGateway.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/GatewayForm.h"
#include "ui/scheme/Table.h"
#include "ui/scheme/TrialList.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Toast.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace watchdesk::test {
namespace {

using radio::FakeGateway;
using Manner = radio::FakeGateway::Manner;
using Step = radio::TestStep;

class GatewaySectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        openPage(QStringLiteral("gateways"));
        // Read for the first time: then there is a gateway to choose.
        ASSERT_TRUE(eventually([this] { return choice(QStringLiteral("Gateway"))->count() == 1; }));
    }
    [[nodiscard]] ui::GatewaySection& section() const { return *page->findChild<ui::GatewaySection*>(); }
    [[nodiscard]] radio::BridgeConfig kept() const { return *desk->gateways().config().result(); }
    [[nodiscard]] QComboBox* choice(const QString& name) const {
        for (auto* box : section().form().findChildren<QComboBox*>())
            if (box->accessibleName() == name)
                return box;
        return nullptr;
    }
    /// By keys, from the first on.
    void choose(const QString& name, const QString& words) {
        auto* box = choice(name);
        ASSERT_TRUE(box != nullptr && box->isVisible()) << name.toStdString();
        box->setFocus();
        key(Qt::Key_Home);
        while (box->currentText() != words && box->currentIndex() + 1 < box->count())
            key(Qt::Key_Down);
        EXPECT_EQ(box->currentText(), words);
    }
    /// What a person would: into the field, over what stands there.
    void fill(const QString& name, const QString& text) {
        for (auto* edit : section().form().findChildren<QLineEdit*>()) {
            auto* box = qobject_cast<QSpinBox*>(edit->parentWidget());
            if (edit->isVisible() && (box != nullptr ? box->accessibleName() : edit->accessibleName()) == name) {
                edit->setFocus();
                edit->selectAll();
                QTest::keyClicks(edit, text);
                return;
            }
        }
        ADD_FAILURE() << "no field " << name.toStdString();
    }
    void fillIn(const QString& talkgroup, int port) {
        fill(QStringLiteral("Talkgroup"), talkgroup);
        fill(QStringLiteral("Its address"), QStringLiteral("sip:tg0@127.0.0.1:%1").arg(port));
        fill(QStringLiteral("First port for sound"), QString::number(radio::mediaBase()));
        fill(QStringLiteral("Last port for sound"), QString::number(radio::mediaBase() + 38));
        fill(QStringLiteral("Name of the gateway"), QStringLiteral("town"));
        fill(QStringLiteral("Host name or address"), QStringLiteral("127.0.0.1"));
        fill(QStringLiteral("Port"), QString::number(port));
    }
    [[nodiscard]] bool says(const QString& words) const {
        for (auto* label : section().form().findChildren<ui::LabelText*>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }
    bool comesTo(int talkgroups) {
        return eventually([&] { return section().rows().rowCount() == talkgroups; });
    }
    void keepNow(const QString& talkgroup, int port, int talkgroups) {
        fillIn(talkgroup, port);
        click(QStringLiteral("Keep it"));
        ASSERT_TRUE(comesTo(talkgroups));
        settle();
    }
};

TEST_F(GatewaySectionTest, ATalkgroupIsTriedOutAndKept) {
    FakeGateway gateway(Manner::Answers);
    gateway.speak = true;
    fillIn(QStringLiteral("SHOP"), gateway.port());
    click(QStringLiteral("Test"));
    auto& trial = section().form().trial();
    ASSERT_TRUE(eventually([&] { return trial.hasPassed(Step::Speech); })) << trial.words(Step::Call).toStdString();
    keep(QStringLiteral("gateway-tested"));
    EXPECT_NE(button(QStringLiteral("Test")), nullptr) << "it can be tested again";
    EXPECT_TRUE(kept().channels.empty()) << "a test keeps nothing";
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(comesTo(1));
    const auto config = kept();
    EXPECT_EQ(config.channels.front().name, "SHOP");
    EXPECT_EQ(config.channels.front().rtpPorts.first, radio::mediaBase());
    EXPECT_EQ(config.gateways.front().port, gateway.port());
    EXPECT_EQ(section().rows().at(0)->name, QStringLiteral("SHOP"));
}

TEST_F(GatewaySectionTest, ARefusedCallIsToldAtItsStepWithWhatToDo) {
    FakeGateway gateway(Manner::Refuses);
    gateway.refusal = 404;
    fillIn(QStringLiteral("SHOP"), gateway.port());
    section().setFocus();
    key(Qt::Key_T, Qt::ControlModifier);
    auto& trial = section().form().trial();
    ASSERT_TRUE(eventually([&] { return trial.words(Step::Call).contains(QStringLiteral("404")); }));
    EXPECT_TRUE(trial.hasPassed(Step::Port));
    EXPECT_FALSE(trial.hasPassed(Step::Call));
    keep(QStringLiteral("gateway-refused"));
}

TEST_F(GatewaySectionTest, ATestThatWaitsIsStopped) {
    boost::asio::io_context io;
    const boost::asio::ip::udp::socket silent(io, radio::loopback(0));
    fillIn(QStringLiteral("SHOP"), silent.local_endpoint().port());
    click(QStringLiteral("Test"));
    ASSERT_TRUE(eventually([this] { return section().form().trial().words(Step::Port) == QStringLiteral("trying…"); }));
    click(QStringLiteral("Stop the test"));
    EXPECT_NE(button(QStringLiteral("Test")), nullptr);
    EXPECT_FALSE(section().form().trial().hasPassed(Step::Port));
}

TEST_F(GatewaySectionTest, WhatCannotBeStartedIsRefusedAndStaysToBeMended) {
    fillIn(QStringLiteral("SHOP"), 5060);
    fill(QStringLiteral("Its address"), QStringLiteral("no address"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return says(QStringLiteral("uri")); }));
    keep(QStringLiteral("gateway-trouble"));
    EXPECT_TRUE(kept().channels.empty());
    EXPECT_EQ(section().form().typed().channels.front().name, "SHOP") << "what was typed is there";
    fill(QStringLiteral("Its address"), QStringLiteral("sip:tg0@127.0.0.1"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(comesTo(1));
    EXPECT_FALSE(says(QStringLiteral("uri")));
}

TEST_F(GatewaySectionTest, TheOneThatIsChosenIsChangedAndRemovedAndBack) {
    keepNow(QStringLiteral("SHOP"), 5060, 1);
    section().setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(section().form().typed().channels.size(), 2U);
    keepNow(QStringLiteral("PUB"), 5060, 2);
    ASSERT_TRUE(eventually([this] { return section().form().typed().channels.size() == 2; }));
    EXPECT_EQ(section().findChild<ui::Table*>()->list().currentIndex().row(), 1) << "what was kept stays chosen";
    fill(QStringLiteral("Talkgroup"), QStringLiteral("PUBS"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return kept().channels.back().name == "PUBS"; }));
    EXPECT_EQ(kept().channels.front().name, "SHOP");
    settle();
    ASSERT_TRUE(eventually([this] { return section().rows().at(1)->name == QStringLiteral("PUBS"); }));
    click(QStringLiteral("Remove it"));
    ASSERT_TRUE(comesTo(1));
    EXPECT_EQ(kept().channels.front().name, "SHOP");
    click(QStringLiteral("Undo"));
    ASSERT_TRUE(comesTo(2));
    EXPECT_EQ(kept().channels.back().name, "PUBS");
}

TEST_F(GatewaySectionTest, ANewOneIsNotRemovedInPlaceOfTheOneBefore) {
    keepNow(QStringLiteral("SHOP"), 5060, 1);
    click(QStringLiteral("Add a talkgroup"));
    EXPECT_FALSE(button(QStringLiteral("Remove it"))->isEnabled()) << "there is nothing to remove yet";
    click(QStringLiteral("Remove it"));
    settle();
    EXPECT_EQ(kept().channels.size(), 1U);
}

TEST_F(GatewaySectionTest, WhatIsMissingIsAskedForInPlainWords) {
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(says(QStringLiteral("Give the talkgroup a name.")));
    fill(QStringLiteral("Talkgroup"), QStringLiteral("SHOP"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(says(QStringLiteral("Give the gateway a name.")));
    fill(QStringLiteral("Name of the gateway"), QStringLiteral("town"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(says(QStringLiteral("Say where the gateway is")));
}

TEST_F(GatewaySectionTest, WhatIsBeingTypedOutlivesTheAirAndAnotherDesk) {
    keepNow(QStringLiteral("SHOP"), 5060, 1);
    ASSERT_TRUE(eventually([this] { return section().rows().at(0)->name == QStringLiteral("SHOP"); }));
    fill(QStringLiteral("Its address"), QStringLiteral("sip:tg9@127.0.0.1"));
    Q_EMIT desk->radioLog().channelChanged({});
    auto other = kept();
    other.channels.push_back(other.channels.front());
    other.channels.back().name = "PUB";
    ASSERT_TRUE(desk->gateways().setConfig(other).result());
    ASSERT_TRUE(comesTo(2));
    EXPECT_EQ(section().form().typed().channels.front().uri, "sip:tg9@127.0.0.1");
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return kept().channels.front().uri == "sip:tg9@127.0.0.1"; }));
    EXPECT_EQ(kept().channels.size(), 2U) << "what the other desk added is there";
}

TEST_F(GatewaySectionTest, WhatTheDeskMayDoOnATalkgroupIsChosenAndKept) {
    EXPECT_FALSE(choice(QStringLiteral("At the end of an over"))->isVisible()) << "it only listens";
    fillIn(QStringLiteral("SHOP"), 5060);
    choose(QStringLiteral("What the desk does"), QStringLiteral("it listens, and may speak"));
    fill(QStringLiteral("Longest over, in seconds"), QStringLiteral("90"));
    choose(QStringLiteral("At the end of an over"), QStringLiteral("a short tone (roger)"));
    choose(QStringLiteral("Tone set of the desk's own call"), QStringLiteral("CCIR"));
    fill(QStringLiteral("The desk's own call"), QStringLiteral(" 10234 "));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(comesTo(1));
    settle();
    const auto talk = kept().channels.front().talk;
    ASSERT_TRUE(talk);
    EXPECT_EQ(talk->timeOutSeconds, 90);
    EXPECT_TRUE(talk->rogerTone);
    ASSERT_TRUE(talk->ani);
    EXPECT_EQ(talk->ani->set, "CCIR");
    EXPECT_EQ(talk->ani->code, "10234");
    EXPECT_FALSE(talk->allCall) << "no digits, no call";
    // Another one starts from nothing; what was kept comes back.
    click(QStringLiteral("Add a talkgroup"));
    EXPECT_FALSE(section().form().typed().channels.back().talk);
    section().findChild<ui::Table*>()->list().choose(0);
    EXPECT_EQ(choice(QStringLiteral("Tone set of the desk's own call"))->currentText(), QStringLiteral("CCIR"));
    choose(QStringLiteral("What the desk does"), QStringLiteral("it only listens"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([this] { return !kept().channels.front().talk; }));
}

TEST_F(GatewaySectionTest, ACallThatCannotBeSentIsToldBesideItsFieldAndNotKept) {
    keepNow(QStringLiteral("SHOP"), 5060, 1);
    choose(QStringLiteral("What the desk does"), QStringLiteral("it listens, and may speak"));
    const QString fullWidth = QStringLiteral("\uFF11\uFF12\uFF13\uFF14\uFF15");
    for (const QString& code :
         {QStringLiteral("1234"), QStringLiteral("123456"), QStringLiteral("12E45"), QStringLiteral("1 2 3"), fullWidth,
          QStringLiteral("-1234"), QStringLiteral("<b>1</b>"), QStringLiteral("12345\n\"}"), QString(5000, u'9')})
        for (const char* field : {"The desk's own call", "Call to all radios"}) {
            QApplication::clipboard()->setText(code);
            fill(QLatin1String(field), QStringLiteral("1"));
            key(Qt::Key_A, Qt::ControlModifier);
            key(Qt::Key_V, Qt::ControlModifier);
            click(QStringLiteral("Keep it"));
            EXPECT_TRUE(says(QStringLiteral("five digits"))) << code.left(20).toStdString();
            EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QLatin1String(field));
            keep(QStringLiteral("gateway-call-trouble"));
            key(Qt::Key_A, Qt::ControlModifier);
            key(Qt::Key_Delete);
            EXPECT_FALSE(says(QStringLiteral("five digits"))) << "it is being mended";
        }
    settle();
    EXPECT_FALSE(kept().channels.front().talk);
    fill(QStringLiteral("Longest over, in seconds"), QStringLiteral("3"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return kept().channels.front().talk.has_value(); }));
    EXPECT_EQ(kept().channels.front().talk->timeOutSeconds, 5) << "the shortest there is, and shown so";
}

TEST_F(GatewaySectionTest, OnlyEncryptedSoundAsksForTls) {
    fillIn(QStringLiteral("SHOP"), 5060);
    choose(QStringLiteral("Encryption of the sound"), QStringLiteral("only encrypted"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(says(QStringLiteral("needs TLS")));
    EXPECT_EQ(QApplication::focusWidget(), choice(QStringLiteral("Encryption of the sound")));
    keep(QStringLiteral("gateway-srtp-trouble"));
    settle();
    EXPECT_TRUE(kept().channels.empty());
    choose(QStringLiteral("Transport"), QStringLiteral("TLS"));
    EXPECT_FALSE(says(QStringLiteral("needs TLS")));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(comesTo(1));
    settle();
    EXPECT_EQ(kept().gateways.front().srtp, radio::Srtp::Require);
    EXPECT_EQ(kept().gateways.front().port, 5061);
    choose(QStringLiteral("Encryption of the sound"), QStringLiteral("never encrypted"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([this] { return kept().gateways.front().srtp == radio::Srtp::Off; }));
}

TEST_F(GatewaySectionTest, WhatHasNoFieldSurvivesAChange) {
    keepNow(QStringLiteral("SHOP"), 5060, 1);
    auto config = kept();
    config.gateways.push_back(config.gateways.front());
    config.gateways.front().name = "other";
    config.gateways.back().standbyOf = "other";
    auto& channel = config.channels.front();
    channel.codecs = {"PCMU"};
    channel.gapMs = 350;
    channel.vox = {-30, 60, 700};
    channel.talk = radio::TalkConfig{45, false, radio::CallCode{"ccir(1)", "00000"}, radio::CallCode{"EEA", "11111"}};
    ASSERT_TRUE(desk->gateways().setConfig(config).result());
    ASSERT_TRUE(eventually([this] { return choice(QStringLiteral("Gateway"))->count() == 3; }));
    settle();
    const std::string before = radio::writeBridgeConfig(kept());
    choose(QStringLiteral("At the end of an over"), QStringLiteral("a short tone (roger)"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return kept().channels.front().talk->rogerTone; }));
    auto after = kept();
    after.channels.front().talk->rogerTone = false;
    EXPECT_EQ(after.channels.front().talk->ani->set, "CCIR") << "the same set by its usual name";
    after.channels.front().talk->ani->set = "ccir(1)";
    EXPECT_EQ(radio::writeBridgeConfig(after), before);
}

TEST_F(GatewaySectionTest, TheKeyboardGoesThroughTheFieldsInTheirOrder) {
    fillIn(QStringLiteral("SHOP"), 5060);
    choose(QStringLiteral("What the desk does"), QStringLiteral("it listens, and may speak"));
    for (const char* next :
         {"Longest over, in seconds", "At the end of an over", "Tone set of the desk's own call", "The desk's own call",
          "Tone set of the call to all", "Call to all radios", "Gateway", "Name of the gateway", "Host name or address",
          "Transport", "Port", "Encryption of the sound", "The desk's name there"}) {
        key(Qt::Key_Tab);
        EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QLatin1String(next));
    }
}

} // namespace
} // namespace watchdesk::test
