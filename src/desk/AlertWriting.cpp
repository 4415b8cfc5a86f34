#include "desk/AlertWriting.h"

#include "desk/AlertMail.h"
#include "desk/AlertReading.h"
#include "desk/FeedWriting.h"
#include "domain/EscalationRule.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/OutboxTable.h"
#include "store/SightingTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// Whom an alert concerns: CCTV, the members of the scheme it happened in, and the police.
QVector<domain::AlertParty> partiesOf(const Directory& directory, const QString& schemeId, UtcMs now) {
    QString members = QStringLiteral("Members");
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (scheme.id == schemeId)
            members = QStringLiteral("%1 members").arg(scheme.channel);
    }
    QVector<domain::AlertParty> parties;
    for (const QString& name : {QStringLiteral("CCTV control room"), members, QStringLiteral("Police, duty sergeant")})
        parties.append({name, now, 0, {}});
    return parties;
}

void takeInHand(domain::Alert& alert, const domain::Person& person, UtcMs now) {
    alert.state = domain::AlertState::Claimed;
    alert.claimedAt = now;
    alert.claimedBy = person.id;
}

Result<void> audit(store::Tx& tx, const char* action, const domain::Alert& alert, const QString& detail = {}) {
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("alert"), alert.id, detail));
    return {};
}

domain::Sighting sightingOf(const domain::QuickReading& seen, const domain::Person& person) {
    domain::Sighting sighting;
    sighting.by = seen.caller ? seen.caller->callSign : person.id;
    sighting.premisesId = !seen.placePremisesId.isEmpty() ? seen.placePremisesId
                          : seen.caller                   ? seen.caller->premisesId
                                                          : QString();
    sighting.heading = seen.heading;
    QStringList note{seen.place, seen.description, seen.narrative};
    note.removeAll(QString());
    sighting.note = note.join(QStringLiteral(", "));
    return sighting;
}

} // namespace

Result<domain::Alert> writeAlert(store::Tx& tx, const Directory& directory, const domain::Incident& incident,
                                 const QString& told, bool emergency, const domain::Person& person) {
    domain::Alert alert;
    alert.id = tx.newId();
    alert.schemeId = incident.schemeId;
    alert.incidentId = incident.id;
    alert.emergency = emergency;
    alert.told = told;
    alert.raisedAt = tx.now();
    alert.raisedBy = person.id;
    alert.parties = partiesOf(directory, incident.schemeId, alert.raisedAt);
    auto inserted = store::AlertTable::insert(tx, alert);
    if (!inserted)
        return inserted.error();
    if (auto fed = writeFeed(tx, domain::FeedKind::Alert, alert.id, alert.raisedAt); !fed)
        return fed.error();
    if (auto audited = store::AuditTable::append(tx, QStringLiteral("alert.raise"), QStringLiteral("alert"), alert.id);
        !audited)
        return audited.error();
    if (auto mailed = queueAlertMail(tx, directory, *inserted, incident, person); !mailed)
        return mailed.error();
    return inserted;
}

Result<void> writeUntaken(store::Tx& tx, const domain::Alert& alert) {
    domain::FeedEntry entry;
    entry.recordId = QStringLiteral("untaken-") + alert.id;
    // One that was handed to nobody is said again, once.
    if (const UtcMs back = domain::putBackAt(alert); back > 0)
        entry.recordId += QLatin1Char('-') + QString::number(back);
    entry.at = tx.now();
    entry.code = QStringLiteral("alert-untaken");
    entry.text = QStringLiteral("Alert %1: tell the police, or the next desk").arg(alert.number);
    const auto there = store::FeedTable::seqOf(tx, entry.kind, entry.recordId);
    if (!there)
        return there.error();
    if (*there)
        return {};
    if (auto appended = store::FeedTable::append(tx, entry); !appended)
        return appended.error();
    return {};
}

