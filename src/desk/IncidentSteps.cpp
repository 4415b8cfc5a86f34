// The next steps of an incident: read, ticked, and the tick taken off.
#include "desk/Directory.h"
#include "desk/IncidentDesk.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/StepTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

Result<domain::Incident> incidentOf(store::Tx& tx, const QString& id) {
    STORE_TRY(found, store::IncidentTable::find(tx, id));
    if (!found)
        return Error{ErrorCode::NotFound, "That incident is not in the store.", "Nothing was changed.", ""};
    return *found;
}

Result<QVector<StepState>> statesOf(store::Tx& tx, const Directory& directory, const domain::Incident& incident) {
    STORE_TRY(done, store::StepTable::ofIncident(tx, incident.id));
    QVector<StepState> out;
    for (const domain::NextStep& step : domain::nextSteps(incident.category)) {
        const auto tick = std::find_if(done.begin(), done.end(), [&](const auto& d) { return d.step == step.code; });
        if (tick == done.end())
            out.append({step, 0, {}});
        else
            out.append({step, tick->at, directory.personName(tick->by)});
    }
    return out;
}

Result<void> write(store::Tx& tx, const domain::Incident& incident, const QString& step, bool done,
                   const QString& personId) {
    STORE_TRY(ticks, store::StepTable::ofIncident(tx, incident.id));
    const auto tick = std::find_if(ticks.begin(), ticks.end(), [&](const auto& t) { return t.step == step; });
    if ((tick != ticks.end()) == done)
        return {}; // said twice is said once
    if (done) {
        STORE_CHECK(store::StepTable::insert(tx, {{}, 0, incident.id, step, tx.now(), personId}));
    } else {
        STORE_CHECK(store::StepTable::remove(tx, *tick));
    }
    STORE_CHECK(store::AuditTable::append(tx,
                                          done ? QStringLiteral("incident.step") : QStringLiteral("incident.unstep"),
                                          QStringLiteral("incident"), incident.id, step));
    return {};
}

} // namespace

QFuture<Result<QVector<StepState>>> IncidentDesk::steps(const QString& incidentId) {
    const Directory& directory = m_context.directory;
    return m_context.store.read(
        [incidentId, &directory, person = m_context.person()](store::Tx& tx) -> Result<QVector<StepState>> {
            if (auto may = require(tx, person, Act::SeeFeed, "the steps of incidents"); !may)
                return may.error();
            STORE_TRY(incident, incidentOf(tx, incidentId));
            return statesOf(tx, directory, incident);
        });
}

QFuture<Result<QVector<StepState>>> IncidentDesk::tick(const QString& incidentId, const QString& step, bool done) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<QVector<StepState>> {
        if (auto may = require(tx, person, Act::LogIncidents, "ticking steps"); !may)
            return may.error();
        STORE_TRY(incident, incidentOf(tx, incidentId));
        const auto& steps = domain::nextSteps(incident.category);
        if (std::none_of(steps.begin(), steps.end(), [&](const auto& s) { return s.code == step; }))
            return Error{ErrorCode::NotFound, "That is no step of this kind of incident.", "Nothing was changed.", ""};
        STORE_CHECK(write(tx, incident, step, done, person.id));
        return statesOf(tx, directory, incident);
    });
}

} // namespace watchdesk::desk
