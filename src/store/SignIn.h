// Making the first person of a store, and signing in: the slow half (Argon2id) runs on the thread pool, not on a store
// thread.
#pragma once

#include "domain/Person.h"
#include "store/Store.h"

namespace watchdesk::store {

/// What `init` shows: the recovery key is told this once.
struct FirstSignIn {
    domain::Person person;
    QString recoveryKey;
};

/// Makes the store's keys and its first person, and unlocks. Conflict when the store has keys already. Any thread.
[[nodiscard]] QFuture<Result<FirstSignIn>> createFirstPerson(Store& store, const domain::Person& person,
                                                             const QString& passphrase,
                                                             const seal::KdfCost& cost = seal::KdfCost::moderate());

/// Unlocks the keyring for a person, by id or by name (whatever its case). Refused when the passphrase is wrong,
/// NotFound when there is nobody of that name. The store must outlive the future. Any thread.
[[nodiscard]] QFuture<Result<domain::Person>> signIn(Store& store, const QString& person, const QString& passphrase);

/// Unlocks with the printed recovery key.
[[nodiscard]] QFuture<Result<void>> unlockWithRecoveryKey(Store& store, const QString& recoveryKey);

} // namespace watchdesk::store
