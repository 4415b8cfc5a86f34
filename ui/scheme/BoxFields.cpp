#include "ui/scheme/BoxFields.h"

#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/PortField.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

// In the order of mail::Privacy.
constexpr int usualPorts[] = {143, 993, 143};

} // namespace

BoxFields::BoxFields(QWidget* parent)
    : QWidget(parent), m_host(lineField(tr("Box server"), {}, tr("none: reports are noted by hand"))),
      m_port(portField(tr("Port of the box server"))), m_privacy(new ChoiceField(tr("The box is kept private by"))),
      m_folder(lineField(tr("Folder of the box"), {}, QStringLiteral("INBOX"))),
      m_user(lineField(tr("User of the box"), {}, tr("the sender's"))),
      m_password(lineField(tr("Password of the box"))), m_test(new Button(tr("Test the box"))),
      m_said(new LabelText({}, TextStyle::Body, Tone::Soon)) {
    m_password->setEchoMode(QLineEdit::Password);
    m_privacy->add(tr("STARTTLS, required"), QStringLiteral("starttls"));
    m_privacy->add(tr("TLS from the beginning"), QStringLiteral("tls"));
    m_privacy->add(tr("nothing (this machine alone)"), QStringLiteral("plain"));
    // The usual port of the way that was chosen, unless another was typed.
    connect(m_privacy, &QComboBox::activated, this, [this](int way) {
        if (std::find(std::begin(usualPorts), std::end(usualPorts), m_port->value()) != std::end(usualPorts))
            m_port->setValue(usualPorts[way]);
    });
    connect(m_test, &QAbstractButton::clicked, this, &BoxFields::testAsked);
    makeLayout();
}

void BoxFields::makeLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    addField(column, tr("Host name, port"), fieldPair(m_host, 320, m_port));
    addField(column, tr("Kept private by, folder"), fieldPair(m_privacy, 250, m_folder));
    addField(column, tr("User, password"), fieldPair(m_user, 220, m_password));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    column->addLayout(buttons);
    m_said->setWrapped(true);
    m_said->hide();
    column->addWidget(m_said);
}

void BoxFields::edit(const desk::BoxSetup& box) {
    m_host->setText(box.host);
    m_port->setValue(box.port);
    m_privacy->setCurrentIndex(static_cast<int>(box.privacy));
    m_folder->setText(box.folder);
    m_user->setText(box.user);
    m_password->clear();
    m_password->setPlaceholderText(box.passwordFile.isEmpty() ? tr("the mail server's")
                                                              : tr("kept; type another to change it"));
}

desk::BoxSetup BoxFields::typed(desk::BoxSetup kept) const {
    kept.host = m_host->text().trimmed();
    kept.port = m_port->value();
    kept.privacy = static_cast<decltype(kept.privacy)>(m_privacy->currentIndex());
    kept.user = m_user->text().trimmed();
    kept.folder = m_folder->text().trimmed();
    if (kept.folder.isEmpty())
        kept.folder = desk::BoxSetup().folder;
    return kept;
}

std::optional<QString> BoxFields::password() const {
    return m_password->text().isEmpty() ? std::nullopt : std::optional(m_password->text());
}

void BoxFields::clearPassword() {
    m_password->clear();
}

QString BoxFields::asTyped() const {
    const desk::BoxSetup now = typed({});
    return QStringList{now.host,   QString::number(now.port), m_privacy->currentText(), now.user,
                       now.folder, m_password->text()}
        .join(QLatin1Char('\n'));
}

void BoxFields::testing() {
    m_test->setEnabled(false);
    m_said->setTone(Tone::Text2);
    m_said->setText(tr("Signing in…"));
    m_said->show();
}

void BoxFields::say(const QString& words, bool good) {
    m_test->setEnabled(true);
    m_said->setTone(good ? Tone::Good : Tone::Soon);
    m_said->setText(words);
    m_said->setVisible(!words.isEmpty());
}

QString BoxFields::said() const {
    return m_said->isHidden() ? QString() : m_said->text();
}

QString boxTrialText(const desk::MailTrial& trial) {
    if (!trial.good)
        return BoxFields::tr("It cannot be looked through: %1").arg(trial.words);
    if (trial.reports == 0)
        return BoxFields::tr("It can be looked through. No unread reports are in it.");
    return trial.reports == 1
               ? BoxFields::tr("It can be looked through. 1 unread report is in it.")
               : BoxFields::tr("It can be looked through. %1 unread reports are in it.").arg(trial.reports);
}

} // namespace watchdesk::ui
