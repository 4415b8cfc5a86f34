#include "ui/shell/Session.h"

#include "ui/widgets/Beside.h"

#include "base/Log.h"
#include "desk/BackupDesk.h"
#include "desk/DemoDesk.h"
#include "desk/RadioLog.h"
#include "ui/widgets/OnAnswer.h"

#include <QDir>
#include <QFileInfo>
#include <QPromise>
#include <QStandardPaths>
#include <QTimer>

namespace watchdesk::ui {
namespace {

bool isServer(const QString& url) {
    return url.contains(QLatin1String("://"));
}

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

Session::Session(const Clock& clock, IdSource& ids, QObject* parent) : QObject(parent), m_clock(clock), m_ids(ids) {}

Session::~Session() {
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
    close();
    m_url = url;
    m_demoFolder.clear();
    Q_EMIT working(tr("Opening %1…").arg(isServer(url) ? tr("the store") : QFileInfo(url).fileName()), -1);
    // Once the words have been painted.
    QTimer::singleShot(0, this, &Session::openNow);
}

void Session::tryAgain() {
    if (!m_demoFolder.isEmpty())
        openDemo(m_demoFolder);
    else
        open(m_url);
}

void Session::openNow() {
    if (!isServer(m_url) && !QFileInfo::exists(m_url)) {
        Q_EMIT missing(m_url);
        return;
    }
    desk::Desk::Options options;
    options.url = m_url;
    auto desk = desk::Desk::open(options, m_clock, m_ids);
    if (!desk) {
        Q_EMIT failed(desk.error());
        return;
    }
    m_desk = std::move(*desk);
    // Whoever signs in sits at this desk: faces are kept in order while they do.
    connect(m_desk.get(), &desk::Desk::opened, m_desk.get(), [desk = m_desk.get()] { desk->keepFaces(); });
    m_desk->backups().keepSchedule();
    Q_EMIT opened();
    if (!m_person.isEmpty() && !m_passphrase.isEmpty()) {
        const QString person = std::exchange(m_person, {});
        const QString passphrase = std::exchange(m_passphrase, {});
        Q_EMIT signingIn(person);
        onAnswer(this, m_desk->signIn(person, passphrase), [this](const Result<domain::Person>& answer) {
            if (!answer)
                Q_EMIT signInFailed(answer.error());
        });
    }
    // Radio and journal run while the desk is locked, but not in a store that nobody can ever open.
    if (!m_desk->people().isEmpty())
        m_demoFolder.isEmpty() ? startRadio() : startSimulatedGateway();
    if (!m_demoFolder.isEmpty())
        m_cameras =
            std::make_unique<DemoCameras>(*m_desk, QDir(m_demoFolder).filePath(QStringLiteral("stills")), m_pool);
}

void Session::startRadio() {
    if (!m_radio)
        return;
    if (const auto started = m_desk->radioLog().start(*m_radio); !started)
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
        if (!isServer(url) && !QDir().mkpath(QFileInfo(url).absolutePath()))
            return Error{ErrorCode::Io, "The folder of the new store could not be made.", "Nothing was made.",
                         "Choose another place."};
        desk::Desk::Options options;
        options.url = url;
        return desk::Desk::create(options, person, passphrase, clock, ids);
    });
}

} // namespace watchdesk::ui
