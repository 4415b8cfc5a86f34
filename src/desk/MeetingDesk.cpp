#include "desk/MeetingDesk.h"

#include "desk/AgendaReading.h"
#include "desk/AgendaSheet.h"
#include "desk/AgendaSteps.h"
#include "desk/AgendaWriting.h"
#include "desk/Answer.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/MeetingTable.h"
#include "store/SchemeTable.h"
#include "store/Try.h"

#include <QPromise>

#include <algorithm>
#include <memory>

namespace watchdesk::desk {

namespace {

using domain::Meeting;

Result<void> audit(store::Tx& tx, const char* action, const QString& meetingId) {
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("meeting"), meetingId));
    return {};
}

Result<Meeting> writePlan(store::Tx& tx, const MeetingPlan& plan) {
    if (plan.at <= 0)
        return Error{ErrorCode::InvalidInput, "A meeting needs a day and a time.", "Nothing was planned.",
                     "Give them both."};
    STORE_TRY(scheme, store::SchemeTable::find(tx, plan.schemeId));
    if (!scheme)
        return Error{ErrorCode::NotFound, "That scheme is not in the store.", "Nothing was planned.", ""};
    STORE_TRY(all, store::MeetingTable::all(tx));
    if (std::any_of(all.begin(), all.end(),
                    [&](const Meeting& m) { return m.schemeId == plan.schemeId && m.at == plan.at; }))
        return Error{ErrorCode::Conflict, "The scheme meets at that time already.", "Nothing was planned.",
                     "Choose another time."};
    Meeting meeting;
    meeting.schemeId = plan.schemeId;
    meeting.at = plan.at;
    meeting.place = plan.place.trimmed();
    STORE_TRY(kept, store::MeetingTable::insert(tx, meeting));
    STORE_CHECK(audit(tx, "meeting.plan", kept.id));
    return kept;
}

Result<Meeting> writeHeld(store::Tx& tx, const QString& meetingId) {
    STORE_TRY(meeting, editableMeeting(tx, meetingId));
    if (meeting.at > tx.now())
        return Error{ErrorCode::InvalidInput, "That meeting is still to come.", "Nothing was changed.",
                     "Mark it as held when it has been."};
    meeting.state = domain::MeetingState::Held;
    STORE_CHECK(audit(tx, "meeting.hold", meetingId));
    return store::MeetingTable::update(tx, meeting);
}

Result<AgendaView> readFor(store::Tx& tx, const domain::Person& person, const QString& meetingId) {
    STORE_TRY(now, actingPerson(tx, person.id));
    if (auto may = require(now, Act::ReadMeetings); !may)
        return may.error();
    return readAgenda(tx, meetingId, mayDo(now, Act::RunMeetings));
}

/// A write of a coordinator's: the role first.
template <class F>
auto asCoordinator(DeskContext& context, F fn) {
    const domain::Person person = context.person();
    return context.store.write([person, fn](store::Tx& tx) -> std::invoke_result_t<F, store::Tx&> {
        if (auto may = require(tx, person, Act::RunMeetings); !may)
            return may.error();
        return fn(tx);
    });
}

} // namespace

MeetingDesk::MeetingDesk(DeskContext& context) : m_context(context) {
    m_printing.setMaxThreadCount(1);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const bool ours = std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
            return change.entity == QLatin1String("meeting") || change.entity == QLatin1String("agenda_item") ||
                   change.entity == QLatin1String("action_item");
        });
        if (ours)
            Q_EMIT changed();
    });
}

MeetingDesk::~MeetingDesk() {
    m_printing.waitForDone();
}

QFuture<Result<QVector<MeetingRow>>> MeetingDesk::meetings() {
    const domain::Person person = m_context.person();
    return m_context.store.read([=](store::Tx& tx) -> Result<QVector<MeetingRow>> {
        if (auto may = require(tx, person, Act::ReadMeetings); !may)
            return may.error();
        return readMeetings(tx);
    });
}

QFuture<Result<Meeting>> MeetingDesk::plan(const MeetingPlan& plan) {
    return asCoordinator(m_context, [=](store::Tx& tx) { return writePlan(tx, plan); });
}

QFuture<Result<Meeting>> MeetingDesk::markHeld(const QString& meetingId) {
    return asCoordinator(m_context, [=](store::Tx& tx) { return writeHeld(tx, meetingId); });
}

QFuture<Result<Meeting>> MeetingDesk::build(const QString& meetingId) {
    return asCoordinator(m_context, [=](store::Tx& tx) -> Result<Meeting> {
        STORE_TRY(meeting, editableMeeting(tx, meetingId));
        return writeAgenda(tx, meeting);
    });
}

