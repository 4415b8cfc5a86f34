#include "paper/AgendaPaper.h"

#include "paper/PdfPages.h"

#include <QCoreApplication>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>

namespace watchdesk::paper {

namespace {

constexpr double indent = 20; ///< points: of what stands under a section's number
constexpr double evidenceIndent = 32;

QString tr(const char* text) {
    return QCoreApplication::translate("AgendaPaper", text);
}

/// Paper has inks of its own, whatever the desk looks like.
const QColor ink(0, 0, 0);
const QColor grey(70, 70, 70);

QTextCharFormat type(double points, QFont::Weight weight = QFont::Normal, const QColor& color = ink) {
    QTextCharFormat format;
    format.setFontFamilies({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
    format.setFontPointSize(points);
    format.setFontWeight(weight);
    format.setForeground(color);
    // Inter draws other glyphs for "18:00" and "W-0412" in their context, and those cannot be searched or copied.
    format.setFontStyleStrategy(QFont::PreferNoShaping);
    return format;
}

/// In points. What is kept stays on the page of what follows.
QTextBlockFormat block(double above, double left = 0, bool kept = false) {
    QTextBlockFormat format;
    // Qt scales margins above and tabs from 96 to the inch to the paper's dots, margins at the left not at all.
    format.setTopMargin(above * 96 / 72);
    format.setLeftMargin(left * dotsAPoint);
    format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
    format.setProperty(keepWithNext, kept);
    return format;
}

/// Writes paragraph after paragraph.
class Writer {
public:
    explicit Writer(QTextDocument& document) : m_cursor(&document) {}
    void paragraph(const QTextBlockFormat& format, const QString& text, const QTextCharFormat& type) {
        if (!m_first)
            m_cursor.insertBlock();
        m_first = false;
        m_cursor.setBlockFormat(format);
        m_cursor.insertText(text, type);
    }
    void more(const QString& text, const QTextCharFormat& type) { m_cursor.insertText(text, type); }

private:
    QTextCursor m_cursor;
    bool m_first = true;
};

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
