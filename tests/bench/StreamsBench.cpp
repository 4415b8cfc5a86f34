// Many G.711 streams at once over loopback sockets, into a whole desk: bridge, EEA and DTMF, sealed spool files, store.
// The desk is kept on the first core; the gateway that calls and speaks is a process on the last.
//   streams_bench [channels] [talk|noise|idle] [seconds]      1000 talk 30
// noise: the channels hear an idle line all the time (VOX); idle: calls that are up, and no packets.
#include "StreamsGateway.h"
#include "desk/Desk.h"
#include "desk/RadioLog.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"
#include "support/TempDir.h"

#include <fmt/format.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

namespace {

using namespace watchdesk;
using bench::Script;
using bench::Shared;

void pinTo(int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    sched_setaffinity(0, sizeof(set), &set);
}

/// Processor time of every thread of this process, in milliseconds.
std::map<int, double> threadTimes() {
    std::map<int, double> out;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "schedstat");
        double ns = 0;
        file >> ns;
        out[std::stoi(task.path().filename())] = ns / 1e6;
    }
    return out;
}

double residentMb() {
    std::ifstream file("/proc/self/statm");
    double pages = 0;
    file >> pages >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

/// An event loop that sleeps: QCoreApplication::processEvents() with a time does not.
bool runUntil(std::chrono::milliseconds most, const std::function<bool()>& so) {
    const QDeadlineTimer deadline(most);
    QEventLoop loop;
    QTimer look;
    bool is = false;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        is = so();
        if (is || deadline.hasExpired())
            loop.quit();
    });
    look.start(100);
    loop.exec();
    return is;
}

void runFor(std::chrono::milliseconds time) {
    runUntil(time, [] { return false; });
}

radio::BridgeConfig configFor(int port, const Script& script) {
    radio::BridgeConfig config;
    config.gateways.push_back({.name = "town", .port = port});
    for (int i = 0; i < script.streams; ++i) {
        radio::ChannelConfig channel;
        channel.name = fmt::format("TG{}", i);
        channel.gateway = "town";
        channel.uri = fmt::format("sip:tg{}@127.0.0.1:{}", i, port);
        channel.rtpPorts = {20'000 + 2 * i, 20'001 + 2 * i};
        if (!script.speech)
            channel.detector = radio::Detector::Vox;
        config.channels.push_back(channel);
    }
    return config;
}

/// What the desk's threads took of a core while `seconds` went by.
void measure(const char* what, int seconds, const std::set<int>& radioThreads) {
    const auto before = threadTimes();
    const auto began = std::chrono::steady_clock::now();
    runFor(std::chrono::seconds(seconds));
    const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    double all = 0;
    double radio = 0;
    for (const auto& [thread, time] : threadTimes()) {
        const auto then = before.find(thread);
        const double took = time - (then == before.end() ? 0 : then->second);
        all += took;
        radio += radioThreads.contains(thread) ? took : 0;
    }
    fmt::print("{}: {} s, {:.2f} % of a core, of it the radio thread {:.2f} %; {:.0f} MB resident\n", what, seconds,
               100 * all / ms, 100 * radio / ms, residentMb());
    std::fflush(stdout);
}

struct Kept {
    int overs = 0;
    int whole = 0;
    int called = 0;
    int keyed = 0;
    qint64 packets = 0;
    qint64 lost = 0;
    qint64 recordedMs = 0;
};

Result<Kept> keptBy(store::Tx& tx, const Script& script) {
    const auto overs = store::TransmissionTable::list(tx);
    if (!overs)
        return overs.error();
    Kept kept;
    for (const auto& over : *overs) {
        ++kept.overs;
        kept.packets += over.packets;
        kept.lost += over.lost;
        const int stream = over.channel.mid(2).toInt();
        const auto heard = [&](const char* set, const std::string& code) {
            return std::any_of(over.codes.begin(), over.codes.end(), [&](const domain::HeardCode& one) {
                return one.set == QLatin1String(set) && one.code.toStdString() == code;
            });
        };
        kept.called += heard("EEA", Script::call(stream)) ? 1 : 0;
        kept.keyed += heard("DTMF", Script::digits(stream)) ? 1 : 0;
        const auto media = store::MediaTable::find(tx, over.mediaId);
        if (!media || !*media || !(*media)->complete)
            continue;
        // Opened, and checked against its hash.
        const auto bytes = store::MediaTable::readAll(tx, over.mediaId);
        kept.whole += bytes && bytes->size() == qsizetype{script.packets} * 160 ? 1 : 0;
        kept.recordedMs += (*media)->durationMs;
    }
    return kept;
}