QFuture<Result<AgendaView>> MeetingDesk::agenda(const QString& meetingId) {
    const domain::Person person = m_context.person();
    const QString key = person.id + QLatin1Char(' ') + meetingId;
    if (m_read.contains(key))
        return m_context.store.read([=](store::Tx& tx) { return readFor(tx, person, meetingId); });
    // A write: that somebody read the papers of a meeting is itself a record.
    const auto future = m_context.store.write([=](store::Tx& tx) -> Result<AgendaView> {
        STORE_TRY(view, readFor(tx, person, meetingId));
        STORE_CHECK(audit(tx, "meeting.view", meetingId));
        return view;
    });
    // The entry stands only if the transaction does.
    takeAnswer(this, future, [this, key](const Result<AgendaView>& view) {
        if (view)
            m_read.insert(key);
    });
    return future;
}

QFuture<Result<EvidenceDetail>> MeetingDesk::evidence(const domain::AgendaEvidence& evidence) {
    const domain::Person person = m_context.person();
    const auto read = [=](store::Tx& tx) -> Result<EvidenceDetail> {
        if (auto may = require(tx, person, Act::ReadMeetings); !may)
            return may.error();
        return readEvidence(tx, evidence);
    };
    const bool ofSubject =
        evidence.entity == QLatin1String("subject") || evidence.entity == QLatin1String("exclusion_notice");
    if (!ofSubject)
        return m_context.store.read(read);
    return m_context.store.write([=](store::Tx& tx) -> Result<EvidenceDetail> {
        STORE_TRY(detail, read(tx));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("subject.view"), QStringLiteral("subject"),
                                              detail.subject.id));
        return detail;
    });
}

QFuture<Result<AgendaStep>> MeetingDesk::editItem(const QString& itemId, qint64 version, const QString& title,
                                                  const QString& detail) {
    return asCoordinator(m_context, [=](store::Tx& tx) -> Result<AgendaStep> {
        STORE_TRY(item, editableItem(tx, itemId));
        return writeEdit(tx, item, version, title, detail);
    });
}

QFuture<Result<AgendaStep>> MeetingDesk::moveItem(const QString& itemId, int by) {
    return asCoordinator(m_context, [=](store::Tx& tx) -> Result<AgendaStep> {
        STORE_TRY(item, editableItem(tx, itemId));
        return writeMove(tx, item, by);
    });
}

QFuture<Result<AgendaStep>> MeetingDesk::setHidden(const QString& itemId, bool hidden) {
    return asCoordinator(m_context, [=](store::Tx& tx) -> Result<AgendaStep> {
        STORE_TRY(item, editableItem(tx, itemId));
        return writeHidden(tx, item, hidden);
    });
}

QFuture<Result<AgendaStep>> MeetingDesk::addItem(const QString& meetingId, domain::AgendaSection section,
                                                 const QString& title) {
    return asCoordinator(m_context, [=](store::Tx& tx) -> Result<AgendaStep> {
        STORE_CHECK(editableMeeting(tx, meetingId));
        return writeOwnItem(tx, meetingId, section, title);
    });
}

QFuture<Result<AgendaStep>> MeetingDesk::addAction(const QString& meetingId, const QString& what, const QString& owner,
                                                   QDate dueOn) {
    return asCoordinator(m_context, [=](store::Tx& tx) {
        domain::ActionItem action;
        action.meetingId = meetingId;
        action.what = what.trimmed();
        action.owner = owner.trimmed();
        action.dueOn = dueOn;
        return writeAction(tx, action);
    });
}

QFuture<Result<AgendaStep>> MeetingDesk::setDone(const QString& actionId, QDate doneOn) {
    return asCoordinator(m_context, [=](store::Tx& tx) { return writeDone(tx, actionId, doneOn); });
}

QFuture<Result<void>> MeetingDesk::undo(const AgendaStep& step) {
    return asCoordinator(m_context, [=](store::Tx& tx) { return takeBack(tx, step); });
}

QFuture<Result<PaperWritten>> MeetingDesk::pdf(const QString& meetingId, const QString& path) {
    auto promise = std::make_shared<QPromise<Result<PaperWritten>>>();
    promise->start();
    const domain::Person person = m_context.person();
    const auto view = m_context.store.write([=](store::Tx& tx) -> Result<AgendaView> {
        STORE_TRY(seen, readFor(tx, person, meetingId));
        STORE_CHECK(audit(tx, "meeting.print", meetingId));
        return seen;
    });
    const UtcMs now = m_context.clock.now();
    m_printing.start([=] {
        promise->addResult([&]() -> Result<PaperWritten> {
            STORE_TRY(read, view.result());
            STORE_TRY(pages, paper::writeAgendaPdf(sheetOf(read, person.name, now), path));
            return PaperWritten{path, pages};
        }());
        promise->finish();
    });
    return promise->future();
}

} // namespace watchdesk::desk
