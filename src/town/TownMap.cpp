#include "town/TownMap.h"

#include <cmath>

namespace watchdesk::town {

QPointF toDecimetres(QPointF point) {
    return {std::round(point.x() * 10) / 10, std::round(point.y() * 10) / 10};
}

QString openStreetMapCredit() {
    return QStringLiteral("© OpenStreetMap contributors, ODbL 1.0");
}

} // namespace watchdesk::town
