#include "ui/gallery/WallLayout.h"

#include <algorithm>

namespace watchdesk::ui {

namespace {
int leastWidth(TileSize size) {
    switch (size) {
    case TileSize::Small:
        return 120;
    case TileSize::Medium:
        return 160;
    case TileSize::Large:
        return 232;
    }
    return 160;
}
} // namespace

WallLayout::WallLayout(int cards, int width, TileSize size) : m_cards(cards), m_size(size) {
    const int least = leastWidth(size);
    const int room = std::max(least, width - 2 * margin);
    m_columns = std::max(1, (room + gap) / (least + gap));
    m_width = (room - (m_columns - 1) * gap) / m_columns;
}

int WallLayout::height() const {
    const int rows = (m_cards + m_columns - 1) / m_columns;
    return rows == 0 ? 0 : 2 * margin + rows * rowStep() - gap;
}

QRect WallLayout::rect(int card) const {
    const int column = card % m_columns;
    const int row = card / m_columns;
    return {QPoint(margin + column * (m_width + gap), margin + row * rowStep()), tile()};
}

int WallLayout::cardAt(const QPoint& at) const {
    const int column = (at.x() - margin) / (m_width + gap);
    const int row = (at.y() - margin) / rowStep();
    const int card = row * m_columns + column;
    if (at.x() < margin || at.y() < margin || column >= m_columns || card >= m_cards || !rect(card).contains(at))
        return -1;
    return card;
}

std::pair<int, int> WallLayout::cardsIn(int top, int bottom) const {
    const int firstRow = std::max(0, (top - margin) / rowStep());
    const int lastRow = std::max(-1, (bottom - margin) / rowStep());
    return {firstRow * m_columns, std::min(m_cards, (lastRow + 1) * m_columns) - 1};
}

} // namespace watchdesk::ui
