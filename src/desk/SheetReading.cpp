#include "desk/GalleryReading.h"
#include "desk/OrderReading.h"
#include "desk/Roles.h"
#include "domain/Category.h"
#include "domain/CivilDay.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/PersonTable.h"
#include "store/PhotographTable.h"
#include "store/StillTable.h"
#include "store/SubjectTable.h"
#include "store/TemplateTable.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr UtcMs thirtyDays = 30LL * 24 * 3600 * 1000;

Error noSuchSubject() {
    return {ErrorCode::NotFound, "That subject is not in the gallery.", "",
            "The exclusion may have ended, or the record was erased."};
}

QDate takenOrAdded(const domain::Photograph& photograph) {
    return photograph.takenOn.isValid() ? photograph.takenOn : domain::civilDay(photograph.addedAt);
}

Result<void> addPhotographs(store::Tx& tx, SubjectSheet& sheet) {
    auto photographs = store::PhotographTable::ofSubject(tx, sheet.subject.id);
    auto compared = store::TemplateTable::photographsOf(tx, sheet.subject.id);
    if (!photographs || !compared)
        return !photographs ? photographs.error() : compared.error();
    for (const domain::Photograph& photograph : std::as_const(*photographs))
        sheet.photographs.append({photograph, compared->contains(photograph.id)});
    std::stable_sort(sheet.photographs.begin(), sheet.photographs.end(), [](const auto& a, const auto& b) {
        return takenOrAdded(a.photograph) < takenOrAdded(b.photograph);
    });
    return {};
}

SheetExclusion exclusionOf(const domain::ExclusionNotice& notice, const Directory& directory, QDate today) {
    SheetExclusion out;
    out.notice = notice;
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (scheme.id == notice.schemeId)
            out.scheme = scheme.channel;
    }
    out.standing = domain::exclusionStanding(notice, today);
    if (notice.servedOn.isValid() && notice.endsOn.isValid())
        out.days = static_cast<int>(notice.servedOn.daysTo(notice.endsOn)) + 1;
    if (out.standing == domain::ExclusionStanding::InForce)
        out.day = static_cast<int>(notice.servedOn.daysTo(today)) + 1;
    return out;
}

/// Members see what is in force; nobody sees what is due to be erased.
bool maySee(const SheetExclusion& exclusion, domain::Role role) {
    if (exclusion.standing == domain::ExclusionStanding::EraseDue)
        return false;
    return role != domain::Role::MemberView || exclusion.standing == domain::ExclusionStanding::InForce;
}

Result<void> addExclusions(store::Tx& tx, const Directory& directory, domain::Role role, SubjectSheet& sheet) {
    auto notices = store::ExclusionTable::ofSubject(tx, sheet.subject.id);
    if (!notices)
        return notices.error();
    for (const domain::ExclusionNotice& notice : std::as_const(*notices)) {
        const SheetExclusion exclusion = exclusionOf(notice, directory, sheet.today);
        if (maySee(exclusion, role))
            sheet.exclusions.append(exclusion);
    }
    std::stable_sort(sheet.exclusions.begin(), sheet.exclusions.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const SheetExclusion& e) {
            return std::pair(e.standing != domain::ExclusionStanding::InForce, -e.notice.nominatedOn.toJulianDay());
        };
        return rank(a) < rank(b);
    });
    return {};
}

bool counts(const SheetIncident& row) {
    return (row.part == domain::SubjectPart::Suspect || row.part == domain::SubjectPart::Offender) &&
           row.incident.outcome != domain::IncidentOutcome::Withdrawn &&
           row.incident.outcome != domain::IncidentOutcome::False;
}

SheetIncident incidentOf(const domain::Incident& incident, const Directory& directory, const QString& subjectId) {
    SheetIncident row;
    row.incident = incident;
    row.category = incident.category.isEmpty() ? QString() : domain::categoryByCode(incident.category).label;
    if (const auto caller = directory.callerAtPremises(incident.premisesId))
        row.callSign = caller->set.callSign;
    if (const auto premises = directory.premises(incident.premisesId))
        row.premises = premises->name;
    for (const domain::IncidentSubject& subject : incident.subjects) {
        if (subject.subjectId == subjectId)
            row.part = subject.part;
    }
    return row;
}

