// Intelligence reports on the national 3×5×2 form.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>

namespace watchdesk::domain {

/// How reliable who told it is.
enum class SourceEvaluation { Reliable, Untested, NotReliable };
inline constexpr EnumWords<SourceEvaluation, 3> sourceEvaluationWords{
    {{SourceEvaluation::Reliable, "1"}, {SourceEvaluation::Untested, "2"}, {SourceEvaluation::NotReliable, "3"}}};

/// How the source knows it.
enum class InformationAssessment { KnownDirectly, Corroborated, KnownIndirectly, NotKnown, SuspectedFalse };
inline constexpr EnumWords<InformationAssessment, 5> informationAssessmentWords{
    {{InformationAssessment::KnownDirectly, "A"},
     {InformationAssessment::Corroborated, "B"},
     {InformationAssessment::KnownIndirectly, "C"},
     {InformationAssessment::NotKnown, "D"},
     {InformationAssessment::SuspectedFalse, "E"}}};

/// Whether it may be passed on.
enum class HandlingCode { Permitted, Conditions };
inline constexpr EnumWords<HandlingCode, 2> handlingCodeWords{
    {{HandlingCode::Permitted, "P"}, {HandlingCode::Conditions, "C"}}};

/// One report (College of Policing, intelligence report 3×5×2). The form that goes out names no source. A value.
struct IntelReport {
    QString id;
    qint64 version = 0;
    qint64 number = 0; ///< what people say; ascends
    UtcMs at = 0;
    QString personId;   ///< who wrote it
    QString incidentId; ///< what it came from; may be empty
    QString subjectId;  ///< whom it is about, when it is about one alone; may be empty
    SourceEvaluation evaluation = SourceEvaluation::Untested;
    InformationAssessment assessment = InformationAssessment::NotKnown;
    HandlingCode handling = HandlingCode::Permitted;
    QString source;     ///< sealed: who told it; never on paper
    QString words;      ///< sealed: what is reported
    QString conditions; ///< sealed: of handling code C
};

/// "2 B P".
[[nodiscard]] QString gradeOf(const IntelReport& report);

/// What in the report gives its source away: a part of what stands under `source` ("Pat Fell, C07") that is also in
/// what goes out. Empty: nothing.
[[nodiscard]] QString givesAway(const IntelReport& report);

} // namespace watchdesk::domain
