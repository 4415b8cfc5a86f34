#include "paper/PlainPaper.h"

#include "paper/PdfPages.h"
#include "paper/Writer.h"

#include <QTextDocument>

namespace watchdesk::paper {

namespace {

void writeFact(Writer& writer, const PlainSheet::Fact& fact) {
    writer.paragraph(block(10, 0, true), fact.label, type(9, QFont::DemiBold, grey));
    writer.paragraph(block(2), fact.value, fact.fixed ? fixedType(11) : type(11));
}

} // namespace

std::unique_ptr<QTextDocument> plainDocument(const PlainSheet& sheet) {
    auto document = std::make_unique<QTextDocument>();
    document->setDocumentMargin(0);
    Writer writer(*document);
    if (!sheet.scheme.isEmpty())
        writer.paragraph(block(0), sheet.scheme, type(10, QFont::DemiBold, grey));
    writer.paragraph(block(2), sheet.title, type(22, QFont::DemiBold));
    for (const QString& paragraph : sheet.paragraphs)
        writer.paragraph(block(8), paragraph, type(11));
    for (const PlainSheet::Fact& fact : sheet.facts)
        writeFact(writer, fact);
    if (!sheet.list.isEmpty())
        writer.paragraph(block(16, 0, true), sheet.listTitle, type(11, QFont::DemiBold));
    for (const QString& line : sheet.list)
        writer.paragraph(block(3), line, type(10));
    return document;
}

Result<int> writePlainPdf(const PlainSheet& sheet, const QString& path) {
    const auto document = plainDocument(sheet);
    PageFoot foot;
    foot.left = sheet.printed;
    foot.title = sheet.scheme.isEmpty() ? sheet.title : sheet.title + QStringLiteral(", ") + sheet.scheme;
    return writePages(*document, foot, path);
}

} // namespace watchdesk::paper
