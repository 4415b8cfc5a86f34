// How many alarms there are: a flood, and the load that lies on the operators.
#pragma once

#include "domain/Alarm.h"
#include "ui/control/Jobs.h"

#include <QTimer>

namespace watchdesk::ui {

/// Reads the last hour's alarms, hears those that come, and asks for the load again every half minute. Window's thread.
class AlarmMeter : public QObject {
    Q_OBJECT
public:
    static constexpr UtcMs readAgainMs = 30'000;

    AlarmMeter(FeedSource& source, const Clock& clock, QObject* parent = nullptr);
    /// Once a second, and whenever somebody signed in.
    void tick();
    void reload();
    [[nodiscard]] const domain::AlarmFlood& flood() const { return m_flood; }
    [[nodiscard]] const desk::AlarmLoad& load() const { return m_load; }

Q_SIGNALS:
    /// A flood began, ended, or has more alarms now.
    void floodChanged();
    void loadChanged();

private:
    void take(const Result<desk::AlarmLoad>& load);
    void step();
    FeedSource& m_source;
    const Clock& m_clock;
    domain::AlarmFlood m_flood;
    desk::AlarmLoad m_load;
    UtcMs m_read = 0;
    int m_count = 0;
    bool m_reading = false;
    bool m_more = false; ///< an alarm came since the load was read
};

/// EEMUA 191's words for a rate.
[[nodiscard]] QString loadRatingWords(domain::LoadRating rating);

} // namespace watchdesk::ui
