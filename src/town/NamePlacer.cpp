#include "town/NamePlacer.h"

#include "town/Lines.h"

#include <QFontMetricsF>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

namespace watchdesk::town {

namespace {

constexpr double againAfter = 480;  ///< logical pixels along a street
constexpr double bendAllowed = 0.3; ///< of the letters' height, off the straight line
constexpr double carParkSide = 32;  ///< logical pixels of a square as large as the least that is marked
constexpr double shortening = 0.97; ///< a bent line's ends are nearer than its length

/// What is taken already: names as rows of circles, found by cells.
class Taken {
public:
    explicit Taken(double radius) : m_radius(radius), m_cell(4 * radius) {}
    [[nodiscard]] bool isFree(const std::vector<QPointF>& circles) const {
        return std::none_of(circles.begin(), circles.end(), [this](const QPointF& at) { return touches(at); });
    }
    void take(const std::vector<QPointF>& circles) {
        for (const QPointF& at : circles)
            m_cells[cellOf(at)].push_back(at);
    }
    /// Circles along a name, a radius apart.
    [[nodiscard]] std::vector<QPointF> circlesOf(const PlacedName& name) const {
        const double turn = name.degrees * std::numbers::pi / 180;
        const QPointF way(std::cos(turn), std::sin(turn));
        const int count = 1 + static_cast<int>(std::ceil(name.width / m_radius));
        std::vector<QPointF> out;
        for (int i = 0; i < count; ++i)
            out.push_back(name.middle + way * (name.width * (i / double(std::max(1, count - 1)) - 0.5)));
        return out;
    }

private:
    using Cell = std::pair<int, int>;
    [[nodiscard]] Cell cellOf(const QPointF& at) const {
        return {static_cast<int>(std::floor(at.x() / m_cell)), static_cast<int>(std::floor(at.y() / m_cell))};
    }
    [[nodiscard]] bool touches(const QPointF& at) const {
        const Cell middle = cellOf(at);
        for (int x = middle.first - 1; x <= middle.first + 1; ++x) {
            for (int y = middle.second - 1; y <= middle.second + 1; ++y) {
                const auto cell = m_cells.constFind({x, y});
                if (cell != m_cells.constEnd() && std::any_of(cell->begin(), cell->end(), [&](const QPointF& other) {
                        return distance(at, other) < 2 * m_radius;
                    }))
                    return true;
            }
        }
        return false;
    }
    double m_radius;
    double m_cell;
    QHash<Cell, std::vector<QPointF>> m_cells;
};

/// All lines of one name, joined, in pixels.
struct NamedLines {
    QString name;
    NameRank rank = NameRank::Minor;
    QVector<QPolygonF> lines;
    double length = 0;
};

NameRank rankOf(WayKind kind) {
    switch (kind) {
    case WayKind::Main:
        return NameRank::Main;
    case WayKind::Street:
    case WayKind::Water:
        return NameRank::Street;
    default:
        return NameRank::Minor;
    }
}

class Placer {
public:
    Placer(const TownMap& map, double scale, const QFont& font, double ratio)
        : m_map(map), m_scale(scale), m_font(font), m_ratio(ratio), m_taken(7.5 * ratio) {}

    QVector<PlacedName> place() {
        const auto lines = namedLines();
        // A square says its name in its middle, and not again on the streets around it.
        placeAreas([](const Area& area) { return area.kind == AreaKind::Square; });
        for (const NameRank rank : {NameRank::Main, NameRank::Street, NameRank::Place, NameRank::Minor}) {
            for (const NamedLines& named : lines) {
                if (named.rank == rank && !m_areaNames.contains(named.name))
                    placeAlong(named);
            }
            if (rank == NameRank::Place)
                placeAreas([](const Area& area) { return area.kind != AreaKind::Square; });
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] QPointF toPixels(const QPointF& at) const { return {at.x() * m_scale, -at.y() * m_scale}; }

    /// The longest first.
    [[nodiscard]] std::vector<NamedLines> namedLines() const {
        std::map<QString, NamedLines> byName;
        for (const Way& way : m_map.ways) {
            if (way.name.isEmpty())
                continue;
            NamedLines& named = byName[way.name];
            named.name = way.name;
            named.rank = std::min(named.rank, rankOf(way.kind));
            QPolygonF line;
            for (const QPointF& at : way.line)
                line += toPixels(at);
            named.lines += line;
        }
        std::vector<NamedLines> out;
        for (auto& [name, named] : byName) {
            named.lines = joined(std::move(named.lines));
            std::stable_sort(named.lines.begin(), named.lines.end(),
                             [](const auto& a, const auto& b) { return lengthOf(a) > lengthOf(b); });
            for (const QPolygonF& line : named.lines)
                named.length += lengthOf(line);
            out.push_back(std::move(named));
        }
        std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.length > b.length; });
        return out;
    }

    [[nodiscard]] double widthOf(const QString& text, NameRank rank) const {
        return QFontMetricsF(fontOf(rank, m_font, m_ratio)).horizontalAdvance(text);
    }

