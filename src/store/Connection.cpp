#include "store/Connection.h"

#include "base/Log.h"
#include "store/ServerAddress.h"
#include "store/SqlError.h"
#include "store/SqliteCopy.h"
#include "store/Try.h"

#include <QAtomicInteger>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlRecord>
#include <QThread>
#include <QUrl>

#include <mutex>

namespace watchdesk::store {

namespace {

constexpr int mostStatements = 300; // kept prepared; beyond that all are let go and come back as they are used

/// Text both engines take: no NUL (PostgreSQL has none), no half of a surrogate pair (UTF-8 has none).
QString wellFormed(const QString& text) {
    QString out = text.isNull() ? QStringLiteral("") : text;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const QChar c = out.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < out.size() && out.at(i + 1).isLowSurrogate();
        if (pair)
            ++i;
        else if (c.isSurrogate() || c.isNull())
            out[i] = QChar::ReplacementCharacter;
    }
    return out;
}

QVariant boundAs(const QVariant& value) {
    switch (value.typeId()) {
    case QMetaType::Bool:
        return QVariant(value.toBool() ? 1LL : 0LL);
    case QMetaType::QString:
        return QVariant(wellFormed(value.toString()));
    case QMetaType::QByteArray:
        return value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
    case QMetaType::QDate:
        return dateOrNull(value.toDate());
    default:
        return value;
    }
}

Row rowOf(const QSqlQuery& query, int columns) {
    QVariantList values;
    values.reserve(columns);
    for (int i = 0; i < columns; ++i)
        values.append(query.value(i));
    return Row(std::move(values));
}

} // namespace

Engine ConnectionSpec::engine() const {
    const bool server = url.startsWith(QLatin1String("postgresql://")) || url.startsWith(QLatin1String("postgres://"));
    return server ? Engine::PostgreSql : Engine::Sqlite;
}

QString ConnectionSpec::path() const {
    if (engine() == Engine::PostgreSql)
        return {};
    return url.startsWith(QLatin1String("file://")) ? QUrl(url).toLocalFile() : url;
}

Connection::Connection(ConnectionSpec spec) : m_spec(std::move(spec)), m_engine(m_spec.engine()) {
    static QAtomicInteger<int> count;
    m_name = QStringLiteral("watchdesk-%1").arg(count.fetchAndAddRelaxed(1));
}