Result<void> addIncidents(store::Tx& tx, const Directory& directory, SubjectSheet& sheet) {
    auto incidents = store::IncidentTable::ofSubject(tx, sheet.subject.id);
    if (!incidents)
        return incidents.error();
    const UtcMs yearAgo = sheet.today.addYears(-1).startOfDay(domain::schemeZone()).toMSecsSinceEpoch();
    for (const domain::Incident& incident : std::as_const(*incidents)) {
        if (incident.outcome == domain::IncidentOutcome::Withdrawn)
            continue;
        sheet.incidents.append(incidentOf(incident, directory, sheet.subject.id));
        if (counts(sheet.incidents.last()) && incident.at >= yearAgo)
            sheet.lossPence += incident.lossPence;
    }
    int breach = 0;
    for (auto row = sheet.incidents.rbegin(); row != sheet.incidents.rend(); ++row) {
        if (row->incident.category == QLatin1String("breach") && counts(*row))
            row->breach = ++breach;
    }
    return {};
}

Result<void> addDecisions(store::Tx& tx, const Directory& directory, SubjectSheet& sheet) {
    auto decisions = store::MatchDecisionTable::ofSubject(tx, sheet.subject.id);
    if (!decisions)
        return decisions.error();
    for (const domain::MatchDecision& decision : std::as_const(*decisions))
        sheet.decisions.append({decision, directory.personName(decision.decidedBy)});
    std::stable_sort(sheet.decisions.begin(), sheet.decisions.end(),
                     [](const auto& a, const auto& b) { return a.decision.decidedAt > b.decision.decidedAt; });
    return {};
}

} // namespace

Result<SubjectSheet> readSheet(store::Tx& tx, const Directory& directory, const domain::Person& person,
                               const QString& subjectId) {
    auto wall = readWall(tx, directory, person.role, subjectId);
    if (!wall)
        return wall.error();
    auto subject = store::SubjectTable::find(tx, subjectId);
    if (!subject)
        return subject.error();
    if (wall->cards.isEmpty() || !*subject)
        return noSuchSubject();
    SubjectSheet sheet;
    sheet.card = wall->cards.first();
    sheet.subject = **subject;
    sheet.today = wall->today;
    sheet.age = domain::ageOn(sheet.subject.born, sheet.today);
    sheet.maySetCautions = mayDo(person, Act::SetCautions);
    sheet.mayAddPhotographs = mayDo(person, Act::AddPhotographs);
    if (auto r = addPhotographs(tx, sheet); !r)
        return r.error();
    if (auto r = addExclusions(tx, directory, person.role, sheet); !r)
        return r.error();
    if (auto r = addIncidents(tx, directory, sheet); !r)
        return r.error();
    // What the staff decided and who looked is not for members.
    if (person.role != domain::Role::MemberView) {
        if (auto r = addDecisions(tx, directory, sheet); !r)
            return r.error();
        auto orders = readOrders(tx, directory, person.role, subjectId);
        if (!orders)
            return orders.error();
        sheet.orders = *orders;
    }
    return sheet;
}

Result<void> readLookers(store::Tx& tx, const domain::Person& person, SubjectSheet& sheet) {
    if (person.role == domain::Role::MemberView)
        return {};
    auto people = store::PersonTable::all(tx);
    if (!people)
        return people.error();
    store::AuditFilter filter;
    filter.since = tx.now() - thirtyDays;
    filter.entity = QStringLiteral("subject");
    filter.entityId = sheet.subject.id;
    auto entries = store::AuditTable::list(tx, filter);
    if (!entries)
        return entries.error();
    QStringList seen;
    for (const domain::AuditEntry& entry : std::as_const(*entries)) {
        if (entry.action != QLatin1String(subjectViewed))
            continue;
        ++sheet.looks;
        if (seen.contains(entry.who))
            continue;
        seen.append(entry.who);
        const auto who =
            std::find_if(people->cbegin(), people->cend(), [&](const auto& p) { return p.id == entry.who; });
        if (who != people->cend())
            sheet.lookers.append({who->name, who->role, entry.at, who->id == person.id});
    }
    return {};
}

} // namespace watchdesk::desk
