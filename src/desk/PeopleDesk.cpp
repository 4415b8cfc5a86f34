#include "desk/PeopleDesk.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/PeopleWriting.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/GrantTable.h"
#include "store/KeyTable.h"
#include "store/PersonTable.h"
#include "store/Resealing.h"
#include "store/SignIn.h"
#include "store/SigningKeyTable.h"
#include "store/Try.h"

#include <QPromise>

namespace watchdesk::desk {

namespace {

using domain::Person;

Result<void> longEnough(const QString& passphrase) {
    if (passphrase.trimmed().size() >= PeopleDesk::leastLetters)
        return {};
    return Error{ErrorCode::InvalidInput, "A passphrase has ten characters or more.", "Nothing was changed.",
                 "Four or five words that do not belong together are good and can be kept in mind."};
}

template <class T, class F>
QFuture<Result<T>> onPool(QThreadPool& pool, F fn) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    pool.start([promise, fn = std::move(fn)] {
        promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}

/// A write of whoever asked for it, if they may.
template <class F>
auto writeAs(DeskContext& context, const Person& person, Act act, F fn) {
    return context.store
        .write([person, act, fn](store::Tx& tx) -> std::invoke_result_t<F, store::Tx&> {
            if (auto may = require(tx, person, act); !may)
                return may.error();
            return fn(tx);
        })
        .result();
}

/// A first passphrase, as somebody else chooses it.
Result<store::PersonKey> firstKey(const QString& personId, const QString& passphrase) {
    STORE_CHECK(longEnough(passphrase));
    STORE_TRY(fresh, store::makePersonKey(personId, passphrase, seal::KdfCost::moderate()));
    fresh.key.mustChange = true;
    return fresh.key;
}

} // namespace

struct PeopleDesk::Work {
    store::Resealing resealing;
};

PeopleDesk::PeopleDesk(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        static const QStringList ours{QStringLiteral("person"), QStringLiteral("person_key"),
                                      QStringLiteral("class_grant"), QStringLiteral("class_key")};
        if (std::any_of(changes.begin(), changes.end(), [](const auto& c) { return ours.contains(c.entity); }))
            Q_EMIT changed();
    });
}

PeopleDesk::~PeopleDesk() {
    m_pool.waitForDone();
}

QFuture<Result<QVector<PersonRow>>> PeopleDesk::people() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<PersonRow>> {
        if (auto may = require(tx, person, Act::ManagePeople); !may)
            return may.error();
        return readPeople(tx);
    });
}

QFuture<Result<Person>> PeopleDesk::add(const QString& name, domain::Role role, const QString& passphrase,
                                        const QString& memberId) {
    DeskContext& context = m_context;
    return onPool<Person>(
        m_pool,
        [&context, me = context.person(), name = name.simplified(), role, passphrase, memberId]() -> Result<Person> {
            if (name.isEmpty())
                return Error{ErrorCode::InvalidInput, "A person who signs in has a name.", "Nothing was changed.",
                             "Give first and last name."};
            STORE_TRY(key, firstKey(context.store.newId(), passphrase));
            Person person;
            person.id = key.personId;
            person.name = name;
            person.role = role;
            person.memberId = memberId;
            return writeAs(context, me, Act::ManagePeople,
                           [=](store::Tx& tx) { return writeNewPerson(tx, person, key); });
        });
}

QFuture<Result<Person>> PeopleDesk::changeRole(const QString& personId, domain::Role role, const QString& memberId) {
    DeskContext& context = m_context;
    return onPool<Person>(m_pool, [&context, me = context.person(), personId, role, memberId] {
        return writeAs(context, me, Act::ManagePeople,
                       [=](store::Tx& tx) { return writeRole(tx, personId, role, memberId); });
    });
}

QFuture<Result<Person>> PeopleDesk::leave(const QString& personId) {
    DeskContext& context = m_context;
    return onPool<Person>(m_pool, [&context, me = context.person(), personId] {
        return writeAs(context, me, Act::ManagePeople, [=](store::Tx& tx) { return writeLeaver(tx, personId); });
    });
}

QFuture<Result<Person>> PeopleDesk::resetPassphrase(const QString& personId, const QString& passphrase) {
    DeskContext& context = m_context;
    return onPool<Person>(m_pool, [&context, me = context.person(), personId, passphrase]() -> Result<Person> {
        STORE_TRY(key, firstKey(personId, passphrase));
        return writeAs(context, me, Act::ManagePeople, [=](store::Tx& tx) { return writeReset(tx, key); });
    });
}

