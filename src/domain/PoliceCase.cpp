#include "domain/PoliceCase.h"

#include <algorithm>
#include <array>

namespace watchdesk::domain {

CaseStep caseStep(const Incident& incident, const PoliceCase& known) {
    if (known.crimedAt > 0)
        return CaseStep::Crimed;
    if (known.reportedAt > 0 || !incident.policeReference.isEmpty())
        return CaseStep::Reported;
    if (known.declinedAt > 0)
        return CaseStep::Declined;
    return known.asked > 0 ? CaseStep::Asked : CaseStep::Told;
}

bool isReportable(const Incident& incident) {
    static constexpr std::array crimes{"shop-theft",      "violence",        "public-order", "anti-social-behaviour",
                                       "drugs",           "fraud",           "breach",       "drunkenness",
                                       "criminal-damage", "counterfeit-note"};
    if (incident.outcome == IncidentOutcome::Withdrawn || incident.outcome == IncidentOutcome::False)
        return false;
    return std::any_of(crimes.begin(), crimes.end(),
                       [&](const char* code) { return incident.category == QLatin1String(code); });
}

} // namespace watchdesk::domain
