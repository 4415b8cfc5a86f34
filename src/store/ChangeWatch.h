// Notices what other programs commit to the same store.
#pragma once

#include "store/ChangeFeed.h"
#include "store/Connection.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <memory>

namespace watchdesk::store {

/// Lives on the watch thread, with a connection of its own. SQLite: a file watcher on the -wal, read 5 ms later (it
/// fires before the commit shows), with a poll of data_version every 500 ms as a net; it also
/// checkpoints the WAL, so that no commit has to. PostgreSQL: LISTEN, with a
/// catch-up every 30 s and after each reconnect, since notifications are not replayed.
class ChangeWatch : public QObject {
    Q_OBJECT
public:
    ChangeWatch(const ConnectionSpec& spec, ChangeFeed& feed) : m_spec(spec), m_feed(feed) {}
    Result<void> open(); ///< on the watch thread

private:
    void watchFile();
    void poll();
    void look();
    void checkpoint();
    Result<void> listen();
    void checkServer();

    ConnectionSpec m_spec;
    ChangeFeed& m_feed;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QFileSystemWatcher> m_files;
    std::unique_ptr<QTimer> m_poll;
    std::unique_ptr<QTimer> m_soon;
    qint64 m_dataVersion = -1;
    QElapsedTimer m_sinceCheckpoint;
};

/// The watch thread itself.
class WatchThread : public QThread {
public:
    WatchThread(const ConnectionSpec& spec, ChangeFeed& feed) : m_spec(spec), m_feed(feed) {}
    ~WatchThread() override;
    /// Starts it and waits until it watches.
    Result<void> begin();

protected:
    void run() override;

private:
    ConnectionSpec m_spec;
    ChangeFeed& m_feed;
    std::function<void(Result<void>)> m_opened;
};

} // namespace watchdesk::store
