#include "desk/FeedDesk.h"

#include "desk/AlarmReading.h"
#include "desk/Answer.h"
#include "desk/FeedReading.h"
#include "desk/Roles.h"
#include "store/FeedTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

namespace {

constexpr int mostRows = 256;

QVector<domain::FeedKind> kindsOf(FeedFilter filter) {
    constexpr auto always = domain::FeedKind::Emergency; // no filter hides one
    switch (filter) {
    case FeedFilter::All:
        return {};
    case FeedFilter::Alerts:
        return {domain::FeedKind::Alert, domain::FeedKind::Sighting, domain::FeedKind::Breach, always};
    case FeedFilter::Incidents:
        return {domain::FeedKind::Incident, always};
    case FeedFilter::Radio:
        return {domain::FeedKind::Transmission, domain::FeedKind::Text, always};
    case FeedFilter::System:
        return {domain::FeedKind::System, always};
    }
    return {};
}

/// What a batch of change notes means for the feed: rows that are new, and rows to be read again.
struct Touched {
    QVector<qint64> added;
    QVector<qint64> again;
};

Result<void> readAgain(store::Tx& tx, domain::FeedKind kind, const QString& recordId, Touched& out) {
    STORE_TRY(seq, store::FeedTable::seqOf(tx, kind, recordId));
    if (seq && !out.added.contains(*seq))
        out.again.append(*seq);
    return {};
}

Result<Touched> touchedBy(store::Tx& tx, const QVector<store::Change>& changes) {
    Touched out;
    QSet<QString> seen;
    for (const store::Change& change : changes) {
        if (change.entity == QLatin1String("feed")) {
            out.added.append(change.id.toLongLong());
            continue;
        }
        const auto kind = domain::valueOf(domain::feedKindWords, change.entity);
        if (!kind || *kind == domain::FeedKind::System || seen.contains(change.id))
            continue;
        seen.insert(change.id);
        STORE_CHECK(readAgain(tx, *kind, change.id, out));
        if (*kind == domain::FeedKind::Incident) // it may have been withdrawn
            STORE_CHECK(readAgain(tx, domain::FeedKind::Breach, change.id, out));
    }
    // A record and its feed row are written in one transaction, in either order of their notes.
    out.again.erase(
        std::remove_if(out.again.begin(), out.again.end(), [&](qint64 seq) { return out.added.contains(seq); }),
        out.again.end());
    return out;
}

constexpr qsizetype mostAtOnce = 1000; // changes

struct Fresh {
    QVector<FeedRow> added;
    QVector<FeedRow> again;
};

} // namespace

FeedDesk::FeedDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, &FeedDesk::take);
}

bool FeedDesk::passes(FeedFilter filter, domain::FeedKind kind) {
    const auto kinds = kindsOf(filter);
    return kinds.isEmpty() || kinds.contains(kind);
}

QFuture<Result<QVector<qint64>>> FeedDesk::seqs(FeedFilter filter) {
    return m_context.store.read(
        [kinds = kindsOf(filter), person = m_context.person()](store::Tx& tx) -> Result<QVector<qint64>> {
            if (auto may = require(tx, person, Act::SeeFeed); !may)
                return may.error();
            auto all = store::FeedTable::allSeqs(tx, kinds);
            if (all)
                std::reverse(all->begin(), all->end());
            return all;
        });
}

QFuture<Result<FeedPage>> FeedDesk::first(FeedFilter filter, int rows) {
    const DeskContext& context = m_context;
    return m_context.store.read([kinds = kindsOf(filter), rows, &context](store::Tx& tx) -> Result<FeedPage> {
        STORE_CHECK(require(tx, context.person(), Act::SeeFeed));
        STORE_TRY(seqs, store::FeedTable::lastSeqs(tx, std::clamp(rows, 1, mostRows), kinds));
        const bool whole = seqs.size() < rows;
        std::reverse(seqs.begin(), seqs.end());
        STORE_TRY(read, readFeedRows(tx, seqs, context.directory, context.person().id));
        return FeedPage{read, whole};
    });
}

