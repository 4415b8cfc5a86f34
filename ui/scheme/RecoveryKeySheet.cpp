#include "ui/scheme/RecoveryKeySheet.h"

#include "desk/PeopleDesk.h"
#include "ui/widgets/OnAnswer.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QLineEdit>

namespace watchdesk::ui {

NewRecoveryKeySheet::NewRecoveryKeySheet(QWidget* window, desk::PeopleDesk& people)
    : FormSheet(
          window,
          {tr("A new recovery key?"),
           tr("It opens the store when every passphrase is forgotten. The key that there is now opens nothing that "
              "is written from then on: make a new one when the old paper is lost, or when somebody may have "
              "seen it. The records are sealed anew in the background."),
           tr("Make it"), tr("Leave")}) {
    connect(this, &FormSheet::wanted, this, [this, &people] {
        work(tr("Making it…"));
        onAnswer(this, people.newRecoveryKey(), [this](const Result<QString>& key) {
            if (!key)
                return say(key.error());
            Q_EMIT made(*key);
        });
    });
    openForm(&actButton());
}

RecoveryKeySheet::RecoveryKeySheet(QWidget* window, const QString& key)
    : FormSheet(window, {tr("The recovery key"),
                         tr("It is shown this once. Write it down or keep it as a paper, and put it away from this "
                            "machine. It opens the store when every passphrase is forgotten."),
                         tr("I have written it down"),
                         {}}),
      m_key(new QLineEdit(key)) {
    m_key->setReadOnly(true);
    m_key->setAccessibleName(tr("Recovery key"));
    m_key->setFixedHeight(40);
    m_key->setAlignment(Qt::AlignCenter);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(textFont(TextStyle::Body).pixelSize());
    m_key->setFont(font);
    add(m_key);
    auto* copy = new Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    auto* paper = new Button(tr("Keep as PDF"));
    paper->setIconName(QStringLiteral("file-down"));
    addBeside(copy);
    addBeside(paper);
    connect(copy, &QAbstractButton::clicked, this, [this] {
        QApplication::clipboard()->setText(m_key->text());
        tell(tr("Copied. Whatever is copied next takes its place."));
    });
    connect(paper, &QAbstractButton::clicked, this, &RecoveryKeySheet::paperWanted);
    // By its button alone: Enter in the field does not close what is shown once.
    actButton().setKeyCap({});
    connect(&actButton(), &QAbstractButton::clicked, this, [this] {
        m_key->clear();
        dismiss();
    });
    openForm(copy); // whoever presses Enter once too often copies it
    m_key->setCursorPosition(0);
    setHeld(true);
}

QString RecoveryKeySheet::key() const {
    return m_key->text();
}

} // namespace watchdesk::ui
