#include "desk/RecordingFile.h"
#include "desk/Roles.h"
#include "rtp/G711.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"

#include <QPromise>

#include <memory>

namespace watchdesk::desk {

namespace {

constexpr int perMs = 8;
constexpr int pauseMs = 500;

Result<void> notePlayed(store::Tx& tx, const QString& entity, const QString& id) {
    if (auto audited = store::AuditTable::append(tx, QStringLiteral("recording.play"), entity, id); !audited)
        return audited.error();
    return {};
}

} // namespace

Result<RecordingAudio> readAudio(store::Tx& tx, const QString& mediaId) {
    auto media = store::MediaTable::find(tx, mediaId);
    if (!media)
        return media.error();
    if (!*media)
        return Error{ErrorCode::NotFound, "That recording is not in the store.", "", ""};
    const auto codec = rtp::codecByName((*media)->format.toStdString());
    if (!codec)
        return Error{ErrorCode::Corrupt,
                     "The recording has a format that this version does not know: " + (*media)->format.toStdString() +
                         ".",
                     "It is kept as it is.", "Open it with a later version."};
    auto bytes = store::MediaTable::readAll(tx, mediaId);
    if (!bytes)
        return bytes.error();
    RecordingAudio audio;
    audio.mediaId = mediaId;
    const auto samples = rtp::decode(
        *codec, {reinterpret_cast<const std::uint8_t*>(bytes->constData()), static_cast<std::size_t>(bytes->size())});
    audio.samples = QVector<qint16>(samples.begin(), samples.end());
    audio.preRollMs = (*media)->preRollMs;
    audio.complete = (*media)->complete;
    audio.sha256 = (*media)->sha256;
    return audio;
}

Recordings::Recordings(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
}

Recordings::~Recordings() {
    m_pool.waitForDone();
}

QFuture<Result<ExportedRecording>> Recordings::onPool(std::function<Result<ExportedRecording>()> job) {
    auto promise = std::make_shared<QPromise<Result<ExportedRecording>>>();
    promise->start();
    m_pool.start([promise, job = std::move(job)] {
        promise->addResult(job());
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ExportedRecording>> Recordings::exportWav(const QString& mediaId, const QString& path) {
    return onPool([&store = m_context.store, person = m_context.person(), mediaId, path] {
        return writeRecording(store, person, mediaId, path);
    });
}

QFuture<Result<ExportedRecording>> Recordings::exportOver(const QString& transmissionId, const QString& folder) {
    return onPool([&store = m_context.store, person = m_context.person(), transmissionId, folder] {
        return writeOver(store, person, transmissionId, folder);
    });
}

QFuture<Result<RecordingAudio>> Recordings::audio(const QString& mediaId) {
    // A write: that somebody listened is itself a record.
    return m_context.store.write([mediaId, person = m_context.person()](store::Tx& tx) -> Result<RecordingAudio> {
        if (auto may = require(tx, person, Act::SeeFeed, "listening to recordings"); !may)
            return may.error();
        auto audio = readAudio(tx, mediaId);
        if (!audio)
            return audio.error();
        if (auto audited = notePlayed(tx, QStringLiteral("media"), mediaId); !audited)
            return audited.error();
        return audio;
    });
}

QFuture<Result<RecordingAudio>> Recordings::lastOf(const QString& channel, int ms) {
    const UtcMs since = m_context.clock.now() - ms;
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<RecordingAudio> {
        if (auto may = require(tx, person, Act::SeeFeed, "listening to recordings"); !may)
            return may.error();
        store::TransmissionFilter filter;
        filter.channel = channel;
        filter.since = since - 600'000; // an over that began earlier may reach into the time asked for
        filter.limit = 200;
        auto overs = store::TransmissionTable::list(tx, filter);
        if (!overs)
            return overs.error();
        RecordingAudio out;
        for (auto over = overs->crbegin(); over != overs->crend(); ++over) {
            if (over->mediaId.isEmpty() || over->end == 0 || over->end < since)
                continue;
            auto one = readAudio(tx, over->mediaId);
            if (!one)
                return one.error();
            if (!out.samples.isEmpty())
                out.samples.resize(out.samples.size() + pauseMs * perMs);
            out.samples += one->samples;
        }
        if (out.samples.isEmpty())
            return Error{ErrorCode::NotFound, "Nothing was heard on " + channel.toStdString() + " in that time.", "",
                         ""};
        if (auto audited = notePlayed(tx, QStringLiteral("channel"), channel); !audited)
            return audited.error();
        return out;
    });
}

} // namespace watchdesk::desk