QFuture<Result<qint64>> FeedDesk::seqAt(UtcMs at, FeedFilter filter) {
    return m_context.store.read([=, kinds = kindsOf(filter),
                                 person = m_context.person()](store::Tx& tx) -> Result<qint64> {
        STORE_CHECK(require(tx, person, Act::SeeFeed));
        STORE_TRY(seq, store::FeedTable::seqAt(tx, at, kinds));
        if (!seq)
            return Error{ErrorCode::NotFound, "The log begins later.", "", "Its oldest row is at the end of the feed."};
        return *seq;
    });
}

QFuture<Result<AlarmLoad>> FeedDesk::alarmLoad() {
    const DeskContext& context = m_context;
    return m_context.store.read([&context](store::Tx& tx) -> Result<AlarmLoad> {
        STORE_CHECK(require(tx, context.person(), Act::SeeFeed, "the load of alarms"));
        return readAlarmLoad(tx, context.directory);
    });
}

QFuture<Result<qint64>> FeedDesk::seqOf(domain::FeedKind kind, const QString& recordId) {
    return m_context.store.read([=, person = m_context.person()](store::Tx& tx) -> Result<qint64> {
        if (auto may = require(tx, person, Act::SeeFeed); !may)
            return may.error();
        const auto seq = store::FeedTable::seqOf(tx, kind, recordId);
        if (!seq)
            return seq.error();
        if (!*seq)
            return Error{ErrorCode::NotFound, "That record has no row in the feed.", "",
                         "Records that were brought in from elsewhere have none."};
        return **seq;
    });
}

QFuture<Result<QVector<FeedRow>>> FeedDesk::rows(const QVector<qint64>& seqs) {
    const DeskContext& context = m_context;
    return m_context.store.read([wanted = seqs.mid(0, mostRows), &context](store::Tx& tx) -> Result<QVector<FeedRow>> {
        if (auto may = require(tx, context.person(), Act::SeeFeed); !may)
            return may.error();
        return readFeedRows(tx, wanted, context.directory, context.person().id);
    });
}

QFuture<Result<RowDetail>> FeedDesk::detail(qint64 seq) {
    const DeskContext& context = m_context;
    return m_context.store.read([seq, &context](store::Tx& tx) -> Result<RowDetail> {
        if (auto may = require(tx, context.person(), Act::SeeFeed); !may)
            return may.error();
        return readRowDetail(tx, seq, context.directory, context.person().id);
    });
}

void FeedDesk::take(const QVector<store::Change>& changes) {
    m_pending += changes;
    if (!m_reading)
        flush();
}

void FeedDesk::flush() {
    // While one batch is being read the next gathers: many commits in a tick become one insert.
    m_reading = true;
    // Nor is a table of thousands that was brought in read in one go: the window takes it in parts.
    const QVector<store::Change> batch = m_pending.mid(0, mostAtOnce);
    m_pending.remove(0, batch.size());
    const DeskContext& context = m_context;
    auto future = m_context.store.read([batch, &context](store::Tx& tx) -> Result<Fresh> {
        if (auto may = require(tx, context.person(), Act::SeeFeed); !may)
            return may.error();
        auto touched = touchedBy(tx, batch);
        if (!touched)
            return touched.error();
        auto added = readFeedRows(tx, touched->added, context.directory, context.person().id);
        auto again = readFeedRows(tx, touched->again, context.directory, context.person().id);
        if (!added || !again)
            return !added ? added.error() : again.error();
        return Fresh{*added, *again};
    });
    takeAnswer(this, future, [this](const Result<Fresh>& fresh) {
        m_reading = false;
        if (fresh && !fresh->added.isEmpty())
            Q_EMIT appended(fresh->added);
        if (fresh && !fresh->again.isEmpty())
            Q_EMIT updated(fresh->again);
        if (!m_pending.isEmpty())
            flush();
    });
}

} // namespace watchdesk::desk
