#include "desk/AlertDesk.h"

#include "desk/AlertMail.h"
#include "desk/AlertPeople.h"
#include "desk/AlertWriting.h"
#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/FeedWriting.h"
#include "desk/NamesOnAir.h"
#include "desk/OrderReading.h"
#include "desk/Roles.h"
#include "desk/SettingsDesk.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "domain/QuickLine.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/SightingTable.h"

namespace watchdesk::desk {

namespace {

using domain::Alert;
using domain::AlertState;

Error noSuchAlert() {
    return {ErrorCode::NotFound, "That alert is not in the store.", "", ""};
}

Error alreadyClosed() {
    return {ErrorCode::Conflict, "That alert is closed already.", "Nothing was changed.", ""};
}

Result<UtcMs> staleAfter(store::Tx& tx) {
    const auto seconds = readSetting(tx, QStringLiteral("alert.claim-stale-seconds"));
    if (!seconds)
        return seconds.error();
    return static_cast<UtcMs>(*seconds * 1000);
}

Result<domain::RiseTimes> riseTimes(store::Tx& tx) {
    domain::RiseTimes times;
    for (const auto& [key, into] :
         {std::pair("alert.raised-seconds", &times.raisedAfter), std::pair("alert.sound-seconds", &times.soundAfter),
          std::pair("alert.untaken-seconds", &times.untakenAfter)}) {
        const auto seconds = readSetting(tx, QString::fromLatin1(key));
        if (!seconds)
            return seconds.error();
        *into = static_cast<UtcMs>(*seconds * 1000);
    }
    return times;
}

Result<Alert> findAlert(store::Tx& tx, const QString& id) {
    auto found = store::AlertTable::find(tx, id);
    if (!found)
        return found.error();
    if (!*found)
        return noSuchAlert();
    return **found;
}

/// An outcome of the alert becomes its incident's, unless the incident has been withdrawn.
Result<void> passOn(store::Tx& tx, const Alert& alert, domain::IncidentOutcome outcome) {
    auto incident = store::IncidentTable::find(tx, alert.incidentId);
    if (!incident)
        return incident.error();
    if (!*incident || (*incident)->outcome == domain::IncidentOutcome::Withdrawn)
        return {};
    (*incident)->outcome = outcome;
    if (auto updated = store::IncidentTable::update(tx, **incident); !updated)
        return updated.error();
    return {};
}

Result<AlertView> viewOf(store::Tx& tx, const Directory& directory, const town::StreetIndex* streets,
                         const Alert& alert) {
    AlertView view;
    view.alert = alert;
    auto incident = store::IncidentTable::find(tx, alert.incidentId);
    if (!incident)
        return incident.error();
    if (*incident)
        view.incident = **incident;
    view.category = view.incident.category.isEmpty() ? QString() : domain::categoryByCode(view.incident.category).label;
    if (const auto caller = directory.callerAtPremises(view.incident.premisesId))
        view.callSign = caller->set.callSign;
    if (const auto premises = directory.premises(view.incident.premisesId))
        view.premises =
            premises->street.isEmpty() ? premises->name : premises->name + QStringLiteral(", ") + premises->street;
    view.claimedBy = directory.personName(alert.claimedBy);
    view.raisedBy = directory.personName(alert.raisedBy);
    const auto stale = staleAfter(tx);
    if (!stale)
        return stale.error();
    view.staleAfter = *stale;
    const auto rise = riseTimes(tx);
    if (!rise)
        return rise.error();
    view.riseTimes = *rise;
    auto sightings = store::SightingTable::forAlert(tx, alert.id);
    if (!sightings)
        return sightings.error();
    for (auto it = sightings->crbegin(); it != sightings->crend(); ++it) {
        view.sightings.append(*it);
        const QString place = placeWords(it->premisesId, directory);
        view.sightingPlaces.append(!place.isEmpty() ? place : !it->heading.isEmpty() ? it->heading : it->note);
    }
    if (auto added = addOnSight(tx, directory, streets, view); !added)
        return added.error();
    return view;
}

/// Emergencies first, then what nobody has claimed, then the oldest.
bool moreUrgent(const AlertView& a, const AlertView& b) {
    const auto rank = [](const AlertView& v) {
        return (v.alert.emergency ? 0 : 2) + (v.alert.state == AlertState::Open ? 0 : 1);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.alert.raisedAt < b.alert.raisedAt;
}

} // namespace

AlertDesk::AlertDesk(DeskContext& context) : m_context(context), m_looks(std::make_shared<LooksAtAlerts>()) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        for (const store::Change& change : changes) {
            if (change.entity == QLatin1String("alert"))
                Q_EMIT changed(change.id);
        }
    });
}

