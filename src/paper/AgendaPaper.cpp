#include "paper/AgendaPaper.h"

#include "paper/PdfPages.h"
#include "paper/Writer.h"

#include <QCoreApplication>
#include <QTextDocument>

namespace watchdesk::paper {

namespace {

constexpr double indent = 20; ///< points: of what stands under a section's number
constexpr double evidenceIndent = 32;

QString tr(const char* text) {
    return QCoreApplication::translate("AgendaPaper", text);
}

void writeTitle(Writer& writer, const AgendaSheet& sheet) {
    writer.paragraph(block(0), sheet.scheme, type(10, QFont::DemiBold, grey));
    writer.paragraph(block(2), tr("Agenda"), type(24, QFont::DemiBold));
    writer.paragraph(block(4), sheet.when, type(12, QFont::Medium));
    if (!sheet.place.isEmpty())
        writer.paragraph(block(1), sheet.place, type(12));
    if (!sheet.about.isEmpty())
        writer.paragraph(block(8), sheet.about, type(9, QFont::Normal, grey));
}

void writeLine(Writer& writer, const AgendaSheet::Line& line) {
    const qsizetype evidence = line.evidence.size();
    const bool more = !line.detail.isEmpty() || evidence > 0;
    writer.paragraph(block(7, indent, more), line.title, type(10, QFont::DemiBold));
    if (!line.name.isEmpty())
        writer.more(QStringLiteral("  ") + line.name, type(10));
    if (!line.detail.isEmpty())
        writer.paragraph(block(1, indent, evidence > 0), line.detail, type(10));
    for (qsizetype i = 0; i < evidence; ++i)
        writer.paragraph(block(i == 0 ? 3 : 0, evidenceIndent, i + 1 < evidence), line.evidence.at(i),
                         type(8, QFont::Normal, grey));
}

void writeSection(Writer& writer, const AgendaSheet::Section& section, int number) {
    QTextBlockFormat head = block(16, 0, true);
    head.setTabPositions({QTextOption::Tab(indent * 96 / 72, QTextOption::LeftTab)});
    writer.paragraph(head, QStringLiteral("%1\t%2").arg(number).arg(section.title), type(12, QFont::DemiBold));
    if (section.lines.isEmpty())
        writer.paragraph(block(4, indent), tr("Nothing this time."), type(10, QFont::Normal, grey));
    for (const AgendaSheet::Line& line : section.lines)
        writeLine(writer, line);
}

} // namespace

std::unique_ptr<QTextDocument> agendaDocument(const AgendaSheet& sheet) {
    auto document = std::make_unique<QTextDocument>();
    document->setDocumentMargin(0);
    Writer writer(*document);
    writeTitle(writer, sheet);
    for (int i = 0; i < sheet.sections.size(); ++i)
        writeSection(writer, sheet.sections.at(i), i + 1);
    return document;
}

Result<int> writeAgendaPdf(const AgendaSheet& sheet, const QString& path) {
    const auto document = agendaDocument(sheet);
    PageFoot foot;
    foot.left = sheet.printed;
    foot.title = tr("Agenda, %1, %2").arg(sheet.scheme, sheet.when);
    return writePages(*document, foot, path);
}

} // namespace watchdesk::paper
