#include "ui/scheme/GatewayForm.h"

#include "ui/scheme/GatewayFields.h"
#include "ui/scheme/OfficeForms.h"
#include "ui/scheme/PortField.h"
#include "ui/scheme/TalkFields.h"
#include "ui/scheme/TrialList.h"
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
      m_talk(new TalkFields), m_gateway(new GatewayFields), m_trouble(new LabelText({}, TextStyle::Body, Tone::Soon)),
      m_test(new Button(tr("Test"))), m_steps(new TrialList) {
    setAccessibleName(tr("Talkgroup and gateway"));
    m_mode->add(tr("the desk calls the gateway"), QStringLiteral("call"));
    m_mode->add(tr("the gateway calls the desk"), QStringLiteral("answer"));
    for (const auto& [words, id] :
         {std::pair(tr("whatever fits"), "auto"), std::pair(tr("a flag in the header"), "header"),
          std::pair(tr("gaps between packets"), "gap"), std::pair(tr("its loudness"), "vox")})
        m_detector->add(words, QString::fromLatin1(id));
    makeLayout();
}

GatewayForm::~GatewayForm() = default;

void GatewayForm::makeLayout() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 8, 16, 12);
    column->setSpacing(6);
    column->addWidget(new SectionHead(tr("Talkgroup")));
    addField(column, tr("Name, address"), fieldPair(m_name, 120, m_uri));
    addField(column, tr("Who calls, an over is told by"), fieldPair(m_mode, 250, m_detector));
    auto* ports = fieldPair(m_firstPort, 90, m_lastPort);
    addField(column, tr("Tone sets, ports for sound"), fieldPair(m_tones, 210, ports));
    column->addWidget(m_talk);
    column->addWidget(new SectionHead(tr("Gateway")));
    column->addWidget(m_gateway);
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
    m_uri->setCursorPosition(0); // of a long one its beginning
    m_mode->choose(now.mode == radio::ChannelMode::Call ? QStringLiteral("call") : QStringLiteral("answer"));
    m_detector->setCurrentIndex(static_cast<int>(now.detector));
    QStringList tones;
    for (const std::string& set : now.tones)
        tones += QString::fromStdString(set);
    m_tones->setText(tones.join(QStringLiteral(", ")));
    m_firstPort->setValue(now.rtpPorts.first);
    m_lastPort->setValue(now.rtpPorts.second);
    m_talk->edit(now.talk);
    m_gateway->edit(config.gateways, QString::fromStdString(now.gateway));
    m_untouched = asTyped();
    m_sent.clear();
}

/// What has a field here, to be compared.
std::string GatewayForm::asTyped() const {
    radio::BridgeConfig config;
    config.gateways.push_back(m_gateway->typed());
    config.channels.push_back(channel());
    return radio::writeBridgeConfig(config) + m_gateway->password().toStdString();
}

void GatewayForm::rebase(const radio::BridgeConfig& config) {
    const bool isNew = m_channel < 0 || m_channel >= static_cast<int>(m_config.channels.size());
    // A new one that is on its way into the store is there when that is heard of before its own answer.
    const std::string name = isNew ? m_sent : m_config.channels.at(static_cast<std::size_t>(m_channel)).name;
    const auto at = std::find_if(config.channels.begin(), config.channels.end(),
                                 [&](const radio::ChannelConfig& one) { return one.name == name; });
    const bool there = !name.empty() && at != config.channels.end();
    const QString gateway = there ? QString::fromStdString(at->gateway) : m_gateway->chosen();
    m_config = config;
    m_channel = there ? static_cast<int>(at - config.channels.begin()) : -1;
    m_gateway->rebase(config.gateways, gateway);
}

bool GatewayForm::isTouched() const {
    return asTyped() != m_untouched;
}

void GatewayForm::propose(const QString& channel) {
    if (m_name->text().isEmpty())
        m_name->setText(channel);
    m_gateway->propose(tr("town"));
}

radio::ChannelConfig GatewayForm::channel() const {
    const bool isNew = m_channel < 0 || m_channel >= static_cast<int>(m_config.channels.size());
    radio::ChannelConfig config =
        isNew ? radio::ChannelConfig() : m_config.channels.at(static_cast<std::size_t>(m_channel));
    config.name = wordOf(m_name);
    config.gateway = m_gateway->name().toStdString();
    config.uri = wordOf(m_uri);
    config.mode = m_mode->id() == QLatin1String("call") ? radio::ChannelMode::Call : radio::ChannelMode::Answer;
    config.detector = static_cast<radio::Detector>(m_detector->currentIndex());
    config.rtpPorts = {m_firstPort->value(), m_lastPort->value()};
    config.tones.clear();
    for (const QString& set : m_tones->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
        config.tones.push_back(set.trimmed().toStdString());
    config.talk = m_talk->typed();
    return config;
}

radio::BridgeConfig GatewayForm::typed() const {
    radio::BridgeConfig config = m_config;
    const radio::GatewayConfig mine = m_gateway->typed();
    const std::string was = m_gateway->chosen().toStdString();
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

void GatewayForm::bringIntoSight(QWidget* widget) {
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(above))
            area->ensureWidgetVisible(widget);
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
    QTimer::singleShot(0, this, [this] { bringIntoSight(m_steps); }); // once they are laid out
    m_trial = std::make_unique<desk::GatewayTrial>(m_gateway->forTrial(), channel());
    connect(m_trial.get(), &desk::GatewayTrial::told, m_steps, &TrialList::show);
    connect(m_trial.get(), &desk::GatewayTrial::ended, this, [this] {
        m_test->setText(tr("Test"));
        m_gateway->forgetTrial();
        m_trial.release()->deleteLater();
    });
}

QString GatewayForm::missing() const {
    if (m_name->text().trimmed().isEmpty())
        return tr("Give the talkgroup a name.");
    return m_gateway->missing();
}

void GatewayForm::keep() {
    say(missing());
    if (!missing().isEmpty())
        return;
    QWidget* talk = m_talk->check();
    QWidget* gateway = m_gateway->check();
    if (QWidget* wrong = talk != nullptr ? talk : gateway) {
        wrong->setFocus();
        return bringIntoSight(wrong);
    }
    const QString name = m_name->text().trimmed();
    m_sent = name.toStdString();
    const desk::GatewayPasswords passwords = m_gateway->password().isEmpty()
                                                 ? desk::GatewayPasswords()
                                                 : desk::GatewayPasswords{{m_gateway->name(), m_gateway->password()}};
    onAnswer(this, m_gateways.setConfig(typed(), passwords), [this, name, sent = asTyped()](const Result<void>& done) {
        if (!done)
            return say(QString::fromStdString(done.error().text()));
        m_untouched = sent; // what was typed since is not
        Q_EMIT kept(name);
    });
}

} // namespace watchdesk::ui
