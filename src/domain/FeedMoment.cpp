#include "domain/FeedMoment.h"

#include "domain/CivilDay.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace watchdesk::domain {

namespace {

constexpr qsizetype mostLetters = 60;

struct Parts {
    std::optional<QDate> day;
    bool weekday = false; ///< the day was named by its weekday alone
    bool yearless = false;
    std::optional<QTime> time;
    std::optional<UtcMs> ago;
    MomentFault fault = MomentFault::None;
};

using Match = QRegularExpressionMatch;

Match matched(const char* pattern, const QString& text) {
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern))).match(text);
}

/// From a list of names by its first three letters on; 1 is the first.
int named(const QString& word, const QStringList& names) {
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (word.size() >= 3 && names.at(i).startsWith(word))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

int weekdayOf(const QString& word) {
    static const QStringList names{QStringLiteral("monday"),   QStringLiteral("tuesday"), QStringLiteral("wednesday"),
                                   QStringLiteral("thursday"), QStringLiteral("friday"),  QStringLiteral("saturday"),
                                   QStringLiteral("sunday")};
    return named(word, names);
}

int monthOf(const QString& word) {
    static const QStringList names{QStringLiteral("january"), QStringLiteral("february"), QStringLiteral("march"),
                                   QStringLiteral("april"),   QStringLiteral("may"),      QStringLiteral("june"),
                                   QStringLiteral("july"),    QStringLiteral("august"),   QStringLiteral("september"),
                                   QStringLiteral("october"), QStringLiteral("november"), QStringLiteral("december")};
    return named(word, names);
}

void setTime(Parts& parts, int hour, int minute) {
    if (parts.time)
        parts.fault = MomentFault::NotUnderstood;
    parts.time = QTime(hour, minute);
    if (!parts.time->isValid())
        parts.fault = MomentFault::NoSuchTime;
}

void setDay(Parts& parts, int year, int month, int day) {
    if (parts.day)
        parts.fault = MomentFault::NotUnderstood;
    parts.yearless = year == 0;
    // 29 February has its own turn below: of the years that have one.
    parts.day = QDate(year == 0 ? 2000 : year < 100 ? 2000 + year : year, month, day);
    if (!parts.day->isValid())
        parts.fault = MomentFault::NoSuchDay;
}

bool readTime(Parts& parts, const QString& word) {
    if (const Match m = matched("(\\d{1,2})[:.](\\d{2})([ap]m)?|(\\d{1,2})([ap]m)", word); m.hasMatch()) {
        int hour = (m.captured(1) + m.captured(4)).toInt();
        const QString half = m.captured(3) + m.captured(5);
        if (!half.isEmpty() && (hour < 1 || hour > 12))
            parts.fault = MomentFault::NoSuchTime;
        if (!half.isEmpty())
            hour = hour % 12 + (half == QLatin1String("pm") ? 12 : 0);
        setTime(parts, hour, m.captured(2).toInt());
        return true;
    }
    if (const Match m = matched("(\\d{2})(\\d{2})", word); m.hasMatch()) {
        setTime(parts, m.captured(1).toInt(), m.captured(2).toInt());
        return true;
    }
    if (word == QLatin1String("noon"))
        setTime(parts, 12, 0);
    else if (word == QLatin1String("midnight"))
        setTime(parts, 0, 0);
    else
        return false;
    return true;
}

bool readDay(Parts& parts, const QString& word, QDate today) {
    if (const Match m = matched("(\\d{4})-(\\d{1,2})-(\\d{1,2})", word); m.hasMatch()) {
        setDay(parts, m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
        return true;
    }
    if (const Match m = matched("(\\d{1,2})[/-](\\d{1,2})(?:[/-](\\d{4}|\\d{2}))?", word); m.hasMatch()) {
        setDay(parts, m.captured(3).toInt(), m.captured(2).toInt(), m.captured(1).toInt());
        return true;
    }
    const bool isYesterday = word == QLatin1String("yesterday");
    if (isYesterday || word == QLatin1String("today")) {
        const QDate day = today.addDays(isYesterday ? -1 : 0);
        setDay(parts, day.year(), day.month(), day.day());
        return true;
    }
    const int weekday = weekdayOf(word);
    if (weekday == 0)
        return false;
    // Beside a date it only says so again.
    if (!parts.day) {
        const QDate day = today.addDays(-((today.dayOfWeek() - weekday + 7) % 7));
        setDay(parts, day.year(), day.month(), day.day());
        parts.weekday = true;
    }
    return true;
}

/// "3 nov 2026", "nov 3": gives how many words it took.
qsizetype readLongDay(Parts& parts, const QStringList& words, qsizetype at) {
    static const QRegularExpression ordinal(QStringLiteral("(st|nd|rd|th)$"));
    const auto numberAt = [&](qsizetype i) {
        return i < words.size() ? QString(words.at(i)).remove(ordinal).toInt() : 0;
    };
    const auto monthAt = [&](qsizetype i) { return i < words.size() ? monthOf(words.at(i)) : 0; };
    const bool dayFirst = numberAt(at) > 0 && monthAt(at + 1) > 0;
    const bool monthFirst = monthAt(at) > 0 && numberAt(at + 1) > 0;
    if (!dayFirst && !monthFirst)
        return 0;
    const qsizetype after = at + 2;
    const bool hasYear = after < words.size() && matched("20\\d{2}", words.at(after)).hasMatch() &&
                         !(parts.time == std::nullopt && after + 1 == words.size() && numberAt(after) < 2020);
    setDay(parts, hasYear ? numberAt(after) : 0, dayFirst ? monthAt(at + 1) : monthAt(at),
           dayFirst ? numberAt(at) : numberAt(at + 1));
    return hasYear ? 3 : 2;
}

QStringList wordsOf(const QString& text) {
    QString plain = text.toLower().simplified();
    plain.replace(QLatin1Char(','), QLatin1Char(' '));
    static const QRegularExpression apart(QStringLiteral("(\\d) (am|pm)\\b"));
    plain.replace(apart, QStringLiteral("\\1\\2"));
    QStringList words = plain.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    words.removeAll(QStringLiteral("at"));
    words.removeAll(QStringLiteral("on"));
    return words;
}

std::optional<UtcMs> agoOf(const QString& text) {
    const Match m =
        matched("(\\d{1,4}|an?) ?(m|min|mins|minutes?|h|hours?|hrs?|d|days?) ago", text.toLower().simplified());
    if (!m.hasMatch())
        return std::nullopt;
    const int number = m.captured(1).startsWith(QLatin1Char('a')) ? 1 : m.captured(1).toInt();
    const QChar unit = m.captured(2).at(0);
    return number * (unit == QLatin1Char('m') ? 60'000LL : unit == QLatin1Char('h') ? 3'600'000LL : 86'400'000LL);
}

Parts partsOf(const QString& text, QDate today) {
    Parts parts;
    const QStringList words = wordsOf(text);
    for (qsizetype i = 0; i < words.size() && parts.fault == MomentFault::None;) {
        if (const qsizetype taken = readLongDay(parts, words, i); taken > 0)
            i += taken;
        else if (readDay(parts, words.at(i), today) || readTime(parts, words.at(i)))
            ++i;
        else
            parts.fault = MomentFault::NotUnderstood;
    }
    return parts;
}

/// The instants that a civil time was: none, one, or two in the night in which the clock goes back.
QVector<UtcMs> instantsOf(QDate day, QTime time) {
    QVector<UtcMs> out;
    const QTimeZone zone = schemeZone();
    const UtcMs plain = QDateTime(day, time, Qt::UTC).toMSecsSinceEpoch();
    for (const int offset : {3600, 0}) {
        const UtcMs at = plain - offset * 1000LL;
        if (zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC)) == offset)
            out.append(at);
    }
    return out;
}

/// The last such day that has been, of one that was given without its year.
QDate lastOfYears(QDate day, QDate today) {
    for (int year = today.year(); year > today.year() - 8; --year) {
        const QDate candidate(year, day.month(), day.day());
        if (candidate.isValid() && candidate <= today)
            return candidate;
    }
    return {};
}

} // namespace

