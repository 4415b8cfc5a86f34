#include "town/DemoMap.h"

#include "town/DemoNet.h"
#include "town/DemoPlots.h"
#include "town/Lines.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

namespace watchdesk::town {

namespace {

using namespace demo;

/// What no house may stand on: open ground, landmarks, the river, the rails.
QVector<QPolygonF> takenGround() {
    QVector<QPolygonF> taken{riverBanks()};
    for (const Area& area : openGround() + landmarks())
        taken += area.rings;
    const QPolygonF rails = railwayLine();
    for (qsizetype i = 0; i + 1 < rails.size(); ++i)
        taken += QPolygonF({rails[i] + QPointF(0, 9), rails[i + 1] + QPointF(0, 9), rails[i + 1] - QPointF(0, 9),
                            rails[i] - QPointF(0, 9)});
    return taken;
}

/// The part of the street that is nearest: a street may be in two roads of the plan.
int roadOf(const QVector<Road>& roads, const domain::Premises& premises) {
    int best = -1;
    double least = 1e9;
    for (int road = 0; road < roads.size(); ++road) {
        const QPolygonF& line = roads[road].line;
        for (qsizetype i = 0; roads[road].name == premises.street && i + 1 < line.size(); ++i) {
            const QPointF at(premises.east, premises.north);
            if (const double off = distance(at, nearestOn(line[i], line[i + 1], at)); off < least) {
                least = off;
                best = road;
            }
        }
    }
    return best;
}

bool standsInCentre(const domain::Premises& premises) {
    const QVector<Area> areas = landmarks();
    return std::any_of(areas.begin(), areas.end(), [&](const Area& area) {
        return area.rings.first().containsPoint({premises.east, premises.north}, Qt::OddEvenFill);
    });
}

void addRoads(TownMap& map, const QVector<Road>& roads) {
    const QPolygonF banks = riverBanks();
    const auto isOver = [&](const QPointF& a, const QPointF& b) {
        return banks.containsPoint((a + b) / 2, Qt::OddEvenFill);
    };
    for (const Road& road : roads) {
        Way way{road.kind, true, isOver(road.line[0], road.line[1]), road.name, QPolygonF({road.line.first()})};
        for (qsizetype i = 0; i + 1 < road.line.size(); ++i) {
            const bool bridge = isOver(road.line[i], road.line[i + 1]);
            if (bridge != way.bridge) {
                map.ways += way;
                way.line = QPolygonF({road.line[i]});
                way.bridge = bridge;
            }
            way.line += road.line[i + 1];
        }
        map.ways += way;
    }
}

void addRiverAndRails(TownMap& map) {
    map.ways += Way{WayKind::Water, false, false, QStringLiteral("River Ash"), riverLine()};
    map.areas += Area{AreaKind::Water, {}, {riverBanks()}};
    for (const double off : {-2.2, 2.2})
        map.ways += Way{WayKind::Railway, false, false, {}, railwayLine().translated(0, off)};
}

/// Odd numbers on the left, even ones on the right, as the road runs.
void addHouses(TownMap& map, const QVector<Road>& roads, QVector<Plot> plots) {
    std::stable_sort(plots.begin(), plots.end(), [](const Plot& a, const Plot& b) { return a.along < b.along; });
    QHash<std::pair<QString, int>, int> last;
    for (const Plot& plot : plots) {
        map.areas += Area{AreaKind::Building, {}, {plot.ring}};
        if (plot.road < 0)
            continue;
        const QString& street = roads[plot.road].name;
        int& number = last[{street, plot.side}];
        number += number == 0 ? (plot.side > 0 ? 1 : 2) : 2;
        map.addresses += Address{QString::number(number), street, toDecimetres(centreOf(plot.ring))};
    }
}

} // namespace

TownMap makeDemoMap(quint64 seed, const QVector<domain::Premises>& premises, UtcMs now) {
    SeededRandom random(seed);
    QVector<Road> roads = plannedRoads();
    knit(roads);
    Plots plots(roads, takenGround());
    for (const domain::Premises& place : premises) {
        const int road = roadOf(roads, place);
        if (road >= 0 && !standsInCentre(place))
            plots.addAround({place.east, place.north}, road, random);
    }
    growLanes(roads, random, [&](const QPointF& at) { return plots.isFree(at, 9); });
    knit(roads);
    for (int road = 0; road < roads.size(); ++road)
        plots.addAlong(road, random);
    for (int road = 0; road < roads.size(); ++road)
        plots.addBehind(road, random);

    TownMap map;
    map.bounds = bounds();
    map.attribution = QStringLiteral("Ashby Cross, an invented town");
    map.sourceName = QStringLiteral("Ashby Cross");
    map.sourceHash = QCryptographicHash::hash(QByteArray::number(seed), QCryptographicHash::Sha256);
    map.readAt = now;
    addRoads(map, roads);
    addRiverAndRails(map);
    map.areas += openGround() + landmarks();
    addHouses(map, roads, plots.plots());
    return map;
}

} // namespace watchdesk::town
