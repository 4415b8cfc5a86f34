// Dates and times of day as people in the UK write them.
#pragma once

#include "base/Result.h"

#include <QDate>
#include <QStringList>
#include <QTime>

namespace watchdesk::sheets {

/// What stands first in "3/4/25".
enum class DateOrder { DayFirst, MonthFirst };

/// What a column as a whole says of the order.
struct DateColumn {
    DateOrder order = DateOrder::DayFirst;
    bool sure = false;  ///< a date says it ("25/4/25"), or every date is one that can be read one way only
    bool ask = false;   ///< month first, or some one way and some the other: a person should say
    int dayFirst = 0;   ///< dates that can only be read with the day first
    int monthFirst = 0; ///< and with the month first
    int either = 0;     ///< both ways
    QString words;      ///< what is to be told; empty when there is nothing to ask
};

[[nodiscard]] DateColumn judgeDates(const QStringList& cells);

/// "3/4/25", "03-04-2025", "3 Apr 25", "Thursday 3rd April 2025", "April 3, 2025", "2025-04-03", "20250403", an Excel
/// serial of five figures; a time that follows is left out. Two-figure years lie in the hundred that end ten years
/// after `thisYear`. InvalidInput with a reason; never the cell's text.
Result<QDate> readDate(const QString& cell, DateOrder order, int thisYear);

/// "21:15", "9.15pm", "9 pm", "2115", "21.15 hrs", "noon", Excel's part of a day ("0.885416667"); also the time of a
/// date with one. InvalidInput with a reason.
Result<QTime> readTime(const QString& cell);

} // namespace watchdesk::sheets
