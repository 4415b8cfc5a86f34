// The parts of an XLSX file that its sheets refer to: which sheets there are, shared texts, number formats.
#pragma once

#include "sheets/CellTexts.h"

#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::sheets {

class ZipArchive;

struct XlsxSheet {
    QString name;
    QString part; ///< "xl/worksheets/sheet1.xml"
    bool hidden = false;
};

struct XlsxParts {
    QVector<XlsxSheet> sheets;
    QStringList strings;
    QVector<NumberShape> shapes; ///< by the index that a cell's "s" gives
    bool from1904 = false;
};

/// Nothing when the XML is none, or refers to what is not there.
[[nodiscard]] std::optional<XlsxParts> readXlsxParts(ZipArchive& archive);

/// The text of an item whose start has been read (shared strings, inline strings), up to its end: runs joined, phonetic
/// readings left out, "_x000D_" undone.
class XmlPart;
[[nodiscard]] QString richText(XmlPart& xml);

} // namespace watchdesk::sheets
