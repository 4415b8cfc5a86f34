// Who did, saw or decided what.
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QString>

namespace watchdesk::domain {

/// An entry of the append-only log, chained by hash for each desk.
struct AuditEntry {
    qint64 seq = 0;
    QString id;
    QString desk; ///< which desk wrote it
    qint64 number = 0; ///< its place in that desk's chain, from 1
    UtcMs at = 0;
    QString who;    ///< person id; empty for the desk itself
    QString action; ///< "incident.log", "alert.raise", "subject.view", …
    QString entity;
    QString entityId;
    QString detail; ///< sealed
    QByteArray hash;
};

} // namespace watchdesk::domain
