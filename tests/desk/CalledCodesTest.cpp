// Codes that are heard because somebody is called by them: the called set has said nothing.
#include "desk/EarFixture.h"
#include "desk/EmergencyDesk.h"
#include "store/TransmissionTable.h"

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
        EXPECT_EQ(callSign(), QStringLiteral("C07")) << "until it is known who speaks";
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

TEST_F(CalledCodesTest, OurOwnCallSentBackIsNotTheSetsAnswer) {
    const QString call = begin(true);
    hear(call, c07);
    clock.advance(200);
    const QString echo = begin();
    for (int i = 0; i < 4; ++i)
        hear(echo, c07, 100 * i);
    clock.advance(500);
    endNow(call);
    endNow(echo);
    EXPECT_TRUE(callSignOf(echo).isEmpty());
    EXPECT_EQ(emergencies(), 0);
    clock.advance(300);
    const QString answer = begin();
    hear(answer, c07);
    endNow(answer);
    EXPECT_EQ(callSignOf(answer), QStringLiteral("C07"));
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
