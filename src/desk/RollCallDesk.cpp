#include "desk/RollCallDesk.h"

#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/RadioLog.h"
#include "desk/Roles.h"
#include "desk/RollCallWriting.h"
#include "desk/SettingsDesk.h"
#include "store/RollCallTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr UtcMs beatEveryMs = 5000;
constexpr UtcMs hourMs = 3'600'000;

Result<domain::RollCall> callOf(const Result<BegunRollCall>& begun) {
    if (!begun)
        return begun.error();
    return begun->call;
}

QFuture<Result<void>> refused(const char* what, const char* todo) {
    QFutureInterface<Result<void>> answer;
    answer.reportStarted();
    answer.reportResult(Error{ErrorCode::NotFound, what, "Nothing was changed.", todo});
    answer.reportFinished();
    return answer.future();
}

RollCallView viewOf(const Directory& directory, const domain::RollCall& call, const QVector<domain::RollMark>& marks) {
    RollCallView view;
    view.call = call;
    for (const domain::Scheme& scheme : directory.schemes()) {
        if (scheme.id == call.schemeId)
            view.scheme = scheme.name;
    }
    for (const domain::RollMark& mark : marks) {
        const auto caller = directory.callerBySet(mark.radioSetId);
        if (caller)
            view.sets.append({mark, caller->set.callSign, caller->set.premisesId, caller->premises});
        else
            view.sets.append({mark, {}, {}, {}});
    }
    return view;
}

} // namespace

int RollCallView::count(domain::MarkState state) const {
    return static_cast<int>(
        std::count_if(sets.begin(), sets.end(), [&](const Set& set) { return set.mark.state == state; }));
}

RollCallDesk::RollCallDesk(DeskContext& context, RadioLog& radio)
    : m_context(context), m_hour(context.clock.now() / hourMs) {
    connect(&radio, &RadioLog::setHeard, this, &RollCallDesk::heard, Qt::QueuedConnection);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("setting"); }))
            readSettings();
        if (std::any_of(changes.begin(), changes.end(),
                        [](const store::Change& change) { return change.entity == QLatin1String("emergency"); }))
            readEmergencies();
    });
    connect(&m_quarter, &QTimer::timeout, this, &RollCallDesk::tick);
    m_quarter.start(250);
    readSettings();
    readEmergencies();
}

bool RollCallDesk::mustWait() const {
    return m_call->way == domain::RollWay::Selcall && (m_emergency || (m_voice.quiet && !m_voice.quiet()));
}

void RollCallDesk::readEmergencies() {
    auto future = m_context.store.read([](store::Tx& tx) -> Result<bool> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM emergency WHERE ended_ms = 0")));
        return row->integer(0) > 0;
    });
    takeAnswer(this, future, [this](const Result<bool>& open) { m_emergency = open && *open; });
}

void RollCallDesk::readSettings() {
    auto future =
        m_context.store.read([](store::Tx& tx) { return readSetting(tx, QStringLiteral("roll-call.hours")); });
    takeAnswer(this, future, [this](const Result<double>& hours) {
        if (hours)
            m_everyHours = static_cast<int>(*hours);
    });
}

QFuture<Result<BegunRollCall>> RollCallDesk::begin(const QString& schemeId, domain::RollWay way,
                                                   const QStringList& only, const domain::Person& by) {
    const bool canCall = way == domain::RollWay::Voice || canSend();
    const bool busy = m_run.has_value();
    const RollWho who{only, way == domain::RollWay::Selcall ? unreachable(schemeId) : QStringList()};
    auto future = m_context.store.write([=](store::Tx& tx) -> Result<BegunRollCall> {
        if (!by.id.isEmpty())
            STORE_CHECK(require(tx, by, way == domain::RollWay::Selcall ? Act::TalkOnRadio : Act::LogIncidents,
                                "calling the roll"));
        if (busy)
            return Error{ErrorCode::Conflict, "A roll-call is running at this desk.", "No second one was begun.",
                         "Wait until it has ended, or cancel it."};
        if (!canCall)
            return Error{ErrorCode::Refused, "There is no channel on which the desk may speak.",
                         "No roll-call was begun.", "Call by voice, or give a talkgroup \"talk\" (Scheme, Gateways)."};
        return beginRollCall(tx, schemeId, way, who, by);
    });
    takeAnswer(this, future, [this](const Result<BegunRollCall>& begun) {
        if (begun)
            take(*begun);
    });
    return future;
}

