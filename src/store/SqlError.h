// What the two engines call their failures, as one set of errors.
#pragma once

#include "base/Result.h"

#include <QSqlError>
#include <QString>

namespace watchdesk::store {

enum class Engine;

/// The Error of a failed statement. The engine's own words stay out of it: they may quote values. `path` is the SQLite
/// file, to tell a full disk from a broken one.
[[nodiscard]] Error sqlError(Engine engine, const QSqlError& error, const QString& path);

} // namespace watchdesk::store
