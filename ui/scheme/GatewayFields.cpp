#include "ui/scheme/GatewayFields.h"

#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/PortField.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"

#include <QSpinBox>
#include <QTemporaryFile>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

GatewayFields::GatewayFields(QWidget* parent)
    : QWidget(parent), m_which(new ChoiceField(tr("Gateway"))),
      m_name(lineField(tr("Name of the gateway"), {}, QStringLiteral("town"))),
      m_host(lineField(tr("Host name or address"), {}, QStringLiteral("192.168.1.20"))),
      m_transport(new ChoiceField(tr("Transport"))), m_port(portField(tr("Port"))),
      m_srtp(new ChoiceField(tr("Encryption of the sound"))),
      m_srtpTrouble(new LabelText({}, TextStyle::Small, Tone::Soon)), m_user(lineField(tr("The desk's name there"))),
      m_bind(lineField(tr("The desk's own address and port"))), m_password(lineField(tr("Password at the gateway"))),
      m_register(new ChoiceField(tr("Signing in"))),
      m_caFile(lineField(tr("File of the authority"), {}, tr("those of this machine"))) {
    fillChoices();
    m_password->setEchoMode(QLineEdit::Password);
    m_srtpTrouble->setWrapped(true);
    m_srtpTrouble->hide();
    makeLayout();
    connect(m_transport, &QComboBox::currentIndexChanged, this, &GatewayFields::showTransport);
    connect(m_which, &QComboBox::currentIndexChanged, this, &GatewayFields::showChosen);
    for (const QComboBox* one : {m_transport, m_srtp})
        connect(one, &QComboBox::currentIndexChanged, m_srtpTrouble, &QWidget::hide);
}

GatewayFields::~GatewayFields() = default;

void GatewayFields::fillChoices() {
    for (const char* one : {"udp", "tcp", "tls"})
        m_transport->add(QString::fromLatin1(one).toUpper(), QString::fromLatin1(one));
    // In the order of radio::Srtp.
    m_srtp->add(tr("never encrypted"), QStringLiteral("off"));
    m_srtp->add(tr("encrypted if possible"), QStringLiteral("prefer"));
    m_srtp->add(tr("only encrypted"), QStringLiteral("require"));
    m_register->add(tr("it knows the desk"), {});
    m_register->add(tr("the desk signs in there"), QStringLiteral("register"));
}

void GatewayFields::makeLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    addField(column, tr("Which"), m_which);
    addField(column, tr("Name, host name or address"), fieldPair(m_name, 120, m_host));
    addField(column, tr("Transport, port, encryption of the sound (with TLS)"),
             fieldPair(m_transport, 120, fieldPair(m_port, 82, m_srtp)));
    column->addWidget(m_srtpTrouble);
    addField(column, tr("The desk's name there, its own address"), fieldPair(m_user, 120, m_bind));
    addField(column, tr("Password, how the gateway finds the desk"), fieldPair(m_password, 210, m_register));
    m_caRow = new QWidget;
    auto* ca = new QVBoxLayout(m_caRow);
    ca->setContentsMargins(0, 0, 0, 0);
    ca->setSpacing(6);
    addField(ca, tr("Whose certificates are trusted (a PEM file)"), m_caFile);
    column->addWidget(m_caRow);
}

const radio::GatewayConfig* GatewayFields::known(const QString& name) const {
    const auto at = std::ranges::find(m_known, name.toStdString(), &radio::GatewayConfig::name);
    return name.isEmpty() || at == m_known.end() ? nullptr : &*at;
}

void GatewayFields::offer() {
    m_which->clear();
    for (const radio::GatewayConfig& one : m_known)
        m_which->add(QString::fromStdString(one.name), QString::fromStdString(one.name));
    m_which->add(tr("a new one"), {});
}

void GatewayFields::edit(const std::vector<radio::GatewayConfig>& known, const QString& name) {
    m_known = known;
    offer();
    if (this->known(name) == nullptr)
        m_which->setCurrentIndex(0);
    else
        m_which->choose(name);
    showChosen();
}

