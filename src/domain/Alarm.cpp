#include "domain/Alarm.h"

#include <QHash>

#include <algorithm>

namespace watchdesk::domain {

const QStringList& alarmCodes() {
    static const QStringList codes{QStringLiteral("gateway-lost"),    QStringLiteral("recording-failed"),
                                   QStringLiteral("recordings-wait"), QStringLiteral("audit-set-back"),
                                   QStringLiteral("lone-worker"),     QStringLiteral("roll-call-silent"),
                                   QStringLiteral("match"),           QStringLiteral("alert-untaken")};
    return codes;
}

bool isAlarm(FeedKind kind, const QString& code) {
    if (kind == FeedKind::Alert || kind == FeedKind::Emergency)
        return true;
    return kind == FeedKind::System && alarmCodes().contains(code);
}

void AlarmFlood::alarm(UtcMs at) {
    m_times.insert(std::upper_bound(m_times.begin(), m_times.end(), at), at);
}

bool AlarmFlood::step(UtcMs now) {
    while (!m_times.empty() && m_times.front() <= now - tenMinutesMs)
        m_times.pop_front();
    const auto past = std::upper_bound(m_times.begin(), m_times.end(), now);
    m_count = static_cast<int>(past - m_times.begin());
    const bool before = m_flood;
    m_flood = m_flood ? m_count >= floodUntil : m_count >= floodFrom;
    if (m_flood && !before)
        m_since = m_times.front();
    return m_flood != before;
}

void AlarmFlood::forget() {
    *this = AlarmFlood();
}

LoadRating loadRating(double perTenMinutes) {
    if (perTenMinutes <= 1)
        return LoadRating::Acceptable;
    if (perTenMinutes <= 2)
        return LoadRating::Manageable;
    return perTenMinutes <= 10 ? LoadRating::OverDemanding : LoadRating::Unacceptable;
}

namespace {

int mostInTenMinutes(const QVector<UtcMs>& ascending) {
    qsizetype most = 0;
    qsizetype first = 0;
    for (qsizetype last = 0; last < ascending.size(); ++last) {
        while (ascending.at(first) <= ascending.at(last) - tenMinutesMs)
            ++first;
        most = std::max(most, last - first + 1);
    }
    return static_cast<int>(most);
}

} // namespace

AlarmFigures alarmFigures(QVector<UtcMs> alarms, const QVector<AtDesk>& atDesk) {
    AlarmFigures figures;
    for (const AtDesk& time : atDesk)
        figures.atDeskMs += std::max<UtcMs>(0, time.until - time.from);
    alarms.removeIf([&](UtcMs at) {
        return std::none_of(atDesk.begin(), atDesk.end(),
                            [at](const AtDesk& time) { return time.from <= at && at < time.until; });
    });
    std::sort(alarms.begin(), alarms.end());
    figures.alarms = static_cast<int>(alarms.size());
    figures.peak = mostInTenMinutes(alarms);
    const auto spans = static_cast<double>(std::max(figures.atDeskMs, tenMinutesMs)) / double(tenMinutesMs);
    figures.average = figures.alarms / spans;
    figures.rating = loadRating(figures.average);
    return figures;
}

QVector<Turn> turnsOf(const QVector<DeskStep>& steps, UtcMs since, UtcMs until) {
    QVector<Turn> turns;
    QHash<QString, DeskStep> at; // by desk: who came last
    const auto leave = [&](const QString& desk, UtcMs when, bool there) {
        const DeskStep came = at.take(desk);
        const AtDesk time{std::max(came.at, since), std::min(when, until)};
        if (came.who.isEmpty() || time.until <= time.from)
            return;
        auto turn = std::find_if(turns.begin(), turns.end(),
                                 [&](const Turn& t) { return t.who == came.who && t.desk == desk; });
        if (turn == turns.end())
            turn = turns.insert(turns.end(), Turn{came.who, desk, {}, false});
        turn->times.append(time);
        turn->isThere = there;
    };
    QStringList desks; // in the order of their first step
    for (const DeskStep& step : steps) {
        if (!desks.contains(step.desk))
            desks.append(step.desk);
        leave(step.desk, step.at, false);
        at.insert(step.desk, step);
    }
    for (const QString& desk : std::as_const(desks))
        leave(desk, until, true);
    return turns;
}

} // namespace watchdesk::domain
