#include "paper/AccessPaper.h"

#include "paper/PdfPages.h"
#include "paper/Writer.h"

#include <QCoreApplication>
#include <QTextDocument>

namespace watchdesk::paper {

namespace {

constexpr double indent = 14;

QString tr(const char* text) {
    return QCoreApplication::translate("AccessPaper", text);
}

void writeSection(Writer& writer, const AccessSheet::Section& section) {
    writer.paragraph(block(16, 0, true), section.title, type(12, QFont::DemiBold));
    if (section.lines.isEmpty())
        writer.paragraph(block(4, indent), section.nothing, type(10, QFont::Normal, grey));
    for (const AccessSheet::Line& line : section.lines) {
        writer.paragraph(block(6, indent, !line.detail.isEmpty()), line.title, type(10, QFont::DemiBold));
        if (!line.detail.isEmpty())
            writer.paragraph(block(1, indent), line.detail, type(10));
    }
}

} // namespace

Result<int> writeAccessPdf(const AccessSheet& sheet, const QString& path) {
    QTextDocument document;
    document.setDocumentMargin(0);
    Writer writer(document);
    writer.paragraph(block(0), sheet.scheme, type(10, QFont::DemiBold, grey));
    writer.paragraph(block(2), tr("What is held about you"), type(24, QFont::DemiBold));
    writer.paragraph(block(4), sheet.about, type(12, QFont::Medium));
    writer.paragraph(block(8), sheet.lead, type(9, QFont::Normal, grey));
    for (const AccessSheet::Section& section : sheet.sections)
        writeSection(writer, section);
    PageFoot foot;
    foot.left = sheet.printed;
    foot.title = tr("What is held about %1").arg(sheet.about);
    return writePages(document, foot, path);
}

} // namespace watchdesk::paper
