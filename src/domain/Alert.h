// What is told to others while it is live.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"
#include "domain/Incident.h"

#include <QString>
#include <QVector>

namespace watchdesk::domain {

enum class AlertState { Open, Claimed, Closed };
inline constexpr EnumWords<AlertState, 3> alertStateWords{
    {{AlertState::Open, "open"}, {AlertState::Claimed, "claimed"}, {AlertState::Closed, "closed"}}};

/// Who an alert concerns, and whether they have said that they heard it.
struct AlertParty {
    QString party;       ///< "CCTV control room", "Shop Watch members", "Police, duty sergeant"
    UtcMs toldAt = 0;
    UtcMs acknowledgedAt = 0; ///< 0 until then
    QString by;               ///< who noted the acknowledgement (person id)
};

/// An alert about an incident. Raised, acknowledged, claimed, closed with an outcome.
struct Alert {
    QString id;
    qint64 version = 0;
    qint64 number = 0; ///< what people say: "alert 1187"
    QString schemeId;
    QString incidentId;
    AlertState state = AlertState::Open;
    bool emergency = false;
    QString told; ///< sealed: the words sent to members; no names (rule 18)
    UtcMs raisedAt = 0;
    QString raisedBy; ///< person id
    UtcMs claimedAt = 0;
    QString claimedBy; ///< person id
    UtcMs closedAt = 0;
    QString closedBy;
    IncidentOutcome outcome = IncidentOutcome::Open;
    QVector<AlertParty> parties;
};

/// A place and time at which the person of an alert was seen.
struct Sighting {
    QString id;
    qint64 version = 0;
    QString alertId;
    QString premisesId; ///< empty when none of the members'
    UtcMs at = 0;
    QString by;      ///< call sign, "CCTV" or a person id
    QString heading; ///< sealed
    QString note;    ///< sealed
};

/// A claim goes stale after this long without action by the person who claimed.
inline constexpr UtcMs claimStaleMs = 45'000; ///< the setting's default

} // namespace watchdesk::domain
