// What the gallery asks of the desk: small interfaces, so that its pieces run over the real desk or over one in memory.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "desk/Enrolled.h"
#include "desk/GalleryViews.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <functional>

namespace watchdesk::ui {

/// Cards, sheets and pictures; as desk::GalleryDesk has them. Window's thread.
class GallerySource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<desk::GalleryWall>> wall() = 0;
    virtual QFuture<Result<QHash<QString, QByteArray>>> thumbnails(const QVector<QString>& photographIds) = 0;
    /// A look: an entry of the audit log.
    virtual QFuture<Result<desk::SubjectSheet>> openSheet(const QString& subjectId) = 0;
    virtual QFuture<Result<desk::SubjectSheet>> readAgain(const QString& subjectId) = 0;
    virtual void closeSheet(const QString& subjectId) = 0;
    virtual QFuture<Result<QByteArray>> photograph(const QString& photographId) = 0;
    virtual QFuture<Result<domain::Subject>> setCautions(const QString& subjectId, qint64 version,
                                                         domain::Cautions cautions) = 0;

Q_SIGNALS:
    void changed();
};

/// Taking photographs in, and out again. Window's thread.
class EnrolmentJobs : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<desk::Enrolled>> enrol(const QString& subjectId, const desk::PhotographFile& file) = 0;
    virtual QFuture<Result<desk::RemovedPhotograph>> remove(const QString& photographId) = 0;
    /// Makes the templates that are allowed again and are not there: how many.
    virtual QFuture<Result<int>> catchUp() = 0;
};

/// All of it. Everything outlives the page.
struct GalleryJobs {
    GallerySource& gallery;
    EnrolmentJobs* enrolment; ///< null: this desk takes no photographs in, and the page offers none
    const Clock& clock;
};

} // namespace watchdesk::ui
