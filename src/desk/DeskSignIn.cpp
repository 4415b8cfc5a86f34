// Who is at the desk: signing in, coming back, another role, locking.
#include "desk/Answer.h"
#include "desk/DeskImpl.h"
#include "desk/Erasure.h"
#include "desk/FeedWriting.h"
#include "desk/HeadMemory.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/GrantTable.h"
#include "store/KeyTable.h"
#include "store/PersonTable.h"
#include "store/SignIn.h"
#include "store/Try.h"

#include <QPromise>

namespace watchdesk::desk {

namespace {

/// The person as they are now, with the keys that are granted to them now in the keyring.
Result<domain::Person> follow(store::Tx& tx, const QString& personId) {
    STORE_TRY(person, actingPerson(tx, personId));
    STORE_TRY(grants, store::GrantTable::of(tx, personId));
    STORE_CHECK(tx.keyring().follow(grants));
    return person;
}

/// The sign-in, and with it what is only to be seen now: where other desks' chains end, and whether the store was set
/// back since this machine saw it last.
Result<void> noteSignIn(store::Tx& tx, const domain::Person& person, const QStringList& setBack) {
    if (auto fed = writeSystemFeed(tx, tx.now(), QStringLiteral("signed-in"), person.name); !fed)
        return fed.error();
    if (auto audited =
            store::AuditTable::append(tx, QStringLiteral("person.sign-in"), QStringLiteral("person"), person.id);
        !audited)
        return audited.error();
    if (!setBack.isEmpty()) {
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("audit.set-back"), QStringLiteral("audit"), {},
                                              setBack.join(QLatin1Char('\n'))));
        STORE_CHECK(writeSystemFeed(tx, tx.now(), QStringLiteral("audit-set-back"), {}));
    }
    return store::AuditTable::signAcross(tx);
}

} // namespace

/// Who may sign in: the sign-in page shows it before any key is open.
void Desk::readPeople() {
    auto reading = m_impl->store->read([](store::Tx& tx) { return store::PersonTable::present(tx); });
    takeAnswer(this, reading, [this](const Result<QVector<domain::Person>>& people) {
        if (people)
            m_impl->people = *people;
    });
}

QVector<domain::Person> Desk::people() const {
    return m_impl->people;
}

/// What follows once the keys are open: what this person is granted, who acts, the names, the entry in the log. Where
/// one of these fails nobody is signed in.
Result<domain::Person> Desk::enter(const QString& personId) {
    auto entered = [&]() -> Result<domain::Person> {
        STORE_TRY(person, m_impl->store->read([personId](store::Tx& tx) { return follow(tx, personId); }).result());
        // All at once: one by one, a subject's own key would be asked for with every name.
        STORE_CHECK(m_impl->store->read([](store::Tx& tx) { return store::KeyTable::openAll(tx); }).result());
        m_impl->store->setActor(person.id);
        if (!m_impl->store->isWritingStopped()) {
            const auto written = writeEntering(person);
            if (!written && !m_impl->store->isWritingStopped()) // else found damaged just now: it is opened to be read
                return written.error();
        }
        STORE_CHECK(m_impl->directory->reload().result());
        m_impl->context->setPerson(person);
        return person;
    }();
    if (!entered) {
        m_impl->store->keyring().lock();
        m_impl->store->setActor({});
        m_impl->directory->closeNames();
    }
    return entered;
}

/// Before anything is shown: whom a restored backup brought back, and who came.
Result<void> Desk::writeEntering(const domain::Person& who) {
    STORE_CHECK(finishErasures(*m_impl->store));
    return noteEntering(who);
}

/// On the log: who came, and whether the store was set back since this machine saw it last.
Result<void> Desk::noteEntering(const domain::Person& who) {
    const auto seen = HeadMemory(m_impl->options.memory, m_impl->options.url).heads();
    STORE_TRY(setBack, m_impl->store->read([seen](store::Tx& tx) { return setBackSince(tx, seen); }).result());
    STORE_CHECK(m_impl->store->write([=, b = setBack](store::Tx& tx) { return noteSignIn(tx, who, b); }).result());
    if (!setBack.isEmpty())
        m_impl->context->setSetBack(setBack);
    rememberHeads();
    return {};
}

