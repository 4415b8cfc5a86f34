// How records are worded in the feed, the same for windows and the command line.
#pragma once

#include "desk/Directory.h"
#include "desk/Views.h"
#include "domain/Emergency.h"
#include "domain/RadioText.h"

namespace watchdesk::desk {

/// "C07 Hallam Pharmacy"; the code when no set answers to it ("EEA 57999, unknown set"); "Caller not known" otherwise.
[[nodiscard]] QString callerWords(const domain::Transmission& transmission, const Directory& directory);

/// Rows of the feed. `incident` is the record an over was logged as, or that an alert is about; its id may be empty.
[[nodiscard]] FeedRow wordTransmission(const domain::FeedEntry& entry, const domain::Transmission& transmission,
                                       const domain::Incident& incident, const Directory& directory, UtcMs now);
[[nodiscard]] FeedRow wordIncident(const domain::FeedEntry& entry, const domain::Incident& incident,
                                   const Directory& directory);
/// Of the incident that the entry is about; its `code` is where it was.
[[nodiscard]] FeedRow wordBreach(const domain::FeedEntry& entry, const domain::Incident& incident,
                                const Directory& directory);
[[nodiscard]] FeedRow wordAlert(const domain::FeedEntry& entry, const domain::Alert& alert,
                                const domain::Incident& incident, const Directory& directory, const QString& me);
[[nodiscard]] FeedRow wordSighting(const domain::FeedEntry& entry, const domain::Sighting& sighting,
                                   const domain::Alert& alert, const Directory& directory);
[[nodiscard]] FeedRow wordEmergency(const domain::FeedEntry& entry, const domain::Emergency& emergency,
                                    const domain::Transmission& over, const Directory& directory);
/// "emergency code EEA 57999", "the radio's own alarm": what raised it.
[[nodiscard]] QString causeWords(const domain::Emergency& emergency);
/// "C07 Hallam Pharmacy"; the code, or that nobody knows, when no set answers to it.
[[nodiscard]] QString emergencyCaller(const domain::Emergency& emergency, const Directory& directory);
[[nodiscard]] FeedRow wordText(const domain::FeedEntry& entry, const domain::RadioText& text,
                               const Directory& directory);
[[nodiscard]] FeedRow wordSystem(const domain::FeedEntry& entry);

/// "C07 Hallam Pharmacy", or just the name where no radio is held there.
[[nodiscard]] QString placeWords(const QString& premisesId, const Directory& directory);

} // namespace watchdesk::desk
