// Stills that are dropped, pasted or opened, on their way to the desk.
#pragma once

#include "ui/cctv/Jobs.h"
#include "ui/widgets/PictureIntake.h"

#include <QStringList>

class QMimeData;

namespace watchdesk::ui {

/// Reads files and packs pasted pictures off the window's thread, one after the other, and submits them in their order.
/// What cannot be read is told by failed(); what it is a picture of is for the desk to find out. Window's thread.
class StillIntake : public QObject {
    Q_OBJECT
public:
    /// Of one drop.
    static constexpr int mostFiles = 50;

    explicit StillIntake(StillJobs& jobs, QObject* parent = nullptr);
    /// Where the stills that are taken from now on are from; both may be empty.
    void setPlace(const QString& premisesId, const QString& source);
    /// Whether there is a file or a picture in it.
    [[nodiscard]] static bool canTake(const QMimeData* data);
    /// Says by failed() why not when there is none.
    void take(const QMimeData* data);
    void takeFiles(const QStringList& paths);

Q_SIGNALS:
    void submitted(const QString& stillId);
    void failed(const watchdesk::Error& error);

private:
    struct Waiting {
        QString path;
        CopiedPicture picture; ///< null for a file
        QString premisesId;
        QString source;
    };
    void add(const QString& path, const CopiedPicture& picture);
    void next();
    StillJobs& m_jobs;
    QVector<Waiting> m_waiting;
    QString m_premisesId;
    QString m_source;
    bool m_reading = false;
};

} // namespace watchdesk::ui