void GatewayFields::rebase(const std::vector<radio::GatewayConfig>& known, const QString& name) {
    m_known = known;
    const QSignalBlocker quiet(m_which); // its fields stay as they are typed
    offer();
    m_which->choose(name);
}

void GatewayFields::showChosen() {
    radio::GatewayConfig shown;
    shown.host.clear();
    shown.bind = "0.0.0.0:0"; // whichever of the machine's addresses leads there
    if (const radio::GatewayConfig* one = known(chosen()))
        shown = *one;
    m_name->setText(QString::fromStdString(shown.name));
    m_host->setText(QString::fromStdString(shown.host));
    m_host->setCursorPosition(0);
    m_port->setValue(shown.port);
    m_transport->choose(QString::fromStdString(shown.transport));
    m_srtp->setCurrentIndex(static_cast<int>(shown.srtp));
    m_srtpTrouble->hide();
    m_user->setText(QString::fromStdString(shown.user));
    m_bind->setText(QString::fromStdString(shown.bind));
    m_password->clear();
    m_password->setPlaceholderText(shown.passwordFile.empty() ? tr("none") : tr("kept; type another to change it"));
    m_register->choose(shown.registers ? QStringLiteral("register") : QString());
    m_caFile->setText(QString::fromStdString(shown.caFile));
    showTransport();
}

void GatewayFields::showTransport() {
    const bool tls = m_transport->id() == QLatin1String("tls");
    m_caRow->setVisible(tls);
    // The ports that IANA gives; one that was typed stays.
    if (tls && m_port->value() == 5060)
        m_port->setValue(5061);
    else if (!tls && m_port->value() == 5061)
        m_port->setValue(5060);
}

QString GatewayFields::chosen() const {
    return m_which->id();
}

QString GatewayFields::name() const {
    return m_name->text().trimmed();
}

QString GatewayFields::password() const {
    return m_password->text();
}

void GatewayFields::propose(const QString& name) {
    if (m_name->text().isEmpty())
        m_name->setText(name);
}

radio::GatewayConfig GatewayFields::typed() const {
    const auto wordOf = [](const QLineEdit* edit) { return edit->text().trimmed().toStdString(); };
    const radio::GatewayConfig* one = known(chosen());
    radio::GatewayConfig config = one != nullptr ? *one : radio::GatewayConfig();
    config.name = wordOf(m_name);
    config.host = wordOf(m_host);
    config.port = m_port->value();
    config.transport = m_transport->id().toStdString();
    config.srtp = static_cast<radio::Srtp>(m_srtp->currentIndex());
    config.user = wordOf(m_user);
    config.bind = wordOf(m_bind);
    config.registers = !m_register->id().isEmpty();
    config.caFile = config.transport == "tls" ? wordOf(m_caFile) : std::string();
    return config;
}

QString GatewayFields::missing() const {
    if (name().isEmpty())
        return tr("Give the gateway a name.");
    return m_host->text().trimmed().isEmpty() ? tr("Say where the gateway is: its host name or address.") : QString();
}

QWidget* GatewayFields::check() {
    const bool good =
        m_transport->id() == QLatin1String("tls") || m_srtp->currentIndex() != static_cast<int>(radio::Srtp::Require);
    m_srtpTrouble->setText(good ? QString() : tr("Encryption needs TLS: over UDP and TCP its keys would lie open."));
    m_srtpTrouble->setVisible(!good);
    return good ? nullptr : m_srtp;
}

radio::GatewayConfig GatewayFields::forTrial() {
    radio::GatewayConfig tried = typed();
    if (password().isEmpty())
        return tried;
    m_tried = std::make_unique<QTemporaryFile>(); // nobody else can read it
    if (m_tried->open()) {
        m_tried->write(password().toUtf8());
        m_tried->close();
        tried.passwordFile = m_tried->fileName().toStdString();
    }
    return tried;
}

void GatewayFields::forgetTrial() {
    m_tried.reset();
}

} // namespace watchdesk::ui
