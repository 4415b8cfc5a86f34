// One database connection: statements kept prepared, transactions as each engine wants them.
#pragma once

#include "base/Result.h"
#include "store/Tx.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <functional>
#include <memory>

namespace watchdesk::store {

/// Where and how to connect.
struct ConnectionSpec {
    QString url;
    bool readOnly = false;
    int busyMs = 5000;
    qint64 maxPages = 0;
    bool still = false; ///< a SQLite file that nobody writes to (liesStill): read only, with nothing beside it
    [[nodiscard]] Engine engine() const;
    /// The SQLite file; empty for PostgreSQL.
    [[nodiscard]] QString path() const;
};

/// Owns a QSqlDatabase. Lives, works and dies on the thread that opened it.
class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const ConnectionSpec& spec);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A write transaction holds the store's one write lock from here on (BEGIN IMMEDIATE, or an advisory lock), so
    /// that what it reads does not change before it writes.
    Result<void> begin();
    Result<void> commit();
    void rollback();
    /// After the server went away: connects anew.
    Result<void> reopen();

    Result<qint64> exec(const QString& sql, const Args& args);
    Result<void> forEach(const QString& sql, const Args& args, const std::function<Result<void>(const Row&)>& fn);
    /// The same for an answer of any size: a row at a time is in memory. No other statement on this connection until it
    /// is done.
    Result<void> stream(const QString& sql, const std::function<Result<void>(const Row&)>& fn);
    /// A statement that is run once (DDL, PRAGMA, SET): not kept prepared.
    Result<void> direct(const QString& sql);

    [[nodiscard]] Engine engine() const { return m_engine; }
    [[nodiscard]] QSqlDatabase& database() { return m_database; }

private:
    explicit Connection(ConnectionSpec spec);
    Result<void> connect();
    Result<void> nameServer();
    Result<void> readySqlite();
    Result<void> readyPostgres();
    Result<void> startWal();
    struct Statement {
        std::unique_ptr<QSqlQuery> query;
        bool busy = false;
    };
    Result<void> run(QSqlQuery& query, const Args& args);
    Result<std::unique_ptr<QSqlQuery>> prepare(const QString& sql);
    Result<void> withStatement(const QString& sql, const Args& args,
                               const std::function<Result<void>(QSqlQuery&)>& use);
    [[nodiscard]] Error failure(const QSqlError& error) const;

    ConnectionSpec m_spec;
    Engine m_engine;
    QString m_name;
    QString m_schema; ///< of PostgreSQL; empty: the server's search path
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<Statement>> m_statements;
};

} // namespace watchdesk::store
