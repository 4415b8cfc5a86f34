// All that is held of a subject, read in one transaction.
#pragma once

#include "desk/Directory.h"
#include "desk/Views.h"
#include "domain/Exclusion.h"
#include "domain/Face.h"
#include "domain/Incident.h"
#include "domain/Order.h"
#include "domain/Subject.h"
#include "store/Tx.h"

#include <QStringList>
#include <QVector>

namespace watchdesk::desk {

/// A picture with the one face in it that may be seen.
struct AccessPicture {
    QByteArray bytes;
    QRectF face; ///< null: not known
    QString title;
    QString detail;
    QVector<QRectF> others = {}; ///< faces of others, once they were looked for (findOthers)
};

struct AccessIncident {
    domain::Incident incident; ///< its texts without the names of others
    QString place;
    QString part;
    QStringList sightings; ///< a line each, likewise
};

struct AccessLook {
    UtcMs at = 0;
    QString role; ///< of who looked: recipients are named by what they are
    QString action;
};

/// Values; the names of others are out of every text.
struct AccessFile {
    domain::Subject subject;
    QVector<AccessPicture> photographs;
    QVector<AccessPicture> stills;
    QVector<domain::ExclusionNotice> notices;
    QVector<domain::Order> orders;
    QVector<AccessIncident> incidents;
    QVector<RecordingAudio> recordings;
    QStringList recordingTitles;
    QVector<AccessLook> looks;
    int templates = 0;
    int decisions = 0;
    int redactions = 0;
    bool othersSought = false; ///< the pictures were searched for faces of others
};

/// NotFound when there is no such subject, by id or reference. On a store thread.
Result<AccessFile> readAccessFile(store::Tx& tx, const Directory& directory, const QString& subject);

} // namespace watchdesk::desk
