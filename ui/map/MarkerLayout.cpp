#include "ui/map/MarkerLayout.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace watchdesk::ui {

namespace {

constexpr double gap = 4;
constexpr double labelHeight = 16;
constexpr double reach = 5; ///< a click this near to a small marker is meant for it

/// Rectangles by the cells that they lie in.
class Taken {
public:
    void take(const QRectF& rect) {
        eachCell(rect, [&](std::pair<int, int> cell) {
            m_cells[cell] += rect;
            return false;
        });
    }
    [[nodiscard]] bool isFree(const QRectF& rect) const {
        return !eachCell(rect, [&](std::pair<int, int> cell) {
            const auto found = m_cells.constFind(cell);
            return found != m_cells.constEnd() && std::any_of(found->begin(), found->end(), [&](const QRectF& other) {
                       return other.intersects(rect);
                   });
        });
    }

private:
    /// Until `fn` says that it is enough; whether it did.
    template <class Fn>
    static bool eachCell(const QRectF& rect, const Fn& fn) {
        constexpr double side = 96;
        const auto cellOf = [](double at) { return static_cast<int>(std::floor(at / side)); };
        for (int x = cellOf(rect.left()); x <= cellOf(rect.right()); ++x) {
            for (int y = cellOf(rect.top()); y <= cellOf(rect.bottom()); ++y) {
                if (fn(std::pair{x, y}))
                    return true;
            }
        }
        return false;
    }
    QHash<std::pair<int, int>, QVector<QRectF>> m_cells;
};

bool standsOut(const MapMarker& marker) {
    return marker.state >= MarkerState::InHand;
}

/// To the right, to the left, below, above.
std::array<QRectF, 4> labelPlaces(const QRectF& marker, const QSizeF& size) {
    const QPointF middle = marker.center();
    return {QRectF({marker.right() + gap, middle.y() - size.height() / 2}, size),
            QRectF({marker.left() - gap - size.width(), middle.y() - size.height() / 2}, size),
            QRectF({middle.x() - size.width() / 2, marker.bottom() + gap / 2}, size),
            QRectF({middle.x() - size.width() / 2, marker.top() - gap / 2 - size.height()}, size)};
}

} // namespace

QVector<QSizeF> labelSizes(const QVector<MapMarker>& markers) {
    QVector<QSizeF> sizes;
    for (const MapMarker& marker : markers) {
        const QFontMetricsF metrics(textFont(labelStyleOf(marker.state)));
        sizes += QSizeF(std::ceil(metrics.horizontalAdvance(marker.label)) + 1, labelHeight);
    }
    return sizes;
}

MarkerLayout::MarkerLayout(const QVector<MapMarker>& markers, const QVector<QSizeF>& sizes, double scale, int chosen,
                           const QVector<QRectF>& avoid)
    : m_places(markers.size()), m_order(markers.size()) {
    std::iota(m_order.begin(), m_order.end(), 0);
    const auto weight = [&](int index) {
        const MapMarker& marker = markers[index];
        return std::tuple(index == chosen, marker.rank, static_cast<int>(marker.state));
    };
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) { return weight(a) < weight(b); });
    // What stands out may cover a quiet neighbour's dot, where there is no other room; nothing covers what stands out.
    Taken all, standing, names;
    for (const QRectF& name : avoid)
        names.take(name);
    for (qsizetype i = 0; i < markers.size(); ++i) {
        m_places[i].at = QPointF(markers[i].at.x(), -markers[i].at.y()) * scale;
        const QRectF shape = markerRect(markers[i]).translated(m_places[i].at);
        all.take(shape);
        if (standsOut(markers[i]))
            standing.take(shape);
    }
    for (auto index = m_order.crbegin(); index != m_order.crend(); ++index) {
        const MapMarker& marker = markers[*index];
        if (marker.label.isEmpty())
            continue;
        const auto rects = labelPlaces(markerRect(marker).translated(m_places[*index].at), sizes[*index]);
        auto free = std::find_if(rects.begin(), rects.end(),
                                 [&](const QRectF& rect) { return all.isFree(rect) && names.isFree(rect); });
        if (free == rects.end())
            free = std::find_if(rects.begin(), rects.end(), [&](const QRectF& rect) { return all.isFree(rect); });
        if (free == rects.end() && standsOut(marker))
            free = std::find_if(rects.begin(), rects.end(), [&](const QRectF& rect) { return standing.isFree(rect); });
        if (free == rects.end() && *index != chosen)
            continue;
        m_places[*index].label = free == rects.end() ? rects.front() : *free;
        all.take(m_places[*index].label);
        standing.take(m_places[*index].label);
    }
}

int MarkerLayout::at(const QPointF& point, const QVector<MapMarker>& markers) const {
    for (auto index = m_order.crbegin(); index != m_order.crend(); ++index) {
        const QRectF shape = markerRect(markers[*index]).translated(m_places[*index].at);
        if (shape.adjusted(-reach, -reach, reach, reach).contains(point))
            return *index;
    }
    for (auto index = m_order.crbegin(); index != m_order.crend(); ++index) {
        if (m_places[*index].label.contains(point))
            return *index;
    }
    return -1;
}

} // namespace watchdesk::ui
