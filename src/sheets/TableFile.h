// A table that somebody brings, whatever sort of file it is: rows out.
#pragma once

#include "base/Result.h"
#include "sheets/CsvReader.h"

#include <chrono>

namespace watchdesk::sheets {

/// How a file is to be read.
struct TableOptions {
    QString sheet; ///< of a workbook; empty: the only one that holds something
    CsvOptions text;
    QString program; ///< path of watchdesk-sheet; empty: beside this program, else in PATH
    std::chrono::milliseconds timeout = std::chrono::seconds(30);
};

/// Text (CSV and its kin) is read here, in parts; a workbook (XLSX, ODS) in a confined process of its own. Blocks; any
/// thread that lives on (a pool's). The summary's whichSheet asks for a sheet by name. InvalidInput: no table, damaged,
/// locked, too large, no such sheet (a sentence for each); NotFound, Io; Unavailable: the helper cannot be started;
/// Timeout; Cancelled.
Result<TableSummary> readTable(const QString& path, const TableOptions& options, const RowSink& sink,
                               const Progress& progress = {});

} // namespace watchdesk::sheets
