// From the bridge's events to the store and the feed, without a socket: the listening half is driven by hand.
#include "desk/EarFixture.h"
#include "desk/Spool.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/RadioSetTable.h"
#include "store/Resealing.h"
#include "store/TransmissionTable.h"

#include <QDir>
#include <QDirIterator>
#include <QSignalSpy>

#include <atomic>

namespace watchdesk::desk {
namespace {

/// The ear, and what a crash leaves of it.
class RadioLogTest : public EarFixture {
protected:
    /// What a crash would leave on the disk once two seconds are in it, in the folder of a program that is gone.
    QString crash() {
        QString live;
        EXPECT_TRUE(eventually([&] {
            QDirIterator files(spool(), {QStringLiteral("*.spool")}, QDir::Files, QDirIterator::Subdirectories);
            if (!files.hasNext())
                return false;
            live = files.next();
            return QFileInfo(live).size() > 2000 * 8;
        }));
        const QString crashed = QString::fromStdString(dir.file("crashed"));
        EXPECT_TRUE(QDir().mkpath(crashed + QStringLiteral("/gone")));
        EXPECT_TRUE(QFile::copy(live, crashed + QStringLiteral("/gone/") + QFileInfo(live).fileName()));
        return crashed;
    }
    /// The keys of records are changed, and everything is sealed through: the epoch before has ended.
    void endKeys() {
        store::Resealing resealing;
        ASSERT_TRUE(desk->store()
                        .write([](store::Tx& tx) { return store::KeyTable::renew(tx, store::KeyClass::Records); })
                        .result());
        for (bool more = true; more;) {
            const auto step = desk->store().write([&](store::Tx& tx) { return resealing.step(tx); }).result();
            ASSERT_TRUE(step) << step.error().text();
            more = !step->finished;
        }
    }
    static QStringList setAside(const QString& folder) {
        return QDir(folder + QStringLiteral("/unreadable")).entryList(QDir::Files);
    }
    qsizetype feedRows(const QString& code) {
        const auto rows = desk->feed().rows(*desk->feed().seqs(FeedFilter::All).result()).result();
        return std::count_if(rows->begin(), rows->end(), [&](const FeedRow& row) { return row.code == code; });
    }
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

TEST_F(RadioLogTest, WhatIsSaidIsHeardAtTheDeskWhileItIsSaidAndNotWhenNobodyListens) {
    std::vector<std::int16_t> stereo(1600);
    const auto hear = [&](bool open) {
        log->live().setOpen(open);
        const QString id = begin();
        ear->transmissionAudio(id.toStdString(), tone(500)); // the pre-roll is for the recording
        EXPECT_FALSE(log->live().read(stereo));
        ear->liveAudio("SHOP", tone(300), 0);
        return log->live().read(stereo);
    };
    EXPECT_FALSE(hear(false));
    EXPECT_TRUE(hear(true));
    EXPECT_GT(*std::max_element(stereo.begin(), stereo.end()), 5000);
    log->live().setMix(QStringLiteral("SHOP"), {.muted = true});
    EXPECT_TRUE(log->live().read(stereo));
    EXPECT_EQ(*std::max_element(stereo.begin(), stereo.end()), 0);
}

TEST_F(RadioLogTest, AnUnknownCodeIsShownAsSuchAndALateOneDoesNotRename) {
    const QString id = begin();
    ear->codeHeard(id.toStdString(), {"EEA", "99999", 0});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("EEA 99999, unknown set"));
    ear->codeHeard(id.toStdString(), {"EEA", "57106", 900});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("EEA 99999, unknown set"));
}

TEST_F(RadioLogTest, ARadioIsKnownByTheIdInItsPackets) {
    const auto c07 = desk->directory().callerByCode(QStringLiteral("EEA"), QStringLiteral("57106"));
    ASSERT_TRUE(c07);
    domain::RadioSet set = c07->set;
    set.toneSet = QStringLiteral("HYTERA");
    set.code = QStringLiteral("5001");
    ASSERT_TRUE(desk->store().write([set](store::Tx& tx) { return store::RadioSetTable::update(tx, set); }).result());
    ASSERT_TRUE(desk->directory().reload().result());
    const QString id = begin();
    ear->codeHeard(id.toStdString(), {"HYTERA", "5001", 0});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("C07 Hallam Pharmacy"));
}

