// Lists that leave the desk: as CSV, as vCards.
#pragma once

#include "desk/Desk.h"
#include "desk/ImportViews.h"

#include <QThreadPool>

namespace watchdesk::desk {

/// Window's thread; files are written on a pool of its own. Roles as for bringing in. Every export is on the audit log.
class ExportDesk : public QObject {
    Q_OBJECT
public:
    explicit ExportDesk(DeskContext& context);
    ~ExportDesk() override;

    /// Writes the list, whole; gives the number of lines or cards. A CSV has the headings that ImportDesk knows, so
    /// that it can be brought in again. vCards are of members' contacts only (InvalidInput). Io: nothing was written.
    QFuture<Result<qint64>> write(sheets::ImportKind kind, ExportFormat format, const QString& path);

private:
    DeskContext& m_context;
    QThreadPool m_pool;
};

} // namespace watchdesk::desk
