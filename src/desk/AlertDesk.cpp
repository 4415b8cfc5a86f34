#include "desk/AlertDesk.h"

#include "desk/AlertMail.h"
#include "desk/AlertPeople.h"
#include "desk/AlertReading.h"
#include "desk/AlertWriting.h"
#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/NamesOnAir.h"
#include "desk/Roles.h"
#include "domain/QuickLine.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/Try.h"

namespace watchdesk::desk {

using domain::Alert;

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
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "raising alerts"));
        STORE_TRY(incident, store::IncidentTable::find(tx, incidentId));
        if (!incident)
            return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
        const auto premises = directory.premises(incident->premisesId);
        const auto reading = domain::readQuickLine(incident->line, directory.vocabulary());
        return writeAlert(tx, directory, *incident,
                          domain::wordsForMembers(reading, premises ? premises->name : QString()), emergency, person);
    });
}

QFuture<Result<Alert>> AlertDesk::claim(const QString& alertId) {
    return m_context.store.write([alertId, person = m_context.person()](store::Tx& tx) -> Result<Alert> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "claiming alerts"));
        STORE_TRY(alert, findAlertNotClosed(tx, alertId));
        return claimAlert(tx, alert, person);
    });
}

QFuture<Result<Alert>> AlertDesk::acknowledge(const QString& alertId, const QString& party) {
    return m_context.store.write([alertId, party, person = m_context.person()](store::Tx& tx) -> Result<Alert> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "noting acknowledgements"));
        STORE_TRY(alert, findAlert(tx, alertId));
        return acknowledgeAlert(tx, alert, party, person);
    });
}

QFuture<Result<Alert>> AlertDesk::close(const QString& alertId, domain::IncidentOutcome outcome) {
    return m_context.store.write([alertId, outcome, person = m_context.person()](store::Tx& tx) -> Result<Alert> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "closing alerts"));
        STORE_TRY(alert, findAlertNotClosed(tx, alertId));
        STORE_CHECK(passOutcomeOn(tx, alert, outcome));
        return closeAlert(tx, alert, outcome, person);
    });
}

QFuture<Result<Alert>> AlertDesk::reopen(const QString& alertId) {
    return m_context.store.write([alertId, person = m_context.person()](store::Tx& tx) -> Result<Alert> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "reopening alerts"));
        STORE_TRY(alert, findAlert(tx, alertId));
        if (alert.state != domain::AlertState::Closed)
            return alert;
        return reopenAlert(tx, alert, person);
    });
}

QFuture<Result<void>> AlertDesk::mute(const QString& alertId) {
    return m_context.store.write([alertId, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "muting alerts"));
        STORE_CHECK(findAlert(tx, alertId));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("alert.mute"), QStringLiteral("alert"), alertId));
        return {};
    });
}

QFuture<Result<QStringList>> AlertDesk::mailedTo(const QString& alertId) {
    return m_context.store.read([alertId, person = m_context.person()](store::Tx& tx) -> Result<QStringList> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "mailing alerts"));
        STORE_TRY(alert, findAlert(tx, alertId));
        STORE_TRY(incident, incidentOf(tx, alert));
        STORE_TRY(contacts, mailedAlert(tx, alert, incident));
        QStringList names;
        for (const domain::Contact& contact : contacts)
            names += contact.name;
        return names;
    });
}

QFuture<Result<int>> AlertDesk::mail(const QString& alertId, const QString& words) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<int> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "mailing alerts"));
        STORE_TRY(alert, findAlertNotClosed(tx, alertId));
        if (words.trimmed().isEmpty())
            return Error{ErrorCode::InvalidInput, "There are no words in it.", "Nothing was sent.",
                         "Write what is to be told."};
        STORE_CHECK(namesNobody(tx, words));
        STORE_TRY(incident, incidentOf(tx, alert));
        alert.told = words.trimmed();
        return queueMail(tx, directory, alert, incident, person, 0);
    });
}

QFuture<Result<void>> AlertDesk::noteUntaken(const QString& alertId) {
    return m_context.store.write([alertId, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::SeeFeed, "the feed"));
        STORE_TRY(alert, findAlert(tx, alertId));
        STORE_TRY(times, riseTimes(tx));
        if (domain::riseOf(alert, tx.now(), times) != domain::Rise::Untaken)
            return {};
        return writeUntaken(tx, alert);
    });
}

QFuture<Result<domain::Sighting>> AlertDesk::addSighting(const QString& alertId, const QString& line) {
    const domain::Person person = m_context.person();
    const auto reading = domain::readQuickLine(line, m_context.directory.vocabulary());
    return m_context.store.write([=](store::Tx& tx) -> Result<domain::Sighting> {
        STORE_CHECK(require(tx, person, Act::AddSightings, "adding sightings"));
        if (line.trimmed().isEmpty())
            return Error{ErrorCode::InvalidInput, "There is nothing in the line to add.", "",
                         "Type where the person was seen."};
        STORE_TRY(alert, findAlertNotClosed(tx, alertId));
        return noteSighting(tx, alert, reading, person);
    });
}

QFuture<Result<AlertView>> AlertDesk::view(const QString& alertId) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [alertId, &directory, streets = streets(), person = m_context.person()](store::Tx& tx) -> Result<AlertView> {
            STORE_CHECK(require(tx, person, Act::SeeFeed, "alerts"));
            STORE_TRY(alert, findAlert(tx, alertId));
            return viewOf(tx, directory, streets.get(), alert);
        });
}

QFuture<Result<QVector<AlertView>>> AlertDesk::open() {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [&directory, streets = streets(), person = m_context.person()](store::Tx& tx) -> Result<QVector<AlertView>> {
            STORE_CHECK(require(tx, person, Act::SeeFeed, "the open alerts"));
            return openAlertViews(tx, directory, streets.get());
        });
}

QFuture<Result<QVector<AlertPerson>>> AlertDesk::people(const QString& alertId) {
    const domain::Person person = m_context.person();
    // Writes only because a look is written down.
    auto future =
        m_context.store.write([alertId, looks = m_looks, person](store::Tx& tx) -> Result<QVector<AlertPerson>> {
            STORE_CHECK(require(tx, person, Act::SeeFeed, "alerts"));
            STORE_CHECK(require(tx, person, Act::SeeGallery));
            STORE_TRY(alert, findAlert(tx, alertId));
            return readAlertPeople(tx, alert, person, *looks);
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
