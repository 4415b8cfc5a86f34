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

namespace {

char32_t letterAt(const QString& text, qsizetype at) {
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size();
    return pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : char32_t(text[at].unicode());
}

/// Letters that take their forms from their neighbours (Arabic), or stand in another order than they are said
/// (Devanagari): unshaped they are wrong, not plain.
bool needsShaping(char32_t letter) {
    switch (QChar::script(letter)) {
    case QChar::Script_Unknown:
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Hebrew:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return false;
    default:
        return true;
    }
}

} // namespace

Writer::Writer(QTextDocument& document) : m_cursor(&document) {}

void Writer::paragraph(const QTextBlockFormat& format, const QString& text, const QTextCharFormat& type) {
    if (!m_first)
        m_cursor.insertBlock();
    m_first = false;
    m_cursor.setBlockFormat(format);
    more(text, type);
}

void Writer::more(const QString& text, const QTextCharFormat& type) {
    QTextCharFormat joined = type;
    joined.setFontStyleStrategy(QFont::PreferDefault);
    qsizetype from = 0;
    bool before = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isLowSurrogate())
            continue; // the rest of a letter
        const char32_t letter = letterAt(text, i);
        const bool shaped = QChar::isSpace(letter) ? before : needsShaping(letter);
        if (shaped != before && i > from) {
            m_cursor.insertText(text.mid(from, i - from), before ? joined : type);
            from = i;
        }
        before = shaped;
    }
    m_cursor.insertText(text.mid(from), before ? joined : type);
}

} // namespace watchdesk::paper
