// Subject access requests: all that is held of a person, as a paper and a folder (UK GDPR article 15).
#pragma once

#include "desk/Desk.h"

#include <QThreadPool>

namespace watchdesk::desk {

/// What was written.
struct AccessFolder {
    QString dir;
    QStringList files;  ///< relative to dir
    int pages = 0;      ///< of the paper
    int redactions = 0; ///< names of others that were taken out
};

/// Window's thread; roles are checked here (Act::AnswerAccessRequests). Pictures and papers are made on a pool of its
/// own; needs a QGuiApplication.
class AccessDesk : public QObject {
    Q_OBJECT
public:
    /// `vision` looks for faces of others in the pictures.
    AccessDesk(DeskContext& context, VisionRoom& vision);
    ~AccessDesk() override;

    /// Gathers everything about the subject (by id or reference) into a folder that is made or is empty: the paper, the
    /// record as JSON, photographs and stills on which only that person can be seen, recordings, and what a person has
    /// to look through before it is handed over. The names of others are taken out. Audited. NotFound, Refused,
    /// Conflict (something is in the folder), Unavailable, DiskFull: nothing is left of it then.
    QFuture<Result<AccessFolder>> gather(const QString& subject, const QString& dir);

private:
    DeskContext& m_context;
    VisionRoom& m_vision;
    QThreadPool m_pool;
};

} // namespace watchdesk::desk
