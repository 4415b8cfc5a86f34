#include "desk/Trail.h"

#include "town/StreetIndex.h"

#include <algorithm>
#include <cmath>

namespace watchdesk::desk {

namespace {

constexpr double reachMetres = 80;  ///< so far off a street a place may be
constexpr double longestLeg = 3000; ///< metres: nobody looks for a longer way
constexpr double detour = 2.5;      ///< a way so many times longer than the crow flies was not theirs
constexpr double detourMetres = 80;
constexpr double shownAhead = 90; ///< metres of the way on

const TownPlace* placeById(const TrailQuery& query, const QString& id) {
    const auto found = std::find_if(query.places.cbegin(), query.places.cend(),
                                    [&](const TownPlace& place) { return !id.isEmpty() && place.id == id; });
    return found == query.places.cend() ? nullptr : &*found;
}

/// Words as they are typed: a place's name first, what else was said after a comma.
std::optional<QPointF> pointOf(const town::StreetIndex* index, const TrailQuery& query, const QString& words) {
    const QString name = words.section(QLatin1Char(','), 0, 0).trimmed();
    if (name.isEmpty())
        return {};
    for (const TownPlace& place : query.places) {
        for (const QString& own : {place.callSign, place.name}) {
            if (own.compare(name, Qt::CaseInsensitive) == 0)
                return place.at;
        }
    }
    return index != nullptr ? index->named(name) : std::nullopt;
}

TrailPoint pointOf(const town::StreetIndex* index, const TrailQuery& query, const TrailStep& step) {
    if (const TownPlace* place = placeById(query, step.premisesId))
        return {place->at, true, place->street};
    return {pointOf(index, query, step.words), false, step.words.section(QLatin1Char(','), 0, 0)};
}

QPolygonF legOf(const town::Walking* walking, const TrailPoint& here, const TrailPoint& there) {
    const QPointF from = *here.at;
    const QPointF to = *there.at;
    const QPolygonF straight{from, to};
    const auto start = walking != nullptr ? walking->spotAt(from, reachMetres, here.street) : std::nullopt;
    const auto end = start ? walking->spotAt(to, reachMetres, there.street) : std::nullopt;
    if (!end)
        return straight;
    const double crow = std::hypot(to.x() - from.x(), to.y() - from.y());
    const double most = std::min(longestLeg, crow * detour + detourMetres);
    const QPolygonF way = walking->from(*start, most).wayTo(*end);
    if (way.isEmpty())
        return straight;
    QPolygonF whole{from};
    whole += way;
    whole += to;
    return whole;
}

/// No more of it than is sure to be theirs.
QPolygonF beginningOf(const QPolygonF& way) {
    QPolygonF out{way.first()};
    double left = shownAhead;
    for (qsizetype i = 1; i < way.size() && left > 0; ++i) {
        const QPointF step = way[i] - way[i - 1];
        const double metres = std::hypot(step.x(), step.y());
        out += metres <= left ? way[i] : way[i - 1] + step * (left / metres);
        left -= metres;
    }
    return out;
}

/// On in the direction in which they came.
std::optional<QPointF> onwards(const Trail& trail) {
    const QPointF now = *trail.points[trail.last].at;
    for (int i = trail.last - 1; i >= 0; --i) {
        if (trail.points[i].at && *trail.points[i].at != now)
            return now + (now - *trail.points[i].at) * 10;
    }
    return {};
}

} // namespace

Trail followTrail(const town::StreetIndex* index, const town::Walking* walking, const TrailQuery& query) {
    Trail trail;
    for (int i = 0; i < query.steps.size(); ++i) {
        const TrailPoint point = pointOf(index, query, query.steps[i]);
        trail.points += point;
        if (!point.at)
            continue;
        if (trail.last >= 0 && *trail.points[trail.last].at != *point.at)
            trail.legs += legOf(walking, trail.points[trail.last], point);
        trail.last = i;
    }
    if (trail.last < 0 || !query.foretell)
        return trail;
    const TrailPoint& here = trail.points[trail.last];
    const QPointF now = *here.at;
    const auto said = pointOf(index, query, query.steps[trail.last].heading);
    if (said && *said != now)
        trail.ahead = beginningOf(legOf(walking, here, {said, false}));
    if (walking == nullptr)
        return trail;
    QVector<town::PlaceAt> places;
    for (const TownPlace& place : query.places)
        places += {place.id, place.at, place.street};
    trail.next = town::nextLikely(
        *walking, {now, query.steps[trail.last].at, said ? said : onwards(trail), here.street}, places, query.now);
    return trail;
}

} // namespace watchdesk::desk
