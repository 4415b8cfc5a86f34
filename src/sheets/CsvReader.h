// A text of separated values, whatever wrote it.
#pragma once

#include "base/Result.h"
#include "sheets/Table.h"

#include <QByteArray>

class QIODevice;

namespace watchdesk::sheets {

/// What is not to be found out.
struct CsvOptions {
    QByteArray encoding; ///< empty: found
    QChar separator;     ///< null: found; comma, semicolon, tab or "|"
};

/// The separator that cuts the first rows of a text most evenly; a comma when none cuts them.
[[nodiscard]] QChar guessSeparator(QStringView beginning);

/// Reads a seekable device in parts of 256 KB, so that memory does not grow with the file. A first line "sep=;"
/// (Excel's) is obeyed. Rows with more or fewer cells than the first have a note. InvalidInput: a quotation mark that
/// is never closed, a picture or program for a table; Cancelled; Io.
Result<TableSummary> readCsv(QIODevice& device, const CsvOptions& options, const RowSink& sink,
                             const Progress& progress = {});

} // namespace watchdesk::sheets
