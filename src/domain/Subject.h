// Persons of interest and what is known of them.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QDate>
#include <QFlags>
#include <QRect>
#include <QString>

namespace watchdesk::domain {

enum class SubjectStatus { Known, IdSought };
inline constexpr EnumWords<SubjectStatus, 2> subjectStatusWords{
    {{SubjectStatus::Known, "known"}, {SubjectStatus::IdSought, "id-sought"}}};

/// What a person meeting the subject should know first. A bit field in the store.
enum class Caution { Juvenile = 1, CriminalBehaviourOrder = 2, Violence = 4, Vulnerable = 8 };
Q_DECLARE_FLAGS(Cautions, Caution)
Q_DECLARE_OPERATORS_FOR_FLAGS(Cautions)

/// A subject. There is no field for ethnicity (rule 16).
struct Subject {
    QString id;
    qint64 version = 0;
    QString reference; ///< "W-0412", unique
    SubjectStatus status = SubjectStatus::Known;
    QString name;        ///< sealed; empty when the identity is sought
    QString sex;         ///< "m", "f" or empty
    QDate born;          ///< sealed; null when not known
    QString description; ///< sealed: height, build, hair, marks, usual clothing
    QString guardian;    ///< sealed: required for under-18s (rule 13)
    Cautions cautions;
    UtcMs createdAt = 0;
};

/// A picture of a subject, kept as media.
struct Photograph {
    QString id;
    qint64 version = 0;
    QString subjectId;
    QString mediaId;
    QDate takenOn;
    QString source; ///< sealed: "C07's door camera", "custody, police"
    bool fromPolice = false;
    UtcMs addedAt = 0;
    QString quality;    ///< of the face: "good", "fair", "poor"; empty when it was not judged
    int faceHeight = 0; ///< pixels of the file that came in; 0 when it was not judged
    QRect face;         ///< where it is in the kept picture, pixels; null when it was not judged
};

} // namespace watchdesk::domain
