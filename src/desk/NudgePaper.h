// What was told on the radio and never reported, as letters to the shops.
#pragma once

#include "desk/CaseDesk.h"
#include "paper/ReportPaper.h"

namespace watchdesk::desk {

/// A page a shop, in the order in which their oldest stands in the list.
[[nodiscard]] paper::ReportSheet nudgeLetters(const QVector<CaseView>& nudges, const QString& scheme,
                                              const QString& person, UtcMs now);

} // namespace watchdesk::desk
