#include "town/NextLikely.h"

#include "town/Lines.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace watchdesk::town {

namespace {

constexpr double sameMetres = 5;
constexpr double reachMetres = 80; ///< so far off a street a place may be
constexpr double thereMetres = 30; ///< so near to where they were heading, the heading says nothing any more
constexpr double leastSlack = 15;  ///< seconds: nobody notes a sighting to the second

/// 1 ahead, `behind` right behind, between them by the angle.
double directionOf(const LastSeen& seen, const QPointF& place, double behind) {
    if (!seen.towards || distance(seen.at, *seen.towards) < thereMetres)
        return 1;
    const QPointF way = *seen.towards - seen.at;
    const QPointF to = place - seen.at;
    const double lengths = std::hypot(way.x(), way.y()) * std::hypot(to.x(), to.y());
    const double cosine = lengths > 0 ? QPointF::dotProduct(way, to) / lengths : 1;
    return behind + (1 - behind) * (1 + cosine) / 2;
}

/// By how far it is, and whether they are past it by now.
double distanceWeight(double seconds, double age, const WalkRule& rule) {
    if (seconds >= age)
        return std::exp(-(seconds - age) / rule.nearSeconds);
    const double past = (age - seconds) / (rule.spread * age + leastSlack);
    return std::exp(-past * past / 2);
}

} // namespace

double fadeOf(double ageSeconds, const WalkRule& rule) {
    return ageSeconds > rule.oldestSeconds ? 0 : std::exp2(-std::max(0.0, ageSeconds) / rule.halfLifeSeconds);
}

QVector<NextPlace> nextLikely(const Walking& walking, const LastSeen& seen, const QVector<PlaceAt>& places, UtcMs now,
                              const WalkRule& rule) {
    const double age = std::max(0.0, static_cast<double>(now - seen.when) / 1000);
    const double fade = fadeOf(age, rule);
    const auto start = walking.spotAt(seen.at, reachMetres, seen.street);
    if (fade <= 0 || !start)
        return {};
    const double most = (age + rule.mostSeconds) * rule.metresPerSecond;
    const WalkReach reach = walking.from(*start, most);
    QVector<NextPlace> out;
    for (const PlaceAt& place : places) {
        const auto spot = walking.spotAt(place.at, reachMetres, place.street);
        const double metres = spot ? reach.metresTo(*spot) : most + 1;
        if (metres > most || metres < sameMetres)
            continue;
        const double seconds = metres / rule.metresPerSecond;
        const double weight = fade * distanceWeight(seconds, age, rule) * directionOf(seen, place.at, rule.behind);
        out.append({place.id, metres, static_cast<int>(std::lround(seconds)), weight});
    }
    std::sort(out.begin(), out.end(), [](const NextPlace& a, const NextPlace& b) {
        return std::tuple(-a.weight, a.metres, a.id) < std::tuple(-b.weight, b.metres, b.id);
    });
    return out;
}

} // namespace watchdesk::town
