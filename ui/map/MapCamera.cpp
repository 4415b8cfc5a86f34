#include "ui/map/MapCamera.h"

#include "town/TilePainter.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::ui {

void MapCamera::setSize(const QSizeF& size) {
    m_size = size.expandedTo({1, 1});
    m_step = std::max(m_step, leastStep());
}

int MapCamera::stepFor(const QRectF& metres) const {
    const double scale =
        std::min(m_size.width() / std::max(1.0, metres.width()), m_size.height() / std::max(1.0, metres.height()));
    return std::clamp(static_cast<int>(std::floor(std::log2(scale) * 4 + 1e-9)), town::leastStep, town::mostStep);
}

int MapCamera::leastStep() const {
    constexpr int half = 4;
    return std::max(town::leastStep, stepFor(m_town) - half);
}

void MapCamera::fit(const QRectF& metres) {
    m_step = std::max(stepFor(metres), leastStep());
    m_centre = metres.center();
    keepInTown();
}

void MapCamera::lookAt(const QPointF& metres) {
    m_centre = metres;
    keepInTown();
}

void MapCamera::pan(const QPointF& pixels) {
    m_centre += QPointF(pixels.x(), -pixels.y()) / scale();
    keepInTown();
}

void MapCamera::zoom(int steps, const QPointF& at) {
    const QPointF held = toMetres(at);
    m_step = std::clamp(m_step + steps, leastStep(), town::mostStep);
    const QPointF off = at - QPointF(m_size.width(), m_size.height()) / 2;
    m_centre = held - QPointF(off.x(), -off.y()) / scale();
    keepInTown();
}

void MapCamera::keepInTown() {
    m_centre = {std::clamp(m_centre.x(), m_town.left(), m_town.right()),
                std::clamp(m_centre.y(), m_town.top(), m_town.bottom())};
}

double MapCamera::scale() const {
    return town::scaleOf(m_step);
}

QPointF MapCamera::toWidget(const QPointF& metres) const {
    const QPointF off = (metres - m_centre) * scale();
    return QPointF(off.x(), -off.y()) + QPointF(m_size.width(), m_size.height()) / 2;
}

QPointF MapCamera::toMetres(const QPointF& at) const {
    const QPointF off = (at - QPointF(m_size.width(), m_size.height()) / 2) / scale();
    return m_centre + QPointF(off.x(), -off.y());
}

QRectF MapCamera::inSight() const {
    const QSizeF metres = m_size / scale();
    return {m_centre - QPointF(metres.width(), metres.height()) / 2, metres};
}

ScaleBar scaleBarFor(double pixelsPerMetre, double mostPixels) {
    const double most = mostPixels / pixelsPerMetre;
    const double power = std::pow(10, std::floor(std::log10(most)));
    const double times = most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1;
    return {times * power, times * power * pixelsPerMetre};
}

} // namespace watchdesk::ui
