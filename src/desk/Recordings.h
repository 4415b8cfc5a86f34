// Recordings, opened for the ear.
#pragma once

#include "desk/Desk.h"

#include <QThreadPool>

namespace watchdesk::desk {

/// A recording, opened, inside a transaction. Nothing is noted of it. NotFound, Corrupt.
Result<RecordingAudio> readAudio(store::Tx& tx, const QString& mediaId);

/// A recording that has left the desk as a file.
struct ExportedRecording {
    QString path;
    QString hashPath;    ///< the same with ".sha256": what `sha256sum -c` reads
    QByteArray sha256;   ///< of the file
    QByteArray recorded; ///< of the recording as it was heard and is kept (G.711)
    int durationMs = 0;
    bool complete = true; ///< false: its end was never recorded
};

/// Window's thread.
class Recordings : public QObject {
    Q_OBJECT
public:
    explicit Recordings(DeskContext& context);
    ~Recordings() override;

    /// The samples of a recording; Corrupt when a block does not open or the hash differs (what opened is said).
    QFuture<Result<RecordingAudio>> audio(const QString& mediaId);
    /// The last `ms` of a channel, overs joined with half a second between.
    QFuture<Result<RecordingAudio>> lastOf(const QString& channel, int ms);
    /// Writes it as a WAV file, whole, with its hash in a file beside it; on the audit log with both hashes before
    /// either is there. For who may take records out (ExchangeRecords). Corrupt: it is not what was recorded, and
    /// nothing is written; Io.
    QFuture<Result<ExportedRecording>> exportWav(const QString& mediaId, const QString& path);
    /// The same for the recording of an over, into a folder that is there, named by channel, time and id
    /// ("SHOP 2026-11-20 14-31-07 1f0c.wav"). NotFound: there is no such over, or it has no recording (any more).
    QFuture<Result<ExportedRecording>> exportOver(const QString& transmissionId, const QString& folder);

private:
    QFuture<Result<ExportedRecording>> onPool(std::function<Result<ExportedRecording>()> job);
    DeskContext& m_context;
    QThreadPool m_pool; ///< writes files
};

} // namespace watchdesk::desk
