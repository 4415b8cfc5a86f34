#include "desk/AgendaSteps.h"

#include "domain/NameGuard.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/AuditTable.h"
#include "store/MeetingTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

using domain::ActionItem;
using domain::AgendaItem;
using domain::AgendaSection;

Error notThere(const char* what) {
    return {ErrorCode::NotFound, std::string("That ") + what + " is not in the store.", "", ""};
}

Error changedSince() {
    return {ErrorCode::Conflict, "That has been changed again since, so the step cannot be taken back.",
            "Everything stays as it is now.", ""};
}

Error noTitle() {
    return {ErrorCode::InvalidInput, "A line of the agenda needs a title.", "Nothing was changed.", "Write one."};
}

Result<void> audit(store::Tx& tx, const char* action, const QString& entity, const QString& id) {
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action), entity, id));
    return {};
}

AgendaStep stepOf(const AgendaItem& after) {
    AgendaStep step;
    step.meetingId = after.meetingId;
    step.itemId = after.id;
    step.itemsAfter = {after};
    return step;
}

/// Writes the item as it is to be, with its audit entry.
Result<AgendaStep> keep(store::Tx& tx, const AgendaItem& before, const AgendaItem& wanted, const char* action) {
    STORE_TRY(after, store::AgendaItemTable::update(tx, wanted));
    STORE_CHECK(audit(tx, action, QStringLiteral("agenda_item"), after.id));
    AgendaStep step = stepOf(after);
    step.itemsBefore = {before};
    return step;
}

/// Papers name nobody before the vote, whoever types (rule 4).
Result<void> checkNames(store::Tx& tx, AgendaSection section, const QString& text) {
    if (section != AgendaSection::Proposals && section != AgendaSection::Offenders)
        return {};
    STORE_TRY(subjects, store::SubjectTable::all(tx));
    QStringList names;
    for (const domain::Subject& subject : subjects) {
        if (!subject.name.isEmpty())
            names += subject.name;
    }
    if (domain::namesAnyone(text, names))
        return Error{ErrorCode::Refused,
                     "Members vote on papers that name nobody, and this text names a person on file.",
                     "What you wrote is still in the field.", "Write the reference instead of the name."};
    return {};
}

/// What people change; ranks and evidence are the records'.
bool sameWords(const AgendaItem& a, const AgendaItem& b) {
    return a.title == b.title && a.detail == b.detail && a.position == b.position && a.hidden == b.hidden &&
           a.edited == b.edited && a.placed == b.placed;
}

bool sameAction(const ActionItem& a, const ActionItem& b) {
    return a.what == b.what && a.owner == b.owner && a.dueOn == b.dueOn && a.doneOn == b.doneOn;
}

/// One record back to what it was; one without a twin before is removed.
template <class Table, class T, class Same>
Result<void> back(store::Tx& tx, const QVector<T>& before, const T& after, Same same) {
    STORE_TRY(now, Table::find(tx, after.id));
    if (!now || !same(*now, after))
        return changedSince();
    const auto was = std::find_if(before.begin(), before.end(), [&](const T& value) { return value.id == after.id; });
    if (was == before.end())
        return Table::remove(tx, *now);
    T wanted = *was;
    wanted.version = now->version;
    STORE_CHECK(Table::update(tx, wanted));
    return {};
}

} // namespace

Result<domain::Meeting> editableMeeting(store::Tx& tx, const QString& meetingId) {
    STORE_TRY(meeting, store::MeetingTable::find(tx, meetingId));
    if (!meeting)
        return notThere("meeting");
    if (meeting->state == domain::MeetingState::Held)
        return Error{ErrorCode::Conflict, "That meeting has been held: its agenda stays as it was.",
                     "Nothing was changed.", ""};
    return *meeting;
}

Result<AgendaItem> editableItem(store::Tx& tx, const QString& itemId) {
    STORE_TRY(item, store::AgendaItemTable::find(tx, itemId));
    if (!item)
        return notThere("line of the agenda");
    STORE_CHECK(editableMeeting(tx, item->meetingId));
    return *item;
}

Result<AgendaStep> writeEdit(store::Tx& tx, const AgendaItem& item, qint64 version, const QString& title,
                             const QString& detail) {
    if (title.trimmed().isEmpty())
        return noTitle();
    STORE_CHECK(checkNames(tx, item.section, title + QLatin1Char('\n') + detail));
    AgendaItem wanted = item;
    wanted.version = version; // what the person saw, not what is there now
    wanted.title = title.trimmed();
    wanted.detail = detail.trimmed();
    wanted.edited = true;
    return keep(tx, item, wanted, "agenda.edit");
}

