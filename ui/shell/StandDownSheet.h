// Asks what became of an emergency.
#pragma once

#include "desk/EmergencyDesk.h"
#include "ui/widgets/FormSheet.h"

class QLineEdit;

namespace watchdesk::ui {

class Choice;

/// Stands it down with an outcome and words. Another desk that was first is said, and what it wrote stays. Window's
/// thread; the desk outlives it.
class StandDownSheet : public FormSheet {
    Q_OBJECT
public:
    StandDownSheet(QWidget* window, desk::Desk& desk, const desk::EmergencyView& view);
    [[nodiscard]] Choice& outcome() const { return *m_outcome; }
    [[nodiscard]] QLineEdit& words() const { return *m_words; }

private:
    void standDown();
    desk::Desk& m_desk;
    QString m_id;
    Choice* m_outcome;
    QLineEdit* m_words;
};

} // namespace watchdesk::ui
