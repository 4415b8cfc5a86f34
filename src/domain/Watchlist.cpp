#include "domain/Watchlist.h"

#include <QDateTime>

#include <algorithm>

namespace watchdesk::domain {

int ageOn(QDate born, QDate day) {
    if (!born.isValid() || !day.isValid())
        return -1;
    const bool hadBirthday = QDate(2000, day.month(), day.day()) >= QDate(2000, born.month(), born.day());
    return day.year() - born.year() - (hadBirthday ? 0 : 1);
}

QTimeZone schemeZone() {
    return QTimeZone("Europe/London");
}

QDate civilDay(UtcMs at) {
    return QDateTime::fromMSecsSinceEpoch(at, schemeZone()).date();
}

WatchlistBar watchlistBar(const MatchGround& ground, QDate today, const WatchlistRules& rules) {
    const int age = ageOn(ground.born, today);
    if (ground.cautions.testFlag(Caution::Juvenile) || (age >= 0 && age < rules.adultFrom))
        return WatchlistBar::Under18;
    if (ground.cautions.testFlag(Caution::Vulnerable))
        return WatchlistBar::Vulnerable;
    if (ground.status == SubjectStatus::IdSought)
        return ground.incidents > 0 ? WatchlistBar::None : WatchlistBar::NoIncident;
    const bool inForce =
        ground.cautions.testFlag(Caution::CriminalBehaviourOrder) ||
        std::any_of(ground.notices.cbegin(), ground.notices.cend(), [today](const ExclusionNotice& notice) {
            return exclusionStanding(notice, today) == ExclusionStanding::InForce;
        });
    if (!inForce)
        return WatchlistBar::NotInForce;
    return ground.serious || ground.incidents >= rules.leastIncidents ? WatchlistBar::None
                                                                      : WatchlistBar::TooFewIncidents;
}

} // namespace watchdesk::domain
