// A store of 200,000 incidents with narratives of many words and 10,000 subjects: from the passphrase (Argon2id
// moderate) to a desk that is open, to the gallery read and to an index that is ready; searches over it; and the same
// words by SQLite on a table that is not sealed, by LIKE and by FTS5 on disk, in the same run. To reach: open within
// 1.5 s, the index ready 4 s later, a search within 30 ms at p99.
//   search_bench [FILE]    the store is made there unless it is there already; without FILE in the temporary folder
#include "base/Log.h"
#include "base/Random.h"
#include "base/os/Memory.h"
#include "desk/Desk.h"
#include "desk/GalleryDesk.h"
#include "desk/SearchDesk.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MemberTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SchemeTable.h"
#include "store/SignIn.h"
#include "store/SubjectTable.h"
#include "store/TextIndex.h"
#include "support/TempDir.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <vector>

namespace {

using namespace watchdesk;

constexpr int incidents = 200'000;
constexpr int subjects = 10'000;
constexpr int shops = 300;
constexpr int aTransaction = 2'000;
constexpr int searches = 1'000;
constexpr int likes = 20; // a second each
constexpr UtcMs now = 1'795'184'538'250;
constexpr UtcMs between = 158'000; // of two incidents: a year in all
const QString passphrase = QStringLiteral("correct horse battery staple");

double msOf(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Processor time of the whole program so far: a figure that other work on the machine changes less.
double processorMs() {
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double megabytes(long long bytes) {
    return static_cast<double>(bytes) / 1'000'000;
}

class Times {
public:
    void add(double ms) { m_ms.push_back(ms); }
    void report(const char* what) {
        std::sort(m_ms.begin(), m_ms.end());
        fmt::print("{:<52} {:5} times: p50 {:8.2f} ms, p99 {:8.2f}, worst {:8.2f}\n", what, m_ms.size(),
                   m_ms[m_ms.size() / 2], m_ms[m_ms.size() * 99 / 100], m_ms.back());
    }

private:
    std::vector<double> m_ms;
};

/// Words of which a few are in nearly every narrative and most in a handful, as in any language (Zipf's law).
class Vocabulary {
public:
    Vocabulary() {
        m_words =
            QStringLiteral("the and was into towards left male female grey black hoodie bag jacket blue took razors "
                           "perfume alcohol staff challenged ran market street door security police called cctv "
                           "trainers tall short beard cap white red bottle bicycle scooter refused swore returned")
                .split(QLatin1Char(' '));
        static const QStringList heads{"ba", "cre", "do",  "fli", "gra", "hu",  "jo", "ki", "lo", "ma",
                                       "ne", "pra", "qui", "ro",  "sta", "tre", "u",  "va", "wi", "ye"};
        static const QStringList tails{"bble", "cket", "dden", "ffin", "ggle",  "lmer", "mble", "nder",
                                       "ppet", "rrow", "ssel", "tter", "vance", "wick", "xton"};
        static const QStringList ends{"", "s", "ing", "ed", "ly", "er", "field", "ton", "worth", "ham"};
        for (const QString& end : ends)
            for (const QString& tail : tails)
                for (const QString& head : heads)
                    m_words << head + tail + end;
    }
    [[nodiscard]] QString word(Random& random) const {
        const double share = static_cast<double>(random.below(1'000'000)) / 1e6;
        return m_words.at(static_cast<qsizetype>(share * share * share * static_cast<double>(m_words.size())));
    }
    [[nodiscard]] QString text(Random& random, int words) const {
        QStringList out;
        for (int i = 0; i < words; ++i)
            out << word(random);
        return out.join(QLatin1Char(' '));
    }

private:
    QStringList m_words;
};

struct Town {
    QString scheme;
    QVector<QString> premises;
};

Result<Town> makeTown(store::Tx& tx, const Vocabulary& words, Random& random) {
    domain::Scheme scheme;
    scheme.channel = QStringLiteral("SHOP");
    Town town{store::SchemeTable::insert(tx, scheme).value().id, {}};
    for (int i = 0; i < shops; ++i) {
        domain::Member member;
        member.schemeId = town.scheme;
        member.name = words.text(random, 2);
        member.phone = QStringLiteral("01632 96%1").arg(i, 4, 10, QLatin1Char('0'));
        domain::Premises premises;
        premises.memberId = store::MemberTable::insert(tx, member).value().id;
        premises.name = member.name;
        premises.street = words.word(random) + QStringLiteral(" Street");
        domain::RadioSet set;
        set.schemeId = town.scheme;
        set.premisesId = store::PremisesTable::insert(tx, premises).value().id;
        set.callSign = QStringLiteral("C%1").arg(i + 1, 3, 10, QLatin1Char('0'));
        set.code = QString::number(57'000 + i);
        (void)store::RadioSetTable::insert(tx, set).value();
        town.premises.append(set.premisesId);
    }
    return town;
}

void addSubject(store::Tx& tx, const Town& town, const Vocabulary& words, Random& random, int number) {
    domain::Subject subject;
    subject.reference = QStringLiteral("W-%1").arg(number, 5, 10, QLatin1Char('0'));
    subject.name = words.text(random, 2);
    subject.description = words.text(random, 8);
    const QString id = store::SubjectTable::insert(tx, subject).value().id;
    domain::ExclusionNotice notice;
    notice.schemeId = town.scheme;
    notice.subjectId = id;
    notice.step = domain::ExclusionStep::Served;
    notice.servedOn = QDate(2026, 6, 1);
    notice.endsOn = QDate(2027, 5, 31);
    notice.reasons = words.text(random, 12);
    (void)store::ExclusionTable::insert(tx, notice).value();
}

void addIncident(store::Tx& tx, const Town& town, const Vocabulary& words, Random& random, int number) {
    domain::Incident v;
    v.schemeId = town.scheme;
    v.premisesId = town.premises.at(static_cast<qsizetype>(random.below(shops)));
    v.at = now - (incidents - number) * between;
    v.category = QStringLiteral("shop-theft");
    v.description = words.text(random, 5);
    v.heading = words.text(random, 2);
    v.narrative = words.text(random, 12);
    v.line = v.description + QLatin1Char(' ') + v.narrative + QStringLiteral(" > ") + v.heading;
    v.policeReference = number % 10 == 0 ? QStringLiteral("NG/%1/26").arg(number) : QString();
    v.loggedAt = v.at;
    (void)store::IncidentTable::insert(tx, v).value();
}

template <class F>
void inTransactions(store::Store& store, int count, const F& add) {
    for (int from = 0; from < count; from += aTransaction)
        store
            .write([&](store::Tx& tx) -> Result<void> {
                for (int i = from; i < std::min(count, from + aTransaction); ++i)
                    add(tx, i);
                return {};
            })
            .result()
            .value();
}

void fill(const desk::Desk::Options& options, const Clock& clock, IdSource& ids) {
    QElapsedTimer timer;
    timer.start();
    desk::Desk::create(options, QStringLiteral("Jo Mead"), passphrase, clock, ids).value();
    store::StoreOptions where;
    where.url = options.url;
    const auto store = std::move(store::Store::open(where, clock, ids).value());
    store::signIn(*store, QStringLiteral("Jo Mead"), passphrase).result().value();
    SeededRandom random{7};
    const Vocabulary words;
    const Town town = store->write([&](store::Tx& tx) { return makeTown(tx, words, random); }).result().value();
    inTransactions(*store, subjects, [&](store::Tx& tx, int i) { addSubject(tx, town, words, random, i); });
    inTransactions(*store, incidents, [&](store::Tx& tx, int i) { addIncident(tx, town, words, random, i + 1); });
    fmt::print("filled in {:.1f} s\n", msOf(timer) / 1000);
}

template <class So>
void runUntil(const So& so) {
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (so())
            loop.quit();
    });
    look.start(2);
    loop.exec();
}

/// What a sign-in is made of, each by itself.
void parts(const desk::Desk::Options& options, const Clock& clock, IdSource& ids) {
    store::StoreOptions where;
    where.url = options.url;
    const auto store = std::move(store::Store::open(where, clock, ids).value());
    QElapsedTimer timer;
    timer.start();
    store::signIn(*store, QStringLiteral("Jo Mead"), passphrase).result().value();
    const double derived = msOf(timer);
    timer.restart();
    store->read([](store::Tx& tx) { return store::KeyTable::openAll(tx); }).result().value();
    const double keys = msOf(timer);
    timer.restart();
    (void)store->read([](store::Tx& tx) { return store::SubjectTable::all(tx); }).result().value();
    fmt::print("of it: key derivation and grants {:.0f} ms, keys of {} subjects {:.0f} ms, their names {:.0f} ms\n",
               derived, subjects, keys, msOf(timer));
}

/// One to three words, the last of them sometimes unfinished: what people type.
std::vector<QString> queries() {
    SeededRandom random{11};
    const Vocabulary words;
    std::vector<QString> out;
    for (int i = 0; i < searches; ++i) {
        QString text = words.text(random, 1 + i % 3);
        if (i % 2 == 0)
            text = text.left(std::max<qsizetype>(2, text.size() - 2));
        out.push_back(text);
    }
    return out;
}

void search(desk::Desk& desk) {
    using desk::SearchKind;
    Times narratives;
    Times all;
    qint64 found = 0;
    for (const QString& text : queries()) {
        QElapsedTimer timer;
        timer.start();
        found += desk.search().search(text, {SearchKind::Incident}, 20).result().value().size();
        narratives.add(msOf(timer));
    }
    for (const QString& text : queries()) {
        QElapsedTimer timer;
        timer.start();
        (void)desk.search().search(text, {}, 20).result().value();
        all.add(msOf(timer));
    }
    narratives.report("a search over the narratives, 20 hits");
    all.report("the same over every kind, with its audit entry");
    fmt::print("  {:.1f} hits a search\n", static_cast<double>(found) / searches);
    Times exact;
    for (int i = 0; i < searches; ++i) {
        const QString reference = QStringLiteral("ng/%1/26").arg(10 * (i + 1));
        QElapsedTimer timer;
        timer.start();
        if (desk.search().findExact(reference).result().value().size() != 1)
            fmt::print("  {} was not found\n", reference.toStdString());
        exact.add(msOf(timer));
    }
    exact.report("a police reference by the blind index");
}

// The peer
// -------------------------------------------------------------------------------------------------------------

class Plain {
public:
    explicit Plain(const std::string& path) {
        sqlite3_open(path.c_str(), &m_database);
        run("PRAGMA journal_mode=WAL; CREATE TABLE incident (number INTEGER PRIMARY KEY, words TEXT);"
            "CREATE VIRTUAL TABLE full_text USING fts5(words, tokenize='unicode61 remove_diacritics 2')");
    }
    ~Plain() { sqlite3_close(m_database); }
    Plain(const Plain&) = delete;
    Plain& operator=(const Plain&) = delete;
    void run(const char* sql) { sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr); }
    /// Steps through the rows of a statement; gives how many there were.
    int rows(const std::string& sql, const std::vector<std::string>& values) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(m_database, sql.c_str(), -1, &statement, nullptr);
        for (std::size_t i = 0; i < values.size(); ++i)
            sqlite3_bind_text(statement, static_cast<int>(i) + 1, values[i].data(), static_cast<int>(values[i].size()),
                              SQLITE_TRANSIENT);
        int count = 0;
        while (sqlite3_step(statement) == SQLITE_ROW)
            ++count;
        sqlite3_finalize(statement);
        return count;
    }

private:
    sqlite3* m_database = nullptr;
};

