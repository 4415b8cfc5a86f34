#include "desk/OrderReading.h"

#include "desk/GalleryReading.h"
#include "desk/Wording.h"
#include "domain/CivilDay.h"
#include "store/ExclusionTable.h"
#include "store/MembershipTable.h"
#include "store/OrderTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"
#include "store/ZoneTable.h"
#include "town/StreetIndex.h"

#include <QDateTime>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr double zoneStep = 15; // metres: no zone is so small that it is stepped over

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

/// Their member's schemes today, whether or not a set is there.
Result<domain::SightPlace> atPremises(store::Tx& tx, const domain::Premises& premises) {
    domain::SightPlace place;
    place.premisesId = premises.id;
    if (premises.placed)
        place.at = QPointF(premises.east, premises.north);
    STORE_TRY(memberships, store::MembershipTable::ofMember(tx, premises.memberId));
    for (const domain::Membership& membership : memberships) {
        if (membership.joined.isValid() && membership.lasts(domain::civilDay(tx.now())))
            place.schemeIds << membership.schemeId;
    }
    return place;
}

/// Where it happened is its own scheme's, whoever holds the set there.
void addOwnScheme(const domain::Incident& incident, domain::SightPlace& place) {
    if (place.premisesId == incident.premisesId && !place.schemeIds.contains(incident.schemeId))
        place.schemeIds << incident.schemeId;
}

/// Where they were seen last: premises, else a street or square of that name.
Result<domain::SightPlace> placeOf(store::Tx& tx, const AlertView& view, const Directory& directory,
                                   const town::StreetIndex* streets) {
    domain::SightPlace place;
    const bool seen = !view.sightings.isEmpty();
    const QString premisesId = seen ? view.sightings.first().premisesId : view.incident.premisesId;
    if (const auto premises = directory.premises(premisesId)) {
        STORE_TRY(known, atPremises(tx, *premises));
        place = known;
        addOwnScheme(view.incident, place);
    } else if (seen && streets != nullptr) {
        const QString name = view.sightings.first().note.section(QLatin1Char(','), 0, 0).trimmed();
        if (const auto street = streets->street(name))
            place.along = town::pointsAlong(*street, zoneStep);
        else
            place.at = streets->named(name);
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

Result<QVector<domain::ExclusionNotice>> noticesOf(store::Tx& tx, const QStringList& subjects) {
    QVector<domain::ExclusionNotice> notices;
    for (const QString& id : subjects) {
        STORE_TRY(own, store::ExclusionTable::ofSubject(tx, id));
        notices += own;
    }
    return notices;
}

/// By id.
Result<QHash<QString, domain::Subject>> visibleUnderOrders(store::Tx& tx, domain::Role role,
                                                           const QVector<domain::Order>& orders) {
    QVector<QString> ids;
    for (const domain::Order& order : orders) {
        if (!order.subjectId.isEmpty() && !ids.contains(order.subjectId))
            ids.append(order.subjectId);
    }
    STORE_TRY(subjects, store::SubjectTable::fetch(tx, ids));
    STORE_TRY(visible, visibleSubjects(tx, role, subjects));
    QHash<QString, domain::Subject> out;
    for (const domain::Subject& subject : std::as_const(subjects)) {
        if (visible.contains(subject.id))
            out.insert(subject.id, subject);
    }
    return out;
}

} // namespace

Result<QVector<OrderRow>> readOrders(store::Tx& tx, const Directory& directory, domain::Role role,
                                     const QString& subjectId) {
    STORE_TRY(orders, subjectId.isEmpty() ? store::OrderTable::all(tx) : store::OrderTable::ofSubject(tx, subjectId));
    STORE_TRY(zones, store::ZoneTable::all(tx));
    const QDate today = domain::civilDay(tx.now());
    STORE_TRY(visible, visibleUnderOrders(tx, role, orders));
    QVector<OrderRow> rows;
    for (const domain::Order& order : std::as_const(orders)) {
        OrderRow row = rowOf(order, zones, directory, today);
        if (!order.subjectId.isEmpty()) {
            const auto subject = visible.constFind(order.subjectId);
            if (subject == visible.cend())
                continue; // whoever is not shown in the gallery is not named here either
            row.subject = subject->reference;
            row.name = subject->name;
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
    STORE_TRY(notices, noticesOf(tx, subjects));
    STORE_TRY(place, placeOf(tx, view, directory, streets));
    place.local = QDateTime::fromMSecsSinceEpoch(tx.now(), domain::schemeZone());
    view.onSight = domain::onSight(place, orders, zones, notices);
    return {};
}

Result<QVector<domain::SightRule>> readOwnRules(store::Tx& tx, const Directory& directory,
                                                const domain::Incident& incident, const QString& premisesId, UtcMs at) {
    const QStringList subjects = suspectsOf(incident);
    const auto premises = directory.premises(premisesId);
    if (subjects.isEmpty() || !premises)
        return QVector<domain::SightRule>();
    STORE_TRY(orders, store::OrderTable::applyingTo(tx, subjects));
    orders.removeIf([](const domain::Order& order) { return order.subjectId.isEmpty(); });
    STORE_TRY(zones, store::ZoneTable::all(tx));
    STORE_TRY(notices, noticesOf(tx, subjects));
    STORE_TRY(place, atPremises(tx, *premises));
    addOwnScheme(incident, place);
    place.local = QDateTime::fromMSecsSinceEpoch(at, domain::schemeZone());
    return domain::onSight(place, orders, zones, notices);
}

} // namespace watchdesk::desk
