#include "store/SignIn.h"

#include "store/GrantTable.h"
#include "store/KeyTable.h"
#include "store/PersonTable.h"
#include "store/SigningKeyTable.h"
#include "store/Try.h"

#include <fmt/format.h>

#include <QPromise>
#include <QThreadPool>

#include <algorithm>

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

/// What a person signs in with.
struct Credentials {
    domain::Person person;
    std::optional<PersonKey> key;
    QVector<ClassGrant> grants;
    QVector<WrappedKey> old; ///< of a store before schema 4
};

Result<Credentials> findCredentials(Store& store, const QString& idOrName) {
    return store
        .read([idOrName](Tx& tx) -> Result<Credentials> {
            STORE_TRY(byId, PersonTable::find(tx, idOrName));
            STORE_TRY(person, byId ? Result<std::optional<domain::Person>>(byId) : PersonTable::byName(tx, idOrName));
            if (!person || person->leftAt > 0)
                return Error{ErrorCode::NotFound, "Nobody of that name may sign in here.", {}, "Look at the spelling."};
            STORE_TRY(key, GrantTable::personKey(tx, person->id));
            STORE_TRY(grants, GrantTable::of(tx, person->id));
            STORE_TRY(old, GrantTable::wrapsOf(tx, person->id));
            return Credentials{*person, key, grants, old};
        })
        .result();
}

/// A clock that was set back neither shortens the wait nor makes it longer than itself.
Result<void> notTooSoon(const PersonKey& key, UtcMs now) {
    const UtcMs wait = waitAfter(key.failed);
    const UtcMs left = std::min(wait, key.failedAt + wait - now);
    if (left <= 0)
        return {};
    return Error{
        ErrorCode::Refused,
        fmt::format("After {} wrong passphrases the next one is looked at in {} s.", key.failed, (left + 999) / 1000),
        {},
        "Wait, then type it again."};
}

/// The answer of what a sign-in writes besides: a store that is damaged takes nothing, and is opened to be read.
template <class T>
Result<void> unlessDamaged(const Store& store, const Result<T>& written) {
    if (!written && !store.isWritingStopped())
        return written.error();
    return {};
}

/// What was tried with a passphrase, not too soon after wrong ones; a wrong one is counted.
Result<void> counted(Store& store, const Credentials& with, const std::function<Result<void>()>& attempt) {
    if (with.key->failed > 0 && with.key->failedAt > store.now())
        STORE_CHECK(unlessDamaged(
            store,
            store.write([id = with.person.id](Tx& tx) { return GrantTable::restampFailures(tx, id); }).result()));
    STORE_CHECK(notTooSoon(*with.key, store.now()));
    const auto opened = attempt();
    if (opened || opened.error().code != ErrorCode::Refused)
        return opened;
    STORE_CHECK(unlessDamaged(
        store, store.write([id = with.person.id](Tx& tx) { return GrantTable::noteFailure(tx, id); }).result()));
    return opened;
}

Result<void> unlockFor(Store& store, const Credentials& with, const QString& passphrase) {
    if (!with.key)
        return store.keyring().unlockOld(with.old, passphrase);
    return counted(store, with, [&] { return store.keyring().unlock(*with.key, with.grants, passphrase); });
}

Result<void> writeKeyPair(Tx& tx, const PersonKey& key, const QVector<WrappedKey>& old) {
    STORE_CHECK(SigningKeyTable::keep(tx, key.signing, SigningKeyTable::Whose::TheirOwn));
    STORE_CHECK(GrantTable::putPersonKey(tx, key));
    for (const WrappedKey& wrap : old) {
        if (const auto grant = tx.keyring().grantTo({wrap.keyClass, 1}, key.personId, key.publicKey))
            STORE_CHECK(GrantTable::insert(tx, *grant));
    }
    return GrantTable::removeWraps(tx, key.personId);
}

/// Somebody of a store before schema 4 gets a key pair of their own, and is granted what they could read.
Result<void> giveKeyPair(Store& store, const Credentials& with, const QString& passphrase) {
    if (with.key)
        return {};
    STORE_TRY(fresh, makePersonKey(with.person.id, passphrase, with.old.first().cost));
    STORE_CHECK(store.write([key = fresh.key, old = with.old](Tx& tx) { return writeKeyPair(tx, key, old); }).result());
    store.keyring().takeOwnPair(with.person.id, fresh.pair);
    return {};
}

