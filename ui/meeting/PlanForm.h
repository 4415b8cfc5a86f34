// When and where a scheme meets next.
#pragma once

#include "desk/MeetingDesk.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace watchdesk::ui {

class LabelText;

/// Says planned() with everything it needs, or a hint beside what it cannot read. Esc leaves.
class PlanForm : public QWidget {
    Q_OBJECT
public:
    explicit PlanForm(QWidget* parent = nullptr);
    /// Proposes four weeks after the last meeting of the scheme, at its hour and place.
    void start(const QVector<domain::Scheme>& schemes, const QVector<desk::MeetingRow>& meetings, QDate today);

Q_SIGNALS:
    void planned(const watchdesk::desk::MeetingPlan& plan);
    void left();

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void propose();
    void keep();
    QComboBox* m_scheme;
    QLineEdit* m_day;
    QLineEdit* m_time;
    QLineEdit* m_place;
    LabelText* m_hint;
    QVector<domain::Scheme> m_schemes;
    QVector<desk::MeetingRow> m_meetings;
    QDate m_today;
};

} // namespace watchdesk::ui
