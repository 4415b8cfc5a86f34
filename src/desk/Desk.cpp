#include "desk/Desk.h"

#include "base/Log.h"
#include "desk/AccessDesk.h"
#include "desk/AlertDesk.h"
#include "desk/Answer.h"
#include "desk/AuditDesk.h"
#include "desk/BackupDesk.h"
#include "desk/Directory.h"
#include "desk/EnrolmentDesk.h"
#include "desk/Erasure.h"
#include "desk/ErasureLedger.h"
#include "desk/ExportDesk.h"
#include "desk/FeedDesk.h"
#include "desk/FeedWriting.h"
#include "desk/GalleryDesk.h"
#include "desk/GatewayDesk.h"
#include "desk/HeadMemory.h"
#include "desk/ImportDesk.h"
#include "desk/IncidentDesk.h"
#include "desk/Lists.h"
#include "desk/MapDesk.h"
#include "desk/MeetingDesk.h"
#include "desk/MemberDesk.h"
#include "desk/PeopleDesk.h"
#include "desk/RadioDesk.h"
#include "desk/RadioLog.h"
#include "desk/Recorder.h"
#include "desk/Recordings.h"
#include "desk/RetentionDesk.h"
#include "desk/Roles.h"
#include "desk/SearchDesk.h"
#include "desk/SettingsDesk.h"
#include "desk/SetupDesk.h"
#include "desk/Spool.h"
#include "desk/StillDesk.h"
#include "desk/StoreAddress.h"
#include "desk/StoreHealth.h"
#include "desk/VisionRoom.h"
#include "store/AuditTable.h"
#include "store/GrantTable.h"
#include "store/KeyTable.h"
#include "store/PersonTable.h"
#include "store/SignIn.h"
#include "store/Try.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThread>
#include <QThreadPool>

#include <atomic>

