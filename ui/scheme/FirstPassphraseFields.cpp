#include "ui/scheme/FirstPassphraseFields.h"

#include "desk/FirstPassphrase.h"
#include "desk/PeopleDesk.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseField.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace watchdesk::ui {

FirstPassphraseFields::FirstPassphraseFields(Random& random, QWidget* parent)
    : QWidget(parent), m_random(random), m_first(new PassphraseField(tr("The first passphrase"))),
      m_second(new PassphraseField(tr("The first passphrase again"))),
      m_note(new LabelText(tr("Ten characters or more. They choose their own when they first sign in."),
                           TextStyle::Small, Tone::TextMuted)),
      m_make(new Button(tr("Make one of words"))) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_first->setPlaceholderText(tr("First passphrase"));
    m_second->setPlaceholderText(tr("The same again"));
    m_make->setIconName(QStringLiteral("refresh-cw"));
    m_note->setWrapped(true);
    for (PassphraseField* field : {m_first, m_second}) {
        column->addWidget(field);
        connect(field, &QLineEdit::returnPressed, this, &FirstPassphraseFields::entered);
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_make);
    row->addWidget(m_note, 1);
    column->addLayout(row);
    connect(m_make, &QAbstractButton::clicked, this, &FirstPassphraseFields::make);
}

QString FirstPassphraseFields::passphrase() const {
    return m_first->text();
}

QString FirstPassphraseFields::trouble() const {
    if (m_first->text().trimmed().size() < desk::PeopleDesk::leastLetters)
        return tr("The passphrase has fewer than ten characters.");
    if (m_first->text() != m_second->text())
        return tr("The two passphrases differ.");
    return {};
}

void FirstPassphraseFields::wipe() {
    m_first->wipe();
    m_second->wipe();
}

void FirstPassphraseFields::make() {
    const QString words = desk::makeFirstPassphrase(m_random);
    for (PassphraseField* field : {m_first, m_second})
        field->setText(words);
    m_first->setShown(true);
    m_first->setCursorPosition(0);
    m_note->setText(tr("Shown here and never again: tell them, or let them read it here."));
    m_make->setText(tr("Make another"));
}

} // namespace watchdesk::ui
