#include "desk/AgendaWriting.h"

#include "desk/MemberReading.h"
#include "domain/CivilDay.h"
#include "insight/AgendaMerge.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/AuditTable.h"
#include "store/ExclusionTable.h"
#include "store/IncidentTable.h"
#include "store/MeetingTable.h"
#include "store/PremisesTable.h"
#include "store/RadioSetTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <QHash>
#include <QSet>

namespace watchdesk::desk {

namespace {

template <class T>
QVector<T> ofScheme(const QVector<T>& all, const QString& schemeId) {
    QVector<T> own;
    for (const T& value : all) {
        if (value.schemeId == schemeId)
            own += value;
    }
    return own;
}

/// The meetings beside this one: the last that was held, and the next; and what is still to be done from before.
Result<void> readNeighbours(store::Tx& tx, const domain::Meeting& meeting, insight::AgendaInput& input) {
    STORE_TRY(all, store::MeetingTable::all(tx));
    STORE_TRY(actions, store::ActionItemTable::all(tx));
    QSet<QString> earlier;
    for (const domain::Meeting& other : ofScheme(all, meeting.schemeId)) {
        if (other.at < meeting.at)
            earlier.insert(other.id);
        if (other.at < meeting.at && other.state == domain::MeetingState::Held)
            input.previousAt = std::max(input.previousAt, other.at);
        if (other.at > meeting.at)
            input.nextAt = input.nextAt == 0 ? other.at : std::min(input.nextAt, other.at);
    }
    for (const domain::ActionItem& action : actions) {
        if (earlier.contains(action.meetingId))
            input.actions += action;
    }
    return {};
}

Result<void> readPlaces(store::Tx& tx, insight::AgendaInput& input) {
    STORE_TRY(premises, store::PremisesTable::all(tx));
    STORE_TRY(sets, store::RadioSetTable::all(tx));
    QHash<QString, QString> signs;
    for (const domain::RadioSet& set : sets) {
        if (set.state == domain::RadioState::Issued)
            signs.insert(set.premisesId, set.callSign);
    }
    for (const domain::Premises& place : premises)
        input.places += {place.id, QStringList{signs.value(place.id), place.name}.join(QLatin1Char(' ')).trimmed()};
    return {};
}

Result<void> readIncidents(store::Tx& tx, const QString& schemeId, insight::AgendaInput& input) {
    const insight::Period period = insight::agendaPeriod(input);
    store::IncidentFilter filter;
    filter.since = insight::periodBefore(period, input.zone).from;
    filter.until = period.to;
    STORE_TRY(incidents, store::IncidentTable::list(tx, filter));
    input.incidents = ofScheme(incidents, schemeId);
    return {};
}

Result<void> keep(store::Tx& tx, const insight::AgendaChange& change) {
    for (const domain::AgendaItem& item : change.removed)
        STORE_CHECK(store::AgendaItemTable::remove(tx, item));
    for (const domain::AgendaItem& item : change.changed)
        STORE_CHECK(store::AgendaItemTable::update(tx, item));
    for (const domain::AgendaItem& item : change.added)
        STORE_CHECK(store::AgendaItemTable::insert(tx, item));
    return {};
}

} // namespace

Result<insight::AgendaInput> readAgendaInput(store::Tx& tx, const domain::Meeting& meeting) {
    insight::AgendaInput input;
    input.meetingAt = meeting.at;
    input.now = tx.now();
    input.zone = domain::schemeZone();
    STORE_CHECK(readNeighbours(tx, meeting, input));
    STORE_CHECK(readPlaces(tx, input));
    STORE_CHECK(readIncidents(tx, meeting.schemeId, input));
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    STORE_TRY(exclusions, store::ExclusionTable::all(tx));
    STORE_TRY(members, schemeMembers(tx, meeting.schemeId));
    input.subjects = subjects;
    input.exclusions = ofScheme(exclusions, meeting.schemeId);
    input.members = members;
    return input;
}

Result<domain::Meeting> writeAgenda(store::Tx& tx, domain::Meeting meeting) {
    if (meeting.state == domain::MeetingState::Held)
        return Error{ErrorCode::Conflict, "That meeting has been held: its agenda stays as it was.",
                     "Nothing was changed.", "Plan the next meeting and build its agenda."};
    STORE_TRY(input, readAgendaInput(tx, meeting));
    STORE_TRY(existing, store::AgendaItemTable::ofMeeting(tx, meeting.id));
    STORE_CHECK(keep(tx, insight::mergeAgenda(meeting.id, existing, insight::assembleAgenda(input))));
    const insight::Period period = insight::agendaPeriod(input);
    meeting.builtFrom = period.from;
    meeting.builtAt = period.to;
    STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("meeting.build"), QStringLiteral("meeting"), meeting.id));
    return store::MeetingTable::update(tx, meeting);
}

} // namespace watchdesk::desk