Result<domain::Alert> closeAlert(store::Tx& tx, domain::Alert alert, domain::IncidentOutcome outcome,
                                 const domain::Person& person) {
    alert.state = domain::AlertState::Closed;
    alert.closedAt = tx.now();
    alert.closedBy = person.id;
    alert.outcome = outcome;
    if (auto audited = store::AuditTable::append(tx, QStringLiteral("alert.close"), QStringLiteral("alert"), alert.id,
                                                 domain::wordOf(domain::incidentOutcomeWords, outcome));
        !audited)
        return audited.error();
    // Whoever has not been mailed yet need not hear of it any more.
    if (auto taken = store::OutboxTable::cancelAbout(tx, alert.id); !taken)
        return taken.error();
    return store::AlertTable::update(tx, alert);
}

// A claim without action is stale after a while: another desk may take it over.
Result<domain::Alert> claimAlert(store::Tx& tx, domain::Alert alert, const domain::Person& person) {
    STORE_TRY(stale, staleAfter(tx));
    if (alert.state == domain::AlertState::Claimed && alert.claimedBy != person.id &&
        tx.now() - alert.claimedAt < stale)
        return Error{ErrorCode::Conflict, "Somebody else has just claimed that alert.", "Nothing was changed.",
                     "It can be taken over when nothing happens for " + std::to_string(stale / 1000) + " seconds."};
    takeInHand(alert, person, tx.now());
    STORE_CHECK(audit(tx, "alert.claim", alert));
    return store::AlertTable::update(tx, alert);
}

Result<domain::Alert> acknowledgeAlert(store::Tx& tx, domain::Alert alert, const QString& party,
                                       const domain::Person& person) {
    const auto found =
        std::find_if(alert.parties.begin(), alert.parties.end(), [&](const auto& p) { return p.party == party; });
    if (found == alert.parties.end())
        return Error{ErrorCode::NotFound, "That alert was not sent to " + party.toStdString() + ".", "", ""};
    if (found->acknowledgedAt > domain::putBackAt(alert))
        return alert; // of one that was put back, each may say it anew
    found->acknowledgedAt = tx.now();
    found->by = person.id;
    STORE_CHECK(audit(tx, "alert.acknowledge", alert, party));
    return store::AlertTable::update(tx, alert);
}

Result<domain::Alert> reopenAlert(store::Tx& tx, domain::Alert alert, const domain::Person& person) {
    STORE_CHECK(queueMailAgain(tx, alert.id, alert.closedAt));
    takeInHand(alert, person, tx.now());
    alert.closedAt = 0;
    alert.closedBy.clear();
    alert.outcome = domain::IncidentOutcome::Open;
    STORE_CHECK(passOutcomeOn(tx, alert, domain::IncidentOutcome::Open));
    STORE_CHECK(audit(tx, "alert.reopen", alert));
    return store::AlertTable::update(tx, alert);
}

Result<void> passOutcomeOn(store::Tx& tx, const domain::Alert& alert, domain::IncidentOutcome outcome) {
    STORE_TRY(incident, store::IncidentTable::find(tx, alert.incidentId));
    if (!incident || incident->outcome == domain::IncidentOutcome::Withdrawn)
        return {};
    incident->outcome = outcome;
    STORE_CHECK(store::IncidentTable::update(tx, *incident));
    return {};
}

Result<domain::Sighting> noteSighting(store::Tx& tx, domain::Alert alert, const domain::QuickReading& seen,
                                      const domain::Person& person) {
    domain::Sighting sighting = sightingOf(seen, person);
    sighting.id = tx.newId();
    sighting.alertId = alert.id;
    sighting.at = tx.now();
    STORE_TRY(inserted, store::SightingTable::insert(tx, sighting));
    STORE_CHECK(writeFeed(tx, domain::FeedKind::Sighting, sighting.id, sighting.at));
    STORE_CHECK(audit(tx, "sighting.add", alert));
    // A sighting is an action: it keeps the claim fresh, and the alert's change note tells the panel.
    if (alert.claimedBy == person.id)
        alert.claimedAt = tx.now();
    STORE_CHECK(store::AlertTable::update(tx, alert));
    return inserted;
}

} // namespace watchdesk::desk
