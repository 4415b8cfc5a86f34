#include "sheets/OdsReader.h"

#include "sheets/CellTexts.h"
#include "sheets/RowBuilder.h"
#include "sheets/XmlPart.h"
#include "sheets/ZipArchive.h"

#include <algorithm>

namespace watchdesk::sheets {

namespace {

constexpr int mostRepeats = 1 << 21;

int repeats(const XmlPart& xml, const char* attribute) {
    const QString text = xml.attribute(QLatin1String(attribute));
    return text.isEmpty() ? 1 : std::clamp(text.toInt(), 1, mostRepeats);
}

void skipQuietly(XmlPart& xml) {
    xml.keepCharacters(false);
    xml.skip();
    xml.keepCharacters(true);
}

/// The words of a cell: its paragraphs joined by line breaks; notes and drawings left out.
QString paragraphs(XmlPart& xml) {
    const int depth = xml.depth();
    QString out;
    int count = 0;
    while (xml.nextChild(depth)) {
        if (xml.name() == QLatin1String("p")) {
            if (count++ > 0)
                out += QLatin1Char('\n');
            const int inside = xml.depth();
            xml.keepCharacters(true);
            (void)xml.takeCharacters();
            while (xml.nextChild(inside)) {
                out += xml.takeCharacters();
                if (xml.name() == QLatin1String("s"))
                    out += QString(std::min(repeats(xml, "c"), 1000), QLatin1Char(' '));
                else if (xml.name() == QLatin1String("tab"))
                    out += QLatin1Char('\t');
                else if (xml.name() == QLatin1String("line-break"))
                    out += QLatin1Char('\n');
                else if (xml.name() == QLatin1String("annotation"))
                    skipQuietly(xml);
            }
            out += xml.takeCharacters();
            xml.keepCharacters(false);
        } else {
            xml.skip();
        }
    }
    return out;
}

/// Reads one table's rows.
class TableXml {
public:
    explicit TableXml(const WorkbookSink& sink) : m_sink(sink), m_rows(sink) {}

    /// From the table's start to its end. False: enough, or too large.
    bool read(XmlPart& xml) {
        const int depth = xml.depth();
        qint64 line = 1;
        while (xml.nextChild(depth)) {
            if (xml.name() != QLatin1String("table-row"))
                continue; // groups and headings only hold rows
            const int times = repeats(xml, "number-rows-repeated");
            m_rows.begin(line);
            readCells(xml);
            if (!m_rows.end(times))
                return false;
            line += times;
        }
        return true;
    }
    [[nodiscard]] bool tooLarge() const { return m_rows.tooLarge(); }
    [[nodiscard]] bool anything() const { return m_rows.anything(); }

private:
    void readCells(XmlPart& xml) {
        const int depth = xml.depth();
        int column = 0;
        while (xml.nextChild(depth)) {
            const bool covered = xml.name() == QLatin1String("covered-table-cell");
            const int times = repeats(xml, "number-columns-repeated");
            if (!covered && xml.name() == QLatin1String("table-cell"))
                readCell(xml, column, times);
            else
                xml.skip();
            column = std::min(column + times, mostRepeats);
        }
    }

    void readCell(XmlPart& xml, int column, int times) {
        const int wide = repeats(xml, "number-columns-spanned");
        const int high = repeats(xml, "number-rows-spanned");
        if (wide > 1 || high > 1)
            m_rows.merged(QRect(column, static_cast<int>(m_rows.line()), wide, high));
        const QString value = valueOf(xml, column);
        if (value.isEmpty())
            return;
        for (int i = 0; i < times && !m_rows.tooLarge(); ++i)
            m_rows.put(column + i, value);
    }