/// Nobody's wrong tries, and whoever lacks a key that is open here is handed it.
Result<int> writeSignedIn(Tx& tx, const QString& personId) {
    tx.setActor(personId);
    // Somebody of a store before schema 6 has signed nothing yet.
    if (const auto signing = tx.keyring().ownSigningKey())
        STORE_CHECK(SigningKeyTable::keep(tx, *signing, SigningKeyTable::Whose::TheirOwn));
    STORE_CHECK(GrantTable::forgetFailures(tx, personId));
    STORE_CHECK(KeyTable::renewDue(tx));
    return GrantTable::complete(tx);
}

} // namespace

UtcMs waitAfter(int failed) {
    constexpr UtcMs first = 5'000;
    constexpr UtcMs most = 300'000;
    if (failed < freeTries)
        return 0;
    return failed - freeTries > 6 ? most : std::min(most, first << (failed - freeTries));
}

QFuture<Result<FirstSignIn>> createFirstPerson(Store& store, const domain::Person& person, const QString& passphrase,
                                               const seal::KdfCost& cost) {
    return onPool<FirstSignIn>([&store, person, passphrase, cost]() -> Result<FirstSignIn> {
        STORE_TRY(keys, makeKeys(person.id.isEmpty() ? store.newId() : person.id, passphrase, cost));
        STORE_TRY(made,
                  store.write([person, keys](Tx& tx) { return KeyTable::createFirst(tx, person, keys); }).result());
        for (int i = 0; i < keys.pairs.size(); ++i)
            store.keyring().takePair({keys.publicKeys.at(i).keyClass, 1}, keys.pairs.at(i));
        store.keyring().takeOwnPair(made.id, keys.person.pair);
        return FirstSignIn{made, keys.recovery.typed};
    });
}

QFuture<Result<SignedIn>> signIn(Store& store, const QString& person, const QString& passphrase) {
    return onPool<SignedIn>([&store, person, passphrase]() -> Result<SignedIn> {
        STORE_TRY(with, findCredentials(store, person));
        STORE_CHECK(unlockFor(store, with, passphrase));
        if (store.isWritingStopped())
            return SignedIn{with.person, false}; // to read what is left of it
        STORE_CHECK(unlessDamaged(store, giveKeyPair(store, with, passphrase)));
        STORE_CHECK(unlessDamaged(
            store, store.write([id = with.person.id](Tx& tx) { return writeSignedIn(tx, id); }).result()));
        return SignedIn{with.person, with.key && with.key->mustChange};
    });
}

Result<domain::Person> confirmPassphrase(Store& store, const QString& person, const QString& passphrase) {
    STORE_TRY(with, findCredentials(store, person));
    if (!with.key)
        return Error{ErrorCode::Refused, "They have not signed in to this store yet.", {}, "Let them sign in once."};
    STORE_CHECK(counted(store, with, [&]() -> Result<void> {
        STORE_TRY(opened, openPersonKey(*with.key, passphrase));
        return opened.empty() ? Result<void>(internalError("an empty key")) : Result<void>();
    }));
    STORE_CHECK(store.write([id = with.person.id](Tx& tx) { return GrantTable::forgetFailures(tx, id); }).result());
    return with.person;
}

QFuture<Result<void>> unlockWithRecoveryKey(Store& store, const QString& recoveryKey) {
    return onPool<void>([&store, recoveryKey]() -> Result<void> {
        struct Kept {
            QVector<ClassGrant> grants;
            QVector<WrappedKey> old;
        };
        STORE_TRY(kept, store
                            .read([](Tx& tx) -> Result<Kept> {
                                STORE_TRY(grants, GrantTable::of(tx, QString::fromLatin1(recoveryHolder)));
                                STORE_TRY(old, GrantTable::recoveryWraps(tx));
                                return Kept{grants, old};
                            })
                            .result());
        return store.keyring().unlockWithRecoveryKey(kept.grants, kept.old, recoveryKey);
    });
}

} // namespace watchdesk::store
