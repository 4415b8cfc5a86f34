#include "desk/AuditWording.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("AuditWording", text);
}

} // namespace

const QVector<AuditWord>& auditTable() {
    using G = AuditGroup;
    static const QVector<AuditWord> table{
        {"person.sign-in", G::People, "signed in"},
        {"person.lock", G::People, "locked the desk or closed it"},
        {"person.add", G::People, "let somebody in"},
        {"person.role", G::People, "changed a role"},
        {"person.leave", G::People, "took a sign-in away"},
        {"person.reset", G::People, "gave a new first passphrase"},
        {"person.passphrase", G::People, "changed their own passphrase"},
        {"key.recovery", G::People, "made a new recovery key"},
        {"key.sealed-through", G::People, "sealed records anew to new keys"},
        {"subject.view", G::Looks, "opened a subject's sheet"},
        {"subject.access-request", G::Looks, "answered an access request"},
        {"subject.list", G::Looks, "read the list of subjects"},
        {"subject.search", G::Looks, "found subjects by a search"},
        {"subject.suggest", G::Looks, "asked who somebody may be"},
        {"exclusion.list", G::Looks, "read the list of exclusions"},
        {"order.list", G::Looks, "read the list of orders of courts"},
        {"recording.play", G::Looks, "listened to a recording"},
        {"recording.export", G::Looks, "took a recording out as a file"},
        {"text.send", G::Work, "sent a text to a radio"},
        {"mail.write", G::Work, "had an alert mailed"},
        {"mail.retry", G::Work, "had a letter sent again"},
        {"mail.cancel", G::Work, "took a letter back"},
        {"mail.bounce", G::Work, "noted that a letter came back"},
        {"mail.trial", G::Work, "tried the mail server out"},
        {"radio.joined", G::Work, "joined two channels"},
        {"radio.parted", G::Work, "parted two channels"},
        {"incident.log", G::Work, "logged an incident"},
        {"incident.withdraw", G::Work, "withdrew an incident"},
        {"incident.tie", G::Work, "put a subject on an incident"},
        {"incident.rule-out", G::Work, "said who it was not"},
        {"incident.step", G::Work, "ticked a step of an incident"},
        {"incident.unstep", G::Work, "took the tick off a step"},
        {"incident.import", G::Work, "brought incidents in from a table"},
        {"incident.undo", G::Work, "took incidents from a table back"},
        {"subject.undo", G::Work, "took subjects from a table back"},
        {"subject.import", G::Work, "brought subjects in from a table"},
        {"alert.raise", G::Work, "raised an alert"},
        {"alert.claim", G::Work, "claimed an alert"},
        {"alert.acknowledge", G::Work, "noted an acknowledgement"},
        {"alert.mute", G::Work, "muted an alert that nobody had taken"},
        {"alert.close", G::Work, "closed an alert"},
        {"alert.reopen", G::Work, "opened an alert again"},
        {"alert.hand-over", G::Work, "handed an alert over"},
        {"case.asked", G::Work, "asked a shop to report an incident"},
        {"case.letters", G::Work, "printed letters that ask for reports"},
        {"case.reported", G::Work, "noted that an incident was reported to the police"},
        {"case.reference", G::Work, "noted a police reference"},
        {"case.crimed", G::Work, "noted a crime number"},
        {"case.disposal", G::Work, "noted what became of a case"},
        {"case.declined", G::Work, "noted that a shop will not report"},
        {"case.undo", G::Work, "took a step of a case back"},
        {"case.pack", G::Work, "took papers of an incident for the police"},
        {"subject.export", G::Looks, "took papers that name a subject"},
        {"intel.write", G::Work, "wrote an intelligence report"},
        {"intel.list", G::Looks, "read the intelligence reports"},
        {"intel.print", G::Looks, "took an intelligence report as a paper"},
        {"shift.begin", G::Work, "took a desk"},
        {"shift.hand-over", G::Work, "handed a desk over"},
        {"shift.read", G::Work, "read what was handed over"},
        {"shift.print", G::Work, "took the report of a shift"},
        {"emergency.raise", G::Work, "an emergency was heard"},
        {"emergency.acknowledge", G::Work, "acknowledged an emergency"},
        {"emergency.stand-down", G::Work, "stood an emergency down"},
        {"watch.sign-on", G::Work, "signed a set on"},
        {"watch.sign-off", G::Work, "signed a set off"},
        {"watch.lone", G::Work, "set the timer of a lone worker"},
        {"roll-call.start", G::Work, "began a roll-call"},
        {"roll-call.mark", G::Work, "ticked a set of a roll-call by hand"},
        {"roll-call.end", G::Work, "ended a roll-call"},
        {"feed.suspend", G::Work, "suspended a source of the feed"},
        {"feed.bring-back", G::Work, "brought a suspended source of the feed back"},
        {"sighting.add", G::Work, "added a sighting"},
        {"radio.talk", G::Work, "spoke on the radio"},
        {"still.search", G::Faces, "searched a still for faces"},
        {"match.decide", G::Faces, "decided whether a face is a subject's"},
        {"photograph.add", G::Faces, "added a photograph"},
        {"photograph.remove", G::Faces, "removed a photograph"},
        {"order.add", G::Work, "wrote an order of a court or council"},
        {"order.change", G::Work, "changed an order of a court or council"},
        {"order.remove", G::Work, "removed an order of a court or council"},
        {"zone.add", G::Work, "drew a zone of the town"},
        {"zone.change", G::Work, "changed a zone of the town"},
        {"zone.remove", G::Work, "removed a zone of the town"},
        {"subject.cautions", G::Faces, "set a subject's cautions"},
        {"template.destroy", G::Faces, "destroyed face templates whose reason ended"},
        {"meeting.plan", G::Meetings, "planned a meeting"},
        {"meeting.build", G::Meetings, "built an agenda"},
        {"meeting.view", G::Meetings, "opened an agenda"},
        {"meeting.print", G::Meetings, "took an agenda away as a paper"},
        {"meeting.hold", G::Meetings, "marked a meeting as held"},
        {"agenda.add", G::Meetings, "added a line to an agenda"},
        {"agenda.edit", G::Meetings, "edited a line of an agenda"},
        {"agenda.move", G::Meetings, "moved a line of an agenda"},
        {"agenda.hide", G::Meetings, "hid a line from the paper"},
        {"agenda.show", G::Meetings, "put a line on the paper again"},
        {"agenda.undo", G::Meetings, "took a step on an agenda back"},
        {"action.add", G::Meetings, "added an action"},
        {"action.done", G::Meetings, "did an action"},
        {"action.reopen", G::Meetings, "opened an action again"},
        {"member.add", G::Members, "added a member"},
        {"member.change", G::Members, "changed a member's record"},
        {"member.undo", G::Members, "took a step on members back"},
        {"member.import", G::Members, "imported a table"},
        {"membership.apply", G::Members, "noted an application"},
        {"membership.join", G::Members, "took a member in"},
        {"membership.leave", G::Members, "ended a membership"},
        {"membership.tick", G::Members, "ticked a step of the checklist"},
        {"membership.untick", G::Members, "took a tick off the checklist"},
        {"agreement.issue", G::Members, "issued an information-sharing agreement"},
        {"agreement.sign", G::Members, "noted a signature under the agreement"},
        {"agreement.unsign", G::Members, "took a signature under the agreement back"},
        {"camera.change", G::Members, "changed a camera"},
        {"radio.add", G::Members, "added a radio set"},
        {"radio.change", G::Members, "changed a radio set"},
        {"radio.move", G::Members, "noted a radio set's hand-over"},
        {"map.import", G::Members, "brought in a map"},
        {"list.export", G::Members, "exported a list"},
        {"retention.dry-run", G::Retention, "looked at what is due"},
        {"subject.erase", G::Retention, "erased a subject"},
        {"incident.erase", G::Retention, "erased an incident"},
        {"transmission.erase", G::Retention, "erased an over"},
        {"still.erase", G::Retention, "erased a still"},
        {"recording.erase", G::Retention, "erased a recording"},
        {"outbox.erase", G::Retention, "erased a letter"},
        {"meeting.erase", G::Retention, "erased a meeting"},
        {"member.erase", G::Retention, "erased a contact of a member who left"},
        {"exclusion_notice.erase", G::Retention, "erased an exclusion"},
        {"shift.erase", G::Retention, "erased a shift"},
        {"intel_report.erase", G::Retention, "erased an intelligence report"},
        {"court_order.erase", G::Retention, "erased an order of a court or council"},
        {"emergency.erase", G::Retention, "erased an emergency"},
        {"radio_text.erase", G::Retention, "erased a text of a radio"},
        {"roll_call.erase", G::Retention, "erased a roll-call"},
        {"sign_on.erase", G::Retention, "erased a turn on watch"},
        {"key.destroy", G::Retention, "destroyed the keys of whom was erased"},
        {"erasure.certificate", G::Retention, "signed a certificate of erasure"},
        {"erasure.replay", G::Retention, "erased again what a backup had brought back"},
        {"erasure.restore", G::Retention, "erased again after a restore"},
        {"setting.change", G::Store, "changed a setting"},
        {"scheme.change", G::Store, "changed the scheme"},
        {"store.backup", G::Store, "backed the store up"},
        {"store.backups-rotated", G::Store, "removed backups that the plan keeps no longer"},
        {"store.backup-plan", G::Store, "changed the plan of backups"},
        {"recording.set-aside", G::Store, "set a recording aside that could not be kept"},
        {"audit.export", G::Store, "exported the audit log"},
        {"audit.head", G::Store, "took down where the audit log ends"},
        {"audit.set-back", G::Store, "found that the store was set back"},
        {"audit.heads", G::Store, "signed where the other desks' logs end"},
        {"demo.fill", G::Store, "made the demo town"},
    };
    return table;
}