void RollCallDesk::take(const BegunRollCall& begun) {
    m_call = begun.call;
    domain::RollCallRun::Rules rules;
    rules.answerMs = begun.answerMs;
    m_run.emplace(begun.call.way, rules, begun.marks);
    step();
}

QFuture<Result<domain::RollCall>> RollCallDesk::start(const QString& schemeId, domain::RollWay way) {
    return begin(schemeId, way, {}, m_context.person()).then(callOf);
}

QFuture<Result<void>> RollCallDesk::callAgain() {
    if (m_run) {
        auto saved = save(m_run->again(), m_context.person());
        step();
        return saved;
    }
    QStringList silent;
    for (const domain::RollMark& mark : std::as_const(m_marks)) {
        if (mark.state == domain::MarkState::Silent)
            silent += mark.radioSetId;
    }
    if (!m_call || silent.isEmpty())
        return refused("Nobody was silent.", "");
    return begin(m_call->schemeId, m_call->way, silent, m_context.person())
        .then([](const Result<BegunRollCall>& begun) -> Result<void> {
            if (!begun)
                return begun.error();
            return {};
        });
}

QFuture<Result<void>> RollCallDesk::mark(const QString& radioSetId, domain::MarkState state) {
    const domain::Person by = m_context.person();
    const auto changed = m_run ? m_run->set(radioSetId, state, m_context.clock.now(), by.id) : std::optional<int>();
    if (!changed)
        return refused("That set is not in a roll-call that is running here.", "Begin one.");
    auto saved = save({*changed}, by);
    step();
    return saved;
}

QFuture<Result<void>> RollCallDesk::cancel() {
    if (!m_run)
        return refused("No roll-call is running here.", "");
    return finish(domain::RollState::Cancelled, m_context.person());
}

void RollCallDesk::heard(const QString& radioSetId, const QString& transmissionId, UtcMs at) {
    if (!m_run)
        return;
    if (const auto changed = m_run->heard(radioSetId, at, transmissionId)) {
        (void)save({*changed});
        step();
    }
}

void RollCallDesk::step() {
    if (!m_run || mustWait())
        return;
    const UtcMs now = m_context.clock.now();
    const QVector<int> changed = m_run->step(now);
    for (const int index : changed) {
        const domain::RollMark mark = m_run->marks().at(index);
        // Its channel may have been lost since the list was made.
        if (mark.state == domain::MarkState::Called && mark.at == now && !send(mark))
            (void)m_run->set(mark.radioSetId, domain::MarkState::NotCalled, now, {});
    }
    if (!changed.isEmpty())
        (void)save(changed);
    if (m_run->isDone())
        (void)finish(domain::RollState::Done);
    Q_EMIT this->changed();
}

bool RollCallDesk::send(const domain::RollMark& mark) {
    const auto caller = m_context.directory.callerBySet(mark.radioSetId);
    if (m_call->way == domain::RollWay::Voice)
        return true;
    if (!m_voice.call || !caller || !isReached(caller->set))
        return false;
    m_voice.call(channelOf(caller->set), caller->set.toneSet, caller->set.code);
    return true;
}

bool RollCallDesk::isReached(const domain::RadioSet& set) const {
    return !m_voice.reaches || m_voice.reaches(channelOf(set), set.toneSet, set.code);
}

QString RollCallDesk::channelOf(const domain::RadioSet& set) const {
    if (!set.talkgroup.isEmpty())
        return set.talkgroup;
    for (const domain::Scheme& scheme : m_context.directory.schemes())
        if (scheme.id == set.schemeId)
            return scheme.channel;
    return {};
}

QStringList RollCallDesk::unreachable(const QString& schemeId) const {
    QStringList out;
    for (const domain::RadioSet& set : m_context.directory.radioSets())
        if (set.schemeId == schemeId && !isReached(set))
            out += set.id;
    return out;
}

QFuture<Result<void>> RollCallDesk::save(const QVector<int>& changed, const domain::Person& by) {
    QVector<domain::RollMark> marks;
    for (const int index : changed)
        marks += m_run->marks().at(index);
    auto future = m_context.store.write([=, id = m_call->id](store::Tx& tx) -> Result<void> {
        if (!by.id.isEmpty())
            STORE_CHECK(require(tx, by, Act::LogIncidents, "calling the roll"));
        return saveMarks(tx, id, marks);
    });
    takeAnswer(this, future, [this](const Result<void>& saved) {
        if (!saved)
            Q_EMIT failed(saved.error());
    });
    return future;
}

