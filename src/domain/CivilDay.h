// Days as people and notices mean them.
#pragma once

#include "base/Clock.h"

#include <QDate>
#include <QTimeZone>

namespace watchdesk::domain {

/// The zone in which civil dates are meant.
[[nodiscard]] QTimeZone schemeZone();
/// The civil day of an instant in that zone.
[[nodiscard]] QDate civilDay(UtcMs at);
/// Whole years on a day; -1 when the date of birth is not known.
[[nodiscard]] int ageOn(QDate born, QDate day);

} // namespace watchdesk::domain
