// What becomes of a table, line by line.
#pragma once

#include "desk/ImportViews.h"
#include "ui/widgets/RecordModel.h"

#include <QWidget>

namespace watchdesk::ui {

class LabelText;
class RecordTable;
class SegmentedControl;

/// The counts, a choice of which lines, and the lines. Window's thread.
class ImportReportView : public QWidget {
    Q_OBJECT
public:
    explicit ImportReportView(QWidget* parent = nullptr);
    /// With those that are refused first in sight, when there are any.
    void show(const desk::ImportReport& report);
    [[nodiscard]] const Records<desk::ImportLine>& rows() const { return *m_rows; }
    [[nodiscard]] SegmentedControl& which() const { return *m_which; }

private:
    void fill();
    desk::ImportReport m_report;
    Records<desk::ImportLine>* m_rows;
    LabelText* m_counts;
    SegmentedControl* m_which;
    RecordTable* m_table;
};

/// "12 new, 3 changed, 200 the same, 2 refused".
[[nodiscard]] QString countsText(const desk::ImportReport& report);

} // namespace watchdesk::ui
