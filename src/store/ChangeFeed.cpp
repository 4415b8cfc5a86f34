#include "store/ChangeFeed.h"

#include "store/Try.h"

namespace watchdesk::store {

void ChangeFeed::startAfter(qint64 seq) {
    const std::lock_guard guard(m_mutex);
    m_last = seq;
}

std::optional<Error> ChangeFeed::tellOthers(Tx& tx) {
    if (tx.engine() == Engine::Sqlite)
        return std::nullopt;
    const auto told = tx.query(QStringLiteral("SELECT pg_notify('%1', '')").arg(QLatin1String(notifyChannel)));
    return told ? std::optional<Error>() : std::optional<Error>(told.error());
}

void ChangeFeed::committed(Connection& connection, const QVector<Change>& own) {
    const std::lock_guard guard(m_mutex);
    if (own.last().seq <= m_last)
        return; // the watch was quicker and has sent them
    const bool next = own.first().seq == m_last + 1 && own.last().seq == m_last + own.size();
    if (!next) {
        // Others have committed in between, and theirs come first. If that cannot be read now, the watch reads it soon.
        (void)catchUpLocked(connection);
        return;
    }
    m_last = own.last().seq;
    m_send(connection, own);
}

Result<void> ChangeFeed::catchUp(Connection& connection) {
    const std::lock_guard guard(m_mutex);
    return catchUpLocked(connection);
}

Result<void> ChangeFeed::catchUpLocked(Connection& connection) {
    QVector<Change> found;
    STORE_CHECK(connection.forEach(
        QStringLiteral("SELECT seq, entity, id, version, desk FROM changes WHERE seq > ? ORDER BY seq"), {m_last},
        [&found](const Row& row) -> Result<void> {
            found.append({row.integer(0), row.text(1), row.text(2), row.integer(3), row.text(4)});
            return {};
        }));
    if (!found.isEmpty()) {
        m_last = found.last().seq;
        m_send(connection, found);
    }
    return {};
}

} // namespace watchdesk::store
