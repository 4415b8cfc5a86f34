#include "domain/SignOn.h"

#include <algorithm>

namespace watchdesk::domain {

namespace {
constexpr UtcMs minuteMs = 60'000;
} // namespace

void LoneWatch::setTurns(const QVector<SignOn>& turns, const QHash<QString, UtcMs>& lastHeard) {
    QHash<QString, Timer> timers;
    for (const SignOn& turn : turns) {
        if (turn.loneMinutes <= 0 || turn.offAt > 0)
            continue;
        Timer timer{turn.id, turn.loneMinutes, std::max(turn.loneSince, lastHeard.value(turn.radioSetId))};
        if (const auto before = m_timers.constFind(turn.radioSetId); before != m_timers.constEnd())
            timer.lastHeard = std::max(timer.lastHeard, before->lastHeard);
        timer.warned = turn.warnedFor >= timer.lastHeard;
        timer.raised = turn.raisedFor >= timer.lastHeard;
        timers.insert(turn.radioSetId, timer);
    }
    m_timers = timers;
}

void LoneWatch::heard(const QString& radioSetId, UtcMs at) {
    const auto timer = m_timers.find(radioSetId);
    if (timer == m_timers.end() || at <= timer->lastHeard)
        return;
    timer->lastHeard = at;
    timer->warned = false;
    timer->raised = false;
}

QVector<LoneDue> LoneWatch::due(UtcMs now) {
    QVector<LoneDue> out;
    for (auto timer = m_timers.begin(); timer != m_timers.end(); ++timer) {
        const UtcMs runsOut = timer->lastHeard + timer->minutes * minuteMs;
        const LoneDue said{LoneDue::What::Warn, timer->signOnId, timer.key(), timer->minutes, timer->lastHeard};
        if (now >= runsOut && !timer->warned) {
            timer->warned = true;
            out.append(said);
        }
        if (now >= runsOut + m_grace && !timer->raised) {
            timer->raised = true;
            out.append(said);
            out.last().what = LoneDue::What::Raise;
        }
    }
    return out;
}

void LoneWatch::unsaid(const LoneDue& due) {
    const auto timer = m_timers.find(due.radioSetId);
    if (timer == m_timers.end() || timer->lastHeard != due.lastHeard)
        return;
    (due.what == LoneDue::What::Warn ? timer->warned : timer->raised) = false;
}

} // namespace watchdesk::domain
