// The town map.
#pragma once

#include "ui/map/MapCamera.h"
#include "ui/map/MapLines.h"
#include "ui/map/MapMarkers.h"
#include "ui/map/MarkerLayout.h"
#include "ui/map/TileLayer.h"

#include <QWidget>

#include <memory>

class QAction;

namespace watchdesk::ui {

class Button;
class EmptyState;

/// Drag or arrow keys pan; wheel, pinch, + and - zoom; Home shows the whole town. Page Down and Page Up walk through
/// the markers in sight, Enter and Space take the chosen one. A view that a person has moved stays until they go home:
/// showPart() and lookAt() do nothing then. The source's credit is always to be seen. Until there is a map the empty
/// state says how to get one. Nothing here takes longer than a frame; tiles come from a thread of their own.
class MapView : public QWidget {
    Q_OBJECT
public:
    explicit MapView(QWidget* parent = nullptr);
    /// Null: none yet. Where the new one has the same origin, a moved view stays where it is.
    void setMap(std::shared_ptr<const town::TownMap> map);
    [[nodiscard]] bool hasMap() const { return m_map != nullptr; }
    /// What lies on the map; the page fills it.
    [[nodiscard]] MapMarkers& markers() { return *m_markers; }
    /// Under the markers; the page fills it, too.
    [[nodiscard]] MapLines& lines() { return *m_lines; }
    /// Shows a part of the town (metres), or a place, unless the view was moved.
    void showPart(const QRectF& metres);
    void lookAt(const QPointF& metres);
    /// The whole town, and from then on again what the page asks for.
    void goHome();
    /// As goHome(), with a part of the town (metres): asked for by hand, so it comes whatever was moved before.
    void goTo(const QRectF& metres);
    [[nodiscard]] bool isMoved() const { return m_moved; }
    /// The chosen marker; empty: none.
    [[nodiscard]] QString chosen() const { return m_chosen; }
    void choose(const QString& id);
    /// While on, a click anywhere is meant for the ground, and the pointer says so.
    void setPicking(bool picking);

    [[nodiscard]] EmptyState& emptyState() { return *m_empty; }
    [[nodiscard]] const MapCamera& camera() const { return m_camera; }
    [[nodiscard]] const TileLayer& tiles() const { return m_tiles; }
    /// Where the credit stands on the widget.
    [[nodiscard]] QRectF creditRect() const;
    /// Where a marker's label stands on the widget; null when it has none.
    [[nodiscard]] QRectF labelRect(const QString& id) const;
    [[nodiscard]] QSize minimumSizeHint() const override { return {260, 160}; }

Q_SIGNALS:
    void markerChosen(const QString& id); ///< by a person: clicked or walked to; empty: none any more
    void markerTaken(const QString& id);  ///< a click on it, Enter or Space
    void groundClicked(const QPointF& metres);
    void movedChanged(bool moved);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    QAction* addKey(const QString& text, const QList<QKeySequence>& keys, void (MapView::*slot)());
    void addActions();
    void addButtons();
    void zoomIn();
    void zoomOut();
    void chooseNext();
    void choosePrevious();
    void chooseBeside(int by);
    void chooseByHand(const QString& id);
    void zoomBy(double steps, const QPointF& at);
    void pinch(double factor, const QPointF& at);
    void setMoved(bool moved);
    void restyle();
    void takeTile();
    void measure();
    void relayout();
    void placeParts();
    void tellReader();
    [[nodiscard]] QPointF toLayout(const QPointF& at) const;
    [[nodiscard]] int markerAt(const QPointF& at) const;
    void paintMarkers(QPainter& painter);
    void paintFoot(QPainter& painter) const;

    std::shared_ptr<const town::TownMap> m_map;
    MapCamera m_camera;
    TileLayer m_tiles;
    MapMarkers* m_markers;
    MapLines* m_lines;
    QVector<QSizeF> m_labelSizes;
    MarkerLayout m_layout;
    MarkerPictures m_pictures;
    bool m_namesKnown = false; ///< to the layout: where the streets' names stand at this scale
    QString m_chosen;
    QRectF m_shown; ///< what the page asked for, kept in sight when the size changes; null: nothing
    bool m_moved = false;
    bool m_picking = false;
    bool m_dragging = false;
    bool m_ring = false; ///< the focus came by a key: then it is shown
    QPointF m_pressed;
    QPointF m_dragged;     ///< where the pointer was last
    double m_zoomRest = 0; ///< of the wheel or a pinch: less than a step
    EmptyState* m_empty;
    Button* m_in;
    Button* m_out;
    Button* m_home;
};

} // namespace watchdesk::ui
