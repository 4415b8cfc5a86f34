#include "store/DeskGrants.h"

#include "store/Migrations.h"
#include "store/Try.h"

#include <QSet>

namespace watchdesk::store {

namespace {

QString quoted(QString name) {
    return QLatin1Char('"') + name.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

/// What a desk does with a table's rows. Everything that erasure, sealing anew and corrections change is changed in
/// place or deleted; what is only ever added to is closed to the rest.
QString privilegesOn(const QString& table) {
    if (table == QLatin1String("schema_version"))
        return QStringLiteral("SELECT");
    static const QStringList addedTo{QStringLiteral("audit"), QStringLiteral("changes"), QStringLiteral("backup"),
                                     QStringLiteral("signing_key")};
    if (addedTo.contains(table))
        return QStringLiteral("SELECT, INSERT");
    static const QStringList neverDeleted{QStringLiteral("class_key"), QStringLiteral("scheme"),
                                          QStringLiteral("erasure")};
    return neverDeleted.contains(table) ? QStringLiteral("SELECT, INSERT, UPDATE")
                                        : QStringLiteral("SELECT, INSERT, UPDATE, DELETE");
}

Result<QStringList> textsOf(Connection& connection, const QString& sql, const Args& args = {}) {
    QStringList out;
    STORE_CHECK(connection.forEach(sql, args, [&out](const Row& row) -> Result<void> {
        out.append(row.text(0));
        return {};
    }));
    return out;
}

const QString tables = QStringLiteral("SELECT c.relname FROM pg_class c WHERE c.relnamespace = "
                                      "current_schema()::regnamespace AND c.relkind = 'r' ORDER BY c.relname");

Result<void> mustBeServed(Connection& connection) {
    if (connection.engine() == Engine::Sqlite)
        return Error{ErrorCode::InvalidInput,
                     "A store that is a file has no roles.",
                     {},
                     "Name a store on a PostgreSQL server."};
    STORE_TRY(version, knownSchema(connection));
    if (version.current == 0)
        return Error{ErrorCode::NotFound, "There is no store in that database yet.", {}, "Make it with init."};
    return {};
}

Result<bool> owns(Connection& connection) {
    STORE_TRY(owned, textsOf(connection, QStringLiteral("SELECT 'yes' FROM pg_class WHERE oid = "
                                                        "to_regclass('schema_version') AND "
                                                        "pg_has_role(current_user, relowner, 'USAGE')")));
    return !owned.isEmpty();
}

/// Whether a role has on every table what a desk needs there.
Result<bool> isWhole(Connection& connection, const QString& role) {
    STORE_TRY(names, textsOf(connection, tables));
    STORE_TRY(has, textsOf(connection,
                           QStringLiteral("SELECT a.privilege_type || ' ' || c.relname FROM pg_class c, "
                                          "aclexplode(c.relacl) a, pg_roles r WHERE c.relnamespace = "
                                          "current_schema()::regnamespace AND c.relkind = 'r' AND a.grantee = r.oid "
                                          "AND r.rolname = ?"),
                           {role}));
    const QSet<QString> granted(has.begin(), has.end());
    for (const QString& table : names) {
        for (const QString& privilege : privilegesOn(table).split(QStringLiteral(", "))) {
            if (!granted.contains(privilege + QLatin1Char(' ') + table))
                return false;
        }
    }
    return true;
}

/// The server would warn of every table, and fail at the last.
Result<void> mustOwn(Connection& connection) {
    STORE_TRY(owner, owns(connection));
    if (owner)
        return {};
    return Error{ErrorCode::Refused, "Only the owner of the store can make a role a desk of it.",
                 "Nothing was changed.", "Sign in to the server as the role that made the store."};
}

} // namespace

Result<QStringList> deskGrants(Connection& connection, const QString& role) {
    STORE_CHECK(mustBeServed(connection));
    STORE_TRY(place,
              textsOf(connection, QStringLiteral("SELECT current_schema() UNION ALL SELECT current_database()")));
    STORE_TRY(names, textsOf(connection, tables));
    const QString schema = quoted(place.at(0));
    const QString database = quoted(place.at(1));
    const QString desk = quoted(role);
    QStringList out{
        QStringLiteral("REVOKE ALL ON DATABASE %1 FROM PUBLIC").arg(database),
        QStringLiteral("REVOKE ALL ON SCHEMA %1 FROM PUBLIC").arg(schema),
        QStringLiteral("REVOKE ALL ON ALL TABLES IN SCHEMA %1 FROM PUBLIC").arg(schema),
        QStringLiteral("REVOKE ALL ON ALL TABLES IN SCHEMA %1 FROM %2").arg(schema, desk),
        QStringLiteral("REVOKE ALL ON SCHEMA %1 FROM %2").arg(schema, desk),
        QStringLiteral("GRANT CONNECT ON DATABASE %1 TO %2").arg(database, desk),
        QStringLiteral("GRANT USAGE ON SCHEMA %1 TO %2").arg(schema, desk),
    };
    for (const QString& table : names)
        out << QStringLiteral("GRANT %1 ON %2.%3 TO %4").arg(privilegesOn(table), schema, quoted(table), desk);
    return out;
}

Result<void> applyDeskGrants(Connection& connection, const QString& role) {
    STORE_TRY(statements, deskGrants(connection, role));
    STORE_CHECK(mustOwn(connection));
    STORE_TRY(there, textsOf(connection, QStringLiteral("SELECT rolname FROM pg_roles WHERE rolname = ?"), {role}));
    if (there.isEmpty())
        return Error{ErrorCode::NotFound, "The database server has no such role.", "Nothing was changed.",
                     "Have it made: CREATE ROLE … LOGIN PASSWORD …"};
    STORE_CHECK(connection.begin());
    const auto granted = [&]() -> Result<void> {
        for (const QString& statement : statements)
            STORE_CHECK(connection.direct(statement));
        return connection.commit();
    }();
    if (!granted)
        connection.rollback();
    return granted;
}

Result<void> completeDeskGrants(Connection& connection) {
    STORE_TRY(owner, owns(connection));
    if (!owner)
        return {};
    STORE_TRY(roles, deskRoles(connection));
    for (const QString& role : roles) {
        STORE_TRY(whole, isWhole(connection, role));
        if (!whole)
            STORE_CHECK(applyDeskGrants(connection, role));
    }
    return {};
}

Result<QStringList> deskRoles(Connection& connection) {
    STORE_CHECK(mustBeServed(connection));
    return textsOf(connection, QStringLiteral("SELECT DISTINCT r.rolname FROM pg_class c, aclexplode(c.relacl) a, "
                                              "pg_roles r WHERE c.oid = to_regclass('changes') AND a.grantee = r.oid "
                                              "AND a.grantee <> c.relowner AND a.privilege_type = 'INSERT' "
                                              "ORDER BY r.rolname"));
}

} // namespace watchdesk::store
