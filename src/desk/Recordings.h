// Recordings, opened for the ear.
#pragma once

#include "desk/Desk.h"

namespace watchdesk::desk {

/// A recording, opened, inside a transaction. Nothing is noted of it. NotFound, Corrupt.
Result<RecordingAudio> readAudio(store::Tx& tx, const QString& mediaId);

/// Window's thread.
class Recordings : public QObject {
    Q_OBJECT
public:
    explicit Recordings(DeskContext& context);

    /// The samples of a recording; Corrupt when a block does not open or the hash differs (what opened is said).
    QFuture<Result<RecordingAudio>> audio(const QString& mediaId);
    /// The last `ms` of a channel, overs joined with half a second between.
    QFuture<Result<RecordingAudio>> lastOf(const QString& channel, int ms);

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
