// What orders of courts and councils say in words.
#pragma once

#include "desk/OrderViews.h"

namespace watchdesk::ui {

/// "In force until 29 Feb 2028", "Not served yet", "Ended 3 Mar 2026".
[[nodiscard]] QString orderStateText(const desk::OrderRow& row, QDate today);
/// The condition's words, where it applies and when.
[[nodiscard]] QString conditionText(const domain::OrderCondition& condition, const QString& where);

} // namespace watchdesk::ui
