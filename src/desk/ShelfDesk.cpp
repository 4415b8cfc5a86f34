#include "desk/ShelfDesk.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/FeedDesk.h"
#include "desk/FeedReading.h"
#include "desk/FeedWriting.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/FeedTable.h"
#include "store/ShelfTable.h"
#include "store/Try.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int pageRows = 256;
constexpr int mostReason = 200; // letters
constexpr UtcMs forgottenAfterMs = 24 * 3'600'000LL;
constexpr UtcMs sweepEveryMs = 3'600'000;

QString tr(const char* text) {
    return QCoreApplication::translate("ShelfDesk", text);
}

Error refused(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was suspended.", todo};
}

std::optional<Error> faultOf(const ShelfRequest& request, UtcMs now) {
    if (!domain::mayBeHeld(domain::FeedKind::System, request.source))
        return refused("That row is of nothing that can be suspended.",
                       "Alerts, emergencies and sightings always come. Choose a radio, a link or an event.");
    if (request.reason.trimmed().isEmpty())
        return refused("There is no reason yet.", "Say why: whoever sits here next has to know.");
    if (request.reason.size() > mostReason)
        return refused("The reason is too long.", "Say it in at most 200 letters.");
    if (request.until <= now || request.until > now + domain::longestShelfMs)
        return refused("That is no time for it.", "Suspend it for at most twelve hours.");
    return std::nullopt;
}

QString clockWords(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone()).toString(QStringLiteral("HH:mm"));
}

Result<domain::Shelf> put(store::Tx& tx, const ShelfRequest& request, const QString& by) {
    domain::Shelf shelf;
    shelf.desk = tx.desk();
    shelf.source = request.source;
    shelf.name = request.name;
    shelf.reason = request.reason.trimmed();
    shelf.by = by;
    shelf.since = tx.now();
    shelf.until = request.until;
    // Without the reason: it may be about somebody, and the log is kept for longer than they are.
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("feed.suspend"), QStringLiteral("feed"), {},
                                          QStringLiteral("%1 until %2").arg(shelf.name, clockWords(shelf.until))));
    STORE_CHECK(writeSystemFeed(
        tx, tx.now(), QStringLiteral("shelved"),
        tr("%1 · until %2 at %3 · %4").arg(shelf.name, clockWords(shelf.until), shelf.desk, shelf.reason)));
    STORE_TRY(newest, store::FeedTable::newestSeq(tx));
    shelf.fromSeq = newest;
    return store::ShelfTable::insert(tx, shelf);
}

/// Ends it, unless somebody was first. `held` is what people are told; nothing: nobody has counted.
Result<void> end(store::Tx& tx, const QString& id, std::optional<int> held) {
    STORE_TRY(shelf, store::ShelfTable::find(tx, id));
    if (!shelf)
        return {};
    STORE_CHECK(store::ShelfTable::remove(tx, *shelf));
    const QString rows = !held        ? tr("what was held back was not counted")
                         : *held == 1 ? tr("1 row was held back")
                                      : tr("%1 rows were held back").arg(*held);
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("feed.bring-back"), QStringLiteral("feed"), {},
                                          QStringLiteral("%1: %2").arg(shelf->source, rows)));
    const QString name = shelf->name.isEmpty() ? QString() : shelf->name + QStringLiteral(" · ");
    return writeSystemFeed(tx, tx.now(), QStringLiteral("shelf-ended"), name + tr("%1 at %2").arg(rows, shelf->desk));
}

struct Reading {
    QVector<domain::Shelf> shelves;
    QHash<QString, int> held; ///< by shelf; empty while the records are sealed
    bool counted = false;
    qint64 upTo = 0;
};

/// Those of desks that were not opened since: nobody else would ever take them away.
Result<void> endForgotten(store::Tx& tx) {
    STORE_TRY(forgotten, store::ShelfTable::endedAtOthers(tx, tx.desk(), tx.now() - forgottenAfterMs));
    for (const domain::Shelf& shelf : forgotten)
        STORE_CHECK(end(tx, shelf.id, std::nullopt));
    return {};
}

bool holdsRow(const domain::Shelf& shelf, const FeedRow& row) {
    return domain::holds(shelf, row.kind, row.source, row.seq, row.emergency);
}

Result<Reading> readShelves(store::Tx& tx, const DeskContext& context) {
    Reading out;
    STORE_TRY(shelves, store::ShelfTable::ofDesk(tx, tx.desk()));
    out.shelves = shelves;
    STORE_TRY(newest, store::FeedTable::newestSeq(tx));
    out.upTo = newest;
    out.counted = tx.keyring().isUnlocked();
    if (shelves.isEmpty() || !out.counted)
        return out;
    qint64 from = newest;
    for (const domain::Shelf& shelf : shelves)
        from = std::min(from, shelf.fromSeq);
    STORE_TRY(seqs, store::FeedTable::seqsAfter(tx, from));
    for (qsizetype at = 0; at < seqs.size(); at += pageRows) {
        STORE_TRY(rows, readFeedRows(tx, seqs.mid(at, pageRows), context.directory, context.person().id));
        for (const domain::Shelf& shelf : shelves)
            out.held[shelf.id] += static_cast<int>(
                std::count_if(rows.begin(), rows.end(), [&](const FeedRow& row) { return holdsRow(shelf, row); }));
    }
    return out;
}

} // namespace

