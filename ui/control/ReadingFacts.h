// What the reading pane says of a record, line by line.
#pragma once

#include "desk/Views.h"
#include "ui/widgets/FactList.h"

#include <QDate>

namespace watchdesk::ui {

/// What was logged; none when nothing was. Times are worded as of `today`. Window's thread, as all of these.
[[nodiscard]] QVector<Fact> incidentFacts(const desk::RowDetail& detail, QDate today);
/// Who called, and from where.
[[nodiscard]] QVector<Fact> callerFacts(const desk::RowDetail& detail);
/// The over and its recording; none when the record has none.
[[nodiscard]] QVector<Fact> recordingFacts(const desk::RowDetail& detail, QDate today);

} // namespace watchdesk::ui
