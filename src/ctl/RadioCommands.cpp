#include "ctl/Commands.h"
#include "ctl/Records.h"
#include "desk/Answer.h"
#include "desk/RadioLog.h"
#include "desk/ToneFiles.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QTimer>

#include <csignal>

namespace watchdesk::ctl {

namespace {

constexpr int drainMs = 5000;
volatile std::sig_atomic_t s_asked = 0; ///< a signal asked for the end

extern "C" void askForEnd(int) {
    s_asked = 1;
}

struct ListenArguments {
    std::string config;
    double seconds = 0;
};

Result<radio::BridgeConfig> readConfigFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     "The configuration " + path + " cannot be read: " + file.errorString().toStdString() + ".", "",
                     ""};
    return radio::readBridgeConfig(file.readAll().toStdString());
}

/// Prints overs as they end, in the order in which the store has them.
class Printer : public QObject {
public:
    Printer(desk::Desk& desk, Output& out) : m_desk(desk), m_out(out) {
        connect(&desk.radioLog(), &desk::RadioLog::transmissionEnded, this, [this](const QString& id) {
            desk::takeAnswer(this, m_desk.lists().transmission(id), [this](const Result<desk::TransmissionRow>& row) {
                ++m_printed;
                if (!row) {
                    fail(row.error());
                    return;
                }
                const auto& t = row->transmission;
                m_out.record(transmissionJson(*row),
                             fmt::format("{}  {} {:>5.1f} s  {} {}", localTime(t.start), text(t.channel),
                                         static_cast<double>(t.end - t.start) / 1000, text(row->callSign),
                                         text(row->premises)));
            });
        });
    }
    [[nodiscard]] int printed() const { return m_printed; }

private:
    desk::Desk& m_desk;
    Output& m_out;
    int m_printed = 0;
};

void runFor(double seconds) {
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, [] {
        if (s_asked != 0)
            QCoreApplication::quit();
    });
    poll.start(50);
    if (seconds > 0)
        QTimer::singleShot(static_cast<int>(seconds * 1000), qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
}

int listen(Session& session, const ListenArguments& arguments) {
    const auto config = readConfigFile(arguments.config);
    if (!config)
        return fail(config.error());
    // Without a passphrase the radio is kept all the same: names of premises stay sealed.
    const bool canOpen = !session.passphraseFile.empty() || !qgetenv("WATCHDESK_PASSPHRASE").isEmpty();
    auto desk = session.open(canOpen);
    if (!desk)
        return fail(desk.error());
    Printer printer(**desk, session.out);
    std::signal(SIGINT, askForEnd);
    std::signal(SIGTERM, askForEnd);
    if (auto started = (*desk)->radioLog().start(*config); !started)
        return fail(started.error());
    runFor(arguments.seconds);
    const QVector<desk::ChannelState> channels = (*desk)->radioLog().channels();
    (*desk)->radioLog().stop();
    const int heard = (*desk)->radioLog().counts().transmissions;
    for (QDeadlineTimer deadline(drainMs); printer.printed() < heard && !deadline.hasExpired();)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    int lost = 0;
    for (const desk::ChannelState& channel : channels) {
        if (channel.link == desk::ChannelState::Link::Up)
            continue;
        ++lost;
        std::fprintf(stderr, "watchdeskctl: %s is not connected: %s\n", text(channel.channel).c_str(),
                     text(channel.why).c_str());
    }
    return heard == 0 && lost == channels.size() ? 1 : 0;
}

struct DecodeArguments {
    std::vector<std::string> files;
    std::vector<std::string> sets;
};

int decodeTones(Session& session, const DecodeArguments& arguments) {
    int failed = 0;
    for (const std::string& file : arguments.files) {
        const auto report = desk::decodeToneFile(file, arguments.sets);
        if (!report) {
            failed = fail(report.error());
            continue;
        }
        Json calls = Json::array();
        std::string line = file + ":";
        for (const desk::ToneCall& call : report->calls) {
            calls.push_back({{"set", call.set}, {"code", call.code}, {"at_ms", call.atMs}});
            line += fmt::format(" {} {} at {} ms", call.set, call.code, call.atMs);
        }
        if (!report->dtmf.empty())
            line += " DTMF " + report->dtmf;
        session.out.record({{"file", file}, {"calls", calls}, {"dtmf", report->dtmf}}, line);
    }
    return failed;
}

} // namespace

void addRadioCommands(CLI::App& app, Session& session, Chosen& chosen) {
    auto* hear = app.add_subcommand("listen", "runs the radio bridge without a window into the store");
    const auto listenArguments = std::make_shared<ListenArguments>();
    hear->add_option("--config", listenArguments->config, "gateways and channels (JSON)")->required();
    hear->add_option("--seconds", listenArguments->seconds, "how long; 0 is until interrupted")
        ->check(CLI::NonNegativeNumber);
    hear->callback(
        [&, listenArguments] { chosen = [&, listenArguments] { return listen(session, *listenArguments); }; });

    auto* decode = app.add_subcommand("decode-tones", "selective calls and DTMF in recordings");
    const auto decodeArguments = std::make_shared<DecodeArguments>();
    decode->add_option("files", decodeArguments->files, "WAV, FLAC or AIFF")->required();
    decode->add_option("--set", decodeArguments->sets, "only these tone sets (default: all)");
    decode->callback(
        [&, decodeArguments] { chosen = [&, decodeArguments] { return decodeTones(session, *decodeArguments); }; });
}

} // namespace watchdesk::ctl
