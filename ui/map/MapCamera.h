// What part of the town is in sight.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace watchdesk::ui {

/// From metres (north up) to the widget's logical pixels. The scale is one of the steps of town::scaleOf(), so that
/// tiles are sharp. A value.
class MapCamera {
public:
    /// The town's own extent: the middle of the view stays within it, and it is never shown smaller than half the view.
    void setTown(const QRectF& bounds) { m_town = bounds; }
    void setSize(const QSizeF& size);
    /// The whole of a part of the town, in the middle, as large as it goes.
    void fit(const QRectF& metres);
    void lookAt(const QPointF& metres);
    /// By logical pixels of the widget.
    void pan(const QPointF& pixels);
    /// Steps in (positive) or out, with the point under `at` staying there.
    void zoom(int steps, const QPointF& at);

    [[nodiscard]] QPointF toWidget(const QPointF& metres) const;
    [[nodiscard]] QPointF toMetres(const QPointF& at) const;
    [[nodiscard]] QRectF inSight() const; ///< metres; y is north, and top() the southern edge
    [[nodiscard]] int step() const { return m_step; }
    [[nodiscard]] double scale() const; ///< logical pixels a metre
    [[nodiscard]] QPointF centre() const { return m_centre; }
    [[nodiscard]] QSizeF size() const { return m_size; }
    bool operator==(const MapCamera&) const = default;

private:
    [[nodiscard]] int stepFor(const QRectF& metres) const;
    [[nodiscard]] int leastStep() const;
    void keepInTown();
    QRectF m_town{-500, -500, 1000, 1000};
    QSizeF m_size{1, 1};
    QPointF m_centre;
    int m_step = 0;
};

/// A length for a scale bar: 1, 2 or 5 times a power of ten metres, the longest that takes at most `mostPixels`.
struct ScaleBar {
    double metres = 0;
    double pixels = 0;
};
[[nodiscard]] ScaleBar scaleBarFor(double pixelsPerMetre, double mostPixels);

} // namespace watchdesk::ui
