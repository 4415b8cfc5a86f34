// The still in hand: fitted or zoomed, its faces boxed, those who match nobody blurred.
#pragma once

#include "ui/cctv/FaceLabels.h"
#include "ui/cctv/SafeStills.h"

#include <QWidget>

namespace watchdesk::ui {

/// Paints only what SafeStills made. A click takes a face that has candidates; the wheel zooms at the pointer, dragging
/// moves a zoomed picture, toggleZoom() goes to the face in hand and back.
class StillCanvas : public QWidget {
    Q_OBJECT
public:
    StillCanvas(StillBoard& board, SafeStills& pictures, QWidget* parent = nullptr);
    void toggleZoom();
    [[nodiscard]] bool isZoomed() const { return m_zoom > 1; }
    /// Where a box of the still lies on the widget.
    [[nodiscard]] QRectF onWidget(const QRectF& box) const;
    /// As painted now; in the order of the still's faces.
    [[nodiscard]] QVector<LabelPlace> labels() const;
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 160}; }

Q_SIGNALS:
    void zoomChanged(bool zoomed);

protected:
    void paintEvent(QPaintEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    bool event(QEvent* event) override;

private:
    void refresh();
    void zoomTo(double zoom, const QPointF& still, const QPointF& widget);
    void keepInside();
    [[nodiscard]] QSizeF stillSize() const;
    [[nodiscard]] double scale() const;
    [[nodiscard]] QPointF toStill(const QPointF& at) const;
    [[nodiscard]] const desk::FaceFound* faceAt(const QPointF& at) const;
    [[nodiscard]] QVector<LabelWish> wishes() const;
    void paintFace(QPainter& painter, const desk::FaceFound& face, const LabelPlace& label) const;
    void paintProgress(QPainter& painter, const desk::StillView& still) const;
    StillBoard& m_board;
    SafeStills& m_pictures;
    QString m_stillId;
    double m_zoom = 1; ///< 1: fitted
    QPointF m_centre;  ///< of the still, in its pixels
    QPointF m_pressed;
    QPointF m_centrePressed;
    bool m_dragging = false;
    int m_hovered = 0;   ///< number of the face under the pointer
    bool m_ring = false; ///< the focus came by a key: then it is shown
};

} // namespace watchdesk::ui
