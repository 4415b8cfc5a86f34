// Where a PostgreSQL server is, as its URL says it, and how the way there has to be guarded.
#pragma once

#include "base/Result.h"

#include <QString>

namespace watchdesk::store {

/// What Qt's driver (libpq) is told.
struct ServerAddress {
    QString host; ///< a name, an address, or the folder of a Unix socket
    int port = -1;
    QString user;
    QString password;
    QString database;
    QString schema;    ///< empty: that of the server's search path
    QString options;   ///< for QSqlDatabase::setConnectOptions
    bool weak = false; ///< TLS without knowing for certain which server it is: the URL asked for it
};

/// Reads `postgresql://user:password@host:port/database?…`; without a host it is the socket in /var/run/postgresql.
/// Parameters: host, port, schema, and libpq's own for TLS (sslmode, sslrootcert, sslcert, sslkey, …). Over a network
/// TLS is required, with the server's certificate checked against its host name (sslmode=verify-full, RFC 6125);
/// `require` and `verify-ca` when the URL says so. A loopback address may choose any mode. Where the server is and how
/// the way is guarded is the URL's word alone: libpq's environment and its service file change neither. InvalidInput,
/// Refused.
Result<ServerAddress> serverAddress(const QString& url);

/// The certificates that servers are checked against when the URL names none: the user's own
/// (~/.postgresql/root.crt), else the system's.
[[nodiscard]] QString trustedRoots();

/// The Error of a connection that could not be made, by what libpq says of it; its words, which name hosts and people,
/// stay out of it.
[[nodiscard]] Error connectError(const QString& said);

} // namespace watchdesk::store
