#include "store/Store.h"

#include "base/Log.h"
#include "base/os/File.h"
#include "store/ChangeFeed.h"
#include "store/ChangeTable.h"
#include "store/ChangeWatch.h"
#include "store/KeyTable.h"
#include "store/Migrations.h"
#include "store/Try.h"
#include "store/Worker.h"

#include <QFile>
#include <QFileInfo>
#include <QMetaType>

#include <algorithm>
#include <limits>
#include <mutex>

namespace watchdesk::store {

struct Store::Impl {
    StoreOptions options;
    ConnectionSpec spec;
    WorkContext context;
    SchemaVersion schema;
    Keyring keyring;
    Store* store = nullptr;
    ChangeFeed feed{[this](Connection& connection, const QVector<Change>& changes) { send(connection, changes); }};
    JobQueue writes;
    JobQueue reads;
    std::unique_ptr<Worker> writer;
    std::vector<std::unique_ptr<Worker>> readers;
    std::unique_ptr<WatchThread> watch;
    std::mutex stateMutex; ///< of the two below
    QString actor;
    std::optional<Error> stopped;

    ~Impl() {
        watch.reset();
        writes.close();
        wasOpen = writer != nullptr;
        writer.reset(); // a write that ends may not ask for a read any more: readers go last
        reads.close();
        readers.clear();
        foldLog();
    }
    /// After a background checkpoint the last reader to close was seen to leave the write-ahead log beside the file: a
    /// copy of the file alone would then miss what was written last. A fresh connection folds it in as it closes
    /// (unless others are open).
    void foldLog() const {
        if (spec.engine() != Engine::Sqlite || !wasOpen || stopped)
            return;
        if (auto last = Connection::open(spec))
            (void)(*last)->direct(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"));
    }
    bool wasOpen = false;

    void send(Connection& connection, const QVector<Change>& changes);
    void stop(const Error& why);
    bool isStopped();
    void noteDamage(const Error& damage);
    Result<void> startFeed(Tx& tx);
    void reloadKeys(Connection& connection);
    Result<void> prepare();
    Result<void> startThreads();
    std::unique_ptr<Worker> makeWorker(bool readOnly, JobQueue& queue);
};

namespace {

Error badFile(ErrorCode code, const QString& path, const char* what, const char* todo) {
    return {code, path.toStdString() + " " + what, {}, todo};
}

/// What can be said before SQLite sees the file, in better words than its own.
Result<void> checkFile(const QString& path) {
    const QFileInfo file(path);
    const QFileInfo folder(file.absolutePath());
    if (!folder.isDir())
        return badFile(ErrorCode::Unavailable, folder.filePath(), "is not there, so no store can be in it.",
                       "Make the folder, or name another.");
    if (file.isDir())
        return badFile(ErrorCode::InvalidInput, path, "is a folder, not a store.", "Name a file in it.");
    if (!file.exists()) {
        auto made = os::AppendFile::create(path.toStdString()); // mode 0600; -wal and -shm take theirs from it
        if (!made && !QFileInfo::exists(path))
            return made.error();
        return {};
    }
    if (!file.isReadable())
        return badFile(ErrorCode::Unavailable, path, "may not be read by you.", "Give yourself leave to read it.");
    if (!file.isWritable() || !folder.isWritable())
        return badFile(ErrorCode::Unavailable, path,
                       "is read-only for you: a store's file and folder must be writable.",
                       "Give yourself leave to write there, or copy the store.");
    QFile bytes(path);
    const QByteArray magic("SQLite format 3\0", 16);
    if (file.size() > 0 && (!bytes.open(QIODevice::ReadOnly) || bytes.read(16) != magic))
        return badFile(ErrorCode::Corrupt, path,
                       "is no database, so it is no store of WatchDesk's. Nothing was changed in it.",
                       "Choose another file, or restore a backup.");
    return {};
}

} // namespace

void Store::Impl::send(Connection& connection, const QVector<Change>& changes) {
    const bool keys = std::any_of(changes.begin(), changes.end(),
                                  [](const Change& c) { return c.entity == QLatin1String("class_key"); });
    if (keys)
        reloadKeys(connection); // before anybody is told: who is told may seal
    for (const Change& change : changes) {
        if (change.entity == QLatin1String("data_key") && change.version == 0)
            keyring.forgetKey(change.id); // destroyed, whichever desk did it
    }
    Q_EMIT store->changed(changes);
}

void Store::Impl::reloadKeys(Connection& connection) {
    Tx tx(connection, keyring, *context.clock, *context.ids, options.desk, {});
    if (const auto keys = KeyTable::classKeys(tx); keys)
        keyring.setPublicKeys(*keys);
}

void Store::Impl::stop(const Error& why) {
    std::deque<std::unique_ptr<Job>> waiting;
    {
        const std::lock_guard guard(stateMutex);
        stopped = why;
        waiting = writes.takeAll();
    }
    for (const auto& job : waiting)
        job->finish(why);
}

bool Store::Impl::isStopped() {
    const std::lock_guard guard(stateMutex);
    return stopped.has_value();
}

/// Any store thread; the first word of it counts.
void Store::Impl::noteDamage(const Error& damage) {
    if (isStopped())
        return;
    log("store")->error("the store's file is damaged: nothing more is written to it");
    stop(damage);
    Q_EMIT store->damaged();
}

/// Where change notes cannot be read nobody is told of any; what else can be read is.
Result<void> Store::Impl::startFeed(Tx& tx) {
    const auto last = ChangeTable::last(tx);
    if (!last && (last.error().code != ErrorCode::Corrupt || spec.engine() != Engine::Sqlite))
        return last.error();
    if (!last)
        stop(last.error());
    feed.startAfter(last ? *last : std::numeric_limits<qint64>::max());
    return {};
}

Result<void> Store::Impl::prepare() {
    if (spec.engine() == Engine::Sqlite)
        STORE_CHECK(checkFile(spec.path()));
    STORE_TRY(connection, Connection::open(spec));
    STORE_TRY(version, migrate(*connection));
    schema = version;
    Tx tx(*connection, keyring, *context.clock, *context.ids, options.desk, {});
    STORE_TRY(keys, KeyTable::classKeys(tx));
    keyring.setPublicKeys(keys);
    return startFeed(tx);
}

std::unique_ptr<Worker> Store::Impl::makeWorker(bool readOnly, JobQueue& queue) {
    WorkContext own = context;
    own.connection.readOnly = readOnly;
    return std::make_unique<Worker>(own, queue);
}

Result<void> Store::Impl::startThreads() {
    writer = makeWorker(false, writes);
    Result<void> started = writer->start();
    for (int i = 0; started && i < options.readers; ++i) {
        readers.push_back(makeWorker(true, reads));
        started = readers.back()->start();
    }
    if (!started)
        return started;
    ConnectionSpec watching = spec;
    watching.readOnly = true;
    watch = std::make_unique<WatchThread>(watching, feed);
    return watch->begin();
}

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
    m_impl->store = this;
}

Store::~Store() {
    m_impl.reset(); // the threads end while signals can still be sent
}

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& options, const Clock& clock, IdSource& ids) {
    qRegisterMetaType<QVector<Change>>();
    auto impl = std::make_unique<Impl>();
    impl->options = options;
    impl->spec = {options.url, false, options.busyMs, options.maxPages};
    impl->context = {
        impl->spec, options.desk, &clock, &ids, &impl->keyring, &impl->feed, [own = impl.get()](const Error& damage) {
            own->noteDamage(damage);
        }};
    STORE_CHECK(impl->prepare());
    std::unique_ptr<Store> store(new Store(std::move(impl)));
    STORE_CHECK(store->m_impl->startThreads());
    log("store")->info("open: {}, schema {}", store->engine().toStdString(), store->schemaVersion());
    return store;
}