Result<AgendaStep> writeMove(store::Tx& tx, const AgendaItem& item, int by) {
    STORE_TRY(all, store::AgendaItemTable::ofMeeting(tx, item.meetingId));
    const auto at = std::find_if(all.begin(), all.end(), [&](const AgendaItem& other) { return other.id == item.id; });
    const qsizetype to = at - all.begin() + (by < 0 ? -1 : 1);
    if (to < 0 || to >= all.size() || all.at(to).section != item.section) {
        AgendaStep nothing;
        nothing.meetingId = item.meetingId;
        return nothing;
    }
    AgendaItem moved = item, other = all.at(to);
    std::swap(moved.position, other.position);
    moved.placed = true;
    STORE_TRY(step, keep(tx, item, moved, "agenda.move"));
    STORE_TRY(passed, store::AgendaItemTable::update(tx, other));
    step.itemsBefore += all.at(to);
    step.itemsAfter += passed;
    return step;
}

Result<AgendaStep> writeHidden(store::Tx& tx, const AgendaItem& item, bool hidden) {
    AgendaItem wanted = item;
    wanted.hidden = hidden;
    return keep(tx, item, wanted, hidden ? "agenda.hide" : "agenda.show");
}

Result<AgendaStep> writeOwnItem(store::Tx& tx, const QString& meetingId, AgendaSection section, const QString& title) {
    if (title.trimmed().isEmpty())
        return noTitle();
    STORE_CHECK(checkNames(tx, section, title));
    STORE_TRY(all, store::AgendaItemTable::ofMeeting(tx, meetingId));
    AgendaItem item;
    item.meetingId = meetingId;
    item.section = section;
    item.title = title.trimmed();
    for (const AgendaItem& other : all) {
        if (other.section == section)
            item.position = std::max(item.position, other.position + 1);
    }
    STORE_TRY(after, store::AgendaItemTable::insert(tx, item));
    STORE_CHECK(audit(tx, "agenda.add", QStringLiteral("agenda_item"), after.id));
    return stepOf(after);
}

Result<AgendaStep> writeAction(store::Tx& tx, const ActionItem& action) {
    if (action.what.trimmed().isEmpty())
        return Error{ErrorCode::InvalidInput, "An action needs a few words that say what is to be done.",
                     "Nothing was changed.", "Write them."};
    STORE_TRY(meeting, store::MeetingTable::find(tx, action.meetingId));
    if (!meeting)
        return notThere("meeting");
    STORE_TRY(after, store::ActionItemTable::insert(tx, action));
    STORE_CHECK(audit(tx, "action.add", QStringLiteral("action_item"), after.id));
    AgendaStep step;
    step.meetingId = action.meetingId;
    step.actionsAfter = {after};
    return step;
}

Result<AgendaStep> writeDone(store::Tx& tx, const QString& actionId, QDate doneOn) {
    STORE_TRY(before, store::ActionItemTable::find(tx, actionId));
    if (!before)
        return notThere("action");
    ActionItem wanted = *before;
    wanted.doneOn = doneOn;
    STORE_TRY(after, store::ActionItemTable::update(tx, wanted));
    STORE_CHECK(audit(tx, doneOn.isValid() ? "action.done" : "action.reopen", QStringLiteral("action_item"), actionId));
    AgendaStep step;
    step.meetingId = after.meetingId;
    step.actionsBefore = {*before};
    step.actionsAfter = {after};
    return step;
}

Result<void> takeBack(store::Tx& tx, const AgendaStep& step) {
    if (!step.itemsAfter.isEmpty())
        STORE_CHECK(editableMeeting(tx, step.meetingId));
    for (const AgendaItem& item : step.itemsAfter)
        STORE_CHECK(back<store::AgendaItemTable>(tx, step.itemsBefore, item, sameWords));
    for (const ActionItem& action : step.actionsAfter)
        STORE_CHECK(back<store::ActionItemTable>(tx, step.actionsBefore, action, sameAction));
    return audit(tx, "agenda.undo", QStringLiteral("meeting"), step.meetingId);
}

} // namespace watchdesk::desk
