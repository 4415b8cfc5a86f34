// Whose faces may be compared: rules 12 to 14 of the domain.
#pragma once

#include "domain/Exclusion.h"
#include "domain/Subject.h"

#include <QDate>
#include <QVector>

namespace watchdesk::domain {

/// A scheme's settings of these rules.
struct WatchlistRules {
    int leastIncidents = 2; ///< "watchlist.least-incidents"
    int adultFrom = 18;
};

/// What the rules look at. Incidents that were withdrawn or false do not count.
struct MatchGround {
    SubjectStatus status = SubjectStatus::Known;
    Cautions cautions;
    QDate born; ///< null when not known, or not opened
    QVector<ExclusionNotice> notices;
    int incidents = 0;
    bool serious = false; ///< one of them is of a serious category
    WatchlistRules rules;
};

/// Why a face may not be compared; None: it may.
enum class WatchlistBar { None, Under18, Vulnerable, NotInForce, TooFewIncidents, NoIncident };
inline constexpr EnumWords<WatchlistBar, 6> watchlistBarWords{{{WatchlistBar::None, "none"},
                                                               {WatchlistBar::Under18, "under-18"},
                                                               {WatchlistBar::Vulnerable, "vulnerable"},
                                                               {WatchlistBar::NotInForce, "not-in-force"},
                                                               {WatchlistBar::TooFewIncidents, "too-few-incidents"},
                                                               {WatchlistBar::NoIncident, "no-incident"}}};

/// Under-18s and the vulnerable never; somebody known only while an exclusion or a criminal behaviour order is in
/// force, and only as a repeat or serious offender; somebody whose identity is sought only with an incident.
[[nodiscard]] WatchlistBar watchlistBar(const MatchGround& ground, QDate today);

} // namespace watchdesk::domain
