#include "sheets/XlsxReader.h"

#include "sheets/RowBuilder.h"
#include "sheets/XlsxParts.h"
#include "sheets/XmlPart.h"
#include "sheets/ZipArchive.h"

#include <algorithm>

namespace watchdesk::sheets {

namespace {

constexpr qint64 partBytes = 1 << 18;
constexpr qsizetype mergeBytes = 64; ///< in which a merged range has been said

/// Reads one sheet's XML.
class SheetXml {
public:
    SheetXml(const XlsxParts& parts, const WorkbookSink& sink) : m_parts(parts), m_sink(sink), m_rows(sink) {}

    /// Merged cells stand behind the rows in the file, but are needed before them. Looked for as bytes: to read the
    /// rows as XML for their sake would double the time.
    void readMerged(std::unique_ptr<QIODevice> part) {
        static const QByteArray tag = QByteArrayLiteral("mergeCell ");
        QByteArray bytes;
        for (bool last = part == nullptr; !last;) {
            const QByteArray more = part->read(partBytes);
            last = more.isEmpty();
            bytes += last ? QByteArray(mergeBytes, ' ') : more;
            qsizetype at = bytes.indexOf(tag);
            for (; at >= 0 && bytes.size() - at >= mergeBytes; at = bytes.indexOf(tag, at + 1))
                mergeAt(QByteArrayView(bytes).sliced(at, mergeBytes));
            bytes = at >= 0 ? bytes.mid(at) : bytes.right(tag.size() - 1);
        }
    }

    Verdict readRows(std::unique_ptr<QIODevice> part) {
        XmlPart xml(std::move(part));
        while (xml.next()) {
            if (xml.isStart() && xml.name() == QLatin1String("row")) {
                if (!readRow(xml))
                    return m_rows.tooLarge() ? Verdict::TooLarge : Verdict::Stopped;
            }
        }
        return xml.failed() ? Verdict::Damaged : Verdict::Read;
    }

private:
    /// What follows "mergeCell ": ref="A1:B2", perhaps after other attributes.
    void mergeAt(QByteArrayView tag) {
        const qsizetype from = tag.indexOf(QByteArrayView("ref=\""));
        const qsizetype to = from < 0 ? -1 : tag.indexOf('"', from + 5);
        if (to > from && tag.indexOf('>') > to)
            merge(QString::fromLatin1(tag.sliced(from + 5, to - from - 5)));
    }

    void merge(const QString& reference) {
        const qsizetype colon = reference.indexOf(QLatin1Char(':'));
        const QPoint from = placeOf(QStringView(reference).first(std::max<qsizetype>(colon, 0)));
        const QPoint to = placeOf(QStringView(reference).sliced(colon + 1));
        if (from.x() >= 0 && to.x() >= from.x() && to.y() >= from.y())
            m_rows.merged(QRect(from, to));
    }

    bool readRow(XmlPart& xml) {
        bool said = false;
        const qint64 line = xml.attribute(QLatin1String("r")).toLongLong(&said);
        m_line = said ? line : m_line + 1;
        m_column = -1;
        m_rows.begin(m_line);
        const int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name() == QLatin1String("c"))
                readCell(xml);
        }
        return m_rows.end();
    }

    void readCell(XmlPart& xml) {
        const QPoint place = placeOf(xml.attribute(QLatin1String("r")));
        m_column = place.x() >= 0 ? place.x() : m_column + 1;
        const QString type = xml.attribute(QLatin1String("t"));
        const int style = xml.attribute(QLatin1String("s")).toInt();
        bool formula = false;
        QString value;
        const int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name() == QLatin1String("v"))
                value = xml.text();
            else if (xml.name() == QLatin1String("is"))
                value = richText(xml);
            else if (xml.name() == QLatin1String("f"))
                formula = true;
        }
        if (formula && value.isEmpty() && type != QLatin1String("str"))
            m_sink.note(m_line,
                        QStringLiteral("Cell %1%2 has a formula whose result was not saved; it was taken as empty.")
                            .arg(columnName(m_column))
                            .arg(m_line));
        m_rows.put(m_column, textOf(type, value, style));
    }

    QString textOf(const QString& type, const QString& value, int style) {
        if (type == QLatin1String("s"))
            return m_parts.strings.value(value.toInt());
        if (type == QLatin1String("b"))
            return value == QLatin1String("1") || value == QLatin1String("true") ? QStringLiteral("TRUE")
                                                                                 : QStringLiteral("FALSE");
        if (type == QLatin1String("e")) {
            m_sink.note(m_line, QStringLiteral("Cell %1%2 shows an error; it was taken as empty.")
                                    .arg(columnName(m_column))
                                    .arg(m_line));
            return {};
        }
        if (!type.isEmpty() && type != QLatin1String("n"))
            return value;
        bool number = false;
        const double figure = value.toDouble(&number);
        if (!number)
            return value;
        const NumberShape shape = m_parts.shapes.value(style);
        return shape.date || shape.time ? serialText(figure, shape, m_parts.from1904) : numberText(figure, shape);
    }

    const XlsxParts& m_parts;
    const WorkbookSink& m_sink;
    RowBuilder m_rows;
    qint64 m_line = 0;
    int m_column = -1;
};

/// Whether a sheet holds anything at all: read up to its first value. One that cannot be read may.
bool holdsSomething(ZipArchive& archive, const XlsxSheet& sheet) {
    XmlPart xml(archive.part(sheet.part));
    while (xml.next()) {
        if (xml.isStart() && (xml.name() == QLatin1String("v") || xml.name() == QLatin1String("is")))
            return true;
    }
    return xml.failed();
}

/// The sheet to be read; nothing when which one has to be asked.
const XlsxSheet* chosen(ZipArchive& archive, const QVector<XlsxSheet>& sheets, const QString& name, Verdict& verdict) {
    if (!name.isEmpty()) {
        const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const auto& s) { return s.name == name; });
        verdict = Verdict::NoSuchSheet;
        return found == sheets.end() ? nullptr : &*found;
    }
    const XlsxSheet* only = nullptr;
    for (const XlsxSheet& sheet : sheets) {
        if (sheet.hidden || !holdsSomething(archive, sheet))
            continue;
        verdict = archive.overflowed() ? Verdict::TooLarge : Verdict::WhichSheet;
        if (archive.overflowed() || only != nullptr)
            return nullptr;
        only = &sheet;
    }
    verdict = Verdict::Read; // a workbook without anything in it has no rows
    return only;
}

} // namespace

WorkbookAnswer readXlsx(ZipArchive& archive, const QString& sheet, const WorkbookSink& sink) {
    WorkbookAnswer answer;
    const auto parts = readXlsxParts(archive);
    if (!parts) {
        answer.verdict = archive.part(QStringLiteral("xl/workbook.xml")) ? Verdict::Damaged : Verdict::NoWorkbook;
        return answer;
    }
    for (const XlsxSheet& one : parts->sheets) {
        if (!one.hidden)
            answer.sheets += one.name;
    }
    const XlsxSheet* read = chosen(archive, parts->sheets, sheet, answer.verdict);
    if (read == nullptr)
        return answer;
    answer.sheet = read->name;
    SheetXml xml(*parts, sink);
    xml.readMerged(archive.part(read->part));
    answer.verdict = xml.readRows(archive.part(read->part));
    return answer;
}

} // namespace watchdesk::sheets
