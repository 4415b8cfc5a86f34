// What is told when a person of the watchlist was recognised: a place, a description and what to do; never a name.
#pragma once

#include "desk/Directory.h"
#include "desk/StillViews.h"

namespace watchdesk::desk {

/// "Sighting, W-0398, C12 Pennant Sports. Man, 1.83 m, medium build. Excluded: ask to leave. Violence: do not approach
/// alone." `description` is the subject's; names of subjects are taken out of it (rule 18).
[[nodiscard]] QString sightingWords(const Candidate& candidate, const domain::Subject& subject, const QString& place,
                                    const QStringList& names);

} // namespace watchdesk::desk
