#include "ui/scheme/MailForm.h"

#include "ui/scheme/BoxFields.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/PortField.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QScrollArea>
#include <QSpinBox>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

// In the order of mail::Privacy.
const QStringList privacyIds{QStringLiteral("starttls"), QStringLiteral("tls"), QStringLiteral("plain")};
constexpr int usualPorts[] = {587, 465, 25};

/// Once it is laid out.
void bringIntoSight(QWidget* widget) {
    QTimer::singleShot(0, widget, [widget] {
        for (QWidget* up = widget->parentWidget(); up != nullptr; up = up->parentWidget()) {
            if (auto* area = qobject_cast<QScrollArea*>(up))
                area->ensureWidgetVisible(widget);
        }
    });
}

} // namespace

MailForm::MailForm(desk::PostDesk& post, QWidget* parent)
    : QWidget(parent), m_post(post), m_host(lineField(tr("Mail server"), {}, QStringLiteral("mail.example.org"))),
      m_port(portField(tr("Port"))), m_privacy(new ChoiceField(tr("Kept private by"))),
      m_user(lineField(tr("User"), {}, tr("none"))), m_password(lineField(tr("Password"))),
      m_caFile(lineField(tr("File of the authority"), {}, tr("those of this machine"))),
      m_from(lineField(tr("Sender's address"), {}, QStringLiteral("watch@example.org"))),
      m_fromName(lineField(tr("Sender's name"), {}, tr("Ashby Cross Shop Watch"))), m_box(new BoxFields),
      m_to(lineField(tr("Send a trial to"), {}, tr("your own address"))), m_try(new Button(tr("Try it"))),
      m_trouble(new LabelText({}, TextStyle::Body, Tone::Soon)),
      m_talk(new LabelText({}, TextStyle::Small, Tone::Text2)) {
    setAccessibleName(tr("Mail server"));
    m_password->setEchoMode(QLineEdit::Password);
    m_privacy->add(tr("STARTTLS, required"), privacyIds.at(0));
    m_privacy->add(tr("TLS from the beginning"), privacyIds.at(1));
    m_privacy->add(tr("nothing (this machine alone)"), privacyIds.at(2));
    // The usual port of the way that was chosen, unless another was typed.
    connect(m_privacy, &QComboBox::activated, this, [this](int way) {
        if (std::find(std::begin(usualPorts), std::end(usualPorts), m_port->value()) != std::end(usualPorts))
            m_port->setValue(usualPorts[way]);
    });
    connect(m_box, &BoxFields::testAsked, this, &MailForm::testBox);
    makeLayout();
    edit({});
}

void MailForm::makeLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(6);
    column->addWidget(new SectionHead(tr("Mail server")));
    addField(column, tr("Host name, port"), fieldPair(m_host, 320, m_port));
    addField(column, tr("Kept private by, certificates of"), fieldPair(m_privacy, 250, m_caFile));
    addField(column, tr("User, password"), fieldPair(m_user, 220, m_password));
    column->addWidget(new SectionHead(tr("Sender")));
    addField(column, tr("Address, name"), fieldPair(m_from, 220, m_fromName));
    column->addWidget(new SectionHead(tr("Mail box of the sender")));
    column->addWidget(m_box);
    column->addSpacing(6);
    layButtons(column);
    layTrial(column);
    column->addStretch(1);
}

