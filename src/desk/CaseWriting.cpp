#include "desk/CaseWriting.h"

#include "desk/FeedWriting.h"
#include "desk/PaperWords.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/PoliceCaseTable.h"
#include "store/Try.h"

#include <QCoreApplication>

namespace watchdesk::desk {

namespace {

using domain::PoliceCase;

QString tr(const char* text) {
    return QCoreApplication::translate("CaseDesk", text);
}

Result<domain::Incident> openIncident(store::Tx& tx, const QString& incidentId) {
    STORE_TRY(incident, store::IncidentTable::find(tx, incidentId));
    if (!incident)
        return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
    STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, incidentId));
    if (erased)
        return Error{ErrorCode::Conflict, "The words of that incident have been erased.", "Nothing was changed.", ""};
    return *incident;
}

/// The first thing that is known of an incident makes its row.
Result<PoliceCase> keep(store::Tx& tx, const PoliceCase& known) {
    return known.id.isEmpty() ? store::PoliceCaseTable::insert(tx, known) : store::PoliceCaseTable::update(tx, known);
}

Error invalid(const char* what, const char* todo) {
    return {ErrorCode::InvalidInput, what, "Nothing was changed.", todo};
}

Result<void> feed(store::Tx& tx, const char* code, const QString& incidentId, const QString& more = {}) {
    STORE_TRY(incident, openIncident(tx, incidentId));
    return writeSystemFeed(tx, tx.now(), QString::fromLatin1(code),
                           withDots({tr("incident %1").arg(incident.number), more}));
}

} // namespace

Result<CaseChange> takeCaseStep(store::Tx& tx, const QString& incidentId, const char* action,
                                const CaseStepTaken& step) {
    STORE_TRY(incident, openIncident(tx, incidentId));
    STORE_TRY(known, store::PoliceCaseTable::ofIncident(tx, incidentId));
    CaseChange change{known, known, incident.policeReference, incident.policeReference};
    QString note;
    STORE_CHECK(step(tx, change, note));
    STORE_TRY(kept, keep(tx, change.after));
    change.after = kept;
    STORE_CHECK(
        store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("incident"), incidentId, note));
    return change;
}

Result<void> noteReported(store::Tx& tx, const QString& incidentId, const ReportedAs& reported, CaseChange& change) {
    if (reported.at > tx.now())
        return invalid("That is in the future.", "Say when it was reported.");
    const bool first = change.after.reportedAt == 0;
    // What is not said again stays as it was said before.
    if (first || reported.at > 0) {
        change.after.reportedAt = reported.at > 0 ? reported.at : tx.now();
        change.after.reportedBy = tx.actor();
    }
    if (const QString reporter = reported.reporter.trimmed(); !reporter.isEmpty())
        change.after.reporter = reporter;
    change.after.declinedAt = 0;
    change.after.declinedBy.clear();
    change.after.declinedWhy.clear();
    const QString reference = reported.reference.trimmed();
    if (!reference.isEmpty())
        STORE_CHECK(noteReference(tx, incidentId, reference, change));
    return first ? feed(tx, "police-reported", incidentId) : Result<void>();
}

Result<void> noteReference(store::Tx& tx, const QString& incidentId, const QString& reference, CaseChange& change) {
    STORE_TRY(incident, openIncident(tx, incidentId));
    change.referenceAfter = reference;
    if (incident.policeReference == reference)
        return {};
    incident.policeReference = reference;
    STORE_CHECK(store::IncidentTable::update(tx, incident));
    return {};
}

Result<void> noteCrimed(store::Tx& tx, const QString& incidentId, const QString& number, CaseChange& change) {
    const QString given = number.trimmed();
    if (given.isEmpty())
        return invalid("There is no crime number.", "Write the number that the police gave.");
    change.after.crimeNumber = given;
    change.after.crimedAt = tx.now();
    change.after.crimedBy = tx.actor();
    if (change.referenceBefore.isEmpty())
        STORE_CHECK(noteReference(tx, incidentId, given, change));
    return feed(tx, "police-crimed", incidentId);
}

Result<void> noteDisposal(store::Tx& tx, const QString& incidentId, domain::Disposal disposal, QDate on,
                          const QString& from, CaseChange& change) {
    const bool open = disposal == domain::Disposal::Open;
    if (on.isValid() && on > domain::civilDay(tx.now()))
        return invalid("That day has not come yet.", "Give the day on which it was decided.");
    change.after.disposal = disposal;
    change.after.disposalOn = open ? QDate() : on;
    change.after.disposalAt = open ? 0 : tx.now();
    change.after.disposalBy = open ? QString() : tx.actor();
    change.after.disposalFrom = open ? QString() : from.trimmed();
    return open ? Result<void>() : feed(tx, "police-disposal", incidentId, disposalText(disposal));
}

Result<void> noteDeclined(store::Tx& tx, const QString& why, CaseChange& change) {
    if (why.trimmed().isEmpty())
        return invalid("There is no reason.", "Write why the shop will not report it.");
    change.after.declinedAt = tx.now();
    change.after.declinedBy = tx.actor();
    change.after.declinedWhy = why.trimmed();
    return {};
}

Result<void> takeBack(store::Tx& tx, const CaseChange& done, CaseChange& change) {
    if (change.before.version != done.after.version)
        return Error{ErrorCode::Conflict, "Somebody has noted something else of it since.", "Nothing was changed.",
                     "Look at the case again."};
    change.after = done.before;
    change.after.id = change.before.id;
    change.after.version = change.before.version;
    if (done.referenceBefore == done.referenceAfter)
        return {};
    return noteReference(tx, done.after.incidentId, done.referenceBefore, change);
}

void noteAskedBy(const store::Tx& tx, domain::AskedHow how, PoliceCase& known) {
    ++known.asked;
    known.askedAt = tx.now();
    known.askedBy = tx.actor();
    known.askedHow = how;
}

Result<void> noteLetters(store::Tx& tx, const QVector<CaseView>& nudges) {
    for (const CaseView& one : nudges) {
        STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, one.incident.id));
        if (erased)
            continue;
        STORE_TRY(known, store::PoliceCaseTable::ofIncident(tx, one.incident.id));
        noteAskedBy(tx, domain::AskedHow::Letter, known);
        STORE_CHECK(keep(tx, known));
    }
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("case.letters"), {}, {}, QString::number(nudges.size())));
    return {};
}

} // namespace watchdesk::desk
