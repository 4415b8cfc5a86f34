#include "desk/DemoDesk.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSaveFile>
#include <QStandardPaths>

namespace watchdesk::desk {

namespace {

constexpr int startMs = 10'000;

/// The script of watchdesk-radio-sim (src/sim): what is said, by whom, after how long.
QByteArray scriptOf(const QVector<domain::DemoOver>& shift) {
    nlohmann::json overs = nlohmann::json::array();
    for (const domain::DemoOver& over : shift) {
        overs.push_back({{"channel", over.channel.toLower().toStdString()},
                         {"after_ms", over.afterMs},
                         {"code", over.code.toStdString()},
                         {"trailing", over.trailing},
                         {"text", over.text.toStdString()}});
    }
    return QByteArray::fromStdString(nlohmann::json{{"overs", overs}}.dump(1));
}

QString programPath() {
    const QString beside = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("watchdesk-radio-sim"));
    return QFile::exists(beside) ? beside : QStandardPaths::findExecutable(QStringLiteral("watchdesk-radio-sim"));
}

Error noSimulator(const std::string& why) {
    return {ErrorCode::Unavailable, "The simulated gateway did not start: " + why + ".",
            "The rest of the desk works without it.",
            "Build the program watchdesk-radio-sim beside this one, or give a gateway of your own with --config."};
}

} // namespace

struct SimulatedGateway::Impl {
    QProcess process;
    int port = 0;
};

SimulatedGateway::SimulatedGateway(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

SimulatedGateway::~SimulatedGateway() {
    m_impl->process.terminate();
    if (!m_impl->process.waitForFinished(2000)) {
        m_impl->process.kill();
        m_impl->process.waitForFinished(2000);
    }
}

Result<std::unique_ptr<SimulatedGateway>> SimulatedGateway::start(const QVector<domain::DemoOver>& shift,
                                                                  const QString& cacheFolder,
                                                                  const QStringList& extraArguments) {
    const QString program = programPath();
    if (program.isEmpty())
        return noSimulator("the program is not there");
    QDir().mkpath(cacheFolder);
    const QString scriptPath = QDir(cacheFolder).filePath(QStringLiteral("shift.json"));
    QSaveFile script(scriptPath);
    const QByteArray text = scriptOf(shift);
    if (!script.open(QIODevice::WriteOnly) || script.write(text) != text.size() || !script.commit())
        return noSimulator("its script could not be written to " + scriptPath.toStdString());

    auto impl = std::make_unique<Impl>();
    QStringList arguments{QStringLiteral("--port"),      QStringLiteral("0"),
                          QStringLiteral("--script"),    scriptPath,
                          QStringLiteral("--cache"),     QDir(cacheFolder).filePath(QStringLiteral("speech")),
                          QStringLiteral("--answering"), QStringLiteral("85")};
    arguments += extraArguments;
    impl->process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    impl->process.start(program, arguments);
    QDeadlineTimer deadline(startMs);
    while (!impl->process.canReadLine() && !deadline.hasExpired() && impl->process.state() != QProcess::NotRunning)
        impl->process.waitForReadyRead(static_cast<int>(deadline.remainingTime()));
    const auto answer = nlohmann::json::parse(impl->process.readLine().toStdString(), nullptr, false);
    if (!answer.is_object() || !answer.contains("listening") || !answer["listening"].is_number_integer())
        return noSimulator(impl->process.state() == QProcess::NotRunning ? "it ended at once"
                                                                         : "it did not say which port it listens on");
    impl->port = answer["listening"].get<int>();
    return std::unique_ptr<SimulatedGateway>(new SimulatedGateway(std::move(impl)));
}

int SimulatedGateway::port() const {
    return m_impl->port;
}

radio::BridgeConfig SimulatedGateway::config() const {
    radio::BridgeConfig config;
    radio::GatewayConfig gateway;
    gateway.name = "demo town";
    gateway.port = m_impl->port;
    config.gateways.push_back(gateway);
    for (const char* name : {"SHOP", "PUB"}) {
        radio::ChannelConfig channel;
        channel.name = name;
        channel.gateway = gateway.name;
        channel.uri =
            "sip:" + QString::fromLatin1(name).toLower().toStdString() + "@127.0.0.1:" + std::to_string(m_impl->port);
        channel.detector = radio::Detector::Gap;
        channel.talk.emplace();
        channel.talk->ani = radio::CallCode{"EEA", "10000"};
        channel.talk->allCall = radio::CallCode{"EEA", "00000"};
        config.channels.push_back(channel);
    }
    return config;
}

} // namespace watchdesk::desk
