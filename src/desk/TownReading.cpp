#include "desk/TownReading.h"

#include "desk/Wording.h"
#include "store/IncidentTable.h"
#include "store/MemberTable.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr int latestRows = 6;

TownPlace placeOf(const domain::Premises& premises) {
    TownPlace place;
    place.id = premises.id;
    place.name = premises.name;
    place.street = premises.street;
    place.hours = premises.hours;
    place.at = {premises.east, premises.north};
    return place;
}

/// The set by which they are called, and what its scheme is.
void addSet(TownPlace& place, const domain::RadioSet& set, const QVector<domain::Scheme>& schemes) {
    place.callSign = set.callSign;
    place.channel = set.talkgroup;
    for (const domain::Scheme& scheme : schemes) {
        if (scheme.id != set.schemeId)
            continue;
        place.pub = scheme.kind == domain::SchemeKind::PubWatch;
        if (place.channel.isEmpty())
            place.channel = scheme.channel;
    }
}

} // namespace

QVector<TownPlace> placesOf(const Directory& directory) {
    QHash<QString, domain::RadioSet> sets;
    for (const domain::RadioSet& set : directory.radioSets()) {
        if (set.state == domain::RadioState::Issued && !set.premisesId.isEmpty() && !sets.contains(set.premisesId))
            sets.insert(set.premisesId, set);
    }
    const QVector<domain::Scheme> schemes = directory.schemes();
    const domain::Vocabulary known = directory.vocabulary();
    QVector<TownPlace> out;
    for (const domain::KnownPlace& one : known.places) {
        const auto premises = one.premisesId.isEmpty() ? std::nullopt : directory.premises(one.premisesId);
        if (!premises || !premises->placed || premises->closedOn.isValid())
            continue;
        out += placeOf(*premises);
        if (const auto set = sets.constFind(premises->id); set != sets.constEnd())
            addSet(out.last(), *set, schemes);
    }
    return out;
}

Result<PlaceSheet> readPlace(store::Tx& tx, const QString& premisesId, const Directory& directory) {
    const auto premises = directory.premises(premisesId);
    if (!premises)
        return Error{ErrorCode::NotFound, "Those premises are not in the store any more.", "", ""};
    PlaceSheet sheet;
    sheet.place = placeOf(*premises);
    if (const auto caller = directory.callerAtPremises(premisesId))
        addSet(sheet.place, caller->set, directory.schemes());
    STORE_TRY(member, store::MemberTable::find(tx, premises->memberId));
    if (member) {
        QStringList contact{member->contact, member->phone};
        contact.removeAll(QString());
        sheet.contact = contact.join(QStringLiteral(" · "));
    }
    store::IncidentFilter filter;
    filter.premisesId = premisesId;
    filter.limit = latestRows;
    STORE_TRY(incidents, store::IncidentTable::list(tx, filter));
    for (const domain::Incident& incident : incidents) {
        domain::FeedEntry entry;
        entry.kind = domain::FeedKind::Incident;
        entry.recordId = incident.id;
        entry.at = incident.at;
        sheet.latest += wordIncident(entry, incident, directory);
    }
    return sheet;
}

} // namespace watchdesk::desk
