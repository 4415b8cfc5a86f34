// Backups by a plan: how it is with them, and the sheet that sets them.
#pragma once

#include "desk/BackupDesk.h"
#include "ui/widgets/FormSheet.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QSpinBox;

namespace watchdesk::ui {

class Button;
class LabelText;

/// What the plan is in words, and how it is with it. The window's thread.
[[nodiscard]] QString planText(const desk::BackupState& state);
/// What needs somebody: a folder that is not there, a try that came to nothing; else empty.
[[nodiscard]] QString planTrouble(const desk::BackupState& state);

/// Follows the desk's state; says changeWanted() when the button is pressed.
class PlanView : public QWidget {
    Q_OBJECT
public:
    explicit PlanView(desk::BackupDesk& backups, QWidget* parent = nullptr);
    [[nodiscard]] QString said() const;
    [[nodiscard]] QString trouble() const;

Q_SIGNALS:
    void changeWanted();

private:
    void refresh();
    desk::BackupDesk& m_backups;
    LabelText* m_words;
    LabelText* m_trouble;
    Button* m_change;
};

/// Asks for folder and hours; sets the plan, or ends it.
class PlanSheet : public FormSheet {
    Q_OBJECT
public:
    /// Asks for a folder and hands it on.
    using AskFolder = std::function<void(std::function<void(const QString&)>)>;
    PlanSheet(desk::BackupDesk& backups, const AskFolder& ask, QWidget* window);

private:
    void set(const domain::BackupPlan& plan);
    desk::BackupDesk& m_backups;
    QLineEdit* m_folder;
    QSpinBox* m_hours;
};

} // namespace watchdesk::ui
