// Backups by a plan: when they are due, and what is the matter when they do not come.
#pragma once

#include "desk/BackupDesk.h"

#include <QTimer>

namespace watchdesk::desk {

/// Window's thread. Looks once a minute, at the start, and when a plan or a backup is written, whether one is due. A
/// folder that is not there is a state and no error: it is tried again with every look. Other failures are tried again
/// after a quarter of an hour.
class BackupSchedule : public QObject {
    Q_OBJECT
public:
    BackupSchedule(BackupDesk& desk, DeskContext& context);
    /// Backups are made from now on.
    void begin();
    /// The store's word on it, read anew; then, once begun, whether one is due.
    void look();

private:
    void read(const BackupState& now);
    void make();
    void made(const Result<std::optional<RotatedBackup>>& answer);

    BackupDesk& m_desk;
    DeskContext& m_context;
    QTimer m_timer;
    bool m_begun = false;
    bool m_looking = false;
    UtcMs m_failedAt = 0;
};

} // namespace watchdesk::desk
