#include "OldSchema.h"

#include "store/Migrations.h"
#include "store/Try.h"

namespace watchdesk::store {

Result<void> makeOldStore(const QString& url, int schema) {
    STORE_TRY(connection, Connection::open({url, false, 5000, 0}));
    STORE_CHECK(connection->begin());
    if (connection->engine() == Engine::Sqlite)
        STORE_CHECK(connection->direct(QStringLiteral("PRAGMA application_id=%1").arg(0x57446573)));
    const Migration table{0,
                          {},
                          QStringLiteral("CREATE TABLE schema_version (one {{int}} PRIMARY KEY, current {{int}} NOT "
                                         "NULL, required {{int}} NOT NULL){{strict}};"
                                         "INSERT INTO schema_version (one, current, required) VALUES (1, %1, %1)")
                              .arg(schema)};
    for (int i = 0; i <= schema; ++i) {
        const Migration& one = i == 0 ? table : migrations().at(i - 1);
        for (const QString& statement : statementsFor(one, connection->engine()))
            STORE_CHECK(connection->direct(statement));
    }
    return connection->commit();
}

Result<int> schemaOf(const QString& url) {
    STORE_TRY(connection, Connection::open({url, false, 5000, 0}));
    STORE_TRY(version, knownSchema(*connection));
    return version.current;
}

} // namespace watchdesk::store
