#include "ui/shell/Program.h"

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Log.h"
#include "base/Random.h"
#include "base/os/Process.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PageRegistry.h"
#include "ui/shell/Session.h"
#include "ui/shell/SignInPage.h"
#include "ui/shell/Tour.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Settings.h"

#include <CLI/CLI.hpp>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <iostream>

namespace watchdesk::ui {
namespace {

/// The whole of a small text file.
Result<std::string> readText(const std::string& path, const char* what) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound,
                     std::string("The ") + what + " " + path + " cannot be read: " + file.errorString().toStdString() +
                         ".",
                     "", "Give the path of a file that this user can read."};
    return file.read(1 << 20).toStdString();
}

void sayError(const Error& error) {
    std::cerr << "watchdesk: " << error.text() << '\n';
}

/// Without one, Qt would abort with a text that helps nobody.
bool hasDisplay() {
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

QString storeToOpen(const ProgramOptions& options) {
    if (!options.store.empty())
        return QString::fromStdString(options.store);
    for (const QString& url : {qEnvironmentVariable("WATCHDESK_STORE"), lastStore()})
        if (!url.isEmpty())
            return url;
    return {};
}

/// Where the first store of a machine is made.
QString firstStore() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/watchdesk/town.watchdesk");
}

/// --config and --passphrase-file, read before the window is made: a mistake in them is a mistake of the command line.
Result<void> prepare(Session& session, const ProgramOptions& options) {
    if (!options.config.empty()) {
        const auto text = readText(options.config, "configuration");
        if (!text)
            return text.error();
        auto config = radio::readBridgeConfig(*text);
        if (!config)
            return config.error();
        session.setRadioConfig(*config);
    }
    if (!options.passphraseFile.empty()) {
        const auto text = readText(options.passphraseFile, "passphrase file");
        if (!text)
            return text.error();
        QString passphrase = QString::fromStdString(*text);
        while (passphrase.endsWith(QLatin1Char('\n')) || passphrase.endsWith(QLatin1Char('\r')))
            passphrase.chop(1);
        session.setSignIn(QString::fromStdString(options.as), passphrase);
    }
    return {};
}

QString absolute(const QString& url) {
    return url.contains(QLatin1String("://")) ? url : QDir::current().absoluteFilePath(url);
}

} // namespace

std::optional<int> readArguments(int argc, char** argv, ProgramOptions& options) {
    CLI::App app("WatchDesk: the control-room desk for shop-watch and pub-watch schemes", "watchdesk");
    app.set_version_flag("--version", std::string("WatchDesk ") + WATCHDESK_VERSION);
    app.add_option("STORE,--store", options.store,
                   "a file's path (made if it is not there yet) or postgresql://user@host/database; else "
                   "WATCHDESK_STORE, else the last one");
    app.add_option("--config", options.config, "gateways and talkgroups, the JSON of docs/operations.md");
    app.add_flag("--demo", options.demo, "the demo town, with a simulated radio gateway on the air");
    app.add_option("--demo-dir", options.demoDir, "where the demo town is kept");
    app.add_option("--tour", options.tour,
                   "run the demo's shift, save pictures of every workspace in this folder and end");
    app.add_option("--seconds", options.seconds, "how long the tour's shift lasts")->check(CLI::Range(5, 3600));
    app.add_flag("--light", options.light, "the light palette");
    app.add_option("--as", options.as, "who signs in");
    app.add_option("--passphrase-file", options.passphraseFile, "signs in with the passphrase in this file")
        ->needs("--as");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return std::nullopt;
}

int runProgram(int argc, char** argv, const PageRegistry& pages, const ProgramOptions& options) {
    if (!hasDisplay()) {
        std::cerr << "watchdesk: there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). scripts/run "
                     "shows the desk on a virtual "
                     "one; watchdeskctl works without.\n";
        return 1;
    }
    os::forbidCoreDumps();
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("watchdesk"));
    QApplication::setApplicationDisplayName(QStringLiteral("WatchDesk"));
    QApplication::setApplicationVersion(QStringLiteral(WATCHDESK_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("watchdesk"));
    const QString logs =
        QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/log");
    startLog(QDir().mkpath(logs) ? (logs + QStringLiteral("/watchdesk.log")).toStdString() : std::string());
    const bool touring = !options.tour.empty();
    const bool light = options.light || (!touring && Settings().value(QStringLiteral("look/light")).toBool());
    Theme::instance().install(application, light ? Theme::Mode::Light : Theme::Mode::Dark);

    const SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    Session session(clock, ids);
    if (const auto prepared = prepare(session, options); !prepared) {
        sayError(prepared.error());
        return 2;
    }
    MainWindow window(pages, session);
    window.resize(1600, 1000);
    if (!touring)
        window.restoreGeometry(Settings().value(QStringLiteral("look/geometry")).toByteArray());

    if (!options.as.empty())
        QObject::connect(&session, &Session::opened, &window,
                         [&] { window.signInPage().choosePerson(QString::fromStdString(options.as)); });

    const QString demoDir =
        options.demoDir.empty() ? Session::defaultDemoFolder() : absolute(QString::fromStdString(options.demoDir));
    std::unique_ptr<Tour> tour;
    if (touring)
        tour = std::make_unique<Tour>(window, session, QString::fromStdString(options.tour), options.seconds);
    QObject::connect(&window, &MainWindow::deskShown, &window,
                     [&] { log("ui")->info("the desk is shown {} ms after the start", sinceStart.elapsed()); });
    window.show();
    log("ui")->info("the window is shown {} ms after the start", sinceStart.elapsed());
    if (options.demo || touring)
        session.openDemo(demoDir);
    else if (const QString url = storeToOpen(options); !url.isEmpty())
        session.open(absolute(url));
    else if (QFileInfo::exists(firstStore()))
        session.open(firstStore());
    else
        window.showWelcome(firstStore());
    return QApplication::exec();
}

} // namespace watchdesk::ui
