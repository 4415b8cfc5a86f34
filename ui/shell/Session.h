// The store that is open, and the radio behind it.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "desk/Desk.h"
#include "domain/DemoTown.h"
#include "radio/Config.h"
#include "ui/shell/DemoCameras.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace watchdesk::ui {

/// Runs the simulated gateway on a thread of its own: its start waits for a process, and its process must end where it
/// began.
class GatewayThread : public QThread {
    Q_OBJECT
public:
    GatewayThread(domain::DemoOptions options, QString cacheFolder, QObject* parent = nullptr);
    ~GatewayThread() override;

Q_SIGNALS:
    void listening(const watchdesk::radio::BridgeConfig& config);
    void failed(const watchdesk::Error& error);

protected:
    void run() override;

private:
    domain::DemoOptions m_options;
    QString m_cache;
};

/// Window's thread. Opens one store at a time; what takes long runs beside.
class Session : public QObject {
    Q_OBJECT
public:
    Session(const Clock& clock, IdSource& ids, QObject* parent = nullptr);
    ~Session() override;

    /// Answers by opened(), missing() or failed(), later: what waits for a file or a server does it beside.
    void open(const QString& url);
    /// Gives up what is being opened; answers by cancelled(). What was begun ends by itself: a server that is away is
    /// waited for up to 10 s on its thread.
    void cancelOpening();
    /// Makes the demo town when it is not there yet, opens it, signs its coordinator in and puts the simulated gateway
    /// on the air.
    void openDemo(const QString& folder);
    /// The recovery key of the new store. Runs beside.
    QFuture<Result<QString>> create(const QString& url, const QString& person, const QString& passphrase);
    /// Used for the next store that opens (--config).
    void setRadioConfig(std::optional<radio::BridgeConfig> config) { m_radio = std::move(config); }
    /// Tried when the next store has opened, and on no other should it not open (--as, --passphrase-file, the demo).
    void setSignIn(const QString& person, const QString& passphrase);
    void tryAgain();

    [[nodiscard]] desk::Desk* desk() const { return m_desk.get(); }
    [[nodiscard]] QString url() const { return m_url; }
    /// The demo town's; null for any other store.
    [[nodiscard]] const DemoCameras* cameras() const { return m_cameras.get(); }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] static QString defaultDemoFolder();

Q_SIGNALS:
    /// percent < 0: not known.
    void working(const QString& text, int percent);
    /// A store is being opened, by its address without secrets.
    void opening(const QString& store);
    void cancelled();
    /// The old desk is about to go: leave it.
    void closing();
    void opened();
    /// There is no store at this path yet.
    void missing(const QString& url);
    void failed(const watchdesk::Error& error);
    /// The passphrase that was given beforehand is being tried.
    void signingIn(const QString& person);
    void signInFailed(const watchdesk::Error& error);
    void radioFailed(const watchdesk::Error& error);

private:
    /// One opening, and who signs in when it has come to its end.
    struct Attempt {
        QString person;
        QString passphrase;
        std::atomic<bool> wanted = true;
    };
    void close();
    void giveUp();
    void openNow();
    void attend(const std::shared_ptr<Attempt>& attempt, std::function<void()> fn);
    void meet(const std::shared_ptr<Attempt>& attempt, Result<desk::Desk::Opened> store);
    void signIn(const Attempt& attempt);
    void startRadio();
    void startBridge(const radio::BridgeConfig& config);
    void startSimulatedGateway();
    const Clock& m_clock;
    IdSource& m_ids;
    QString m_url;
    QString m_demoFolder; ///< empty: no demo
    std::optional<radio::BridgeConfig> m_radio;
    QString m_person;
    QString m_passphrase;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<GatewayThread> m_gateway;
    std::unique_ptr<DemoCameras> m_cameras;
    std::shared_ptr<Attempt> m_attempt;
    QThreadPool m_pool;
    QThreadPool m_openings;
};

} // namespace watchdesk::ui
