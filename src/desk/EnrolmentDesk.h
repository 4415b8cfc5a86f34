// Photographs of subjects: taken in from files, judged, and made comparable where the rules allow it.
#pragma once

#include "desk/Desk.h"
#include "desk/Enrolled.h"

#include <QTimer>

namespace watchdesk::desk {

class VisionRoom;

/// Window's thread; decoding and models run on the vision thread. Needs coordinator or CCTV operator.
class EnrolmentDesk : public QObject {
    Q_OBJECT
public:
    EnrolmentDesk(DeskContext& context, VisionRoom& vision);

    /// Takes one photograph in. InvalidInput with the reason when it is no picture, shows no face or several, or the
    /// face is too small, blurred, dark or turned away to be of use; nothing is kept then. Without models (NotFound,
    /// Corrupt) it is refused too, since nobody could say what it shows. One transaction: picture, thumbnail, template,
    /// audit.
    QFuture<Result<Enrolled>> enrol(const QString& subjectId, const PhotographFile& file);
    /// Removes a photograph with its template; what comes back can be enrolled again (undo).
    QFuture<Result<RemovedPhotograph>> remove(const QString& photographId);
    /// Makes templates that the rules allow and that are missing (an exclusion came into force, the models changed).
    /// Finishes with how many were made.
    QFuture<Result<int>> catchUp();
    /// Destroys the templates whose reason ended with the day; by itself when the desk opens and within ten minutes of
    /// every midnight. Finishes with how many went.
    QFuture<Result<qint64>> endDay();

private:
    DeskContext& m_context;
    VisionRoom& m_vision;
    QTimer m_days;
    QDate m_day;
};

} // namespace watchdesk::desk
