// The control room's own voice: who may, what is kept of it, and that it ends when the desk is locked.
#include "desk/TalkDesk.h"

#include "desk/EarFixture.h"
#include "desk/RadioDesk.h"
#include "radio/FakeGateway.h"
#include "store/AuditTable.h"
#include "tones/FiveTone.h"

#include <fmt/format.h>

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

using Talk = ChannelState::Talk;

radio::TalkConfig talking() {
    radio::TalkConfig talk;
    talk.ani = radio::CallCode{"EEA", "10001"};
    talk.allCall = radio::CallCode{"EEA", "00000"};
    return talk;
}

QVector<domain::AuditEntry> spokenOnes(store::Store& store) {
    return store
        .read([](store::Tx& tx) {
            store::AuditFilter filter;
            filter.actions = {QStringLiteral("radio.talk")};
            return store::AuditTable::list(tx, filter);
        })
        .result()
        .value();
}

/// The ear alone, so that a test can be the bridge.
class OwnOverTest : public EarFixture {
protected:
    void SetUp() override {
        EarFixture::SetUp();
        ear->setSpeaker(QStringLiteral("SHOP"), desk->person().id);
    }
    void prepare(radio::ChannelConfig& channel) override { channel.talk = talking(); }
    QString speak(const std::vector<radio::CodeHeard>& codes = {}) {
        const QString id = begin(true);
        for (const auto& code : codes)
            ear->codeHeard(id.toStdString(), code);
        ear->transmissionAudio(id.toStdString(), std::vector<std::int16_t>(8000, 3000));
        return id;
    }
    void end(const QString& id) {
        QSignalSpy kept(log.get(), &RadioLog::ownOverKept);
        EarFixture::end(id, clock.now() - start + 1000);
        ASSERT_TRUE(eventually([&] { return kept.count() == 1; }));
    }
};

TEST_F(OwnOverTest, IsKeptInTheFeedAsTheControlRoomsAndOnTheAuditLogFromItsBeginning) {
    QSignalSpy forTheQuickLine(log.get(), &RadioLog::transmissionEnded);
    const QString id = speak({{"EEA", "57106", 200}, {"EEA", "10001", 700}});
    FeedRow row = rowOf(domain::FeedKind::Transmission, id);
    EXPECT_TRUE(row.live);
    EXPECT_EQ(row.title, QStringLiteral("Control room · Jo Mead"));
    ASSERT_EQ(spokenOnes(desk->store()).size(), 1);
    end(id);
    row = rowOf(domain::FeedKind::Transmission, id);
    EXPECT_FALSE(row.live);
    EXPECT_EQ(row.durationMs, 1000);
    EXPECT_EQ(row.detail, QStringLiteral("SHOP · to C07 Hallam Pharmacy"));
    EXPECT_TRUE(row.callSign.isEmpty());
    const auto audio = desk->recordings().audio(row.mediaId).result();
    ASSERT_TRUE(audio) << audio.error().text();
    EXPECT_EQ(audio->samples.size(), 8000);
    const auto spoken = spokenOnes(desk->store());
    ASSERT_EQ(spoken.size(), 1) << "one line an over";
    EXPECT_EQ(spoken.first().who, desk->person().id);
    EXPECT_EQ(spoken.first().entityId, id);
    EXPECT_EQ(spoken.first().detail, QStringLiteral("SHOP"));
    EXPECT_TRUE(forTheQuickLine.isEmpty()) << "nobody has called";
    EXPECT_EQ(ear->counts().transmissions, 0) << "it was not heard";
    EXPECT_FALSE(ear->channels().first().speaking);
    EXPECT_TRUE(desk->radios().unknownCodes().result()->isEmpty());
}

TEST_F(OwnOverTest, ToEverybodyIsSaidSo) {
    const QString id = speak({{"EEA", "00000", 200}, {"EEA", "10001", 700}});
    end(id);
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).detail, QStringLiteral("SHOP · to all"));
}

TEST_F(OwnOverTest, IsKeptHereEvenWhenAnotherDeskRecordsTheChannel) {
    ear->setRecordedBy(QStringLiteral("SHOP"), QStringLiteral("desk-2"));
    const QString id = speak();
    end(id);
    EXPECT_FALSE(rowOf(domain::FeedKind::Transmission, id).mediaId.isEmpty());
}