void peer(desk::Desk& desk, const std::string& path) {
    Plain plain(path);
    QString after = QStringLiteral("");
    QElapsedTimer filling;
    filling.start();
    plain.run("BEGIN");
    for (qint64 before = incidents + 1; before > 1;) {
        store::IncidentFilter page;
        page.beforeNumber = before;
        page.limit = aTransaction;
        const auto part =
            desk.store().read([page](store::Tx& tx) { return store::IncidentTable::list(tx, page); }).result().value();
        for (const domain::Incident& i : part) {
            const std::string words =
                QStringList{i.description, i.heading, i.narrative, i.line}.join(QLatin1Char(' ')).toStdString();
            plain.rows("INSERT INTO incident (number, words) VALUES (?, ?)", {std::to_string(i.number), words});
            plain.rows("INSERT INTO full_text (rowid, words) VALUES (?, ?)", {std::to_string(i.number), words});
            before = i.number;
        }
        if (part.isEmpty())
            break;
    }
    plain.run("COMMIT");
    fmt::print("peer: SQLite {} on a file, not sealed, filled in {:.1f} s\n", sqlite3_libversion(),
               msOf(filling) / 1000);
    Times byLike;
    Times byIndex;
    int number = 0;
    for (const QString& text : queries()) {
        QElapsedTimer timer;
        timer.start();
        const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (++number <= likes) {
            std::string sql = "SELECT number FROM incident WHERE 1";
            std::vector<std::string> values;
            for (const QString& word : words) {
                sql += " AND words LIKE ?";
                values.push_back('%' + word.toStdString() + '%');
            }
            plain.rows(sql + " ORDER BY number DESC LIMIT 20", values);
            byLike.add(msOf(timer));
            timer.restart();
        }
        plain.rows(
            "SELECT rowid, snippet(full_text, 0, '', '', '…', 16) FROM full_text WHERE full_text MATCH ? ORDER BY "
            "rank LIMIT 20",
            {store::TextIndex::queryOf(text).toStdString()});
        byIndex.add(msOf(timer));
    }
    byLike.report("peer: LIKE over the same narratives");
    byIndex.report("peer: FTS5 on disk, by its own rank");
}

