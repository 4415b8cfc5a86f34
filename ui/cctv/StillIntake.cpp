#include "ui/cctv/StillIntake.h"

#include "ui/widgets/Beside.h"

#include <QFileInfo>
#include <QMimeData>

namespace watchdesk::ui {

StillIntake::StillIntake(StillJobs& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void StillIntake::setPlace(const QString& premisesId, const QString& source) {
    m_premisesId = premisesId;
    m_source = source;
}

bool StillIntake::canTake(const QMimeData* data) {
    return data != nullptr && holdsPictures(*data);
}

void StillIntake::take(const QMimeData* data) {
    if (const QStringList paths = data == nullptr ? QStringList() : localFilesIn(*data); !paths.isEmpty())
        return takeFiles(paths);
    const CopiedPicture picture = data == nullptr ? CopiedPicture() : copiedPictureIn(*data);
    if (picture.isNull()) {
        Q_EMIT failed({ErrorCode::InvalidInput,
                       "There is no picture as PNG, JPEG or WebP and no file on the clipboard.",
                       "Nothing was kept of it.", "Copy a picture or a file first, or press Ctrl+O."});
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

void StillIntake::add(const QString& path, const CopiedPicture& picture) {
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
    const auto reading = beside(*QThreadPool::globalInstance(), [now] {
        return now.picture.isNull() ? pictureBytesOf(now.path) : pictureBytesOf(now.picture);
    });
    onAnswer(this, reading, [this, now](const Result<QByteArray>& bytes) {
        m_reading = false;
        if (bytes)
            Q_EMIT submitted(m_jobs.submit({*bytes, now.source, now.premisesId, 0}));
        else
            Q_EMIT failed(bytes.error());
        next();
    });
}

} // namespace watchdesk::ui
