// What the owner of a store does to it from outside: brings it up to date, and lets roles of the server be its desks.
#pragma once

#include "desk/Desk.h"

#include <QStringList>

namespace watchdesk::desk {

/// From which schema a store came to which.
struct Upkeep {
    int before = 0;
    int now = 0;
};

/// Brings the store up to date, and on a server grants its desks what is new; a store that is up to date stays as it
/// is. Blocks. NotFound when there is none, TooNew, Corrupt, Refused for a role of the server that does not own it.
Result<Upkeep> bringUpToDate(const Desk::Options& options);

/// The statements that make a role of the server a desk of the store: it reads and writes rows, adds to the audit log
/// and the change notes, and cannot change the schema. Blocks. InvalidInput for a store that is a file.
Result<QStringList> deskGrants(const Desk::Options& options, const QString& role);
/// Runs them, as the owner of the store. NotFound without such a role, Refused for anybody else.
Result<void> grantDesk(const Desk::Options& options, const QString& role);

} // namespace watchdesk::desk