QString auditWords(const QString& action) {
    for (const AuditWord& word : auditTable()) {
        if (action == QLatin1String(word.action))
            return tr(word.words);
    }
    return action;
}

QStringList actionsOf(AuditGroup group) {
    QStringList actions;
    for (const AuditWord& word : auditTable()) {
        if (word.group == group)
            actions += QString::fromLatin1(word.action);
    }
    return actions;
}

const QVector<AuditGroup>& auditGroups() {
    using G = AuditGroup;
    static const QVector<AuditGroup> groups{G::People,   G::Looks,   G::Work,      G::Faces,
                                            G::Meetings, G::Members, G::Retention, G::Store};
    return groups;
}

QString auditGroupTitle(AuditGroup group) {
    switch (group) {
    case AuditGroup::People:
        return tr("People and keys");
    case AuditGroup::Looks:
        return tr("Looks at records");
    case AuditGroup::Work:
        return tr("Incidents and alerts");
    case AuditGroup::Faces:
        return tr("Photographs and faces");
    case AuditGroup::Meetings:
        return tr("Meetings");
    case AuditGroup::Members:
        return tr("Members and radios");
    case AuditGroup::Retention:
        return tr("Retention and erasure");
    case AuditGroup::Store:
        return tr("The store itself");
    }
    return {};
}

QString auditDetail(const domain::AuditEntry& entry) {
    static const QStringList coded{QStringLiteral("person.add"),       QStringLiteral("person.role"),
                                   QStringLiteral("alert.close"),      QStringLiteral("case.disposal"),
                                   QStringLiteral("subject.cautions"), QStringLiteral("template.destroy")};
    if (entry.erased)
        return tr("erased with whom it was about");
    if (entry.action == QLatin1String("erasure.certificate")) {
        const QJsonObject certificate = QJsonDocument::fromJson(entry.detail.toUtf8()).object();
        return tr("with %1: %2")
            .arg(certificate.value(QLatin1String("second")).toString(),
                 certificate.value(QLatin1String("reason")).toString());
    }
    if (entry.action == QLatin1String("key.destroy"))
        return tr("%1 of them").arg(entry.detail.count(QLatin1Char('\n')) + 1);
    QString detail = entry.detail;
    return coded.contains(entry.action) ? detail.replace(QLatin1Char('-'), QLatin1Char(' ')) : detail;
}

} // namespace watchdesk::desk
