#include "insight/Period.h"

#include <QDateTime>

#include <algorithm>

namespace watchdesk::insight {

namespace {

/// What the wall clock shows, as if it were UTC: differences of it are lengths by the wall clock.
QDateTime wall(UtcMs at, const QTimeZone& zone) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at, zone);
    return QDateTime(local.date(), local.time(), Qt::UTC);
}

} // namespace

Period periodBefore(const Period& period, const QTimeZone& zone) {
    const QDateTime from = wall(period.from, zone);
    const QDateTime before = from.addMSecs(-from.msecsTo(wall(period.to, zone)));
    return {QDateTime(before.date(), before.time(), zone).toMSecsSinceEpoch(), period.from};
}

int daysOf(const Period& period, const QTimeZone& zone) {
    const qint64 days = wall(period.from, zone).daysTo(wall(period.to, zone));
    return static_cast<int>(std::max<qint64>(1, days));
}

} // namespace watchdesk::insight
