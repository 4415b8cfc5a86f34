// From whom nothing has been heard.
#pragma once

#include "ui/control/TownJobs.h"
#include "ui/control/TownScene.h"
#include "ui/widgets/OneReading.h"

namespace watchdesk::ui {

/// Premises whose set signed on and was not heard since, and those that did not answer the last roll-call. Reads them
/// again when a turn on watch changes, and every quarter of a minute. Window's thread.
class TownSilence : public QObject {
    Q_OBJECT
public:
    static constexpr UtcMs againMs = 15'000;

    TownSilence(TownJobs& jobs, const Clock& clock, QObject* parent = nullptr);
    void refresh();
    /// Once a second.
    void tick();
    [[nodiscard]] const QHash<QString, Silence>& places() const { return m_places; }

Q_SIGNALS:
    void changed();

private:
    void take(const QVector<desk::OnWatch>& onWatch);
    void set(const QHash<QString, Silence>& places);
    TownJobs& m_jobs;
    const Clock& m_clock;
    OneReading m_reading;
    UtcMs m_readAt = 0;
    QHash<QString, Silence> m_places;
};

} // namespace watchdesk::ui
