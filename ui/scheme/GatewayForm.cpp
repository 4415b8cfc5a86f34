#include "ui/scheme/GatewayForm.h"

#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/TrialList.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/OnAnswer.h"

#include <QScrollArea>
#include <QSpinBox>
#include <QTemporaryFile>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace watchdesk::ui {

namespace {

QSpinBox* portField(const QString& name) {
    auto* box = new QSpinBox;
    box->setAccessibleName(name);
    box->setRange(1, 65535);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setFixedHeight(32);
    return box;
}

std::string wordOf(const QLineEdit* edit) {
    return edit->text().trimmed().toStdString();
}

} // namespace

GatewayForm::GatewayForm(desk::GatewayDesk& gateways, QWidget* parent)
    : QWidget(parent), m_gateways(gateways), m_name(lineField(tr("Talkgroup"), {}, QStringLiteral("SHOP"))),
      m_uri(lineField(tr("Its address"), {}, QStringLiteral("sip:tg1@gateway.example.org"))),
      m_mode(new ChoiceField(tr("Who calls"))), m_detector(new ChoiceField(tr("An over is told by"))),
      m_tones(lineField(tr("Tone sets"), {}, QStringLiteral("EEA"))),
      m_firstPort(portField(tr("First port for sound"))), m_lastPort(portField(tr("Last port for sound"))),
      m_which(new ChoiceField(tr("Gateway"))),
      m_gatewayName(lineField(tr("Name of the gateway"), {}, QStringLiteral("town"))),
      m_host(lineField(tr("Host name or address"), {}, QStringLiteral("192.168.1.20"))), m_port(portField(tr("Port"))),
      m_transport(new ChoiceField(tr("Transport"))), m_user(lineField(tr("The desk's name there"))),
      m_bind(lineField(tr("The desk's own address and port"))), m_password(lineField(tr("Password at the gateway"))),
      m_register(new ChoiceField(tr("Signing in"))),
      m_caFile(lineField(tr("File of the authority"), {}, tr("those of this machine"))),
      m_trouble(new LabelText({}, TextStyle::Body, Tone::Soon)), m_test(new Button(tr("Test"))),
      m_steps(new TrialList) {
    setAccessibleName(tr("Talkgroup and gateway"));
    m_mode->add(tr("the desk calls the gateway"), QStringLiteral("call"));
    m_mode->add(tr("the gateway calls the desk"), QStringLiteral("answer"));
    for (const auto& [words, id] :
         {std::pair(tr("whatever fits"), "auto"), std::pair(tr("a flag in the header"), "header"),
          std::pair(tr("gaps between packets"), "gap"), std::pair(tr("its loudness"), "vox")})
        m_detector->add(words, QString::fromLatin1(id));
    for (const char* one : {"udp", "tcp", "tls"})
        m_transport->add(QString::fromLatin1(one).toUpper(), QString::fromLatin1(one));
    m_password->setEchoMode(QLineEdit::Password);
    m_register->add(tr("it knows the desk"), {});
    m_register->add(tr("the desk signs in there"), QStringLiteral("register"));
    makeLayout();
    connect(m_transport, &QComboBox::currentIndexChanged, this, &GatewayForm::showTransport);
    connect(m_which, &QComboBox::currentIndexChanged, this, &GatewayForm::showGateway);
}

GatewayForm::~GatewayForm() = default;

void GatewayForm::makeLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(6);
    const auto add = [column](const QString& label, QWidget* field) {
        column->addWidget(new LabelText(label, TextStyle::Small, Tone::TextMuted));
        column->addWidget(field);
    };
    column->addWidget(new SectionHead(tr("Talkgroup")));
    add(tr("Name, address"), fieldPair(m_name, 120, m_uri));
    add(tr("Who calls, an over is told by"), fieldPair(m_mode, 250, m_detector));
    auto* ports = fieldPair(m_firstPort, 90, m_lastPort);
    add(tr("Tone sets, ports for sound"), fieldPair(m_tones, 210, ports));
    column->addWidget(new SectionHead(tr("Gateway")));
    add(tr("Which"), m_which);
    add(tr("Name, host name or address"), fieldPair(m_gatewayName, 120, m_host));
    add(tr("Transport, port"), fieldPair(m_transport, 120, m_port));
    add(tr("The desk's name there, its own address"), fieldPair(m_user, 120, m_bind));
    add(tr("Password, how the gateway finds the desk"), fieldPair(m_password, 210, m_register));
    m_caRow = new QWidget;
    auto* ca = new QVBoxLayout(m_caRow);
    ca->setContentsMargins(0, 0, 0, 0);
    ca->setSpacing(6);
    ca->addWidget(new LabelText(tr("Whose certificates are trusted (a PEM file)"), TextStyle::Small, Tone::TextMuted));
    ca->addWidget(m_caFile);
    column->addWidget(m_caRow);
    m_trouble->setWrapped(true);
    column->addWidget(m_trouble);
    column->addSpacing(6);
    auto* keep = new Button(tr("Keep it"), nullptr, Button::Kind::Primary);
    connect(keep, &QAbstractButton::clicked, this, &GatewayForm::keep);
    connect(m_test, &QAbstractButton::clicked, this, &GatewayForm::test);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(keep);
    buttons->addWidget(m_test);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addSpacing(6);
    column->addWidget(m_steps);
    column->addStretch(1);
}

