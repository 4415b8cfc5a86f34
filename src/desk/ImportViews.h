// Tables that are brought in, as windows and the command line are shown them. Values; any thread.
#pragma once

#include "desk/RecordStep.h"
#include "sheets/CellDates.h"
#include "sheets/ColumnGuess.h"
#include "sheets/Table.h"

#include <memory>

namespace watchdesk::desk {

/// A table that was opened. Its rows are kept, so that what was tried is what is brought in, whatever becomes of the
/// file meanwhile.
struct ImportTable {
    sheets::ImportKind kind = sheets::ImportKind::Members;
    QString path;
    QStringList sheets;      ///< of a workbook
    QString sheet;           ///< the one that was read
    bool whichSheet = false; ///< several sheets hold something: open() it again with one of them; there are no rows yet
    sheets::ColumnGuess guess;
    sheets::DateColumn dates;    ///< of all the columns of dates
    QVector<sheets::Note> notes; ///< what a person should know of the reading
    std::shared_ptr<const QVector<sheets::Row>> rows;
    /// How many rows stand below the heading.
    [[nodiscard]] qint64 records() const { return rows ? rows->size() - (guess.headingRow + 1) : 0; }
};

/// How a table is to be brought in.
struct ImportPlan {
    QStringList fields; ///< a key of sheets::fieldsOf() for each column; empty: left out
    sheets::DateOrder order = sheets::DateOrder::DayFirst;
    bool leaveWrongOut = false; ///< else one line that is wrong refuses the whole table
    QString schemeId;           ///< of what names no scheme; empty: the first there is
};

/// What is or was done with a line.
enum class ImportFate { Added, Updated, Same, Refused };

struct ImportLine {
    qint64 line = 0; ///< of the file
    ImportFate fate = ImportFate::Added;
    QString what; ///< "Hallam Pharmacy": personal data, not to be logged
    QString why;  ///< why it is refused or the same, what is changed; no personal data
};

/// Line by line, in the table's order.
struct ImportReport {
    QVector<ImportLine> lines;
    qint64 added = 0;
    qint64 updated = 0;
    qint64 same = 0;
    qint64 refused = 0;
    RecordStep step; ///< what was written, for MemberDesk::undo() or, of subjects and incidents, ImportDesk::undo()
    [[nodiscard]] qint64 read() const { return lines.size(); }
    /// Whether the whole table is refused for a line that is wrong.
    [[nodiscard]] bool stands(const ImportPlan& plan) const { return refused == 0 || plan.leaveWrongOut; }
};

/// What a table is written out as.
enum class ExportFormat { Csv, VCard };

} // namespace watchdesk::desk