TEST_F(OwnOverTest, OneThatTheLockEndsSaysWhoseVoiceItWas) {
    const QString who = desk->person().id;
    desk->lock();
    const QString id = speak(); // its key went down just before
    end(id);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    const auto spoken = spokenOnes(desk->store());
    ASSERT_EQ(spoken.size(), 1);
    EXPECT_TRUE(spoken.first().who.isEmpty());
    EXPECT_TRUE(spoken.first().detail.contains(who));
}

/// The whole desk against a gateway that keeps what it hears.
class TalkDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        gateway.direction = sip::Direction::SendRecv;
        radio::BridgeConfig config;
        config.gateways.push_back({.name = "town", .port = gateway.port()});
        for (const char* name : {"SHOP", "PUB"}) {
            radio::ChannelConfig channel;
            channel.name = name;
            channel.gateway = "town";
            channel.uri = fmt::format("sip:{}@127.0.0.1:{}", name, gateway.port());
            channel.rtpPorts = {radio::mediaBase(), radio::mediaBase() + 38};
            if (channel.name == "SHOP")
                channel.talk = talking();
            config.channels.push_back(channel);
        }
        ASSERT_TRUE(desk->radioLog().start(config));
        ASSERT_TRUE(eventually([this] { return state().talk == Talk::Idle; }));
    }
    [[nodiscard]] ChannelState state(int index = 0) const { return desk->radioLog().channels().at(index); }
    [[nodiscard]] QString shop() const { return QStringLiteral("SHOP"); }
    radio::FakeGateway gateway{radio::FakeGateway::Manner::Answers};
};

TEST_F(TalkDeskTest, WhatIsSaidReachesTheGatewayAndTheLockEndsIt) {
    QSignalSpy kept(&desk->radioLog(), &RadioLog::ownOverKept);
    ASSERT_TRUE(desk->talk().press(shop()));
    ASSERT_TRUE(eventually([this] { return state().talk == Talk::Talking; }));
    desk->talk().speak(shop(), QVector<qint16>(1600, 5000));
    ASSERT_TRUE(eventually([this] { return gateway.heard().size() > 5; }));
    desk->lock();
    ASSERT_TRUE(eventually([&] { return kept.count() == 1; }));
    EXPECT_EQ(state().talk, Talk::Idle);
    const auto again = desk->talk().press(shop());
    EXPECT_EQ(again.error().code, ErrorCode::Locked);
    desk->talk().speak(shop(), QVector<qint16>(1600, 5000));
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, kept.first().first().toString()).title,
              QStringLiteral("Control room · Jo Mead"));
    EXPECT_EQ(spokenOnes(desk->store()).size(), 1);
}

TEST_F(TalkDeskTest, OnAChannelToListenToTheKeyIsRefused) {
    EXPECT_EQ(state(1).talk, Talk::Off);
    const auto press = desk->talk().press(QStringLiteral("PUB"));
    EXPECT_EQ(press.error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(desk->talk().targets(QStringLiteral("PUB")).isEmpty());
}

TEST_F(TalkDeskTest, ASetIsCalledByItsTones) {
    const auto targets = desk->talk().targets(shop());
    ASSERT_EQ(targets.size(), 4);
    EXPECT_TRUE(targets.at(0).to.everybody);
    EXPECT_EQ(targets.at(1).callSign, QStringLiteral("C07"));
    EXPECT_EQ(targets.at(1).premises, QStringLiteral("Hallam Pharmacy"));
    ASSERT_TRUE(desk->talk().press(shop(), targets.at(1).to));
    desk->talk().release(shop());
    tones::FiveToneDecoder decoder(*tones::toneSet("EEA"));
    QStringList codes;
    std::size_t read = 0;
    EXPECT_TRUE(eventually([&] {
        for (const auto heard = gateway.heard(); read < heard.size(); ++read)
            for (const auto& one : decoder.push(rtp::decode(rtp::Codec::Pcma, heard[read].payload)))
                codes += QString::fromStdString(one.code);
        return codes == QStringList{QStringLiteral("57106"), QStringLiteral("10001")};
    })) << codes.join(QLatin1Char(' ')).toStdString();
}

TEST_F(TalkDeskTest, AnUnknownSetOrCodeIsRefusedBeforeAnythingIsSent) {
    EXPECT_EQ(desk->talk().press(shop(), {QStringLiteral("nobody"), false}).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(desk->talk().call(shop(), QStringLiteral("HYTERA"), QStringLiteral("5001")).error().code,
              ErrorCode::InvalidInput);
    EXPECT_TRUE(gateway.heard().empty());
}

} // namespace
} // namespace watchdesk::desk
