#include "ui/control/AnnounceSheet.h"

#include "ui/control/WordsField.h"
#include "ui/widgets/Fields.h"

namespace watchdesk::ui {

namespace {
constexpr int wordsHeight = 120;
} // namespace

AnnounceSheet::AnnounceSheet(QWidget* opener, TalkJobs& jobs, const QStringList& channels, const QString& at,
                             const QString& words)
    : FormSheet(opener,
                {tr("Say it on the radio"),
                 tr("The desk speaks these words in a voice of its own. Call signs and descriptions, never names."),
                 tr("Say it"), tr("Leave")}),
      m_jobs(jobs), m_channel(new ChoiceField(tr("Channel"))), m_words(new WordsField(wordsHeight)),
      m_end(new Button(tr("End it"))) {
    for (const QString& channel : channels)
        m_channel->add(channel, channel);
    m_channel->choose(channels.contains(at) ? at : channels.first());
    m_words->setPlainText(words);
    m_words->selectAll();
    connect(m_words, &WordsField::entered, &actButton(), &QAbstractButton::click);
    FormSheet::add(tr("Channel"), m_channel);
    FormSheet::add(tr("Words"), m_words);
    m_end->setIconName(QStringLiteral("square"));
    m_end->hide();
    addBeside(m_end);
    connect(m_end, &Button::clicked, this, [this] { m_jobs.endAnnouncement(); });
    connect(this, &FormSheet::wanted, this, &AnnounceSheet::say);
    connect(this, &Overlay::dismissed, this, [this] {
        if (m_saying)
            m_jobs.endAnnouncement();
    });
    openForm(m_words);
}

void AnnounceSheet::say() {
    const QString channel = m_channel->id();
    m_saying = true;
    m_end->show();
    work(tr("Saying it…"));
    onAnswer(this, m_jobs.announce(channel, m_words->toPlainText()), [this, channel](const Result<void>& done) {
        m_saying = false;
        m_end->hide();
        if (!done)
            return FormSheet::say(done.error());
        dismiss();
        Q_EMIT said(channel);
    });
}

} // namespace watchdesk::ui
