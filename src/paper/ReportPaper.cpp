#include "paper/ReportPaper.h"

#include "paper/PdfPages.h"
#include "paper/Writer.h"

#include <QTextDocument>

namespace watchdesk::paper {

namespace {

using Line = ReportSheet::Line;

constexpr double indent = 14;

/// A line to be written on by hand, as long as the paper is wide, or what a label leaves of it.
QString blank(const QString& label = {}) {
    constexpr int whole = 84;
    return QString(std::max<qsizetype>(18, whole - label.size()), QLatin1Char('_'));
}

void writeFact(Writer& writer, const Line& line) {
    writer.paragraph(block(7, 0, true), line.label, type(8, QFont::DemiBold, grey));
    const bool empty = line.value.isEmpty();
    writer.paragraph(block(empty ? 6 : 1), empty ? blank() : line.value, type(10, QFont::Normal, empty ? grey : ink));
}

void writeLine(Writer& writer, const Line& line) {
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
        writer.paragraph(block(11), line.label + QLatin1Char(' '), type(10));
        return writer.more(blank(line.label), type(10, QFont::Normal, grey));
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
        writeLine(writer, line);
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
