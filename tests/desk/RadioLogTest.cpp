// From the bridge's events to the store and the feed, without a socket: the listening half is driven by hand.
#include "desk/DeskFixture.h"
#include "desk/Ear.h"
#include "desk/Recorder.h"
#include "desk/Spool.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>

#include <cmath>

namespace watchdesk::desk {
namespace {

std::vector<std::int16_t> tone(int ms) {
    std::vector<std::int16_t> samples(static_cast<std::size_t>(ms) * 8);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<std::int16_t>(8000 * std::sin(static_cast<double>(i) * 0.35));
    return samples;
}

/// The parts of a desk around the ear, so that a test can be the bridge.
class RadioLogTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        context = std::make_unique<DeskContext>(desk->store(), clock, ids, desk->directory());
        recorder = std::make_unique<Recorder>(desk->store(), clock, spool());
        log = std::make_unique<RadioLog>(*context, *recorder);
        ear = std::make_unique<Ear>(*log, *context, *recorder);
        radio::BridgeConfig config;
        config.channels.emplace_back();
        config.channels.back().name = "SHOP";
        ear->configure(config);
    }
    void TearDown() override {
        recorder.reset();
        ear.reset();
        log.reset();
    }
    QString spool() { return QString::fromStdString(dir.file("spool")); }
    QString begin() {
        radio::TransmissionBegan began;
        began.id = ids.next();
        began.channel = "SHOP";
        began.start = clock.now();
        began.codec = "PCMA";
        began.callId = "a@b";
        ear->transmissionBegan(began);
        return QString::fromStdString(began.id);
    }
    void end(const QString& id, UtcMs after) {
        radio::TransmissionEnded ended;
        ended.id = id.toStdString();
        ended.channel = "SHOP";
        ended.end = start + after;
        ended.packets = 42;
        ear->transmissionEnded(ended);
    }

    std::unique_ptr<DeskContext> context;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<RadioLog> log;
    std::unique_ptr<Ear> ear;
};

TEST_F(RadioLogTest, TheFeedHasARowWhileTheCallIsStillBeingSpoken) {
    const QString id = begin();
    ear->transmissionAudio(id.toStdString(), tone(200));
    FeedRow row = rowOf(domain::FeedKind::Transmission, id);
    EXPECT_TRUE(row.live);
    EXPECT_EQ(row.title, QStringLiteral("Somebody is speaking"));
    ear->codeHeard(id.toStdString(), {"EEA", "57106", 100});
    row = rowOf(domain::FeedKind::Transmission, id);
    EXPECT_TRUE(row.live);
    EXPECT_EQ(row.title, QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_EQ(log->counts().transmissions, 0) << "counts are of the ear that the log owns";
    EXPECT_EQ(ear->counts().named, 1);
}

TEST_F(RadioLogTest, WhatIsPlayedBackIsWhatWasHeard) {
    QSignalSpy ended(log.get(), &RadioLog::transmissionEnded);
    const QString id = begin();
    const std::vector<std::int16_t> spoken = tone(1700);
    for (std::size_t at = 0; at < spoken.size(); at += 160)
        ear->transmissionAudio(id.toStdString(), std::span(spoken).subspan(at, 160));
    ear->codeHeard(id.toStdString(), {"EEA", "57106", 0});
    end(id, 1700);
    ASSERT_TRUE(eventually([&] { return ended.count() == 1; }));
    EXPECT_EQ(ended.first().at(1).toString(), QStringLiteral("C07"));

    const FeedRow row = rowOf(domain::FeedKind::Transmission, id);
    EXPECT_FALSE(row.live);
    EXPECT_EQ(row.durationMs, 1700);
    EXPECT_EQ(row.envelope.size(), 17);
    const auto audio = desk->recordings().audio(row.mediaId).result();
    ASSERT_TRUE(audio) << audio.error().text();
    EXPECT_TRUE(audio->complete);
    const auto expected = rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, spoken));
    EXPECT_EQ(std::vector<std::int16_t>(audio->samples.begin(), audio->samples.end()), expected);
    EXPECT_EQ(desk->lists().audit({}).result()->first().entry.action, QStringLiteral("recording.play"));
    EXPECT_TRUE(liveRecordings(spool()).isEmpty()) << "the spool file goes when the store has it";
}

TEST_F(RadioLogTest, AnUnknownCodeIsShownAsSuchAndALateOneDoesNotRename) {
    const QString id = begin();
    ear->codeHeard(id.toStdString(), {"EEA", "99999", 0});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("EEA 99999, unknown set"));
    ear->codeHeard(id.toStdString(), {"EEA", "57106", 900});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("EEA 99999, unknown set"));
}

