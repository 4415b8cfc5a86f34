#include "paper/ReportPaper.h"

#include "paper/PdfPages.h"
#include "paper/Writer.h"

#include <QFontMetricsF>
#include <QTextDocument>
#include <QtMath>

namespace watchdesk::paper {

namespace {

using Line = ReportSheet::Line;

constexpr double under = 14; ///< points: of what stands under a title; in a form nothing does

constexpr double paperWidth = 471; ///< points between the margins of A4
constexpr double least = 90;       ///< points that a hand needs

/// A line to be written on by hand, from the end of what is said to the edge; nothing when too little is left of it.
QString blank(const QString& said = {}) {
    // Measured large, so that no rounding to pixels adds up.
    constexpr double times = 10;
    QFont font = type(10 * times).font();
    font.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics(font);
    const double room = paperWidth * times * 96 / 72 - metrics.horizontalAdvance(said);
    const double one = metrics.horizontalAdvance(QLatin1Char('_'));
    return room < least * times * 96 / 72 ? QString() : QString(qFloor(room * 0.985 / one), QLatin1Char('_'));
}

/// What is asked, and a line behind it, or under it where it is long.
void writeFill(Writer& writer, const QString& label) {
    const QString said = label + QLatin1Char(' ');
    const QString line = blank(said);
    writer.paragraph(block(11, 0, line.isEmpty()), said, type(10));
    if (line.isEmpty())
        writer.paragraph(block(9), blank(), type(10, QFont::Normal, grey));
    else
        writer.more(line, type(10, QFont::Normal, grey));
}

void writeFact(Writer& writer, const Line& line) {
    writer.paragraph(block(7, 0, true), line.label, type(8, QFont::DemiBold, grey));
    const bool empty = line.value.isEmpty();
    writer.paragraph(block(empty ? 6 : 1), empty ? blank() : line.value, type(10, QFont::Normal, empty ? grey : ink));
}

void writeLine(Writer& writer, const Line& line, double indent) {
    using Kind = Line::Kind;
    switch (line.kind) {
    case Kind::Fact:
        return writeFact(writer, line);
    case Kind::Text:
        return writer.paragraph(block(6), line.value, type(10));
    case Kind::Title:
        return writer.paragraph(block(8, 0, true), line.value, type(10, QFont::DemiBold));
    case Kind::Row:
        return writer.paragraph(block(2, indent), line.value, type(10));
    case Kind::Small:
        return writer.paragraph(block(2, indent), line.value, type(8, QFont::Normal, grey));
    case Kind::Fixed:
        return writer.paragraph(block(2, indent), line.value, fixedType(8));
    case Kind::Fill:
        return writeFill(writer, line.label);
    case Kind::Ruled:
        return writer.paragraph(block(9), blank(), type(10, QFont::Normal, grey));
    }
}

void writePart(Writer& writer, const ReportSheet::Part& part) {
    if (!part.title.isEmpty()) {
        QTextBlockFormat head = block(part.newPage ? 0 : 16, 0, true);
        head.setProperty(beginsPage, part.newPage);
        writer.paragraph(head, part.title, type(part.form ? 18 : 12, QFont::DemiBold));
    }
    if (part.lines.isEmpty() && !part.nothing.isEmpty())
        writer.paragraph(block(4), part.nothing, type(10, QFont::Normal, grey));
    for (const Line& line : part.lines)
        writeLine(writer, line, part.form ? 0 : under);
}

} // namespace

std::unique_ptr<QTextDocument> reportDocument(const ReportSheet& sheet) {
    auto document = std::make_unique<QTextDocument>();
    document->setDocumentMargin(0);
    Writer writer(*document);
    if (!sheet.scheme.isEmpty())
        writer.paragraph(block(0), sheet.scheme, type(10, QFont::DemiBold, grey));
    writer.paragraph(block(2), sheet.title, type(22, QFont::DemiBold));
    if (!sheet.about.isEmpty())
        writer.paragraph(block(3), sheet.about, type(12, QFont::Medium));
    if (!sheet.lead.isEmpty())
        writer.paragraph(block(6), sheet.lead, type(9, QFont::Normal, grey));
    for (const ReportSheet::Part& part : sheet.parts)
        writePart(writer, part);
    return document;
}

Result<int> writeReportPdf(const ReportSheet& sheet, const QString& path) {
    const auto document = reportDocument(sheet);
    PageFoot foot;
    foot.left = sheet.printed;
    foot.head = sheet.marking;
    foot.title = sheet.scheme.isEmpty() ? sheet.title : sheet.title + QStringLiteral(", ") + sheet.scheme;
    return writePages(*document, foot, path);
}

} // namespace watchdesk::paper
