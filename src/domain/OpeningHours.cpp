#include "domain/OpeningHours.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace watchdesk::domain {

namespace {

constexpr int dayMinutes = 24 * 60;
constexpr qsizetype longestText = 400;
const QStringList dayCodes{QStringLiteral("Mo"), QStringLiteral("Tu"), QStringLiteral("We"), QStringLiteral("Th"),
                           QStringLiteral("Fr"), QStringLiteral("Sa"), QStringLiteral("Su")};

QString tr(const char* text) {
    return QCoreApplication::translate("OpeningHours", text);
}

/// Days that "Mo-Fr,Su" names, 0 = Monday.
std::optional<QVector<int>> daysOf(const QString& text) {
    QVector<int> days;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString& part : parts) {
        if (part.trimmed() == QLatin1String("PH"))
            continue;
        const QStringList ends = part.trimmed().split(QLatin1Char('-'));
        const auto first = dayCodes.indexOf(ends.first());
        const auto last = dayCodes.indexOf(ends.last());
        if (ends.size() > 2 || first < 0 || last < 0)
            return std::nullopt;
        for (auto day = first;; day = (day + 1) % 7) {
            days.append(static_cast<int>(day));
            if (day == last)
                break;
        }
    }
    return days;
}

std::optional<int> minuteOf(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(\\d{1,2}):(\\d{2})$"));
    const auto match = form.match(text.trimmed());
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    if (!match.hasMatch() || hour > 29 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

std::optional<QVector<OpeningHours::Span>> spansOf(const QString& text) {
    QVector<OpeningHours::Span> spans;
    if (text == QLatin1String("off") || text == QLatin1String("closed"))
        return spans;
    const QStringList parts = text.split(QLatin1Char(','));
    for (const QString& part : parts) {
        const QStringList ends = part.split(QLatin1Char('-'));
        const auto from = minuteOf(ends.first());
        auto to = minuteOf(ends.last());
        if (ends.size() != 2 || !from || !to || *from >= dayMinutes)
            return std::nullopt;
        if (*to <= *from)
            *to += dayMinutes;
        spans.append({*from, *to});
    }
    return spans;
}

bool readRule(const QString& rule, std::array<QVector<OpeningHours::Span>, 7>& into) {
    static const QRegularExpression form(QStringLiteral("^([A-Z][A-Za-z,\\- ]*?)?\\s*((?:\\d|off|closed).*)$"));
    if (rule == QLatin1String("24/7")) {
        into.fill({{0, dayMinutes}});
        return true;
    }
    const auto match = form.match(rule);
    if (!match.hasMatch())
        return false;
    const QString dayText = match.captured(1).trimmed();
    const auto days = dayText.isEmpty() ? std::optional(QVector<int>{0, 1, 2, 3, 4, 5, 6}) : daysOf(dayText);
    const auto spans = spansOf(match.captured(2).trimmed());
    if (!days || !spans)
        return false;
    for (const int day : *days)
        into.at(static_cast<std::size_t>(day)) = *spans;
    return true;
}

QString clock(int minute) {
    minute %= dayMinutes;
    return QStringLiteral("%1:%2").arg(minute / 60, 2, 10, QLatin1Char('0')).arg(minute % 60, 2, 10, QLatin1Char('0'));
}

QString dayWords(int first, int last) {
    static const char* const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    return first == last ? tr(names[first]) : tr("%1 to %2").arg(tr(names[first]), tr(names[last]));
}

QString spanWords(const QVector<OpeningHours::Span>& spans) {
    if (spans.isEmpty())
        return tr("closed");
    QStringList words;
    for (const auto& span : spans)
        words +=
            span.to - span.from >= dayMinutes ? tr("all day") : clock(span.from) + QStringLiteral("–") + clock(span.to);
    return words.join(tr(" and "));
}

} // namespace

std::optional<OpeningHours> OpeningHours::read(const QString& text) {
    OpeningHours hours;
    if (text.size() > longestText)
        return std::nullopt;
    const QStringList rules = text.split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString& rule : rules) {
        if (!readRule(rule.simplified(), hours.m_days))
            return std::nullopt;
    }
    return rules.isEmpty() ? std::nullopt : std::optional(hours);
}

bool OpeningHours::isOpen(const QDateTime& local) const {
    const int minute = local.time().hour() * 60 + local.time().minute();
    const int today = local.date().dayOfWeek();
    const auto within = [](const QVector<Span>& spans, int at) {
        return std::any_of(spans.begin(), spans.end(), [at](const Span& s) { return s.from <= at && at < s.to; });
    };
    return within(day(today), minute) || within(day(today == 1 ? 7 : today - 1), minute + dayMinutes);
}

const QVector<OpeningHours::Span>& OpeningHours::day(int dayOfWeek) const {
    return m_days.at(static_cast<std::size_t>(dayOfWeek - 1));
}

QString OpeningHours::words() const {
    QStringList parts;
    for (int first = 0; first < 7;) {
        int last = first;
        while (last < 6 && m_days.at(static_cast<std::size_t>(last + 1)) == m_days.at(static_cast<std::size_t>(first)))
            ++last;
        const QString spans = spanWords(m_days.at(static_cast<std::size_t>(first)));
        parts +=
            first == 0 && last == 6 ? tr("every day %1").arg(spans) : dayWords(first, last) + QLatin1Char(' ') + spans;
        first = last + 1;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace watchdesk::domain