TEST_F(RadioLogTest, TheRadioGoesOnWhileTheDeskIsLocked) {
    desk->lock();
    QSignalSpy ended(log.get(), &RadioLog::transmissionEnded);
    const QString id = begin();
    ear->transmissionAudio(id.toStdString(), tone(600));
    end(id, 600);
    ASSERT_TRUE(eventually([&] { return ended.count() == 1; }));
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    const auto audio = desk->recordings().audio(rowOf(domain::FeedKind::Transmission, id).mediaId).result();
    ASSERT_TRUE(audio) << audio.error().text();
    EXPECT_EQ(audio->samples.size(), 4800);
}

TEST_F(RadioLogTest, AnOverThatWasBeingSpokenIsKeptAfterACrash) {
    const QString id = begin();
    const std::vector<std::int16_t> spoken = tone(2300);
    for (std::size_t at = 0; at < spoken.size(); at += 160)
        ear->transmissionAudio(id.toStdString(), std::span(spoken).subspan(at, 160));
    // What a crash would leave on the disk at this moment, in the folder of a program that is gone.
    QString live;
    ASSERT_TRUE(eventually([&] {
        QDirIterator files(spool(), {QStringLiteral("*.spool")}, QDir::Files, QDirIterator::Subdirectories);
        if (!files.hasNext())
            return false;
        live = files.next();
        return QFileInfo(live).size() > 2000 * 8;
    }));
    const QString crashed = QString::fromStdString(dir.file("crashed"));
    ASSERT_TRUE(QDir().mkpath(crashed + QStringLiteral("/gone")));
    ASSERT_TRUE(QFile::copy(live, crashed + QStringLiteral("/gone/") + QFileInfo(live).fileName()));

    Recorder next(desk->store(), clock, crashed);
    const auto kept = next.recover();
    ASSERT_TRUE(kept) << kept.error().text();
    EXPECT_EQ(*kept, 1);
    const FeedRow row = rowOf(domain::FeedKind::Transmission, id);
    EXPECT_FALSE(row.live);
    EXPECT_EQ(row.durationMs, 2000) << "whole blocks of half a second";
    const auto audio = desk->recordings().audio(row.mediaId).result();
    ASSERT_TRUE(audio) << audio.error().text();
    EXPECT_FALSE(audio->complete);
    const auto expected = rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, spoken));
    EXPECT_EQ(std::vector<std::int16_t>(audio->samples.begin(), audio->samples.end()),
              std::vector<std::int16_t>(expected.begin(), expected.begin() + 16000));
    EXPECT_EQ(*next.recover(), 0) << "once is enough";
}

TEST_F(RadioLogTest, ASpoolFileThatCannotBeReadIsSetAside) {
    const QString folder = spool() + QStringLiteral("/gone");
    ASSERT_TRUE(QDir().mkpath(folder));
    for (const QByteArray& hostile : {QByteArray(), QByteArray("WDSP"), QByteArray("WDSP\xff\xff\xff\xff{}"),
                                      QByteArray("WDSP\x02\0\0\0{}", 10), QByteArray(5000, 'x')}) {
        QFile file(folder + QStringLiteral("/x%1.spool").arg(qHash(hostile)));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(hostile);
    }
    const auto kept = recorder->recover();
    ASSERT_TRUE(kept) << kept.error().text();
    EXPECT_EQ(*kept, 0);
    EXPECT_EQ(QDir(folder).entryList({QStringLiteral("*.unreadable")}, QDir::Files).size(), 5);
}

TEST_F(RadioLogTest, ALostGatewayIsInTheFeedOnceAndItsReturnToo) {
    radio::GatewayStatus status;
    status.channel = "SHOP";
    status.gateway = "town";
    status.since = clock.now();
    for (const radio::GatewayState state :
         {radio::GatewayState::Up, radio::GatewayState::Lost, radio::GatewayState::Connecting,
          radio::GatewayState::Lost, radio::GatewayState::Up}) {
        status.state = state;
        status.why = state == radio::GatewayState::Lost ? "no answer from 127.0.0.1:5060" : "";
        ear->gatewayChanged(status);
    }
    settle();
    const auto seqs = desk->feed().seqs(FeedFilter::System).result();
    ASSERT_TRUE(seqs);
    const auto rows = desk->feed().rows(*seqs).result();
    ASSERT_TRUE(rows);
    QStringList titles;
    for (const FeedRow& row : *rows)
        titles.prepend(row.title);
    EXPECT_EQ(titles.filter(QStringLiteral("SHOP")),
              (QStringList{QStringLiteral("SHOP radio connected"), QStringLiteral("SHOP radio lost"),
                           QStringLiteral("SHOP radio heard again")}));
}

} // namespace
} // namespace watchdesk::desk
