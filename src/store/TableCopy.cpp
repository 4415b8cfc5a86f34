#include "store/TableCopy.h"

#include "store/Try.h"

namespace watchdesk::store {

namespace {

struct Table {
    QString name;
    QStringList columns;
    QString identity; ///< the column that the store numbers itself; empty for most
};

Result<QStringList> textsOf(Connection& connection, const QString& sql, const Args& args = {}) {
    QStringList out;
    STORE_CHECK(connection.forEach(sql, args, [&out](const Row& row) -> Result<void> {
        out.append(row.text(0));
        return {};
    }));
    return out;
}

/// Tables are made before those that refer to them, and SQLite lists them as they were made.
Result<QVector<Table>> tablesOf(Connection& sqlite) {
    STORE_TRY(names, textsOf(sqlite, QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                                    "name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND "
                                                    "name <> 'schema_version' ORDER BY rowid")));
    QVector<Table> tables;
    for (const QString& name : names) {
        Table table{name, {}, {}};
        STORE_TRY(columns, textsOf(sqlite, QStringLiteral("SELECT name FROM pragma_table_info(?)"), {name}));
        table.columns = columns;
        STORE_TRY(sql, textsOf(sqlite, QStringLiteral("SELECT sql FROM sqlite_master WHERE name = ?"), {name}));
        if (sql.first().contains(QLatin1String("AUTOINCREMENT")))
            table.identity = columns.first();
        tables.append(table);
    }
    return tables;
}

Result<qint64> countOf(Connection& connection, const QString& table) {
    qint64 count = 0;
    STORE_CHECK(connection.forEach(QStringLiteral("SELECT COUNT(*) FROM ") + table, {},
                                   [&count](const Row& row) -> Result<void> {
                                       count = row.integer(0);
                                       return {};
                                   }));
    return count;
}

/// A driver's NULL has the type of its column, and a null text is written as an empty one: NULL stays NULL.
Args valuesOf(const Row& row) {
    Args values = row.values();
    for (QVariant& value : values) {
        if (value.isNull())
            value = QVariant();
    }
    return values;
}

Result<void> copyRows(Connection& from, Connection& to, const Table& table, const std::function<Result<void>()>& step) {
    const QString columns = table.columns.join(QStringLiteral(", "));
    const QString insert = QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
                               .arg(table.name, columns,
                                    QStringList(table.columns.size(), QStringLiteral("?")).join(QStringLiteral(", ")));
    return from.stream(QStringLiteral("SELECT %1 FROM %2").arg(columns, table.name),
                       [&](const Row& row) -> Result<void> {
                           STORE_CHECK(to.exec(insert, valuesOf(row)));
                           return step();
                       });
}

/// The server goes on numbering after the last number that was copied.
Result<void> setNumbering(Connection& to, const Table& table) {
    if (table.identity.isEmpty() || to.engine() != Engine::PostgreSql)
        return {};
    return to.forEach(QStringLiteral("SELECT setval(pg_get_serial_sequence('%1', '%2'), "
                                     "(SELECT COALESCE(MAX(%2), 0) + 1 FROM %1), false)")
                          .arg(table.name, table.identity),
                      {}, [](const Row&) -> Result<void> { return {}; });
}

Result<void> copyAll(Connection& from, Connection& to, const QVector<Table>& tables, const CopyTold& told) {
    qint64 total = 0;
    for (const Table& table : tables) {
        STORE_TRY(there, countOf(to, table.name));
        if (there > 0)
            return Error{ErrorCode::Conflict, "There is a store at that place already.", "It was not touched.",
                         "Name a place without one."};
        STORE_TRY(count, countOf(from, table.name));
        total += count;
    }
    qint64 done = 0;
    const auto step = [&]() -> Result<void> {
        if (++done % 1000 == 0 && told && !told(double(done) / double(std::max<qint64>(total, 1))))
            return Error{ErrorCode::Cancelled, "The copy was stopped.", "Nothing was kept of it.", {}};
        return {};
    };
    for (const Table& table : tables) {
        STORE_CHECK(copyRows(from, to, table, step));
        STORE_CHECK(setNumbering(to, table));
    }
    return {};
}

} // namespace

Result<void> copyTables(Connection& from, Connection& to, const CopyTold& told) {
    STORE_TRY(tables, tablesOf(to.engine() == Engine::Sqlite ? to : from));
    STORE_CHECK(to.begin());
    auto copied = copyAll(from, to, tables, told);
    if (copied)
        copied = to.commit();
    if (!copied)
        to.rollback();
    return copied;
}

} // namespace watchdesk::store
