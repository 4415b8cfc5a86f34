#include "desk/SearchDesk.h"

#include "base/Log.h"
#include "desk/FeedFinding.h"
#include "desk/Roles.h"
#include "desk/SearchReading.h"
#include "store/AuditTable.h"
#include "store/LookupTable.h"
#include "store/Try.h"

#include <QMutex>
#include <QPromise>
#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int pageRows = 2000; // a reader is held for some 20 ms
constexpr int tagsAStep = 200;
constexpr int auditedLetters = 500;

Error locked() {
    return {ErrorCode::Locked, "The desk is locked.", "", "Sign in first."};
}

/// All that may be found, or those of it that were asked for.
QVector<SearchKind> among(const domain::Person& person, const QVector<SearchKind>& asked) {
    QVector<SearchKind> kinds = searchable(person);
    if (!asked.isEmpty())
        kinds.removeIf([&](SearchKind kind) { return !asked.contains(kind); });
    return kinds;
}

bool hasSubjects(const QVector<Hit>& hits) {
    return std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.kind == SearchKind::Subject; });
}

/// Without the subjects that this person may not see any more, or not today.
Result<QVector<Hit>> withoutHidden(store::Tx& tx, const domain::Person& person, const QVector<Hit>& hits) {
    QVector<QString> ids;
    for (const Hit& hit : hits) {
        if (hit.kind == SearchKind::Subject)
            ids.append(hit.id);
    }
    if (ids.isEmpty())
        return hits;
    STORE_TRY(documents, readDocuments(tx, person, SearchKind::Subject, ids));
    QVector<Hit> out;
    for (const Hit& hit : hits) {
        const bool there =
            hit.kind != SearchKind::Subject ||
            std::any_of(documents.begin(), documents.end(), [&](const auto& d) { return d.key.id == hit.id; });
        if (there)
            out.append(hit);
    }
    return out;
}

/// What finds subjects is a reading of them: it is on the log, or it does not come about. What was typed is kept with
/// the key of whom alone it found, and goes with them; of more than one only how many.
Result<void> noteSubjects(store::Tx& tx, const QString& text, const QVector<Hit>& hits) {
    const auto first =
        std::find_if(hits.begin(), hits.end(), [](const Hit& h) { return h.kind == SearchKind::Subject; });
    if (first == hits.end())
        return {};
    const auto found =
        std::count_if(hits.begin(), hits.end(), [](const Hit& h) { return h.kind == SearchKind::Subject; });
    STORE_CHECK(store::AuditTable::append(
        tx, QStringLiteral("subject.search"), QStringLiteral("subject"), found == 1 ? first->id : QString(),
        found == 1 ? text.left(auditedLetters) : QStringLiteral("%1 found").arg(found)));
    return {};
}

} // namespace

/// What the threads share. `index` is null while nobody is signed in; a run is one index's life.
struct SearchDesk::Room {
    mutable QMutex mutex;
    SearchDesk* desk = nullptr; ///< null once it goes
    quint64 run = 0;
    std::shared_ptr<store::TextIndex> index;
    domain::Person person;
    SearchState state;
    std::optional<Error> error;
    QVector<store::Change> pending;
    bool scheduled = false;

    [[nodiscard]] std::shared_ptr<store::TextIndex> indexOf(quint64 which) const {
        const QMutexLocker lock(&mutex);
        return which == run ? index : nullptr;
    }
    [[nodiscard]] std::optional<Error> failure() const {
        const QMutexLocker lock(&mutex);
        return error;
    }
    [[nodiscard]] domain::Person personOf(quint64 which) const {
        const QMutexLocker lock(&mutex);
        return which == run ? person : domain::Person();
    }
    [[nodiscard]] QVector<store::Change> takePending(quint64 which) {
        const QMutexLocker lock(&mutex);
        if (which != run)
            return {};
        scheduled = false;
        return std::exchange(pending, {});
    }
    /// They could not be taken in (a server went away): the next search tries again.
    void giveBack(quint64 which, const QVector<store::Change>& changes) {
        const QMutexLocker lock(&mutex);
        if (which == run)
            pending = changes + pending;
    }
    /// On a store thread, before the write's own future finishes: whoever wrote and then searches finds it.
    void hear(const QVector<store::Change>& changes) {
        const QMutexLocker lock(&mutex);
        if (desk == nullptr || index == nullptr)
            return;
        for (const store::Change& change : changes) {
            if (concernsSearch(change.entity))
                pending.append(change);
        }
        if (pending.isEmpty() || scheduled)
            return;
        scheduled = true;
        // The pool is waited for before its owner goes.
        desk->m_pool.start([owner = desk, which = run] { (void)owner->keepUp(which); });
    }
};

