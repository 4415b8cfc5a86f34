// What a logged incident costs (sealed, audited, in the feed, noted as a change, durable), beside a bare insert of one
// row into SQLite with the same durability in the same run; and how soon a desk of 200,000 feed rows has its first
// page.
//   store_bench                               on a file in the temporary folder
//   WATCHDESK_BENCH_STORE=URL store_bench     on that new store instead (postgresql://…?schema=…)
#include "base/Log.h"
#include "base/Random.h"
#include "store/AuditTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/SchemeTable.h"
#include "store/SignIn.h"
#include "store/Store.h"
#include "store/Try.h"
#include "support/TempDir.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>
#include <chrono>

namespace watchdesk::store {

namespace {

const QString passphrase = QStringLiteral("correct horse battery staple");

struct Desk {
    test::TempDir folder;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    StoreOptions options;
    std::unique_ptr<Store> store;

    explicit Desk(bool elsewhere) {
        const QString url = qEnvironmentVariable("WATCHDESK_BENCH_STORE");
        options.url = elsewhere && !url.isEmpty() ? url : QString::fromStdString(folder.file("store"));
        open();
        const domain::Person person{{}, 0, QStringLiteral("Jo"), domain::Role::Administrator};
        createFirstPerson(*store, person, passphrase, seal::KdfCost::least()).result().value();
    }
    void open() { store = std::move(Store::open(options, clock, ids).value()); }
};

domain::Incident incidentOf(const domain::Scheme& scheme, UtcMs at) {
    domain::Incident v;
    v.schemeId = scheme.id;
    v.at = at;
    v.category = QStringLiteral("shop-theft");
    v.description = QStringLiteral("m ~30, grey hoodie, Nike bag");
    v.heading = QStringLiteral("Market Place");
    v.narrative = QStringLiteral("took two razors and a bottle of scent, left by the side door when spoken to");
    v.line = QStringLiteral("C07 theft m 30 grey hoodie Nike bag > Market Place razors 140");
    v.lossPence = 14'000;
    v.loggedAt = at;
    return v;
}

Result<domain::Incident> logIncident(Tx& tx, const domain::Scheme& scheme) {
    STORE_TRY(stored, IncidentTable::insert(tx, incidentOf(scheme, tx.now())));
    STORE_CHECK(FeedTable::append(tx, {0, domain::FeedKind::Incident, stored.id, stored.at, {}, {}}));
    STORE_CHECK(AuditTable::append(tx, QStringLiteral("incident.log"), QStringLiteral("incident"), stored.id,
                                   QStringLiteral("incident %1").arg(stored.number)));
    return stored;
}

domain::Scheme makeScheme(Store& store) {
    return store
        .write([](Tx& tx) {
            return SchemeTable::insert(tx, {{},
                                            0,
                                            domain::SchemeKind::ShopWatch,
                                            QStringLiteral("Ashby"),
                                            QStringLiteral("Ashby"),
                                            QStringLiteral("SHOP")});
        })
        .result()
        .value();
}

void report(benchmark::State& state, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    const auto at = [&ms](double part) {
        return ms[static_cast<std::size_t>(part * static_cast<double>(ms.size() - 1))];
    };
    state.counters["p50_ms"] = at(0.5);
    state.counters["p99_ms"] = at(0.99);
    state.counters["max_ms"] = ms.back();
}

template <class F>
double timed(F&& fn) {
    const auto from = std::chrono::steady_clock::now();
    fn();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

/// From the asking on the window's thread to the answer that it is on the disk.
void LoggedIncident(benchmark::State& state) {
    Desk desk(true);
    const auto scheme = makeScheme(*desk.store);
    std::vector<double> ms;
    for (auto _ : state)
        ms.push_back(
            timed([&] { desk.store->write([scheme](Tx& tx) { return logIncident(tx, scheme); }).result().value(); }));
    report(state, std::move(ms));
}
BENCHMARK(LoggedIncident)->Iterations(3000)->UseRealTime()->Unit(benchmark::kMillisecond);

/// The same rows, in the same tables, in clear, and no entry on the audit log.
Result<int> logUnsealed(Tx& tx, const domain::Scheme& scheme) {
    const auto v = incidentOf(scheme, tx.now());
    const QString id = tx.newId();
    STORE_TRY(last, tx.one(QStringLiteral("SELECT COALESCE(MAX(number), 0) FROM incident")));
    STORE_CHECK(tx.exec(
        QStringLiteral("INSERT INTO incident (id, version, number, scheme_id, at_ms, category, description, heading, "
                       "narrative, line, loss_pence, police_reference, outcome, logged_by, logged_ms) "
                       "VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', '', ?)"),
        {id, last->integer(0) + 1, scheme.id, static_cast<qint64>(v.at), v.category, v.description.toUtf8(),
         v.heading.toUtf8(), v.narrative.toUtf8(), v.line.toUtf8(), v.lossPence, v.policeReference.toUtf8(),
         static_cast<qint64>(v.loggedAt)}));
    STORE_CHECK(tx.note("incident", id, 1));
    STORE_CHECK(FeedTable::append(tx, {0, domain::FeedKind::Incident, id, v.at, {}, {}}));
    return 1;
}

/// What sealing and the audit log cost of a write: one of each, turn by turn, so that the disk is the same for both.
/// "share" is of the sealed and audited one, by their medians.
void SealedBesideUnsealed(benchmark::State& state) {
    Desk desk(true);
    const auto scheme = makeScheme(*desk.store);
    std::vector<double> sealed;
    std::vector<double> clear;
    for (auto _ : state) {
        sealed.push_back(
            timed([&] { desk.store->write([scheme](Tx& tx) { return logIncident(tx, scheme); }).result().value(); }));
        clear.push_back(
            timed([&] { desk.store->write([scheme](Tx& tx) { return logUnsealed(tx, scheme); }).result().value(); }));
    }
    std::sort(clear.begin(), clear.end());
    const double median = clear[clear.size() / 2];
    report(state, std::move(sealed));
    state.counters["clear_p50_ms"] = median;
    state.counters["share"] = 1 - median / state.counters["p50_ms"];
}
BENCHMARK(SealedBesideUnsealed)->Iterations(3000)->UseRealTime()->Unit(benchmark::kMillisecond);

/// The floor: one row, no index beside the key, nothing sealed.
void BareSqliteInsert(benchmark::State& state) {
    test::TempDir folder;
    std::vector<double> ms;
    {
        QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bare"));
        db.setDatabaseName(QString::fromStdString(folder.file("bare")));
        db.open();
        QSqlQuery query(db);
        for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                                "CREATE TABLE incident (id TEXT PRIMARY KEY, line TEXT NOT NULL) STRICT"})
            query.exec(QString::fromLatin1(sql));
        QSqlQuery insert(db);
        insert.prepare(QStringLiteral("INSERT INTO incident VALUES (?, ?)"));
        qint64 count = 0;
        for (auto _ : state) {
            ms.push_back(timed([&] {
                query.exec(QStringLiteral("BEGIN IMMEDIATE"));
                insert.bindValue(0, QString::number(++count));
                insert.bindValue(1, QStringLiteral("C07 theft m 30 grey hoodie Nike bag > Market Place razors 140"));
                insert.exec();
                query.exec(QStringLiteral("COMMIT"));
            }));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("bare"));
    report(state, std::move(ms));
}
BENCHMARK(BareSqliteInsert)->Iterations(3000)->UseRealTime()->Unit(benchmark::kMillisecond);

constexpr int feedRows = 200'000;

/// A store of 200,000 feed rows, 2,000 of them incidents; made once.
Desk& fullDesk() {
    static Desk desk(true);
    static const bool made = [] {
        const auto scheme = makeScheme(*desk.store);
        for (int part = 0; part < 20; ++part) {
            desk.store
                ->write([&scheme, part](Tx& tx) -> Result<int> {
                    for (int i = 0; i < feedRows / 20; ++i) {
                        domain::FeedEntry entry{0, domain::FeedKind::Transmission, tx.newId(), tx.now(), {}, {}};
                        if (i % 100 == 0) {
                            STORE_TRY(incident, IncidentTable::insert(tx, incidentOf(scheme, part + i)));
                            entry.kind = domain::FeedKind::Incident;
                            entry.recordId = incident.id;
                        }
                        STORE_CHECK(FeedTable::append(tx, entry));
                    }
                    return 1;
                })
                .result()
                .value();
        }
        return true;
    }();
    benchmark::DoNotOptimize(made);
    return desk;
}

Result<int> firstPage(Tx& tx) {
    STORE_TRY(seqs, FeedTable::lastSeqs(tx, 64));
    STORE_TRY(entries, FeedTable::fetch(tx, seqs));
    QVector<QString> incidents;
    for (const auto& entry : entries) {
        if (entry.kind == domain::FeedKind::Incident)
            incidents.append(entry.recordId);
    }
    STORE_TRY(opened, IncidentTable::fetch(tx, incidents));
    return static_cast<int>(entries.size() + opened.size());
}

/// Opening the store and reading the newest 64 rows with their incidents; the sign-in itself is not in it (Argon2id
/// costs what it is told to).
void OpenAndFirstPageOf200000(benchmark::State& state) {
    Desk& desk = fullDesk();
    std::vector<double> ms;
    for (auto _ : state) {
        desk.store.reset();
        const double opening = timed([&] { desk.open(); });
        signIn(*desk.store, QStringLiteral("Jo"), passphrase).result().value();
        const double total = opening + timed([&] { desk.store->read(firstPage).result().value(); });
        state.SetIterationTime(total / 1000);
        ms.push_back(total);
    }
    report(state, std::move(ms));
}
BENCHMARK(OpenAndFirstPageOf200000)->Iterations(20)->UseManualTime()->Unit(benchmark::kMillisecond);

/// The whole vector of seqs, as the feed's model takes it in the background.
void AllSeqsOf200000(benchmark::State& state) {
    Desk& desk = fullDesk();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            desk.store->read([](Tx& tx) { return FeedTable::allSeqs(tx); }).result().value().size());
}
BENCHMARK(AllSeqsOf200000)->UseRealTime()->Unit(benchmark::kMillisecond);

/// A page of 64 rows somewhere in the middle, as a jump of the scroll bar asks for it.
void JumpTo64Rows(benchmark::State& state) {
    Desk& desk = fullDesk();
    const auto seqs = desk.store->read([](Tx& tx) { return FeedTable::allSeqs(tx); }).result().value();
    SeededRandom random(1);
    std::vector<double> ms;
    for (auto _ : state) {
        const auto from = static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(seqs.size() - 64)));
        const auto page = seqs.mid(from, 64);
        ms.push_back(
            timed([&] { desk.store->read([page](Tx& tx) { return FeedTable::fetch(tx, page); }).result().value(); }));
    }
    report(state, std::move(ms));
}
BENCHMARK(JumpTo64Rows)->Iterations(2000)->UseRealTime()->Unit(benchmark::kMillisecond);

/// 10,000 sealed values opened, as the search does after the sign-in.
void Open2000Incidents(benchmark::State& state) {
    Desk& desk = fullDesk();
    for (auto _ : state)
        benchmark::DoNotOptimize(
            desk.store->read([](Tx& tx) { return IncidentTable::list(tx); }).result().value().size());
}
BENCHMARK(Open2000Incidents)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace

} // namespace watchdesk::store

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    spdlog::set_level(spdlog::level::off);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
