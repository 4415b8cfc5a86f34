#include "desk/PackReading.h"

#include "desk/CaseReading.h"
#include "desk/PaperWords.h"
#include "desk/Wording.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/MediaTable.h"
#include "store/PoliceCaseTable.h"
#include "store/SightingTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PackReading", text);
}

QString partText(domain::SubjectPart part) {
    switch (part) {
    case domain::SubjectPart::Suspect:
        return tr("suspect");
    case domain::SubjectPart::Offender:
        return tr("offender");
    case domain::SubjectPart::Victim:
        return tr("victim");
    case domain::SubjectPart::Witness:
        return tr("witness");
    }
    return {};
}

/// Who had a recording or a still since it was made, by the audit log.
Result<QStringList> handsOn(store::Tx& tx, const Directory& directory, const QStringList& ids) {
    QStringList out;
    for (const QString& id : ids) {
        store::AuditFilter filter;
        filter.entityId = id;
        filter.actions = {QStringLiteral("recording.export")};
        STORE_TRY(entries, store::AuditTable::list(tx, filter));
        for (auto it = entries.crbegin(); it != entries.crend(); ++it)
            out += tr("taken out as a file by %1 on %2").arg(directory.personName(it->who), britishTime(it->at));
    }
    return out;
}

Result<Exhibit> recordingOf(store::Tx& tx, const Directory& directory, const domain::Transmission& over,
                            const domain::Media& media) {
    Exhibit exhibit;
    exhibit.what = tr("Recording of an over on %1 by %2, %3 long")
                       .arg(over.channel, callerWords(over, directory), lasting(media.durationMs));
    exhibit.at = over.start;
    exhibit.sha256 = media.sha256;
    exhibit.complete = media.complete;
    exhibit.continuity = {
        tr("recorded as it was received on %1, and sealed").arg(britishTime(over.start, "d MMMM yyyy, HH:mm:ss"))};
    STORE_TRY(hands, handsOn(tx, directory, {over.id, media.id}));
    exhibit.continuity += hands;
    return exhibit;
}

Result<void> addRecordings(store::Tx& tx, const Directory& directory, PackIncident& into) {
    STORE_TRY(overs, store::TransmissionTable::ofIncident(tx, into.view.incident.id));
    for (const domain::Transmission& over : overs) {
        if (over.mediaId.isEmpty())
            continue;
        STORE_TRY(media, store::MediaTable::find(tx, over.mediaId));
        if (!media)
            continue;
        STORE_TRY(exhibit, recordingOf(tx, directory, over, *media));
        into.exhibits += exhibit;
    }
    return {};
}

/// Stills on which somebody said that they show one of its subjects, in an alert of the incident.
Result<void> addStills(store::Tx& tx, const Directory& directory, const QStringList& alerts, PackIncident& into) {
    QStringList seen;
    for (const PackIncident::Part& part : into.subjects) {
        STORE_TRY(decisions, store::MatchDecisionTable::ofSubject(tx, part.subject.id));
        for (const domain::MatchDecision& decision : decisions) {
            if (decision.stillId.isEmpty() || !alerts.contains(decision.alertId) || seen.contains(decision.stillId))
                continue;
            seen += decision.stillId;
            STORE_TRY(still, store::StillTable::find(tx, decision.stillId));
            if (!still)
                continue;
            Exhibit exhibit;
            exhibit.what = withDots({tr("Still"), still->source, placeWords(still->premisesId, directory)});
            exhibit.at = still->takenAt;
            exhibit.sha256 = still->originalSha256;
            exhibit.continuity = {
                tr("kept with the faces of others hidden; the hash is that of the file as it came in"),
                tr("decided by %1 on %2: the same person as %3")
                    .arg(directory.personName(decision.decidedBy), britishTime(decision.decidedAt),
                         part.subject.reference)};
            into.exhibits += exhibit;
        }
    }
    return {};
}

Result<QStringList> addSightings(store::Tx& tx, const Directory& directory, PackIncident& into) {
    STORE_TRY(alerts, store::AlertTable::ofIncident(tx, into.view.incident.id));
    QStringList ids;
    for (const domain::Alert& alert : alerts) {
        ids += alert.id;
        STORE_TRY(sightings, store::SightingTable::forAlert(tx, alert.id));
        for (const domain::Sighting& sighting : sightings)
            into.sightings += withDots(
                {britishTime(sighting.at, "HH:mm:ss"), placeWords(sighting.premisesId, directory), sighting.note,
                 sighting.heading.isEmpty() ? QString() : tr("towards %1").arg(sighting.heading)});
    }
    return ids;
}

Result<PackIncident> readOne(store::Tx& tx, const Directory& directory, const QString& incidentId) {
    PackIncident out;
    STORE_TRY(view, readCase(tx, directory, incidentId));
    STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, incidentId));
    if (erased)
        return Error{ErrorCode::Conflict,
                     "The words of incident " + std::to_string(view.incident.number) + " have been erased.",
                     "Nothing was written.", "Leave it out."};
    out.view = view;
    out.loggedBy = directory.personName(view.incident.loggedBy);
    for (const domain::IncidentSubject& part : view.incident.subjects) {
        STORE_TRY(subject, store::SubjectTable::find(tx, part.subjectId));
        if (subject)
            out.subjects.append({*subject, partText(part.part)});
    }
    STORE_TRY(alerts, addSightings(tx, directory, out));
    STORE_CHECK(addRecordings(tx, directory, out));
    STORE_CHECK(addStills(tx, directory, alerts, out));
    for (qsizetype i = 0; i < out.exhibits.size(); ++i)
        out.exhibits[i].mark = QStringLiteral("WD/%1/%2").arg(view.incident.number).arg(i + 1);
    return out;
}

} // namespace

Result<Pack> readPack(store::Tx& tx, const Directory& directory, const QStringList& incidentIds) {
    Pack pack;
    pack.scheme = directory.schemes().isEmpty() ? QString() : directory.schemes().first().name;
    for (const QString& id : incidentIds) {
        STORE_TRY(one, readOne(tx, directory, id));
        pack.incidents += one;
    }
    return pack;
}

} // namespace watchdesk::desk