TEST_F(RadioLogTest, AnIdThatNobodyAnswersToGivesWayToASelectiveCall) {
    const QString id = begin();
    ear->codeHeard(id.toStdString(), {"HYTERA", "5001", 0});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("HYTERA 5001, unknown set"));
    ear->codeHeard(id.toStdString(), {"EEA", "99999", 200});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("HYTERA 5001, unknown set"));
    ear->codeHeard(id.toStdString(), {"EEA", "57106", 900});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("C07 Hallam Pharmacy"));
}

TEST_F(RadioLogTest, AMixersNumberGivesWayToAnyCode) {
    const QString id = begin();
    ear->codeHeard(id.toStdString(), {"CSRC", "4294967295", 0});
    EXPECT_EQ(rowOf(domain::FeedKind::Transmission, id).title, QStringLiteral("CSRC 4294967295, unknown set"));
    ear->codeHeard(id.toStdString(), {"EEA", "99999", 200});
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
    speak(id, spoken);
    const QString crashed = crash();
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
    EXPECT_FALSE(QDir(folder).exists()) << "a program that is gone leaves nothing behind";
    EXPECT_EQ(setAside(spool()).size(), 5);
    EXPECT_EQ(feedRows(QStringLiteral("recording-failed")), 5);
    EXPECT_EQ(*recorder->recover(), 0);
    EXPECT_EQ(feedRows(QStringLiteral("recording-failed")), 5) << "told once";
}

