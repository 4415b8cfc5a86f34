#include "domain/EscalationRule.h"

#include <algorithm>

namespace watchdesk::domain {

bool isUntaken(const Alert& alert) {
    return alert.state == AlertState::Open &&
           std::none_of(alert.parties.cbegin(), alert.parties.cend(),
                        [](const AlertParty& party) { return party.acknowledgedAt > 0; });
}

Rise riseOf(const Alert& alert, UtcMs now, const RiseTimes& times) {
    if (!isUntaken(alert))
        return Rise::Calm;
    const UtcMs waited = now - alert.raisedAt;
    const auto over = [waited](UtcMs after) { return after > 0 && waited >= after; };
    if (over(times.untakenAfter))
        return Rise::Untaken;
    if (over(times.soundAfter))
        return Rise::Sounding;
    return over(times.raisedAfter) ? Rise::Raised : Rise::Calm;
}

} // namespace watchdesk::domain
