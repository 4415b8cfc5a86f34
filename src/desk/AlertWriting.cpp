#include "desk/AlertWriting.h"

#include "desk/FeedWriting.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"

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
    return inserted;
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
    return store::AlertTable::update(tx, alert);
}

} // namespace watchdesk::desk
