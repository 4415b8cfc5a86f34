#include "ui/scheme/OfficeSteps.h"

#include "desk/Desk.h"
#include "desk/ImportDesk.h"
#include "desk/MemberDesk.h"
#include "ui/widgets/Toast.h"

#include <QWidget>

#include <utility>

namespace watchdesk::ui {

OfficeSteps::OfficeSteps(desk::Desk& desk, QWidget* section) : QObject(section), m_desk(desk), m_section(section) {}

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
    ++m_awaited;
    onAnswer(this, answer, [this](const Result<desk::RecordStep>& step) {
        --m_awaited;
        if (step)
            did(*step);
        else
            showError(m_section, step.error());
        if (m_awaited == 0) {
            for (int left = std::exchange(m_undoWanted, 0); left > 0; --left)
                undo();
        }
    });
}

void OfficeSteps::clear() {
    m_steps.clear();
    m_undoWanted = 0;
}

void OfficeSteps::undo() {
    if (m_awaited > 0) {
        ++m_undoWanted;
        return;
    }
    if (m_steps.isEmpty())
        return;
    const desk::RecordStep step = m_steps.takeLast();
    const auto answer = step.ofRecords ? m_desk.imports().undo(step) : m_desk.members().undo(step);
    onAnswer(this, answer, [this, step](const Result<void>& undone) {
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