void AlertDesk::setStreets(std::function<std::shared_ptr<const town::StreetIndex>()> streets) {
    m_streets = std::move(streets);
}

std::shared_ptr<const town::StreetIndex> AlertDesk::streets() const {
    return m_streets ? m_streets() : nullptr;
}

QFuture<Result<Alert>> AlertDesk::raise(const QString& incidentId, bool emergency) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<Alert> {
        if (auto may = require(tx, person, Act::WorkAlerts, "raising alerts"); !may)
            return may.error();
        auto incident = store::IncidentTable::find(tx, incidentId);
        if (!incident)
            return incident.error();
        if (!*incident)
            return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
        const auto premises = directory.premises((*incident)->premisesId);
        const auto reading = domain::readQuickLine((*incident)->line, directory.vocabulary());
        return writeAlert(tx, directory, **incident,
                          domain::wordsForMembers(reading, premises ? premises->name : QString()), emergency, person);
    });
}

QFuture<Result<Alert>> AlertDesk::claim(const QString& alertId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<Alert> {
        if (auto may = require(tx, person, Act::WorkAlerts, "claiming alerts"); !may)
            return may.error();
        auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        if (alert->state == AlertState::Closed)
            return alreadyClosed();
        // A claim without action is stale after a while: another desk may take it over.
        const auto stale = staleAfter(tx);
        if (!stale)
            return stale.error();
        if (alert->state == AlertState::Claimed && alert->claimedBy != person.id &&
            tx.now() - alert->claimedAt < *stale)
            return Error{ErrorCode::Conflict, "Somebody else has just claimed that alert.", "Nothing was changed.",
                         "It can be taken over when nothing happens for " + std::to_string(*stale / 1000) +
                             " seconds."};
        alert->state = AlertState::Claimed;
        alert->claimedAt = tx.now();
        alert->claimedBy = person.id;
        if (auto audited =
                store::AuditTable::append(tx, QStringLiteral("alert.claim"), QStringLiteral("alert"), alertId);
            !audited)
            return audited.error();
        return store::AlertTable::update(tx, *alert);
    });
}

QFuture<Result<Alert>> AlertDesk::acknowledge(const QString& alertId, const QString& party) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<Alert> {
        if (auto may = require(tx, person, Act::WorkAlerts, "noting acknowledgements"); !may)
            return may.error();
        auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        const auto found =
            std::find_if(alert->parties.begin(), alert->parties.end(), [&](const auto& p) { return p.party == party; });
        if (found == alert->parties.end())
            return Error{ErrorCode::NotFound, "That alert was not sent to " + party.toStdString() + ".", "", ""};
        if (found->acknowledgedAt > domain::putBackAt(*alert))
            return alert; // said twice is said once; of one that was put back, each may say it anew
        found->acknowledgedAt = tx.now();
        found->by = person.id;
        if (auto audited = store::AuditTable::append(tx, QStringLiteral("alert.acknowledge"), QStringLiteral("alert"),
                                                     alertId, party);
            !audited)
            return audited.error();
        return store::AlertTable::update(tx, *alert);
    });
}

