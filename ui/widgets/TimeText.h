// Times and lengths in words, local, 24 h.
#pragma once

#include "desk/Views.h"

#include <QDate>
#include <QString>

namespace watchdesk::ui {

[[nodiscard]] QDate localDate(UtcMs at);
/// "14:32:18", or "14:32".
[[nodiscard]] QString clockText(UtcMs at, bool seconds);
/// The time, with its date in front where that is not `today`: "Fri 20 Nov 14:32:18".
[[nodiscard]] QString whenText(UtcMs at, QDate today, bool seconds);
/// "Today", "Yesterday", "Fri 20 Nov", with the year where it is another one.
[[nodiscard]] QString dayText(QDate day, QDate today);
/// "14 Nov", with the year where it is another one than `near`'s (a null one's is always another).
[[nodiscard]] QString shortDay(QDate day, QDate near);
/// Day and time whatever today is: for what is read later, too.
[[nodiscard]] QString dayAndTime(UtcMs at);
/// Minutes and seconds of a recording or a wait: "0:06", "12:40", "1:02:40".
[[nodiscard]] QString lengthText(qint64 ms);
/// About how long: "9 s", "8 min", "3 h", "2 days".
[[nodiscard]] QString roughText(qint64 ms);
/// "£140", "£140.50".
[[nodiscard]] QString moneyText(qint64 pence);
/// "left town", "police dealt with it".
[[nodiscard]] QString outcomeText(domain::IncidentOutcome outcome);

} // namespace watchdesk::ui
