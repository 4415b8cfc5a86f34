// "Who is this?": subjects who may be the person of an incident, and what a person decides about them.
#include "desk/BreachWriting.h"
#include "desk/Directory.h"
#include "desk/GalleryReading.h"
#include "desk/IncidentDesk.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"
#include "insight/WhoIsThis.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/PhotographTable.h"
#include "store/RuledOutTable.h"
#include "store/SubjectFacts.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr UtcMs lookBack = UtcMs{365} * 86'400'000;

Error noSuchIncident() {
    return {ErrorCode::NotFound, "That incident is not in the store.", "Nothing was changed.", ""};
}

/// Both: it shows the gallery, and it is asked to put somebody on a record.
Result<void> mayAsk(store::Tx& tx, const domain::Person& person) {
    STORE_CHECK(require(tx, person, Act::SeeGallery));
    return require(tx, person, Act::LogIncidents, "asking who somebody is");
}

struct Asked {
    insight::SeenPerson seen;
    QVector<domain::IncidentSubject> tied;
};

Result<Asked> askedOf(store::Tx& tx, const Directory& directory, const WhoQuery& query) {
    Asked out;
    out.seen.at = query.at > 0 ? query.at : tx.now();
    domain::QuickReading reading = query.reading.value_or(domain::QuickReading());
    out.seen.description = reading.description;
    out.seen.premisesId = !reading.placePremisesId.isEmpty() ? reading.placePremisesId
                          : reading.caller                   ? reading.caller->premisesId
                                                             : QString();
    if (!query.incidentId.isEmpty()) {
        STORE_TRY(incident, store::IncidentTable::find(tx, query.incidentId));
        if (!incident)
            return noSuchIncident();
        reading = domain::readQuickLine(incident->description, {});
        out.seen.description = incident->description;
        out.seen.premisesId = incident->premisesId;
        out.seen.at = incident->at;
        out.tied = incident->subjects;
    }
    out.seen.sex = reading.sex;
    out.seen.age = reading.age;
    if (const auto premises = directory.premises(out.seen.premisesId))
        out.seen.street = premises->street;
    return out;
}

Result<QHash<QString, QVector<insight::BeenThere>>> beforeOf(store::Tx& tx, const Directory& directory,
                                                             const WhoQuery& query, UtcMs at) {
    QHash<QString, QVector<insight::BeenThere>> out;
    STORE_TRY(facts, store::RuledOutTable::seenSince(tx, at - lookBack, query.incidentId));
    for (const store::SeenFact& fact : facts) {
        const auto premises = directory.premises(fact.premisesId);
        out[fact.subjectId].append({fact.premisesId, premises ? premises->street : QString(), fact.at, fact.sighting});
    }
    return out;
}

insight::KnownPerson knownOf(const domain::Subject& subject, const QDate& today) {
    return {subject.id, subject.reference, subject.sex, domain::ageOn(subject.born, today), subject.description, {}};
}

/// Subjects whom the person may see and whom nobody has ruled out.
Result<QVector<domain::Subject>> candidates(store::Tx& tx, const domain::Person& person, const QString& incidentId) {
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    STORE_TRY(visible, visibleSubjects(tx, person.role, subjects));
    STORE_TRY(ruledOut, store::RuledOutTable::ofIncident(tx, incidentId));
    QVector<domain::Subject> out;
    for (const domain::Subject& subject : subjects)
        if (visible.contains(subject.id) && !ruledOut.contains(subject.id))
            out.append(subject);
    return out;
}

Result<QByteArray> pictureOf(store::Tx& tx, const QString& subjectId) {
    STORE_TRY(newest, store::newestPhotographs(tx, subjectId));
    const QString photograph = newest.value(subjectId);
    if (photograph.isEmpty())
        return QByteArray();
    STORE_TRY(thumbnails, store::ThumbnailTable::fetch(tx, {photograph}));
    return thumbnails.value(photograph);
}

Result<WhoSuggestion> suggestionOf(store::Tx& tx, const domain::Subject& subject, const insight::WhoRank& rank,
                                   const QDate& today) {
    STORE_TRY(picture, pictureOf(tx, subject.id));
    WhoSuggestion out;
    out.subjectId = subject.id;
    out.reference = subject.reference;
    out.name = subject.status == domain::SubjectStatus::IdSought ? QString() : subject.name;
    out.looks = subject.description;
    out.why = rank.why;
    out.picture = picture;
    const int age = domain::ageOn(subject.born, today);
    out.under18 = subject.cautions.testFlag(domain::Caution::Juvenile) || (age >= 0 && age < 18);
    return out;
}

