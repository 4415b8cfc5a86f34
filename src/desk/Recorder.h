// Recordings on their way into the store: sealed and on disk while they are still being spoken.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "rtp/G711.h"
#include "store/Store.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

namespace watchdesk::desk {

/// What names a recording; written (it holds nothing personal) at the head of its spool file.
struct RecordingHead {
    QString mediaId;
    QString transmissionId;
    QString channel;
    UtcMs start = 0;
    rtp::Codec codec = rtp::Codec::Pcma;
    int preRollMs = 0;
};

/// One thread of its own. Calls from any one thread only queue. Each recording is a sealed stream in blocks of half a second, appended
/// to a spool file and synced; at its end the stream goes into the store and the file away. What the store will not take is
/// kept in its file, and tried again every 15 s and by the next start; where the disk takes nothing either, it is kept in
/// memory as far as `mostHeld` goes, and of the oldest beyond that only that there was an over.
class Recorder {
public:
    /// Writes the rest of what the end of a recording means, in the transaction that keeps it.
    using Ending = std::function<Result<void>(store::Tx&)>;
    /// Called on the recorder's thread when the end is in the store, or with the error when it is not (yet).
    using Kept = std::function<void(const Result<void>&)>;

    static constexpr qint64 usuallyHeld = 64 * 1024 * 1024; ///< two hours of speech
    Recorder(store::Store& store, const Clock& clock, const QString& spoolFolder, qint64 mostHeld = usuallyHeld);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    void begin(const RecordingHead& head);
    void audio(const QString& transmissionId, std::span<const std::int16_t> samples);
    void end(const QString& transmissionId, Ending ending, Kept kept);

    /// Brings what programs that are no longer running left behind into the store, and closes overs that were never ended.
    /// Needs no passphrase. Gives the number of recordings kept. Blocks; call once, before the bridge starts.
    Result<int> recover();
    /// Bytes of recordings that have ended and are in memory alone. Any thread.
    [[nodiscard]] qint64 held() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::desk
