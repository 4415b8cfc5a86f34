// From degrees to metres.
#pragma once

#include <QPointF>

namespace watchdesk::town {

/// WGS 84, degrees.
struct GeoPoint {
    double latitude = 0;
    double longitude = 0;
    bool operator==(const GeoPoint&) const = default;
};

/// Metres east and north of an origin: the series of the transverse Mercator projection on the WGS 84 ellipsoid to its
/// second order, with the scale 1 at the origin. A centimetre at 5 km, half a metre at 30 km; meant for a town, up to
/// 84 degrees of latitude. A value; any thread.
class Projection {
public:
    explicit Projection(GeoPoint origin);
    [[nodiscard]] QPointF toMetres(GeoPoint point) const;
    [[nodiscard]] GeoPoint origin() const { return m_origin; }

private:
    GeoPoint m_origin;
};

} // namespace watchdesk::town
