#include "desk/StillDecision.h"

#include "desk/AlertWriting.h"
#include "desk/BreachWriting.h"
#include "desk/FeedWriting.h"
#include "desk/Portraits.h"
#include "desk/Wording.h"
#include "store/AlertTable.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/MediaTable.h"
#include "store/SightingTable.h"
#include "store/StillTable.h"

namespace watchdesk::desk {

namespace {

using domain::Alert;
using domain::Verdict;

/// The still as it is kept: everybody but the one who was recognised is blurred.
Result<domain::Still> keepStill(store::Tx& tx, const DecisionRequest& request) {
    QVector<QRectF> others;
    for (const FaceFound& face : request.view.faces) {
        if (face.number != request.face.number)
            others.append(face.box);
    }
    domain::Media media;
    media.kind = domain::MediaKind::Still;
    media.format = QStringLiteral("image/jpeg");
    media.createdAt = tx.now();
    const QImage kept = withoutFaces(request.view.picture, others);
    auto stored = store::MediaTable::put(tx, media, jpegOf(kept));
    if (!stored)
        return stored.error();
    domain::Still still;
    still.mediaId = stored->id;
    still.originalSha256 = request.view.sha256;
    still.premisesId = request.view.premisesId;
    still.source = request.view.source;
    still.takenAt = request.takenAt;
    still.width = kept.width();
    still.height = kept.height();
    return store::StillTable::insert(tx, still);
}

/// The open alert that is about the subject, newest first; none: id empty.
Result<Alert> openAlertAbout(store::Tx& tx, const QString& subjectId) {
    auto alerts = store::AlertTable::openAlerts(tx);
    if (!alerts)
        return alerts.error();
    for (const Alert& alert : *alerts) {
        auto incident = store::IncidentTable::find(tx, alert.incidentId);
        if (!incident)
            return incident.error();
        if (!*incident)
            continue;
        for (const domain::IncidentSubject& subject : (*incident)->subjects) {
            if (subject.subjectId == subjectId)
                return alert;
        }
    }
    return Alert();
}

/// In a member's premises somebody excluded is in breach; elsewhere they are a person to look out for.
Result<domain::Incident> writeIncident(store::Tx& tx, const Directory& directory, const domain::Person& person,
                                       const DecisionRequest& request) {
    domain::Incident incident;
    incident.at = request.takenAt;
    incident.premisesId = request.view.premisesId;
    if (const auto caller = directory.callerAtPremises(incident.premisesId))
        incident.schemeId = caller->set.schemeId;
    else if (!directory.schemes().isEmpty())
        incident.schemeId = directory.schemes().first().id;
    const bool breach = !incident.premisesId.isEmpty() && !request.candidate.schemes.isEmpty();
    incident.category = breach ? QStringLiteral("breach") : QStringLiteral("suspicious");
    incident.narrative = QStringLiteral("Recognised on a still from %1 by the desk's operator.")
                             .arg(request.view.source.isEmpty() ? QStringLiteral("a camera") : request.view.source);
    incident.line = request.candidate.told;
    incident.loggedBy = person.id;
    incident.loggedAt = tx.now();
    incident.subjects = {{request.candidate.subjectId, domain::SubjectPart::Suspect}};
    auto inserted = store::IncidentTable::insert(tx, incident);
    if (!inserted)
        return inserted.error();
    if (auto fed = writeFeed(tx, domain::FeedKind::Incident, inserted->id, inserted->at); !fed)
        return fed.error();
    if (auto audited =
            store::AuditTable::append(tx, QStringLiteral("incident.log"), QStringLiteral("incident"), inserted->id);
        !audited)
        return audited.error();
    return inserted;
}

Result<domain::Sighting> writeSighting(store::Tx& tx, const DecisionRequest& request, const QString& alertId) {
    domain::Sighting sighting;
    sighting.id = tx.newId();
    sighting.alertId = alertId;
    sighting.premisesId = request.view.premisesId;
    sighting.at = request.takenAt;
    sighting.by = QStringLiteral("CCTV");
    sighting.note = QStringLiteral("recognised on a still from ") +
                    (request.view.source.isEmpty() ? QStringLiteral("a camera") : request.view.source);
    auto inserted = store::SightingTable::insert(tx, sighting);
    if (!inserted)
        return inserted.error();
    if (auto fed = writeFeed(tx, domain::FeedKind::Sighting, sighting.id, sighting.at); !fed)
        return fed.error();
    if (auto audited = store::AuditTable::append(tx, QStringLiteral("sighting.add"), QStringLiteral("alert"), alertId);
        !audited)
        return audited.error();
    return inserted;
}

/// A camera in premises shows that somebody was in there.
Result<void> noteBreach(store::Tx& tx, const Directory& directory, const Decided& decided) {
    auto incident = store::IncidentTable::find(tx, decided.alert.incidentId);
    if (!incident)
        return incident.error();
    if (!*incident)
        return {};
    return writeBreach(tx, directory, **incident, decided.sighting.premisesId, decided.sighting.at);
}

/// On the subject's open alert, or a new one.
Result<void> raiseSighting(store::Tx& tx, const Directory& directory, const domain::Person& person,
                           const DecisionRequest& request, Decided& out) {
    auto alert = openAlertAbout(tx, request.candidate.subjectId);
    if (!alert)
        return alert.error();
    if (alert->id.isEmpty()) {
        auto incident = writeIncident(tx, directory, person, request);
        if (!incident)
            return incident.error();
        alert = writeAlert(tx, directory, *incident, request.candidate.told, false, person);
        out.newAlert = true;
    } else {
        if (alert->claimedBy == person.id)
            alert->claimedAt = tx.now(); // an action keeps the claim fresh
        alert = store::AlertTable::update(tx, *alert);
    }
    if (!alert)
        return alert.error();
    out.alert = *alert;
    auto sighting = writeSighting(tx, request, alert->id);
    if (!sighting)
        return sighting.error();
    out.sighting = *sighting;
    return noteBreach(tx, directory, out);
}

Result<void> audit(store::Tx& tx, const domain::MatchDecision& decision) {
    const QString detail = QStringLiteral("%1, score %2, rank %3, still %4")
                               .arg(domain::wordOf(domain::verdictWords, decision.verdict))
                               .arg(decision.score, 0, 'f', 2)
                               .arg(decision.rank)
                               .arg(QString::fromLatin1(decision.originalSha256.toHex()));
    if (auto audited = store::AuditTable::append(tx, QStringLiteral("match.decide"), QStringLiteral("subject"),
                                                 decision.subjectId, detail);
        !audited)
        return audited.error();
    return {};
}

domain::MatchDecision decisionOf(const store::Tx& tx, const domain::Person& person, const DecisionRequest& request) {
    domain::MatchDecision decision;
    decision.originalSha256 = request.view.sha256;
    decision.face = request.face.box.toRect();
    decision.faceHeight = request.face.height;
    decision.subjectId = request.candidate.subjectId;
    decision.verdict = request.verdict;
    decision.score = request.candidate.score;
    decision.rank = request.candidate.rank;
    decision.threshold = request.view.threshold;
    decision.pack = request.pack;
    decision.decidedAt = tx.now();
    decision.decidedBy = person.id;
    return decision;
}

/// A sighting on an alert that goes on stays in the log, and says what it is worth now.
Result<void> markSighting(store::Tx& tx, const QString& sightingId) {
    auto sighting = store::SightingTable::find(tx, sightingId);
    if (!sighting)
        return sighting.error();
    if (!*sighting)
        return {};
    (*sighting)->note = QStringLiteral("taken back: ") + (*sighting)->note;
    if (auto updated = store::SightingTable::update(tx, **sighting); !updated)
        return updated.error();
    return {};
}

Result<void> withdrawAlert(store::Tx& tx, const domain::Person& person, const QString& alertId) {
    auto alert = store::AlertTable::find(tx, alertId);
    if (!alert)
        return alert.error();
    if (!*alert || (*alert)->state == domain::AlertState::Closed)
        return {};
    auto incident = store::IncidentTable::find(tx, (*alert)->incidentId);
    if (!incident)
        return incident.error();
    if (*incident) {
        (*incident)->outcome = domain::IncidentOutcome::False;
        if (auto updated = store::IncidentTable::update(tx, **incident); !updated)
            return updated.error();
    }
    if (auto closed = closeAlert(tx, **alert, domain::IncidentOutcome::False, person); !closed)
        return closed.error();
    return {};
}

} // namespace

Result<Decided> writeDecision(store::Tx& tx, const Directory& directory, const domain::Person& person,
                              const DecisionRequest& request) {
    Decided out;
    out.decision = decisionOf(tx, person, request);
    if (request.verdict == Verdict::Same) {
        auto still = keepStill(tx, request);
        if (!still)
            return still.error();
        out.decision.stillId = still->id;
        if (auto raised = raiseSighting(tx, directory, person, request, out); !raised)
            return raised.error();
        out.decision.sightingId = out.sighting.id;
        out.decision.alertId = out.alert.id;
    }
    auto inserted = store::MatchDecisionTable::insert(tx, out.decision);
    if (!inserted)
        return inserted.error();
    out.decision = *inserted;
    if (auto audited = audit(tx, out.decision); !audited)
        return audited.error();
    return out;
}

Result<domain::MatchDecision> writeTakeBack(store::Tx& tx, const domain::Person& person, const Decided& decided) {
    domain::MatchDecision back = decided.decision;
    back.id.clear();
    back.verdict = Verdict::CannotSay;
    back.stillId.clear();
    back.sightingId.clear();
    back.alertId.clear();
    back.decidedAt = tx.now();
    back.decidedBy = person.id;
    if (!decided.decision.stillId.isEmpty()) {
        if (auto removed = store::StillTable::remove(tx, decided.decision.stillId); !removed)
            return removed.error();
    }
    if (!decided.sighting.id.isEmpty()) {
        auto undone =
            decided.newAlert ? withdrawAlert(tx, person, decided.alert.id) : markSighting(tx, decided.sighting.id);
        if (!undone)
            return undone.error();
    }
    auto inserted = store::MatchDecisionTable::insert(tx, back);
    if (!inserted)
        return inserted.error();
    if (auto audited = audit(tx, *inserted); !audited)
        return audited.error();
    return inserted;
}

QString outcomeOf(const StillView& view) {
    QStringList same;
    bool cannotSay = false;
    for (const FaceFound& face : view.faces) {
        if (face.candidates.isEmpty())
            continue;
        bool settled = false;
        bool open = false;
        for (const Candidate& candidate : face.candidates) {
            if (!candidate.decided) {
                // Those below the threshold need no answer.
                open = open || candidate.likelihood != Likelihood::Unlikely;
                continue;
            }
            cannotSay = cannotSay || candidate.decided->verdict == Verdict::CannotSay;
            if (candidate.decided->verdict == Verdict::Same) {
                same.append(candidate.reference);
                settled = true;
            }
        }
        if (open && !settled)
            return {};
    }
    if (!same.isEmpty())
        return QStringLiteral("Same: ") + same.join(QStringLiteral(", "));
    return cannotSay ? QStringLiteral("Cannot say") : QStringLiteral("Not this person");
}

} // namespace watchdesk::desk
