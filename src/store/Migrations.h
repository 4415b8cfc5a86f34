// The schema, step by step: numbered SQL files of resources/migrations, frozen once released.
#pragma once

#include "store/Connection.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace watchdesk::store {

/// One file: "001_first.sql".
struct Migration {
    int number = 0;
    QString name;
    QString sql; ///< with tokens
};

/// All of them, ascending from 1 without a gap.
[[nodiscard]] const QVector<Migration>& migrations();

/// The statements of a file for an engine: tokens filled in, comments left out, cut at the semicolons outside quotes.
[[nodiscard]] QStringList statementsFor(const Migration& migration, Engine engine);

/// What the store said of itself.
struct SchemaVersion {
    int current = 0;  ///< the last migration that was applied
    int required = 0; ///< the least that a program must know to work with it
};

/// Whether it is a store of a schema that this program knows; changes nothing. TooNew, Corrupt.
Result<SchemaVersion> knownSchema(Connection& connection);

/// Brings a store up to date, each migration in one transaction; two programs may do so at once. On a server the desks'
/// roles are granted what they lack, if it is the owner that does so. An empty database becomes a store. TooNew when
/// the store requires a later program, Corrupt when the database belongs to something else, Refused when a server's
/// role may not change the schema.
Result<SchemaVersion> migrate(Connection& connection);

} // namespace watchdesk::store
