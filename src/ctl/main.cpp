#include "base/Log.h"
#include "base/os/Process.h"
#include "ctl/Commands.h"

#include <CLI/CLI.hpp>

#include <QGuiApplication>

#include <memory>

namespace {

/// Papers need fonts, so a QGuiApplication, though no screen; everything else starts faster without.
std::unique_ptr<QCoreApplication> makeApplication(int& argc, char** argv, bool papers) {
    if (!papers)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv) {
    watchdesk::os::forbidCoreDumps();
    QCoreApplication::setApplicationName(QStringLiteral("watchdesk"));
    watchdesk::startLog({}, spdlog::level::warn);

    watchdesk::ctl::Session session;
    watchdesk::ctl::Chosen chosen;
    bool json = false;
    CLI::App app("The desk without a window: for scripts, measurement and tests.", "watchdeskctl");
    app.set_version_flag("--version", "watchdeskctl " WATCHDESK_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--store", session.store,
                   "a file's path or postgresql://…  (else WATCHDESK_STORE, else the user's own store)");
    app.add_option("--as", session.as, "who acts  (else WATCHDESK_USER, else the only person there is)");
    app.add_option("--passphrase-file", session.passphraseFile,
                   "a file that holds the passphrase  (else WATCHDESK_PASSPHRASE, else a prompt)");
    app.add_option(
        "--new-passphrase-file", session.newPassphraseFile,
        "a file that holds the passphrase somebody is to have  (else WATCHDESK_NEW_PASSPHRASE, else a prompt)");
    app.add_flag("--json", json, "one JSON object a line");
    watchdesk::ctl::addStoreCommands(app, session, chosen);
    watchdesk::ctl::addListCommands(app, session, chosen);
    watchdesk::ctl::addOrderCommand(app, session, chosen);
    watchdesk::ctl::addWatchCommands(app, session, chosen);
    watchdesk::ctl::addOutboxCommands(app, session, chosen);
    watchdesk::ctl::addExchangeCommands(app, session, chosen);
    watchdesk::ctl::addSearchCommand(app, session, chosen);
    watchdesk::ctl::addAudioCommand(app, session, chosen);
    watchdesk::ctl::addMeetingCommands(app, session, chosen);
    watchdesk::ctl::addPoliceCommands(app, session, chosen);
    watchdesk::ctl::addLogCommand(app, session, chosen);
    watchdesk::ctl::addMatchCommands(app, session, chosen);
    watchdesk::ctl::addRadioCommands(app, session, chosen);
    watchdesk::ctl::addSipCommand(app, session, chosen);
    watchdesk::ctl::addPeopleCommands(app, session, chosen);
    watchdesk::ctl::addBackupCommands(app, session, chosen);
    watchdesk::ctl::addAuditCommands(app, session, chosen);
    watchdesk::ctl::addRetentionCommands(app, session, chosen);
    watchdesk::ctl::addServerCommands(app, session, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    const auto application = makeApplication(argc, argv, session.papers);
    session.out.setJson(json);
    return chosen ? chosen() : 2;
}
