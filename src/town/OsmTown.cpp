#include "town/OsmTown.h"

#include "town/Lines.h"
#include "town/OsmClasses.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace watchdesk::town {

namespace {

constexpr double mostAcross = 30'000; ///< metres
constexpr double furthest = 100'000;  ///< from the origin: what lies beyond is not of the town
constexpr double streetTolerance = 0.3;
constexpr double areaTolerance = 0.15;

QString wordOf(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).simplified();
}

std::optional<std::pair<GeoPoint, GeoPoint>> boundsOf(const OsmData& data) {
    if (data.bounds || data.nodes.empty())
        return data.bounds;
    GeoPoint low = data.nodes.front().at;
    GeoPoint high = low;
    for (const OsmNode& node : data.nodes) {
        low = {std::min(low.latitude, node.at.latitude), std::min(low.longitude, node.at.longitude)};
        high = {std::max(high.latitude, node.at.latitude), std::max(high.longitude, node.at.longitude)};
    }
    return std::pair{low, high};
}

class TownMaker {
public:
    TownMaker(const OsmData& data, GeoPoint origin) : m_data(data), m_projection(origin) {}

    Result<OsmRead> make(const QRectF& bounds) {
        m_out.map.origin = m_projection.origin();
        m_out.map.bounds = bounds;
        m_out.map.attribution = openStreetMapCredit();
        countJunctions();
        for (const OsmRelation& relation : m_data.relations)
            addRelation(relation);
        for (const OsmWay& way : m_data.ways)
            addWay(way);
        for (const auto& [at, tags] : m_data.tagged)
            addAddress(tags, toDecimetres(m_projection.toMetres(at)));
        const auto street = [](const Way& way) { return isStreet(way.kind); };
        if (std::none_of(m_out.map.ways.begin(), m_out.map.ways.end(), street))
            return Error{ErrorCode::InvalidInput,
                         "The file has no street in it.",
                         {},
                         "Export the town with its streets (\"highway\") and buildings."};
        return std::move(m_out);
    }

private:
    /// Points in which streets meet stay, so that whoever walks can turn there.
    void countJunctions() {
        for (const OsmWay& way : m_data.ways) {
            if (const auto kind = wayKindOf(way.tags); !kind || !isStreet(*kind))
                continue;
            for (const qint64 node : way.nodes) {
                if (m_seen.contains(node))
                    m_junctions.insert(node);
                m_seen.insert(node);
            }
        }
    }

    std::optional<QPointF> placeOf(qint64 id) const {
        const OsmNode* node = m_data.node(id);
        if (node == nullptr)
            return {};
        const QPointF at = toDecimetres(m_projection.toMetres(node->at));
        if (std::abs(at.x()) > furthest || std::abs(at.y()) > furthest)
            return {};
        return at;
    }

    /// The way in pieces between points that are missing.
    QVector<QPolygonF> piecesOf(const OsmWay& way, QSet<std::pair<double, double>>* kept = nullptr) const {
        QVector<QPolygonF> pieces(1);
        for (const qint64 id : way.nodes) {
            const auto at = placeOf(id);
            if (!at) {
                pieces.emplaceBack();
                continue;
            }
            if (kept != nullptr && m_junctions.contains(id))
                kept->insert({at->x(), at->y()});
            if (pieces.last().isEmpty() || pieces.last().last() != *at)
                pieces.last() += *at;
        }
        return pieces;
    }

    void addWay(const OsmWay& way) {
        if (const auto kind = wayKindOf(way.tags))
            addLine(way, *kind);
        if (way.nodes.size() < 4 || way.nodes.front() != way.nodes.back())
            return;
        const auto kind = areaKindOf(way.tags);
        if (kind && m_ofRelation.value(way.id, -1) != static_cast<int>(*kind))
            addArea(*kind, way.tags, piecesOf(way));
    }

    void addLine(const OsmWay& way, WayKind kind) {
        QSet<std::pair<double, double>> kept;
        const QVector<QPolygonF> pieces = piecesOf(way, &kept);
        m_out.cutWays += pieces.size() > 1 ? 1 : 0;
        Way line{kind,
                 isWalkable(way.tags),
                 way.tags.has(TagKey::Bridge) && way.tags[TagKey::Bridge] != "no",
                 wordOf(way.tags[TagKey::Name]),
                 {}};
        for (const QPolygonF& piece : pieces) {
            if (piece.size() < 2)
                continue;
            line.line = simplified(piece, streetTolerance, [&](const QPointF& at) {
                return kept.contains({at.x(), at.y()});
            });
            m_out.map.ways += line;
        }
    }

