// Streets asked by place, by name and by house number.
#pragma once

#include "town/TownMap.h"

#include <QHash>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QVector>

#include <memory>
#include <optional>

namespace watchdesk::town {

/// The street that is nearest to a point.
struct NearStreet {
    QString name;
    QPointF at; ///< on the street
    double metres = 0;
};

/// A street with all its parts.
struct NamedStreet {
    QString name; ///< as the map has it
    QVector<QPolygonF> lines;
    QPointF middle; ///< on the street, half-way down its longest part
};

/// Somewhere in that street: points all along it, `step` metres apart at most.
[[nodiscard]] QVector<QPointF> pointsAlong(const NamedStreet& street, double step);

/// Made once of a map, then only read: any thread. Names are compared by foldedStreet().
class StreetIndex {
public:
    explicit StreetIndex(std::shared_ptr<const TownMap> map);
    /// The nearest street that has a name; nothing beyond `within` metres.
    [[nodiscard]] std::optional<NearStreet> nearestStreet(QPointF point, double within = 100) const;
    [[nodiscard]] std::optional<NamedStreet> street(const QString& name) const;
    /// Of every street, each once, sorted.
    [[nodiscard]] QStringList streetNames() const;
    /// Where a house is: "12", "12a"; within a range such as "10-14" too, on the side of its first number.
    [[nodiscard]] std::optional<QPointF> address(const QString& number, const QString& street) const;
    /// Of "12 High Street", or a street's middle when no number is said.
    [[nodiscard]] std::optional<QPointF> position(const QString& line) const;
    /// The middle of a street, or of a square, park or building of that name.
    [[nodiscard]] std::optional<QPointF> named(const QString& name) const;

private:
    struct Stretch {
        int way = 0;
        int from = 0; ///< index of its first point
    };
    void addToCells(int way);
    std::shared_ptr<const TownMap> m_map;
    QHash<std::pair<int, int>, QVector<Stretch>> m_cells;
    QHash<QString, QVector<int>> m_byName; ///< ways
    QHash<QString, QVector<int>> m_houses; ///< addresses by street
    QHash<QString, int> m_areas;           ///< by name; the first of that name
};

} // namespace watchdesk::town