void MailForm::layButtons(QVBoxLayout* column) {
    auto* keep = new Button(tr("Keep it"), nullptr, Button::Kind::Primary);
    connect(keep, &QAbstractButton::clicked, this, &MailForm::keep);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(keep);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void MailForm::layTrial(QVBoxLayout* column) {
    connect(m_try, &QAbstractButton::clicked, this, &MailForm::tryOut);
    m_try->setKeyCap(tr("Ctrl T"));
    column->addSpacing(6);
    column->addWidget(new SectionHead(tr("Trial")));
    column->addWidget(new LabelText(tr("Send a trial to"), TextStyle::Small, Tone::TextMuted));
    auto* trial = new QHBoxLayout;
    trial->setSpacing(8);
    trial->addWidget(m_to, 1);
    trial->addWidget(m_try);
    column->addLayout(trial);
    for (LabelText* label : {m_trouble, m_talk}) {
        label->setWrapped(true);
        label->hide();
        column->addWidget(label);
    }
}

void MailForm::edit(const desk::MailSetup& setup) {
    m_setup = setup;
    m_host->setText(setup.host);
    m_port->setValue(setup.port);
    m_privacy->setCurrentIndex(static_cast<int>(setup.privacy));
    m_user->setText(setup.user);
    m_password->clear();
    m_password->setPlaceholderText(setup.passwordFile.isEmpty() ? tr("none") : tr("kept; type another to change it"));
    m_caFile->setText(setup.caFile);
    m_from->setText(setup.from);
    m_fromName->setText(setup.fromName);
    m_box->edit(setup.box);
    m_untouched = asTyped();
}

void MailForm::show(const desk::MailSetup& setup) {
    if (asTyped() == m_untouched)
        edit(setup);
    else
        m_setup = setup;
}

QString MailForm::asTyped() const {
    const desk::MailSetup now = typed();
    return QStringList{
        now.host,     QString::number(now.port), m_privacy->currentText(), now.user, now.caFile, now.from,
        now.fromName, m_password->text(),        m_box->asTyped()}
        .join(QLatin1Char('\n'));
}

desk::MailSetup MailForm::typed() const {
    desk::MailSetup setup = m_setup;
    setup.host = m_host->text().trimmed();
    setup.port = m_port->value();
    setup.privacy = static_cast<decltype(setup.privacy)>(m_privacy->currentIndex());
    setup.user = m_user->text().trimmed();
    setup.caFile = m_caFile->text().trimmed();
    setup.from = m_from->text().trimmed();
    setup.fromName = m_fromName->text().simplified();
    setup.box = m_box->typed(m_setup.box);
    return setup;
}

std::optional<QString> MailForm::password() const {
    return m_password->text().isEmpty() ? std::nullopt : std::optional(m_password->text());
}

/// The box is tried with what would be kept: its own password, else that of the mail server for the same user.
std::optional<QString> MailForm::boxTestPassword() const {
    const desk::MailSetup now = typed();
    const bool shared = now.box.passwordFile.isEmpty() && desk::boxUserOf(now) == now.user;
    return m_box->password() || !shared ? m_box->password() : password();
}

QString MailForm::trouble() const {
    return m_trouble->isHidden() ? QString() : m_trouble->text();
}

QString MailForm::conversation() const {
    return m_talk->text();
}

void MailForm::say(const QString& words, bool good) {
    m_trouble->setTone(good ? Tone::Good : Tone::Soon);
    m_trouble->setText(words);
    m_trouble->setVisible(!words.isEmpty());
    if (!words.isEmpty())
        bringIntoSight(m_trouble);
    m_talk->setText({});
    m_talk->hide();
}

void MailForm::keep() {
    say({});
    onAnswer(this, m_post.setSetup(typed(), password(), m_box->password()),
             [this, sent = asTyped()](const Result<void>& done) {
                 if (!done)
                     return say(QString::fromStdString(done.error().text()));
                 const bool same = asTyped() == sent; // what was typed since is not kept
                 if (same) {
                     m_password->clear();
                     m_box->clearPassword();
                 }
                 m_untouched = same ? asTyped() : sent;
                 Q_EMIT kept();
             });
}

void MailForm::tryOut() {
    say(tr("Sending one letter…"), true);
    m_try->setEnabled(false);
    onAnswer(this, m_post.tryOut(typed(), password(), m_to->text().trimmed()),
             [this](const Result<desk::MailTrial>& trial) {
                 m_try->setEnabled(true);
                 if (!trial)
                     return say(QString::fromStdString(trial.error().text()));
                 say(trial->good ? tr("The mail server has taken it: look into your box.")
                                 : tr("Not sent: %1").arg(trial->words),
                     trial->good);
                 m_talk->setText(trial->conversation.join(QLatin1Char('\n')));
                 m_talk->setVisible(!trial->conversation.isEmpty());
                 bringIntoSight(m_talk);
                 bringIntoSight(m_trouble);
             });
}

void MailForm::testBox() {
    m_box->testing();
    onAnswer(this, m_post.box().tryOut(typed(), boxTestPassword()), [this](const Result<desk::MailTrial>& trial) {
        m_box->say(trial ? boxTrialText(*trial) : QString::fromStdString(trial.error().text()), trial && trial->good);
    });
}

} // namespace watchdesk::ui
