// What it costs to bring 50,000 incidents in from a table: the whole, and how long a line that is logged meanwhile has
// to wait for the one transaction that writes them.
//   import_bench                               on a file in the temporary folder
//   WATCHDESK_BENCH_STORE=URL import_bench     on that new store instead (postgresql://…?schema=…)
#include "base/Log.h"
#include "base/Random.h"
#include "desk/Desk.h"
#include "desk/ImportDesk.h"
#include "desk/IncidentDesk.h"
#include "store/SchemeTable.h"
#include "support/TempDir.h"

#include <benchmark/benchmark.h>

#include <QCoreApplication>
#include <QDate>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <thread>

namespace watchdesk::desk {

namespace {

constexpr int lines = 50'000;
constexpr int wrongEvery = lines / 300;

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

/// Some 25 words a line, as a scheme's own spreadsheet has them; every so often a date that is none.
QString makeTable(const test::TempDir& folder) {
    const QString path = QString::fromStdString(folder.file("incidents.csv"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw std::runtime_error("no table could be written");
    file.write("Ref;Date;Time;Offence;Store;Details;Value of goods;Crime ref\r\n");
    const QDate first(2019, 1, 1);
    for (int i = 0; i < lines; ++i) {
        const QString day = i % wrongEvery == 7 ? QStringLiteral("31/2/25")
                                                : first.addDays(i % 2500).toString(QStringLiteral("d/M/yy"));
        file.write(QStringLiteral("T-%1;%2;%3:%4;Theft;Hallam Pharmacy;took two razors and a bottle of scent from the "
                                  "shelf by the door, left by the side door when spoken to;£%5.50;NG/%1/25\r\n")
                       .arg(i)
                       .arg(day)
                       .arg(9 + i % 9)
                       .arg(i % 60, 2, 10, QLatin1Char('0'))
                       .arg(i % 200)
                       .toUtf8());
    }
    return path;
}

struct Town {
    test::TempDir folder;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    Desk::Options options;
    std::unique_ptr<Desk> desk;

    Town() {
        const QString url = qEnvironmentVariable("WATCHDESK_BENCH_STORE");
        options.url = url.isEmpty() ? QString::fromStdString(folder.file("store")) : url;
        options.memory = QString::fromStdString(folder.file("heads"));
        const QString name = QStringLiteral("Jo Mead");
        const QString passphrase = QStringLiteral("correct horse battery staple");
        Desk::create(options, name, passphrase, clock, ids, true).value();
        desk = std::move(Desk::open(options, clock, ids).value());
        desk->store()
            .write([](store::Tx& tx) {
                return store::SchemeTable::insert(tx, {{},
                                                       0,
                                                       domain::SchemeKind::ShopWatch,
                                                       QStringLiteral("Ashby"),
                                                       QStringLiteral("Ashby"),
                                                       QStringLiteral("SHOP")});
            })
            .result()
            .value();
        desk->signIn(name, passphrase).result().value();
    }
};

/// Logs a line every 20 ms until told; gives the longest that one took.
double longestWait(Desk& desk, const std::atomic<bool>& over) {
    double longest = 0;
    while (!over) {
        const auto from = Clock::now();
        desk.incidents().log({QStringLiteral("theft m30 grey hoodie"), {}, 0, false}).result().value();
        longest = std::max(longest, msSince(from));
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return longest;
}

void BM_ImportIncidents(benchmark::State& state) {
    for (auto _ : state) {
        Town town;
        const QString path = makeTable(town.folder);
        const auto from = Clock::now();
        const ImportTable table = town.desk->imports().open(sheets::ImportKind::Incidents, path).result().value();
        state.counters["open_s"] = msSince(from) / 1000;
        ImportPlan plan = ImportDesk::planOf(table);
        plan.leaveWrongOut = true;
        const auto tried = Clock::now();
        const ImportReport trial = town.desk->imports().dryRun(table, plan).result().value();
        state.counters["try_s"] = msSince(tried) / 1000;
        const auto began = Clock::now();
        auto answer = town.desk->imports().apply(table, plan);
        std::atomic<bool> over = false;
        std::thread waiter([&] {
            answer.waitForFinished();
            over = true;
        });
        const double wait = longestWait(*town.desk, over);
        waiter.join();
        const ImportReport done = answer.result().value();
        state.counters["apply_s"] = msSince(began) / 1000;
        state.counters["longest_wait_ms"] = wait;
        state.counters["added"] = static_cast<double>(done.added);
        state.counters["refused"] = static_cast<double>(trial.refused);
        const auto twice = Clock::now();
        const ImportReport again = town.desk->imports().apply(table, plan).result().value();
        state.counters["again_s"] = msSince(twice) / 1000;
        if (again.added != 0)
            state.SkipWithError("a second import doubled incidents");
    }
}
BENCHMARK(BM_ImportIncidents)->Unit(benchmark::kSecond)->Iterations(1);

} // namespace

} // namespace watchdesk::desk

int main(int argc, char** argv) {
    watchdesk::startLog({}, spdlog::level::warn);
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