namespace watchdesk::desk {

namespace {

/// Beside the file, so that a store and its spool travel together; for a server in the user's own data.
QString spoolOf(const QString& url) {
    if (!isServer(url))
        return url + QStringLiteral(".spool");
    const QByteArray name =
        QCryptographicHash::hash(withoutSecrets(url).toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/spool/") +
           QString::fromLatin1(name);
}

store::StoreOptions storeOptions(const Desk::Options& options) {
    store::StoreOptions out;
    out.url = options.url;
    out.desk = options.desk;
    return out;
}

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

domain::Person DeskContext::person() const {
    const QMutexLocker lock(&m_mutex);
    return m_person;
}

void DeskContext::setPerson(const domain::Person& person) {
    const QMutexLocker lock(&m_mutex);
    m_person = person;
}

QStringList DeskContext::setBack() const {
    const QMutexLocker lock(&m_mutex);
    return m_setBack;
}

void DeskContext::setSetBack(const QStringList& sentences) {
    const QMutexLocker lock(&m_mutex);
    m_setBack = sentences;
}

struct Desk::Impl {
    Options options;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<DeskContext> context;
    std::unique_ptr<Recorder> recorder;
    std::unique_ptr<RadioLog> radioLog;
    std::unique_ptr<FeedDesk> feed;
    std::unique_ptr<IncidentDesk> incidents;
    std::unique_ptr<AlertDesk> alerts;
    std::unique_ptr<GalleryDesk> gallery;
    std::unique_ptr<Recordings> recordings;
    std::unique_ptr<Lists> lists;
    std::unique_ptr<VisionRoom> vision;
    std::unique_ptr<EnrolmentDesk> enrolment;
    std::unique_ptr<StillDesk> stills;
    std::unique_ptr<MeetingDesk> meetings;
    std::unique_ptr<MemberDesk> members;
    std::unique_ptr<RadioDesk> radios;
    std::unique_ptr<ImportDesk> imports;
    std::unique_ptr<ExportDesk> exports;
    std::unique_ptr<SettingsDesk> settings;
    std::unique_ptr<SetupDesk> setup;
    std::unique_ptr<GatewayDesk> gateways;
    std::unique_ptr<MapDesk> map;
    std::unique_ptr<PeopleDesk> peopleDesk;
    std::unique_ptr<BackupDesk> backups;
    std::unique_ptr<AuditDesk> audit;
    std::unique_ptr<RetentionDesk> retention;
    std::unique_ptr<AccessDesk> access;
    std::unique_ptr<StoreHealth> health;
    std::unique_ptr<SearchDesk> search;
    QVector<domain::Person> people;
    std::optional<Error> waiting; ///< why recordings of an earlier run are still in the spool
    std::atomic<bool> mustChange = false;
    QMutex quickMutex;
    domain::Person quickPerson;
    QThreadPool signingIn;

    void setQuickPerson(const domain::Person& person) {
        const QMutexLocker lock(&quickMutex);
        quickPerson = person;
    }

    /// What opening needs already.
    void begin(const Clock& clock, IdSource& ids) {
        directory = std::make_unique<Directory>(*store);
        context = std::make_unique<DeskContext>(*store, clock, ids, *directory);
        recorder = std::make_unique<Recorder>(*store, clock, spoolOf(options.url));
    }

    /// From the thread that it was made on to none, and from none to the one that asks.
    void moveTo(QThread* thread) {
        store->moveToThread(thread);
        directory->moveToThread(thread);
    }

    void furnish() {
        radioLog = std::make_unique<RadioLog>(*context, *recorder);
        feed = std::make_unique<FeedDesk>(*context);
        incidents = std::make_unique<IncidentDesk>(*context);
        alerts = std::make_unique<AlertDesk>(*context);
        gallery = std::make_unique<GalleryDesk>(*context);
        recordings = std::make_unique<Recordings>(*context);
        lists = std::make_unique<Lists>(*context);
        vision = std::make_unique<VisionRoom>(*context, VisionRoom::Options{options.models, options.eye});
        enrolment = std::make_unique<EnrolmentDesk>(*context, *vision);
        stills = std::make_unique<StillDesk>(*context, *vision);
        meetings = std::make_unique<MeetingDesk>(*context);
        members = std::make_unique<MemberDesk>(*context);
        radios = std::make_unique<RadioDesk>(*context);
        imports = std::make_unique<ImportDesk>(*context);
        exports = std::make_unique<ExportDesk>(*context);
        settings = std::make_unique<SettingsDesk>(*context);
        setup = std::make_unique<SetupDesk>(*context);
        gateways = std::make_unique<GatewayDesk>(*context);
        map = std::make_unique<MapDesk>(*context);
        map->load();
        peopleDesk = std::make_unique<PeopleDesk>(*context);
        backups = std::make_unique<BackupDesk>(*context);
        audit = std::make_unique<AuditDesk>(*context);
        retention = std::make_unique<RetentionDesk>(*context, ledgerOf(options.url));
        access = std::make_unique<AccessDesk>(*context, *vision);
        health =
            std::make_unique<StoreHealth>(*context, QDir(spoolOf(options.url)).filePath(QLatin1String(uncleanMark)));
        search = std::make_unique<SearchDesk>(*context);
    }
};

Desk::Opened::Opened(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Desk::Opened::Opened(Opened&& other) noexcept = default;
Desk::Opened::~Opened() = default;

Desk::Desk(Opened opened) : m_impl(std::move(opened.m_impl)) {
    m_impl->moveTo(QThread::currentThread());
    m_impl->furnish();
    // Read before somebody asks, so that the gallery is there when it is opened.
    connect(this, &Desk::opened, m_impl->gallery.get(), &GalleryDesk::wall);
    connect(this, &Desk::locked, m_impl->gallery.get(), &GalleryDesk::forget);
    connect(this, &Desk::opened, m_impl->search.get(), &SearchDesk::start);
    connect(this, &Desk::locked, m_impl->search.get(), &SearchDesk::forget);
    connect(this, &Desk::personChanged, m_impl->search.get(), &SearchDesk::restart);
    connect(this, &Desk::opened, m_impl->peopleDesk.get(), &PeopleDesk::sealThrough);
    // A change of keys, here or elsewhere, leaves something to be sealed anew.
    connect(m_impl->peopleDesk.get(), &PeopleDesk::changed, m_impl->peopleDesk.get(), [this] {
        if (isOpen())
            m_impl->peopleDesk->sealThrough();
    });
    connect(m_impl->peopleDesk.get(), &PeopleDesk::changed, this, &Desk::refreshPerson);
    connect(m_impl->peopleDesk.get(), &PeopleDesk::changed, this, &Desk::readPeople);
    if (m_impl->waiting)
        m_impl->health->tellWaiting(*m_impl->waiting);
    if (!m_impl->people.isEmpty())
        m_impl->health->begin();
}

Desk::~Desk() {
    // The street is emptied from its beginning: no more packets, then the recorder, then what waits in the store; only
    // then go the jobs that its closures refer to.
    m_impl->signingIn.waitForDone();
    m_impl->imports.reset();
    m_impl->exports.reset();
    m_impl->search.reset();
    m_impl->peopleDesk.reset();
    m_impl->backups.reset();
    m_impl->audit.reset();
    m_impl->retention.reset();
    m_impl->access.reset();
    m_impl->map.reset();
    m_impl->health.reset();
    m_impl->stills.reset();
    m_impl->enrolment.reset();
    m_impl->vision.reset();
    m_impl->radioLog->stop();
    m_impl->recorder.reset();
    rememberHeads();
    m_impl->store.reset();
}

Result<QString> Desk::create(const Options& options, const QString& person, const QString& passphrase,
                             const Clock& clock, IdSource& ids, bool quickKeys) {
    if (!isServer(options.url) && QFileInfo::exists(options.url))
        return Error{ErrorCode::Conflict, options.url.toStdString() + " exists already.", "It was not touched.",
                     "Open it, or give another name for the new store."};
    if (person.trimmed().isEmpty() || passphrase.isEmpty())
        return Error{ErrorCode::InvalidInput, "A new store needs the name of its first person and a passphrase.",
                     "Nothing was made.", ""};
    auto store = store::Store::open(storeOptions(options), clock, ids);
    if (!store)
        return store.error();
    domain::Person first;
    first.name = person.trimmed();
    first.role = domain::Role::Administrator;
    const auto cost = quickKeys ? seal::KdfCost::interactive() : seal::KdfCost::moderate();
    auto made = store::createFirstPerson(**store, first, passphrase, cost).result();
    if (!made)
        return made.error();
    return made->recoveryKey;
}

Result<std::unique_ptr<Desk>> Desk::open(const Options& options, const Clock& clock, IdSource& ids) {
    auto opened = prepare(options, clock, ids);
    if (!opened)
        return opened.error();
    return std::make_unique<Desk>(std::move(*opened));
}

Result<Desk::Opened> Desk::prepare(const Options& options, const Clock& clock, IdSource& ids) {
    auto impl = std::make_unique<Impl>();
    impl->options = options;
    auto store = store::Store::open(storeOptions(options), clock, ids);
    if (!store)
        return store.error();
    impl->store = std::move(*store);
    auto people = impl->store->read([](store::Tx& tx) { return store::PersonTable::present(tx); }).result();
    if (!people)
        return people.error();
    impl->people = *people;
    impl->begin(clock, ids);
    // A backup that was copied back by hand, or whose restore did not come to its end.
    if (const auto lines = readLedger(ledgerOf(options.url)); lines && !lines->isEmpty() && !people->isEmpty()) {
        if (auto replayed = replayLedger(*impl->store, *lines); !replayed)
            log("desk")->warn("the ledger of erasures could not be replayed: {}", errorCodeName(replayed.error().code));
    }
    if (auto loaded = impl->directory->reload().result(); !loaded)
        return loaded.error();
    if (!people->isEmpty()) {
        // Whatever the matter is, nobody is kept out by it: the recordings stay in the spool.
        const auto recovered = impl->recorder->recover();
        if (!recovered && recovered.error().code != ErrorCode::Corrupt) // that one is told of the whole store
            impl->waiting = recovered.error();
    }
    impl->moveTo(nullptr);
    return Opened(std::move(impl));
}

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

void Desk::lock() {
    m_impl->store->keyring().lock();
    m_impl->context->setPerson({});
    m_impl->store->setActor({});
    m_impl->directory->closeNames();
    m_impl->stills->discardAll();
    m_impl->vision->forget();
    Q_EMIT locked();
}

void Desk::keepFaces() {
    (void)m_impl->enrolment->endDay();
    (void)m_impl->enrolment->catchUp();
    m_impl->vision->warm();
}

bool Desk::isOpen() const {
    return !m_impl->context->person().id.isEmpty();
}

domain::Person Desk::person() const {
    return m_impl->context->person();
}

const Desk::Options& Desk::options() const {
    return m_impl->options;
}

store::Store& Desk::store() {
    return *m_impl->store;
}

const Clock& Desk::clock() const {
    return m_impl->context->clock;
}

Directory& Desk::directory() {
    return *m_impl->directory;
}

FeedDesk& Desk::feed() {
    return *m_impl->feed;
}

IncidentDesk& Desk::incidents() {
    return *m_impl->incidents;
}

AlertDesk& Desk::alerts() {
    return *m_impl->alerts;
}

GalleryDesk& Desk::gallery() {
    return *m_impl->gallery;
}

RadioLog& Desk::radioLog() {
    return *m_impl->radioLog;
}

Recordings& Desk::recordings() {
    return *m_impl->recordings;
}

Lists& Desk::lists() {
    return *m_impl->lists;
}

EnrolmentDesk& Desk::enrolment() {
    return *m_impl->enrolment;
}

StillDesk& Desk::stills() {
    return *m_impl->stills;
}

VisionRoom& Desk::vision() {
    return *m_impl->vision;
}

MemberDesk& Desk::members() {
    return *m_impl->members;
}

MapDesk& Desk::map() {
    return *m_impl->map;
}

GatewayDesk& Desk::gateways() {
    return *m_impl->gateways;
}

SetupDesk& Desk::setup() {
    return *m_impl->setup;
}

SettingsDesk& Desk::settings() {
    return *m_impl->settings;
}

RadioDesk& Desk::radios() {
    return *m_impl->radios;
}

ImportDesk& Desk::imports() {
    return *m_impl->imports;
}

ExportDesk& Desk::exports() {
    return *m_impl->exports;
}

MeetingDesk& Desk::meetings() {
    return *m_impl->meetings;
}

PeopleDesk& Desk::peopleDesk() {
    return *m_impl->peopleDesk;
}

AuditDesk& Desk::audit() {
    return *m_impl->audit;
}

BackupDesk& Desk::backups() {
    return *m_impl->backups;
}

RetentionDesk& Desk::retention() {
    return *m_impl->retention;
}

AccessDesk& Desk::access() {
    return *m_impl->access;
}

StoreHealth& Desk::health() {
    return *m_impl->health;
}

SearchDesk& Desk::search() {
    return *m_impl->search;
}

} // namespace watchdesk::desk
