// What a file is, told by its first bytes and never by its name.
#pragma once

#include "base/Result.h"

#include <QByteArrayView>

namespace watchdesk::sheets {

enum class FileKind {
    Text,     ///< separated values, as far as the beginning tells
    Zip,      ///< XLSX, ODS, or another file of that sort
    Compound, ///< Microsoft's compound file: an old .xls, or a workbook with a password
    Other     ///< a PDF, a picture, a program
};

/// By magic numbers and control characters of the first kilobytes.
[[nodiscard]] FileKind fileKindOf(QByteArrayView head);

/// Why a file that is neither text nor zip is not taken, and what to do.
[[nodiscard]] Error notTaken(FileKind kind);

} // namespace watchdesk::sheets
