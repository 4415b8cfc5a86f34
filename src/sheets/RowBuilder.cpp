#include "sheets/RowBuilder.h"

#include <algorithm>

namespace watchdesk::sheets {

namespace {

constexpr qsizetype mostMerged = 10'000;
constexpr int mostLines = 1 << 21; // no spreadsheet has so many

} // namespace

void RowBuilder::put(int column, const QString& text) {
    if (text.isEmpty() || column < 0)
        return;
    if (column >= mostColumns || ++m_cells > mostCells) {
        m_tooLarge = true;
        return;
    }
    while (m_row.cells.size() <= column)
        m_row.cells += QString();
    m_row.cells[column] = text;
}

bool RowBuilder::end(qint64 times) {
    for (const QRect& area : m_merged) {
        if (m_row.line < area.top() || m_row.line > area.bottom())
            continue;
        const int from = m_row.line == area.top() ? area.left() + 1 : area.left();
        for (int column = from; column <= area.right() && column < m_row.cells.size(); ++column)
            m_row.cells[column] = QString();
    }
    while (!m_row.cells.isEmpty() && m_row.cells.last().isEmpty())
        m_row.cells.removeLast();
    if (m_row.cells.isEmpty())
        return !m_tooLarge;
    m_anything = true;
    m_cells += m_row.cells.size() * (times - 1);
    if (m_cells > mostCells)
        m_tooLarge = true;
    for (qint64 i = 0; i < times && !m_tooLarge; ++i) {
        Row copy = m_row;
        copy.line += i;
        if (!m_sink.row(std::move(copy)))
            return false;
    }
    return !m_tooLarge;
}

void RowBuilder::merged(const QRect& cells) {
    if (m_merged.size() < mostMerged)
        m_merged += cells;
    m_sink.note(cells.top(),
                QStringLiteral("Cells %1%2 to %3%4 are merged; the first has the value, the others are empty.")
                    .arg(columnName(cells.left()))
                    .arg(cells.top())
                    .arg(columnName(cells.right()))
                    .arg(cells.bottom()));
}

QString columnName(int column) {
    QString name;
    for (int left = column + 1; left > 0; left = (left - 1) / 26)
        name.prepend(QChar(u'A' + (left - 1) % 26));
    return name;
}

QPoint placeOf(QStringView reference) {
    int column = 0;
    int line = 0;
    qsizetype at = 0;
    while (at < reference.size() && reference[at] >= u'A' && reference[at] <= u'Z' && column < mostLines)
        column = column * 26 + (reference[at++].unicode() - u'A' + 1);
    const qsizetype digits = at;
    while (at < reference.size() && reference[at] >= u'0' && reference[at] <= u'9' && line < mostLines)
        line = line * 10 + (reference[at++].unicode() - u'0');
    if (column == 0 || digits == at || at != reference.size())
        return {-1, 0};
    return {column - 1, line};
}

} // namespace watchdesk::sheets
