#include "ui/control/AnnounceSheet.h"

#include "ui/control/WordsField.h"
#include "ui/widgets/Fields.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

constexpr int wordsHeight = 120;
constexpr int mostNamed = 4;

QString someOf(const QStringList& names) {
    QStringList shown = names.mid(0, mostNamed);
    if (names.size() > mostNamed)
        shown += AnnounceSheet::tr("and %1 more").arg(names.size() - mostNamed);
    return shown.join(QStringLiteral(", ")).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

AnnounceSheet::AnnounceSheet(QWidget* opener, TalkJobs& jobs, const QStringList& channels, const QString& at,
                             const QString& words)
    : FormSheet(opener,
                {tr("Tell it to others"),
                 tr("The desk speaks these words in a voice of its own. Call signs and descriptions, never names."),
                 tr("Say it"), tr("Leave")}),
      m_jobs(jobs), m_channel(new ChoiceField(tr("Channel"))), m_words(new WordsField(wordsHeight)),
      m_byRadio(new QCheckBox(tr("Alt+&R  on the radio, to everybody on the channel"))),
      m_byText(new QCheckBox(tr("Alt+&X  as a text: no set here takes any"))),
      m_byMail(new QCheckBox(tr("Alt+&E  by e-mail: nobody has asked for it"))), m_end(new Button(tr("End it"))) {
    for (const QString& channel : channels)
        m_channel->add(channel, channel);
    m_channel->choose(channels.contains(at) ? at : channels.value(0));
    m_channel->setEnabled(!channels.isEmpty());
    m_words->setPlainText(words);
    m_words->selectAll();
    connect(m_words, &WordsField::entered, &actButton(), &QAbstractButton::click);
    FormSheet::add(tr("Channel"), m_channel);
    FormSheet::add(tr("Words"), m_words);
    auto* ways = new QWidget;
    auto* column = new QVBoxLayout(ways);
    column->setContentsMargins(0, 0, 0, 0);
    for (QCheckBox* way : {m_byRadio, m_byText, m_byMail})
        column->addWidget(way);
    m_byRadio->setChecked(true);
    m_spoken = channels;
    showRadio();
    m_byText->setEnabled(false);
    m_byMail->setEnabled(false);
    FormSheet::add(tr("How"), ways);
    m_end->setIconName(QStringLiteral("square"));
    m_end->hide();
    addBeside(m_end);
    connect(m_end, &Button::clicked, this, [this] { m_jobs.endAnnouncement(); });
    connect(m_channel, &QComboBox::currentIndexChanged, this, &AnnounceSheet::showTexts);
    connect(m_channel, &QComboBox::currentIndexChanged, this, &AnnounceSheet::showRadio);
    connect(this, &FormSheet::wanted, this, &AnnounceSheet::say);
    connect(this, &Overlay::dismissed, this, [this] {
        if (m_saying)
            m_jobs.endAnnouncement();
    });
    openForm(m_words);
}

void AnnounceSheet::setSpoken(const QStringList& spoken, const QString& why) {
    m_spoken = spoken;
    m_whyNotSpoken = why;
    showRadio();
}

void AnnounceSheet::showRadio() {
    const bool may = m_spoken.contains(m_channel->id());
    m_byRadio->setEnabled(may);
    m_byRadio->setChecked(m_byRadio->isChecked() && may);
    m_byRadio->setText(may ? tr("Alt+&R  on the radio, to everybody on the channel")
                           : tr("Alt+&R  on the radio: %1").arg(m_whyNotSpoken));
}

void AnnounceSheet::offerTexts(TextJobs& texts) {
    m_texts = &texts;
    showTexts();
}

/// The whole talkgroup where the channel has such an address, else each set that takes texts.
QVector<desk::TextTarget> AnnounceSheet::sets() const {
    if (m_texts == nullptr)
        return {};
    const QVector<desk::TextTarget> all = m_texts->targets(m_channel->id());
    const auto everybody =
        std::find_if(all.cbegin(), all.cend(), [](const desk::TextTarget& to) { return to.callSign.isEmpty(); });
    return everybody == all.cend() ? all : QVector<desk::TextTarget>{*everybody};
}

QVector<desk::TextTarget> AnnounceSheet::setsLeft() const {
    QVector<desk::TextTarget> left = sets();
    left.removeIf([this](const desk::TextTarget& to) { return m_textedTo.contains(to.address); });
    return left;
}

void AnnounceSheet::showTexts() {
    QStringList names;
    for (const desk::TextTarget& to : sets())
        names += to.callSign.isEmpty() ? tr("everybody on the channel") : to.callSign;
    m_byText->setEnabled(!names.isEmpty());
    m_byText->setChecked(m_byText->isChecked() && !names.isEmpty());
    m_byText->setText(names.isEmpty() ? tr("Alt+&X  as a text: no set here takes any")
                                      : tr("Alt+&X  as a text, to %1").arg(someOf(names)));
}

void AnnounceSheet::offerMail(const QStringList& names, Mail mail) {
    m_mail = std::move(mail);
    m_byMail->setEnabled(!names.isEmpty());
    m_byMail->setText(names.isEmpty() ? tr("Alt+&E  by e-mail: nobody has asked for it")
                                      : tr("Alt+&E  by e-mail, to %1").arg(someOf(names)));
}

void AnnounceSheet::say() {
    if (!m_byRadio->isChecked() && !m_byText->isChecked() && !m_byMail->isChecked())
        return FormSheet::say(tr("Choose at least one way: Alt+R, Alt+X or Alt+E."));
    // Whatever is typed meanwhile, or before a second try, everybody is told the same.
    if (m_told.isEmpty() && m_textedTo.isEmpty())
        m_saidWords = m_words->toPlainText();
    m_words->setReadOnly(true);
    m_channel->setEnabled(false);
    work(tr("Saying it…"));
    sayByMail();
}

void AnnounceSheet::failed(const Error& error) {
    m_saying = false;
    m_end->hide();
    const bool nobodyKnows = m_told.isEmpty() && m_textedTo.isEmpty();
    m_words->setReadOnly(!nobodyKnows);
    m_channel->setEnabled(nobodyKnows && m_channel->count() > 0);
    FormSheet::say(error);
}

/// What has gone does not go again when another way failed.
void AnnounceSheet::done(QCheckBox* way, const QString& how) {
    way->setChecked(false);
    m_told += how;
}

void AnnounceSheet::sayByMail() {
    if (!m_byMail->isChecked())
        return sayByText();
    onAnswer(this, m_mail(m_saidWords), [this](const Result<int>& letters) {
        if (!letters)
            return failed(letters.error());
        done(m_byMail, tr("by mail"));
        sayByText();
    });
}

void AnnounceSheet::sayByText() {
    const QVector<desk::TextTarget> to = m_byText->isChecked() ? setsLeft() : QVector<desk::TextTarget>();
    if (to.isEmpty())
        return sayByRadio();
    auto left = std::make_shared<int>(static_cast<int>(to.size()));
    auto wrong = std::make_shared<std::optional<Error>>();
    for (const desk::TextTarget& one : to)
        onAnswer(this, m_texts->send(m_channel->id(), one, m_saidWords),
                 [this, left, wrong, address = one.address](const Result<domain::RadioText>& sent) {
                     if (!sent)
                         *wrong = sent.error();
                     else
                         m_textedTo.insert(address);
                     if (--*left > 0)
                         return;
                     if (*wrong)
                         return failed(**wrong);
                     done(m_byText, tr("as a text"));
                     sayByRadio();
                 });
}

void AnnounceSheet::sayByRadio() {
    const auto end = [this] {
        dismiss();
        Q_EMIT said(m_told.join(QStringLiteral(", ")));
    };
    if (!m_byRadio->isChecked())
        return end();
    const QString channel = m_channel->id();
    m_saying = true;
    m_end->show();
    onAnswer(this, m_jobs.announce(channel, m_saidWords), [this, channel, end](const Result<void>& result) {
        if (!result)
            return failed(result.error());
        m_saying = false;
        m_end->hide();
        done(m_byRadio, tr("on %1").arg(channel));
        end();
    });
}

} // namespace watchdesk::ui
