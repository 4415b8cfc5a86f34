#include "ui/shell/QuickKeySheet.h"

#include "desk/Desk.h"
#include "ui/shell/PassphraseField.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/Toast.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

QuickKeySheet::QuickKeySheet(QWidget* window, desk::Desk& desk)
    : Overlay(window, tr("Set a quick key")), m_desk(desk), m_first(new PassphraseField(tr("The quick key"))),
      m_second(new PassphraseField(tr("The quick key again"))),
      m_trouble(new LabelText({}, TextStyle::Small, Tone::Soon)),
      m_set(new Button(tr("Set it"), nullptr, Button::Kind::Primary)) {
    auto* column = new QVBoxLayout(box());
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addWidget(new LabelText(tr("Set a quick key"), TextStyle::Head));
    auto* reason =
        new LabelText(tr("Four characters or more, for coming back to a desk that was locked. It is kept in "
                         "memory until the program ends or somebody else signs in; after three wrong ones only "
                         "the passphrase opens."),
                      TextStyle::Body, Tone::TextMuted);
    reason->setWrapped(true);
    column->addWidget(reason);
    m_first->setPlaceholderText(tr("The quick key"));
    m_second->setPlaceholderText(tr("The same again"));
    for (PassphraseField* field : {m_first, m_second}) {
        connect(field, &QLineEdit::returnPressed, this, &QuickKeySheet::set);
        column->addWidget(field);
    }
    m_trouble->setWrapped(true);
    column->addWidget(m_trouble);
    auto* row = new QHBoxLayout;
    m_set->setKeyCap(tr("Enter"));
    row->addWidget(m_set);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_set, &QAbstractButton::clicked, this, &QuickKeySheet::set);
    open({520, 314});
    m_first->setFocus();
}

void QuickKeySheet::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_set->setEnabled(true);
}

void QuickKeySheet::set() {
    if (!m_set->isEnabled())
        return;
    if (m_first->text() != m_second->text())
        return say(tr("The two differ."));
    m_set->setEnabled(false);
    onAnswer(this, m_desk.setQuickKey(m_first->text()), [this](const Result<void>& set) {
        if (!set)
            return say(QString::fromStdString(set.error().text()));
        for (PassphraseField* field : {m_first, m_second})
            field->wipe();
        Toast::show(window(), tr("The quick key is set"));
        dismiss();
    });
}

} // namespace watchdesk::ui
