// The agenda of the next meeting over a year of the demo town, in a store of its own. To reach: 300 ms.
#include "base/Random.h"
#include "desk/DemoDesk.h"
#include "desk/Desk.h"
#include "desk/MeetingDesk.h"
#include "store/MeetingTable.h"
#include "support/TempDir.h"

#include <benchmark/benchmark.h>

#include <QGuiApplication>

#include <algorithm>
#include <memory>

namespace {

using namespace watchdesk;

const QString passphrase = QStringLiteral("correct horse battery staple");

/// A desk on a store with a year of the town, made once.
struct Year {
    Year() {
        options.url = QString::fromStdString(folder.file("year.watchdesk"));
        desk::Desk::create(options, QStringLiteral("Jo Mead"), passphrase, clock, ids, true).value();
        desk = std::move(desk::Desk::open(options, clock, ids).value());
        desk->signIn(QStringLiteral("Jo Mead"), passphrase).result().value();
        domain::DemoOptions demo;
        demo.now = clock.now();
        desk::fillDemo(desk->store(), domain::makeDemoTown(demo)).value();
        const auto rows = desk->meetings().meetings().result().value();
        const auto planned = std::find_if(rows.rbegin(), rows.rend(), [](const auto& row) {
            return row.meeting.state == domain::MeetingState::Planned;
        });
        meeting = planned->meeting.id;
    }
    test::TempDir folder;
    ManualClock clock{1'795'185'138'000}; // 20 November 2026, 14:32
    SeededRandom random{1};
    IdSource ids{clock, random};
    desk::Desk::Options options;
    std::unique_ptr<desk::Desk> desk;
    QString meeting;
};

Year& year() {
    static Year made;
    return made;
}

/// Assembled, merged and committed; most of its lines are there already.
void builtAgain(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state)
        year().desk->meetings().build(year().meeting).result().value();
}

/// The first building: every line is written.
void builtFirst(benchmark::State& state) {
    for ([[maybe_unused]] auto _ : state) {
        state.PauseTiming();
        auto dropped = year().desk->store().write([](store::Tx& tx) -> Result<qint64> {
            if (auto evidence = tx.exec(QStringLiteral("DELETE FROM agenda_evidence")); !evidence)
                return evidence;
            return tx.exec(QStringLiteral("DELETE FROM agenda_item"));
        });
        dropped.result().value();
        state.ResumeTiming();
        year().desk->meetings().build(year().meeting).result().value();
    }
}

/// What the page asks for: every line with its evidence.
void readBack(benchmark::State& state) {
    qsizetype lines = 0;
    for ([[maybe_unused]] auto _ : state)
        lines = year().desk->meetings().agenda(year().meeting).result().value().lines.size();
    state.counters["lines"] = static_cast<double>(lines);
}

void printed(benchmark::State& state) {
    const QString path = QString::fromStdString(year().folder.file("agenda.pdf"));
    int pages = 0;
    for ([[maybe_unused]] auto _ : state)
        pages = year().desk->meetings().pdf(year().meeting, path).result().value().pages;
    state.counters["pages"] = pages;
}

BENCHMARK(builtFirst)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);
BENCHMARK(builtAgain)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);
BENCHMARK(readBack)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(20);
BENCHMARK(printed)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(10);

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
