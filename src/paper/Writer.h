// Paragraphs of a paper, one after another, in its type and inks.
#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

namespace watchdesk::paper {

/// Paper has inks of its own, whatever the desk looks like.
inline const QColor ink(0, 0, 0);
inline const QColor grey(70, 70, 70);

[[nodiscard]] QTextCharFormat type(double points, QFont::Weight weight = QFont::Normal, const QColor& color = ink);
/// For what is typed again by hand: keys, hashes.
[[nodiscard]] QTextCharFormat fixedType(double points);
/// In points. What is kept stays on the page of what follows.
[[nodiscard]] QTextBlockFormat block(double above, double left = 0, bool kept = false);

/// Writes paragraph after paragraph.
class Writer {
public:
    explicit Writer(QTextDocument& document);
    void paragraph(const QTextBlockFormat& format, const QString& text, const QTextCharFormat& type);
    /// Goes on in the same paragraph.
    void more(const QString& text, const QTextCharFormat& type);

private:
    QTextCursor m_cursor;
    bool m_first = true;
};

} // namespace watchdesk::paper
