#include "desk/AlertWriting.h"

#include "desk/AlertMail.h"
#include "desk/FeedWriting.h"
#include "domain/EscalationRule.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/OutboxTable.h"

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

} // namespace watchdesk::desk
