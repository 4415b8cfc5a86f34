// Workbooks of Excel and of everything that writes like it: ECMA-376, SpreadsheetML.
#pragma once

#include "sheets/Workbook.h"

namespace watchdesk::sheets {

class ZipArchive;

[[nodiscard]] WorkbookAnswer readXlsx(ZipArchive& archive, const QString& sheet, const WorkbookSink& sink);

} // namespace watchdesk::sheets