QString Store::engine() const {
    return m_impl->spec.engine() == Engine::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
}

int Store::schemaVersion() const {
    return m_impl->schema.current;
}

Keyring& Store::keyring() {
    return m_impl->keyring;
}

UtcMs Store::now() const {
    return m_impl->context.clock->now();
}

QString Store::newId() {
    return QString::fromStdString(m_impl->context.ids->next());
}

const StoreOptions& Store::options() const {
    return m_impl->options;
}

void Store::emptyLog() const {
    if (m_impl->spec.engine() != Engine::Sqlite || isWritingStopped())
        return;
    const auto connection = Connection::open(m_impl->spec);
    const auto emptied = connection ? (*connection)->direct(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"))
                                    : Result<void>(connection.error());
    if (!emptied)
        log("store")->warn("the write-ahead log could not be emptied: {}", errorCodeName(emptied.error().code));
}

void Store::setActor(const QString& personId) {
    const std::lock_guard guard(m_impl->stateMutex);
    m_impl->actor = personId;
}

void Store::stopWriting(const Error& why) {
    m_impl->stop(why);
}

bool Store::isWritingStopped() const {
    return m_impl->isStopped();
}

void Store::enqueue(bool writes, std::unique_ptr<Job> job) {
    std::optional<Error> stopped;
    {
        const std::lock_guard guard(m_impl->stateMutex);
        job->actor = m_impl->actor;
        stopped = writes ? m_impl->stopped : std::nullopt;
        if (!stopped)
            (writes ? m_impl->writes : m_impl->reads).push(std::move(job));
    }
    if (stopped)
        job->finish(stopped);
}

} // namespace watchdesk::store
