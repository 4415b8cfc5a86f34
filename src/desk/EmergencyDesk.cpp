#include "desk/EmergencyDesk.h"

#include "desk/Directory.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/EmergencyTable.h"
#include "store/TransmissionTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::Emergency;

Result<Emergency> findOpen(store::Tx& tx, const Directory& directory, const QString& id) {
    STORE_TRY(found, store::EmergencyTable::find(tx, id));
    if (!found)
        return Error{ErrorCode::NotFound, "That emergency is not in the store.", "", ""};
    if (found->endedAt > 0)
        return Error{ErrorCode::Conflict,
                     directory.personName(found->endedBy).toStdString() + " has stood that emergency down already.",
                     "It is as they left it.", "Read in the log what became of it."};
    return *found;
}

Result<EmergencyView> viewOf(store::Tx& tx, const Directory& directory, const Emergency& emergency, bool names) {
    EmergencyView view;
    view.emergency = emergency;
    if (const auto caller = directory.callerBySet(emergency.radioSetId))
        view.callSign = caller->set.callSign;
    if (const auto premises = directory.premises(emergency.premisesId); names && premises) {
        view.premises = premises->name;
        view.street = premises->street;
    }
    view.acknowledgedBy = directory.personName(emergency.acknowledgedBy);
    view.endedBy = directory.personName(emergency.endedBy);
    if (!names || emergency.transmissionId.isEmpty())
        return view;
    STORE_TRY(over, store::TransmissionTable::find(tx, emergency.transmissionId));
    if (over)
        view.mediaId = over->mediaId;
    return view;
}

/// What nobody has acknowledged stands before what somebody has.
bool isLouder(const Emergency& a, const Emergency& b) {
    const bool quiet[] = {a.acknowledgedAt > 0, b.acknowledgedAt > 0};
    return quiet[0] != quiet[1] ? !quiet[0] : a.at > b.at;
}

Result<Emergency> step(store::Tx& tx, const Emergency& emergency, const char* action, const QString& detail) {
    STORE_CHECK(
        store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("emergency"), emergency.id, detail));
    return store::EmergencyTable::update(tx, emergency);
}

bool contains(const ListFilter& filter, const EmergencyView& view) {
    for (const QString& text :
         {view.callSign, view.premises, view.emergency.channel, view.emergency.code, view.emergency.words})
        if (text.contains(filter.text, Qt::CaseInsensitive))
            return true;
    return filter.text.isEmpty();
}

} // namespace

EmergencyDesk::EmergencyDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("emergency"); }))
            Q_EMIT changed();
    });
}

QFuture<Result<OpenEmergencies>> EmergencyDesk::open() {
    const DeskContext& context = m_context;
    return m_context.store.read([&context](store::Tx& tx) -> Result<OpenEmergencies> {
        const bool names = mayDo(context.person(), Act::SeeFeed);
        STORE_TRY(all, store::EmergencyTable::open(tx));
        std::stable_sort(all.begin(), all.end(), isLouder);
        OpenEmergencies out;
        out.count = static_cast<int>(all.size());
        for (const Emergency& emergency : all) {
            out.sounding += emergency.acknowledgedAt == 0 ? 1 : 0;
            if (out.newest.size() == mostShown)
                continue;
            STORE_TRY(view, viewOf(tx, context.directory, emergency, names));
            out.newest.append(view);
        }
        return out;
    });
}

QFuture<Result<Emergency>> EmergencyDesk::acknowledge(const QString& id) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<Emergency> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "acknowledging emergencies"));
        STORE_TRY(emergency, findOpen(tx, directory, id));
        if (emergency.acknowledgedAt > 0)
            return Error{ErrorCode::Conflict,
                         directory.personName(emergency.acknowledgedBy).toStdString() +
                             " has acknowledged that emergency already.",
                         "Nothing was changed.", ""};
        emergency.acknowledgedAt = tx.now();
        emergency.acknowledgedBy = person.id;
        return step(tx, emergency, "emergency.acknowledge", {});
    });
}

QFuture<Result<Emergency>> EmergencyDesk::standDown(const QString& id, domain::EmergencyOutcome outcome,
                                                    const QString& words) {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    return m_context.store.write([=, &directory](store::Tx& tx) -> Result<Emergency> {
        STORE_CHECK(require(tx, person, Act::WorkAlerts, "standing emergencies down"));
        if (outcome == domain::EmergencyOutcome::Open)
            return Error{ErrorCode::InvalidInput, "An emergency is stood down with what became of it.",
                         "Nothing was changed.", "Choose what became of it."};
        STORE_TRY(emergency, findOpen(tx, directory, id));
        emergency.endedAt = tx.now();
        emergency.endedBy = person.id;
        emergency.outcome = outcome;
        emergency.words = words.trimmed();
        if (emergency.acknowledgedAt == 0) {
            emergency.acknowledgedAt = emergency.endedAt;
            emergency.acknowledgedBy = person.id;
        }
        return step(tx, emergency, "emergency.stand-down", domain::wordOf(domain::emergencyOutcomeWords, outcome));
    });
}

QFuture<Result<QVector<EmergencyView>>> EmergencyDesk::list(const ListFilter& filter) {
    const DeskContext& context = m_context;
    return m_context.store.read([=, &context](store::Tx& tx) -> Result<QVector<EmergencyView>> {
        STORE_CHECK(require(tx, context.person(), Act::SeeLists, "the list of emergencies"));
        STORE_TRY(all, store::EmergencyTable::list(tx, filter.since, filter.until));
        QVector<EmergencyView> out;
        for (const Emergency& emergency : all) {
            STORE_TRY(view, viewOf(tx, context.directory, emergency, true));
            if (contains(filter, view) && (filter.limit == 0 || out.size() < filter.limit))
                out.append(view);
        }
        return out;
    });
}

} // namespace watchdesk::desk
