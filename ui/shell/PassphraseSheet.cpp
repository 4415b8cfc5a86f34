#include "ui/shell/PassphraseSheet.h"

#include "desk/Desk.h"
#include "desk/PeopleDesk.h"
#include "ui/shell/PassphraseField.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/Toast.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

PassphraseSheet::PassphraseSheet(QWidget* window, desk::Desk& desk, Why why)
    : Overlay(window, tr("Change your passphrase")), m_desk(desk),
      m_old(new PassphraseField(tr("The passphrase of now"))), m_first(new PassphraseField(tr("The new passphrase"))),
      m_second(new PassphraseField(tr("The new passphrase again"))),
      m_trouble(new LabelText({}, TextStyle::Small, Tone::Soon)),
      m_change(new Button(tr("Change it"), nullptr, Button::Kind::Primary)) {
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(new LabelText(
        why == Why::FirstOne ? tr("Choose a passphrase of your own") : tr("Change your passphrase"), TextStyle::Head));
    auto* reason = new LabelText(
        why == Why::FirstOne ? tr("Whoever let you in knows the one that you have now. Four or five words that do "
                                  "not belong together are good; only you will know them.")
                             : tr("Ten characters or more. Four or five words that do not belong together are good."),
        TextStyle::Body, Tone::TextMuted);
    reason->setWrapped(true);
    column->addWidget(reason);
    const std::pair<PassphraseField*, QString> fields[] = {
        {m_old, tr("The one of now")}, {m_first, tr("The new one")}, {m_second, tr("The new one again")}};
    for (const auto& [field, hint] : fields) {
        field->setPlaceholderText(hint);
        connect(field, &QLineEdit::returnPressed, this, &PassphraseSheet::change);
        column->addWidget(field);
    }
    m_trouble->setWrapped(true);
    column->addWidget(m_trouble);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    m_change->setKeyCap(tr("Enter"));
    row->addWidget(m_change);
    if (why == Why::FirstOne) {
        auto* later = new Button(tr("Later"));
        later->setKeyCap(tr("Esc"));
        connect(later, &QAbstractButton::clicked, this, &Overlay::dismiss);
        row->addWidget(later);
    }
    row->addStretch(1);
    column->addLayout(row);
    connect(m_change, &QAbstractButton::clicked, this, &PassphraseSheet::change);
    open({520, 348});
    m_old->setFocus();
}

void PassphraseSheet::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_change->setEnabled(true);
}

void PassphraseSheet::change() {
    if (!m_change->isEnabled())
        return;
    if (m_first->text().trimmed().size() < desk::PeopleDesk::leastLetters)
        return say(tr("The new one has fewer than ten characters."));
    if (m_first->text() != m_second->text())
        return say(tr("The two new ones differ."));
    m_change->setEnabled(false);
    m_trouble->setText(tr("Changing it…"));
    onAnswer(this, m_desk.peopleDesk().changePassphrase(m_old->text(), m_first->text()),
             [this](const Result<void>& changed) {
                 if (!changed && changed.error().code == ErrorCode::Refused)
                     return say(tr("The one of now is not that."));
                 if (!changed)
                     return say(QString::fromStdString(changed.error().text()));
                 for (PassphraseField* field : {m_old, m_first, m_second})
                     field->wipe();
                 Toast::show(window(), tr("Your passphrase is changed"));
                 dismiss();
             });
}

} // namespace watchdesk::ui