int reportKept(desk::Desk& desk, const Script& script, const Shared& shared) {
    const auto kept = desk.store().read([&](store::Tx& tx) { return keptBy(tx, script); }).result();
    if (!kept)
        return std::fprintf(stderr, "%s\n", kept.error().text().c_str()), 1;
    fmt::print("sent {} packets (refused {}), behind by {:.1f} ms at most; taken {}, lost {}\n", shared.sent.load(),
               shared.refused.load(), shared.latestUs / 1000.0, kept->packets, kept->lost);
    fmt::print("overs {} of {}; EEA calls named {}, digits {}; recordings whole {}, {:.0f} s of speech\n", kept->overs,
               script.streams, kept->called, kept->keyed, kept->whole, static_cast<double>(kept->recordedMs) / 1000);
    return kept->packets == shared.sent && kept->lost == 0 && kept->whole == script.streams ? 0 : 1;
}

/// How many overs have their end in the store.
int ended(desk::Desk& desk) {
    const auto open =
        desk.store().read([](store::Tx& tx) { return store::TransmissionTable::unfinished(tx); }).result();
    return open ? static_cast<int>(open->size()) : -1;
}

int talk(desk::Desk& desk, const Script& script, Shared& shared, int seconds, const std::set<int>& radioThreads) {
    shared.speak = true;
    runFor(std::chrono::milliseconds(script.spreadMs + 1000));
    measure("all talking", seconds, radioThreads);
    runUntil(std::chrono::seconds(60), [&] { return shared.spoken == script.streams; });
    const auto silent = std::chrono::steady_clock::now();
    runUntil(std::chrono::seconds(120), [&] { return ended(desk) == 0; });
    fmt::print("all overs in the store {:.1f} s after the last packet\n",
               std::chrono::duration<double>(std::chrono::steady_clock::now() - silent).count());
    return reportKept(desk, script, shared);
}

int runDesk(Shared& shared, const Script& script, const std::string& mode, int seconds) {
    test::TempDir dir;
    SystemClock clock;
    SystemRandom random;
    IdSource ids(clock, random);
    desk::Desk::Options options;
    options.url = QString::fromStdString(dir.file("town.watchdesk"));
    options.memory = QString::fromStdString(dir.file("heads"));
    const auto who = QStringLiteral("Jo Mead");
    const auto passphrase = QStringLiteral("correct horse battery staple");
    const auto made = desk::Desk::create(options, who, passphrase, clock, ids, true);
    auto opened = made ? desk::Desk::open(options, clock, ids) : Result<std::unique_ptr<desk::Desk>>(made.error());
    if (!opened || !(*opened)->signIn(who, passphrase).result())
        return std::fprintf(stderr, "the store does not open\n"), 1;
    auto& desk = **opened;
    std::set<int> radioThreads;
    const auto before = threadTimes();
    const auto began = std::chrono::steady_clock::now();
    if (auto started = desk.radioLog().start(configFor(shared.port, script)); !started)
        return std::fprintf(stderr, "%s\n", started.error().text().c_str()), 1;
    for (const auto& [thread, time] : threadTimes())
        if (!before.contains(thread))
            radioThreads.insert(thread);
    const auto isUp = [](const auto& one) { return one.link == desk::ChannelState::Link::Up; };
    const bool up = runUntil(std::chrono::seconds(60), [&] {
        const auto all = desk.radioLog().channels();
        return std::all_of(all.begin(), all.end(), isUp);
    });
    fmt::print("{} of {} calls answered after {:.1f} s{}\n", shared.answered.load(), script.streams,
               std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(),
               up ? "" : ": NOT ALL UP");
    runFor(std::chrono::seconds(3));
    int result = up ? 0 : 1;
    if (mode == "talk") {
        result += talk(desk, script, shared, seconds, radioThreads);
    } else {
        shared.speak = mode == "noise";
        runFor(std::chrono::seconds(mode == "noise" ? 3 : 1));
        measure(mode == "noise" ? "idle lines (VOX)" : "idle, no packets", seconds, radioThreads);
    }
    const auto all = desk.radioLog().channels();
    fmt::print("up at the end: {}\n", std::count_if(all.begin(), all.end(), isUp));
    desk.radioLog().stop();
    return result;
}

} // namespace

int main(int argc, char** argv) {
    Script script;
    script.streams = argc > 1 ? std::atoi(argv[1]) : 1000;
    const std::string mode = argc > 2 ? argv[2] : "talk";
    const int seconds = argc > 3 ? std::atoi(argv[3]) : 30;
    script.speech = mode != "noise";
    // Two sockets a channel and a spool file an over.
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    script.packets = (script.spreadMs / 1000 + 2 + seconds) * 50;
    void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    auto& shared = *new (memory) Shared;
    const pid_t child = fork();
    if (child == 0) {
        pinTo(static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)) - 1);
        bench::StreamsGateway(shared, script).run();
        _exit(0);
    }
    pinTo(0);
    while (shared.port == 0)
        usleep(1000);
    QCoreApplication application(argc, argv);
    const int result = runDesk(shared, script, mode, seconds);
    shared.stop = true;
    waitpid(child, nullptr, 0);
    return result;
}
