// The feed over a store of a million rows: from the asking to the first page painted, and jumps to a time. To reach:
// first paint 150 ms, a jump 16 ms. The peer is Qt's own QSqlQueryModel in a QTableView over the same table.
#include "desk/Desk.h"
#include "support/TempDir.h"
#include "ui/control/DeskJobs.h"
#include "ui/control/FeedModel.h"
#include "ui/control/FeedView.h"
#include "ui/theme/Theme.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQueryModel>
#include <QTableView>

#include <algorithm>
#include <memory>
#include <vector>

namespace {

using namespace watchdesk;

constexpr qint64 logRows = 1'000'000;
constexpr UtcMs newest = 1'795'184'538'000;
constexpr UtcMs apart = 30'000;

/// A store with a million events, and somebody at the desk. Made once.
struct Log {
    Log() {
        options.url = QString::fromStdString(dir.file("log.watchdesk"));
        options.memory = QString::fromStdString(dir.file("heads"));
        const QString person = QStringLiteral("Jo Mead");
        const QString passphrase = QStringLiteral("correct horse battery staple");
        must(desk::Desk::create(options, person, passphrase, clock, ids, true));
        desk = std::move(*desk::Desk::open(options, clock, ids));
        must(desk->signIn(person, passphrase).result());
        must(desk->store()
                 .write([](store::Tx& tx) {
                     return tx.exec(
                         QStringLiteral("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i "
                                        "< %1) INSERT INTO feed (version, kind, record_id, at_ms, code) SELECT 1, "
                                        "'system', 'event-' || i, %2 - (%1 - i) * %3, 'event ' || i FROM n")
                             .arg(logRows)
                             .arg(newest)
                             .arg(apart));
                 })
                 .result());
        jobs = std::make_unique<ui::DeskJobs>(*desk);
    }
    template <class T>
    static void must(const T& result) {
        if (!result)
            std::abort();
    }
    /// Goes before the application does.
    static std::unique_ptr<Log>& kept() {
        static std::unique_ptr<Log> log;
        return log;
    }
    static Log& one() {
        if (!kept())
            kept() = std::make_unique<Log>();
        return *kept();
    }
    test::TempDir dir;
    ManualClock clock{newest};
    SeededRandom random{7};
    IdSource ids{clock, random};
    desk::Desk::Options options;
    std::unique_ptr<desk::Desk> desk;
    std::unique_ptr<ui::DeskJobs> jobs;
};

void until(const std::function<bool()>& so) {
    while (!so())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
}

double ms(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// From the asking to the page on the screen; and until every row can be scrolled to.
void firstPaint(benchmark::State& state) {
    Log& log = Log::one();
    double whole = 0;
    for (auto _ : state) {
        QElapsedTimer timer;
        timer.start();
        ui::FeedModel model(log.jobs->jobs().feed);
        ui::FeedView view(model, log.clock);
        view.resize(560, 900);
        view.show();
        model.reload();
        until([&] { return model.state() == ui::FeedModel::State::Ready && model.row(0) != nullptr; });
        view.viewport()->repaint();
        state.SetIterationTime(ms(timer) / 1000);
        until([&] { return model.isWhole(); });
        whole = std::max(whole, ms(timer));
    }
    state.counters["whole_ms"] = whole;
}

/// To a time anywhere in the log: looked up, gone to, read and painted.
void jump(benchmark::State& state) {
    Log& log = Log::one();
    const ui::ControlJobs jobs = log.jobs->jobs();
    ui::FeedModel model(jobs.feed);
    ui::FeedView view(model, log.clock);
    view.resize(560, 900);
    view.show();
    model.reload();
    until([&] { return model.isWhole(); });
    std::vector<double> times;
    qint64 at = 1;
    for (auto _ : state) {
        at = (at * 48'271) % 999'983;
        QElapsedTimer timer;
        timer.start();
        const auto row = jobs.feed.seqAt(newest - at * apart, desk::FeedFilter::All).result();
        Log::must(row);
        view.goTo(*row, QAbstractItemView::PositionAtCenter);
        until([&] { return model.row(view.currentIndex().row()) != nullptr; });
        view.viewport()->repaint();
        times.push_back(ms(timer));
        state.SetIterationTime(times.back() / 1000);
    }
    std::sort(times.begin(), times.end());
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["worst_ms"] = times.back();
}

/// Qt's own model: to its first paint, and to the oldest row.
void peer(benchmark::State& state) {
    Log& log = Log::one();
    double oldest = 0;
    for (auto _ : state) {
        {
            QSqlDatabase base = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("peer"));
            base.setDatabaseName(log.options.url);
            base.open();
            QElapsedTimer timer;
            timer.start();
            QSqlQueryModel model;
            model.setQuery(QStringLiteral("SELECT seq, kind, at_ms, code FROM feed ORDER BY seq DESC"), base);
            QTableView view;
            view.setModel(&model);
            view.resize(560, 900);
            view.show();
            view.viewport()->repaint();
            state.SetIterationTime(ms(timer) / 1000);
            while (model.canFetchMore())
                model.fetchMore();
            view.scrollToBottom();
            view.viewport()->repaint();
            oldest = std::max(oldest, ms(timer));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("peer"));
    }
    state.counters["oldest_row_ms"] = oldest;
}

BENCHMARK(firstPaint)->UseManualTime()->Iterations(10)->Unit(benchmark::kMillisecond);
BENCHMARK(jump)->UseManualTime()->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(peer)->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    ui::Theme::instance().install(application, ui::Theme::Mode::Dark);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    Log::kept().reset();
    return 0;
}
