// Making the first person of a store, signing in, and what changes a passphrase: the slow half (Argon2id) runs on the
// thread pool, not on a store thread.
#pragma once

#include "domain/Person.h"
#include "store/Keys.h"
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

/// Who signed in, and what is to be asked of them.
struct SignedIn {
    domain::Person person;
    bool mustChange = false; ///< somebody else chose the passphrase
};

/// Wrong passphrases cost nothing up to this many; each one more doubles the wait, from 5 s to 5 min.
inline constexpr int freeTries = 3;
/// How long after the last of so many wrong passphrases the next one is looked at.
[[nodiscard]] UtcMs waitAfter(int failed);

/// Unlocks the keyring for a person, by id or by name (whatever its case). Refused when the passphrase is wrong (which
/// is counted) or came too soon after wrong ones, NotFound when there is nobody of that name. Hands over the keys that
/// others lack and this person holds; gives a person of a store before schema 4 a key pair. The store must outlive the
/// future. Any thread.
[[nodiscard]] QFuture<Result<SignedIn>> signIn(Store& store, const QString& person, const QString& passphrase);

/// Whether somebody else than who is signed in gives their own passphrase: the second of two who act together. Opens
/// nothing and signs nobody in; Refused and counted as in signIn(). Blocks for 0.4 s: not on a store thread.
[[nodiscard]] Result<domain::Person> confirmPassphrase(Store& store, const QString& person, const QString& passphrase);

/// Unlocks with the printed recovery key.
[[nodiscard]] QFuture<Result<void>> unlockWithRecoveryKey(Store& store, const QString& recoveryKey);

} // namespace watchdesk::store
