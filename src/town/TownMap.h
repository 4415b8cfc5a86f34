// The offline map of a town: what is drawn and asked, in metres.
#pragma once

#include "base/Clock.h"
#include "town/Projection.h"

#include <QByteArray>
#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <QVector>

namespace watchdesk::town {

/// Streets by what they are drawn as, then rails and water courses.
enum class WayKind : quint8 {
    Main,   ///< motorway to secondary, with their links
    Street, ///< tertiary, residential, unclassified, pedestrian, living street
    Lane,   ///< service, track
    Walk,   ///< footway, path, cycleway, bridleway
    Steps,
    Railway,
    Water ///< river, canal, stream
};
inline constexpr int wayKinds = 7;

enum class AreaKind : quint8 { Green, Water, Square, CarPark, Building };
inline constexpr int areaKinds = 5;

/// A street, a rail or a water course: at least two points.
struct Way {
    WayKind kind = WayKind::Street;
    bool walkable = false; ///< open to anybody on foot
    bool bridge = false;
    QString name; ///< may be empty
    QPolygonF line;
    bool operator==(const Way&) const = default;
};

/// A part of the ground, by the odd-even rule: one or more rings of at least three points, the last not repeated.
struct Area {
    AreaKind kind = AreaKind::Building;
    QString name; ///< may be empty
    QVector<QPolygonF> rings;
    bool operator==(const Area&) const = default;
};

/// Where a house number of a street is.
struct Address {
    QString number; ///< "12", "12A", "12-16"
    QString street;
    QPointF at;
    bool operator==(const Address&) const = default;
};

/// Points are metres east (x) and north (y) of `origin`, see Projection, in whole decimetres. A value; any thread.
struct TownMap {
    GeoPoint origin;
    QRectF bounds; ///< what the file says it covers; ways may lead beyond
    QVector<Way> ways;
    QVector<Area> areas;
    QVector<Address> addresses;
    QString attribution;   ///< to be seen wherever the map is
    QString sourceName;    ///< name of the file, without its folder
    QByteArray sourceHash; ///< SHA-256 of the file
    UtcMs readAt = 0;
    bool operator==(const TownMap&) const = default;
};

/// Whether it is a street, named or not; else rails or water.
[[nodiscard]] constexpr bool isStreet(WayKind kind) {
    return kind <= WayKind::Steps;
}

/// To whole decimetres, as every point of a map is.
[[nodiscard]] QPointF toDecimetres(QPointF point);

/// "© OpenStreetMap contributors, ODbL 1.0"
[[nodiscard]] QString openStreetMapCredit();

} // namespace watchdesk::town
