// Any bytes as a table in text, as a workbook, as an answer of the helper, and as a cell of every sort.
#include "sheets/CellDates.h"
#include "sheets/ColumnGuess.h"
#include "sheets/CsvReader.h"
#include "sheets/CsvWriter.h"
#include "sheets/SheetAnswer.h"

#include <QBuffer>

#include <cstdlib>

using namespace watchdesk::sheets;

namespace {

/// What was read is written, and read again the same (the apostrophe in front of formulas apart).
void roundTrip(const QVector<Row>& rows) {
    QByteArray bytes = csvMark();
    for (const Row& row : rows)
        bytes += csvLine(row.cells);
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    qsizetype at = 0;
    const auto again = readCsv(buffer, {"UTF-8", u','}, [&](Row&& row) {
        if (at >= rows.size() || row.cells.size() != rows.at(at).cells.size())
            std::abort();
        for (qsizetype i = 0; i < row.cells.size(); ++i) {
            if (!row.cells.at(i).endsWith(rows.at(at).cells.at(i)) && !rows.at(at).cells.at(i).contains(QChar(0xFFFD)))
                std::abort();
        }
        ++at;
        return true;
    });
    if (!again || at != rows.size())
        std::abort();
}

void readText(QByteArray bytes) {
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QVector<Row> rows;
    QVector<QStringList> cells;
    const auto read = readCsv(buffer, {}, [&](Row&& row) {
        cells += row.cells;
        rows += std::move(row);
        return rows.size() < 200;
    });
    if (read && read->rows != rows.size())
        std::abort();
    if (read && rows.size() < 200)
        roundTrip(rows);
    for (const auto kind : {ImportKind::Members, ImportKind::Incidents})
        (void)guessColumns(kind, cells.mid(0, 20));
}

void readCell(const QString& cell) {
    for (const auto type :
         {CellType::Text, CellType::Date, CellType::Time, CellType::Money, CellType::YesNo, CellType::Telephone,
          CellType::Email, CellType::PostCode, CellType::Category, CellType::CallSign, CellType::ToneCode})
        (void)readsAs(type, cell);
    (void)judgeDates({cell});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    readText(bytes);
    readCell(QString::fromUtf8(bytes.left(200)));
    const WorkbookSink sink{[](Row&& row) { return row.cells.size() <= mostColumns; }, [](qint64, const QString&) {},
                            [] {}};
    (void)readWorkbook(bytes, {}, sink);
    (void)readAnswer(std::as_bytes(std::span(data, size)), [](Row&&) { return true; });
    return 0;
}
