// Passwords of servers, in files of this machine that nobody else reads.
#pragma once

#include "base/Result.h"

#include <QString>

namespace watchdesk::desk {

/// Keeps it in a new file of that folder (0600), so that one that something running points to stays as it is; gives its
/// path. Io. `kept`: what is as it was then.
[[nodiscard]] Result<QString> keepPassword(const QString& folder, const QString& password, const char* kept);

/// The first line of the file, at most 1000 bytes. Unavailable when it is not there, Refused when others of this
/// machine may read it.
[[nodiscard]] Result<QString> readPassword(const QString& path);

} // namespace watchdesk::desk
