// Alerts that were raised, followed and closed.
#include "domain/DemoParts.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

constexpr qint64 lastNumber = 1186;

int chanceOf(const Incident& incident) {
    if (incident.category == QLatin1String("lost-child") || incident.category == QLatin1String("violence"))
        return 70;
    if (incident.category == QLatin1String("shop-theft"))
        return incident.heading.isEmpty() ? 8 : 26;
    if (incident.category == QLatin1String("breach"))
        return 40;
    const bool told =
        incident.category == QLatin1String("suspicious") || incident.category == QLatin1String("counterfeit-note") ||
        incident.category == QLatin1String("public-order") || incident.category == QLatin1String("vulnerable-person");
    return told ? 12 : 0;
}

AlertParty party(const QString& name, UtcMs toldAt, int afterSeconds) {
    AlertParty party;
    party.party = name;
    party.toldAt = toldAt;
    party.acknowledgedAt = afterSeconds > 0 ? toldAt + UtcMs{afterSeconds} * 1000 : 0;
    return party;
}

IncidentOutcome closedWith(Draw& draw, const Incident& incident) {
    return incident.outcome == IncidentOutcome::Recorded && draw.percent(60) ? IncidentOutcome::StoodDown
                                                                             : incident.outcome;
}

const Premises& premisesOf(const Work& work, const QString& id) {
    const auto& all = work.town.premises;
    return *std::find_if(all.begin(), all.end(), [&](const Premises& p) { return p.id == id; });
}

Alert alertOf(const Work& work, Draw& draw, const Incident& incident, const Vocabulary& vocabulary) {
    Alert alert;
    alert.raisedAt = incident.loggedAt + draw.between(2, 25) * 1000;
    alert.id = draw.id(alert.raisedAt);
    alert.schemeId = incident.schemeId;
    alert.incidentId = incident.id;
    alert.state = AlertState::Closed;
    alert.emergency = incident.category == QLatin1String("violence") && draw.percent(30);
    alert.told = wordsForMembers(readQuickLine(incident.line, vocabulary), premisesOf(work, incident.premisesId).name);
    alert.claimedAt = alert.raisedAt + draw.between(3, 40) * 1000;
    alert.closedAt = alert.raisedAt + draw.between(4, 26) * 60'000 + draw.below(60) * 1000;
    alert.outcome = closedWith(draw, incident);
    const bool pub = incident.schemeId == work.town.schemes[pubScheme].id;
    alert.parties += party(QStringLiteral("CCTV control room"), alert.raisedAt, draw.between(3, 18));
    alert.parties += party(pub ? QStringLiteral("Pub Watch members") : QStringLiteral("Shop Watch members"),
                           alert.raisedAt, draw.between(5, 45));
    // The police are told of what concerns them, and do not always answer.
    if (alert.emergency || draw.percent(45))
        alert.parties += party(QStringLiteral("Police, duty sergeant"), alert.raisedAt,
                               draw.percent(80) ? draw.between(15, 140) : 0);
    return alert;
}

/// Premises on the street, of any member.
QVector<const Premises*> alongStreet(const Work& work, const QString& street, const QString& except) {
    QVector<const Premises*> found;
    for (const Premises& premises : work.town.premises) {
        if (premises.street == street && premises.id != except)
            found += &premises;
    }
    return found;
}

QString callSignAt(const Work& work, const QString& premisesId) {
    const auto& sets = work.town.radioSets;
    return std::find_if(sets.begin(), sets.end(), [&](const RadioSet& s) { return s.premisesId == premisesId; })
        ->callSign;
}

/// One to three sightings along the way, the first on the street that was said.
void addSightings(Work& work, Draw& draw, const Alert& alert, const Incident& incident) {
    static const QVector<QString> notes{"walking fast, looking back",
                                        "still with the bag",
                                        "now with a second person",
                                        "gone into the alley by the side",
                                        "took the top off and put it in the bag",
                                        "sat down on the bench",
                                        "same person, certain",
                                        "lost sight at the corner"};
    QString street = incident.heading;
    UtcMs at = alert.raisedAt;
    for (int n = draw.between(1, 3); n > 0; --n) {
        at += draw.between(20, 100) * 1000;
        const auto shops = alongStreet(work, street, incident.premisesId);
        if (at >= alert.closedAt)
            return;
        Sighting sighting;
        sighting.id = draw.id(at);
        sighting.alertId = alert.id;
        sighting.at = at;
        const Premises* seenAt = shops.isEmpty() || draw.percent(30) ? nullptr : draw.pick(shops);
        sighting.premisesId = seenAt == nullptr ? QString() : seenAt->id;
        sighting.by = seenAt == nullptr ? QStringLiteral("CCTV") : callSignAt(work, seenAt->id);
        street = draw.percent(50) ? street : draw.pick(work.town.premises).street;
        sighting.heading = street;
        sighting.note = draw.pick(notes);
        work.town.sightings += sighting;
    }
}

bool isPatrolled(const Work& work, int incident) {
    return work.patrolled >= 0 && work.incidentOf[work.patrolled] == incident;
}

/// With chance of its own: what it draws would change every alert after it.
void addPatrolled(Work& work, const Incident& incident, const Vocabulary& vocabulary) {
    Draw draw(work.options.seed, 15);
    Alert alert = alertOf(work, draw, incident, vocabulary);
    followOnPatrol(work, alert);
    work.town.alerts += alert;
}

} // namespace

void makeAlerts(Work& work) {
    Draw draw(work.options.seed, 8);
    const Vocabulary vocabulary = work.vocabulary();
    for (int i = 0; i < work.town.incidents.size(); ++i) {
        const Incident& incident = work.town.incidents.at(i);
        if (isPatrolled(work, i)) {
            addPatrolled(work, incident, vocabulary);
            continue;
        }
        if (!draw.percent(chanceOf(incident)))
            continue;
        const Alert alert = alertOf(work, draw, incident, vocabulary);
        if (!work.isPast(alert.closedAt))
            continue; // it would still be open, and the demo's history has no loose ends
        work.town.alerts += alert;
        if (!incident.heading.isEmpty() && draw.percent(65))
            addSightings(work, draw, alert, incident);
    }
    const qint64 first = std::max<qint64>(1, lastNumber - work.town.alerts.size() + 1);
    for (int i = 0; i < work.town.alerts.size(); ++i)
        work.town.alerts[i].number = first + i;
}

} // namespace watchdesk::domain::demo