MomentReading momentOf(const QString& text, UtcMs now) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now, schemeZone());
    const auto failed = [](MomentFault fault) { return MomentReading{0, false, fault}; };
    if (text.trimmed().isEmpty())
        return failed(MomentFault::Empty);
    if (text.size() > mostLetters)
        return failed(MomentFault::NotUnderstood);
    if (text.trimmed().compare(QLatin1String("now"), Qt::CaseInsensitive) == 0)
        return {now, false, MomentFault::None};
    if (const auto ago = agoOf(text))
        return {now - *ago, false, MomentFault::None};
    Parts parts = partsOf(text, local.date());
    if (parts.fault != MomentFault::None)
        return failed(parts.fault);
    if (!parts.day && !parts.time)
        return failed(MomentFault::NotUnderstood);
    const bool dayless = !parts.day;
    QDate day = parts.day.value_or(local.date());
    if (parts.yearless)
        day = lastOfYears(day, local.date());
    if (!day.isValid())
        return failed(MomentFault::NoSuchDay);
    if (!parts.time) // its end; today's is now
        return day > local.date() ? failed(MomentFault::NotYet)
                                  : MomentReading{std::min(now, instantsOf(day, QTime(23, 59, 59, 999)).value(0)),
                                                  false, MomentFault::None};
    const auto has = [&](QDate of) {
        const QVector<UtcMs> all = instantsOf(of, *parts.time);
        return all.isEmpty() || all.first() <= now;
    };
    if (!has(day) && (dayless || parts.weekday))
        day = day.addDays(dayless ? -1 : -7);
    QVector<UtcMs> instants = instantsOf(day, *parts.time);
    if (instants.isEmpty())
        return failed(MomentFault::Skipped);
    instants.removeIf([now](UtcMs at) { return at > now; });
    if (instants.isEmpty())
        return failed(MomentFault::NotYet);
    return {instants.last(), instants.size() > 1, MomentFault::None};
}

} // namespace watchdesk::domain
