#include "ui/scheme/EraseSheet.h"

#include "ui/scheme/DueModel.h"
#include "ui/widgets/Choice.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"
#include "ui/widgets/PassphraseField.h"

#include <QComboBox>
#include <QLineEdit>

namespace watchdesk::ui {

QString countsOf(const QVector<desk::DueRow>& records) {
    QStringList kinds;
    QMap<QString, int> counts;
    for (const desk::DueRow& record : records) {
        if (++counts[record.entity] == 1)
            kinds += record.entity;
    }
    QStringList words;
    for (const QString& kind : kinds)
        words += QStringLiteral("%1: %2").arg(kindTitle(kind)).arg(counts.value(kind));
    return words.join(QStringLiteral(", "));
}

EraseSheet::EraseSheet(QWidget* window, desk::RetentionDesk& retention, const QVector<desk::DueRow>& records,
                       const QVector<domain::Person>& others)
    : FormSheet(
          window,
          {tr("Erase for good"),
           tr("This cannot be undone by anybody. Backups from before still hold it until they are destroyed; what "
              "a restored one brings back is erased again."),
           tr("Erase for good"), tr("Leave")},
          Button::Kind::Act),
      m_retention(retention), m_records(records), m_counts(countsOf(records)), m_reason(new QLineEdit),
      m_second(new Choice), m_passphrase(new PassphraseField(tr("The second person's passphrase"))),
      m_stop(new Button(tr("Stop after this record"))) {
    auto* counts = new LabelText(m_counts, TextStyle::BodySemibold);
    counts->setWrapped(true);
    FormSheet::add(counts);
    m_reason->setFixedHeight(32);
    m_second->setFixedHeight(32);
    for (const domain::Person& person : others)
        m_second->addItem(person.name);
    m_passphrase->setPlaceholderText(tr("They type it themselves"));
    FormSheet::add(tr("Reason, kept on the certificate"), m_reason);
    FormSheet::add(tr("The second person"), m_second);
    FormSheet::add(tr("Their passphrase"), m_passphrase);
    addBeside(m_stop);
    m_stop->hide();
    actButton().setKeyCap({});
    connect(m_stop, &QAbstractButton::clicked, this, [this] { m_retention.cancel(); });
    connect(this, &FormSheet::wanted, this, &EraseSheet::erase);
    connect(&m_retention, &desk::RetentionDesk::progress, this,
            [this](int done, int of) { tell(tr("Erasing: %1 of %2").arg(done).arg(of)); });
    openForm(m_reason);
    if (others.isEmpty()) {
        say(tr("Nobody else may erase. Two are needed: another coordinator or administrator has to be added first."));
        actButton().setEnabled(false);
    }
}

void EraseSheet::erase() {
    if (m_reason->text().simplified().isEmpty())
        return say(tr("Say why it is erased."));
    if (m_passphrase->text().isEmpty())
        return say(tr("The second person has to type their passphrase."));
    work(tr("Looking at the passphrase…"));
    m_stop->show();
    onAnswer(
        this,
        m_retention.erase(m_records, {m_second->currentText(), m_passphrase->text()}, m_reason->text().simplified()),
        [this](const Result<desk::ErasureCertificate>& certificate) {
            m_stop->hide();
            m_passphrase->wipe();
            Q_EMIT ended();
            if (!certificate)
                return say(certificate.error());
            dismiss();
            Q_EMIT erased(*certificate);
        });
}

} // namespace watchdesk::ui
