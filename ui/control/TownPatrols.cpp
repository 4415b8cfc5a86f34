#include "ui/control/TownPatrols.h"

#include <algorithm>

namespace watchdesk::ui {

namespace {
constexpr UtcMs minuteMs = 60'000;
}

TownPatrols::TownPatrols(TownJobs& jobs, const Clock& clock, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_clock(clock) {
    connect(&jobs, &TownJobs::patrolsChanged, this, &TownPatrols::refresh);
}

void TownPatrols::refresh() {
    m_readAt = m_clock.now();
    if (m_jobs.places().isEmpty()) // nobody is signed in: nobody may ask
        return take({});
    m_reading.read(
        this, [this] { return m_jobs.patrols(); },
        [this](const desk::Patrols& patrols) { take(m_jobs.places().isEmpty() ? desk::Patrols() : patrols); });
}

void TownPatrols::tick() {
    if (m_clock.now() - m_readAt >= againMs)
        refresh();
}

void TownPatrols::take(const desk::Patrols& patrols) {
    QVector<PatrolMark> marks;
    for (const desk::Patrol& patrol : patrols.placed) {
        // Another desk's clock may be ahead of this one's.
        const UtcMs age = std::max<UtcMs>(0, m_clock.now() - patrol.seenAt);
        marks += {patrol, static_cast<int>(age / minuteMs)};
    }
    if (marks == m_marks && patrols.unplaced == m_unplaced)
        return;
    m_marks = marks;
    m_unplaced = patrols.unplaced;
    Q_EMIT changed();
}

} // namespace watchdesk::ui
