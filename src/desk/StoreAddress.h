// Where a store is, as it may be shown, remembered and told apart.
#pragma once

#include <QString>

namespace watchdesk::desk {

/// Whether it is the address of a PostgreSQL server, and not a file's path.
[[nodiscard]] bool isServer(const QString& url);

/// The address without the password of its user and without those among its parameters; a path as it is. What is shown,
/// kept in settings or named by a hash is this: a password that changes leads to the same store.
[[nodiscard]] QString withoutSecrets(const QString& url);

/// The address with this password for its user (RFC 3986, percent-encoded), in place of one that it may have.
[[nodiscard]] QString withPassword(const QString& url, const QString& password);

} // namespace watchdesk::desk