void bench(const desk::Desk::Options& options, const Clock& clock, IdSource& ids, const std::string& plainPath) {
    auto desk = std::move(desk::Desk::open(options, clock, ids).value());
    const long long before = os::residentBytes();
    QElapsedTimer timer;
    timer.start();
    const double processor = processorMs();
    auto signingIn = desk->signIn(QStringLiteral("Jo Mead"), passphrase);
    runUntil([&] { return signingIn.isFinished(); });
    signingIn.result().value();
    const double open = msOf(timer);
    const auto wall = desk->gallery().wall().result().value();
    const double gallery = msOf(timer);
    runUntil([&] { return desk->search().state().stage == desk::SearchState::Stage::Ready; });
    const double ready = msOf(timer);
    fmt::print("from the passphrase: desk open {:.0f} ms, gallery of {} read {:.0f} ms, index of {} records ready "
               "{:.0f} ms ({:.0f} ms later); processor time of it all {:.0f} ms\n",
               open, wall.cards.size(), gallery, desk->search().state().done, ready, ready - open,
               processorMs() - processor);
    const long long full = os::residentBytes();
    search(*desk);
    peer(*desk, plainPath);
    os::returnFreeMemory();
    const long long searched = os::residentBytes();
    timer.restart();
    desk->search().forget();
    const double forgotten = msOf(timer);
    const long long freed = os::residentBytes();
    desk->lock();
    fmt::print("memory: before the sign-in {:.0f} MB, index ready {:.0f} MB; the index freed in {:.0f} ms gave back "
               "{:.0f} MB\n",
               megabytes(before), megabytes(full), forgotten, megabytes(searched - freed));
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    startLog({}, spdlog::level::warn);
    const ManualClock clock{now};
    SystemRandom random;
    IdSource ids(clock, random);
    test::TempDir folder;
    desk::Desk::Options options;
    options.url = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString::fromStdString(folder.file("town.watchdesk"));
    if (!QFileInfo::exists(options.url))
        fill(options, clock, ids);
    bench(options, clock, ids, folder.file("plain"));
    parts(options, clock, ids);
    return 0;
}
