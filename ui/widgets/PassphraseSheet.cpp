#include "ui/widgets/PassphraseSheet.h"

#include "desk/Desk.h"
#include "desk/PeopleDesk.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/Toast.h"

namespace watchdesk::ui {

namespace {

FormSheet::Words wordsFor(PassphraseSheet::Why why) {
    const auto tr = [](const char* text) { return PassphraseSheet::tr(text); };
    if (why == PassphraseSheet::Why::FirstOne)
        return {tr("Choose a passphrase of your own"),
                tr("Whoever let you in knows the one that you have now. Four or five words that do not belong together "
                   "are good; only you will know them."),
                tr("Change it"), tr("Later")};
    return {tr("Change your passphrase"),
            tr("Ten characters or more. Four or five words that do not belong together are good."), tr("Change it"),
            tr("Leave")};
}

} // namespace

PassphraseSheet::PassphraseSheet(QWidget* window, desk::Desk& desk, Why why)
    : FormSheet(window, wordsFor(why)), m_desk(desk), m_old(new PassphraseField(tr("The passphrase of now"))),
      m_first(new PassphraseField(tr("The new passphrase"))),
      m_second(new PassphraseField(tr("The new passphrase again"))) {
    const std::pair<PassphraseField*, QString> fields[] = {
        {m_old, tr("The one of now")}, {m_first, tr("The new one")}, {m_second, tr("The new one again")}};
    for (const auto& [field, hint] : fields) {
        field->setPlaceholderText(hint);
        add(field);
    }
    connect(this, &FormSheet::wanted, this, &PassphraseSheet::change);
    openForm(m_old);
}

void PassphraseSheet::change() {
    if (m_first->text().trimmed().size() < desk::PeopleDesk::leastLetters)
        return say(tr("The new one has fewer than ten characters."));
    if (m_first->text() != m_second->text())
        return say(tr("The two new ones differ."));
    work(tr("Changing it…"));
    onAnswer(this, m_desk.peopleDesk().changePassphrase(m_old->text(), m_first->text()),
             [this](const Result<void>& changed) {
                 if (!changed && changed.error().code == ErrorCode::Refused)
                     return say(tr("The one of now is not that."));
                 if (!changed)
                     return say(changed.error());
                 for (PassphraseField* field : {m_old, m_first, m_second})
                     field->wipe();
                 Toast::show(window(), tr("Your passphrase is changed"));
                 dismiss();
             });
}

} // namespace watchdesk::ui
