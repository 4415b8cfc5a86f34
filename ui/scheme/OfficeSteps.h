// What was done in a section of the office, to be taken back.
#pragma once

#include "desk/RecordStep.h"
#include "ui/widgets/OnAnswer.h"

#include <QObject>
#include <QVector>

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

/// The steps of a section, newest last; undo() takes the last back. Each is said in a toast, with Undo where it can be
/// undone. Undo pressed while a job is still being done waits for it, so that it never takes back the step before.
/// Window's thread.
class OfficeSteps : public QObject {
    Q_OBJECT
public:
    static constexpr int kept = 50;

    OfficeSteps(desk::Desk& desk, QWidget* section);
    void did(const desk::RecordStep& step);
    /// Takes the answer of a job: the step is kept and said, an error is shown.
    void take(const Answer<desk::RecordStep>& answer);
    void undo();
    [[nodiscard]] bool isEmpty() const { return m_steps.isEmpty(); }
    /// "Hallam Pharmacy joined"; empty: nothing to undo.
    [[nodiscard]] QString lastWords() const;
    /// With the sign-in's end.
    void clear();

private:
    desk::Desk& m_desk;
    QWidget* m_section;
    QVector<desk::RecordStep> m_steps;
    int m_awaited = 0;    ///< jobs given to take() that have not answered
    int m_undoWanted = 0; ///< pressed meanwhile
};

} // namespace watchdesk::ui
