// The journal: every row of the live feed, in the order of the store.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>

namespace watchdesk::domain {

enum class FeedKind { Transmission, Incident, Alert, Sighting, System, Emergency, Text, Breach };
inline constexpr EnumWords<FeedKind, 8> feedKindWords{{{FeedKind::Transmission, "transmission"},
                                                       {FeedKind::Incident, "incident"},
                                                       {FeedKind::Alert, "alert"},
                                                       {FeedKind::Sighting, "sighting"},
                                                       {FeedKind::System, "system"},
                                                       {FeedKind::Emergency, "emergency"},
                                                       {FeedKind::Text, "radio_text"},
                                                       {FeedKind::Breach, "breach"}}};

/// One entry: what it is about is read from that record. `seq` is the store's commit order.
struct FeedEntry {
    qint64 seq = 0;
    FeedKind kind = FeedKind::System;
    QString recordId; ///< of the kind's table; for System its own id, for Breach the incident's
    UtcMs at = 0;
    QString code; ///< System: "gateway-lost", "gateway-back", "signed-in", …; Breach: the premises
    QString text; ///< sealed, for people. System: "SHOP: no answer from 127.0.0.1:5060"; Breach: what was broken
};

} // namespace watchdesk::domain
