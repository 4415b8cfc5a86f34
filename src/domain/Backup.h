// What was backed up.
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QString>

namespace watchdesk::domain {

/// A backup that was written and looked through.
struct Backup {
    QString id;
    qint64 version = 0;
    UtcMs at = 0;
    QString desk; ///< which machine wrote it
    QString file; ///< where, as that machine names it
    qint64 bytes = 0;
    QByteArray sha256;        ///< of the file
    QString brokenChain = {}; ///< what is wrong with its audit chains, and with the store's; empty: nothing
};

} // namespace watchdesk::domain
