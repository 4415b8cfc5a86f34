#include "store/SignIn.h"

#include "store/KeyTable.h"
#include "store/PersonTable.h"
#include "store/Try.h"

#include <QPromise>
#include <QThreadPool>

namespace watchdesk::store {

namespace {

/// Runs fn on the pool; what it throws becomes Internal, as at every thread's edge.
template <class T>
QFuture<Result<T>> onPool(std::function<Result<T>()> fn) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, fn = std::move(fn)] {
        std::optional<Result<T>> answer;
        try {
            answer.emplace(fn());
        } catch (const std::exception& e) {
            answer.emplace(internalError(e.what()));
        }
        promise->addResult(std::move(*answer));
        promise->finish();
    });
    return future;
}

struct Wraps {
    domain::Person person;
    QVector<WrappedKey> keys;
};

Result<Wraps> findWraps(Store& store, const QString& idOrName) {
    return store
        .read([idOrName](Tx& tx) -> Result<Wraps> {
            STORE_TRY(byId, PersonTable::find(tx, idOrName));
            STORE_TRY(person, byId ? Result<std::optional<domain::Person>>(byId) : PersonTable::byName(tx, idOrName));
            if (!person)
                return Error{ErrorCode::NotFound, "Nobody of that name may sign in here.", {}, "Look at the spelling."};
            STORE_TRY(keys, KeyTable::wrapsOf(tx, person->id));
            return Wraps{*person, keys};
        })
        .result();
}

} // namespace

QFuture<Result<FirstSignIn>> createFirstPerson(Store& store, const domain::Person& person, const QString& passphrase,
                                               const seal::KdfCost& cost) {
    return onPool<FirstSignIn>([&store, person, passphrase, cost]() -> Result<FirstSignIn> {
        STORE_TRY(keys, Keyring::makeKeys(passphrase, cost));
        STORE_TRY(made,
                  store.write([person, keys](Tx& tx) { return KeyTable::createFirst(tx, person, keys); }).result());
        // The recovery key opens the same private keys and needs no second derivation.
        STORE_CHECK(store.keyring().unlockWithRecoveryKey(keys.wrapped.mid(keys.wrapped.size() / 2), keys.recoveryKey));
        return FirstSignIn{made, keys.recoveryKey};
    });
}

QFuture<Result<domain::Person>> signIn(Store& store, const QString& person, const QString& passphrase) {
    return onPool<domain::Person>([&store, person, passphrase]() -> Result<domain::Person> {
        STORE_TRY(wraps, findWraps(store, person));
        STORE_CHECK(store.keyring().unlock(wraps.keys, passphrase));
        return wraps.person;
    });
}

QFuture<Result<void>> unlockWithRecoveryKey(Store& store, const QString& recoveryKey) {
    return onPool<void>([&store, recoveryKey]() -> Result<void> {
        STORE_TRY(wraps, store.read([](Tx& tx) { return KeyTable::recoveryWraps(tx); }).result());
        return store.keyring().unlockWithRecoveryKey(wraps, recoveryKey);
    });
}

} // namespace watchdesk::store