    void addRelation(const OsmRelation& relation) {
        const std::string_view type = relation.tags[TagKey::Type];
        if (type != "multipolygon" && type != "boundary")
            return;
        const OsmTags* tags = &relation.tags;
        auto kind = areaKindOf(*tags);
        QVector<QPolygonF> pieces;
        for (const qint64 id : relation.ways) {
            const OsmWay* way = m_data.way(id);
            if (way == nullptr)
                return addIncomplete(kind);
            // Before 2017 the tags stood on the outer way.
            if (!kind && areaKindOf(way->tags)) {
                tags = &way->tags;
                kind = areaKindOf(*tags);
            }
            const QVector<QPolygonF> some = piecesOf(*way);
            if (some.size() > 1)
                return addIncomplete(kind);
            pieces += some;
        }
        if (!kind)
            return;
        for (const qint64 id : relation.ways)
            m_ofRelation.insert(id, static_cast<int>(*kind));
        addArea(*kind, *tags, joined(pieces));
    }

    void addIncomplete(std::optional<AreaKind> kind) { m_out.incompleteAreas += kind ? 1 : 0; }

    /// Whole rings only: half a lake would flood a street.
    void addArea(AreaKind kind, const OsmTags& tags, const QVector<QPolygonF>& lines) {
        Area area{kind, wordOf(tags[TagKey::Name]), {}};
        for (const QPolygonF& line : lines) {
            if (line.size() < 4 || line.first() != line.last())
                return addIncomplete(kind);
            QPolygonF ring = simplified(line, areaTolerance, [](const QPointF&) { return false; });
            ring.removeLast();
            if (ring.size() >= 3)
                area.rings += ring;
        }
        if (area.rings.isEmpty())
            return;
        // The outermost first.
        std::stable_sort(area.rings.begin(), area.rings.end(),
                         [](const QPolygonF& a, const QPolygonF& b) { return areaOf(a) > areaOf(b); });
        addAddress(tags, toDecimetres(centreOf(area.rings.first())));
        m_out.map.areas += area;
    }

    void addAddress(const OsmTags& tags, QPointF at) {
        if (tags.has(TagKey::HouseNumber) && tags.has(TagKey::HouseStreet) && std::abs(at.x()) <= furthest &&
            std::abs(at.y()) <= furthest)
            m_out.map.addresses += Address{wordOf(tags[TagKey::HouseNumber]), wordOf(tags[TagKey::HouseStreet]), at};
    }

    const OsmData& m_data;
    Projection m_projection;
    OsmRead m_out;
    QSet<qint64> m_seen;
    QSet<qint64> m_junctions;
    QHash<qint64, int> m_ofRelation; ///< ways that are part of an area of this kind already
};

} // namespace

Result<OsmRead> townOf(const OsmData& data, std::optional<GeoPoint> origin) {
    const auto corners = boundsOf(data);
    if (!corners)
        return Error{ErrorCode::InvalidInput, "The file has no points in it.", {}, "Export the town again."};
    const auto& [low, high] = *corners;
    const GeoPoint middle{(low.latitude + high.latitude) / 2, (low.longitude + high.longitude) / 2};
    const Projection projection(origin.value_or(middle));
    QRectF bounds(toDecimetres(projection.toMetres(low)), toDecimetres(projection.toMetres(high)));
    // One street due north has no width: there is still something to look at.
    if (bounds.width() < 1 || bounds.height() < 1)
        bounds.adjust(-1, -1, 1, 1);
    if (!(bounds.width() <= mostAcross && bounds.height() <= mostAcross))
        return Error{ErrorCode::Refused,
                     "The map is more than 30 km across: more than a town.",
                     {},
                     "Export the town's centre alone, or cut it out with \"osmium extract\"."};
    if (std::max({std::abs(bounds.left()), std::abs(bounds.right()), std::abs(bounds.top()),
                  std::abs(bounds.bottom())}) > furthest)
        return Error{ErrorCode::Refused,
                     "This map is of another part of the country than the one before.",
                     {},
                     "Choose a map of the same town, or begin anew."};
    return TownMaker(data, projection.origin()).make(bounds);
}

} // namespace watchdesk::town
