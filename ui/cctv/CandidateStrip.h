// MAY BE: up to five people whom the face in hand may show, best first.
#pragma once

#include "ui/cctv/StillBoard.h"

#include <QWidget>

namespace watchdesk::ui {

/// Cards with photograph, name, word, score against the gallery's threshold, schemes, and what was said before about
/// this very pair. A click, the arrow keys or the page's 1…5 take one in hand.
class CandidateStrip : public QWidget {
    Q_OBJECT
public:
    static constexpr int most = desk::mostCandidatesShown;
    explicit CandidateStrip(StillBoard& board, QWidget* parent = nullptr);
    [[nodiscard]] int cards() const;
    [[nodiscard]] QRect cardRect(int card) const;
    /// What stands under a card's photograph, in lines.
    [[nodiscard]] QStringList words(int card) const;
    [[nodiscard]] QSize minimumSizeHint() const override { return {360, 232}; }
    [[nodiscard]] QSize sizeHint() const override { return {680, 232}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    bool event(QEvent* event) override;

private:
    struct Cuts {
        QString key;
        QVector<QImage> pictures;
    };
    void refresh();
    void makeCuts();
    [[nodiscard]] int inHand() const;
    [[nodiscard]] QRectF pictureRect(int card) const;
    void paintCard(QPainter& painter, int card, const desk::Candidate& candidate) const;
    void paintScore(QPainter& painter, const QRectF& bar, double score) const;
    void paintNobody(QPainter& painter) const;
    StillBoard& m_board;
    Cuts m_cuts;
    int m_hovered = -1;
    bool m_ring = false; ///< the focus came by a key: then it is shown
};

} // namespace watchdesk::ui
