#include "desk/SearchDesk.h"

#include "base/Log.h"
#include "desk/FeedFinding.h"
#include "desk/Roles.h"
#include "desk/SearchAnswers.h"
#include "desk/SearchIndexing.h"
#include "desk/SearchReading.h"
#include "desk/SearchRoom.h"
#include "store/Try.h"

#include <QPromise>

#include <algorithm>

namespace watchdesk::desk {

namespace {

Error locked() {
    return {ErrorCode::Locked, "The desk is locked.", "", "Sign in first."};
}

} // namespace

/// Where the making up of tags is.
struct SearchDesk::Tagging {
    quint64 run = 0;
    int kind = 0;
    QString after = QStringLiteral("");
};

// The pool is waited for before its owner goes.
SearchDesk::SearchDesk(DeskContext& context)
    : m_context(context),
      m_room(std::make_shared<SearchRoom>([this](quint64 run) { m_pool.start([this, run] { (void)keepUp(run); }); })) {
    m_pool.setMaxThreadCount(1);
    connect(
        &context.store, &store::Store::changed, &context.store,
        [room = m_room](const QVector<store::Change>& changes) { room->hear(changes); }, Qt::DirectConnection);
}

SearchDesk::~SearchDesk() {
    forget();
    m_room->leave();
    m_pool.waitForDone();
}

void SearchDesk::start() {
    if (m_room->begin(m_context.person(), [this](quint64 run) { m_pool.start([this, run] { build(run); }); }))
        Q_EMIT stateChanged();
}

void SearchDesk::forget() {
    const std::shared_ptr<store::TextIndex> index = m_room->end();
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
    return m_room->state();
}

QVector<SearchKind> SearchDesk::kinds() const {
    return searchable(m_context.person());
}

void SearchDesk::build(quint64 run) {
    const auto filled = fill(run);
    const auto current = filled ? keepUp(run) : filled;
    if (!m_room->tellBuilt(run, current))
        return;
    if (!current)
        log("search")->warn("the index could not be built: {}", errorCodeName(current.error().code));
    Q_EMIT stateChanged();
    if (!current)
        return;
    Q_EMIT ready();
    m_pool.start([this, run] { tag({run}); });
}

Result<void> SearchDesk::fill(quint64 run) {
    const auto index = m_room->indexOf(run);
    if (index == nullptr)
        return locked();
    const auto told = [this, run](qint64 done, qint64 total) -> Result<void> {
        if (!m_room->tellFilled(run, done, total))
            return locked();
        Q_EMIT stateChanged();
        return {};
    };
    return fillIndex(m_context.store, *index, m_room->personOf(run), told);
}

/// Takes in what was written since. On the pool's thread.
Result<void> SearchDesk::keepUp(quint64 run) {
    const auto index = m_room->indexOf(run);
    if (index == nullptr)
        return locked();
    const QVector<store::Change> changes = m_room->takePending(run);
    if (changes.isEmpty())
        return {};
    auto taken = takeIn(m_context.store, *index, m_room->personOf(run), changes);
    if (!taken)
        m_room->giveBack(run, changes);
    return taken;
}

/// Makes the tags of what was written while no desk could, a step at a time: searches come between.
void SearchDesk::tag(Tagging tagging) {
    constexpr int lookups = static_cast<int>(store::lookupKindWords.size());
    if (tagging.kind >= lookups || m_room->indexOf(tagging.run) == nullptr)
        return;
    const auto last = makeUpTags(m_context.store, static_cast<store::LookupKind>(tagging.kind), tagging.after);
    if (!last)
        return; // the next sign-in goes on
    if (last->isEmpty())
        ++tagging.kind;
    tagging.after = last->isEmpty() ? QStringLiteral("") : *last;
    m_pool.start([this, tagging] { tag(tagging); });
}

QFuture<Result<QVector<Hit>>> SearchDesk::search(const QString& text, const QVector<SearchKind>& kinds, int limit) {
    start();
    const SearchAsk ask{m_room->run(), text, kinds, std::clamp(limit, 0, mostHits), m_context.person().id};
    auto promise = std::make_shared<QPromise<Result<QVector<Hit>>>>();
    promise->start();
    m_pool.start([this, promise, ask] {
        promise->addResult(answer(ask));
        promise->finish();
    });
    return promise->future();
}

/// The index that is asked, with everything that was written up to now.
Result<std::shared_ptr<store::TextIndex>> SearchDesk::indexFor(const SearchAsk& ask) {
    const auto index = m_room->indexOf(ask.run);
    if (const auto error = m_room->failure(); error && index != nullptr)
        return *error;
    if (index == nullptr || ask.personId.isEmpty())
        return locked();
    STORE_CHECK(keepUp(ask.run));
    return index;
}

Result<QVector<Hit>> SearchDesk::answer(const SearchAsk& ask) {
    STORE_TRY(index, indexFor(ask));
    QVector<int> numbers;
    for (const SearchKind kind : among(m_room->personOf(ask.run), ask.kinds))
        numbers.append(static_cast<int>(kind));
    STORE_TRY(found, index->find(ask.text, numbers, ask.limit));
    QVector<Hit> hits;
    for (const store::TextHit& hit : found)
        hits.append(hitOf(hit));
    return authoriseHits(m_context.store, ask, hits);
}

QFuture<Result<FeedHits>> SearchDesk::inFeed(const QString& text) {
    start();
    const SearchAsk ask{m_room->run(), text, feedKinds(), mostInFeed, m_context.person().id};
    auto promise = std::make_shared<QPromise<Result<FeedHits>>>();
    promise->start();
    m_pool.start([this, promise, ask] {
        promise->addResult(answerInFeed(ask));
        promise->finish();
    });
    return promise->future();
}

Result<FeedHits> SearchDesk::answerInFeed(const SearchAsk& ask) {
    STORE_TRY(index, indexFor(ask));
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

QFuture<Result<QVector<Hit>>> SearchDesk::findExact(const QString& text, const QVector<SearchKind>& kinds) {
    const SearchAsk ask{0, text, kinds, mostHits, m_context.person().id};
    return m_context.store.write([ask](store::Tx& tx) { return findExactly(tx, ask); });
}

} // namespace watchdesk::desk
