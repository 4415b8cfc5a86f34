#include "domain/Shelf.h"

#include "domain/CivilDay.h"

#include <QDateTime>

namespace watchdesk::domain {

namespace {

UtcMs endOfShift(UtcMs now) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(now, schemeZone());
    for (const int day : {0, 1}) {
        for (const int hour : {6, 14, 22}) {
            const QDateTime end(local.date().addDays(day), QTime(hour, 0), schemeZone());
            if (end.toMSecsSinceEpoch() > now)
                return end.toMSecsSinceEpoch();
        }
    }
    return now;
}

} // namespace

UtcMs shelfEnd(ShelfLength length, UtcMs now) {
    switch (length) {
    case ShelfLength::QuarterHour:
        return now + 15 * 60'000;
    case ShelfLength::Hour:
        return now + 60 * 60'000;
    case ShelfLength::Shift:
        break;
    }
    return endOfShift(now);
}

bool mayBeHeld(FeedKind kind, const QString& source) {
    const bool mustBeSeen = kind == FeedKind::Alert || kind == FeedKind::Emergency || kind == FeedKind::Sighting ||
                            kind == FeedKind::Breach;
    return !mustBeSeen && !source.isEmpty();
}

bool holds(const Shelf& shelf, FeedKind kind, const QString& source, qint64 seq, bool emergency) {
    return !emergency && mayBeHeld(kind, source) && source == shelf.source && seq > shelf.fromSeq;
}

} // namespace watchdesk::domain
