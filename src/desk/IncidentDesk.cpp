#include "desk/IncidentDesk.h"

#include "desk/AlertWriting.h"
#include "desk/BreachWriting.h"
#include "desk/Directory.h"
#include "desk/FeedWriting.h"
#include "desk/Roles.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/PremisesTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"

#include <algorithm>
#include <utility>

namespace watchdesk::desk {

namespace {

QString withPlace(const QString& place, const QString& narrative) {
    const QString at = QStringLiteral("at ") + place;
    return place.isEmpty() ? narrative : narrative.isEmpty() ? at : at + QStringLiteral(", ") + narrative;
}

/// The incident as the line is understood; scheme and place come from the caller.
domain::Incident incidentOf(const LogRequest& request, const domain::QuickReading& reading,
                            const domain::Person& person) {
    domain::Incident incident;
    incident.line = request.line;
    incident.category = reading.category;
    incident.description = reading.description;
    incident.heading = reading.heading;
    incident.narrative = reading.narrative;
    incident.lossPence = reading.lossPence;
    incident.policeReference = reading.policeReference;
    incident.transmissionId = request.transmissionId;
    incident.loggedBy = person.id;
    incident.premisesId = !reading.placePremisesId.isEmpty() ? reading.placePremisesId
                          : reading.caller                   ? reading.caller->premisesId
                                                             : QString();
    // A street is no premises of the incident's, and would be lost.
    if (!reading.place.isEmpty() && reading.placePremisesId.isEmpty())
        incident.narrative = withPlace(reading.place, incident.narrative);
    if (reading.detained)
        incident.outcome = domain::IncidentOutcome::Detained;
    if (reading.subject)
        incident.subjects.append({reading.subject->subjectId, domain::SubjectPart::Suspect});
    return incident;
}

/// What the line was read against may have been taken away since: then its words stay, without the reference.
Result<void> dropWhatIsGone(store::Tx& tx, domain::Incident& incident, const domain::QuickReading& reading) {
    if (!incident.premisesId.isEmpty()) {
        auto premises = store::PremisesTable::find(tx, incident.premisesId);
        if (!premises)
            return premises.error();
        if (!*premises) {
            incident.premisesId.clear();
            const QString name = !reading.place.isEmpty() ? reading.place
                                 : reading.caller         ? reading.caller->premises
                                                          : QString();
            incident.narrative = withPlace(name, incident.narrative);
        }
    }
    QVector<domain::IncidentSubject> there;
    for (const domain::IncidentSubject& subject : std::as_const(incident.subjects)) {
        auto found = store::SubjectTable::find(tx, subject.subjectId);
        if (!found)
            return found.error();
        if (*found)
            there.append(subject);
    }
    incident.subjects = there;
    return {};
}

/// Links the over to its incident; an over that is already linked keeps its first.
Result<domain::Transmission> linkOver(store::Tx& tx, const QString& transmissionId, const QString& incidentId) {
    auto over = store::TransmissionTable::find(tx, transmissionId);
    if (!over)
        return over.error();
    if (!*over)
        return Error{ErrorCode::NotFound, "The over that this line was typed for is not in the store.",
                     "The line is still in the quick line.", "Log it without the recording."};
    domain::Transmission transmission = **over;
    if (!transmission.incidentId.isEmpty())
        return transmission;
    transmission.incidentId = incidentId;
    return store::TransmissionTable::update(tx, transmission);
}

QString schemeOf(const Directory& directory, const domain::QuickReading& reading, const QString& channel) {
    if (reading.caller) {
        if (const auto caller = directory.callerBySet(reading.caller->radioSetId))
            return caller->set.schemeId;
    }
    if (const auto scheme = directory.schemeOfChannel(channel))
        return scheme->id;
    return directory.schemes().isEmpty() ? QString() : directory.schemes().first().id;
}

/// The whole use case: incident, over, feed, audit, and the alert if asked for. One transaction.
Result<Logged> writeLine(store::Tx& tx, const Directory& directory, const LogRequest& request,
                         const domain::QuickReading& reading, const domain::Person& person) {
    Logged out;
    domain::Incident incident = incidentOf(request, reading, person);
    incident.id = tx.newId();
    incident.loggedAt = tx.now();
    incident.at = request.at > 0 ? request.at : incident.loggedAt;
    QString channel;
    if (!request.transmissionId.isEmpty()) {
        auto over = store::TransmissionTable::find(tx, request.transmissionId);
        if (!over)
            return over.error();
        if (*over) {
            channel = (*over)->channel;
            if (request.at == 0)
                incident.at = (*over)->start;
        }
    }
    incident.schemeId = schemeOf(directory, reading, channel);
    if (auto kept = dropWhatIsGone(tx, incident, reading); !kept)
        return kept.error();
    auto inserted = store::IncidentTable::insert(tx, incident);
    if (!inserted)
        return inserted.error();
    out.incident = *inserted;
    if (!request.transmissionId.isEmpty()) {
        if (auto linked = linkOver(tx, request.transmissionId, out.incident.id); !linked)
            return linked.error();
    }
    if (auto fed = writeFeed(tx, domain::FeedKind::Incident, out.incident.id, out.incident.at); !fed)
        return fed.error();
    if (auto breach = writeBreach(tx, directory, out.incident, out.incident.premisesId, out.incident.at); !breach)
        return breach.error();
    if (auto entry =
            store::AuditTable::append(tx, QStringLiteral("incident.log"), QStringLiteral("incident"), out.incident.id);
        !entry)
        return entry.error();
    if (request.alert) {
        const auto premises = directory.premises(out.incident.premisesId);
        const QString told = domain::wordsForMembers(reading, premises ? premises->name : QString());
        auto alert = writeAlert(tx, directory, out.incident, told, reading.emergency, person);
        if (!alert)
            return alert.error();
        out.alert = *alert;
    }
    return out;
}

} // namespace

IncidentDesk::IncidentDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const auto step = [](const store::Change& change) { return change.entity == QLatin1String("step_done"); };
        if (std::any_of(changes.begin(), changes.end(), step))
            Q_EMIT stepsChanged();
    });
}

