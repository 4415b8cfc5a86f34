#include "sheets/Workbook.h"

#include "sheets/OdsReader.h"
#include "sheets/XlsxReader.h"
#include "sheets/ZipArchive.h"

namespace watchdesk::sheets {

WorkbookAnswer readWorkbook(const QByteArray& file, const QString& sheet, const WorkbookSink& sink) {
    WorkbookAnswer answer;
    const auto archive = ZipArchive::open(file, mostUnpackedBytes);
    if (!archive)
        return answer;
    const QStringList names = archive->names();
    if (names.contains(QLatin1String("[Content_Types].xml"), Qt::CaseInsensitive))
        answer = readXlsx(*archive, sheet, sink);
    else if (names.contains(QLatin1String("content.xml")))
        answer = readOds(*archive, sheet, sink);
    if (archive->overflowed())
        answer.verdict = Verdict::TooLarge;
    return answer;
}

} // namespace watchdesk::sheets