/// Where the chains end now: at sign-in and when the desk is closed.
void Desk::rememberHeads() {
    const auto heads = m_impl->store->read([](store::Tx& tx) { return store::AuditTable::heads(tx); }).result();
    if (heads && !heads->isEmpty())
        HeadMemory(m_impl->options.memory, m_impl->options.url).keep(*heads);
}

/// A pool of its own: the wait for the key derivation must not hold the window's thread, nor need its event loop.
QFuture<Result<domain::Person>> Desk::onSignIn(std::function<Result<domain::Person>()> fn) {
    auto promise = std::make_shared<QPromise<Result<domain::Person>>>();
    promise->start();
    m_impl->signingIn.start([this, promise, fn = std::move(fn)] {
        auto answer = fn();
        if (answer)
            Q_EMIT opened();
        promise->addResult(std::move(answer));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<domain::Person>> Desk::signIn(const QString& name, const QString& passphrase) {
    return onSignIn([this, name, passphrase]() -> Result<domain::Person> {
        auto signedIn = store::signIn(*m_impl->store, name, passphrase).result();
        if (!signedIn)
            return signedIn.error();
        m_impl->store->keyring().forgetQuickKey();
        m_impl->mustChange = signedIn->mustChange;
        auto person = enter(signedIn->person.id);
        if (person)
            m_impl->setQuickPerson({});
        return person;
    });
}

QFuture<Result<domain::Person>> Desk::unlockQuickly(const QString& pin) {
    return onSignIn([this, pin, who = quickPerson()]() -> Result<domain::Person> {
        auto opened = m_impl->store->keyring().unlockQuickly(pin);
        if (!opened) {
            if (!m_impl->store->keyring().hasQuickKey())
                m_impl->setQuickPerson({});
            return opened.error();
        }
        m_impl->mustChange = false; // it was asked when they signed in
        return enter(who.id);
    });
}

QFuture<Result<void>> Desk::setQuickKey(const QString& pin) {
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_impl->signingIn.start([this, promise, pin, who = person()] {
        auto set = m_impl->store->keyring().setQuickKey(pin);
        if (set)
            m_impl->setQuickPerson(who);
        promise->addResult(std::move(set));
        promise->finish();
    });
    return promise->future();
}

domain::Person Desk::quickPerson() const {
    const QMutexLocker lock(&m_impl->quickMutex);
    return m_impl->quickPerson;
}

bool Desk::mustChangePassphrase() const {
    return m_impl->mustChange;
}

/// A role changed, or somebody left: at once at this desk, too.
void Desk::refreshPerson() {
    const domain::Person was = person();
    if (was.id.isEmpty())
        return;
    auto reading = m_impl->store->read([id = was.id](store::Tx& tx) -> Result<std::optional<domain::Person>> {
        auto acting = follow(tx, id);
        if (!acting && acting.error().code == ErrorCode::Refused)
            return std::optional<domain::Person>();
        if (!acting)
            return acting.error();
        return std::optional<domain::Person>(*acting);
    });
    takeAnswer(this, reading, [this, was](const Result<std::optional<domain::Person>>& now) {
        if (!now || person().id != was.id)
            return;
        if (!*now) {
            m_impl->store->keyring().forgetQuickKey();
            m_impl->setQuickPerson({});
            return lock();
        }
        if ((*now)->role == was.role && (*now)->standsIn == was.standsIn && (*now)->name == was.name)
            return;
        m_impl->context->setPerson(**now);
        Q_EMIT personChanged();
    });
}

/// How long somebody was at a desk is known by it. The desk itself notes it: whoever leaves signs nothing any more.
void Desk::noteLeaving() {
    const QString who = person().id;
    if (who.isEmpty() || m_impl->store->isWritingStopped())
        return;
    (void)m_impl->store->write([who](store::Tx& tx) -> Result<void> {
        tx.setActor({});
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("person.lock"), QStringLiteral("person"), who));
        return {};
    });
}

void Desk::lock() {
    noteLeaving();
    m_impl->announcer->stop();
    m_impl->talk->releaseAll(); // what is said is said by somebody
    m_impl->store->keyring().lock();
    m_impl->context->setPerson({});
    m_impl->store->setActor({});
    m_impl->directory->closeNames();
    m_impl->stills->discardAll();
    m_impl->vision->forget();
    Q_EMIT locked();
}

} // namespace watchdesk::desk
