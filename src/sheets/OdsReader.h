// Workbooks of LibreOffice: OpenDocument 1.2, content.xml.
#pragma once

#include "sheets/Workbook.h"

namespace watchdesk::sheets {

class ZipArchive;

[[nodiscard]] WorkbookAnswer readOds(ZipArchive& archive, const QString& sheet, const WorkbookSink& sink);

} // namespace watchdesk::sheets
