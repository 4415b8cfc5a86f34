// What becomes of the lines of a table, kind by kind.
#pragma once

#include "desk/ImportRow.h"
#include "store/Store.h"

#include <atomic>
#include <functional>
#include <memory>

namespace watchdesk::desk {

/// How far a table is, and whether to go on. Called on the import's thread.
struct ImportProgress {
    std::function<void(qint64 done, qint64 of)> told;
    const std::atomic<bool>* stop = nullptr;
    /// Cancelled when somebody stopped it.
    [[nodiscard]] Result<void> goOn(qint64 done, qint64 of) const;
};

/// One life a dry run or an import: it learns what is there, judges line after line, and writes what it judged good.
/// One thread at a time.
class ImportWork {
public:
    virtual ~ImportWork() = default;
    /// Reads what is there, in the transaction in which it will be written or in one of its own.
    virtual Result<void> learn(store::Tx& tx) = 0;
    /// In the order of the table: a line may be refused for one before it. Nothing of a refused line is written.
    [[nodiscard]] virtual ImportLine judge(ImportRow& row) = 0;
    /// Whether learning, judging and preparing happen before the transaction that writes, beside other writers' work;
    /// else all of it happens in that one.
    [[nodiscard]] virtual bool isStaged() const { return false; }
    /// Of what is staged: whatever can be done beforehand.
    virtual Result<void> prepare(store::Store&, const ImportProgress&) { return {}; }
    /// Lets go of what was prepared, written or not.
    virtual void letGo(store::Store&) {}
    /// Writes what was judged to be added or changed, with its audit entries.
    virtual Result<void> write(store::Tx& tx, RecordStep& step) = 0;

    /// Of a kind, for that person (an id). `newId` gives ids of records that will be made.
    [[nodiscard]] static std::unique_ptr<ImportWork> of(sheets::ImportKind kind, const QString& schemeId,
                                                        const QString& person, std::function<QString()> newId);
};

/// A line that is refused, with why.
[[nodiscard]] inline ImportLine refusedLine(const ImportRow& row, const QString& what, const QString& why) {
    return {row.line(), ImportFate::Refused, what, why};
}

/// Whether a field is given and other than it was; then it is what is given.
inline bool take(QString& field, const QString& given) {
    if (given.isEmpty() || given == field)
        return false;
    field = given;
    return true;
}

} // namespace watchdesk::desk
