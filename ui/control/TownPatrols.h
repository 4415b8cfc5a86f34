// Where patrols are.
#pragma once

#include "ui/control/TownJobs.h"
#include "ui/control/TownScene.h"
#include "ui/widgets/OneReading.h"

namespace watchdesk::ui {

/// Patrols with the age of what is known of them. Reads them again when something was reported, when a turn on watch
/// changes, and every quarter of a minute, since they age. Window's thread.
class TownPatrols : public QObject {
    Q_OBJECT
public:
    static constexpr UtcMs againMs = 15'000;

    TownPatrols(TownJobs& jobs, const Clock& clock, QObject* parent = nullptr);
    void refresh();
    /// Once a second.
    void tick();
    [[nodiscard]] const QVector<PatrolMark>& marks() const { return m_marks; }
    /// On watch, and nobody knows where.
    [[nodiscard]] int unplaced() const { return m_unplaced; }

Q_SIGNALS:
    void changed();

private:
    void take(const desk::Patrols& patrols);
    TownJobs& m_jobs;
    const Clock& m_clock;
    OneReading m_reading;
    UtcMs m_readAt = 0;
    QVector<PatrolMark> m_marks;
    int m_unplaced = 0;
};

} // namespace watchdesk::ui
