#include "domain/Exclusion.h"

namespace watchdesk::domain {

QDate lastDay(QDate from, int months) {
    // The period includes its last day: three months from 1 March end on 31 May. QDate::addMonths clamps 29 February
    // to the 28th in a common year, and that clamped day is then the last one, not the day before it.
    const QDate anniversary = from.addMonths(months);
    return anniversary.day() == from.day() ? anniversary.addDays(-1) : anniversary;
}

ExclusionStanding exclusionStanding(const ExclusionNotice& notice, QDate today, int adminMonths) {
    switch (notice.step) {
    case ExclusionStep::Quashed:
        return ExclusionStanding::Quashed;
    case ExclusionStep::NoAction:
    case ExclusionStep::Warned:
        return ExclusionStanding::NotExcluded;
    case ExclusionStep::Served:
        break;
    default:
        return ExclusionStanding::InProcess;
    }
    if (!notice.servedOn.isValid() || today < notice.servedOn)
        return ExclusionStanding::InProcess;
    if (today <= notice.endsOn)
        return ExclusionStanding::InForce;
    if (today == notice.endsOn.addDays(1))
        return ExclusionStanding::Expired;
    return today <= lastDay(notice.endsOn.addDays(1), adminMonths) ? ExclusionStanding::AdminOnly
                                                                   : ExclusionStanding::EraseDue;
}

} // namespace watchdesk::domain
