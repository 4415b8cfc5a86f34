#include "desk/SpoolRecovery.h"

#include "base/Log.h"
#include "desk/FeedWriting.h"
#include "desk/Spool.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace watchdesk::desk {

namespace {

constexpr UtcMs strayAfterMs = 10'000;

/// The media's row, made when the program ended before it was written.
Result<domain::Media> mediaOf(store::Tx& tx, const RecordingHead& head) {
    STORE_TRY(there, store::MediaTable::find(tx, head.mediaId));
    if (there)
        return *there;
    domain::Media row;
    row.id = head.mediaId;
    row.format = QString::fromLatin1(rtp::codecName(head.codec));
    row.preRollMs = head.preRollMs;
    row.complete = false;
    row.createdAt = head.start;
    return store::MediaTable::insert(tx, row);
}

Result<void> keepStream(store::Tx& tx, const SpoolFile& file) {
    if (!file.stream.isEmpty())
        STORE_CHECK(store::MediaTable::append(tx, file.head.mediaId, file.stream));
    STORE_TRY(media, mediaOf(tx, file.head)); // with the key that the stream brought
    domain::Media row = media;
    row.durationMs = file.durationMs;
    row.bytes = static_cast<qint64>(file.durationMs) * 8;
    row.complete = file.complete;
    STORE_CHECK(store::MediaTable::update(tx, row));
    return {};
}

Result<void> endOver(store::Tx& tx, const SpoolFile& file) {
    STORE_TRY(over, store::TransmissionTable::find(tx, file.head.transmissionId));
    domain::Transmission transmission = over.value_or(domain::Transmission());
    transmission.id = file.head.transmissionId;
    transmission.channel = file.head.channel;
    transmission.start = file.head.start;
    transmission.mediaId = file.head.mediaId;
    transmission.end = file.head.start + std::max(0, file.durationMs - file.head.preRollMs);
    transmission.cut = true;
    if (over) {
        STORE_CHECK(store::TransmissionTable::update(tx, transmission));
        return {};
    }
    STORE_CHECK(store::TransmissionTable::insert(tx, transmission));
    return writeFeed(tx, domain::FeedKind::Transmission, transmission.id, transmission.start);
}

/// What a dead program's spool file means for the store: the over ends where its sound does.
Result<void> takeOver(store::Tx& tx, const SpoolFile& file) {
    STORE_TRY(media, mediaOf(tx, file.head));
    if (media.complete)
        return {}; // it was in the store already; only the file was left
    STORE_CHECK(keepStream(tx, file));
    STORE_CHECK(endOver(tx, file));
    const QString text = QStringLiteral("%1 · %2 s of the over that was being spoken")
                             .arg(file.head.channel)
                             .arg((file.durationMs + 500) / 1000);
    return writeSystemFeed(tx, tx.now(), QStringLiteral("recording-recovered"), text);
}

/// Overs that never got a spool file (the program ended within milliseconds of their first packet).
Result<void> endStrays(store::Tx& tx, const QStringList& live) {
    STORE_TRY(open, store::TransmissionTable::unfinished(tx));
    for (domain::Transmission stray : open) {
        if (live.contains(stray.mediaId) || tx.now() - stray.start < strayAfterMs)
            continue;
        stray.end = stray.start;
        stray.cut = true;
        STORE_CHECK(store::TransmissionTable::update(tx, stray));
    }
    return {};
}

/// The store may take it another time; everything else is as it is for good.
bool passes(const Error& error) {
    switch (error.code) {
    case ErrorCode::DiskFull:
    case ErrorCode::Locked:
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Io:
    case ErrorCode::Refused:
        return true;
    default:
        return false;
    }
}

Result<void> tellOfLoss(store::Tx& tx, const QString& mediaId, const QString& file, const Error& why) {
    tx.setActor({}); // nobody did it
    STORE_CHECK(writeSystemFeed(tx, tx.now(), QStringLiteral("recording-failed"),
                                QStringLiteral("a recording could not be kept; its file is in %1").arg(file)));
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("recording.set-aside"), QStringLiteral("media"), mediaId,
                                          QString::fromStdString(why.what)));
    return {};
}

Result<void> setAside(store::Store& store, const QString& spool, const QString& path, const Error& why) {
    const QDir aside(QDir(spool).filePath(QLatin1String(unreadableFolder)));
    const QFileInfo file(path);
    const QString to = aside.filePath(file.fileName());
    const QString name = file.completeBaseName();
    const QString mediaId = isId(name.toStdString()) ? name : QString();
    const QString shown = QStringLiteral("%1/%2").arg(QLatin1String(unreadableFolder), file.fileName());
    if (!aside.mkpath(QStringLiteral(".")))
        return os::errnoError("making the folder", aside.path().toStdString());
    // Told before it is moved: a store that takes nothing at all, being damaged, leaves the file for one that does.
    STORE_CHECK(store.write([=](store::Tx& tx) { return tellOfLoss(tx, mediaId, shown, why); }).result());
    log("recorder")->error("{}", why.what);
    if (!(QFile::exists(to) ? QFile::remove(path) : QFile::rename(path, to)))
        return os::errnoError("setting aside", path.toStdString());
    return {};
}

Result<bool> takeFile(store::Store& store, const QString& spool, const QString& path) {
    const auto file = readSpoolFile(path);
    const Result<void> taken =
        file ? store.write([&](store::Tx& tx) { return takeOver(tx, *file); }).result() : Result<void>(file.error());
    if (!taken && passes(taken.error()))
        return taken.error();
    if (!taken) {
        STORE_CHECK(setAside(store, spool, path, taken.error()));
        return false;
    }
    QFile::remove(path);
    return true;
}

/// What is the matter with the store, and not with one file: the next file is not tried.
bool ofTheStore(const Error& error) {
    switch (error.code) {
    case ErrorCode::DiskFull:
    case ErrorCode::Locked:
    case ErrorCode::Unavailable:
    case ErrorCode::Timeout:
    case ErrorCode::Corrupt:
        return true;
    default:
        return false;
    }
}

/// A dead program's files; gives how many were kept. The folder goes when nothing is left in it, else with a later
/// start: `left` is why.
Result<int> takeFolder(store::Store& store, const QString& spool, const QString& folder, std::optional<Error>& left) {
    // The second is how versions before set files aside.
    const QStringList spoolNames{QStringLiteral("*.spool"), QStringLiteral("*.unreadable")};
    const QDir dir(folder);
    int kept = 0;
    bool empty = true;
    for (const QString& name : dir.entryList(spoolNames, QDir::Files, QDir::Name)) {
        const auto whole = takeFile(store, spool, dir.filePath(name));
        if (!whole && ofTheStore(whole.error()))
            return whole.error();
        empty = empty && whole;
        if (!whole)
            left = whole.error();
        else
            kept += *whole ? 1 : 0;
    }
    if (empty)
        QDir(folder).removeRecursively();
    return kept;
}

} // namespace

Result<int> recoverSpool(store::Store& store, const QString& spool) {
    int kept = 0;
    std::optional<Error> left;
    for (const DeadFolder& dead : deadFolders(spool)) {
        // Before the folder goes, which is the only sign of it.
        (void)os::AppendFile::create(QDir(spool).filePath(QLatin1String(uncleanMark)).toStdString());
        STORE_TRY(taken, takeFolder(store, spool, dead.path, left));
        kept += taken;
    }
    const QStringList live = liveRecordings(spool);
    STORE_CHECK(store.write([&](store::Tx& tx) { return endStrays(tx, live); }).result());
    if (left)
        return *left;
    return kept;
}

} // namespace watchdesk::desk