QFuture<Result<Alert>> AlertDesk::close(const QString& alertId, domain::IncidentOutcome outcome) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<Alert> {
        if (auto may = require(tx, person, Act::WorkAlerts, "closing alerts"); !may)
            return may.error();
        auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        if (alert->state == AlertState::Closed)
            return alreadyClosed();
        if (auto passed = passOn(tx, *alert, outcome); !passed)
            return passed.error();
        return closeAlert(tx, *alert, outcome, person);
    });
}

QFuture<Result<Alert>> AlertDesk::reopen(const QString& alertId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<Alert> {
        if (auto may = require(tx, person, Act::WorkAlerts, "reopening alerts"); !may)
            return may.error();
        auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        if (alert->state != AlertState::Closed)
            return alert;
        if (auto mailed = queueMailAgain(tx, alertId, alert->closedAt); !mailed)
            return mailed.error();
        alert->state = AlertState::Claimed;
        alert->claimedAt = tx.now();
        alert->claimedBy = person.id;
        alert->closedAt = 0;
        alert->closedBy.clear();
        alert->outcome = domain::IncidentOutcome::Open;
        if (auto passed = passOn(tx, *alert, domain::IncidentOutcome::Open); !passed)
            return passed.error();
        if (auto audited =
                store::AuditTable::append(tx, QStringLiteral("alert.reopen"), QStringLiteral("alert"), alertId);
            !audited)
            return audited.error();
        return store::AlertTable::update(tx, *alert);
    });
}

QFuture<Result<void>> AlertDesk::mute(const QString& alertId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<void> {
        if (auto may = require(tx, person, Act::WorkAlerts, "muting alerts"); !may)
            return may.error();
        if (auto alert = findAlert(tx, alertId); !alert)
            return alert.error();
        if (auto audited =
                store::AuditTable::append(tx, QStringLiteral("alert.mute"), QStringLiteral("alert"), alertId);
            !audited)
            return audited.error();
        return {};
    });
}

QFuture<Result<QStringList>> AlertDesk::mailedTo(const QString& alertId) {
    return m_context.store.read([alertId, person = m_context.person()](store::Tx& tx) -> Result<QStringList> {
        if (auto may = require(tx, person, Act::WorkAlerts, "mailing alerts"); !may)
            return may.error();
        const auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        const auto incident = store::IncidentTable::find(tx, alert->incidentId);
        if (!incident)
            return incident.error();
        const auto contacts = mailedAlert(tx, *alert, incident->value_or(domain::Incident()));
        if (!contacts)
            return contacts.error();
        QStringList names;
        for (const domain::Contact& contact : *contacts)
            names += contact.name;
        return names;
    });
}

QFuture<Result<int>> AlertDesk::mail(const QString& alertId, const QString& words) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<int> {
        if (auto may = require(tx, person, Act::WorkAlerts, "mailing alerts"); !may)
            return may.error();
        auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        if (alert->state == AlertState::Closed)
            return alreadyClosed();
        if (words.trimmed().isEmpty())
            return Error{ErrorCode::InvalidInput, "There are no words in it.", "Nothing was sent.",
                         "Write what is to be told."};
        if (auto nobody = namesNobody(tx, words); !nobody)
            return nobody.error();
        const auto incident = store::IncidentTable::find(tx, alert->incidentId);
        if (!incident)
            return incident.error();
        alert->told = words.trimmed();
        return queueMail(tx, directory, *alert, incident->value_or(domain::Incident()), person, 0);
    });
}

QFuture<Result<void>> AlertDesk::noteUntaken(const QString& alertId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<void> {
        if (auto may = require(tx, person, Act::SeeFeed, "the feed"); !may)
            return may.error();
        const auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        const auto times = riseTimes(tx);
        if (!times)
            return times.error();
        if (domain::riseOf(*alert, tx.now(), *times) != domain::Rise::Untaken)
            return {};
        return writeUntaken(tx, *alert);
    });
}

