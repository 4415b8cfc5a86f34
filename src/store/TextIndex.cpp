#include "store/TextIndex.h"

#include "base/os/Memory.h"
#include "store/Try.h"

#include <sqlite3.h>

#include <QUuid>

#include <algorithm>
#include <atomic>
#include <mutex>

namespace watchdesk::store {

namespace {

constexpr int kindShift = 40; // a kind's documents are one range of row numbers, in the order in which they came
constexpr int snippetWords = 16;
constexpr int titledLetters = 120; // of the text, where the words are in the title
constexpr qint64 manyDocuments = 20'000;
constexpr int mostTitles = 256; // of one query, of all kinds: the last that were added

constexpr const char* schema =
    "PRAGMA temp_store=MEMORY; PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON;"
    "CREATE VIRTUAL TABLE document USING fts5(title, body, id UNINDEXED, parent UNINDEXED, at UNINDEXED,"
    " tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0);"
    // The titles once more by themselves (their text lies in document): a word that is in every text is in few titles.
    "CREATE VIRTUAL TABLE named USING fts5(title, content='document', content_rowid='rowid',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2', columnsize=0);"
    "INSERT INTO document (document, rank) VALUES ('hashsize', 16777216);"
    "CREATE TABLE place (id BLOB NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (id, kind))"
    " WITHOUT ROWID;";

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, Close>;
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

Error closedIndex() {
    return {ErrorCode::Locked, "The desk is locked.", {}, "Sign in first."};
}

Error failure(int code) {
    if (code == SQLITE_INTERRUPT)
        return closedIndex();
    return {ErrorCode::Internal, "The index of the search could not be used.", "No record was touched.",
            "Lock the desk and sign in again: the index is made anew."};
}

QByteArray packed(const QString& id) {
    return id.isEmpty() ? QByteArray() : QUuid::fromString(id).toRfc4122();
}

/// A statement while it is used: values in order, then rows.
class Use {
public:
    explicit Use(sqlite3_stmt* statement) : m_statement(statement) {}
    ~Use() {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    Use& number(qint64 value) {
        sqlite3_bind_int64(m_statement, ++m_bound, value);
        return *this;
    }
    Use& bytes(const QByteArray& value) {
        sqlite3_bind_blob(m_statement, ++m_bound, value.constData(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
        return *this;
    }
    Use& text(const QString& value) {
        const QByteArray utf8 = value.toUtf8();
        sqlite3_bind_text(m_statement, ++m_bound, utf8.constData(), static_cast<int>(utf8.size()), SQLITE_TRANSIENT);
        return *this;
    }
    /// True for a row, false at the end.
    Result<bool> step() {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            return failure(code);
        return code == SQLITE_ROW;
    }
    [[nodiscard]] qint64 numberAt(int column) const { return sqlite3_column_int64(m_statement, column); }
    [[nodiscard]] QString textAt(int column) const {
        const void* text = sqlite3_column_text(m_statement, column);
        return QString::fromUtf8(static_cast<const char*>(text), sqlite3_column_bytes(m_statement, column));
    }
    [[nodiscard]] QString idAt(int column) const {
        const void* blob = sqlite3_column_blob(m_statement, column);
        const int size = sqlite3_column_bytes(m_statement, column);
        if (size == 0)
            return {};
        return QUuid::fromRfc4122(QByteArray(static_cast<const char*>(blob), size)).toString(QUuid::WithoutBraces);
    }

private:
    sqlite3_stmt* m_statement;
    int m_bound = 0;
};

/// Which rows a query looks at.
struct Span {
    int firstKind;
    int lastKind;
    int limit;
};

bool holds(const QVector<TextHit>& hits, const TextKey& key) {
    return std::any_of(hits.begin(), hits.end(), [&](const TextHit& hit) { return hit.key == key; });
}

/// Letters and figures are what the tokenizer makes words of; what has none finds nothing.
bool hasWord(const QString& text) {
    for (const uint c : text.toUcs4()) {
        if (QChar::isLetterOrNumber(c))
            return true;
    }
    return false;
}

} // namespace

struct TextIndex::Impl {
    mutable std::mutex mutex;
    Database database;
    std::atomic<sqlite3*> running = nullptr; ///< for stop(), which does not wait for a long statement; null: stopped
    struct Statements {
        Prepared findPlace, addPlace, dropPlace, add, drop, addName, dropName, search, searchNames;
    };
    Statements statements; ///< go before the database does: it could not be closed
    qint64 next[kinds] = {};
    qint64 documents = 0;

    Result<void> prepare(Prepared& into, const char* sql);
    Result<void> open();
    Result<void> run(const char* sql);
    Result<void> put(const TextDocument& document);
    Result<void> remove(const TextKey& key);
    template <class Items, class F>
    Result<void> batch(const Items& items, F each);
    Result<qint64> numberOf(const TextKey& key);
    Result<void> dropWords(qint64 number);
    /// Both add what they find, the last that was added first.
    Result<void> titles(const QString& query, const Span& span, QVector<TextHit>& into);
    Result<void> texts(const QString& query, const Span& span, QVector<TextHit>& into);
    Result<void> collectTexts(const QString& words, const QVector<int>& among, int limit, QVector<TextHit>& into);
    static Result<void> collect(Use& use, const Span& span, QVector<TextHit>& into);
};

Result<void> TextIndex::Impl::run(const char* sql) {
    const int code = sqlite3_exec(database.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    return {};
}

Result<void> TextIndex::Impl::prepare(Prepared& into, const char* sql) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v3(database.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
    into.reset(raw);
    if (code != SQLITE_OK)
        return failure(code);
    return {};
}

Result<void> TextIndex::Impl::open() {
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    database.reset(raw);
    if (code != SQLITE_OK)
        return failure(code);
    STORE_CHECK(run(schema));
    STORE_CHECK(prepare(statements.findPlace, "SELECT number FROM place WHERE id = ? AND kind = ?"));
    STORE_CHECK(prepare(statements.addPlace, "INSERT INTO place (id, kind, number) VALUES (?, ?, ?)"));
    STORE_CHECK(prepare(statements.dropPlace, "DELETE FROM place WHERE id = ? AND kind = ?"));
    STORE_CHECK(
        prepare(statements.add, "INSERT INTO document (rowid, title, body, id, parent, at) VALUES (?, ?, ?, ?, ?, ?)"));
    STORE_CHECK(prepare(statements.drop, "DELETE FROM document WHERE rowid = ?"));
    STORE_CHECK(prepare(statements.addName, "INSERT INTO named (rowid, title) VALUES (?, ?)"));
    STORE_CHECK(prepare(statements.dropName,
                        "INSERT INTO named (named, rowid, title) SELECT 'delete', rowid, title FROM document "
                        "WHERE rowid = ?"));
    STORE_CHECK(prepare(statements.search,
                        "SELECT rowid, id, parent, at, title, snippet(document, 1, '', '', '…', ?) FROM document "
                        "WHERE document MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"));
    STORE_CHECK(
        prepare(statements.searchNames,
                "SELECT n.rowid, d.id, d.parent, d.at, d.title, d.body FROM named n JOIN document d ON d.rowid = "
                "n.rowid WHERE named MATCH ? AND n.rowid BETWEEN ? AND ? ORDER BY n.rowid DESC LIMIT ?"));
    running = raw;
    return {};
}

/// 0: it is not there.
Result<qint64> TextIndex::Impl::numberOf(const TextKey& key) {
    Use use(statements.findPlace.get());
    use.bytes(packed(key.id)).number(key.kind);
    STORE_TRY(there, use.step());
    return there ? use.numberAt(0) : 0;
}

/// With its words in both indexes; its place stays.
Result<void> TextIndex::Impl::dropWords(qint64 number) {
    STORE_CHECK(Use(statements.dropName.get()).number(number).step());
    STORE_CHECK(Use(statements.drop.get()).number(number).step());
    return {};
}

Result<void> TextIndex::Impl::remove(const TextKey& key) {
    STORE_TRY(number, numberOf(key));
    if (number == 0)
        return {};
    STORE_CHECK(dropWords(number));
    STORE_CHECK(Use(statements.dropPlace.get()).bytes(packed(key.id)).number(key.kind).step());
    --documents;
    return {};
}

Result<void> TextIndex::Impl::put(const TextDocument& document) {
    const TextKey& key = document.key;
    STORE_TRY(there, numberOf(key));
    const qint64 number = there != 0 ? there : (qint64(key.kind) << kindShift) + ++next[key.kind];
    if (there != 0) {
        STORE_CHECK(dropWords(number));
    } else {
        STORE_CHECK(Use(statements.addPlace.get()).bytes(packed(key.id)).number(key.kind).number(number).step());
        ++documents;
    }
    STORE_CHECK(Use(statements.add.get())
                    .number(number)
                    .text(document.title)
                    .text(document.text)
                    .bytes(packed(key.id))
                    .bytes(packed(document.parentId))
                    .number(document.at)
                    .step());
    STORE_CHECK(Use(statements.addName.get()).number(number).text(document.title).step());
    return {};
}

Result<void> TextIndex::Impl::collect(Use& use, const Span& span, QVector<TextHit>& into) {
    use.number(qint64(span.firstKind) << kindShift).number((qint64(span.lastKind + 1) << kindShift) - 1);
    use.number(span.limit);
    for (;;) {
        STORE_TRY(row, use.step());
        if (!row)
            return {};
        const int kind = static_cast<int>(use.numberAt(0) >> kindShift);
        into.append({{kind, use.idAt(1)}, use.idAt(2), use.numberAt(3), use.textAt(4), use.textAt(5)});
    }
}

Result<void> TextIndex::Impl::titles(const QString& query, const Span& span, QVector<TextHit>& into) {
    Use use(statements.searchNames.get());
    use.text(query);
    STORE_CHECK(collect(use, span, into));
    for (TextHit& hit : into)
        hit.snippet.truncate(titledLetters);
    return {};
}

/// Each kind for itself, so that what there is much of does not crowd out the rest. The whole word first: to put
/// together all that it may be the beginning of is dear where it is a common one, and needed only where there is little
/// else.
Result<void> TextIndex::Impl::collectTexts(const QString& words, const QVector<int>& among, int limit,
                                           QVector<TextHit>& into) {
    const QString whole = queryOf(words, true);
    const QString begun = queryOf(words);
    QVector<Span> again;
    for (const int kind : among) {
        if (next[kind] == 0)
            continue;
        const auto before = into.size();
        STORE_CHECK(texts(whole, {kind, kind, limit}, into));
        if (begun == whole || into.size() - before >= limit)
            continue;
        // Small kinds are looked through at once.
        const bool joins =
            !again.isEmpty() && next[kind] < manyDocuments && next[again.last().lastKind] < manyDocuments;
        if (joins)
            again.last() = {again.last().firstKind, std::max(again.last().lastKind, kind), again.last().limit + limit};
        else
            again.append({kind, kind, limit});
    }
    QVector<TextHit> more;
    for (const Span& span : again)
        STORE_CHECK(texts(begun, span, more));
    for (const TextHit& hit : more) {
        if (!holds(into, hit.key))
            into.append(hit);
    }
    return {};
}

Result<void> TextIndex::Impl::texts(const QString& query, const Span& span, QVector<TextHit>& into) {
    Use use(statements.search.get());
    use.number(snippetWords).text(query);
    return collect(use, span, into);
}

/// All of them in one transaction, or none: the next batch finds the index as it was.
template <class Items, class F>
Result<void> TextIndex::Impl::batch(const Items& items, F each) {
    const std::lock_guard guard(mutex);
    if (running == nullptr)
        return closedIndex();
    STORE_CHECK(run("BEGIN"));
    const qint64 before = documents;
    Result<void> done;
    for (auto item = items.begin(); done && item != items.end(); ++item)
        done = running == nullptr ? Result<void>(closedIndex()) : each(*item);
    if (done)
        done = run("COMMIT");
    if (!done) {
        (void)run("ROLLBACK"); // fails where SQLite has rolled back by itself
        documents = before;
    }
    return done;
}

TextIndex::TextIndex(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

TextIndex::~TextIndex() = default;

Result<std::unique_ptr<TextIndex>> TextIndex::open() {
    auto impl = std::make_unique<Impl>();
    STORE_CHECK(impl->open());
    return std::unique_ptr<TextIndex>(new TextIndex(std::move(impl)));
}

Result<void> TextIndex::put(const QVector<TextDocument>& documents) {
    return m_impl->batch(documents, [this](const TextDocument& document) { return m_impl->put(document); });
}

Result<void> TextIndex::remove(const QVector<TextKey>& keys) {
    return m_impl->batch(keys, [this](const TextKey& key) { return m_impl->remove(key); });
}

QString TextIndex::queryOf(const QString& words, bool whole) {
    QStringList quoted;
    for (const QString& word : words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QString plain = word.left(mostLetters).remove(QChar(0));
        if (quoted.size() < mostWords && hasWord(plain))
            quoted.append(QLatin1Char('"') + plain.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"'));
    }
    const bool unfinished = !whole && !words.isEmpty() && !words.back().isSpace();
    if (unfinished && !quoted.isEmpty() && quoted.last().size() >= 4) // two letters in their quotes
        quoted.last() += QLatin1String(" *");
    return quoted.join(QLatin1Char(' '));
}

Result<QVector<TextHit>> TextIndex::find(const QString& words, const QVector<int>& among, int limit) const {
    const QString query = queryOf(words);
    QVector<TextHit> titled;
    QVector<TextHit> others;
    if (query.isEmpty() || limit <= 0 || among.isEmpty())
        return titled;
    {
        const std::lock_guard guard(m_impl->mutex);
        if (m_impl->running == nullptr)
            return closedIndex();
        QVector<int> ordered = among;
        std::sort(ordered.begin(), ordered.end());
        STORE_CHECK(m_impl->titles(query, {ordered.first(), ordered.last(), mostTitles}, titled));
        STORE_CHECK(m_impl->collectTexts(words, ordered, limit, others));
    }
    titled.removeIf([&](const TextHit& hit) { return !among.contains(hit.key.kind); });
    others.removeIf([&](const TextHit& hit) { return !among.contains(hit.key.kind) || holds(titled, hit.key); });
    const auto newer = [](const TextHit& a, const TextHit& b) { return a.at > b.at; };
    std::stable_sort(titled.begin(), titled.end(), newer);
    std::stable_sort(others.begin(), others.end(), newer);
    titled += others;
    if (titled.size() > limit)
        titled.resize(limit);
    return titled;
}

qint64 TextIndex::size() const {
    const std::lock_guard guard(m_impl->mutex);
    return m_impl->documents;
}

void TextIndex::stop() {
    if (sqlite3* running = m_impl->running.exchange(nullptr))
        sqlite3_interrupt(running);
}

void TextIndex::close() {
    stop();
    {
        const std::lock_guard guard(m_impl->mutex);
        m_impl->statements = {};
        m_impl->database.reset();
        m_impl->documents = 0;
    }
    os::returnFreeMemory();
}

} // namespace watchdesk::store