struct SearchDesk::Ask {
    quint64 run = 0;
    QString text;
    QVector<SearchKind> kinds;
    int limit = 0;
    QString personId;
};

/// Where the making up of tags is.
struct SearchDesk::Tagging {
    quint64 run = 0;
    int kind = 0;
    QString after = QStringLiteral("");
};

SearchDesk::SearchDesk(DeskContext& context) : m_context(context), m_room(std::make_shared<Room>()) {
    m_room->desk = this;
    m_pool.setMaxThreadCount(1);
    connect(
        &context.store, &store::Store::changed, &context.store,
        [room = m_room](const QVector<store::Change>& changes) { room->hear(changes); }, Qt::DirectConnection);
}

SearchDesk::~SearchDesk() {
    forget();
    {
        const QMutexLocker lock(&m_room->mutex);
        m_room->desk = nullptr; // the store may still tell of changes
    }
    m_pool.waitForDone();
}

void SearchDesk::start() {
    const domain::Person person = m_context.person();
    {
        const QMutexLocker lock(&m_room->mutex);
        if (person.id.isEmpty() || m_room->index != nullptr)
            return;
        auto index = store::TextIndex::open();
        m_room->error = index ? std::nullopt : std::optional(index.error());
        m_room->state.stage = index ? SearchState::Stage::Building : SearchState::Stage::Failed;
        if (index)
            m_room->index = std::move(*index);
        m_room->person = person;
        ++m_room->run;
        m_pool.start([this, run = m_room->run] { build(run); });
    }
    Q_EMIT stateChanged();
}

void SearchDesk::forget() {
    std::shared_ptr<store::TextIndex> index;
    {
        const QMutexLocker lock(&m_room->mutex);
        index = std::exchange(m_room->index, nullptr);
        ++m_room->run;
        m_room->person = {};
        m_room->pending.clear();
        m_room->scheduled = false;
        m_room->state = {};
        m_room->error.reset();
    }
    if (index == nullptr)
        return;
    index->stop();
    m_pool.start([index] { index->close(); }); // a large one takes longer than the window may wait
    Q_EMIT stateChanged();
}

void SearchDesk::restart() {
    forget();
    start();
}

SearchState SearchDesk::state() const {
    const QMutexLocker lock(&m_room->mutex);
    return m_room->state;
}

QVector<SearchKind> SearchDesk::kinds() const {
    return searchable(m_context.person());
}

void SearchDesk::build(quint64 run) {
    const auto filled = fill(run);
    const auto current = filled ? keepUp(run) : filled;
    {
        const QMutexLocker lock(&m_room->mutex);
        if (run != m_room->run)
            return;
        m_room->state.stage = current ? SearchState::Stage::Ready : SearchState::Stage::Failed;
        if (!current)
            m_room->error = current.error();
    }
    if (!current)
        log("search")->warn("the index could not be built: {}", errorCodeName(current.error().code));
    Q_EMIT stateChanged();
    if (!current)
        return;
    Q_EMIT ready();
    m_pool.start([this, run] { tag({run}); });
}

