#include "ui/control/TextSheet.h"

#include "ui/control/WordsField.h"
#include "ui/widgets/Choice.h"
#include "ui/widgets/Fields.h"

#include <QCompleter>
#include <QLineEdit>

namespace watchdesk::ui {

namespace {

constexpr int wordsHeight = 96;

QString wordsOf(const desk::TextTarget& target) {
    if (target.callSign.isEmpty())
        return TextSheet::tr("Everybody on the channel");
    return target.premises.isEmpty() ? target.callSign : target.callSign + QLatin1Char(' ') + target.premises;
}

} // namespace

TextSheet::TextSheet(QWidget* opener, TextJobs& jobs, const QStringList& channels, const QString& at)
    : FormSheet(opener, {tr("A text to a radio"), tr("Say call signs and descriptions, never names."), tr("Send"),
                         tr("Leave")}),
      m_jobs(jobs), m_channel(new ChoiceField(tr("Channel"))), m_to(new Choice), m_words(new WordsField(wordsHeight)) {
    for (const QString& channel : channels)
        m_channel->add(channel, channel);
    m_channel->choose(channels.contains(at) ? at : channels.first());
    m_to->setEditable(true);
    m_to->setInsertPolicy(QComboBox::NoInsert);
    m_to->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_to->completer()->setFilterMode(Qt::MatchContains);
    m_words->setPlaceholderText(tr("Male, grey hoodie, from C07 towards the market"));
    connect(m_words, &WordsField::entered, &actButton(), &QAbstractButton::click);
    FormSheet::add(tr("Channel"), m_channel);
    FormSheet::add(tr("To (a call sign, a number or a SIP address)"), m_to);
    FormSheet::add(tr("Words"), m_words);
    takeTargets();
    connect(m_channel, &QComboBox::currentIndexChanged, this, &TextSheet::takeTargets);
    connect(this, &FormSheet::wanted, this, &TextSheet::send);
    openForm(m_words);
}

void TextSheet::takeTargets() {
    m_targets = m_jobs.targets(m_channel->id());
    m_to->clear();
    for (const desk::TextTarget& target : std::as_const(m_targets))
        m_to->addItem(wordsOf(target));
    m_to->setCurrentIndex(m_targets.isEmpty() ? -1 : 0);
}

// One of the list, a call sign of it, or a number as it is typed.
desk::TextTarget TextSheet::target() const {
    const QString typed = m_to->currentText().trimmed();
    for (const desk::TextTarget& target : m_targets)
        if (typed.compare(wordsOf(target), Qt::CaseInsensitive) == 0 ||
            (!target.callSign.isEmpty() && typed.compare(target.callSign, Qt::CaseInsensitive) == 0))
            return target;
    return {typed, {}, {}, {}};
}

void TextSheet::send() {
    const desk::TextTarget to = target();
    work(tr("Sending…"));
    onAnswer(this, m_jobs.send(m_channel->id(), to, m_words->toPlainText()),
             [this, to](const Result<domain::RadioText>& kept) {
                 if (!kept)
                     return say(kept.error());
                 const QString whom =
                     to.callSign.isEmpty() && to.radioSetId.isEmpty() ? m_to->currentText() : to.callSign;
                 dismiss();
                 Q_EMIT sent(whom);
             });
}

} // namespace watchdesk::ui