Connection::~Connection() {
    m_statements.clear();
    if (m_database.isValid()) {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
}

Result<std::unique_ptr<Connection>> Connection::open(const ConnectionSpec& spec) {
    std::unique_ptr<Connection> connection(new Connection(spec));
    const QString driver = connection->m_engine == Engine::Sqlite ? QStringLiteral("QSQLITE") : QStringLiteral("QPSQL");
    connection->m_database = QSqlDatabase::addDatabase(driver, connection->m_name);
    if (!connection->m_database.isValid())
        return Error{ErrorCode::Unavailable,
                     "Qt's database driver " + driver.toStdString() + " is not installed.",
                     {},
                     "Install libqt6sql6-sqlite or libqt6sql6-psql."};
    STORE_CHECK(connection->connect());
    return connection;
}

Result<void> Connection::connect() {
    if (m_engine == Engine::Sqlite) {
        m_database.setDatabaseName(m_spec.still ? stillUri(m_spec.path()) : m_spec.path());
        m_database.setConnectOptions(
            QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1;QSQLITE_ENABLE_REGEXP=0%2")
                .arg(m_spec.busyMs)
                .arg(m_spec.still ? QStringLiteral(";QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI") : QString()));
    } else {
        STORE_CHECK(nameServer());
    }
    if (!m_database.open())
        return m_engine == Engine::Sqlite ? failure(m_database.lastError())
                                          : connectError(m_database.lastError().databaseText());
    return m_engine == Engine::Sqlite ? readySqlite() : readyPostgres();
}

Result<void> Connection::nameServer() {
    STORE_TRY(address, serverAddress(m_spec.url));
    static std::once_flag told;
    if (address.weak)
        std::call_once(told, [] {
            log("store")->warn("the way to the database server is encrypted, but which server it is is not checked in "
                               "full: the store's address has an sslmode other than verify-full");
        });
    m_database.setHostName(address.host);
    m_database.setPort(address.port);
    m_database.setUserName(address.user);
    m_database.setPassword(address.password);
    m_database.setDatabaseName(address.database);
    m_database.setConnectOptions(address.options);
    m_schema = address.schema;
    return {};
}

Result<void> Connection::readySqlite() {
    STORE_CHECK(direct(QStringLiteral("PRAGMA foreign_keys=ON")));
    STORE_CHECK(direct(QStringLiteral("PRAGMA synchronous=FULL")));
    STORE_CHECK(direct(QStringLiteral("PRAGMA cache_size=-16000")));
    // What is erased is overwritten: a key that was destroyed must not lie in a free page.
    STORE_CHECK(direct(QStringLiteral("PRAGMA secure_delete=ON")));
    // A stage of incidents is in no file that this store does not know of.
    STORE_CHECK(direct(QStringLiteral("PRAGMA temp_store=MEMORY")));
    // The watch thread checkpoints in the background (ChangeWatch): in the writer it would cost every hundredth commit
    // 10 ms and more. This is the net for a burst that outruns it: 64 MB.
    STORE_CHECK(direct(QStringLiteral("PRAGMA wal_autocheckpoint=16000")));
    if (m_spec.maxPages > 0)
        STORE_CHECK(direct(QStringLiteral("PRAGMA max_page_count=%1").arg(m_spec.maxPages)));
    if (!m_spec.still)
        STORE_CHECK(startWal());
    if (m_spec.readOnly || m_spec.still)
        STORE_CHECK(direct(QStringLiteral("PRAGMA query_only=ON")));
    return {};
}

Result<void> Connection::startWal() {
    // SQLite does not wait for its busy timeout here in every case; two programs may open a new store at once.
    for (int waited = 0;; waited += 20) {
        QSqlQuery query(m_database);
        if (query.exec(QStringLiteral("PRAGMA journal_mode=WAL")) && query.next()) {
            if (query.value(0).toString() == QLatin1String("wal"))
                return {};
            return Error{ErrorCode::Unavailable,
                         "The store's folder is on a file system that cannot keep a store safely.",
                         {},
                         "Put the store on a disk of this machine, or use a PostgreSQL server."};
        }
        const Error error = failure(query.lastError());
        if (error.code != ErrorCode::Locked || waited >= m_spec.busyMs)
            return error;
        QThread::msleep(20);
    }
}

Result<void> Connection::readyPostgres() {
    if (!m_schema.isEmpty()) {
        QString quoted = m_schema;
        quoted.replace(QLatin1Char('"'), QLatin1String("\"\""));
        STORE_CHECK(direct(QStringLiteral("SET search_path TO \"%1\"").arg(quoted)));
    }
    STORE_CHECK(direct(QStringLiteral("SET client_min_messages TO warning")));
    return direct(QStringLiteral("SET lock_timeout TO %1").arg(m_spec.busyMs));
}

Error Connection::failure(const QSqlError& error) const {
    return sqlError(m_engine, error, m_spec.path());
}

Result<void> Connection::reopen() {
    m_statements.clear();
    m_database.close();
    return connect();
}

Result<void> Connection::direct(const QString& sql) {
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return failure(query.lastError());
    return {};
}

Result<void> Connection::begin() {
    if (m_engine == Engine::Sqlite)
        return direct(m_spec.readOnly ? QStringLiteral("BEGIN") : QStringLiteral("BEGIN IMMEDIATE"));
    if (m_spec.readOnly)
        return direct(QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    STORE_CHECK(direct(QStringLiteral("BEGIN")));
    // With one writer at a time the order of changes.seq is the order of commits.
    auto locked = direct(QStringLiteral("SELECT pg_advisory_xact_lock(7305, hashtext(current_schema()))"));
    if (!locked)
        rollback();
    return locked;
}

Result<void> Connection::commit() {
    return direct(QStringLiteral("COMMIT"));
}

void Connection::rollback() {
    QSqlQuery query(m_database);
    query.exec(QStringLiteral("ROLLBACK")); // fails when the engine has rolled back by itself: nothing is left to undo
}

Result<std::unique_ptr<QSqlQuery>> Connection::prepare(const QString& sql) {
    auto query = std::make_unique<QSqlQuery>(m_database);
    // On PostgreSQL forward-only reads row by row off the wire, and no other statement may run meanwhile: see stream().
    query->setForwardOnly(m_engine == Engine::Sqlite);
    if (!query->prepare(sql))
        return failure(query->lastError());
    return query;
}

Result<void> Connection::run(QSqlQuery& query, const Args& args) {
    for (int i = 0; i < args.size(); ++i)
        query.bindValue(i, boundAs(args.at(i)));
    if (!query.exec())
        return failure(query.lastError());
    return {};
}

Result<void> Connection::withStatement(const QString& sql, const Args& args,
                                       const std::function<Result<void>(QSqlQuery&)>& use) {
    std::shared_ptr<Statement> statement = m_statements.value(sql);
    if (!statement || statement->busy) {
        STORE_TRY(query, prepare(sql));
        const bool keep = !statement;
        statement = std::make_shared<Statement>();
        statement->query = std::move(query);
        if (keep && m_statements.size() >= mostStatements)
            m_statements.clear();
        if (keep)
            m_statements.insert(sql, statement);
    }
    statement->busy = true;
    Result<void> done = run(*statement->query, args);
    if (done)
        done = use(*statement->query);
    statement->query->finish(); // an open statement would hold its snapshot beyond the transaction
    statement->busy = false;
    return done;
}

Result<qint64> Connection::exec(const QString& sql, const Args& args) {
    qint64 rows = 0;
    STORE_CHECK(withStatement(sql, args, [&rows](QSqlQuery& query) -> Result<void> {
        rows = query.numRowsAffected();
        return {};
    }));
    return rows;
}

Result<void> Connection::forEach(const QString& sql, const Args& args,
                                 const std::function<Result<void>(const Row&)>& fn) {
    return withStatement(sql, args, [this, &fn](QSqlQuery& query) -> Result<void> {
        const int columns = query.record().count();
        while (query.next())
            STORE_CHECK(fn(rowOf(query, columns)));
        if (query.lastError().isValid() && query.lastError().type() != QSqlError::NoError)
            return failure(query.lastError());
        return {};
    });
}

Result<void> Connection::stream(const QString& sql, const std::function<Result<void>(const Row&)>& fn) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return failure(query.lastError());
    const int columns = query.record().count();
    while (query.next())
        STORE_CHECK(fn(rowOf(query, columns)));
    if (query.lastError().isValid() && query.lastError().type() != QSqlError::NoError)
        return failure(query.lastError());
    return {};
}

} // namespace watchdesk::store