QFuture<Result<Logged>> IncidentDesk::log(const LogRequest& request) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    const domain::QuickReading reading =
        request.reading ? *request.reading : domain::readQuickLine(request.line, directory.vocabulary());
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<Logged> {
        if (auto may = require(tx, person, Act::LogIncidents); !may)
            return may.error();
        if (request.line.trimmed().isEmpty())
            return Error{ErrorCode::InvalidInput, "There is nothing in the line to log.", "",
                         "Type what was heard, then press Enter."};
        return writeLine(tx, directory, request, reading, person);
    });
}

QFuture<Result<domain::Incident>> IncidentDesk::withdraw(const QString& incidentId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<domain::Incident> {
        if (auto may = require(tx, person, Act::LogIncidents, "withdrawing incidents"); !may)
            return may.error();
        auto found = store::IncidentTable::find(tx, incidentId);
        if (!found)
            return found.error();
        if (!*found)
            return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
        domain::Incident incident = **found;
        incident.outcome = domain::IncidentOutcome::Withdrawn;
        auto alerts = store::AlertTable::ofIncident(tx, incidentId);
        if (!alerts)
            return alerts.error();
        for (domain::Alert alert : *alerts) {
            if (alert.state == domain::AlertState::Closed)
                continue;
            if (auto closed = closeAlert(tx, alert, domain::IncidentOutcome::False, person); !closed)
                return closed.error();
        }
        if (!incident.transmissionId.isEmpty()) {
            auto over = store::TransmissionTable::find(tx, incident.transmissionId);
            if (!over)
                return over.error();
            if (*over && (*over)->incidentId == incidentId) { // the over is free to be logged again
                domain::Transmission transmission = **over;
                transmission.incidentId.clear();
                if (auto freed = store::TransmissionTable::update(tx, transmission); !freed)
                    return freed.error();
            }
        }
        if (auto entry = store::AuditTable::append(tx, QStringLiteral("incident.withdraw"), QStringLiteral("incident"),
                                                   incidentId);
            !entry)
            return entry.error();
        return store::IncidentTable::update(tx, incident);
    });
}

QFuture<Result<domain::Incident>> IncidentDesk::find(const QString& incidentId) {
    return m_context.store.read([=, person = m_context.person()](store::Tx& tx) -> Result<domain::Incident> {
        if (auto may = require(tx, person, Act::SeeLists, "incidents"); !may)
            return may.error();
        auto found = store::IncidentTable::find(tx, incidentId);
        if (!found)
            return found.error();
        if (!*found)
            return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
        return **found;
    });
}

QFuture<Result<QVector<domain::Incident>>> IncidentDesk::list(UtcMs since, UtcMs until, int limit) {
    return m_context.store.read([=, person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Incident>> {
        if (auto may = require(tx, person, Act::SeeLists, "incidents"); !may)
            return may.error();
        store::IncidentFilter filter;
        filter.since = since;
        filter.until = until;
        filter.limit = limit;
        return store::IncidentTable::list(tx, filter);
    });
}

} // namespace watchdesk::desk
