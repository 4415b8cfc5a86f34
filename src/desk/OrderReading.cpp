#include "desk/OrderReading.h"

#include "desk/Wording.h"
#include "domain/CivilDay.h"
#include "store/ExclusionTable.h"
#include "store/OrderTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"
#include "store/ZoneTable.h"
#include "town/StreetIndex.h"

#include <QDateTime>

#include <algorithm>

namespace watchdesk::desk {

namespace {

QString placeNames(const domain::OrderCondition& condition, const QVector<domain::Zone>& zones,
                   const Directory& directory) {
    QStringList names;
    for (const domain::Zone& zone : zones) {
        if (zone.id == condition.zoneId)
            names << zone.name;
    }
    for (const QString& id : condition.premisesIds) {
        if (const auto premises = directory.premises(id))
            names << premises->name;
    }
    return names.join(QStringLiteral(", "));
}

OrderRow rowOf(const domain::Order& order, const QVector<domain::Zone>& zones, const Directory& directory,
               QDate today) {
    OrderRow row;
    row.order = order;
    row.inForce = domain::isInForce(order, today);
    row.lastDay = domain::lastDayOf(order);
    for (const domain::OrderCondition& condition : order.conditions)
        row.where << placeNames(condition, zones, directory);
    return row;
}

/// What is of everybody concerns those alerts whose trouble it was made against.
bool concernsEverybody(const QString& category) {
    static const QStringList troubles{QStringLiteral("anti-social-behaviour"), QStringLiteral("public-order"),
                                      QStringLiteral("drunkenness"), QStringLiteral("begging"),
                                      QStringLiteral("drugs")};
    return troubles.contains(category);
}

domain::SightPlace atPremises(const domain::Premises& premises, const Directory& directory) {
    domain::SightPlace place;
    place.premisesId = premises.id;
    if (premises.placed)
        place.at = QPointF(premises.east, premises.north);
    for (const domain::RadioSet& set : directory.radioSets()) {
        if (set.premisesId == premises.id && !place.schemeIds.contains(set.schemeId))
            place.schemeIds << set.schemeId;
    }
    return place;
}

/// Where they were seen last: premises, else a street or square of that name.
domain::SightPlace placeOf(const AlertView& view, const Directory& directory, const town::StreetIndex* streets) {
    domain::SightPlace place;
    const bool seen = !view.sightings.isEmpty();
    const QString premisesId = seen ? view.sightings.first().premisesId : view.incident.premisesId;
    if (const auto premises = directory.premises(premisesId)) {
        place = atPremises(*premises, directory);
        // Where it happened is its own scheme's, whoever holds the set there.
        if (premisesId == view.incident.premisesId && !place.schemeIds.contains(view.incident.schemeId))
            place.schemeIds << view.incident.schemeId;
    } else if (seen && streets != nullptr) {
        place.at = streets->named(view.sightings.first().note.section(QLatin1Char(','), 0, 0).trimmed());
    }
    return place;
}

QStringList suspectsOf(const domain::Incident& incident) {
    QStringList ids;
    for (const domain::IncidentSubject& subject : incident.subjects) {
        if (subject.part == domain::SubjectPart::Suspect || subject.part == domain::SubjectPart::Offender)
            ids << subject.subjectId;
    }
    return ids;
}

} // namespace

Result<QVector<OrderRow>> readOrders(store::Tx& tx, const Directory& directory, const QString& subjectId) {
    STORE_TRY(orders, subjectId.isEmpty() ? store::OrderTable::all(tx) : store::OrderTable::ofSubject(tx, subjectId));
    STORE_TRY(zones, store::ZoneTable::all(tx));
    const QDate today = domain::civilDay(tx.now());
    QVector<OrderRow> rows;
    for (const domain::Order& order : std::as_const(orders)) {
        OrderRow row = rowOf(order, zones, directory, today);
        if (!order.subjectId.isEmpty()) {
            STORE_TRY(subject, store::SubjectTable::find(tx, order.subjectId));
            row.subject = subject ? subject->reference : QString();
            row.name = subject ? subject->name : QString();
        }
        rows.append(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [](const OrderRow& a, const OrderRow& b) {
        const auto rank = [](const OrderRow& row) {
            return std::tuple(!row.inForce, !row.lastDay.isValid(), row.lastDay);
        };
        return rank(a) < rank(b);
    });
    return rows;
}

Result<void> addOnSight(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets, AlertView& view) {
    const QStringList subjects = suspectsOf(view.incident);
    STORE_TRY(orders, store::OrderTable::applyingTo(tx, subjects));
    if (!concernsEverybody(view.incident.category))
        orders.erase(
            std::remove_if(orders.begin(), orders.end(), [](const auto& order) { return order.subjectId.isEmpty(); }),
            orders.end());
    STORE_TRY(zones, store::ZoneTable::all(tx));
    QVector<domain::ExclusionNotice> notices;
    for (const QString& id : subjects) {
        STORE_TRY(own, store::ExclusionTable::ofSubject(tx, id));
        notices += own;
    }
    domain::SightPlace place = placeOf(view, directory, streets);
    place.local = QDateTime::fromMSecsSinceEpoch(tx.now(), domain::schemeZone());
    view.onSight = domain::onSight(place, orders, zones, notices);
    return {};
}

} // namespace watchdesk::desk
