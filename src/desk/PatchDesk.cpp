#include "desk/PatchDesk.h"

#include "desk/Answer.h"
#include "desk/Ear.h"
#include "desk/FeedWriting.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/Try.h"

#include <QTimer>

namespace watchdesk::desk {

PatchDesk::PatchDesk(DeskContext& context, RadioLog& log) : m_context(context), m_log(log) {
    connect(&log, &RadioLog::stopping, this, &PatchDesk::partAll);
}

std::optional<Error> PatchDesk::fault(const QString& one, const QString& other, int minutes) const {
    if (one == other)
        return Error{ErrorCode::InvalidInput, "A channel cannot be joined to itself.", "Nothing was joined.",
                     "Choose two channels."};
    if (minutes < 1 || minutes > mostMinutes)
        return Error{ErrorCode::InvalidInput, "That is no time for it.", "Nothing was joined.",
                     "Join them for 1 to 240 minutes."};
    for (const QString& name : {one, other}) {
        const auto all = m_log.channels();
        const auto at = std::find_if(all.begin(), all.end(), [&](const auto& state) { return state.channel == name; });
        if (!m_log.m_bridge || at == all.end() || at->talk == ChannelState::Talk::Off)
            return Error{ErrorCode::Unavailable, "The desk only listens on " + name.toStdString() + ".",
                         "Nothing was joined.", "Give the talkgroup \"talk\" in the configuration of its gateway."};
    }
    return std::nullopt;
}

QFuture<Result<void>> PatchDesk::note(const char* action, const QString& one, const QString& other,
                                      const std::optional<Error>& fault, bool byDesk) {
    const QString text = one + QStringLiteral(" · ") + other;
    return m_context.store.write(
        [=, now = m_context.clock.now(), person = m_context.person()](store::Tx& tx) -> Result<void> {
            if (!byDesk)
                STORE_CHECK(require(tx, person, Act::TalkOnRadio, "joining channels"));
            if (fault)
                return *fault;
            // "radio.joined" on the audit log is the event "joined" of the feed.
            STORE_CHECK(writeSystemFeed(tx, now, QString::fromLatin1(action).section(QLatin1Char('.'), 1), text));
            STORE_CHECK(store::AuditTable::append(tx, QLatin1String(action), QStringLiteral("channel"), one, other));
            return {};
        });
}

QFuture<Result<void>> PatchDesk::join(const QString& one, const QString& other, int minutes) {
    const auto noted = note("radio.joined", one, other, fault(one, other, minutes));
    takeAnswer(this, noted, [=, this](const Result<void>& done) {
        if (done && m_log.m_bridge)
            joined(one, other, minutes);
    });
    return noted;
}

void PatchDesk::joined(const QString& one, const QString& other, int minutes) {
    for (const QString& side : {one, other}) {
        const QString before = m_log.m_ear->joinedTo(side);
        if (!before.isEmpty())
            parted(side, before);
        stopTimer(side); // of a bridge before this one
    }
    m_log.m_bridge->join(one.toStdString(), other.toStdString());
    m_log.m_ear->setJoined(one, other, m_context.clock.now() + UtcMs{minutes} * 60'000);
    auto* timer = new QTimer(this);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, [this, one] { partBySelf(one); });
    timer->start(minutes * 60'000);
    m_timers.insert(one, timer);
    m_timers.insert(other, timer);
}

QFuture<Result<void>> PatchDesk::part(const QString& channel) {
    const QString other = m_log.m_ear->joinedTo(channel);
    if (other.isEmpty())
        return m_context.store.read([](store::Tx&) -> Result<void> { return {}; });
    const auto noted = note("radio.parted", channel, other, std::nullopt);
    takeAnswer(this, noted, [=, this](const Result<void>& done) {
        if (done)
            parted(channel, other);
    });
    return noted;
}

void PatchDesk::parted(const QString& one, const QString& other) {
    if (m_log.m_bridge)
        m_log.m_bridge->part(one.toStdString());
    m_log.m_ear->setJoined(one, {}, 0);
    stopTimer(one);
    stopTimer(other);
}

// Both channels of a pair have the same one.
void PatchDesk::stopTimer(const QString& channel) {
    QTimer* timer = m_timers.take(channel);
    if (timer == nullptr)
        return;
    m_timers.removeIf([timer](const auto& entry) { return entry.value() == timer; });
    timer->stop();
    timer->deleteLater();
}

void PatchDesk::partAll() {
    while (!m_timers.isEmpty()) {
        const QString one = m_timers.firstKey();
        partBySelf(one);
        stopTimer(one);
    }
}

// The channels are parted whatever the store says.
void PatchDesk::partBySelf(const QString& one) {
    const QString other = m_log.m_ear->joinedTo(one);
    if (other.isEmpty())
        return;
    parted(one, other);
    note("radio.parted", one, other, std::nullopt, true);
}

} // namespace watchdesk::desk
