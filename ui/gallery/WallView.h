// The wall of photographs, scrolled.
#pragma once

#include "ui/gallery/CardDelegate.h"

#include <QAbstractItemView>
#include <QTimer>

class QScrollBar;

namespace watchdesk::ui {

/// Cards in a grid, placed by arithmetic. Arrow keys walk, letters go to the filter; nothing is chosen until somebody
/// chooses. The pictures of what is in sight are asked for first, then those of the pages around it. What is read stays
/// where it is when the wall is read again.
class WallView : public QAbstractItemView {
    Q_OBJECT
public:
    WallView(GalleryModel& model, WallPictures& pictures, const Clock& clock, QWidget* parent = nullptr);

    void setTileSize(TileSize size);
    void setTrueColours(bool on);
    [[nodiscard]] bool trueColours() const { return m_trueColours; }
    [[nodiscard]] const WallLayout& wallLayout() const { return m_layout; }
    /// The card that is chosen; empty: none.
    [[nodiscard]] QString chosen() const;
    void choose(const QString& subjectId);
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;

Q_SIGNALS:
    void chosenChanged(const QString& subjectId);
    /// Space, Enter or a double click.
    void opened(const QString& subjectId);
    /// A click while it was chosen or not: with a sheet beside, that sheet is wanted.
    void clickedCard(const QString& subjectId);
    void typed(const QString& text);
    void left(); ///< Esc

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
    void beforeReset();
    void afterReset();
    void layOut();
    void wantPictures();
    void refreshLook();
    GalleryModel& m_model;
    WallPictures& m_pictures;
    const Clock& m_clock;
    CardDelegate* m_delegate;
    QScrollBar* m_bar; ///< lies over the margin at the right
    WallLayout m_layout;
    TileSize m_size = TileSize::Medium;
    bool m_trueColours = false;
    QTimer m_soon; ///< pictures are asked for a few times a second while the wall is dragged past them
    QString m_chosen;
    QString m_anchor;   ///< card at the top while the model is reset …
    int m_anchorAt = 0; ///< … and where it was, in pixels of the viewport
};

} // namespace watchdesk::ui
