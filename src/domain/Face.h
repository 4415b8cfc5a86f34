// What is kept of faces: templates of photographs, stills, and what people decided about candidates.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QByteArray>
#include <QRect>
#include <QString>

namespace watchdesk::domain {

/// A face template of one photograph: what a model pack made of it. Exists only while a legal reason does (rule 12).
struct FaceTemplate {
    QString id;
    qint64 version = 0;
    QString photographId;
    QString subjectId;
    QString pack;        ///< which model pack made it; templates of two packs cannot be compared
    QByteArray features; ///< sealed: unit vector, 32-bit floats, little endian
    UtcMs createdAt = 0;
};

/// A picture from a camera that was kept because it shows a subject. Other people's faces in it are blurred.
struct Still {
    QString id;
    qint64 version = 0;
    QString mediaId;
    QByteArray originalSha256; ///< of the file as it came in
    QString premisesId;        ///< where the camera is; empty: none of the members'
    QString source;            ///< sealed: "door camera, Pennant Sports"
    UtcMs takenAt = 0;
    int width = 0;
    int height = 0;
};

enum class Verdict { Same, NotSame, CannotSay };
inline constexpr EnumWords<Verdict, 3> verdictWords{
    {{Verdict::Same, "same"}, {Verdict::NotSame, "not-same"}, {Verdict::CannotSay, "cannot-say"}}};

/// An operator's decision on a pair: a face in a still and a candidate. A match is a suggestion until then (rule 14).
struct MatchDecision {
    QString id;
    qint64 version = 0;
    QByteArray originalSha256; ///< of the still as it came in, whether it was kept or not
    QRect face;                ///< in pixels of the still
    int faceHeight = 0;        ///< pixels
    QString stillId;           ///< the kept still; empty unless the verdict is Same
    QString subjectId;
    Verdict verdict = Verdict::CannotSay;
    double score = 0;     ///< cosine similarity
    int rank = 0;         ///< from 1
    double threshold = 0; ///< of the gallery at that moment
    QString pack;
    UtcMs decidedAt = 0;
    QString decidedBy;  ///< person id
    QString sightingId; ///< what came of it; may be empty
    QString alertId;
};

} // namespace watchdesk::domain
