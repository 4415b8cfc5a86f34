#include "ui/scheme/OfficeSteps.h"

#include "desk/MemberDesk.h"
#include "ui/widgets/Toast.h"

#include <QWidget>

namespace watchdesk::ui {

OfficeSteps::OfficeSteps(desk::MemberDesk& members, QWidget* section)
    : QObject(section), m_members(members), m_section(section) {}

void OfficeSteps::did(const desk::RecordStep& step) {
    if (step.isEmpty())
        return;
    if (!step.undoable) {
        m_steps.clear(); // what came before it stands under it
        Toast::show(m_section, step.words);
        return;
    }
    m_steps.append(step);
    if (m_steps.size() > kept)
        m_steps.removeFirst();
    Toast::show(
        m_section, step.words, tr("Undo"), [this] { undo(); }, Toast::UndoKey::OfPage);
}

void OfficeSteps::take(const Answer<desk::RecordStep>& answer) {
    onAnswer(this, answer, [this](const Result<desk::RecordStep>& step) {
        if (step)
            did(*step);
        else
            showError(m_section, step.error());
    });
}

void OfficeSteps::undo() {
    if (m_steps.isEmpty())
        return;
    const desk::RecordStep step = m_steps.takeLast();
    onAnswer(this, m_members.undo(step), [this, step](const Result<void>& undone) {
        if (undone)
            Toast::show(m_section, tr("Taken back: %1").arg(step.words));
        else
            showError(m_section, undone.error());
    });
}

QString OfficeSteps::lastWords() const {
    return m_steps.isEmpty() ? QString() : m_steps.last().words;
}

} // namespace watchdesk::ui