ShelfDesk::ShelfDesk(DeskContext& context, FeedDesk& feed) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("shelf"); }))
            reload();
    });
    connect(&feed, &FeedDesk::appended, this, &ShelfDesk::take);
    connect(&context.directory, &Directory::changed, this, &ShelfDesk::reload); // names, after a sign-in
    connect(&m_second, &QTimer::timeout, this, &ShelfDesk::tick);
    m_second.start(1000);
    reload();
}

bool ShelfDesk::maySuspend() const {
    return mayDo(m_context.person(), Act::WorkAlerts);
}

void ShelfDesk::reload() {
    m_again = m_reading;
    if (!m_reading)
        readAgain();
}

void ShelfDesk::readAgain() {
    m_reading = true;
    const DeskContext& context = m_context;
    auto reading = m_context.store.read([&context](store::Tx& tx) { return readShelves(tx, context); });
    takeAnswer(this, reading, [this](const Result<Reading>& found) {
        m_reading = false;
        if (std::exchange(m_again, false))
            return readAgain();
        if (!found || (found->shelves.isEmpty() && m_shelves.isEmpty()))
            return;
        m_shelves.clear();
        m_counted.clear();
        for (const domain::Shelf& shelf : found->shelves) {
            m_shelves.append(
                {shelf, m_context.directory.personName(shelf.by), found->held.value(shelf.id), found->counted});
            m_counted.insert(shelf.id, found->upTo);
        }
        Q_EMIT changed();
    });
}

void ShelfDesk::take(const QVector<FeedRow>& rows) {
    bool more = false;
    for (Shelved& one : m_shelves) {
        for (const FeedRow& row : rows) {
            if (row.seq <= m_counted.value(one.shelf.id) || !holdsRow(one.shelf, row))
                continue;
            ++one.held;
            more = true;
        }
        if (!rows.isEmpty())
            m_counted[one.shelf.id] = std::max(m_counted.value(one.shelf.id), rows.last().seq);
    }
    if (more)
        Q_EMIT changed();
}

QFuture<Result<domain::Shelf>> ShelfDesk::suspend(const ShelfRequest& request) {
    return m_context.store.write([request, person = m_context.person()](store::Tx& tx) -> Result<domain::Shelf> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "suspending sources of the feed"));
        if (const auto fault = faultOf(request, tx.now()))
            return *fault;
        auto kept = put(tx, request, person.id);
        if (!kept && kept.error().code == ErrorCode::Conflict)
            return Error{ErrorCode::Conflict, "It is suspended already.", "Nothing was changed.",
                         "Bring it back first, to suspend it for another time."};
        return kept;
    });
}

QFuture<Result<void>> ShelfDesk::bringBack(const QString& shelfId) {
    std::optional<int> held;
    for (const Shelved& one : std::as_const(m_shelves)) {
        if (one.shelf.id == shelfId && one.counted)
            held = one.held;
    }
    return m_context.store.write([shelfId, held, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "bringing sources of the feed back"));
        return end(tx, shelfId, held);
    });
}

void ShelfDesk::sweep(UtcMs now) {
    if (std::exchange(m_swept, now / sweepEveryMs) == now / sweepEveryMs)
        return;
    takeAnswer(this, m_context.store.write(endForgotten), [](const Result<void>& swept) {
        if (!swept) // another desk was first, or the store is away: the next hour
            log("desk")->info("suspended sources of other desks stay: {}", errorCodeName(swept.error().code));
    });
}

void ShelfDesk::tick() {
    const UtcMs now = m_context.clock.now();
    sweep(now);
    // While it is locked no rows come to be counted.
    const bool counting = !m_context.person().id.isEmpty();
    for (const Shelved& one : std::as_const(m_shelves)) {
        const QString id = one.shelf.id;
        if (one.shelf.until > now || m_ending.contains(id))
            continue;
        m_ending.insert(id);
        const auto held = counting && one.counted ? std::optional(one.held) : std::nullopt;
        auto ending = m_context.store.write([id, held](store::Tx& tx) { return end(tx, id, held); });
        takeAnswer(this, ending, [this, id](const Result<void>& ended) {
            m_ending.remove(id); // what the store would not take is tried again
            if (!ended)
                log("desk")->warn("a suspended source could not be brought back: {}",
                                  errorCodeName(ended.error().code));
        });
    }
}

} // namespace watchdesk::desk
