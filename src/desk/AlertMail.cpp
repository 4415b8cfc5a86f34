#include "desk/AlertMail.h"

#include "base/Log.h"
#include "desk/AlertReach.h"
#include "desk/MailSetup.h"
#include "desk/MemberReading.h"
#include "desk/SettingsDesk.h"
#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/ContactTable.h"
#include "store/MemberTable.h"
#include "store/MembershipTable.h"
#include "store/OutboxTable.h"
#include "store/PremisesTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace watchdesk::desk {

namespace {

/// Rule 17, for the scheme that the alert is of.
Result<bool> hasAgreed(store::Tx& tx, const QString& memberId, const QString& schemeId, const QDate& day) {
    STORE_TRY(memberships, store::MembershipTable::ofMember(tx, memberId));
    for (const domain::Membership& membership : memberships) {
        if (membership.schemeId != schemeId)
            continue;
        STORE_TRY(input, readChecklist(tx, membership));
        if (domain::maySeeGallery(input, day))
            return true;
    }
    return false;
}

/// Whether its premises trade, and where they are.
Result<void> addPremises(store::Tx& tx, domain::MailAsker& asker, const QDate& day) {
    if (asker.contact.premisesId.isEmpty())
        return {};
    STORE_TRY(premises, store::PremisesTable::find(tx, asker.contact.premisesId));
    asker.open = premises && (!premises->closedOn.isValid() || premises->closedOn > day);
    if (premises && premises->placed)
        asker.at = QPointF(premises->east, premises->north);
    return {};
}

Result<domain::MailAsker> askerOf(store::Tx& tx, const domain::Contact& contact, const domain::Alert& alert,
                                  const domain::MailOccasion& occasion) {
    domain::MailAsker asker;
    asker.contact = contact;
    STORE_TRY(agreed, hasAgreed(tx, contact.memberId, alert.schemeId, occasion.today));
    asker.agreed = agreed;
    STORE_CHECK(addPremises(tx, asker, occasion.today));
    if (occasion.reach.metres > 0) {
        STORE_TRY(member, store::MemberTable::find(tx, contact.memberId));
        asker.watchesTown = member && domain::isWatchingTown(member->trade);
    }
    return asker;
}

Result<domain::MailWords> wordsOf(store::Tx& tx, const Directory& directory, const domain::Alert& alert,
                                  const domain::Incident& incident) {
    domain::MailFacts facts;
    facts.alert = alert;
    facts.category = domain::categoryByCode(incident.category).label.toLower();
    if (const auto caller = directory.callerAtPremises(incident.premisesId))
        facts.callSign = caller->set.callSign;
    if (const auto premises = directory.premises(incident.premisesId))
        facts.place =
            premises->street.isEmpty() ? premises->name : premises->name + QStringLiteral(", ") + premises->street;
    facts.heading = incident.heading;
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (scheme.id == alert.schemeId) {
            facts.scheme = scheme.name;
            facts.channel = scheme.channel;
        }
    }
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(alert.raisedAt, domain::schemeZone());
    facts.localTime =
        QLocale(QLocale::English, QLocale::UnitedKingdom).toString(local, QStringLiteral("HH:mm, d MMMM yyyy"));
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    QStringList names;
    for (const domain::Subject& subject : subjects)
        names.append(subject.name);
    return domain::mailOf(facts, names);
}

} // namespace

Result<QVector<domain::Contact>> mailedAlert(store::Tx& tx, const domain::Alert& alert,
                                             const domain::Incident& incident, const domain::MailReach& reach) {
    STORE_TRY(setup, readMailSetup(tx));
    if (!setup.isSet())
        return QVector<domain::Contact>();
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(tx.now(), domain::schemeZone());
    domain::MailOccasion occasion;
    occasion.serious = domain::categoryByCode(incident.category).serious;
    occasion.emergency = alert.emergency;
    occasion.minuteOfDay = local.time().hour() * 60 + local.time().minute();
    occasion.today = local.date();
    occasion.reach = reach;
    STORE_TRY(contacts, store::ContactTable::askers(tx));
    QVector<domain::MailAsker> askers;
    for (const domain::Contact& contact : std::as_const(contacts)) {
        STORE_TRY(asker, askerOf(tx, contact, alert, occasion));
        askers.append(asker);
    }
    return domain::mailedTo(occasion, askers);
}

Result<int> queueMail(store::Tx& tx, const Directory& directory, const domain::Alert& alert,
                      const domain::Incident& incident, const domain::Person& person, UtcMs holdMs,
                      const domain::MailReach& reach) {
    STORE_TRY(contacts, mailedAlert(tx, alert, incident, reach));
    if (contacts.isEmpty())
        return 0;
    STORE_TRY(words, wordsOf(tx, directory, alert, incident));
    for (const domain::Contact& contact : std::as_const(contacts)) {
        domain::Letter letter;
        letter.madeAt = tx.now();
        letter.dueAt = tx.now() + holdMs;
        letter.about = alert.id;
        letter.contactId = contact.id;
        letter.personId = person.id;
        letter.recipient = contact.email;
        letter.subject = words.subject;
        letter.body = words.body;
        letter.body.replace(domain::askedOnMark, domain::askedOnText(contact.askedOn));
        STORE_CHECK(store::OutboxTable::insert(tx, letter));
    }
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.write"), QStringLiteral("alert"), alert.id,
                                          QStringLiteral("%1 letters").arg(contacts.size())));
    return static_cast<int>(contacts.size());
}

Result<int> queueAlertMail(store::Tx& tx, const Directory& directory, const domain::Alert& alert,
                           const domain::Incident& incident, const domain::Person& person) {
    STORE_TRY(hold, readSetting(tx, QStringLiteral("mail.hold-seconds")));
    STORE_TRY(reach, readMailReach(tx, directory, incident));
    auto queued = queueMail(tx, directory, alert, incident, person, static_cast<UtcMs>(hold * 1000), reach);
    if (queued)
        return queued;
    const ErrorCode code = queued.error().code;
    if (code != ErrorCode::Refused && code != ErrorCode::Locked && code != ErrorCode::Corrupt)
        return queued;
    log("mail")->warn("an alert was not mailed: {}", errorCodeName(code));
    return 0;
}

Result<void> queueMailAgain(store::Tx& tx, const QString& alertId, UtcMs closedAt) {
    STORE_TRY(hold, readSetting(tx, QStringLiteral("mail.hold-seconds")));
    STORE_TRY(again,
              store::OutboxTable::queueAgainAbout(tx, alertId, closedAt, tx.now() + static_cast<UtcMs>(hold * 1000)));
    if (again > 0)
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("mail.write"), QStringLiteral("alert"), alertId,
                                              QStringLiteral("%1 letters").arg(again)));
    return {};
}

} // namespace watchdesk::desk
