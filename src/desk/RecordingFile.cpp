#include "desk/RecordingFile.h"

#include "desk/Roles.h"
#include "desk/WavFile.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

namespace watchdesk::desk {

namespace {

const char* const doing = "taking recordings out";

Error notWritten(const QSaveFile& file) {
    return {ErrorCode::Io, "The file could not be written: " + file.errorString().toStdString() + ".",
            "The recording is in the store as it was; nothing was written.", "Choose another place."};
}

Result<void> fill(QSaveFile& file, const QByteArray& bytes) {
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return notWritten(file);
    return {};
}

/// A line as sha256sum writes it: a name with a backslash or a line break is escaped, and the line says so.
QByteArray hashLine(const QByteArray& sha256, const QString& path) {
    QString name = QFileInfo(path).fileName();
    const bool odd = name.contains(QLatin1Char('\\')) || name.contains(QLatin1Char('\n'));
    name.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('\n'), QLatin1String("\\n"));
    return (odd ? "\\" : "") + sha256.toHex() + "  " + name.toUtf8() + '\n';
}

/// A channel may be called anything; its file may not.
QString fileNameOf(const domain::Transmission& over) {
    static const QRegularExpression odd(QStringLiteral("[^\\w -]"), QRegularExpression::UseUnicodePropertiesOption);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(over.start, domain::schemeZone());
    return QStringLiteral("%1 %2 %3.wav")
        .arg(QString(over.channel).replace(odd, QStringLiteral("_")),
             at.toString(QStringLiteral("yyyy-MM-dd hh-mm-ss")), over.id.right(4));
}

} // namespace

Result<ExportedRecording> writeRecording(store::Store& store, const domain::Person& person, const QString& mediaId,
                                         const QString& path) {
    const auto read = [&](store::Tx& tx) -> Result<RecordingAudio> {
        STORE_CHECK(require(tx, person, Act::ExchangeRecords, doing));
        return readAudio(tx, mediaId);
    };
    STORE_TRY(audio, store.read(read).result());
    const QByteArray wav = wavOf(audio.samples);
    ExportedRecording out{path,
                          path + QStringLiteral(".sha256"),
                          QCryptographicHash::hash(wav, QCryptographicHash::Sha256),
                          audio.sha256,
                          static_cast<int>(audio.samples.size() / 8),
                          audio.complete};
    QSaveFile sound(out.path);
    QSaveFile hash(out.hashPath);
    STORE_CHECK(fill(sound, wav));
    STORE_CHECK(fill(hash, hashLine(out.sha256, out.path)));
    // On the log before it is anywhere else.
    const auto note = [&](store::Tx& tx) -> Result<domain::AuditEntry> {
        STORE_CHECK(require(tx, person, Act::ExchangeRecords, doing));
        return store::AuditTable::append(
            tx, QStringLiteral("recording.export"), QStringLiteral("media"), mediaId,
            QStringLiteral("WAV, SHA-256 %1; as recorded %2")
                .arg(QString::fromLatin1(out.sha256.toHex()), QString::fromLatin1(out.recorded.toHex())));
    };
    STORE_CHECK(store.write(note).result());
    if (!hash.commit())
        return notWritten(hash);
    if (!sound.commit())
        return notWritten(sound);
    return out;
}

Result<ExportedRecording> writeOver(store::Store& store, const domain::Person& person, const QString& transmissionId,
                                    const QString& folder) {
    const auto read = [&](store::Tx& tx) -> Result<domain::Transmission> {
        STORE_CHECK(require(tx, person, Act::ExchangeRecords, doing));
        STORE_TRY(over, store::TransmissionTable::find(tx, transmissionId));
        if (!over)
            return Error{ErrorCode::NotFound, "There is no over " + transmissionId.toStdString() + ".",
                         "Nothing was written.", "Take an id from the list of transmissions."};
        if (over->mediaId.isEmpty())
            return Error{ErrorCode::NotFound, "The over " + transmissionId.toStdString() + " has no recording.",
                         "Nothing was written.", "Recordings go when their time is over; see the retention report."};
        return *over;
    };
    STORE_TRY(over, store.read(read).result());
    return writeRecording(store, person, over.mediaId, QDir(folder).filePath(fileNameOf(over)));
}

} // namespace watchdesk::desk
