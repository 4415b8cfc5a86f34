#include "desk/Recorder.h"

#include "base/Log.h"
#include "desk/Spool.h"
#include "desk/SpoolRecovery.h"
#include "store/MediaTable.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace watchdesk::desk {

namespace {

constexpr qsizetype blockBytes = 4000; ///< half a second: what a crash may cost at most, beside what was not yet heard
constexpr auto retryEvery = std::chrono::seconds(15);

std::span<const std::byte> bytesOf(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

QByteArray toQt(const seal::Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// A recording that is coming in. The sealed stream is kept in memory too: the file is for crashes only.
struct Running {
    RecordingHead head;
    std::optional<seal::SealedStreamWriter> writer;
    std::optional<os::AppendFile> file;
    QString path;
    QByteArray plain; ///< not yet sealed
    QByteArray stream;
    qint64 plainBytes = 0;
    QCryptographicHash hash{QCryptographicHash::Sha256};

    void keep(const QByteArray& sealedBytes) {
        stream += sealedBytes;
        if (!file)
            return;
        auto written = file->append(bytesOf(sealedBytes));
        if (written)
            written = file->sync();
        if (!written) { // a full disk: the stream goes on in memory and into the store at its end
            log("recorder")->warn("spool: {}", written.error().what);
            file.reset();
        }
    }
    void sealBlock() {
        if (plain.isEmpty() || !writer)
            return;
        hash.addData(plain);
        plainBytes += plain.size();
        keep(toQt(writer->write(
            {reinterpret_cast<const unsigned char*>(plain.constData()), static_cast<std::size_t>(plain.size())})));
        plain.clear();
    }
};

/// A recording that has ended and waits for the store to take it.
struct Ended {
    RecordingHead head;
    domain::Media media;
    QByteArray stream;
    QString path;
    bool onDisk = false; ///< the file has all of it
    Recorder::Ending ending;
    Recorder::Kept kept;

    /// The stream out of its file again, if it was let go.
    Result<void> recall() {
        if (!onDisk || !stream.isEmpty())
            return {};
        const auto file = readSpoolFile(path);
        if (!file)
            return file.error();
        stream = file->stream;
        return {};
    }
    /// The stream into its file, if that has not all of it: a disk that was full may have room by now.
    void letGo() {
        if (!onDisk && !path.isEmpty() && !stream.isEmpty())
            onDisk = writeWhole().has_value();
        if (onDisk)
            stream.clear();
    }

private:
    Result<void> writeWhole() const {
        QFile::remove(path);
        auto file = os::AppendFile::create(path.toStdString());
        if (!file)
            return file.error();
        if (auto written = file->append(bytesOf(writeSpoolHead(head) + stream)); !written)
            return written;
        return file->sync();
    }
};

Result<void> intoStore(store::Tx& tx, const Ended& ended) {
    // The ending puts the transmission and the media's row there if the begin could not.
    if (auto done = ended.ending(tx); !done)
        return done.error();
    auto media = store::MediaTable::find(tx, ended.media.id);
    if (!media)
        return media.error();
    if (!ended.stream.isEmpty()) {
        if (auto appended = store::MediaTable::append(tx, ended.media.id, ended.stream); !appended)
            return appended.error();
    }
    media = store::MediaTable::find(tx, ended.media.id); // with the key that the stream brought
    if (!media)
        return media.error();
    domain::Media row = ended.media;
    row.version = *media ? (*media)->version : 0;
    row.createdAt = *media ? (*media)->createdAt : tx.now();
    row.dataKey = *media ? (*media)->dataKey : QString();
    const auto updated = *media ? store::MediaTable::update(tx, row) : store::MediaTable::insert(tx, row);
    if (!updated)
        return updated.error();
    return {};
}

} // namespace

struct Recorder::Impl {
    Impl(store::Store& s, const Clock& c, QString f, qint64 most)
        : store(s), clock(c), spool(std::move(f)), mostHeld(most) {}

    store::Store& store;
    const Clock& clock;
    QString spool;
    const qint64 mostHeld;
    std::atomic<qint64> held = 0;
    std::optional<SpoolFolder> folder;
    QHash<QString, std::shared_ptr<Running>> running;
    std::deque<Ended> waiting;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> queue;
    QHash<QString, qsizetype> posted; ///< samples of a recording since the last whole block
    bool stopping = false;
    std::thread thread;

    void post(std::function<void()> job) {
        {
            const std::lock_guard lock(mutex);
            queue.push_back(std::move(job));
        }
        wake.notify_one();
    }

    /// Nothing is to be done before a block of sound is whole: to be woken for each packet cost more than to seal it.
    void postAudio(const QString& id, std::vector<std::int16_t> samples) {
        bool whole = false;
        {
            const std::lock_guard lock(mutex);
            qsizetype& unsealed = posted[id];
            unsealed += static_cast<qsizetype>(samples.size());
            whole = unsealed >= blockBytes;
            if (whole)
                unsealed = 0;
            queue.emplace_back([this, id, samples = std::move(samples)] { add(id, samples); });
        }
        if (whole)
            wake.notify_one();
    }

    void postEnd(const QString& id, Ending ending, Kept kept) {
        {
            const std::lock_guard lock(mutex);
            posted.remove(id);
        }
        post([this, id, ending = std::move(ending), kept = std::move(kept)] { finish(id, ending, kept); });
    }

    void run() {
        std::unique_lock lock(mutex);
        for (;;) {
            const bool woken = wake.wait_for(lock, retryEvery, [this] { return stopping || !queue.empty(); });
            if (queue.empty() && stopping)
                break;
            std::deque<std::function<void()>> jobs = std::exchange(queue, {});
            lock.unlock();
            for (const auto& job : jobs)
                job();
            if (!woken)
                retry();
            lock.lock();
        }
        lock.unlock();
        retry();
    }

    /// A stream whose key is in the store before its first block is spoken: the class's keys may be changed, and sealed
    /// through, before its end. Once a run of the program, or after a change of keys, this waits for the store.
    Result<seal::SealedStreamWriter> startStream(const QString& mediaId) {
        for (int tries = 0;; ++tries) {
            auto writer = store.keyring().startStream(mediaId);
            if (!writer || store.keyring().isKept(QString::fromStdString(seal::uuidOf(writer->dataKey()))))
                return writer;
            const QByteArray streamHead = toQt(writer->head());
            const auto kept =
                store.write([streamHead](store::Tx& tx) { return store::MediaTable::keepStreamKey(tx, streamHead); })
                    .result();
            if (kept || tries > 0 || kept.error().code != ErrorCode::Corrupt)
                return writer; // a store that takes nothing now is tried again at the end
            // Sealed to keys that ended meanwhile: the keyring has those of now.
        }
    }

    void start(const RecordingHead& head) {
        auto recording = std::make_shared<Running>();
        recording->head = head;
        auto writer = startStream(head.mediaId);
        if (!writer) {
            log("recorder")->error("no key to seal a recording with: {}", writer.error().what);
            running.insert(head.transmissionId, recording);
            return;
        }
        recording->writer = std::move(*writer);
        if (folder) {
            recording->path = folder->fileOf(head.mediaId);
            if (auto file = os::AppendFile::create(recording->path.toStdString())) {
                recording->file = std::move(*file);
                if (!recording->file->append(bytesOf(writeSpoolHead(head))))
                    recording->file.reset();
            } else {
                log("recorder")->warn("spool: {}", file.error().what);
            }
        }
        recording->keep(toQt(recording->writer->head()));
        running.insert(head.transmissionId, recording);
    }

    void add(const QString& id, const std::vector<std::int16_t>& samples) {
        const auto recording = running.value(id);
        if (!recording)
            return;
        const std::vector<std::uint8_t> bytes = rtp::encode(recording->head.codec, samples);
        recording->plain.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        if (recording->plain.size() >= blockBytes)
            recording->sealBlock();
    }

    void finish(const QString& id, Ending ending, Kept kept) {
        const auto recording = running.take(id);
        if (!recording)
            return;
        recording->sealBlock();
        if (recording->writer)
            recording->keep(toQt(recording->writer->finish()));
        Ended ended;
        ended.head = recording->head;
        ended.media.id = recording->head.mediaId;
        ended.media.kind = domain::MediaKind::Recording;
        ended.media.format = QString::fromLatin1(rtp::codecName(recording->head.codec));
        ended.media.bytes = recording->plainBytes;
        ended.media.durationMs = static_cast<int>(recording->plainBytes / 8);
        ended.media.preRollMs = recording->head.preRollMs;
        ended.media.sha256 = recording->hash.result();
        ended.media.complete = recording->writer.has_value();
        ended.stream = recording->writer ? recording->stream : QByteArray();
        ended.path = recording->path;
        ended.onDisk = recording->file.has_value();
        ended.ending = std::move(ending);
        ended.kept = std::move(kept);
        deliver(std::move(ended));
    }

    void deliver(Ended ended) {
        const auto shared = std::make_shared<Ended>(std::move(ended));
        const Kept kept = shared->kept;
        Result<void> answer = shared->recall();
        if (answer)
            answer = store.write([shared](store::Tx& tx) -> Result<void> { return intoStore(tx, *shared); }).result();
        if (answer) {
            if (!shared->path.isEmpty())
                QFile::remove(shared->path);
        } else {
            log("recorder")->error("a recording waits in the spool: {}", answer.error().what);
            shared->letGo();
            waiting.push_back(std::move(*shared));
            boundMemory();
        }
        if (kept)
            kept(answer);
    }

    /// The oldest of what neither the store nor the disk takes goes: what is spoken now counts for more.
    void boundMemory() {
        qint64 all = 0;
        for (const Ended& ended : waiting)
            all += ended.stream.size();
        for (auto oldest = waiting.begin(); oldest != waiting.end() && all > mostHeld; ++oldest) {
            if (oldest->stream.isEmpty())
                continue;
            log("recorder")->error("a recording is lost: neither the store nor the disk takes it");
            all -= std::exchange(oldest->stream, {}).size();
            oldest->media.complete = false;
            oldest->media.bytes = 0;
            oldest->media.durationMs = 0;
            oldest->media.sha256.clear();
        }
        held = all;
    }

    void retry() {
        if (store.isWritingStopped())
            return;
        for (std::size_t left = waiting.size(); left > 0; --left) {
            Ended ended = std::move(waiting.front());
            waiting.pop_front();
            deliver(std::move(ended));
        }
        boundMemory();
    }
};

Recorder::Recorder(store::Store& store, const Clock& clock, const QString& spoolFolder, qint64 mostHeld)
    : m_impl(std::make_unique<Impl>(store, clock, spoolFolder, mostHeld)) {
    if (auto folder = SpoolFolder::make(spoolFolder))
        m_impl->folder.emplace(std::move(*folder));
    else
        log("recorder")->error("no spool: a crash would cost the overs of that moment ({})", folder.error().what);
    m_impl->thread = std::thread([impl = m_impl.get()] { impl->run(); });
}

Recorder::~Recorder() {
    {
        const std::lock_guard lock(m_impl->mutex);
        m_impl->stopping = true;
    }
    m_impl->wake.notify_one();
    m_impl->thread.join();
    if (m_impl->folder && m_impl->waiting.empty())
        QDir(m_impl->folder->path()).removeRecursively();
}

void Recorder::begin(const RecordingHead& head) {
    m_impl->post([impl = m_impl.get(), head] { impl->start(head); });
}

void Recorder::audio(const QString& transmissionId, std::span<const std::int16_t> samples) {
    m_impl->postAudio(transmissionId, {samples.begin(), samples.end()});
}

void Recorder::end(const QString& transmissionId, Ending ending, Kept kept) {
    m_impl->postEnd(transmissionId, std::move(ending), std::move(kept));
}

qint64 Recorder::held() const {
    return m_impl->held;
}

Result<int> Recorder::recover() {
    return recoverSpool(m_impl->store, m_impl->spool);
}

} // namespace watchdesk::desk
