// How a desk is opened and closed.
#include "base/Log.h"
#include "desk/DeskImpl.h"
#include "desk/ErasureLedger.h"
#include "desk/HeadMemory.h"
#include "desk/Spool.h"
#include "desk/StoreAddress.h"
#include "store/PersonTable.h"
#include "store/SignIn.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThread>

#include <algorithm>

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

} // namespace

void Desk::Impl::begin(const Clock& clock, IdSource& ids) {
    directory = std::make_unique<Directory>(*store);
    context = std::make_unique<DeskContext>(*store, clock, ids, *directory);
    recorder = std::make_unique<Recorder>(*store, clock, spoolOf(options.url));
}

void Desk::Impl::moveTo(QThread* thread) {
    store->moveToThread(thread);
    directory->moveToThread(thread);
}

void Desk::Impl::furnish() {
    radioLog = std::make_unique<RadioLog>(*context, *recorder);
    talk = std::make_unique<TalkDesk>(*context, *radioLog);
    texts = std::make_unique<TextDesk>(*context, *radioLog);
    patches = std::make_unique<PatchDesk>(*context, *radioLog);
    announcer = std::make_unique<Announcer>(*context, *radioLog, *talk);
    feed = std::make_unique<FeedDesk>(*context);
    shelves = std::make_unique<ShelfDesk>(*context, *feed);
    incidents = std::make_unique<IncidentDesk>(*context);
    alerts = std::make_unique<AlertDesk>(*context);
    emergencies = std::make_unique<EmergencyDesk>(*context);
    signOns = std::make_unique<SignOnDesk>(*context, *radioLog);
    rollCalls = std::make_unique<RollCallDesk>(*context, *radioLog);
    RadioLog* log = radioLog.get();
    rollCalls->setCaller(
        {[log](const QString& channel, const QString& set, const QString& code) { log->callSet(channel, set, code); },
         [log] { return log->canTalk(); }, [log] { return log->isQuiet(); },
         [log](const QString& channel, const QString& set, const QString& code) {
             return log->canCall(channel, set, code);
         }});
    cases = std::make_unique<CaseDesk>(*context, *texts);
    packs = std::make_unique<PackDesk>(*context);
    intel = std::make_unique<IntelDesk>(*context);
    shifts = std::make_unique<ShiftDesk>(*context, *radioLog);
    gallery = std::make_unique<GalleryDesk>(*context);
    recordings = std::make_unique<Recordings>(*context);
    lists = std::make_unique<Lists>(*context);
    vision = std::make_unique<VisionRoom>(*context, VisionRoom::Options{options.models, options.eye});
    enrolment = std::make_unique<EnrolmentDesk>(*context, *vision);
    stills = std::make_unique<StillDesk>(*context, *vision);
    shifts->setUndecided([waiting = stills.get()] {
        const auto all = waiting->stills();
        return static_cast<int>(std::count_if(all.begin(), all.end(), [](const StillView& still) {
            return still.outcome.isEmpty() && still.state == StillView::State::Done;
        }));
    });
    meetings = std::make_unique<MeetingDesk>(*context);
    orders = std::make_unique<OrderDesk>(*context);
    members = std::make_unique<MemberDesk>(*context);
    radios = std::make_unique<RadioDesk>(*context);
    imports = std::make_unique<ImportDesk>(*context);
    exports = std::make_unique<ExportDesk>(*context);
    settings = std::make_unique<SettingsDesk>(*context);
    setup = std::make_unique<SetupDesk>(*context);
    gateways = std::make_unique<GatewayDesk>(*context);
    post = std::make_unique<PostDesk>(*context);
    map = std::make_unique<MapDesk>(*context);
    QObject::connect(map.get(), &MapDesk::changed, directory.get(),
                     [m = map.get(), d = directory.get()] { d->setStreets(m->streets()); });
    map->load();
    alerts->setStreets([m = map.get()] { return m->streets(); });
    peopleDesk = std::make_unique<PeopleDesk>(*context);
    backups = std::make_unique<BackupDesk>(*context);
    audit = std::make_unique<AuditDesk>(*context);
    retention = std::make_unique<RetentionDesk>(*context, ledgerOf(options.url));
    access = std::make_unique<AccessDesk>(*context, *vision);
    health = std::make_unique<StoreHealth>(*context, QDir(spoolOf(options.url)).filePath(QLatin1String(uncleanMark)));
    search = std::make_unique<SearchDesk>(*context);
}

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
    m_impl->post.reset();
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
    m_impl->rollCalls.reset();
    m_impl->signOns.reset();
    m_impl->shelves.reset();
    m_impl->radioLog->stop();
    m_impl->recorder.reset();
    noteLeaving();
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
    HeadMemory(options.memory, options.url).forget();
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

} // namespace watchdesk::desk
