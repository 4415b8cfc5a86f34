// A workbook (XLSX, ODS) read sheet by sheet. Runs in watchdesk-sheet only, and in the fuzzer.
#pragma once

#include "sheets/Table.h"

#include <QByteArray>

namespace watchdesk::sheets {

/// What came of a workbook. The desk has the words.
enum class Verdict : quint32 {
    Read = 0,
    NoWorkbook = 1,  ///< a zip file of something else, or no zip file
    Damaged = 2,     ///< cut short, or not the XML that it should be
    Locked = 3,      ///< protected by a password
    TooLarge = 4,    ///< unpacks to more than is taken, or has more cells or columns
    NoSuchSheet = 5, ///< none of the name that was asked for
    WhichSheet = 6,  ///< several hold something and none was named
    Stopped = 7,     ///< the taker had enough
};

/// Of a part: fifty megabytes are a sheet of 50,000 rows.
inline constexpr qint64 mostUnpackedBytes = qint64(256) * 1024 * 1024;
inline constexpr qint64 mostCells = 4'000'000;

/// What a reader hands out.
struct WorkbookSink {
    std::function<bool(Row&&)> row;
    std::function<void(qint64 line, const QString&)> note;
    /// Forget the rows that were handed out: several sheets hold something.
    std::function<void()> forget;
};

struct WorkbookAnswer {
    Verdict verdict = Verdict::NoWorkbook;
    QStringList sheets; ///< in the workbook's order, hidden ones left out
    QString sheet;      ///< that was read
};

/// Reads the sheet of that name, or for an empty one the only sheet that holds something. Dates and times come out as
/// ISO 8601 text, numbers without needless noughts, truth as TRUE and FALSE, an error as an empty cell with a note; a
/// formula gives the value that was kept with it. Of merged cells the first has the value.
[[nodiscard]] WorkbookAnswer readWorkbook(const QByteArray& file, const QString& sheet, const WorkbookSink& sink);

} // namespace watchdesk::sheets
