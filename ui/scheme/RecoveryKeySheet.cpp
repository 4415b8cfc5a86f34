#include "ui/scheme/RecoveryKeySheet.h"

#include "desk/PeopleDesk.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/RecoveryKeyField.h"
#include "ui/widgets/SecretClipboard.h"

#include <utility>

namespace watchdesk::ui {

NewRecoveryKeySheet::NewRecoveryKeySheet(QWidget* window, desk::PeopleDesk& people)
    : FormSheet(
          window,
          {tr("A new recovery key?"),
           tr("It opens the store when every passphrase is forgotten. The key that there is now opens nothing that "
              "is written from then on: make a new one when the old paper is lost, or when somebody may have "
              "seen it. The records are sealed anew in the background."),
           tr("Make it"), tr("Leave")}) {
    connect(this, &FormSheet::wanted, this, [this, &people] { make(people); });
    openForm(&actButton());
}

void NewRecoveryKeySheet::make(desk::PeopleDesk& people) {
    setShownOnce(true);
    work(tr("Making it…"));
    onAnswer(this, people.newRecoveryKey(), [this](const Result<QString>& key) {
        if (!key) {
            setShownOnce(false);
            return say(key.error());
        }
        m_made = *key;
        if (isVisible())
            reveal();
    });
}

void NewRecoveryKeySheet::reveal() {
    setHeld(false);
    auto* sheet = new RecoveryKeySheet(window(), std::exchange(m_made, {}));
    Q_EMIT made(sheet);
}

void NewRecoveryKeySheet::showEvent(QShowEvent* event) {
    FormSheet::showEvent(event);
    if (!m_made.isEmpty())
        QMetaObject::invokeMethod(this, &NewRecoveryKeySheet::reveal, Qt::QueuedConnection);
}

RecoveryKeySheet::RecoveryKeySheet(QWidget* window, const QString& key)
    : FormSheet(window, {tr("The recovery key"),
                         tr("It is shown this once. Write it down or keep it as a paper, and put it away from this "
                            "machine. It opens the store when every passphrase is forgotten."),
                         tr("I have written it down"),
                         {}}),
      m_key(new RecoveryKeyField(key)), m_paper(new Button(tr("Keep as PDF"))) {
    add(m_key);
    auto* copy = new Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    m_paper->setIconName(QStringLiteral("file-down"));
    m_paper->hide();
    addBeside(copy);
    addBeside(m_paper);
    connect(copy, &QAbstractButton::clicked, this, [this] {
        copySecret(m_key->text());
        tell(tr("Copied. It leaves the clipboard after a minute."));
    });
    connect(m_paper, &QAbstractButton::clicked, this, &RecoveryKeySheet::paperWanted);
    // By its button alone: Enter in the field does not close what is shown once.
    actButton().setKeyCap({});
    connect(&actButton(), &QAbstractButton::clicked, this, [this] {
        m_key->clear();
        dismiss();
    });
    // In the key: whoever presses Enter or the space bar once too often neither closes it nor copies it.
    openForm(m_key);
    m_key->setCursorPosition(0);
    setHeld(true);
    setShownOnce(true);
}

void RecoveryKeySheet::offerPaper(bool offered) {
    m_paper->setVisible(offered);
}

QString RecoveryKeySheet::key() const {
    return m_key->text();
}

} // namespace watchdesk::ui
