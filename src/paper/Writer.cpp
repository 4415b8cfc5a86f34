#include "paper/Writer.h"

#include "paper/PdfPages.h"

#include <QTextDocument>

namespace watchdesk::paper {

QTextCharFormat type(double points, QFont::Weight weight, const QColor& color) {
    QTextCharFormat format;
    format.setFontFamilies({QStringLiteral("Inter"), QStringLiteral("DejaVu Sans")});
    format.setFontPointSize(points);
    format.setFontWeight(weight);
    format.setForeground(color);
    // Inter draws other glyphs for "18:00" and "W-0412" in their context, and those cannot be searched or copied.
    format.setFontStyleStrategy(QFont::PreferNoShaping);
    return format;
}

QTextCharFormat fixedType(double points) {
    QTextCharFormat format = type(points);
    format.setFontFamilies({QStringLiteral("DejaVu Sans Mono")});
    return format;
}

QTextBlockFormat block(double above, double left, bool kept) {
    QTextBlockFormat format;
    // Qt scales margins above and tabs from 96 to the inch to the paper's dots, margins at the left not at all.
    format.setTopMargin(above * 96 / 72);
    format.setLeftMargin(left * dotsAPoint);
    format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
    format.setProperty(keepWithNext, kept);
    return format;
}

Writer::Writer(QTextDocument& document) : m_cursor(&document) {}

void Writer::paragraph(const QTextBlockFormat& format, const QString& text, const QTextCharFormat& type) {
    if (!m_first)
        m_cursor.insertBlock();
    m_first = false;
    m_cursor.setBlockFormat(format);
    m_cursor.insertText(text, type);
}

void Writer::more(const QString& text, const QTextCharFormat& type) {
    m_cursor.insertText(text, type);
}

} // namespace watchdesk::paper
