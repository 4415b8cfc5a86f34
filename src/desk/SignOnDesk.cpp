#include "desk/SignOnDesk.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/RadioLog.h"
#include "desk/Roles.h"
#include "desk/SettingsDesk.h"
#include "desk/SignOnWriting.h"
#include "store/AuditTable.h"
#include "store/SignOnTable.h"
#include "store/Try.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

constexpr UtcMs minuteMs = 60'000;

struct Turns {
    QVector<domain::SignOn> present;
    QHash<QString, UtcMs> heard;
    double graceMinutes = 2;
    bool byOver = false;
};

Result<Turns> readTurns(store::Tx& tx) {
    STORE_TRY(present, store::SignOnTable::present(tx));
    STORE_TRY(heard, store::SignOnTable::lastHeard(tx));
    STORE_TRY(grace, readSetting(tx, QStringLiteral("lone.grace-minutes")));
    STORE_TRY(byOver, readSetting(tx, QStringLiteral("watch.sign-on-by-over")));
    return Turns{present, heard, grace, byOver != 0};
}

Result<Caller> named(const Directory& directory, const QString& callSign) {
    const domain::Vocabulary known = directory.vocabulary();
    for (const domain::KnownCaller& one : known.callers) {
        const auto caller = directory.callerBySet(one.radioSetId);
        if (caller && one.callSign.compare(callSign.trimmed(), Qt::CaseInsensitive) == 0)
            return *caller;
    }
    return Error{ErrorCode::NotFound, "No set that is issued is called " + callSign.trimmed().toStdString() + ".",
                 "Nothing was changed.", "Look it up under Scheme, Radios."};
}

/// For those who log: `step` runs in the transaction, with whose set it is.
template <class F>
QFuture<Result<domain::SignOn>> forSet(DeskContext& context, const QString& callSign, F step) {
    const Directory& directory = context.directory;
    return context.store.write([=, &directory, person = context.person()](store::Tx& tx) -> Result<domain::SignOn> {
        STORE_CHECK(require(tx, person, Act::LogIncidents, "signing sets on and off"));
        STORE_TRY(caller, named(directory, callSign));
        return step(tx, caller, person.id);
    });
}

Result<domain::SignOn> lone(store::Tx& tx, const Caller& caller, const QString& by, bool on) {
    STORE_TRY(minutes, readSetting(tx, QStringLiteral("lone.minutes")));
    STORE_TRY(present, store::SignOnTable::presentOf(tx, caller.set.id));
    if (!present) {
        STORE_TRY(begun, beginTurn(tx, caller, by));
        present = begun;
    }
    present->loneMinutes = on ? static_cast<int>(minutes) : 0;
    present->loneSince = on ? tx.now() : 0;
    STORE_CHECK(
        store::AuditTable::append(tx, QStringLiteral("watch.lone"), QStringLiteral("radio_set"), caller.set.id,
                                  QStringLiteral("%1: %2 min").arg(caller.set.callSign).arg(present->loneMinutes)));
    return store::SignOnTable::update(tx, *present);
}

} // namespace

SignOnDesk::SignOnDesk(DeskContext& context, RadioLog& radio) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const auto ours = [&](const char* entity) {
            return std::any_of(changes.begin(), changes.end(),
                               [&](const store::Change& change) { return change.entity == QLatin1String(entity); });
        };
        const bool turns = ours("sign_on");
        if (turns || ours("setting"))
            reload();
        if (turns)
            Q_EMIT changed();
    });
    connect(
        &radio, &RadioLog::setHeard, this, [this](const QString& set, const QString&, UtcMs at) { heard(set, at); },
        Qt::QueuedConnection);
    connect(&m_second, &QTimer::timeout, this, &SignOnDesk::tick);
    m_second.start(1000);
    reload();
}

void SignOnDesk::reload() {
    takeAnswer(this, m_context.store.read(readTurns), [this](const Result<Turns>& turns) {
        if (!turns)
            return;
        m_watch.setGrace(static_cast<UtcMs>(turns->graceMinutes) * minuteMs);
        m_watch.setTurns(turns->present, turns->heard);
        m_present.clear();
        for (const domain::SignOn& turn : turns->present)
            m_present.insert(turn.radioSetId);
        m_byOver = turns->byOver;
        ++m_read;
    });
}

void SignOnDesk::heard(const QString& radioSetId, UtcMs at) {
    m_watch.heard(radioSetId, at);
    const auto caller = m_context.directory.callerBySet(radioSetId);
    if (!m_byOver || m_present.contains(radioSetId) || !caller)
        return;
    m_present.insert(radioSetId);
    (void)m_context.store.write([caller](store::Tx& tx) { return signOnByOver(tx, *caller); });
}

void SignOnDesk::tick() {
    for (const domain::LoneDue& due : m_watch.due(m_context.clock.now()))
        write(due);
}

void SignOnDesk::write(const domain::LoneDue& due) {
    const Directory& directory = m_context.directory;
    auto future = m_context.store.write([due, &directory](store::Tx& tx) { return noteSilence(tx, due, directory); });
    takeAnswer(this, future, [this, due](const Result<void>& noted) {
        if (noted)
            return;
        log("desk")->error("a lone worker's silence is not in the store yet: {}", errorCodeName(noted.error().code));
        m_watch.unsaid(due);
    });
}

QFuture<Result<domain::SignOn>> SignOnDesk::signOn(const QString& callSign) {
    return forSet(m_context, callSign, beginTurn);
}

QFuture<Result<domain::SignOn>> SignOnDesk::signOff(const QString& callSign) {
    return forSet(m_context, callSign, endTurn);
}

QFuture<Result<domain::SignOn>> SignOnDesk::setLone(const QString& callSign, bool on) {
    return forSet(m_context, callSign,
                  [on](store::Tx& tx, const Caller& caller, const QString& by) { return lone(tx, caller, by, on); });
}

QFuture<Result<QVector<OnWatch>>> SignOnDesk::present() {
    const DeskContext& context = m_context;
    return m_context.store.read([&context](store::Tx& tx) -> Result<QVector<OnWatch>> {
        STORE_CHECK(require(tx, context.person(), Act::SeeFeed, "who is on watch"));
        STORE_TRY(turns, readTurns(tx));
        QVector<OnWatch> out;
        for (const domain::SignOn& turn : turns.present) {
            const auto caller = context.directory.callerBySet(turn.radioSetId);
            out.append({turn, caller ? caller->set.callSign : QString(), caller ? caller->premises : QString(),
                        turns.heard.value(turn.radioSetId)});
        }
        return out;
    });
}

} // namespace watchdesk::desk
