#include "domain/SpokenTime.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace watchdesk::domain {

namespace {

using Trouble = SpokenTime::Trouble;
constexpr UtcMs slack = 60'000; // a clock on the wall is no atomic one

/// Every instant at which the zone's clocks showed that date and time: none, one or two, ascending.
QVector<UtcMs> instantsOf(QDate date, QTime time, const QTimeZone& zone) {
    const UtcMs wall = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    QVector<UtcMs> out;
    for (const UtcMs around : {wall - 86'400'000, wall + 86'400'000}) {
        const UtcMs offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(around, Qt::UTC)) * UtcMs{1000};
        const UtcMs at = wall - offset;
        const bool shown = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)) * UtcMs{1000} == offset;
        if (shown && !out.contains(at))
            out.append(at);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<QTime> clockOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral(R"(^(\d{1,2})[:.]?(\d\d)? ?(am|pm)?$)"));
    const auto m = form.match(text);
    const bool bare = m.captured(2).isEmpty() && m.captured(3).isEmpty();
    if (!m.hasMatch() || bare)
        return std::nullopt;
    int hour = m.captured(1).toInt();
    const QString half = m.captured(3);
    if (!half.isEmpty() && (hour < 1 || hour > 12))
        return std::nullopt;
    if (!half.isEmpty())
        hour = hour % 12 + (half == QLatin1String("pm") ? 12 : 0);
    const QTime time(hour, m.captured(2).toInt());
    return time.isValid() ? std::optional(time) : std::nullopt;
}

std::optional<UtcMs> agoOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral(R"(^(\d{1,4}) ?(m|min|mins|minutes?|h|hrs?|hours?) ago$)"));
    const auto m = form.match(text);
    if (!m.hasMatch())
        return std::nullopt;
    return m.captured(1).toLongLong() * (m.captured(2).startsWith(u'h') ? 3'600'000 : 60'000);
}

/// Takes "yesterday", "today" or "24/10" off the beginning.
std::optional<QDate> takeDay(QString& text, QDate today) {
    static const QRegularExpression date(QStringLiteral(R"(^(\d{1,2})/(\d{1,2}) )"));
    for (const auto& [word, back] : {std::pair{"yesterday ", 1}, std::pair{"today ", 0}}) {
        if (text.startsWith(QLatin1String(word))) {
            text.remove(0, static_cast<qsizetype>(qstrlen(word)));
            return today.addDays(-back);
        }
    }
    const auto m = date.match(text);
    if (!m.hasMatch())
        return std::nullopt;
    text.remove(0, m.capturedLength());
    QDate day(today.year(), m.captured(2).toInt(), m.captured(1).toInt());
    return day > today ? day.addYears(-1) : day;
}

SpokenTime onDay(QDate day, QTime time, bool first, UtcMs now, const QTimeZone& zone) {
    QVector<UtcMs> instants = instantsOf(day, time, zone);
    if (instants.isEmpty())
        return {0, Trouble::Skipped, false, false};
    SpokenTime out;
    out.twice = instants.size() > 1;
    const auto been = std::remove_if(instants.begin(), instants.end(), [&](UtcMs at) { return at > now + slack; });
    const bool onlyFirst = out.twice && been != instants.end();
    instants.erase(been, instants.end());
    if (instants.isEmpty())
        return {0, Trouble::Later, false, false};
    out.first = out.twice && (first || onlyFirst);
    out.at = std::min(now, first ? instants.first() : instants.last());
    return out;
}

} // namespace

SpokenTime readTime(const QString& typed, UtcMs now, const QTimeZone& zone) {
    QString text = typed.simplified().toLower();
    if (text.isEmpty() || text == QLatin1String("now"))
        return {};
    if (const auto ago = agoOf(text))
        return {now - *ago, Trouble::None, false, false};
    const bool first = text.startsWith(QLatin1String("first "));
    if (first)
        text.remove(0, 6);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now, zone).date();
    const auto day = takeDay(text, today);
    const auto time = clockOf(text);
    if (!time || (day && !day->isValid()))
        return {0, Trouble::NotATime, false, false};
    if (day)
        return onDay(*day, *time, first, now, zone);
    const SpokenTime here = onDay(today, *time, first, now, zone);
    return here.trouble == Trouble::Later ? onDay(today.addDays(-1), *time, first, now, zone) : here;
}

} // namespace watchdesk::domain
