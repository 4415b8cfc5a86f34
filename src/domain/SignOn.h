// Sets that are on watch, and lone workers among those who carry them.
#pragma once

#include "base/Clock.h"

#include <QHash>
#include <QString>
#include <QVector>

namespace watchdesk::domain {

/// One turn of a set on watch: from its sign-on to its sign-off.
struct SignOn {
    QString id;
    qint64 version = 0;
    QString radioSetId;
    UtcMs onAt = 0;
    QString onBy;    ///< person id; empty: the set itself, by its first over
    UtcMs offAt = 0; ///< 0: still on watch
    QString offBy;
    int loneMinutes = 0; ///< how long a lone worker may not be heard; 0: not alone
    UtcMs loneSince = 0; ///< when the timer was set
    UtcMs warnedFor = 0; ///< the last time it was heard before the silence that was told of
    UtcMs raisedFor = 0; ///< the same of the one that became an emergency
};

/// What a timer has to say.
struct LoneDue {
    enum class What { Warn, Raise } what = What::Warn;
    QString signOnId;
    QString radioSetId;
    int minutes = 0;
    UtcMs lastHeard = 0;
};

/// The timers of lone workers. Times are told to it; one thread. Each silence is told of once, and raised once.
class LoneWatch {
public:
    /// How long after the warning an emergency is raised.
    explicit LoneWatch(UtcMs graceMs = 120'000) : m_grace(graceMs) {}
    void setGrace(UtcMs graceMs) { m_grace = graceMs; }
    /// The turns on watch as the store has them; `lastHeard` by set. What a timer has said already stays said.
    void setTurns(const QVector<SignOn>& turns, const QHash<QString, UtcMs>& lastHeard);
    void heard(const QString& radioSetId, UtcMs at);
    [[nodiscard]] QVector<LoneDue> due(UtcMs now);
    /// It could not be written down: it is due again.
    void unsaid(const LoneDue& due);
    [[nodiscard]] int size() const { return static_cast<int>(m_timers.size()); }

private:
    struct Timer {
        QString signOnId;
        int minutes = 0;
        UtcMs lastHeard = 0;
        bool warned = false;
        bool raised = false;
    };
    UtcMs m_grace;
    QHash<QString, Timer> m_timers; ///< by set
};

} // namespace watchdesk::domain
