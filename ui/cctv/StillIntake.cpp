#include "ui/cctv/StillIntake.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QPromise>
#include <QThreadPool>
#include <QUrl>

namespace watchdesk::ui {

namespace {
Error cannotRead(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was kept of it.", todo};
}

Result<QByteArray> bytesOf(const QString& path) {
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, "The file is not there any more.", "Nothing was kept of it.",
                     "Bring the still again."};
    // A pipe or a device would keep the reader for ever.
    if (!info.isFile())
        return cannotRead("This is a folder or a device, not a still.", "Drop the pictures that are in it.");
    if (info.size() > StillIntake::mostBytes)
        return cannotRead("The file is larger than 64 MB.", "Save the still as JPEG or PNG and bring that.");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, "The file could not be opened.", "Nothing was kept of it.",
                     "See that you may read it, then bring it again."};
    return file.read(StillIntake::mostBytes);
}

Result<QByteArray> bytesOf(const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    // Lossless and quick: it goes no further than the desk's own decoder.
    if (!picture.save(&buffer, "PNG", 90))
        return cannotRead("The pasted picture could not be packed.", "Save it as a file and open that.");
    return bytes;
}

QStringList filesIn(const QMimeData* data) {
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    return paths;
}
} // namespace

StillIntake::StillIntake(StillJobs& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void StillIntake::setPlace(const QString& premisesId, const QString& source) {
    m_premisesId = premisesId;
    m_source = source;
}

bool StillIntake::canTake(const QMimeData* data) {
    return data != nullptr && (data->hasImage() || !filesIn(data).isEmpty());
}

void StillIntake::take(const QMimeData* data) {
    if (const QStringList paths = data == nullptr ? QStringList() : filesIn(data); !paths.isEmpty())
        return takeFiles(paths);
    const QImage picture = data != nullptr && data->hasImage() ? qvariant_cast<QImage>(data->imageData()) : QImage();
    if (picture.isNull()) {
        Q_EMIT failed(cannotRead("There is no picture and no file on the clipboard.",
                                 "Copy a picture or a file first, or press Ctrl+O."));
        return;
    }
    add({}, picture);
    next();
}

void StillIntake::takeFiles(const QStringList& paths) {
    for (const QString& path : paths.first(std::min<qsizetype>(paths.size(), mostFiles)))
        add(path, {});
    if (paths.size() > mostFiles)
        Q_EMIT failed({ErrorCode::InvalidInput, "More than 50 files came at once.", "The first 50 are taken.",
                       "Bring the others when these are looked at."});
    next();
}

void StillIntake::add(const QString& path, const QImage& picture) {
    QString source = m_source;
    if (source.isEmpty())
        source = path.isEmpty() ? tr("pasted picture") : QFileInfo(path).fileName();
    m_waiting.append({path, picture, m_premisesId, source});
}

void StillIntake::next() {
    if (m_reading || m_waiting.isEmpty())
        return;
    m_reading = true;
    const Waiting now = m_waiting.takeFirst();
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, now] {
        promise->addResult(now.picture.isNull() ? bytesOf(now.path) : bytesOf(now.picture));
        promise->finish();
    });
    onAnswer(this, promise->future(), [this, now](const Result<QByteArray>& bytes) {
        m_reading = false;
        if (bytes)
            Q_EMIT submitted(m_jobs.submit({*bytes, now.source, now.premisesId, 0}));
        else
            Q_EMIT failed(bytes.error());
        next();
    });
}

} // namespace watchdesk::ui
