// Members and radios in words and colours.
#pragma once

#include "desk/MemberViews.h"
#include "ui/theme/Theme.h"

#include <QDate>
#include <QString>

namespace watchdesk::ui {

/// "applied", "joining", "member".
[[nodiscard]] QString standingText(desk::MemberStanding standing);
[[nodiscard]] Tone standingTone(desk::MemberStanding standing);
/// "Agreement signed".
[[nodiscard]] QString checklistText(domain::ChecklistLine::What what);
/// What is still to do: "agreement, fee"; empty: nothing.
[[nodiscard]] QString openSteps(const QVector<domain::ChecklistLine>& lines);
/// "12A High Street".
[[nodiscard]] QString addressText(const domain::Premises& premises);
/// "out", "in stock", "lost", "in repair".
[[nodiscard]] QString radioStateText(domain::RadioState state);
[[nodiscard]] Tone radioStateTone(domain::RadioState state);
/// "alerts, gallery".
[[nodiscard]] QString topicsText(domain::Topics topics);
/// What it looks at, at which of several premises, and whether it is on the map: a line each.
[[nodiscard]] QString cameraWords(const domain::Camera& camera, const QVector<domain::Premises>& premises);
/// "at the premises", "40 m from the premises", "on the map", "not on the map yet". `premises` may be null.
[[nodiscard]] QString cameraPlaceText(const domain::Camera& camera, const domain::Premises* premises);
/// "3 Apr 2025"; empty for a null day.
[[nodiscard]] QString shortDay(const QDate& day);

} // namespace watchdesk::ui
