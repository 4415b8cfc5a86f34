// Open alerts above the log, until they are closed.
#pragma once

#include "ui/control/AlertBoard.h"
#include "ui/control/FeedDelegate.h"

#include <QWidget>

namespace watchdesk::ui {

/// At most four rows in sight, the wheel and the arrow keys bring the others. A click or Enter puts an alert in hand,
/// the button on an unclaimed one claims it. Hidden when no alert is open.
class PinnedAlerts : public QWidget {
    Q_OBJECT
public:
    static constexpr int mostShown = 4;
    PinnedAlerts(AlertBoard& board, const Clock& clock, QWidget* parent = nullptr);
    void tick();
    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] QRect claimRect(int row) const;

Q_SIGNALS:
    void rowsChanged(int rows);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void wheelEvent(QWheelEvent*) override;

private:
    void refresh();
    /// Those that would be heard if they were not muted here: they say so, be they in hand or not.
    [[nodiscard]] QSet<QString> mutedAlerts() const;
    void select(int row);
    AlertBoard& m_board;
    const Clock& m_clock;
    FeedDelegate m_delegate{FeedDelegate::Place::Pinned};
    QVector<desk::FeedRow> m_rows;
    int m_first = 0;
    int m_current = 0;
    int m_hovered = -1;
};

} // namespace watchdesk::ui
