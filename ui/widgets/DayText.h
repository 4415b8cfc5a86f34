// Days and times as people type and read them.
#pragma once

#include "base/Clock.h"

#include <QDate>
#include <QString>

#include <optional>

namespace watchdesk::ui {

/// "2026-12-10", "10 Dec", "10 December 2026", "10/12" or "10/12/26". Without a year it is the next such day from
/// `today` on. Nothing when it is no day.
[[nodiscard]] std::optional<QDate> parseDay(const QString& text, QDate today);
/// "18:00", "18.00", "1800", "18".
[[nodiscard]] std::optional<QTime> parseTime(const QString& text);

/// "Thursday 26 November 2026".
[[nodiscard]] QString longDay(QDate day);

} // namespace watchdesk::ui