    bool put(PlacedName name) {
        const auto circles = m_taken.circlesOf(name);
        if (!m_taken.isFree(circles))
            return false;
        m_taken.take(circles);
        QRectF box;
        for (const QPointF& at : circles)
            box |= QRectF(at - QPointF(12, 12) * m_ratio, QSizeF(24, 24) * m_ratio);
        name.box = box;
        m_out += name;
        return true;
    }

    void placeAlong(const NamedLines& named) {
        const double width = widthOf(named.name, named.rank);
        // Carriageways side by side are one street: where a name was put, none follows within reach.
        std::vector<QPointF> put;
        for (const QPolygonF& line : named.lines) {
            const double length = lengthOf(line);
            if (length < width * 1.05)
                break;
            for (const double along : spotsOn(length, width)) {
                const auto name = alongAt(line, along, width, named);
                if (!name || std::any_of(put.begin(), put.end(), [&](const QPointF& other) {
                        return distance(other, name->middle) < againAfter * m_ratio;
                    }))
                    continue;
                if (this->put(*name))
                    put.push_back(name->middle);
            }
        }
    }

    /// Places to try: the middle first, then outwards.
    [[nodiscard]] static std::vector<double> spotsOn(double length, double width) {
        std::vector<double> out;
        const double room = (length - width) / 2;
        const double step = std::max(width / 4, 6.0);
        for (double off = 0; off <= room; off += step) {
            out.push_back(length / 2 + off);
            if (off > 0)
                out.push_back(length / 2 - off);
        }
        return out;
    }

    [[nodiscard]] std::optional<PlacedName> alongAt(const QPolygonF& line, double along, double width,
                                                    const NamedLines& named) const {
        const QPointF a = pointAlong(line, along - width / 2);
        const QPointF b = pointAlong(line, along + width / 2);
        const QPointF chord = b - a;
        if (distance(a, b) < width * shortening ||
            bendBetween(line, along - width / 2, along + width / 2, a, b) > bendAllowed * 12 * m_ratio)
            return {};
        double degrees = std::atan2(chord.y(), chord.x()) * 180 / std::numbers::pi;
        if (degrees > 90)
            degrees -= 180;
        else if (degrees < -90)
            degrees += 180;
        return PlacedName{named.name, named.rank, (a + b) / 2, degrees, width, {}};
    }

    /// How far the line strays from the straight one between two of its places.
    [[nodiscard]] static double bendBetween(const QPolygonF& line, double from, double to, const QPointF& a,
                                            const QPointF& b) {
        double worst = 0;
        double along = 0;
        for (qsizetype i = 1; i + 1 < line.size() && along < to; ++i) {
            along += distance(line[i - 1], line[i]);
            if (along > from && along < to)
                worst = std::max(worst, distance(line[i], nearestOn(a, b, line[i])));
        }
        return worst;
    }

    template <class Asked>
    void placeAreas(const Asked& asked) {
        std::vector<const Area*> areas;
        for (const Area& area : m_map.areas) {
            if (asked(area) && (!area.name.isEmpty() || area.kind == AreaKind::CarPark))
                areas.push_back(&area);
        }
        std::stable_sort(areas.begin(), areas.end(), [](const Area* a, const Area* b) {
            return areaOf(a->rings.first()) > areaOf(b->rings.first());
        });
        for (const Area* area : areas)
            placeArea(*area);
    }

    void placeArea(const Area& area) {
        const QPolygonF& ring = area.rings.first();
        const QString text = area.kind == AreaKind::CarPark ? QStringLiteral("P") : area.name;
        const double width = widthOf(text, NameRank::Place);
        const QSizeF room = ring.boundingRect().size() * m_scale;
        // On open ground a name may stand over its edge a little; on a roof it may not.
        const double lent = area.kind == AreaKind::Building ? 0.95 : 1.15;
        if (width + 6 * m_ratio > room.width() * lent || 18 * m_ratio > room.height())
            return;
        // Bays along a kerb are car parks too, to the map.
        const double least = carParkSide * m_ratio / m_scale;
        if (area.kind == AreaKind::CarPark && areaOf(ring) < least * least)
            return;
        const QPointF middle = centreOf(ring);
        if (ring.containsPoint(middle, Qt::OddEvenFill) && put({text, NameRank::Place, toPixels(middle), 0, width, {}}))
            m_areaNames.insert(text);
    }

    const TownMap& m_map;
    double m_scale;
    QFont m_font;
    double m_ratio;
    Taken m_taken;
    QVector<PlacedName> m_out;
    QSet<QString> m_areaNames;
};

} // namespace

QFont fontOf(NameRank rank, const QFont& font, double pixelRatio) {
    QFont out = font;
    out.setPixelSize(static_cast<int>(std::lround((rank == NameRank::Main ? 12 : 11) * pixelRatio)));
    // Painted as shapes, letters come out lighter.
    out.setWeight(QFont::Medium);
    // Turned letters are not to be pulled onto the pixels' rows one by one.
    out.setHintingPreference(QFont::PreferNoHinting);
    return out;
}

QVector<PlacedName> placeNames(const TownMap& map, double pixelsPerMetre, const QFont& font, double pixelRatio) {
    return Placer(map, pixelsPerMetre, font, pixelRatio).place();
}

} // namespace watchdesk::town
