#include "desk/BackupSchedule.h"

#include "base/Log.h"
#include "desk/Answer.h"
#include "desk/BackupWriting.h"

namespace watchdesk::desk {

namespace {

constexpr int lookEveryMs = 60'000;
constexpr UtcMs againAfterMs = 15 * 60'000;

} // namespace

BackupSchedule::BackupSchedule(BackupDesk& desk, DeskContext& context) : m_desk(desk), m_context(context) {
    connect(&m_timer, &QTimer::timeout, this, &BackupSchedule::look);
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const bool ours = std::any_of(changes.begin(), changes.end(), [](const store::Change& change) {
            return change.entity == QLatin1String("backup") ||
                   (change.entity == QLatin1String("setting") && change.id.startsWith(QLatin1String("/backup.plan.")));
        });
        if (ours)
            look();
    });
}

void BackupSchedule::begin() {
    m_begun = true;
    m_timer.start(lookEveryMs);
    look();
}

void BackupSchedule::look() {
    if (std::exchange(m_looking, true))
        return;
    takeAnswer(this, m_desk.readState(), [this](const Result<BackupState>& now) {
        m_looking = false;
        if (now)
            read(*now);
    });
}

void BackupSchedule::read(const BackupState& now) {
    BackupState state = now;
    const BackupState& was = m_desk.state();
    state.runs = was.runs;
    const bool samePlan = state.plan == was.plan;
    state.goneSince = samePlan ? was.goneSince : 0;
    state.trouble = samePlan ? was.trouble : std::nullopt;
    if (!samePlan)
        m_failedAt = 0;
    m_desk.show(state);
    const UtcMs at = m_context.clock.now();
    // A clock that was set back does not put the next try off.
    const bool tooSoon = m_failedAt > 0 && state.goneSince == 0 && at >= m_failedAt && at - m_failedAt < againAfterMs;
    if (m_begun && state.plan.isOn() && !state.runs && at >= state.dueAt && !tooSoon)
        make();
}

void BackupSchedule::make() {
    BackupState state = m_desk.state();
    state.runs = true;
    m_desk.show(state);
    takeAnswer(this, m_desk.backUpIfThere(state.plan),
               [this](const Result<std::optional<RotatedBackup>>& answer) { made(answer); });
}

void BackupSchedule::made(const Result<std::optional<RotatedBackup>>& answer) {
    BackupState state = m_desk.state();
    state.runs = false;
    state.trouble.reset();
    m_failedAt = 0;
    const bool gone = answer && !*answer;
    if (gone)
        state.trouble = folderGone(state.plan.folder);
    else if (!answer)
        state.trouble = answer.error();
    if (state.trouble && state.goneSince == 0) // a disk that is out is told once
        log("desk")->warn("no backup by the plan: {}", errorCodeName(state.trouble->code));
    if (!gone)
        state.goneSince = 0;
    else if (state.goneSince == 0)
        state.goneSince = m_context.clock.now();
    if (state.trouble)
        m_failedAt = m_context.clock.now();
    m_desk.show(state);
    if (!state.trouble)
        look(); // what it is now, from the store
}

} // namespace watchdesk::desk
