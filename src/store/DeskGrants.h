// What a role of the database server needs to be a desk: rows read and written, nothing of the schema changed.
#pragma once

#include "store/Connection.h"

#include <QStringList>

namespace watchdesk::store {

/// The statements that make `role` a desk of the PostgreSQL store on this connection, and take from PUBLIC what it has
/// there: made from the tables that there are. The audit log and the change notes can only be added to. The role
/// itself, and its password, are the server's to make. InvalidInput for a store that is a file, NotFound without a
/// store.
Result<QStringList> deskGrants(Connection& connection, const QString& role);
/// Runs them in one transaction, as the owner of the store. NotFound without such a role, Refused for anybody else.
Result<void> applyDeskGrants(Connection& connection, const QString& role);
/// Grants every desk's role what it lacks, as the owner of the store: what a program did not come to that ended between
/// a migration and its grants. Nothing for anybody else, nor where all is granted.
Result<void> completeDeskGrants(Connection& connection);
/// The roles that are desks of this store by now.
Result<QStringList> deskRoles(Connection& connection);

} // namespace watchdesk::store
