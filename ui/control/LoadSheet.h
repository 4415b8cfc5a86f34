// The load of alarms, for each operator.
#pragma once

#include "ui/control/AlarmMeter.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/Rows.h"

namespace watchdesk::ui {

/// Who had how many alarms in the last hour, at which desk, and what that means. Window's thread.
class LoadSheet : public FormSheet {
    Q_OBJECT
public:
    static constexpr int rowHeight = 44;
    LoadSheet(QWidget* opener, AlarmMeter& meter);
    [[nodiscard]] const Rows<desk::AlarmLoad::Operator>& rows() const { return *m_rows; }

private:
    void refresh();
    void paintOperator(QPainter& painter, const QRectF& rect, int row) const;
    AlarmMeter& m_meter;
    Rows<desk::AlarmLoad::Operator>* m_rows;
};

} // namespace watchdesk::ui
