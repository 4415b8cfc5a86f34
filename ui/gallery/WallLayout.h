// Where the cards of the wall lie: arithmetic, so that 10,000 cost no more than twenty.
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

namespace watchdesk::ui {

enum class TileSize { Small, Medium, Large };

/// Cards of one size in as many columns as fit, wide enough to fill the wall. Pixels of the content, from its top.
class WallLayout {
public:
    static constexpr int margin = 12;
    static constexpr int gap = 12;

    WallLayout() = default;
    WallLayout(int cards, int width, TileSize size);

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] QSize tile() const { return {m_width, picture().height() + 2 + textHeight()}; }
    /// Head and shoulders, 4:5, inside the card's frame.
    [[nodiscard]] QSize picture() const { return {m_width - 2, (m_width - 2) * 5 / 4}; }
    [[nodiscard]] int textHeight() const { return m_size == TileSize::Small ? 48 : 80; }
    [[nodiscard]] TileSize size() const { return m_size; }
    [[nodiscard]] int rowStep() const { return tile().height() + gap; }
    [[nodiscard]] int height() const;
    [[nodiscard]] QRect rect(int card) const;
    /// -1 beside and between the cards.
    [[nodiscard]] int cardAt(const QPoint& at) const;
    /// The cards that a stretch of the content shows, from the first to the last; last < first: none.
    [[nodiscard]] std::pair<int, int> cardsIn(int top, int bottom) const;

private:
    int m_cards = 0;
    int m_columns = 1;
    int m_width = 170;
    TileSize m_size = TileSize::Medium;
};

} // namespace watchdesk::ui
