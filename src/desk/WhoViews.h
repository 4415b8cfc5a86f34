// What "who is this?" and the next steps of an incident show. Values; any thread.
#pragma once

#include "base/Clock.h"
#include "domain/NextStep.h"
#include "domain/QuickLine.h"

#include <QByteArray>
#include <QString>
#include <QVector>

#include <optional>

namespace watchdesk::desk {

/// Somebody seen: of an incident that is kept, or of words that are still being typed.
struct WhoQuery {
    QString incidentId;                          ///< empty: of `reading`
    std::optional<domain::QuickReading> reading; ///< used when there is no incident
    UtcMs at = 0;                                ///< 0: now
};

/// A subject whom it may be. A suggestion: a person decides.
struct WhoSuggestion {
    QString subjectId;
    QString reference;
    QString name; ///< empty while the identity is sought
    QString looks;
    QString why;        ///< "age and build agree; 3 incidents here, Fridays 18–22"
    QByteArray picture; ///< JPEG of the newest photograph; empty: there is none
    bool under18 = false;
    bool tied = false; ///< on the incident already
};

/// A step of an incident's list, and who did it when.
struct StepState {
    domain::NextStep step;
    UtcMs doneAt = 0; ///< 0: not yet
    QString doneBy;   ///< person's name
};

} // namespace watchdesk::desk
