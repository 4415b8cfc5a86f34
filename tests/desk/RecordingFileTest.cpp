// Recordings that leave the desk as files.
#include "desk/EarFixture.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"

#include <sndfile.h>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

class RecordingFileTest : public EarFixture {
protected:
    /// An over of 900 ms in the store.
    QString recorded() {
        QSignalSpy ended(log.get(), &RadioLog::transmissionEnded);
        const QString id = begin();
        speak(id, spoken);
        end(id, 900);
        EXPECT_TRUE(eventually([&] { return ended.count() == 1; }));
        return id;
    }
    QString folder() { return QString::fromStdString(dir.path().string()); }
    QString mediaOf(const QString& id) { return rowOf(domain::FeedKind::Transmission, id).mediaId; }
    /// What a player reads from it.
    static std::vector<std::int16_t> read(const QString& path) {
        SF_INFO info{};
        SNDFILE* file = sf_open(QFile::encodeName(path).constData(), SFM_READ, &info);
        EXPECT_NE(file, nullptr);
        if (file == nullptr)
            return {};
        EXPECT_EQ(info.samplerate, 8000);
        EXPECT_EQ(info.channels, 1);
        std::vector<std::int16_t> samples(static_cast<std::size_t>(info.frames));
        sf_read_short(file, samples.data(), info.frames);
        sf_close(file);
        return samples;
    }
    static int sha256sum(const QString& hashPath) {
        QProcess check;
        check.setWorkingDirectory(QFileInfo(hashPath).path());
        check.start(QStringLiteral("sha256sum"), {QStringLiteral("-c"), QFileInfo(hashPath).fileName()});
        EXPECT_TRUE(check.waitForFinished());
        return check.exitCode();
    }
    std::vector<std::int16_t> spoken = tone(900);
};

TEST_F(RecordingFileTest, TheFileIsWhatWasHeardAndItsHashIsBesideIt) {
    const QString id = recorded();
    const QString path = folder() + QStringLiteral("/over \\ of\nC07.wav");
    const auto file = desk->recordings().exportWav(mediaOf(id), path).result();
    ASSERT_TRUE(file) << file.error().text();
    const auto heard = rtp::decode(rtp::Codec::Pcma, rtp::encode(rtp::Codec::Pcma, spoken));
    EXPECT_EQ(read(path), heard);
    EXPECT_EQ(file->durationMs, 900);
    EXPECT_TRUE(file->complete);
    EXPECT_EQ(sha256sum(file->hashPath), 0) << "an odd name is escaped as sha256sum wants it";
    EXPECT_EQ(file->recorded, desk->recordings().audio(mediaOf(id)).result()->sha256);
    QFile changed(path);
    ASSERT_TRUE(changed.open(QIODevice::ReadWrite));
    changed.seek(200);
    changed.write("x");
    changed.close();
    EXPECT_NE(sha256sum(file->hashPath), 0);
}

TEST_F(RecordingFileTest, ItIsOnTheAuditLogWithBothHashes) {
    const QString id = recorded();
    const auto file = desk->recordings().exportOver(id, folder()).result();
    ASSERT_TRUE(file) << file.error().text();
    EXPECT_TRUE(QFileInfo(file->path).fileName().startsWith(QLatin1String("SHOP 2026-11-20 14-22-18 ")))
        << file->path.toStdString();
    const auto entry = desk->lists().audit({}).result()->first().entry;
    EXPECT_EQ(entry.action, QStringLiteral("recording.export"));
    EXPECT_EQ(entry.entityId, mediaOf(id));
    EXPECT_TRUE(entry.detail.contains(QString::fromLatin1(file->sha256.toHex())));
    EXPECT_TRUE(entry.detail.contains(QString::fromLatin1(file->recorded.toHex())));
}

TEST_F(RecordingFileTest, WhereNothingCanBeWrittenNothingIsSaidToHaveLeft) {
    const QString id = recorded();
    const auto before = desk->lists().audit({}).result()->size();
    const auto file = desk->recordings().exportWav(mediaOf(id), folder() + QStringLiteral("/none/over.wav")).result();
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::Io);
    const auto folderAsFile = desk->recordings().exportWav(mediaOf(id), folder()).result();
    EXPECT_FALSE(folderAsFile);
    EXPECT_EQ(desk->lists().audit({}).result()->size(), before);
}

TEST_F(RecordingFileTest, ADamagedRecordingIsNotWrittenAsIfItWereWhole) {
    const QString id = recorded();
    const QString media = mediaOf(id);
    const auto damage = [&](store::Tx& tx) {
        return tx.exec(QStringLiteral("UPDATE media SET sha256 = ? WHERE id = ?"), {QByteArray(32, 'x'), media});
    };
    ASSERT_TRUE(desk->store().write(damage).result());
    const auto file = desk->recordings().exportOver(id, folder() + QStringLiteral("/out")).result();
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::Corrupt);
    EXPECT_FALSE(QDir(folder() + QStringLiteral("/out")).exists());
}

TEST_F(RecordingFileTest, NoOverAndNoRecordingAreToldApart) {
    const auto none = desk->recordings().exportOver(QStringLiteral("nothing"), folder()).result();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    EXPECT_NE(none.error().what.find("no over nothing"), std::string::npos);
}

} // namespace
} // namespace watchdesk::desk
