#include "domain/Watchlist.h"

#include "domain/CivilDay.h"

#include <algorithm>

namespace watchdesk::domain {

WatchlistBar watchlistBar(const MatchGround& ground, QDate today) {
    const int age = ageOn(ground.born, today);
    if (ground.cautions.testFlag(Caution::Juvenile) || (age >= 0 && age < ground.rules.adultFrom))
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
    return ground.serious || ground.incidents >= ground.rules.leastIncidents ? WatchlistBar::None
                                                                             : WatchlistBar::TooFewIncidents;
}

} // namespace watchdesk::domain
