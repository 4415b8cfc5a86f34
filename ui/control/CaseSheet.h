// An incident's way to the police: who reported it, its numbers, what became of it.
#pragma once

#include "desk/CaseDesk.h"
#include "ui/widgets/FormSheet.h"
#include "ui/widgets/OnAnswer.h"

#include <functional>
#include <optional>

class QLineEdit;

namespace watchdesk::ui {

class ChoiceField;
class DayField;

/// What was changed is noted, a step after the other; what the desk refuses is said, and what was typed stays. Window's
/// thread.
class CaseSheet : public FormSheet {
    Q_OBJECT
public:
    CaseSheet(QWidget* opener, desk::Desk& desk, const desk::CaseView& view);

Q_SIGNALS:
    /// All of it, as one step that can be taken back.
    void noted(const watchdesk::desk::CaseChange& change);
    void packWanted();
    void intelWanted();

private:
    using Step = std::function<Answer<desk::CaseChange>()>;
    void makeFields();
    void makeButtons();
    void save();
    [[nodiscard]] QVector<Step> steps();
    void run(const QVector<Step>& steps, const std::optional<desk::CaseChange>& done);
    desk::CaseDesk& m_cases;
    desk::CaseView m_view;
    QLineEdit* m_reporter;
    QLineEdit* m_reference;
    QLineEdit* m_number;
    ChoiceField* m_disposal;
    DayField* m_on;
    QLineEdit* m_from;
};

/// "Theft · C07 Hallam Pharmacy · 20 Nov 14:22": which incident it is.
[[nodiscard]] QString caseTitle(const desk::CaseView& view);

} // namespace watchdesk::ui
