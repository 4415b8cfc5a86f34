// Alarms of the control room: what is one, when there are too many, and how heavy they lie on whom.
#pragma once

#include "base/Clock.h"
#include "domain/Feed.h"

#include <QString>
#include <QStringList>
#include <QVector>

#include <deque>

namespace watchdesk::domain {

/// An alarm asks for a person's action; everything else in the feed is a message.
[[nodiscard]] bool isAlarm(FeedKind kind, const QString& code);
/// The events that are alarms.
[[nodiscard]] const QStringList& alarmCodes();

inline constexpr UtcMs tenMinutesMs = 10 * 60'000;
inline constexpr int floodFrom = 10; ///< alarms in ten minutes (EEMUA 191)
inline constexpr int floodUntil = 5; ///< fewer than so many end it

/// Whether there is a flood. Times are told to it, one thread; it keeps those of the last ten minutes.
class AlarmFlood {
public:
    /// One alarm; in any order.
    void alarm(UtcMs at);
    /// Lets time pass. Whether that began or ended a flood.
    bool step(UtcMs now);
    [[nodiscard]] bool isFlood() const { return m_flood; }
    /// Alarms of the ten minutes before the last step.
    [[nodiscard]] int count() const { return m_count; }
    /// When the first alarm of the flood came.
    [[nodiscard]] UtcMs since() const { return m_since; }
    void forget();

private:
    std::deque<UtcMs> m_times; ///< ascending
    int m_count = 0;
    bool m_flood = false;
    UtcMs m_since = 0;
};

/// EEMUA 191, average alarm rate in steady operation: less than one in ten minutes is very likely to be acceptable, one
/// in five minutes is manageable, one in two minutes is likely to be over-demanding, more than one a minute is very
/// likely to be unacceptable.
enum class LoadRating { Acceptable, Manageable, OverDemanding, Unacceptable };
[[nodiscard]] LoadRating loadRating(double perTenMinutes);

/// A time in which somebody was at a desk: from <= t < until.
struct AtDesk {
    UtcMs from = 0;
    UtcMs until = 0;
};

struct AlarmFigures {
    int alarms = 0;
    UtcMs atDeskMs = 0;
    double average = 0; ///< in ten minutes; over at least ten, so that the first alarm of a shift is no flood
    int peak = 0;       ///< the most in any ten minutes
    LoadRating rating = LoadRating::Acceptable;
};
/// What of these alarms (any order) came while somebody was there.
[[nodiscard]] AlarmFigures alarmFigures(QVector<UtcMs> alarms, const QVector<AtDesk>& atDesk);

/// Somebody came to a desk, or left it (who is empty).
struct DeskStep {
    UtcMs at = 0;
    QString desk;
    QString who;
};
struct Turn {
    QString who;
    QString desk;
    QVector<AtDesk> times;
    bool isThere = false; ///< still
};
/// Who was at which desk between `since` and `until`; steps in order of time, those before `since` included. By desk
/// and person in the order of their coming.
[[nodiscard]] QVector<Turn> turnsOf(const QVector<DeskStep>& steps, UtcMs since, UtcMs until);

} // namespace watchdesk::domain
