// Photographs that are taken in, and what came of them. Values; any thread.
#pragma once

#include "domain/Subject.h"
#include "domain/Watchlist.h"

#include <QByteArray>
#include <QDate>
#include <QString>

namespace watchdesk::desk {

/// A picture file to be taken in, as it lies on the disk or came by drop or paste.
struct PhotographFile {
    QByteArray bytes; ///< JPEG, PNG or WebP; decoded in a process of its own (watchdesk-eye)
    QString name;     ///< of the file, for messages; never kept
    QString source;   ///< "C07's door camera", "custody, police"
    QDate takenOn;    ///< null: not known
    bool fromPolice = false;
};

/// What came of one file.
struct Enrolled {
    domain::Photograph photograph;
    bool comparable = false;                               ///< a template was made
    domain::WatchlistBar bar = domain::WatchlistBar::None; ///< why not, when a rule forbids it
    QString why; ///< in words, when there is none: "under 18: never face-matched"
};

/// A photograph that was removed, so that its removal can be undone.
struct RemovedPhotograph {
    QString subjectId;
    PhotographFile file;
};

} // namespace watchdesk::desk
