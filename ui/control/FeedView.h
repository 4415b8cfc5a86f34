// The scrolled log.
#pragma once

#include "ui/control/FeedDelegate.h"
#include "ui/control/FeedModel.h"

#include <QAbstractItemView>
#include <QPersistentModelIndex>

class QScrollBar;

namespace watchdesk::ui {

/// Rows of one height and day dividers of another, placed by arithmetic: a million rows cost no more than twenty.
/// Follows new rows while it stands at the top and nothing is selected; else what is read stays where it is and
/// `unseen` counts.
class FeedView : public QAbstractItemView {
    Q_OBJECT
public:
    static constexpr int dividerHeight = 24;

    FeedView(FeedModel& model, const Clock& clock, QWidget* parent = nullptr);

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    [[nodiscard]] FeedDelegate& rowDelegate() const { return *m_delegate; }
    [[nodiscard]] int unseen() const { return m_unseen; }
    /// Repaints the overs in sight that are being spoken.
    void updateLive();
    /// Day at the upper edge; null while that row is not read.
    [[nodiscard]] QDate topDay() const;
    [[nodiscard]] bool atTop() const;
    /// Makes a row current and brings it into sight; one that stands in another is unfolded. False when it is not
    /// there.
    bool goTo(qint64 seq, ScrollHint hint);
    [[nodiscard]] qint64 currentSeq() const; ///< -1: none
    /// The first row in sight; -1: none.
    [[nodiscard]] qint64 topSeq() const;

public Q_SLOTS:
    void goToTop();
    /// Unfolds the current row, or folds the rows among which it is.
    void turnFold();

Q_SIGNALS:
    void playRequested(const watchdesk::desk::FeedRow& row);
    void unseenChanged(int rows);
    void topChanged();
    /// A menu for the current row is asked for, there.
    void menuWanted(const QPoint& global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    [[nodiscard]] int topOf(int row) const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int contentHeight() const;
    void paintDivider(QPainter& painter, int row, int y) const;
    void placeBar();
    void setUnseen(int rows);

    // FeedViewPlace.cpp
    void rememberPlace(int goingFirst = -1, int goingLast = -1);
    [[nodiscard]] bool follows() const;
    void afterInsert(int first, int last);
    void beforeReset();
    void afterReset();
    void settle();

    // FeedViewHands.cpp
    bool pressPart(const QModelIndex& index, const QPoint& at);
    void fold(int row, bool folded);
    [[nodiscard]] const desk::FeedRow* rowOf(const QModelIndex& index) const;

    FeedModel& m_model;
    const Clock& m_clock;
    FeedDelegate* m_delegate;
    QScrollBar* m_bar;              ///< lies over the right margin of the rows, so that they end where the panel does
    QPersistentModelIndex m_anchor; ///< topmost row in sight …
    qint64 m_anchorSeq = -1;        ///< over a reset
    qint64 m_currentSeq = -1;
    int m_anchorAt = 0; ///< … and where it was, in pixels
    bool m_follows = true;
    bool m_settling = false;
    int m_unseen = 0;
};

} // namespace watchdesk::ui
