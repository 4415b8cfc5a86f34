#include "ui/shell/Session.h"

#include "base/Log.h"
#include "desk/BackupDesk.h"
#include "desk/DemoDesk.h"
#include "desk/GatewayDesk.h"
#include "desk/PostDesk.h"
#include "desk/RadioLog.h"
#include "desk/ShiftDesk.h"
#include "desk/StoreAddress.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/OnAnswer.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QStandardPaths>

namespace watchdesk::ui {
namespace {
constexpr int openingsAtOnce = 4; ///< those that were given up and still wait for a server, and the one that is wanted
} // namespace

GatewayThread::GatewayThread(domain::DemoOptions options, QString cacheFolder, QObject* parent)
    : QThread(parent), m_options(std::move(options)), m_cache(std::move(cacheFolder)) {}

GatewayThread::~GatewayThread() {
    quit();
    wait();
}

void GatewayThread::run() {
    const auto gateway = desk::SimulatedGateway::start(domain::makeDemoTown(m_options).shift, m_cache);
    if (!gateway) {
        Q_EMIT failed(gateway.error());
        return;
    }
    Q_EMIT listening((*gateway)->config());
    exec();
}

Session::Session(const Clock& clock, IdSource& ids, QObject* parent) : QObject(parent), m_clock(clock), m_ids(ids) {
    m_openings.setMaxThreadCount(openingsAtOnce);
}

Session::~Session() {
    giveUp();
    m_openings.waitForDone();
    m_pool.waitForDone();
    m_gateway.reset();
    m_desk.reset();
}

QString Session::defaultDemoFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/demo");
}

void Session::setSignIn(const QString& person, const QString& passphrase) {
    m_person = person;
    m_passphrase = passphrase;
}

void Session::close() {
    if (!m_desk)
        return;
    Q_EMIT closing();
    m_cameras.reset();
    m_gateway.reset();
    m_desk.reset();
}

void Session::open(const QString& url) {
    giveUp();
    close();
    m_url = url;
    m_demoFolder.clear();
    openNow();
}

void Session::giveUp() {
    if (m_attempt)
        m_attempt->wanted = false;
    m_attempt.reset();
}

void Session::cancelOpening() {
    if (!m_attempt)
        return;
    giveUp();
    Q_EMIT cancelled();
}

void Session::tryAgain() {
    if (!m_demoFolder.isEmpty())
        openDemo(m_demoFolder);
    else
        open(m_url);
}

/// Whatever asks for the file or the server does it on a thread of its own; both may be a long way off.
void Session::openNow() {
    const auto attempt = std::make_shared<Attempt>();
    // Taken now: a passphrase that was given for this store is not tried on another.
    attempt->person = std::exchange(m_person, {});
    attempt->passphrase = std::exchange(m_passphrase, {});
    m_attempt = attempt;
    Q_EMIT opening(desk::withoutSecrets(m_url));
    m_openings.start([this, attempt, url = m_url] {
        if (!desk::isServer(url) && !QFileInfo::exists(url))
            return attend(attempt, [this, url] { Q_EMIT missing(url); });
        desk::Desk::Options options;
        options.url = url;
        auto opened = std::make_shared<Result<desk::Desk::Opened>>(desk::Desk::prepare(options, m_clock, m_ids));
        if (attempt->wanted) // else it is closed here, where it may wait
            attend(attempt, [this, attempt, opened] { meet(attempt, std::move(*opened)); });
    });
}

/// Back on the window's thread, unless it was given up meanwhile.
void Session::attend(const std::shared_ptr<Attempt>& attempt, std::function<void()> fn) {
    QMetaObject::invokeMethod(this, [this, attempt, fn = std::move(fn)] {
        if (m_attempt != attempt)
            return;
        m_attempt.reset();
        fn();
    });
}

