// A pack for the police: read inside a transaction, and laid out.
#pragma once

#include "desk/CaseDesk.h"
#include "desk/Directory.h"
#include "domain/Subject.h"
#include "paper/ReportPaper.h"
#include "store/Tx.h"

namespace watchdesk::desk {

/// A thing that can be produced: a recording or a still with its hash, and whoever had it since.
struct Exhibit {
    QString mark; ///< "WD/4410/1"
    QString what;
    UtcMs at = 0;
    QByteArray sha256;
    bool complete = true;
    QStringList continuity; ///< a line each, oldest first
};

struct PackIncident {
    CaseView view;
    QString loggedBy;
    struct Part {
        domain::Subject subject;
        QString part; ///< "suspect"
    };
    QVector<Part> subjects;
    QStringList sightings;
    QVector<Exhibit> exhibits;
};

struct Pack {
    QString scheme;
    QVector<PackIncident> incidents;
};

/// NotFound for an incident that is not there, Conflict for one whose words are erased. On a store thread.
Result<Pack> readPack(store::Tx& tx, const Directory& directory, const QStringList& incidentIds);
[[nodiscard]] paper::ReportSheet sheetOf(const Pack& pack, const QString& person, UtcMs now);

} // namespace watchdesk::desk
