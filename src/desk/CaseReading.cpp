#include "desk/CaseReading.h"

#include "desk/SettingsDesk.h"
#include "desk/Wording.h"
#include "domain/Category.h"
#include "store/IncidentTable.h"
#include "store/PoliceCaseTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

CaseView viewOf(const Directory& directory, const domain::Incident& incident, const domain::PoliceCase& known,
                bool onRadio) {
    CaseView view;
    view.incident = incident;
    view.known = known;
    view.step = domain::caseStep(incident, known);
    view.onRadio = onRadio;
    if (!incident.category.isEmpty())
        view.category = domain::categoryByCode(incident.category).label;
    if (const auto caller = directory.callerAtPremises(incident.premisesId))
        view.callSign = caller->set.callSign;
    if (const auto premises = directory.premises(incident.premisesId)) {
        view.premises = premises->name;
        view.street = premises->street;
    }
    const auto name = [&](UtcMs at, const QString& person) {
        return at > 0 ? directory.personName(person) : QString();
    };
    view.askedBy = name(known.askedAt, known.askedBy);
    view.declinedBy = name(known.declinedAt, known.declinedBy);
    view.reportedBy = name(known.reportedAt, known.reportedBy);
    view.crimedBy = name(known.crimedAt, known.crimedBy);
    view.disposalBy = name(known.disposalAt, known.disposalBy);
    return view;
}

bool stands(const domain::Incident& incident) {
    return incident.outcome != domain::IncidentOutcome::Withdrawn && incident.outcome != domain::IncidentOutcome::False;
}

} // namespace

Result<CaseView> readCase(store::Tx& tx, const Directory& directory, const QString& incidentId) {
    STORE_TRY(incident, store::IncidentTable::find(tx, incidentId));
    if (!incident)
        return Error{ErrorCode::NotFound, "That incident is not in the store.", "", ""};
    STORE_TRY(known, store::PoliceCaseTable::ofIncident(tx, incidentId));
    STORE_TRY(told, store::PoliceCaseTable::toldOnRadio(tx, incident->at, incident->at + 1));
    return viewOf(directory, *incident, known, told.contains(incidentId));
}

Result<QVector<CaseView>> readCases(store::Tx& tx, const Directory& directory, UtcMs since, UtcMs until) {
    store::IncidentFilter filter;
    filter.since = since;
    filter.until = until;
    STORE_TRY(incidents, store::IncidentTable::list(tx, filter));
    STORE_TRY(known, store::PoliceCaseTable::between(tx, since, until));
    STORE_TRY(told, store::PoliceCaseTable::toldOnRadio(tx, since, until));
    QVector<CaseView> out;
    for (const domain::Incident& incident : incidents) {
        domain::PoliceCase none;
        none.incidentId = incident.id;
        if (stands(incident))
            out += viewOf(directory, incident, known.value(incident.id, none), told.contains(incident.id));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const CaseView& a, const CaseView& b) { return a.incident.at < b.incident.at; });
    return out;
}

QVector<CaseView> nudgesAmong(const QVector<CaseView>& cases) {
    QVector<CaseView> out;
    std::copy_if(cases.begin(), cases.end(), std::back_inserter(out), [](const CaseView& one) {
        return one.onRadio && domain::isReportable(one.incident) &&
               (one.step == domain::CaseStep::Told || one.step == domain::CaseStep::Asked);
    });
    return out;
}

Result<UtcMs> nudgesFrom(store::Tx& tx) {
    STORE_TRY(days, readSetting(tx, QStringLiteral("police.nudge-days")));
    return tx.now() - static_cast<UtcMs>(days) * 86'400'000;
}

Result<QVector<CaseView>> readNudgeList(store::Tx& tx, const Directory& directory, UtcMs since) {
    STORE_TRY(from, since > 0 ? Result<UtcMs>(since) : nudgesFrom(tx));
    STORE_TRY(cases, readCases(tx, directory, from, 0));
    QVector<CaseView> out;
    for (const CaseView& one : nudgesAmong(cases)) {
        STORE_TRY(erased, store::PoliceCaseTable::isErased(tx, one.incident.id));
        if (!erased)
            out += one;
    }
    return out;
}

QVector<ShopReporting> figuresOf(const QVector<CaseView>& cases, const insight::Period& period,
                                 const Directory& directory) {
    QVector<insight::ReportFact> facts;
    for (const CaseView& one : cases)
        if (domain::isReportable(one.incident))
            facts.append({one.incident.premisesId, one.incident.at, one.step, one.onRadio});
    QVector<ShopReporting> out;
    for (const insight::ReportingCount& count : insight::countReporting(facts, period)) {
        ShopReporting shop{count, {}, {}};
        if (const auto caller = directory.callerAtPremises(count.premisesId))
            shop.callSign = caller->set.callSign;
        if (const auto premises = directory.premises(count.premisesId))
            shop.premises = premises->name;
        out += shop;
    }
    return out;
}

} // namespace watchdesk::desk