/// The next page is read while the last one is put in.
Result<void> SearchDesk::fill(quint64 run) {
    const auto index = m_room->indexOf(run);
    if (index == nullptr)
        return locked();
    const domain::Person person = m_room->personOf(run);
    const QVector<SearchKind> wanted = searchable(person);
    STORE_TRY(total, m_context.store
                         .read([wanted](store::Tx& tx) -> Result<qint64> {
                             qint64 records = 0;
                             for (const SearchKind kind : wanted) {
                                 STORE_TRY(count, countOf(tx, kind));
                                 records += count;
                             }
                             return records;
                         })
                         .result());
    const auto ask = [this, person](SearchKind kind, const QString& after) {
        return m_context.store.read([=](store::Tx& tx) { return nextDocuments(tx, person, kind, after, pageRows); });
    };
    qint64 done = 0;
    for (const SearchKind kind : wanted) {
        auto coming = ask(kind, QStringLiteral(""));
        for (bool more = true; more;) {
            STORE_TRY(page, coming.result());
            more = !page.last.isEmpty();
            if (more)
                coming = ask(kind, page.last);
            STORE_CHECK(index->put(page.documents));
            done += page.rows;
            {
                const QMutexLocker lock(&m_room->mutex);
                if (run != m_room->run)
                    return locked();
                m_room->state.done = done;
                m_room->state.total = std::max(total, done);
            }
            Q_EMIT stateChanged();
        }
    }
    return {};
}

/// Takes in what was written since. On the pool's thread.
Result<void> SearchDesk::keepUp(quint64 run) {
    const auto index = m_room->indexOf(run);
    if (index == nullptr)
        return locked();
    const QVector<store::Change> changes = m_room->takePending(run);
    if (changes.isEmpty())
        return {};
    auto taken = takeIn(*index, m_room->personOf(run), changes);
    if (!taken)
        m_room->giveBack(run, changes);
    return taken;
}

Result<void> SearchDesk::takeIn(store::TextIndex& index, const domain::Person& person,
                                const QVector<store::Change>& changes) {
    STORE_TRY(keys, m_context.store.read([changes](store::Tx& tx) { return touchedRecords(tx, changes); }).result());
    QHash<int, QVector<QString>> byKind;
    for (const store::TextKey& key : keys)
        byKind[key.kind].append(key.id);
    for (const SearchKind kind : searchable(person)) {
        const QVector<QString> ids = byKind.value(static_cast<int>(kind));
        for (qsizetype at = 0; at < ids.size(); at += pageRows) {
            const QVector<QString> part = ids.mid(at, pageRows);
            STORE_TRY(
                documents,
                m_context.store.read([=](store::Tx& tx) { return readDocuments(tx, person, kind, part); }).result());
            QSet<QString> there;
            for (const store::TextDocument& document : documents)
                there.insert(document.key.id);
            QVector<store::TextKey> gone;
            for (const QString& id : part) {
                if (!there.contains(id))
                    gone.append({static_cast<int>(kind), id});
            }
            STORE_CHECK(index.remove(gone));
            STORE_CHECK(index.put(documents));
        }
    }
    return {};
}

/// Makes the tags of what was written while no desk could, a step at a time: searches come between.
void SearchDesk::tag(Tagging tagging) {
    constexpr int lookups = static_cast<int>(store::lookupKindWords.size());
    if (tagging.kind >= lookups || m_room->indexOf(tagging.run) == nullptr)
        return;
    const auto kind = static_cast<store::LookupKind>(tagging.kind);
    const auto page =
        m_context.store.read([=](store::Tx& tx) { return store::LookupTable::untagged(tx, kind, tagging.after); })
            .result();
    Result<void> made;
    for (qsizetype at = 0; page && made && at < page->ids.size(); at += tagsAStep) {
        const QVector<QString> part = page->ids.mid(at, tagsAStep);
        made =
            m_context.store.write([=](store::Tx& tx) { return store::LookupTable::makeUp(tx, kind, part); }).result();
    }
    if (!page || !made)
        return; // the next sign-in goes on
    if (page->last.isEmpty()) {
        ++tagging.kind;
        tagging.after = QStringLiteral("");
    } else {
        tagging.after = page->last;
    }
    m_pool.start([this, tagging] { tag(tagging); });
}

QFuture<Result<QVector<Hit>>> SearchDesk::search(const QString& text, const QVector<SearchKind>& kinds, int limit) {
    start();
    Ask ask;
    {
        const QMutexLocker lock(&m_room->mutex);
        ask = {m_room->run, text, kinds, std::clamp(limit, 0, mostHits), m_context.person().id};
    }
    auto promise = std::make_shared<QPromise<Result<QVector<Hit>>>>();
    promise->start();
    m_pool.start([this, promise, ask] {
        promise->addResult(answer(ask));
        promise->finish();
    });
    return promise->future();
}