void GatewayForm::edit(const radio::BridgeConfig& config, int channel) {
    m_trial.reset();
    m_steps->clear();
    m_test->setText(tr("Test"));
    say({});
    m_config = config;
    m_channel = channel;
    const bool isNew = channel < 0 || channel >= static_cast<int>(config.channels.size());
    const radio::ChannelConfig now =
        isNew ? radio::ChannelConfig() : config.channels.at(static_cast<std::size_t>(channel));
    m_name->setText(QString::fromStdString(now.name));
    m_uri->setText(QString::fromStdString(now.uri));
    m_mode->choose(now.mode == radio::ChannelMode::Call ? QStringLiteral("call") : QStringLiteral("answer"));
    m_detector->setCurrentIndex(static_cast<int>(now.detector));
    QStringList tones;
    for (const std::string& set : now.tones)
        tones += QString::fromStdString(set);
    m_tones->setText(tones.join(QStringLiteral(", ")));
    m_firstPort->setValue(now.rtpPorts.first);
    m_lastPort->setValue(now.rtpPorts.second);
    offerGateways();
    if (isNew)
        m_which->setCurrentIndex(0); // the first there is
    else
        m_which->choose(QString::fromStdString(now.gateway));
    showGateway();
    m_untouched = asTyped();
    m_sent.clear();
}

/// What has a field here, to be compared.
std::string GatewayForm::asTyped() const {
    radio::BridgeConfig config;
    config.gateways.push_back(gateway());
    config.channels.push_back(channel());
    return radio::writeBridgeConfig(config) + m_password->text().toStdString();
}

void GatewayForm::offerGateways() {
    m_which->clear();
    for (const radio::GatewayConfig& one : m_config.gateways)
        m_which->add(QString::fromStdString(one.name), QString::fromStdString(one.name));
    m_which->add(tr("a new one"), {});
}

void GatewayForm::rebase(const radio::BridgeConfig& config) {
    const bool isNew = m_channel < 0 || m_channel >= static_cast<int>(m_config.channels.size());
    // A new one that is on its way into the store is there when that is heard of before its own answer.
    const std::string name = isNew ? m_sent : m_config.channels.at(static_cast<std::size_t>(m_channel)).name;
    const auto at = std::find_if(config.channels.begin(), config.channels.end(),
                                 [&](const radio::ChannelConfig& one) { return one.name == name; });
    const bool there = !name.empty() && at != config.channels.end();
    const QString gateway = there ? QString::fromStdString(at->gateway) : m_which->id();
    m_config = config;
    m_channel = there ? static_cast<int>(at - config.channels.begin()) : -1;
    const QSignalBlocker quiet(m_which); // its fields stay as they are typed
    offerGateways();
    m_which->choose(gateway);
}

bool GatewayForm::isTouched() const {
    return asTyped() != m_untouched;
}

void GatewayForm::propose(const QString& channel) {
    if (m_name->text().isEmpty())
        m_name->setText(channel);
    if (m_gatewayName->text().isEmpty())
        m_gatewayName->setText(tr("town"));
}

void GatewayForm::showGateway() {
    radio::GatewayConfig shown;
    shown.host.clear();
    shown.bind = "0.0.0.0:0"; // whichever of the machine's addresses leads there
    for (const radio::GatewayConfig& one : m_config.gateways) {
        if (one.name == m_which->id().toStdString())
            shown = one;
    }
    m_gatewayName->setText(QString::fromStdString(shown.name));
    m_host->setText(QString::fromStdString(shown.host));
    m_port->setValue(shown.port);
    m_transport->choose(QString::fromStdString(shown.transport));
    m_user->setText(QString::fromStdString(shown.user));
    m_bind->setText(QString::fromStdString(shown.bind));
    m_password->clear();
    m_password->setPlaceholderText(shown.passwordFile.empty() ? tr("none") : tr("kept; type another to change it"));
    m_register->choose(shown.registers ? QStringLiteral("register") : QString());
    m_caFile->setText(QString::fromStdString(shown.caFile));
    showTransport();
}

void GatewayForm::showTransport() {
    const bool tls = m_transport->id() == QLatin1String("tls");
    m_caRow->setVisible(tls);
    // The ports that IANA gives; one that was typed stays.
    if (tls && m_port->value() == 5060)
        m_port->setValue(5061);
    else if (!tls && m_port->value() == 5061)
        m_port->setValue(5060);
}

