// Codes that are heard because somebody is called by them: the called set has said nothing.
#include "desk/EarFixture.h"
#include "desk/EmergencyDesk.h"

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

constexpr const char* c07 = "57106";
constexpr const char* ours = "10001";

class CalledCodesTest : public EarFixture {
protected:
    void SetUp() override {
        EarFixture::SetUp();
        ASSERT_TRUE(eventually([&] { return ear->emergencies().settingsRead() > 0; }));
    }
    void prepare(radio::ChannelConfig& channel) override {
        channel.talk.emplace();
        channel.talk->ani = radio::CallCode{"EEA", ours};
        channel.talk->allCall = radio::CallCode{"EEA", "00000"};
    }
    void endNow(const QString& id) { end(id, clock.now() - start); }
    int emergencies() {
        settle();
        return desk->emergencies().open().result()->count;
    }
    QString callSign() const { return ear->channels().first().callSign; }
    QString callSignOf(const QString& over) { return rowOf(domain::FeedKind::Transmission, over).callSign; }
};

TEST_F(CalledCodesTest, ASetThatAnotherControlRoomCallsHasNotCalled) {
    for (int i = 0; i < 4; ++i) {
        const QString id = begin();
        hear(id, c07);
        EXPECT_EQ(callSign(), QStringLiteral("C07")) << "until our own code follows";
        hear(id, ours, 600);
        EXPECT_TRUE(callSign().isEmpty());
        clock.advance(800);
        endNow(id);
        EXPECT_TRUE(callSignOf(id).isEmpty());
    }
    EXPECT_EQ(emergencies(), 0) << "a call said three times is no help asked for";
    const auto id = begin();
    hear(id, c07);
    endNow(id);
    EXPECT_EQ(callSignOf(id), QStringLiteral("C07"));
}

TEST_F(CalledCodesTest, WhoCallsUsFirstAndThenSaysWhoItIsIsNamed) {
    const QString id = begin();
    hear(id, ours);
    hear(id, c07, 600);
    endNow(id);
    EXPECT_EQ(callSignOf(id), QStringLiteral("C07"));
}

TEST_F(CalledCodesTest, ACryAfterACallInTheSameOverIsHeard) {
    const QString id = begin();
    hear(id, "57112");
    hear(id, ours, 600);
    for (int i = 0; i < 3; ++i)
        hear(id, c07, 3000 + 300 * i);
    endNow(id);
    EXPECT_EQ(emergencies(), 1);
    EXPECT_EQ(callSignOf(id), QStringLiteral("C07"));
}

TEST_F(CalledCodesTest, ASetThatIsOnlyCalledDoesNotCountAsHeard) {
    QSignalSpy heard(log.get(), &RadioLog::setHeard);
    const QString called = begin();
    hear(called, c07);
    speak(called, tone(500));
    hear(called, ours, 600);
    speak(called, tone(3000));
    endNow(called);
    EXPECT_EQ(heard.count(), 0);
    const QString speaks = begin();
    hear(speaks, c07);
    EXPECT_EQ(heard.count(), 0) << "our code may follow";
    speak(speaks, tone(2000));
    EXPECT_EQ(heard.count(), 1) << "while it still speaks";
    endNow(speaks);
    EXPECT_EQ(heard.count(), 1);
    const QString brief = begin();
    hear(brief, c07);
    endNow(brief);
    EXPECT_EQ(heard.count(), 2);
}

TEST_F(CalledCodesTest, OurOwnCallSentBackIsNotTheSetsAnswer) {
    const QString call = begin(true);
    hear(call, c07);
    clock.advance(200);
    const QString echo = begin();
    hear(echo, c07);
    clock.advance(500);
    endNow(call);
    endNow(echo);
    EXPECT_TRUE(callSignOf(echo).isEmpty());
    clock.advance(300);
    const QString answer = begin();
    hear(answer, c07);
    endNow(answer);
    EXPECT_EQ(callSignOf(answer), QStringLiteral("C07"));
}

TEST_F(CalledCodesTest, TheSetThatWeCallMayCryForHelpWhileWeSpeak) {
    const QString call = begin(true);
    hear(call, c07);
    clock.advance(200);
    const QString echo = begin();
    for (int i = 0; i < 4; ++i) // one of them is ours
        hear(echo, c07, 100 * i);
    EXPECT_EQ(emergencies(), 1);
    endNow(echo);
    clock.advance(5000);
    const QString later = begin();
    hear(later, c07);
    EXPECT_EQ(callSign(), QStringLiteral("C07")) << "five seconds on it is nobody's echo";
    endNow(later);
    endNow(call);
}

TEST_F(CalledCodesTest, WhatWasSaidBeforeWeSpokeIsNoEcho) {
    const QString before = begin();
    clock.advance(1000);
    const QString call = begin(true);
    hear(call, c07);
    hear(before, c07, 1300);
    endNow(before);
    endNow(call);
    EXPECT_EQ(callSignOf(before), QStringLiteral("C07"));
}

TEST_F(CalledCodesTest, WhoCallsForHelpWhileWeCallAnotherIsHeard) {
    const QString call = begin(true);
    hear(call, c07);
    clock.advance(200);
    const QString help = begin();
    for (int i = 0; i < 3; ++i)
        hear(help, "57112", 300 * i); // C12
    endNow(call);
    endNow(help);
    EXPECT_EQ(callSignOf(help), QStringLiteral("C12"));
    EXPECT_EQ(emergencies(), 1);
}

} // namespace
} // namespace watchdesk::desk
