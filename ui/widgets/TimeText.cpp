#include "ui/widgets/TimeText.h"

#include "ui/widgets/DayText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace watchdesk::ui {

namespace {
QString tr(const char* text, int n = -1) {
    return QCoreApplication::translate("TimeText", text, nullptr, n);
}
} // namespace

QDate localDate(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at).date();
}

QString clockText(UtcMs at, bool seconds) {
    const QTime time = QDateTime::fromMSecsSinceEpoch(at).time();
    return time.toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString whenText(UtcMs at, QDate today, bool seconds) {
    const QDate day = localDate(at);
    return day == today ? clockText(at, seconds) : dayText(day, today) + QLatin1Char(' ') + clockText(at, seconds);
}

QString dayText(QDate day, QDate today) {
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale.toString(day,
                           day.year() == today.year() ? QStringLiteral("ddd d MMM") : QStringLiteral("ddd d MMM yyyy"));
}

QString shortDay(QDate day, QDate near) {
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    return locale.toString(day, day.year() == near.year() ? QStringLiteral("d MMM") : QStringLiteral("d MMM yyyy"));
}

QString lengthText(qint64 ms) {
    const qint64 seconds = std::max<qint64>(0, ms) / 1000;
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

QString roughText(qint64 ms) {
    const int seconds = static_cast<int>(std::max<qint64>(0, ms) / 1000);
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return tr("%1 h").arg(seconds / 3600);
    return tr("%1 days").arg(seconds / 86400);
}

QString moneyText(qint64 pence) {
    const QString pounds = QLocale(QLocale::English, QLocale::UnitedKingdom).toString(pence / 100);
    if (pence % 100 == 0)
        return QStringLiteral("£%1").arg(pounds);
    return QStringLiteral("£%1.%2").arg(pounds).arg(pence % 100, 2, 10, QLatin1Char('0'));
}

QString outcomeText(domain::IncidentOutcome outcome) {
    using O = domain::IncidentOutcome;
    switch (outcome) {
    case O::Open:
        return tr("open");
    case O::Detained:
        return tr("detained");
    case O::LeftTown:
        return tr("left town");
    case O::PoliceDealt:
        return tr("police dealt with it");
    case O::StoodDown:
        return tr("stood down");
    case O::False:
        return tr("false alarm");
    case O::Recorded:
        return tr("recorded");
    case O::Withdrawn:
        return tr("withdrawn");
    }
    return {};
}

QString dayAndTime(UtcMs at) {
    return QStringLiteral("%1, %2").arg(longDay(localDate(at)), clockText(at, false));
}

} // namespace watchdesk::ui