radio::GatewayConfig GatewayForm::gateway() const {
    radio::GatewayConfig config;
    for (const radio::GatewayConfig& one : m_config.gateways) {
        if (one.name == m_which->id().toStdString())
            config = one; // what has no field here stays
    }
    config.name = wordOf(m_gatewayName);
    config.host = wordOf(m_host);
    config.port = m_port->value();
    config.transport = m_transport->id().toStdString();
    config.user = wordOf(m_user);
    config.bind = wordOf(m_bind);
    config.registers = !m_register->id().isEmpty();
    config.caFile = config.transport == "tls" ? wordOf(m_caFile) : std::string();
    return config;
}

std::string GatewayForm::passwordForTrial() {
    m_tried = std::make_unique<QTemporaryFile>(); // nobody else can read it
    if (!m_tried->open())
        return {};
    m_tried->write(m_password->text().toUtf8());
    m_tried->close();
    return m_tried->fileName().toStdString();
}

radio::ChannelConfig GatewayForm::channel() const {
    const bool isNew = m_channel < 0 || m_channel >= static_cast<int>(m_config.channels.size());
    radio::ChannelConfig config =
        isNew ? radio::ChannelConfig() : m_config.channels.at(static_cast<std::size_t>(m_channel));
    config.name = wordOf(m_name);
    config.gateway = wordOf(m_gatewayName);
    config.uri = wordOf(m_uri);
    config.mode = m_mode->id() == QLatin1String("call") ? radio::ChannelMode::Call : radio::ChannelMode::Answer;
    config.detector = static_cast<radio::Detector>(m_detector->currentIndex());
    config.rtpPorts = {m_firstPort->value(), m_lastPort->value()};
    config.tones.clear();
    for (const QString& set : m_tones->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        config.tones.push_back(set.trimmed().toStdString());
    return config;
}

radio::BridgeConfig GatewayForm::typed() const {
    radio::BridgeConfig config = m_config;
    const radio::GatewayConfig mine = gateway();
    const std::string was = m_which->id().toStdString();
    const auto there = std::find_if(config.gateways.begin(), config.gateways.end(),
                                    [&](const radio::GatewayConfig& one) { return !was.empty() && one.name == was; });
    if (there == config.gateways.end())
        config.gateways.push_back(mine);
    else
        *there = mine;
    for (radio::ChannelConfig& one : config.channels) {
        if (!was.empty() && one.gateway == was)
            one.gateway = mine.name; // it was given another name
    }
    if (m_channel < 0 || m_channel >= static_cast<int>(config.channels.size()))
        config.channels.push_back(channel());
    else
        config.channels.at(static_cast<std::size_t>(m_channel)) = channel();
    return config;
}

void GatewayForm::say(const QString& trouble) {
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void GatewayForm::bringStepsIntoSight() {
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(m_steps);
    }
}

void GatewayForm::test() {
    if (m_trial) { // again: stops it
        m_trial.reset();
        m_test->setText(tr("Test"));
        return;
    }
    say({});
    m_steps->clear();
    m_steps->setVisible(true);
    m_test->setText(tr("Stop the test"));
    QTimer::singleShot(0, this, &GatewayForm::bringStepsIntoSight); // once they are laid out
    radio::GatewayConfig tried = gateway();
    if (!m_password->text().isEmpty())
        tried.passwordFile = passwordForTrial();
    m_trial = std::make_unique<desk::GatewayTrial>(tried, channel());
    connect(m_trial.get(), &desk::GatewayTrial::told, m_steps, &TrialList::show);
    connect(m_trial.get(), &desk::GatewayTrial::ended, this, [this] {
        m_test->setText(tr("Test"));
        m_tried.reset();
        m_trial.release()->deleteLater();
    });
}

QString GatewayForm::missing() const {
    if (m_name->text().trimmed().isEmpty())
        return tr("Give the talkgroup a name.");
    if (m_gatewayName->text().trimmed().isEmpty())
        return tr("Give the gateway a name.");
    return m_host->text().trimmed().isEmpty() ? tr("Say where the gateway is: its host name or address.") : QString();
}

void GatewayForm::keep() {
    say(missing());
    if (!missing().isEmpty())
        return;
    const QString name = m_name->text().trimmed();
    m_sent = name.toStdString();
    const desk::GatewayPasswords passwords =
        m_password->text().isEmpty() ? desk::GatewayPasswords()
                                     : desk::GatewayPasswords{{m_gatewayName->text().trimmed(), m_password->text()}};
    onAnswer(this, m_gateways.setConfig(typed(), passwords), [this, name, sent = asTyped()](const Result<void>& done) {
        if (!done)
            return say(QString::fromStdString(done.error().text()));
        m_untouched = sent; // what was typed since is not
        Q_EMIT kept(name);
    });
}

} // namespace watchdesk::ui
