#include "town/Projection.h"

#include <cmath>
#include <numbers>

namespace watchdesk::town {

namespace {
constexpr double equatorRadius = 6378137.0; ///< WGS 84
constexpr double eccentricity2 = 6.69437999014e-3;
constexpr double radian = std::numbers::pi / 180;

/// Radius of curvature along the meridian.
double meridianRadius(double latitude) {
    const double s = std::sin(latitude);
    return equatorRadius * (1 - eccentricity2) / std::pow(1 - eccentricity2 * s * s, 1.5);
}

/// Radius of curvature across it.
double normalRadius(double latitude) {
    const double s = std::sin(latitude);
    return equatorRadius / std::sqrt(1 - eccentricity2 * s * s);
}
} // namespace

Projection::Projection(GeoPoint origin) : m_origin(origin) {}

QPointF Projection::toMetres(GeoPoint point) const {
    const double latitude = point.latitude * radian;
    const double up = latitude - m_origin.latitude * radian;
    const double over = (point.longitude - m_origin.longitude) * radian;
    const double normal = normalRadius(latitude);
    const double along = meridianRadius(latitude - up / 2) * up;
    return {normal * std::cos(latitude) * over,
            along + normal * std::sin(latitude) * std::cos(latitude) * over * over / 2};
}

} // namespace watchdesk::town