QFuture<Result<void>> PeopleDesk::changePassphrase(const QString& old, const QString& fresh) {
    DeskContext& context = m_context;
    return onPool<void>(m_pool, [&context, me = context.person().id, old, fresh]() -> Result<void> {
        STORE_CHECK(longEnough(fresh));
        STORE_TRY(key,
                  context.store.read([me](store::Tx& tx) { return store::GrantTable::personKey(tx, me); }).result());
        if (!key)
            return Error{ErrorCode::Locked, "The desk is locked.", "Nothing was changed.", "Sign in first."};
        STORE_CHECK(store::openPersonKey(*key, old));
        STORE_TRY(wrapped, context.store.keyring().wrapOwnKey(me, fresh, seal::KdfCost::moderate()));
        // Somebody else may have signed in meanwhile, and then it is their pair.
        if (wrapped.publicKey != key->publicKey)
            return Error{ErrorCode::Locked, "The desk was locked meanwhile.", "Nothing was changed.", "Sign in first."};
        return context.store.write([wrapped = wrapped](store::Tx& tx) { return writeOwnPassphrase(tx, wrapped); })
            .result();
    });
}

QFuture<Result<QString>> PeopleDesk::newRecoveryKey() {
    DeskContext& context = m_context;
    return onPool<QString>(m_pool, [&context, me = context.person()]() -> Result<QString> {
        STORE_TRY(fresh, store::makeRecoveryPair());
        STORE_CHECK(writeAs(context, me, Act::RenewRecoveryKey,
                            [key = fresh](store::Tx& tx) { return writeRecoveryKey(tx, key); }));
        return fresh.typed;
    });
}

void PeopleDesk::sealThrough() {
    if (m_work != nullptr)
        return;
    m_work = std::make_shared<Work>();
    sealSome();
}

/// Step after step, each a transaction of its own, so that what the desk writes comes between.
void PeopleDesk::sealSome() {
    auto future = m_context.store.write([work = m_work](store::Tx& tx) -> Result<store::ResealProgress> {
        STORE_TRY(progress, work->resealing.step(tx));
        if (progress.finished && progress.total > 0) {
            STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("key.sealed-through"), QStringLiteral("class_key"),
                                                  {}, QStringLiteral("%1 rows").arg(progress.done)));
            STORE_CHECK(store::KeyTable::renewDue(tx));
        }
        return progress;
    });
    takeAnswer(this, future, [this](const Result<store::ResealProgress>& progress) {
        // What was due may have begun another epoch: once more, until there is nothing to do.
        const bool goesOn = progress && progress->total > 0;
        if (!progress && progress.error().code != ErrorCode::Locked && progress.error().code != ErrorCode::Refused)
            log("people")->warn("sealing anew stopped: {}", errorCodeName(progress.error().code));
        m_sealing = goesOn ? SealingState{progress->done, progress->total} : SealingState{};
        if (!goesOn)
            m_work.reset();
        else if (progress->finished)
            m_work = std::make_shared<Work>();
        Q_EMIT sealingChanged();
        if (goesOn)
            sealSome();
    });
}

Result<Person> recoverPerson(store::Store& store, const QString& name, const QString& recoveryKey,
                             const QString& passphrase, bool quickKeys) {
    STORE_CHECK(longEnough(passphrase));
    STORE_CHECK(store::unlockWithRecoveryKey(store, recoveryKey).result());
    STORE_TRY(person, store.read([name](store::Tx& tx) { return store::PersonTable::byName(tx, name); }).result());
    if (!person)
        return Error{ErrorCode::NotFound, "Nobody of that name may sign in here.", "Nothing was changed.",
                     "Look at the spelling."};
    STORE_TRY(all, store.read([](store::Tx& tx) { return store::GrantTable::holdsAll(tx); }).result());
    if (!all)
        return Error{ErrorCode::Refused, "That recovery key does not open all there is: the keys were renewed since.",
                     "Nothing was changed.", "Use the newest recovery key."};
    const auto cost = quickKeys ? seal::KdfCost::interactive() : seal::KdfCost::moderate();
    STORE_TRY(fresh, store::makePersonKey(person->id, passphrase, cost));
    const auto write = [key = fresh.key](store::Tx& tx) -> Result<Person> {
        tx.setActor({}); // whoever holds the paper acts, and nobody who was signed in
        // A store of before schema 6 does not know what the recovery key signs with.
        if (const auto recovery = tx.keyring().ownSigningKey())
            STORE_CHECK(store::SigningKeyTable::keep(tx, *recovery, store::SigningKeyTable::Whose::TheirOwn));
        return writeReset(tx, key);
    };
    return store.write(write).result();
}

} // namespace watchdesk::desk
