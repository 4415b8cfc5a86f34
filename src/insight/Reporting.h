// Told on the radio, reported, recorded as a crime: counted per shop. Pure; any thread.
#pragma once

#include "domain/PoliceCase.h"
#include "insight/Period.h"

#include <QVector>

namespace watchdesk::insight {

/// One incident as it is counted.
struct ReportFact {
    QString premisesId; ///< empty: at none of the members'
    UtcMs at = 0;
    domain::CaseStep step = domain::CaseStep::Told;
    bool onRadio = false; ///< an over tells of it
};

/// A shop's figures. Of what was told on the radio some was reported, and of that some recorded as a crime: each is a
/// part of the one before, so that what lies between them is what got lost on the way.
struct ReportingCount {
    QString premisesId;
    int logged = 0;   ///< incidents in all, told by whatever way
    int told = 0;     ///< on the radio
    int reported = 0; ///< of those told
    int crimed = 0;   ///< of those reported
    int declined = 0; ///< of those told: the shop will not
    /// Told, and neither reported nor declined.
    [[nodiscard]] int missing() const { return told - reported - declined; }
};

/// Of the incidents within the period; the shop with most that is missing first, then by what was told and logged, then
/// by id.
[[nodiscard]] QVector<ReportingCount> countReporting(const QVector<ReportFact>& facts, const Period& period);

/// All of them together.
[[nodiscard]] ReportingCount sumOf(const QVector<ReportingCount>& counts);

} // namespace watchdesk::insight
