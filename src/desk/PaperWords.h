// How papers say times, persons and sums.
#pragma once

#include "base/Clock.h"
#include "domain/Incident.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace watchdesk::desk {

/// In the scheme's zone, as British papers have it: "d MMMM yyyy, HH:mm". Empty for 0.
[[nodiscard]] QString britishTime(UtcMs at, const char* format = "d MMMM yyyy, HH:mm");
[[nodiscard]] QString britishDay(QDate day);
/// "Printed by Jo Mead on 20 November 2026, 14:22".
[[nodiscard]] QString printedBy(const QString& person, UtcMs now);
/// Those that are not empty, with a dot between.
[[nodiscard]] QString withDots(const QStringList& parts);
/// "9 s", "4 min 10 s", "2 h 5 min".
[[nodiscard]] QString lasting(UtcMs ms);

/// "left town"; empty while it is open.
[[nodiscard]] QString outcomeOnPaper(domain::IncidentOutcome outcome);

} // namespace watchdesk::desk
