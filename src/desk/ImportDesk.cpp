#include "desk/ImportDesk.h"

#include "desk/ImportWork.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"
#include "sheets/TableFile.h"
#include "store/AuditTable.h"
#include "store/SettingTable.h"
#include "store/Try.h"

#include <QCryptographicHash>
#include <QPromise>

#include <algorithm>

namespace watchdesk::desk {

namespace {

using sheets::ImportKind;

constexpr qsizetype guessedBy = 60;   // rows that are looked at to tell which column is which
constexpr qsizetype toldEvery = 1024; // lines

/// Headings are not kept, only their hash: the setting holds no word of the table.
QString settingOf(ImportKind kind, const QStringList& headings) {
    const QStringList folded = sheets::mappingOf(kind, headings, {}).headings;
    const QByteArray hash =
        QCryptographicHash::hash(folded.join(QChar(0x1F)).toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QStringLiteral("import.mapping.%1.%2")
        .arg(domain::wordOf(sheets::importKindWords, kind), QString::fromLatin1(hash));
}

QVector<QStringList> firstCells(const QVector<sheets::Row>& rows) {
    QVector<QStringList> cells;
    for (const sheets::Row& row : rows.mid(0, guessedBy))
        cells.append(row.cells);
    return cells;
}

Result<sheets::ColumnGuess> guess(store::Store& store, ImportKind kind, const QVector<sheets::Row>& rows) {
    const QVector<QStringList> cells = firstCells(rows);
    const sheets::ColumnGuess first = sheets::guessColumns(kind, cells);
    if (first.headingRow < 0)
        return first;
    const auto read = [key = settingOf(kind, first.headings)](store::Tx& tx) {
        return store::SettingTable::find(tx, {}, key);
    };
    STORE_TRY(setting, store.read(read).result());
    if (!setting)
        return first;
    return sheets::guessColumns(kind, cells,
                                {sheets::mappingOf(kind, first.headings, setting->value.split(QLatin1Char(',')))});
}

sheets::DateColumn judgeDates(const ImportTable& table) {
    QStringList cells;
    for (const sheets::ImportField& field : sheets::fieldsOf(table.kind)) {
        const auto column = std::find_if(table.guess.columns.begin(), table.guess.columns.end(),
                                         [&](const auto& match) { return match.field == field.key; });
        if (field.type != sheets::CellType::Date || column == table.guess.columns.end())
            continue;
        for (const sheets::Row& row : *table.rows)
            cells += row.cells.value(column - table.guess.columns.begin());
    }
    return sheets::judgeDates(cells);
}

Result<ImportTable> openTable(store::Store& store, ImportKind kind, const QString& path, const QString& sheet,
                              const std::atomic<bool>& stop) {
    auto rows = std::make_shared<QVector<sheets::Row>>();
    sheets::TableOptions options;
    options.sheet = sheet;
    const auto keep = [&rows](sheets::Row&& row) {
        rows->append(std::move(row));
        return true;
    };
    STORE_TRY(summary, sheets::readTable(path, options, keep, {{}, &stop}));
    ImportTable table;
    table.kind = kind;
    table.path = path;
    table.sheets = summary.sheets;
    table.sheet = summary.sheet;
    table.whichSheet = summary.whichSheet;
    table.notes = summary.notes;
    table.rows = rows;
    if (table.whichSheet)
        return table;
    STORE_TRY(columns, guess(store, kind, *rows));
    table.guess = columns;
    if (table.records() == 0)
        return Error{ErrorCode::InvalidInput, "There is no line in this table.", "Nothing was changed.",
                     "Choose another file or sheet."};
    table.dates = judgeDates(table);
    return table;
}

Result<void> checkPlan(const ImportTable& table, const ImportPlan& plan) {
    for (const sheets::ImportField& field : sheets::fieldsOf(table.kind)) {
        if (plan.fields.count(field.key) > 1)
            return Error{ErrorCode::InvalidInput, "Two columns are said to be \"" + field.label.toStdString() + "\".",
                         "Nothing was changed.", "Leave one of them out."};
        // A person's name may be in two columns, so that none of a subject's is needed by itself.
        if (field.required && !plan.fields.contains(field.key))
            return Error{ErrorCode::InvalidInput, "No column is said to be \"" + field.label.toStdString() + "\".",
                         "Nothing was changed.", "Choose the one that is."};
    }
    return {};
}

/// Judges every line.
Result<ImportReport> judgeAll(ImportWork& work, const ImportTable& table, const ImportPlan& plan, const QDate& today,
                              const ImportProgress& progress) {
    const ImportRow::Columns columns = ImportRow::columnsOf(table.kind, plan, today);
    ImportReport report;
    report.lines.reserve(table.records());
    for (qsizetype i = table.guess.headingRow + 1; i < table.rows->size(); ++i) {
        if (report.lines.size() % toldEvery == 0)
            STORE_CHECK(progress.goOn(report.lines.size(), table.records()));
        ImportRow row(columns, table.rows->at(i));
        const ImportLine line = work.judge(row);
        report.added += line.fate == ImportFate::Added ? 1 : 0;
        report.updated += line.fate == ImportFate::Updated ? 1 : 0;
        report.same += line.fate == ImportFate::Same ? 1 : 0;
        report.refused += line.fate == ImportFate::Refused ? 1 : 0;
        report.lines.append(line);
    }
    return report;
}

Error refusedWhole(const ImportReport& report) {
    const auto first = std::find_if(report.lines.begin(), report.lines.end(),
                                    [](const ImportLine& line) { return line.fate == ImportFate::Refused; });
    const std::string many = report.refused == 1
                                 ? "A line is wrong: line "
                                 : std::to_string(report.refused) + " lines are wrong, the first is line ";
    return {ErrorCode::InvalidInput, many + std::to_string(first->line) + ".", "Nothing was written.",
            "Mend the table, or leave the wrong lines out."};
}

QString auditActionOf(ImportKind kind) {
    if (kind == ImportKind::Subjects)
        return QStringLiteral("subject.import");
    return kind == ImportKind::Incidents ? QStringLiteral("incident.import") : QStringLiteral("member.import");
}

/// What is kept of the whole: counts, and which column was which.
Result<void> noteImport(store::Tx& tx, const ImportTable& table, const ImportPlan& plan, const ImportReport& report) {
    const QString counts = QStringLiteral("%1: %2 added, %3 changed, %4 the same, %5 left out")
                               .arg(domain::wordOf(sheets::importKindWords, table.kind))
                               .arg(report.added)
                               .arg(report.updated)
                               .arg(report.same)
                               .arg(report.refused);
    STORE_CHECK(store::AuditTable::append(tx, auditActionOf(table.kind), QStringLiteral("store"), {}, counts));
    if (table.guess.headingRow >= 0)
        STORE_CHECK(store::SettingTable::set(tx, {}, settingOf(table.kind, table.guess.headings),
                                             plan.fields.join(QLatin1Char(','))));
    return {};
}

/// One table's way in.
struct Import {
    store::Store& store;
    domain::Person person;
    ImportTable table;
    ImportPlan plan;
    ImportProgress progress;

    [[nodiscard]] std::unique_ptr<ImportWork> newWork() const {
        return ImportWork::of(table.kind, plan.schemeId, person.id, [&s = store] { return s.newId(); });
    }
    [[nodiscard]] QDate today() const { return domain::civilDay(store.now()); }

    /// Nothing of it is written yet. Learns on a reader.
    Result<ImportReport> tryOut(ImportWork& work) const {
        STORE_CHECK(checkPlan(table, plan));
        const auto learn = [this, &work](store::Tx& tx) -> Result<void> {
            STORE_CHECK(requireImport(tx, person, table.kind));
            return work.learn(tx);
        };
        STORE_CHECK(store.read(learn).result());
        return judgeAll(work, table, plan, today(), progress);
    }
    Result<ImportReport> writeJudged(store::Tx& tx, ImportWork& work, ImportReport report) const {
        STORE_CHECK(work.write(tx, report.step));
        STORE_CHECK(noteImport(tx, table, plan, report));
        return report;
    }
    Result<ImportReport> bringInStaged(ImportWork& work) const {
        STORE_TRY(report, tryOut(work));
        if (!report.stands(plan))
            return refusedWhole(report);
        const auto done = writeStaged(work, report);
        work.letGo(store);
        return done;
    }
    Result<ImportReport> writeStaged(ImportWork& work, const ImportReport& report) const {
        STORE_CHECK(work.prepare(store, progress));
        const auto write = [&, this](store::Tx& tx) -> Result<ImportReport> {
            STORE_CHECK(requireImport(tx, person, table.kind));
            return writeJudged(tx, work, report);
        };
        return store.write(write).result();
    }
    Result<ImportReport> bringInAtOnce(ImportWork& work) const {
        STORE_CHECK(checkPlan(table, plan));
        const auto write = [&, this](store::Tx& tx) -> Result<ImportReport> {
            STORE_CHECK(requireImport(tx, person, table.kind));
            STORE_CHECK(work.learn(tx));
            STORE_TRY(report, judgeAll(work, table, plan, today(), progress));
            if (!report.stands(plan))
                return refusedWhole(report);
            return writeJudged(tx, work, report);
        };
        return store.write(write).result();
    }
};

Result<void> takeBack(store::Tx& tx, const domain::Person& person, const RecordStep& step) {
    const ImportKind kind = step.incidents.isEmpty() ? ImportKind::Subjects : ImportKind::Incidents;
    STORE_CHECK(requireImport(tx, person, kind));
    if (!step.ofRecords || !step.undoable)
        return Error{
            ErrorCode::Refused, "That step is no import of subjects or incidents.", "Nothing was changed.", {}};
    STORE_CHECK(undoStep(tx, step));
    const QString action =
        kind == ImportKind::Incidents ? QStringLiteral("incident.undo") : QStringLiteral("subject.undo");
    STORE_CHECK(store::AuditTable::append(tx, action, QStringLiteral("store"), {}, step.words));
    return {};
}

} // namespace

Result<void> requireImport(store::Tx& tx, const domain::Person& person, ImportKind kind) {
    const bool office = kind == ImportKind::Members || kind == ImportKind::Radios;
    return require(tx, person, office ? Act::ManageMembers : Act::ExchangeRecords);
}

ImportDesk::ImportDesk(DeskContext& context) : m_context(context) {
    m_pool.setMaxThreadCount(1);
}

ImportDesk::~ImportDesk() {
    m_stop = true;
    m_pool.waitForDone();
}

template <class T>
QFuture<Result<T>> ImportDesk::beside(std::function<Result<T>()> work) {
    m_stop = false;
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    m_pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<ImportTable>> ImportDesk::open(ImportKind kind, const QString& path, const QString& sheet) {
    return beside<ImportTable>([this, kind, path, sheet, person = m_context.person()]() -> Result<ImportTable> {
        const auto may = [person, kind](store::Tx& tx) { return requireImport(tx, person, kind); };
        STORE_CHECK(m_context.store.read(may).result());
        return openTable(m_context.store, kind, path, sheet, m_stop);
    });
}

ImportPlan ImportDesk::planOf(const ImportTable& table) {
    ImportPlan plan;
    for (const sheets::ColumnMatch& match : table.guess.columns)
        plan.fields += match.field;
    plan.order = table.dates.order;
    return plan;
}

QFuture<Result<ImportReport>> ImportDesk::dryRun(const ImportTable& table, const ImportPlan& plan) {
    const ImportProgress told{[this](qint64 done, qint64 of) { Q_EMIT progress(done, of); }, &m_stop};
    const Import import{m_context.store, m_context.person(), table, plan, told};
    return beside<ImportReport>([import]() { return import.tryOut(*import.newWork()); });
}

QFuture<Result<ImportReport>> ImportDesk::apply(const ImportTable& table, const ImportPlan& plan) {
    const ImportProgress told{[this](qint64 done, qint64 of) { Q_EMIT progress(done, of); }, &m_stop};
    const Import import{m_context.store, m_context.person(), table, plan, told};
    return beside<ImportReport>([import]() {
        const auto work = import.newWork();
        return work->isStaged() ? import.bringInStaged(*work) : import.bringInAtOnce(*work);
    });
}

QFuture<Result<void>> ImportDesk::undo(const RecordStep& step) {
    return m_context.store.write(
        [person = m_context.person(), step](store::Tx& tx) { return takeBack(tx, person, step); });
}

} // namespace watchdesk::desk
