// A backup of a large store while a shift is worked: how long the window's thread is held up, beside the same shift
// without a backup in the same run. To reach: no slot over 50 ms.
//   backup_bench [megabytes] [seconds of the shift without]     (1000 and 10; in the temporary folder)
#include "base/Log.h"
#include "base/Random.h"
#include "desk/BackupDesk.h"
#include "desk/FeedDesk.h"
#include "desk/IncidentDesk.h"
#include "store/MediaTable.h"
#include "support/TempDir.h"

#include <fmt/format.h>
#include <sys/resource.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace {

using namespace watchdesk;

const QString passphrase = QStringLiteral("correct horse battery staple");
constexpr int tickMs = 5;
constexpr int lineEveryMs = 100;

struct Bench {
    test::TempDir folder;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    desk::Desk::Options options;
    std::unique_ptr<desk::Desk> desk;

    explicit Bench(int megabytes) {
        options.url = QString::fromStdString(folder.file("large.watchdesk"));
        desk::Desk::create(options, QStringLiteral("Jo Mead"), passphrase, clock, ids, true).value();
        desk = std::move(desk::Desk::open(options, clock, ids).value());
        desk->signIn(QStringLiteral("Jo Mead"), passphrase).result().value();
        const QByteArray minute(480'000, 'r'); // of G.711
        for (qint64 bytes = 0; bytes < megabytes * 1'000'000LL; bytes += minute.size())
            desk->store()
                .write([&minute](store::Tx& tx) {
                    return store::MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording}, minute);
                })
                .result()
                .value();
    }
};

/// How long this thread was ready to run and did not, since it began: other programs' doing, not ours.
double waitedForProcessorMs() {
    QFile schedule(QStringLiteral("/proc/thread-self/schedstat"));
    if (!schedule.open(QIODevice::ReadOnly))
        return 0;
    return schedule.readAll().split(' ').value(1).toDouble() / 1e6;
}

/// A shift on the window's thread: a line in ten a second, the feed read as it comes, and a tick that tells how long
/// the thread was busy with anything else.
class Shift : public QObject {
public:
    explicit Shift(desk::Desk& desk) : m_desk(desk) {
        connect(&m_tick, &QTimer::timeout, this, [this] {
            const double slot = std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - tickMs);
            const double waited = waitedForProcessorMs();
            m_slots.push_back(slot);
            m_own.push_back(std::max(0.0, slot - (waited - m_waited)));
            m_waited = waited;
            m_since.restart();
        });
        connect(&m_line, &QTimer::timeout, this, [this] { log(); });
        connect(&desk.feed(), &desk::FeedDesk::appended, this, [this](const auto& rows) { m_rows += rows.size(); });
        m_tick.setTimerType(Qt::PreciseTimer);
    }
    void begin() {
        m_slots.clear();
        m_own.clear();
        m_lines.clear();
        m_waited = waitedForProcessorMs();
        m_since.start();
        m_tick.start(tickMs);
        m_line.start(lineEveryMs);
    }
    void end(const char* name) {
        m_tick.stop();
        m_line.stop();
        std::sort(m_slots.begin(), m_slots.end());
        std::sort(m_own.begin(), m_own.end());
        std::sort(m_lines.begin(), m_lines.end());
        const auto at = [](const std::vector<double>& of, double part) {
            return of.empty() ? 0.0 : of.at(static_cast<std::size_t>(part * static_cast<double>(of.size() - 1)));
        };
        fmt::print("{}: {} slots, p50 {:.2f}, p99 {:.2f}, longest {:.2f} ms, {:.2f} without "
                   "waits for a processor; {} lines logged, p50 {:.1f}, p99 {:.1f}, "
                   "longest {:.1f} ms; {} rows came\n",
                   name, m_slots.size(), at(m_slots, 0.5), at(m_slots, 0.99), at(m_slots, 1), at(m_own, 1),
                   m_lines.size(), at(m_lines, 0.5), at(m_lines, 0.99), at(m_lines, 1), m_rows);
    }

private:
    void log() {
        desk::LogRequest request;
        request.line = QStringLiteral("theft m30 grey hoodie razors");
        auto timer = std::make_shared<QElapsedTimer>();
        timer->start();
        auto* watcher = new QFutureWatcher<Result<desk::Logged>>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, timer] {
            m_lines.push_back(static_cast<double>(timer->nsecsElapsed()) / 1e6);
            watcher->deleteLater();
        });
        watcher->setFuture(m_desk.incidents().log(request));
    }

    desk::Desk& m_desk;
    QTimer m_tick;
    QTimer m_line;
    QElapsedTimer m_since;
    std::vector<double> m_slots;
    std::vector<double> m_own; ///< the same without the time that other programs had the processors
    double m_waited = 0;
    std::vector<double> m_lines;
    qsizetype m_rows = 0;
};

long peakMegabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    startLog({}, spdlog::level::warn);
    const int megabytes = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 10;
    Bench bench(megabytes);
    fmt::print("store of {} MB\n", QFileInfo(bench.options.url).size() / 1'000'000);
    Shift shift(*bench.desk);
    shift.begin();
    QTimer::singleShot(seconds * 1000, &app, &QCoreApplication::quit);
    QCoreApplication::exec();
    shift.end("without a backup");
    const long before = peakMegabytes();
    QElapsedTimer timer;
    timer.start();
    shift.begin();
    QFutureWatcher<Result<domain::Backup>> done;
    QObject::connect(&done, &QFutureWatcherBase::finished, &app, &QCoreApplication::quit);
    done.setFuture(bench.desk->backups().backUp(QString::fromStdString(bench.folder.file("a.backup"))));
    QCoreApplication::exec();
    shift.end("during a backup ");
    const auto backup = done.result().value();
    fmt::print("the backup: {} MB in {:.1f} s; peak memory {} MB before, {} MB after\n", backup.bytes / 1'000'000,
               static_cast<double>(timer.elapsed()) / 1000, before, peakMegabytes());
    return 0;
}
