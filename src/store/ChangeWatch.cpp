#include "store/ChangeWatch.h"

#include "base/Log.h"
#include "store/Try.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>

#include <future>

namespace watchdesk::store {

namespace {

constexpr int sqlitePollMs = 500;
constexpr int settleMs = 5;
constexpr int serverPollMs = 30'000;
constexpr int serverRetryMs = 1'000;
constexpr qint64 checkpointBytes = 4 * 1024 * 1024;
constexpr int checkpointEveryMs = 2'000;

} // namespace

Result<void> ChangeWatch::open() {
    STORE_TRY(connection, Connection::open(m_spec));
    m_connection = std::move(connection);
    m_poll = std::make_unique<QTimer>();
    m_soon = std::make_unique<QTimer>();
    m_soon->setSingleShot(true);
    connect(m_soon.get(), &QTimer::timeout, this, &ChangeWatch::look);
    if (m_connection->engine() == Engine::PostgreSql) {
        STORE_CHECK(listen());
        connect(m_poll.get(), &QTimer::timeout, this, &ChangeWatch::checkServer);
        m_poll->start(serverPollMs);
        return {};
    }
    m_files = std::make_unique<QFileSystemWatcher>();
    connect(m_files.get(), &QFileSystemWatcher::fileChanged, this, [this] {
        if (!m_soon->isActive())
            m_soon->start(settleMs);
        watchFile();
    });
    watchFile();
    connect(m_poll.get(), &QTimer::timeout, this, &ChangeWatch::poll);
    m_poll->start(sqlitePollMs);
    return {};
}

void ChangeWatch::watchFile() {
    const QString wal = m_spec.path() + QStringLiteral("-wal");
    if (m_files->files().isEmpty() && QFile::exists(wal))
        m_files->addPath(wal); // it comes and goes; the poll looks again
}

void ChangeWatch::poll() {
    watchFile();
    qint64 version = m_dataVersion;
    const auto read =
        m_connection->forEach(QStringLiteral("PRAGMA data_version"), {}, [&version](const Row& row) -> Result<void> {
            version = row.integer(0);
            return {};
        });
    if (read && version == m_dataVersion)
        return;
    m_dataVersion = version;
    look();
    checkpoint();
}

void ChangeWatch::checkpoint() {
    if (QFileInfo(m_spec.path() + QStringLiteral("-wal")).size() < checkpointBytes ||
        (m_sinceCheckpoint.isValid() && m_sinceCheckpoint.elapsed() < checkpointEveryMs))
        return;
    m_sinceCheckpoint.start();
    // PASSIVE waits for nobody and holds up nobody: what readers still need is left for the next time.
    if (const auto done = m_connection->direct(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)")); !done)
        log("store")->warn("no checkpoint: {}", errorCodeName(done.error().code));
}

void ChangeWatch::look() {
    if (const auto done = m_feed.catchUp(*m_connection); !done)
        log("store")->debug("changes could not be read: {}", errorCodeName(done.error().code));
}

Result<void> ChangeWatch::listen() {
    QSqlDriver* driver = m_connection->database().driver();
    connect(driver, &QSqlDriver::notification, this, [this] {
        if (!m_soon->isActive())
            m_soon->start(0); // a burst of commits is read once
    });
    if (!driver->subscribeToNotification(QLatin1String(notifyChannel)))
        return Error{ErrorCode::Unavailable, "The database server does not tell of changes.", {}, {}};
    return {};
}

void ChangeWatch::checkServer() {
    if (m_feed.catchUp(*m_connection)) {
        m_poll->setInterval(serverPollMs);
        return;
    }
    m_connection->database().driver()->disconnect(this);
    const auto back = m_connection->reopen();
    if (back && listen() && m_feed.catchUp(*m_connection))
        m_poll->setInterval(serverPollMs);
    else
        m_poll->setInterval(serverRetryMs);
}

WatchThread::~WatchThread() {
    quit();
    wait();
}

Result<void> WatchThread::begin() {
    std::promise<Result<void>> opened;
    m_opened = [&opened](Result<void> result) { opened.set_value(std::move(result)); };
    setObjectName(QStringLiteral("store-watch"));
    start();
    return opened.get_future().get();
}

void WatchThread::run() {
    ChangeWatch watch(m_spec, m_feed);
    Result<void> open = watch.open();
    const bool good = open.has_value();
    m_opened(std::move(open));
    if (good)
        exec();
}

} // namespace watchdesk::store
