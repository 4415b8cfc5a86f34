#include "desk/AlertReading.h"

#include "desk/OrderReading.h"
#include "desk/SettingsDesk.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "store/AlertTable.h"
#include "store/IncidentTable.h"
#include "store/SightingTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Alert;
using domain::AlertState;

Result<UtcMs> readSeconds(store::Tx& tx, const char* key) {
    STORE_TRY(seconds, readSetting(tx, QString::fromLatin1(key)));
    return static_cast<UtcMs>(seconds * 1000);
}

/// The words of the incident, and of who did what; by what the directory knows.
void addWords(const Directory& directory, AlertView& view) {
    view.category = view.incident.category.isEmpty() ? QString() : domain::categoryByCode(view.incident.category).label;
    if (const auto caller = directory.callerAtPremises(view.incident.premisesId))
        view.callSign = caller->set.callSign;
    if (const auto premises = directory.premises(view.incident.premisesId))
        view.premises =
            premises->street.isEmpty() ? premises->name : premises->name + QStringLiteral(", ") + premises->street;
    view.claimedBy = directory.personName(view.alert.claimedBy);
    view.raisedBy = directory.personName(view.alert.raisedBy);
}

/// Newest first.
Result<void> addSightings(store::Tx& tx, const Directory& directory, AlertView& view) {
    STORE_TRY(sightings, store::SightingTable::forAlert(tx, view.alert.id));
    for (auto it = sightings.crbegin(); it != sightings.crend(); ++it) {
        view.sightings.append(*it);
        const QString place = placeWords(it->premisesId, directory);
        view.sightingPlaces.append(!place.isEmpty() ? place : !it->heading.isEmpty() ? it->heading : it->note);
    }
    return {};
}

bool moreUrgent(const AlertView& a, const AlertView& b) {
    const auto rank = [](const AlertView& v) {
        return (v.alert.emergency ? 0 : 2) + (v.alert.state == AlertState::Open ? 0 : 1);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.alert.raisedAt < b.alert.raisedAt;
}

} // namespace

Result<Alert> findAlert(store::Tx& tx, const QString& id) {
    STORE_TRY(found, store::AlertTable::find(tx, id));
    if (!found)
        return Error{ErrorCode::NotFound, "That alert is not in the store.", "", ""};
    return *found;
}

Result<Alert> findAlertNotClosed(store::Tx& tx, const QString& id) {
    STORE_TRY(alert, findAlert(tx, id));
    if (alert.state == AlertState::Closed)
        return Error{ErrorCode::Conflict, "That alert is closed already.", "Nothing was changed.", ""};
    return alert;
}

Result<UtcMs> staleAfter(store::Tx& tx) {
    return readSeconds(tx, "alert.claim-stale-seconds");
}

Result<domain::RiseTimes> riseTimes(store::Tx& tx) {
    STORE_TRY(raised, readSeconds(tx, "alert.raised-seconds"));
    STORE_TRY(sound, readSeconds(tx, "alert.sound-seconds"));
    STORE_TRY(untaken, readSeconds(tx, "alert.untaken-seconds"));
    domain::RiseTimes times;
    times.raisedAfter = raised;
    times.soundAfter = sound;
    times.untakenAfter = untaken;
    return times;
}

Result<domain::Incident> incidentOf(store::Tx& tx, const Alert& alert) {
    STORE_TRY(incident, store::IncidentTable::find(tx, alert.incidentId));
    return incident.value_or(domain::Incident());
}

Result<AlertView> viewOf(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets,
                         const Alert& alert) {
    STORE_TRY(incident, incidentOf(tx, alert));
    STORE_TRY(stale, staleAfter(tx));
    STORE_TRY(rise, riseTimes(tx));
    AlertView view;
    view.alert = alert;
    view.incident = incident;
    view.staleAfter = stale;
    view.riseTimes = rise;
    addWords(directory, view);
    STORE_CHECK(addSightings(tx, directory, view));
    STORE_CHECK(addOnSight(tx, directory, streets, view));
    return view;
}

Result<QVector<AlertView>> openAlertViews(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets) {
    STORE_TRY(alerts, store::AlertTable::openAlerts(tx));
    QVector<AlertView> views;
    for (const Alert& alert : alerts) {
        STORE_TRY(view, viewOf(tx, directory, streets, alert));
        views.append(view);
    }
    std::sort(views.begin(), views.end(), moreUrgent);
    return views;
}

} // namespace watchdesk::desk
