// What the threads of the search share.
#pragma once

#include "desk/SearchViews.h"
#include "domain/Person.h"
#include "store/Change.h"
#include "store/TextIndex.h"

#include <QMutex>

#include <functional>
#include <memory>
#include <optional>

namespace watchdesk::desk {

/// The index of whoever is signed in, how far it is, and the changes that it has not taken in. A run is one index's
/// life: what asks with the number of another gets nothing. Any thread.
class SearchRoom {
public:
    using Work = std::function<void(quint64 run)>;
    /// `keepUp` is called when changes wait, once until they are taken. It must only queue.
    explicit SearchRoom(Work keepUp);
    /// Its desk goes; the store may still tell of changes.
    void leave();

    /// A new run for this person, unless there is one or nobody is signed in; false then. `build` must only queue:
    /// what is asked of the run comes after it.
    bool begin(const domain::Person& person, const Work& build);
    /// Answers the index whose life is over; null: there was none.
    std::shared_ptr<store::TextIndex> end();
    /// So many records are in. False when that run is over.
    bool tellFilled(quint64 which, qint64 done, qint64 total);
    /// The index is ready, or it could not be built. False when that run is over.
    bool tellBuilt(quint64 which, const Result<void>& built);

    [[nodiscard]] quint64 run() const;
    [[nodiscard]] SearchState state() const;
    [[nodiscard]] std::shared_ptr<store::TextIndex> indexOf(quint64 which) const;
    [[nodiscard]] domain::Person personOf(quint64 which) const;
    /// Why the index could not be built.
    [[nodiscard]] std::optional<Error> failure() const;

    [[nodiscard]] QVector<store::Change> takePending(quint64 which);
    /// They could not be taken in (a server went away): the next search tries again.
    void giveBack(quint64 which, const QVector<store::Change>& changes);
    /// On a store thread, before the write's own future finishes: whoever wrote and then searches finds it.
    void hear(const QVector<store::Change>& changes);

private:
    mutable QMutex m_mutex;
    Work m_keepUp; ///< empty once the desk goes
    quint64 m_run = 0;
    std::shared_ptr<store::TextIndex> m_index; ///< null while nobody is signed in
    domain::Person m_person;
    SearchState m_state;
    std::optional<Error> m_error;
    QVector<store::Change> m_pending;
    bool m_scheduled = false;
};

} // namespace watchdesk::desk
