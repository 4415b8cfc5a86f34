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
    /// The same, and when all of it is noted, that.
    void saveThen(const std::function<void()>& then);
    void finish();
    [[nodiscard]] QVector<Step> steps();
    void run(const QVector<Step>& steps);
    void keep(const desk::CaseChange& change);
    desk::CaseDesk& m_cases;
    desk::CaseView m_view;                  ///< with what this sheet has noted
    std::optional<desk::CaseChange> m_done; ///< all that it has noted, as one step
    QLineEdit* m_reporter;
    QLineEdit* m_reference;
    QLineEdit* m_number;
    ChoiceField* m_disposal;
    DayField* m_on;
    std::function<void()> m_then;
    QLineEdit* m_from;
};

/// "Theft · C07 Hallam Pharmacy · 20 Nov 14:22": which incident it is.
[[nodiscard]] QString caseTitle(const desk::CaseView& view);

} // namespace watchdesk::ui
