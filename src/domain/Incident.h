// Things that happened at a place and time.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>
#include <QVector>

namespace watchdesk::domain {

enum class IncidentOutcome { Open, Detained, LeftTown, PoliceDealt, StoodDown, False, Recorded, Withdrawn };
inline constexpr EnumWords<IncidentOutcome, 8> incidentOutcomeWords{{{IncidentOutcome::Open, "open"},
                                                                     {IncidentOutcome::Detained, "detained"},
                                                                     {IncidentOutcome::LeftTown, "left-town"},
                                                                     {IncidentOutcome::PoliceDealt, "police-dealt"},
                                                                     {IncidentOutcome::StoodDown, "stood-down"},
                                                                     {IncidentOutcome::False, "false"},
                                                                     {IncidentOutcome::Recorded, "recorded"},
                                                                     {IncidentOutcome::Withdrawn, "withdrawn"}}};

enum class SubjectPart { Suspect, Offender, Victim, Witness };
inline constexpr EnumWords<SubjectPart, 4> subjectPartWords{{{SubjectPart::Suspect, "suspect"},
                                                             {SubjectPart::Offender, "offender"},
                                                             {SubjectPart::Victim, "victim"},
                                                             {SubjectPart::Witness, "witness"}}};

/// A subject's part in an incident.
struct IncidentSubject {
    QString subjectId;
    SubjectPart part = SubjectPart::Suspect;
};

/// An incident. `number` is what people say ("incident 4410"); it is given by the store and ascends.
struct Incident {
    QString id;
    qint64 version = 0;
    qint64 number = 0;
    QString schemeId;
    QString premisesId; ///< empty when the place is none of the members'
    UtcMs at = 0;
    QString category;    ///< code of domain/Category.h
    QString description; ///< sealed: how the person looks
    QString heading;     ///< sealed: where they went
    QString narrative;   ///< sealed: the rest of what was said
    QString line;        ///< sealed: the quick line as typed, never lost
    qint64 lossPence = 0;
    QString policeReference; ///< sealed
    IncidentOutcome outcome = IncidentOutcome::Open;
    QString transmissionId; ///< the over it was logged from; may be empty
    QString loggedBy;       ///< person id
    UtcMs loggedAt = 0;
    QVector<IncidentSubject> subjects;
};

} // namespace watchdesk::domain
