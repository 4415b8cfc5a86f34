// Tables that people bring: looked at, tried, brought in.
#pragma once

#include "desk/Desk.h"
#include "desk/ImportViews.h"

#include <QThreadPool>

#include <atomic>

namespace watchdesk::desk {

/// Window's thread; the work is done on a pool of its own and on the store's threads, one table at a time. Roles are
/// checked here: ManageMembers for members and radios, ExchangeRecords for subjects and incidents.
class ImportDesk : public QObject {
    Q_OBJECT
public:
    explicit ImportDesk(DeskContext& context);
    ~ImportDesk() override;

    /// Reads the whole table and guesses which column is which, with what was agreed on for these headings before. Of a
    /// workbook with several sheets that hold something and none named: whichSheet. Errors of sheets::readTable().
    QFuture<Result<ImportTable>> open(sheets::ImportKind kind, const QString& path, const QString& sheet = {});
    /// What its guesses make of it.
    [[nodiscard]] static ImportPlan planOf(const ImportTable& table);
    /// What would become of each line; nothing is written. InvalidInput when a column that has to be there is not.
    QFuture<Result<ImportReport>> dryRun(const ImportTable& table, const ImportPlan& plan);
    /// All of it or nothing, in one transaction; lines that are wrong refuse the whole (InvalidInput) unless the plan
    /// leaves them out. Audited; the columns are remembered. Brought in twice, a table doubles nothing.
    QFuture<Result<ImportReport>> apply(const ImportTable& table, const ImportPlan& plan);
    /// Takes an import of subjects or incidents back: what it brought goes, what it changed is as it was, and the same
    /// table brings them again. Conflict when one of them was changed or is referred to since: nothing is changed then.
    /// Audited.
    QFuture<Result<void>> undo(const RecordStep& step);
    /// The answer is Cancelled then, and nothing was written, unless it had been just before.
    void cancel() { m_stop = true; }

Q_SIGNALS:
    /// Of lines; of > 0.
    void progress(qint64 done, qint64 of);

private:
    template <class T>
    QFuture<Result<T>> beside(std::function<Result<T>()> work);
    DeskContext& m_context;
    QThreadPool m_pool;
    std::atomic<bool> m_stop = false;
};

/// The act that a kind of record is brought in and taken out by.
[[nodiscard]] Result<void> requireImport(store::Tx& tx, const domain::Person& person, sheets::ImportKind kind);

} // namespace watchdesk::desk