void Session::meet(const std::shared_ptr<Attempt>& attempt, Result<desk::Desk::Opened> store) {
    if (!store) {
        Q_EMIT failed(store.error());
        return;
    }
    m_desk = std::make_unique<desk::Desk>(std::move(*store));
    // Whoever signs in sits at this desk: their shift begins, and faces are kept in order while they do.
    connect(m_desk.get(), &desk::Desk::opened, m_desk.get(), [desk = m_desk.get()] {
        (void)desk->shifts().take();
        desk->keepFaces();
        desk->post().begin();
    });
    m_desk->backups().keepSchedule();
    Q_EMIT opened();
    signIn(*attempt);
    // Radio and journal run while the desk is locked, but not in a store that nobody can ever open.
    if (!m_desk->people().isEmpty())
        m_demoFolder.isEmpty() ? startRadio() : startSimulatedGateway();
    if (!m_demoFolder.isEmpty())
        m_cameras =
            std::make_unique<DemoCameras>(*m_desk, QDir(m_demoFolder).filePath(QStringLiteral("stills")), m_pool);
}

void Session::signIn(const Attempt& attempt) {
    if (attempt.person.isEmpty() || attempt.passphrase.isEmpty())
        return;
    Q_EMIT signingIn(attempt.person);
    // The desk's: no answer is taken for that of the next store.
    onAnswer(m_desk.get(), m_desk->signIn(attempt.person, attempt.passphrase),
             [this](const Result<domain::Person>& answer) {
                 if (!answer)
                     Q_EMIT signInFailed(answer.error());
             });
}

void Session::startRadio() {
    if (m_radio)
        return startBridge(*m_radio);
    // What the store has, and again whenever somebody changes it.
    const auto fromStore = [this] {
        onAnswer(m_desk.get(), m_desk->gateways().stored(), [this](const Result<radio::BridgeConfig>& config) {
            if (!config)
                Q_EMIT radioFailed(config.error());
            else if (!config->channels.empty() || !m_desk->radioLog().channels().isEmpty())
                startBridge(*config);
        });
    };
    connect(&m_desk->gateways(), &desk::GatewayDesk::changed, this, fromStore);
    fromStore();
}

void Session::startBridge(const radio::BridgeConfig& config) {
    if (const auto started = m_desk->radioLog().start(config); !started)
        Q_EMIT radioFailed(started.error());
}

void Session::startSimulatedGateway() {
    domain::DemoOptions options;
    options.now = m_clock.now();
    m_gateway = std::make_unique<GatewayThread>(options, m_demoFolder);
    connect(m_gateway.get(), &GatewayThread::failed, this, &Session::radioFailed);
    connect(m_gateway.get(), &GatewayThread::listening, this, [this](const radio::BridgeConfig& config) {
        if (!m_desk)
            return;
        if (const auto started = m_desk->radioLog().start(config); !started)
            Q_EMIT radioFailed(started.error());
    });
    m_gateway->start();
}

void Session::openDemo(const QString& folder) {
    giveUp();
    close();
    m_url.clear();
    m_demoFolder = folder;
    Q_EMIT working(tr("Opening the demo town…"), -1);
    auto prepared = beside(m_pool, [this, folder, &clock = m_clock, &ids = m_ids] {
        domain::DemoOptions options;
        options.now = clock.now();
        const auto progress = [this](int percent) {
            QMetaObject::invokeMethod(this, [this, percent] { Q_EMIT working(tr("Making the demo town…"), percent); });
        };
        return desk::prepareDemo(folder, options, clock, ids, progress);
    });
    onAnswer(this, prepared, [this, folder](const Result<desk::DemoPlace>& place) {
        if (m_demoFolder != folder)
            return;
        if (!place) {
            Q_EMIT failed(place.error());
            return;
        }
        m_url = place->storePath;
        setSignIn(place->person, place->passphrase);
        openNow();
    });
}

QFuture<Result<QString>> Session::create(const QString& url, const QString& person, const QString& passphrase) {
    return beside(m_pool, [url, person, passphrase, &clock = m_clock, &ids = m_ids]() -> Result<QString> {
        if (!desk::isServer(url) && !QDir().mkpath(QFileInfo(url).absolutePath()))
            return Error{ErrorCode::Io, "The folder of the new store could not be made.", "Nothing was made.",
                         "Choose another place."};
        desk::Desk::Options options;
        options.url = url;
        return desk::Desk::create(options, person, passphrase, clock, ids);
    });
}

} // namespace watchdesk::ui
