// Change notes on their way out: own and foreign ones, in the order of seq, each once.
#pragma once

#include "store/Connection.h"

#include <QVector>

#include <functional>
#include <mutex>
#include <optional>

namespace watchdesk::store {

/// Remembers the last seq that was sent out. Thread-safe; `send` is called under its lock, which keeps the order.
class ChangeFeed {
public:
    /// What sends them; the connection that read them may be read from, outside any transaction.
    using Send = std::function<void(Connection&, const QVector<Change>&)>;
    explicit ChangeFeed(Send send) : m_send(std::move(send)) {}
    void startAfter(qint64 seq);

    /// Before the commit: has PostgreSQL tell the other programs when it happens (SQLite's see the file change).
    std::optional<Error> tellOthers(Tx& tx);
    /// After a commit of our own.
    void committed(Connection& connection, const QVector<Change>& own);
    /// Reads what others have committed since.
    Result<void> catchUp(Connection& connection);

private:
    Result<void> catchUpLocked(Connection& connection);

    std::mutex m_mutex;
    Send m_send;
    qint64 m_last = 0;
};

/// PostgreSQL's channel for NOTIFY.
inline constexpr const char* notifyChannel = "watchdesk_changes";

} // namespace watchdesk::store
