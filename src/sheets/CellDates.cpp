#include "sheets/CellDates.h"

#include <QRegularExpression>

#include <array>
#include <cmath>
#include <optional>

namespace watchdesk::sheets {

namespace {

constexpr int firstSerial = 10'000; // 18 May 1927
constexpr int lastSerial = 80'000;  // 11 January 2119

Error noDate(const char* what, const char* todo = "Write it as 3/4/2025 or 3 Apr 2025.") {
    return {ErrorCode::InvalidInput, what, "", todo};
}

Error noTime(const char* what) {
    return {ErrorCode::InvalidInput, what, "", "Write it as 21:15 or 9.15pm."};
}

/// Two numbers and a year, the order of the two not yet known.
struct Figures {
    int first = 0;
    int second = 0;
    QString year;
};

std::optional<Figures> figuresOf(const QString& date) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{1,2})([/.\\- ])(\\d{1,2})\\2(\\d{4}|\\d{2})$"));
    const auto match = pattern.match(date);
    if (!match.hasMatch())
        return std::nullopt;
    return Figures{match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4)};
}

/// Without a weekday, without a time and without what people put around: "Thu 3rd Apr 2025 21:15" → "3 apr 2025".
QString dateAlone(const QString& cell) {
    static const QRegularExpression weekday(
        QStringLiteral("^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\\s+"));
    static const QRegularExpression time(QStringLiteral(
        "(?:t|,?\\s+(?:at\\s+)?)\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:\\.\\d+)?)?\\s*(?:[ap]\\.?m\\.?|z|hrs?)?$"));
    static const QRegularExpression ordinal(QStringLiteral("\\b(\\d{1,2})(?:st|nd|rd|th)\\b"));
    QString text = cell.simplified().toLower();
    text.remove(weekday);
    // "3.04.25" ends like a time, but what is left before it would be no date.
    if (!figuresOf(text))
        text.remove(time);
    text.replace(ordinal, QStringLiteral("\\1"));
    return text.trimmed();
}

int monthOf(const QString& word) {
    static constexpr std::array months{"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (word.size() >= 3 &&
            (QLatin1String(months[i]).startsWith(word) || (word == QLatin1String("sept") && i == 8)))
            return static_cast<int>(i) + 1;
    }
    return 0;
}

int wholeYear(const QString& text, int thisYear) {
    const int year = text.toInt();
    if (text.size() != 2)
        return year;
    const int latest = thisYear + 10;
    const int guess = latest / 100 * 100 + year;
    return guess > latest ? guess - 100 : guess;
}

Result<QDate> dateOf(int year, int month, int day) {
    if (month < 1 || month > 12)
        return noDate("There is no such month.");
    if (year < 1880 || year > 2200)
        return noDate("There is no such year on any list of ours.");
    const QDate date(year, month, day);
    if (!date.isValid())
        return noDate("That month has no such day.");
    return date;
}

std::optional<Result<QDate>> isoDate(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})$"));
    const auto match = pattern.match(text);
    const bool compact = match.captured(2).isEmpty();
    if (!match.hasMatch() || (compact && text.size() != 8))
        return std::nullopt;
    return dateOf(match.captured(1).toInt(), match.captured(3).toInt(), match.captured(4).toInt());
}

std::optional<Result<QDate>> wordedDate(const QString& text, int thisYear) {
    static const QRegularExpression dayFirst(
        QStringLiteral("^(\\d{1,2})(?:\\s+of)?[\\s/.\\-]*([a-z]{3,9})\\.?,?[\\s/.\\-]*(\\d{4}|'?\\d{2})$"));
    static const QRegularExpression monthFirst(
        QStringLiteral("^([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:,\\s*|\\s+)(\\d{4}|'?\\d{2})$"));
    auto match = dayFirst.match(text);
    const bool day = match.hasMatch();
    if (!day)
        match = monthFirst.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int month = monthOf(match.captured(day ? 2 : 1));
    if (month == 0)
        return noDate("There is no such month.");
    return dateOf(wholeYear(match.captured(3).remove(QLatin1Char('\'')), thisYear), month,
                  match.captured(day ? 1 : 2).toInt());
}

/// The time at the end of a cell that may have a date before it.
QString timeAlone(const QString& cell) {
    static const QRegularExpression afterDate(
        QStringLiteral("^(?:\\d{4}-\\d{2}-\\d{2}t|.*\\d[/.\\- "
                       "][^:]*\\d{2,4},?\\s+(?:at\\s+)?)(?=\\d{1,2}[:.]\\d{2}|\\d{1,2}\\s*[ap]m)"));
    QString text = cell.simplified().toLower();
    text.remove(afterDate);
    static const QRegularExpression around(
        QStringLiteral("^(?:at|about|approx\\.?|c\\.|circa|~)\\s*|\\s*(?:hrs?|hours|h|z|o'?clock)\\.?$"));
    return text.remove(around).trimmed();
}

