// The store: where records are kept, on SQLite or PostgreSQL, behind threads of its own.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Change.h"
#include "store/Job.h"
#include "store/Tx.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <type_traits>

namespace watchdesk::store {

/// How to open a store.
struct StoreOptions {
    QString url;                           ///< a file's path, or postgresql://user@host/database
    QString desk = QStringLiteral("desk"); ///< which desk writes (change notes, audit chain)
    int readers = 2;
    int busyMs = 5000;   ///< how long to wait for another program before the answer is Locked
    qint64 maxPages = 0; ///< SQLite's max_page_count: a disk that is full for tests; 0 is no limit
};

/// Owns the writer's and the readers' threads, which own the only database connections. Open and close it on one thread
/// (the window's); write() and read() may be called from any. Futures finish on a store thread: take the answer through
/// onAnswer() in ui/, or result() where blocking is right (never inside a closure). The destructor lets everything that
/// waits finish.
class Store : public QObject {
    Q_OBJECT
public:
    /// Opens and migrates; blocks until done. A store that is no database is Corrupt, newer than the program TooNew,
    /// held by another program Locked, on a full disk DiskFull: each with its sentence. clock and ids must outlive the
    /// store.
    static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Clock& clock, IdSource& ids);
    ~Store() override;

    /// Runs fn(Tx&) -> Result<T> on the writer's thread in one transaction: commits when it returns a value, rolls back
    /// when it returns an error or throws (Internal). Change notes are sent out after the commit, before the future
    /// finishes.
    template <class F>
    auto write(F fn) -> QFuture<std::invoke_result_t<F, Tx&>> {
        return post(true, std::move(fn));
    }
    /// Runs fn(Tx&) -> Result<T> on a reader's thread in a read transaction: what it sees does not change under it.
    template <class F>
    auto read(F fn) -> QFuture<std::invoke_result_t<F, Tx&>> {
        return post(false, std::move(fn));
    }

    [[nodiscard]] QString engine() const; ///< "sqlite" or "postgresql"
    [[nodiscard]] int schemaVersion() const;
    [[nodiscard]] Keyring& keyring(); ///< thread-safe
    [[nodiscard]] UtcMs now() const;  ///< any thread
    [[nodiscard]] QString newId();    ///< any thread
    /// Who acts from now on: Tx::actor() of transactions asked for after this. Any thread.
    void setActor(const QString& personId);
    [[nodiscard]] const StoreOptions& options() const;
    /// Folds SQLite's write-ahead log into the file and empties it, so that what was erased is in neither; when somebody
    /// is reading meanwhile, as far as it goes. Nothing on a server. Any thread but the store's; blocks.
    void emptyLog() const;
    /// Nothing more is written from here on: write() answers with this error at once, what waits to be written
    /// likewise. For a store that is damaged, which stops by itself when SQLite says so of its file; what can be read
    /// goes on being read. Any thread.
    void stopWriting(const Error& why);
    [[nodiscard]] bool isWritingStopped() const;

Q_SIGNALS:
    /// After a commit of this or another program, in the order of seq, each once. Emitted on a store thread: connect
    /// queued.
    void changed(const QVector<watchdesk::store::Change>& changes);
    /// SQLite has met a page of the file that is not what it was: nothing more is written. On a store thread.
    void damaged();

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    template <class F>
    auto post(bool writes, F fn) -> QFuture<std::invoke_result_t<F, Tx&>> {
        auto job = std::make_unique<TypedJob<F>>(std::move(fn));
        auto future = job->future();
        enqueue(writes, std::move(job));
        return future;
    }
    void enqueue(bool writes, std::unique_ptr<Job> job);
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::store