TEST_F(RadioLogTest, AnOverOutlivesTheKeysItWasBegunUnder) {
    // Sealed with a key of its own, which nothing else brings into the store.
    const auto keys = desk->store().keyring().publicKeys();
    desk->store().keyring().setPublicKeys({});
    desk->store().keyring().setPublicKeys(keys);
    const QString id = begin();
    speak(id, tone(2300));
    const QString crashed = crash();
    endKeys();
    Recorder next(desk->store(), clock, crashed);
    EXPECT_EQ(*next.recover(), 1);
    const auto audio = desk->recordings().audio(rowOf(domain::FeedKind::Transmission, id).mediaId).result();
    ASSERT_TRUE(audio) << audio.error().text();
    EXPECT_EQ(audio->samples.size(), 16'000);
}

TEST_F(RadioLogTest, ARecordingWhoseKeyIsGoneIsSetAsideAndTheDeskOpens) {
    const QString id = begin();
    speak(id, tone(2300));
    const QString crashed = crash();
    endKeys();
    // As a version left it that kept the key of a stream only with its end: the store does not know the key.
    QFile left(QDir(crashed + QStringLiteral("/gone")).entryInfoList(QDir::Files).first().filePath());
    ASSERT_TRUE(left.open(QIODevice::ReadWrite));
    QByteArray bytes = left.readAll();
    const qsizetype keyAt = bytes.indexOf("WDS1") + 5;
    bytes[keyAt] = static_cast<char>(bytes.at(keyAt) ^ 0x55);
    left.seek(0);
    left.write(bytes);
    left.close();
    TearDown();
    closeDesk();
    ASSERT_TRUE(QDir().mkpath(options.url + QStringLiteral(".spool")));
    ASSERT_TRUE(QFile::rename(crashed + QStringLiteral("/gone"), options.url + QStringLiteral(".spool/gone")));
    clock.advance(60'000);
    openDesk(false);
    ASSERT_TRUE(desk) << "one recording keeps nobody out";
    EXPECT_EQ(setAside(options.url + QStringLiteral(".spool")).size(), 1);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    EXPECT_EQ(feedRows(QStringLiteral("recording-failed")), 1);
    const auto entries = desk->lists().audit({}).result();
    const auto entry = std::find_if(entries->begin(), entries->end(), [](const auto& row) {
        return row.entry.action == QLatin1String("recording.set-aside");
    });
    ASSERT_NE(entry, entries->end());
    EXPECT_EQ(entry->entry.who, QString());
    const auto over =
        desk->store().read([&](store::Tx& tx) { return store::TransmissionTable::find(tx, id); }).result();
    EXPECT_NE((*over)->end, 0) << "and its over is not for ever under way";
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

RecordingHead headOf(IdSource& ids, UtcMs at) {
    RecordingHead head;
    head.mediaId = QString::fromStdString(ids.next());
    head.transmissionId = QString::fromStdString(ids.next());
    head.channel = QStringLiteral("SHOP");
    head.start = at;
    return head;
}

/// The end of an over that the store takes only once it is so.
Recorder::Ending endingOf(const RecordingHead& head, const std::atomic<bool>& takes) {
    return [head, &takes](store::Tx& tx) -> Result<void> {
        if (!takes)
            return Error{ErrorCode::Unavailable, "Not now.", {}, {}};
        domain::Media row;
        row.id = head.mediaId;
        row.format = QStringLiteral("PCMA");
        row.complete = false;
        const auto kept = store::MediaTable::insert(tx, row);
        return kept ? Result<void>() : Result<void>(kept.error());
    };
}

TEST_F(RadioLogTest, WhatTheStoreDoesNotTakeWaitsInItsFileAndNotInMemory) {
    const RecordingHead head = headOf(ids, start);
    std::atomic<bool> takes = false;
    std::atomic<int> told = 0;
    recorder->begin(head);
    recorder->audio(head.transmissionId, tone(2300));
    recorder->end(head.transmissionId, endingOf(head, takes), [&told](const Result<void>&) { ++told; });
    ASSERT_TRUE(eventually([&] { return told == 1; }));
    EXPECT_EQ(recorder->held(), 0);
    QDirIterator files(spool(), {QStringLiteral("*.spool")}, QDir::Files, QDirIterator::Subdirectories);
    EXPECT_TRUE(files.hasNext());
    takes = true;
    recorder.reset(); // tries once more
    EXPECT_EQ(told, 2);
    const auto audio = desk->recordings().audio(head.mediaId).result();
    ASSERT_TRUE(audio) << audio.error().text();
    EXPECT_TRUE(audio->complete);
    EXPECT_EQ(audio->samples.size(), 2300 * 8);
    EXPECT_TRUE(QDir(spool()).isEmpty()) << "and its file is gone";
}

TEST_F(RadioLogTest, WhereTheDiskTakesNothingEitherMemoryIsBounded) {
    QFile inTheWay(QString::fromStdString(dir.file("no-folder")));
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    std::atomic<int> told = 0;
    std::atomic<bool> takes = false;
    QVector<RecordingHead> heads;
    {
        Recorder full(desk->store(), clock, inTheWay.fileName(), 20'000);
        for (int i = 0; i < 3; ++i) {
            heads.append(headOf(ids, start + i));
            full.begin(heads.last());
            full.audio(heads.last().transmissionId, tone(1000)); // 8,000 bytes and the seals
            full.end(heads.last().transmissionId, endingOf(heads.last(), takes),
                     [&told](const Result<void>&) { ++told; });
        }
        ASSERT_TRUE(eventually([&] { return told == 3; }));
        EXPECT_GT(full.held(), 16'000);
        EXPECT_LT(full.held(), 20'000);
        takes = true;
    }
    const auto media = [&](int i) {
        return **desk->store()
                     .read([&](store::Tx& tx) { return store::MediaTable::find(tx, heads.at(i).mediaId); })
                     .result();
    };
    EXPECT_FALSE(media(0).complete) << "the oldest";
    EXPECT_EQ(media(0).durationMs, 0);
    EXPECT_TRUE(media(2).complete);
    EXPECT_EQ(desk->recordings().audio(heads.at(2).mediaId).result()->samples.size(), 8000);
}

} // namespace
} // namespace watchdesk::desk