    /// Up to the cell's end.
    QString valueOf(XmlPart& xml, int column) {
        // LibreOffice marks errors with an attribute of its own beside the standard's.
        const QString type = xml.attribute(QLatin1String("value-type"));
        const bool error = errorIn(xml);
        const QString figure = xml.attribute(QLatin1String("value"));
        const QString date = xml.attribute(QLatin1String("date-value"));
        const QString time = xml.attribute(QLatin1String("time-value"));
        const QString truth = xml.attribute(QLatin1String("boolean-value"));
        const QString said = xml.attribute(QLatin1String("string-value"));
        const bool formula = !xml.attribute(QLatin1String("formula")).isEmpty();
        const QString words = paragraphs(xml);
        if (error || (formula && type.isEmpty())) {
            tell(error ? QStringLiteral("Cell %1%2 shows an error; it was taken as empty.")
                       : QStringLiteral("Cell %1%2 has a formula whose result was not saved; it was taken as empty."),
                 column);
            return {};
        }
        if (!date.isEmpty())
            return date;
        if (!time.isEmpty())
            return durationText(time);
        if (!truth.isEmpty())
            return truth.toUpper();
        bool number = false;
        const double value = figure.toDouble(&number);
        if (number)
            return numberText(value);
        return said.isEmpty() ? words : said;
    }

    static bool errorIn(const XmlPart& xml) {
        return xml.hasAttributeValue(QLatin1String("value-type"), QLatin1String("error"));
    }

    void tell(const QString& text, int column) {
        m_sink.note(m_rows.line(), text.arg(columnName(column)).arg(m_rows.line()));
    }

    const WorkbookSink& m_sink;
    RowBuilder m_rows;
};

/// The manifest says of each part whether it is locked.
bool isLocked(ZipArchive& archive) {
    XmlPart xml(archive.part(QStringLiteral("META-INF/manifest.xml")));
    while (xml.next()) {
        if (xml.isStart() && xml.name() == QLatin1String("encryption-data"))
            return true;
    }
    return false;
}

/// Reads the table of that name, or each that holds something until there is a second.
class ContentXml {
public:
    ContentXml(const QString& wanted, const WorkbookSink& sink, WorkbookAnswer& answer)
        : m_wanted(wanted), m_sink(sink), m_answer(answer) {}

    Verdict read(XmlPart& xml) {
        while (xml.next()) {
            if (xml.isStart() && xml.name() == QLatin1String("table") && !readTable(xml))
                return m_tooLarge ? Verdict::TooLarge : Verdict::Stopped;
        }
        if (xml.failed())
            return Verdict::Damaged;
        if (m_several)
            return Verdict::WhichSheet;
        return m_wanted.isEmpty() || m_answer.sheets.contains(m_wanted) ? Verdict::Read : Verdict::NoSuchSheet;
    }

private:
    bool readTable(XmlPart& xml) {
        const QString name = xml.attribute(QLatin1String("name"));
        m_answer.sheets += name;
        if ((!m_wanted.isEmpty() && name != m_wanted) || m_several) {
            xml.skip();
            return true;
        }
        TableXml table(m_sink);
        const bool good = table.read(xml);
        m_tooLarge = table.tooLarge();
        if (!table.anything())
            return good;
        m_several = m_found;
        if (m_several)
            m_sink.forget();
        m_answer.sheet = m_several ? QString() : name;
        m_found = true;
        return good;
    }

    const QString& m_wanted;
    const WorkbookSink& m_sink;
    WorkbookAnswer& m_answer;
    bool m_found = false;
    bool m_several = false;
    bool m_tooLarge = false;
};

} // namespace

WorkbookAnswer readOds(ZipArchive& archive, const QString& sheet, const WorkbookSink& sink) {
    WorkbookAnswer answer;
    if (isLocked(archive)) {
        answer.verdict = Verdict::Locked;
        return answer;
    }
    XmlPart xml(archive.part(QStringLiteral("content.xml")));
    if (!xml.next() || xml.name() != QLatin1String("document-content")) {
        answer.verdict = Verdict::Damaged;
        return answer;
    }
    answer.verdict = ContentXml(sheet, sink, answer).read(xml);
    if (answer.verdict == Verdict::Read && answer.sheets.isEmpty())
        answer.verdict = Verdict::NoWorkbook; // a letter or a drawing
    return answer;
}

} // namespace watchdesk::sheets
