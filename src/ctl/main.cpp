#include "base/Log.h"
#include "ctl/Commands.h"

#include <CLI/CLI.hpp>

#include <QCoreApplication>

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
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
    app.add_flag("--json", json, "one JSON object a line");
    watchdesk::ctl::addStoreCommands(app, session, chosen);
    watchdesk::ctl::addListCommands(app, session, chosen);
    watchdesk::ctl::addLogCommand(app, session, chosen);
    watchdesk::ctl::addMatchCommands(app, session, chosen);
    watchdesk::ctl::addRadioCommands(app, session, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    session.out.setJson(json);
    return chosen ? chosen() : 2;
}