Result<QVector<Hit>> SearchDesk::answer(const Ask& ask) {
    const auto index = m_room->indexOf(ask.run);
    if (const auto error = m_room->failure(); error && index != nullptr)
        return *error;
    if (index == nullptr || ask.personId.isEmpty())
        return locked();
    STORE_CHECK(keepUp(ask.run));
    QVector<int> numbers;
    for (const SearchKind kind : among(m_room->personOf(ask.run), ask.kinds))
        numbers.append(static_cast<int>(kind));
    STORE_TRY(found, index->find(ask.text, numbers, ask.limit));
    QVector<Hit> hits;
    for (const store::TextHit& hit : found)
        hits.append(hitOf(hit));
    return authorise(ask, hits);
}

QFuture<Result<FeedHits>> SearchDesk::inFeed(const QString& text) {
    start();
    Ask ask;
    {
        const QMutexLocker lock(&m_room->mutex);
        ask = {m_room->run, text, feedKinds(), mostInFeed, m_context.person().id};
    }
    auto promise = std::make_shared<QPromise<Result<FeedHits>>>();
    promise->start();
    m_pool.start([this, promise, ask] {
        promise->addResult(answerInFeed(ask));
        promise->finish();
    });
    return promise->future();
}

Result<FeedHits> SearchDesk::answerInFeed(const Ask& ask) {
    const auto index = m_room->indexOf(ask.run);
    if (const auto error = m_room->failure(); error && index != nullptr)
        return *error;
    if (index == nullptr || ask.personId.isEmpty())
        return locked();
    STORE_CHECK(keepUp(ask.run));
    QVector<store::TextKey> keys;
    for (const SearchKind kind : among(m_room->personOf(ask.run), ask.kinds)) {
        STORE_TRY(found, index->find(ask.text, {static_cast<int>(kind)}, ask.limit));
        for (const store::TextHit& hit : found)
            keys.append(hit.key);
    }
    const Directory& directory = m_context.directory;
    return m_context.store
        .read([ask, keys, &directory](store::Tx& tx) -> Result<FeedHits> {
            STORE_TRY(person, actingPerson(tx, ask.personId));
            STORE_CHECK(require(person, Act::SeeFeed, "searching the feed"));
            return readFeedHits(tx, ask.text, keys, directory);
        })
        .result();
}

/// By the role of this moment, whatever the index was made for.
Result<QVector<Hit>> SearchDesk::authorise(const Ask& ask, const QVector<Hit>& hits) {
    const auto checked = [ask, hits](store::Tx& tx) -> Result<QVector<Hit>> {
        STORE_TRY(person, actingPerson(tx, ask.personId));
        const QVector<SearchKind> kinds = among(person, ask.kinds);
        QVector<Hit> out;
        if (looksLikeNumber(ask.text)) {
            STORE_TRY(exact, exactHits(tx, person, ask.text, kinds, false));
            out = exact;
        }
        const auto known = out.size();
        for (const Hit& hit : hits) {
            const bool twice =
                std::any_of(out.begin(), out.begin() + known, [&](const Hit& h) { return h.id == hit.id; });
            if (kinds.contains(hit.kind) && !twice)
                out.append(hit);
        }
        STORE_TRY(seen, withoutHidden(tx, person, out));
        if (seen.size() > ask.limit)
            seen.resize(ask.limit);
        return seen;
    };
    if (!hasSubjects(hits))
        return m_context.store.read(checked).result();
    return m_context.store
        .write([checked, text = ask.text](store::Tx& tx) -> Result<QVector<Hit>> {
            STORE_TRY(seen, checked(tx));
            STORE_CHECK(noteSubjects(tx, text, seen));
            return seen;
        })
        .result();
}

QFuture<Result<QVector<Hit>>> SearchDesk::findExact(const QString& text, const QVector<SearchKind>& kinds) {
    return m_context.store.write([text, kinds, id = m_context.person().id](store::Tx& tx) -> Result<QVector<Hit>> {
        STORE_TRY(person, actingPerson(tx, id));
        STORE_TRY(hits, exactHits(tx, person, text, among(person, kinds), true));
        STORE_CHECK(noteSubjects(tx, text, hits));
        return hits;
    });
}

} // namespace watchdesk::desk
