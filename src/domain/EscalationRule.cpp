#include "domain/EscalationRule.h"

#include <algorithm>

namespace watchdesk::domain {

UtcMs putBackAt(const Alert& alert) {
    return alert.state == AlertState::Open && alert.claimedBy.isEmpty() ? alert.claimedAt : 0;
}

UtcMs waitsSince(const Alert& alert) {
    return std::max(alert.raisedAt, putBackAt(alert));
}

bool isUntaken(const Alert& alert) {
    return alert.state == AlertState::Open &&
           std::none_of(alert.parties.cbegin(), alert.parties.cend(),
                        [since = putBackAt(alert)](const AlertParty& party) { return party.acknowledgedAt > since; });
}

Rise riseOf(const Alert& alert, UtcMs now, const RiseTimes& times) {
    if (!isUntaken(alert))
        return Rise::Calm;
    const UtcMs waited = now - waitsSince(alert);
    const auto over = [waited](UtcMs after) { return after > 0 && waited >= after; };
    if (over(times.untakenAfter))
        return Rise::Untaken;
    if (over(times.soundAfter))
        return Rise::Sounding;
    return over(times.raisedAfter) ? Rise::Raised : Rise::Calm;
}

} // namespace watchdesk::domain
