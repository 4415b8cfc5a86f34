// When backups are made, what their files are called, and which of the old ones go. Pure functions.
#pragma once

#include "base/Clock.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

/// How many backups of a folder are kept: all of the last hours, the newest of each of so many days and of each of so
/// many weeks that have one. Counted by days that have one, so that neither a holiday nor a clock that was set wrongly
/// takes the old ones away.
struct BackupKeeping {
    int hours = 48;
    int days = 14;
    int weeks = 8;
    friend bool operator==(const BackupKeeping&, const BackupKeeping&) = default;
};

/// Backups of a store by one machine, again and again.
struct BackupPlan {
    QString folder; ///< empty: there is no plan
    int everyHours = 24;
    BackupKeeping keep;
    QString
        mount; ///< where the file system of the folder was attached when it was chosen: a disk is told from its place
    UtcMs since = 0; ///< when it was chosen
    [[nodiscard]] bool isOn() const { return !folder.isEmpty(); }
    friend bool operator==(const BackupPlan&, const BackupPlan&) = default;
};

/// A backup as rotation sees it.
struct DatedFile {
    QString file;
    UtcMs at = 0;
};

/// Those of `made` that are not kept any more. Never the newest; never one that is dated after `now`, which only a
/// clock that was wrong can have made.
[[nodiscard]] QStringList surplusBackups(QVector<DatedFile> made, const BackupKeeping& keep, UtcMs now);
/// The instant from which the next one is due, given when those before were made. What is dated after `now` does not
/// count.
[[nodiscard]] UtcMs nextBackup(const BackupPlan& plan, const QVector<UtcMs>& made, UtcMs now);

/// The name of a backup's file: "town-20261120T142218.250Z.watchdesk-backup" (ISO 8601, UTC).
[[nodiscard]] QString backupFileName(const QString& store, UtcMs at);
/// Whether a file's name is one of those of that store.
[[nodiscard]] bool isBackupFileName(const QString& store, const QString& name);
/// What a store is called in the names of its backups, by its path or address.
[[nodiscard]] QString storeNameOf(const QString& url);

} // namespace watchdesk::domain
