// What is done next about an incident of a kind: enforcement, and the support route beside it.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>
#include <QVector>

namespace watchdesk::domain {

/// What a step is for. Police: whom to call, and when. Support: a service that helps the person.
enum class StepKind { Now, Police, Support, Keep };
inline constexpr EnumWords<StepKind, 4> stepKindWords{
    {{StepKind::Now, "now"}, {StepKind::Police, "police"}, {StepKind::Support, "support"}, {StepKind::Keep, "keep"}}};

/// A step of a kind's list. `code` is kept in the store and never renamed.
struct NextStep {
    QString code; ///< "keep-note"
    StepKind kind = StepKind::Now;
    QString text; ///< "Keep the note apart in an envelope: few fingers on it"
};

/// That somebody did a step of an incident.
struct StepTick {
    QString id;
    qint64 version = 0;
    QString incidentId;
    QString step;
    UtcMs at = 0;
    QString by; ///< person id
};

/// The list of a category, in the order in which it is done; never empty. Pure; any thread.
[[nodiscard]] const QVector<NextStep>& nextSteps(const QString& category);

/// Whether an exclusion may be proposed because of it: not of a child who is lost, nor of somebody who needs help.
[[nodiscard]] bool mayLeadToExclusion(const QString& category);

} // namespace watchdesk::domain
