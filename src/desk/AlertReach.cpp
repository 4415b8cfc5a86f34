#include "desk/AlertReach.h"

#include "desk/SettingsDesk.h"
#include "store/Try.h"
#include "town/StreetIndex.h"

namespace watchdesk::desk {

namespace {

bool isNamed(const domain::Premises& premises, const QString& name) {
    for (const QString& own : {premises.name, premises.street, premises.area}) {
        if (own.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QVector<QPointF> onMap(const Directory& directory, const QString& name) {
    constexpr double step = 50; // metres
    const auto streets = directory.streets();
    if (!streets)
        return {};
    if (const auto street = streets->street(name))
        return town::pointsAlong(*street, step);
    const auto square = streets->named(name);
    return square ? QVector<QPointF>{*square} : QVector<QPointF>();
}

/// Members' premises of that name or in that street, and the street itself where the map has it.
QVector<QPointF> pointsNamed(const Directory& directory, const QString& heading) {
    const QString name = heading.section(QLatin1Char(','), 0, 0).trimmed();
    if (name.isEmpty())
        return {};
    QVector<QPointF> points = onMap(directory, name);
    const domain::Vocabulary known = directory.vocabulary();
    for (const domain::KnownPlace& place : known.places) {
        const auto premises = directory.premises(place.premisesId);
        if (premises && premises->placed && isNamed(*premises, name))
            points += QPointF(premises->east, premises->north);
    }
    return points;
}

} // namespace

Result<domain::MailReach> readMailReach(store::Tx& tx, const Directory& directory, const domain::Incident& incident) {
    STORE_TRY(metres, readSetting(tx, QStringLiteral("mail.reach-metres")));
    domain::MailReach reach{metres, {}};
    const auto premises = directory.premises(incident.premisesId);
    if (metres <= 0 || !premises || !premises->placed)
        return reach;
    reach.from += QPointF(premises->east, premises->north);
    reach.from += pointsNamed(directory, incident.heading);
    return reach;
}

} // namespace watchdesk::desk
