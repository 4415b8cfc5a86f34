// The store: where records are kept, on SQLite or PostgreSQL, behind threads of its own.
#pragma once

#include "base/Clock.h"
#include "base/Id.h"
#include "base/Result.h"
#include "store/Change.h"
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
    QString url;            ///< a file's path, or postgresql://user@host/database
    QString desk = QStringLiteral("desk"); ///< which desk writes (change notes, audit chain)
    int readers = 2;
};

/// Owns the writer's and the readers' threads, which own the only database connections. Use from one thread (the window's);
/// futures finish on a store thread: take the answer through onAnswer() in ui/, or result() where blocking is right.
class Store : public QObject {
    Q_OBJECT
public:
    /// Opens and migrates; blocks until done. A store that is no database is Corrupt, newer than the program TooNew, held by
    /// another program Locked, on a full disk DiskFull: each with its sentence. clock and ids must outlive the store.
    static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Clock& clock, IdSource& ids);
    ~Store() override;

    /// Runs fn on the writer's thread in one transaction: commits when it returns a value, rolls back when it returns an error or throws.
    /// Change notes are sent out after the commit.
    template <class F>
    auto write(F fn) -> QFuture<std::invoke_result_t<F, Tx&>>;
    /// Runs fn on a reader's thread in a read transaction: what it sees does not change under it.
    template <class F>
    auto read(F fn) -> QFuture<std::invoke_result_t<F, Tx&>>;

    [[nodiscard]] QString engine() const; ///< "sqlite" or "postgresql"
    [[nodiscard]] int schemaVersion() const;
    [[nodiscard]] Keyring& keyring(); ///< thread-safe

Q_SIGNALS:
    /// After a commit of this or another program, in the order of seq. Emitted on a store thread: connect queued.
    void changed(const QVector<watchdesk::store::Change>& changes);

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    void post(bool writes, std::function<void(Tx&)> job, std::function<bool()> commit);
    std::unique_ptr<Impl> m_impl;
};

} // namespace watchdesk::store