Result<QTime> timeOf(int hour, int minute, int second, const QString& half) {
    const bool pm = half.startsWith(QLatin1Char('p'));
    if (!half.isEmpty() && (hour < 1 || hour > 12) && !(pm && hour > 12 && hour < 24))
        return noTime("An hour with am or pm is from 1 to 12.");
    if (!half.isEmpty() && hour <= 12)
        hour = hour % 12 + (pm ? 12 : 0);
    const QTime time(hour, minute, second);
    if (!time.isValid())
        return noTime("There is no such time of day.");
    return time;
}

} // namespace

DateColumn judgeDates(const QStringList& cells) {
    DateColumn column;
    for (const QString& cell : cells) {
        const auto figures = figuresOf(dateAlone(cell));
        if (!figures)
            continue;
        if (figures->first > 12 && figures->second <= 12)
            ++column.dayFirst;
        else if (figures->second > 12 && figures->first <= 12)
            ++column.monthFirst;
        else if (figures->first <= 12 && figures->second <= 12 && figures->first != figures->second)
            ++column.either;
    }
    const bool mixed = column.dayFirst > 0 && column.monthFirst > 0;
    column.order = column.monthFirst > column.dayFirst ? DateOrder::MonthFirst : DateOrder::DayFirst;
    column.sure = !mixed && (column.dayFirst > 0 || column.monthFirst > 0 || column.either == 0);
    column.ask = column.monthFirst > 0;
    if (mixed)
        column.words = QStringLiteral("%1 dates can only be read with the day first and %2 only with the month first; "
                                      "%3 can be read both ways.")
                           .arg(column.dayFirst)
                           .arg(column.monthFirst)
                           .arg(column.either);
    else if (column.ask)
        column.words =
            QStringLiteral("%1 dates can only be read with the month first, as in America; %2 can be read both ways.")
                .arg(column.monthFirst)
                .arg(column.either);
    return column;
}

Result<QDate> readDate(const QString& cell, DateOrder order, int thisYear) {
    const QString text = dateAlone(cell);
    if (text.isEmpty())
        return noDate("There is no date.");
    if (const auto figures = figuresOf(text)) {
        const bool dayFirst = order == DateOrder::DayFirst;
        const int year = wholeYear(figures->year, thisYear);
        return dayFirst ? dateOf(year, figures->second, figures->first) : dateOf(year, figures->first, figures->second);
    }
    if (const auto iso = isoDate(text))
        return *iso;
    if (const auto worded = wordedDate(text, thisYear))
        return *worded;
    bool number = false;
    const double serial = text.toDouble(&number);
    if (number && serial >= firstSerial && serial < lastSerial)
        return QDate(1899, 12, 30).addDays(static_cast<qint64>(serial));
    return noDate("That is no date that can be read.");
}

Result<QTime> readTime(const QString& cell) {
    const QString text = timeAlone(cell);
    if (text.isEmpty())
        return noTime("There is no time.");
    if (text == QLatin1String("noon") || text == QLatin1String("midday"))
        return QTime(12, 0);
    if (text == QLatin1String("midnight"))
        return QTime(0, 0);
    static const QRegularExpression fraction(QStringLiteral("^0?\\.\\d{3,17}$"));
    if (fraction.match(text).hasMatch())
        return QTime(0, 0).addSecs(static_cast<int>(std::lround(text.toDouble() * 86'400)));
    static const QRegularExpression clock(
        QStringLiteral("^(\\d{1,2})(?:[:.h](\\d{2})(?:[:.](\\d{2})(?:\\.\\d+)?)?)?\\s*([ap])?\\.?(?:m\\.?)?$"));
    static const QRegularExpression figures(QStringLiteral("^(\\d{1,2})(\\d{2})\\s*([ap])?\\.?(?:m\\.?)?$"));
    const auto together = figures.match(text);
    if (together.hasMatch())
        return timeOf(together.captured(1).toInt(), together.captured(2).toInt(), 0, together.captured(3));
    const auto match = clock.match(text);
    const bool bare = match.captured(2).isEmpty() && match.captured(4).isEmpty();
    if (!match.hasMatch() || bare)
        return noTime("That is no time of day that can be read.");
    return timeOf(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(), match.captured(4));
}

} // namespace watchdesk::sheets
