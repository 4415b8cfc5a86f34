// Keys as they lie in the store: public ones, wrapped private ones, sealed data keys.
#pragma once

#include "domain/Person.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Tables class_key, wrapped_key and data_key. On a store thread. store/SignIn.h joins this with Argon2id.
struct KeyTable {
    /// Puts fresh keys (Keyring::makeKeys) and the store's first person into the store. Conflict when it has keys
    /// already. The keyring seals from this transaction on.
    static Result<domain::Person> createFirst(Tx& tx, domain::Person person, NewKeys keys);
    static Result<QVector<ClassKey>> classKeys(Tx& tx);
    /// The private keys wrapped for a person.
    static Result<QVector<WrappedKey>> wrapsOf(Tx& tx, const QString& personId);
    static Result<QVector<WrappedKey>> recoveryWraps(Tx& tx);
    static Result<std::optional<DataKeyRecord>> dataKey(Tx& tx, const QString& id);
    static Result<void> insertDataKey(Tx& tx, const DataKeyRecord& key);
};

} // namespace watchdesk::store