QFuture<Result<void>> RollCallDesk::finish(domain::RollState state, const domain::Person& by) {
    m_marks = m_run->marks();
    m_run.reset();
    auto future = m_context.store.write([=, id = m_call->id](store::Tx& tx) -> Result<void> {
        if (!by.id.isEmpty())
            STORE_CHECK(require(tx, by, Act::LogIncidents, "calling the roll"));
        return endRollCall(tx, id, state);
    });
    m_call->endedAt = m_context.clock.now();
    m_call->state = state;
    takeAnswer(this, future, [this](const Result<void>& ended) {
        if (!ended)
            Q_EMIT failed(ended.error());
        Q_EMIT changed();
    });
    return future;
}

void RollCallDesk::tick() {
    if (m_run && m_call->way == domain::RollWay::Selcall)
        step(); // also where nobody is being called: an answer was still being spoken
    beat();
    onTheHour();
}

/// Tells the others that we are there, and looks whether they are.
void RollCallDesk::beat() {
    const UtcMs now = m_context.clock.now();
    if (now - m_beatAt < beatEveryMs)
        return;
    m_beatAt = now;
    const QString own = m_run ? m_call->id : QString();
    auto future = m_context.store.read([](store::Tx& tx) { return store::RollCallTable::running(tx); });
    takeAnswer(this, future, [this](const Result<QVector<domain::RollCall>>& running) {
        if (running)
            lookAfterOthers(*running);
    });
    if (!own.isEmpty())
        (void)m_context.store.write([own](store::Tx& tx) { return store::RollCallTable::beat(tx, own); });
}

void RollCallDesk::lookAfterOthers(const QVector<domain::RollCall>& running) {
    const UtcMs now = m_context.clock.now();
    QHash<QString, Seen> seen;
    for (const domain::RollCall& call : running) {
        if (m_run && m_call->id == call.id)
            continue;
        Seen one = m_seen.value(call.id, {call.beat, now});
        if (one.beat != call.beat)
            one = {call.beat, now};
        if (now - one.since >= brokenAfterMs)
            (void)m_context.store.write(
                [id = call.id](store::Tx& tx) { return endRollCall(tx, id, domain::RollState::Broken); });
        else
            seen.insert(call.id, one);
    }
    m_seen = seen;
}

void RollCallDesk::onTheHour() {
    const qint64 hour = m_context.clock.now() / hourMs;
    if (hour != m_hour && m_everyHours > 0 && hour % m_everyHours == 0) {
        for (const domain::Scheme& scheme : m_context.directory.schemes())
            m_due += scheme.id;
        m_due.removeDuplicates();
    }
    m_hour = hour;
    if (m_due.isEmpty() || m_run || !canSend())
        return;
    const QString scheme = m_due.takeFirst();
    auto open = m_context.store.read([](store::Tx& tx) -> Result<bool> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM emergency WHERE ended_ms = 0")));
        return row->integer(0) > 0;
    });
    takeAnswer(this, open, [this, scheme](const Result<bool>& emergency) {
        if (emergency && !*emergency && !m_run)
            (void)begin(scheme, domain::RollWay::Selcall, {}, {});
    });
}

std::optional<RollCallView> RollCallDesk::current() const {
    if (!m_call)
        return std::nullopt;
    return viewOf(m_context.directory, *m_call, m_run ? m_run->marks() : m_marks);
}

QStringList RollCallDesk::silentPremises() const {
    QStringList out;
    const auto view = current();
    for (const RollCallView::Set& set : view ? view->sets : QVector<RollCallView::Set>()) {
        if (set.mark.state == domain::MarkState::Silent && !set.premisesId.isEmpty())
            out += set.premisesId;
    }
    return out;
}

QFuture<Result<QVector<RollCallView>>> RollCallDesk::list(const ListFilter& filter) {
    // The directory outlives the store's threads; this job does not.
    const Directory& directory = m_context.directory;
    const domain::Person person = m_context.person();
    return m_context.store.read([filter, person, &directory](store::Tx& tx) -> Result<QVector<RollCallView>> {
        STORE_CHECK(require(tx, person, Act::SeeLists, "the list of roll-calls"));
        STORE_TRY(calls, store::RollCallTable::list(tx, filter.since, filter.until, filter.limit));
        QVector<RollCallView> out;
        for (const domain::RollCall& call : calls) {
            STORE_TRY(marks, store::RollCallTable::marks(tx, call.id));
            out.append(viewOf(directory, call, marks));
        }
        return out;
    });
}

} // namespace watchdesk::desk
