#include "desk/Recorder.h"

#include "base/Log.h"
#include "desk/FeedWriting.h"
#include "desk/Spool.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QHash>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace watchdesk::desk {

namespace {

constexpr qsizetype blockBytes = 4000; ///< half a second: what a crash may cost at most, beside what was not yet heard
constexpr auto retryEvery = std::chrono::seconds(15);
constexpr UtcMs strayAfterMs = 10'000;

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
    domain::Media media;
    QByteArray stream;
    QString path;
    Recorder::Ending ending;
    Recorder::Kept kept;
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
    Impl(store::Store& s, const Clock& c, QString f) : store(s), clock(c), spool(std::move(f)) {}

    store::Store& store;
    const Clock& clock;
    QString spool;
    std::optional<SpoolFolder> folder;
    QHash<QString, std::shared_ptr<Running>> running;
    std::deque<Ended> waiting;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void()>> queue;
    bool stopping = false;
    std::thread thread;

    void post(std::function<void()> job) {
        {
            const std::lock_guard lock(mutex);
            queue.push_back(std::move(job));
        }
        wake.notify_one();
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

    void start(const RecordingHead& head) {
        auto recording = std::make_shared<Running>();
        recording->head = head;
        auto writer = store.keyring().startStream(head.mediaId);
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
        ended.ending = std::move(ending);
        ended.kept = std::move(kept);
        deliver(std::move(ended));
    }

    void deliver(Ended ended) {
        const auto shared = std::make_shared<Ended>(std::move(ended));
        const auto answer =
            store.write([shared](store::Tx& tx) -> Result<void> { return intoStore(tx, *shared); }).result();
        if (answer) {
            if (!shared->path.isEmpty())
                QFile::remove(shared->path);
        } else {
            log("recorder")->error("a recording waits in the spool: {}", answer.error().what);
            waiting.push_back(*shared);
        }
        if (shared->kept)
            shared->kept(answer);
    }

    void retry() {
        for (std::size_t left = waiting.size(); left > 0; --left) {
            Ended ended = std::move(waiting.front());
            waiting.pop_front();
            deliver(std::move(ended));
        }
    }
};

Recorder::Recorder(store::Store& store, const Clock& clock, const QString& spoolFolder)
    : m_impl(std::make_unique<Impl>(store, clock, spoolFolder)) {
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
    m_impl->post(
        [impl = m_impl.get(), transmissionId, copy = std::vector<std::int16_t>(samples.begin(), samples.end())] {
            impl->add(transmissionId, copy);
        });
}

void Recorder::end(const QString& transmissionId, Ending ending, Kept kept) {
    m_impl->post([impl = m_impl.get(), transmissionId, ending = std::move(ending), kept = std::move(kept)] {
        impl->finish(transmissionId, ending, kept);
    });
}

namespace {

/// What a dead program's spool file means for the store: the over ends where its sound does.
Result<void> takeOver(store::Tx& tx, const SpoolFile& file) {
    auto media = store::MediaTable::find(tx, file.head.mediaId);
    auto over = store::TransmissionTable::find(tx, file.head.transmissionId);
    if (!media || !over)
        return !media ? media.error() : over.error();
    if (*media && (*media)->complete)
        return {}; // it was in the store already; only the file was left
    domain::Media row;
    row.id = file.head.mediaId;
    row.format = QString::fromLatin1(rtp::codecName(file.head.codec));
    row.preRollMs = file.head.preRollMs;
    row.complete = false;
    row.createdAt = file.head.start;
    if (!*media) {
        auto inserted = store::MediaTable::insert(tx, row);
        if (!inserted)
            return inserted.error();
    }
    if (!file.stream.isEmpty()) {
        if (auto appended = store::MediaTable::append(tx, row.id, file.stream); !appended)
            return appended.error();
    }
    media = store::MediaTable::find(tx, row.id);
    if (!media)
        return media.error();
    row = **media;
    row.durationMs = file.durationMs;
    row.bytes = static_cast<qint64>(file.durationMs) * 8;
    row.complete = file.complete;
    if (auto updated = store::MediaTable::update(tx, row); !updated)
        return updated.error();

    domain::Transmission transmission = *over ? **over : domain::Transmission();
    transmission.id = file.head.transmissionId;
    transmission.channel = file.head.channel;
    transmission.start = file.head.start;
    transmission.mediaId = row.id;
    transmission.end = file.head.start + std::max(0, file.durationMs - file.head.preRollMs);
    transmission.cut = true;
    const auto kept =
        *over ? store::TransmissionTable::update(tx, transmission) : store::TransmissionTable::insert(tx, transmission);
    if (!kept)
        return kept.error();
    const QString text = QStringLiteral("%1 · %2 s of the over that was being spoken")
                             .arg(file.head.channel)
                             .arg((file.durationMs + 500) / 1000);
    if (!*over) {
        if (auto fed = writeFeed(tx, domain::FeedKind::Transmission, transmission.id, transmission.start); !fed)
            return fed.error();
    }
    if (auto fed = writeSystemFeed(tx, tx.now(), QStringLiteral("recording-recovered"), text); !fed)
        return fed.error();
    return {};
}

/// Overs that never got a spool file (the program ended within milliseconds of their first packet).
Result<int> endStrays(store::Tx& tx, const QStringList& live) {
    auto open = store::TransmissionTable::unfinished(tx);
    if (!open)
        return open.error();
    int ended = 0;
    for (domain::Transmission stray : *open) {
        if (live.contains(stray.mediaId) || tx.now() - stray.start < strayAfterMs)
            continue;
        stray.end = stray.start;
        stray.cut = true;
        if (auto updated = store::TransmissionTable::update(tx, stray); !updated)
            return updated.error();
        ++ended;
    }
    return ended;
}

} // namespace

Result<int> Recorder::recover() {
    int kept = 0;
    for (const DeadFolder& dead : deadFolders(m_impl->spool)) {
        bool empty = true;
        const QDir dir(dead.path);
        for (const QString& name : dir.entryList({QStringLiteral("*.spool")}, QDir::Files, QDir::Name)) {
            const QString path = dir.filePath(name);
            auto file = readSpoolFile(path);
            if (!file) {
                // Set aside, not thrown away: somebody may still read it by hand.
                QFile::rename(path, path + QStringLiteral(".unreadable"));
                log("recorder")->error("{}", file.error().what);
                empty = false;
                continue;
            }
            auto taken =
                m_impl->store.write([&](store::Tx& tx) -> Result<void> { return takeOver(tx, *file); }).result();
            if (!taken)
                return taken.error();
            QFile::remove(path);
            ++kept;
        }
        empty = empty && dir.entryList({QStringLiteral("*.unreadable")}, QDir::Files).isEmpty();
        if (empty)
            QDir(dead.path).removeRecursively();
    }
    const QStringList live = liveRecordings(m_impl->spool);
    auto strays = m_impl->store.write([&](store::Tx& tx) { return endStrays(tx, live); }).result();
    if (!strays)
        return strays.error();
    return kept;
}

} // namespace watchdesk::desk
