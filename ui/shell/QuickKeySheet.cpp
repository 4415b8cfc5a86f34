#include "ui/shell/QuickKeySheet.h"

#include "desk/Desk.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Toast.h"

namespace watchdesk::ui {

QuickKeySheet::QuickKeySheet(QWidget* window, desk::Desk& desk)
    : FormSheet(window, {tr("Set a quick key"),
                         tr("Four characters or more, for coming back to a desk that was locked. It is kept in "
                            "memory until the program ends or somebody else signs in; after three wrong ones only "
                            "the passphrase opens."),
                         tr("Set it"), tr("Leave")}),
      m_desk(desk), m_first(new PassphraseField(tr("The quick key"))),
      m_second(new PassphraseField(tr("The quick key again"))) {
    m_first->setPlaceholderText(tr("The quick key"));
    m_second->setPlaceholderText(tr("The same again"));
    add(m_first);
    add(m_second);
    connect(this, &FormSheet::wanted, this, &QuickKeySheet::set);
    openForm(m_first);
}

void QuickKeySheet::set() {
    if (m_first->text() != m_second->text())
        return say(tr("The two differ."));
    work(tr("Setting it…"));
    onAnswer(this, m_desk.setQuickKey(m_first->text()), [this](const Result<void>& set) {
        if (!set)
            return say(set.error());
        for (PassphraseField* field : {m_first, m_second})
            field->wipe();
        Toast::show(window(), tr("The quick key is set"));
        dismiss();
    });
}

} // namespace watchdesk::ui