QFuture<Result<domain::Sighting>> AlertDesk::addSighting(const QString& alertId, const QString& line) {
    const domain::Person person = m_context.person();
    const auto reading = domain::readQuickLine(line, m_context.directory.vocabulary());
    return m_context.store.write([=](store::Tx& tx) -> Result<domain::Sighting> {
        if (auto may = require(tx, person, Act::AddSightings, "adding sightings"); !may)
            return may.error();
        if (line.trimmed().isEmpty())
            return Error{ErrorCode::InvalidInput, "There is nothing in the line to add.", "",
                         "Type where the person was seen."};
        auto alert = findAlert(tx, alertId);
        if (!alert)
            return alert.error();
        if (alert->state == AlertState::Closed)
            return alreadyClosed();
        domain::Sighting sighting;
        sighting.id = tx.newId();
        sighting.alertId = alertId;
        sighting.at = tx.now();
        sighting.by = reading.caller ? reading.caller->callSign : person.id;
        sighting.premisesId = !reading.placePremisesId.isEmpty() ? reading.placePremisesId
                              : reading.caller                   ? reading.caller->premisesId
                                                                 : QString();
        sighting.heading = reading.heading;
        QStringList note{reading.place, reading.description, reading.narrative};
        note.removeAll(QString());
        sighting.note = note.join(QStringLiteral(", "));
        auto inserted = store::SightingTable::insert(tx, sighting);
        if (!inserted)
            return inserted.error();
        if (auto fed = writeFeed(tx, domain::FeedKind::Sighting, sighting.id, sighting.at); !fed)
            return fed.error();
        if (auto audited =
                store::AuditTable::append(tx, QStringLiteral("sighting.add"), QStringLiteral("alert"), alertId);
            !audited)
            return audited.error();
        // A sighting is an action: it keeps the claim fresh, and the alert's change note tells the panel.
        if (alert->claimedBy == person.id)
            alert->claimedAt = tx.now();
        if (auto touched = store::AlertTable::update(tx, *alert); !touched)
            return touched.error();
        return inserted;
    });
}

QFuture<Result<AlertView>> AlertDesk::view(const QString& alertId) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [alertId, &directory, streets = streets(), person = m_context.person()](store::Tx& tx) -> Result<AlertView> {
            if (auto may = require(tx, person, Act::SeeFeed, "alerts"); !may)
                return may.error();
            auto alert = findAlert(tx, alertId);
            if (!alert)
                return alert.error();
            return viewOf(tx, directory, streets.get(), *alert);
        });
}

QFuture<Result<QVector<AlertView>>> AlertDesk::open() {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [&directory, streets = streets(), person = m_context.person()](store::Tx& tx) -> Result<QVector<AlertView>> {
            if (auto may = require(tx, person, Act::SeeFeed, "the open alerts"); !may)
                return may.error();
            auto alerts = store::AlertTable::openAlerts(tx);
            if (!alerts)
                return alerts.error();
            QVector<AlertView> views;
            for (const Alert& alert : *alerts) {
                auto view = viewOf(tx, directory, streets.get(), alert);
                if (!view)
                    return view.error();
                views.append(*view);
            }
            std::sort(views.begin(), views.end(), moreUrgent);
            return views;
        });
}

QFuture<Result<QVector<AlertPerson>>> AlertDesk::people(const QString& alertId) {
    const domain::Person person = m_context.person();
    // Writes only because a look is written down.
    auto future =
        m_context.store.write([alertId, looks = m_looks, person](store::Tx& tx) -> Result<QVector<AlertPerson>> {
            if (auto may = require(tx, person, Act::SeeFeed, "alerts"); !may)
                return may.error();
            if (auto may = require(tx, person, Act::SeeGallery); !may)
                return may.error();
            auto alert = findAlert(tx, alertId);
            if (!alert)
                return alert.error();
            return readAlertPeople(tx, *alert, person, *looks);
        });
    // The entries stand only if the transaction does.
    takeAnswer(this, future, [alertId, looks = m_looks, person](const Result<QVector<AlertPerson>>& people) {
        if (!people)
            return;
        for (const AlertPerson& shown : *people)
            looks->remember(person.id, alertId, shown.subjectId);
    });
    return future;
}

} // namespace watchdesk::desk