Result<QVector<WhoSuggestion>> suggest(store::Tx& tx, const Directory& directory, const domain::Person& person,
                                       const WhoQuery& query) {
    STORE_TRY(asked, askedOf(tx, directory, query));
    STORE_TRY(subjects, candidates(tx, person, query.incidentId));
    STORE_TRY(before, beforeOf(tx, directory, query, asked.seen.at));
    const QDate today = domain::civilDay(tx.now());
    QVector<insight::KnownPerson> known;
    QHash<QString, domain::Subject> byId;
    for (const domain::Subject& subject : subjects) {
        known.append(knownOf(subject, today));
        known.last().before = before.value(subject.id);
        byId.insert(subject.id, subject);
    }
    QVector<WhoSuggestion> out;
    for (const insight::WhoRank& rank : insight::whoIsThis(asked.seen, known, domain::schemeZone())) {
        STORE_TRY(suggestion, suggestionOf(tx, byId.value(rank.subjectId), rank, today));
        suggestion.tied = std::any_of(asked.tied.begin(), asked.tied.end(),
                                      [&](const auto& t) { return t.subjectId == rank.subjectId; });
        out.append(suggestion);
    }
    return out;
}

} // namespace

QFuture<Result<QVector<WhoSuggestion>>> IncidentDesk::whoIsThis(const WhoQuery& query) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<QVector<WhoSuggestion>> {
        STORE_CHECK(mayAsk(tx, person));
        STORE_TRY(offered, suggest(tx, directory, person, query));
        QStringList references;
        for (const WhoSuggestion& each : offered)
            references += each.reference;
        STORE_CHECK(store::AuditTable::append(
            tx, QStringLiteral("subject.suggest"), QStringLiteral("incident"), query.incidentId,
            references.isEmpty() ? QStringLiteral("nobody") : references.join(QStringLiteral(", "))));
        return offered;
    });
}

QFuture<Result<domain::Incident>> IncidentDesk::tie(const QString& incidentId, const QString& subjectId) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<domain::Incident> {
        STORE_CHECK(mayAsk(tx, person));
        STORE_TRY(found, store::IncidentTable::find(tx, incidentId));
        if (!found)
            return noSuchIncident();
        STORE_TRY(subject, store::SubjectTable::find(tx, subjectId));
        if (!subject)
            return Error{ErrorCode::NotFound, "That subject is not in the gallery any more.", "Nothing was changed.",
                         ""};
        STORE_TRY(visible, visibleSubjects(tx, person.role, {*subject}));
        if (!visible.contains(subjectId))
            return Error{ErrorCode::NotFound, "That subject is not in the gallery any more.", "Nothing was changed.",
                         ""};
        domain::Incident incident = *found;
        for (const domain::IncidentSubject& tied : std::as_const(incident.subjects))
            if (tied.subjectId == subjectId)
                return incident; // said twice is said once
        incident.subjects.append({subjectId, domain::SubjectPart::Suspect});
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("incident.tie"), QStringLiteral("incident"),
                                              incidentId, subject->reference));
        STORE_CHECK(writeBreach(tx, directory, incident, incident.premisesId, incident.at));
        return store::IncidentTable::update(tx, incident);
    });
}

QFuture<Result<void>> IncidentDesk::ruleOut(const QString& incidentId, const QString& subjectId) {
    const domain::Person person = m_context.person();
    return m_context.store.write([=](store::Tx& tx) -> Result<void> {
        STORE_CHECK(mayAsk(tx, person));
        STORE_TRY(incident, store::IncidentTable::find(tx, incidentId));
        STORE_TRY(subject, store::SubjectTable::find(tx, subjectId));
        if (!incident || !subject)
            return noSuchIncident();
        STORE_CHECK(store::RuledOutTable::add(tx, incidentId, subjectId, person.id));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("incident.rule-out"), QStringLiteral("incident"),
                                              incidentId, subject->reference));
        return {};
    });
}

} // namespace watchdesk::desk
