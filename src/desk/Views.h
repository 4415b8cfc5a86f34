// What windows and the command line are shown: records joined and worded. Values; any thread.
#pragma once

#include "domain/Alarm.h"
#include "domain/Alert.h"
#include "domain/EscalationRule.h"
#include "domain/Feed.h"
#include "domain/Incident.h"
#include "domain/OrderRules.h"
#include "domain/Person.h"
#include "domain/Scheme.h"
#include "domain/Transmission.h"

#include <QByteArray>
#include <QString>
#include <QVector>

namespace watchdesk::desk {

/// How loudly a row asks for a person (tokens.json "severity").
enum class Severity { Note, Done, GoodEnd, LookSoon, InHand, Alert, Emergency };

/// A row of the live feed, ready to paint. Times are UTC; the delegate words them in local time.
struct FeedRow {
    qint64 seq = 0;
    domain::FeedKind kind = domain::FeedKind::System;
    QString recordId;
    UtcMs at = 0;
    Severity severity = Severity::Note;
    QString title;  ///< "C07 Hallam Pharmacy", "Alert · theft · C07 Hallam Pharmacy", "SHOP radio lost"
    QString detail; ///< second line: "SHOP · logged as incident 4410"
    QString badge;  ///< chip at the right: "in hand", "2 of 3", "8 min"; may be empty
    QString code;   ///< System: which event; Incident: category code
    // Transmissions
    QString channel;
    bool live = false; ///< still being spoken
    int durationMs = 0;
    QByteArray envelope; ///< one byte a 100 ms
    QString mediaId;     ///< empty: nothing to play (yet)
    QString callSign;
    // Alerts
    domain::AlertState alertState = domain::AlertState::Closed;
    QString claimedBy; ///< person's name
    int acknowledged = 0;
    int parties = 0;
    domain::Rise rise = domain::Rise::Calm; ///< of a pinned one that nobody has taken
    // What it belongs to
    QString source;         ///< what made it: "set:…", "gateway:SHOP"; empty: nothing that can be suspended
    QString sourceName;     ///< "C07 Hallam Pharmacy", "the link of SHOP"
    QString foldKey;        ///< the same for the same thing again (domain/FeedFold.h); empty: it stands for itself
    QString incidentId;     ///< of the incident that it is part of
    bool alarm = false;     ///< asked for a person's action when it came (domain/Alarm.h)
    bool emergency = false; ///< never folded, bundled or held back
    // Set by who shows it
    int repeats = 0; ///< rows that stand in this one; 0: it stands for itself
    bool unfolded = false;
};

/// The newest rows of the log, newest first.
struct FeedPage {
    QVector<FeedRow> rows;
    bool whole = false; ///< there are no others
};

/// Rows that have all of the words.
struct FeedHits {
    QVector<qint64> seqs; ///< newest first
    bool more = false;    ///< there are older ones that were not looked for
};

/// How many alarms lie on whom.
struct AlarmLoad {
    QVector<UtcMs> recent;     ///< alarms of the last hour, ascending
    domain::AlarmFigures here; ///< of the operators at this desk
    struct Operator {
        QString name;
        QString desk;
        bool isHere = false;  ///< at this desk
        bool isThere = false; ///< still at it
        domain::AlarmFigures figures;
    };
    QVector<Operator> operators; ///< of the last hour; those who are there first
};

enum class FeedFilter { All, Alerts, Incidents, Radio, System };

/// An alert with everything the panel shows.
struct AlertView {
    domain::Alert alert;
    domain::Incident incident;
    QString category;  ///< label: "Theft"
    QString callSign;  ///< of the premises where it happened
    QString premises;  ///< name, street
    QString claimedBy; ///< person's name
    QString raisedBy;
    UtcMs staleAfter = domain::claimStaleMs; ///< without action, a claim may be taken over
    domain::RiseTimes riseTimes;             ///< after how long without anybody it rises
    QVector<domain::Sighting> sightings;     ///< newest first
    QVector<QString> sightingPlaces;         ///< parallel to sightings: premises' name, or what was said
    QVector<domain::SightRule> onSight;      ///< what applies where they were seen last, what weighs most first
};

/// One record of the log opened in the reading pane.
struct RowDetail {
    FeedRow row;
    domain::Transmission transmission; ///< of a Transmission row, or the over an incident was logged from
    domain::Incident incident;         ///< of an Incident or Alert row, or the one logged from the over; id empty: none
    QString category;
    QString callSign;
    QString premises;
    QString street;
    QString contact;
    QString loggedBy;
    QString recordingFormat;
    QByteArray recordingSha256;
    bool recordingComplete = true;
    QVector<FeedRow> samePlace; ///< latest incidents at these premises, newest first, at most 6
};

/// A channel's state for its strip.
struct ChannelState {
    QString channel;
    QString gateway;
    enum class Link { Connecting, Up, Lost, Off } link = Link::Off;
    UtcMs since = 0;
    UtcMs nextTry = 0;
    int attempt = 0;
    QString why;
    bool speaking = false;
    QString transmissionId; ///< running or last
    QString callSign;       ///< of who is or was last speaking; empty when unknown
    QString premises;
    QString code;       ///< as heard, when no set answers to it
    QString recordedBy; ///< another desk that keeps what is heard here; empty: this one does
    UtcMs lastHeard = 0;
    UtcMs speakingSince = 0;
    QString joinedTo; ///< the channel that hears and says the same for a while; empty: none
    UtcMs joinedUntil = 0;
    /// Our own key on it. Off: the desk only listens; Cut: the link went in mid-over.
    enum class Talk { Off, Idle, Talking, Busy, NoLink, TimedOut, Cut } talk = Talk::Off;
    UtcMs talkSince = 0;
};

/// Opened samples of a recording.
struct RecordingAudio {
    QString mediaId;
    QVector<qint16> samples; ///< 8 kHz mono
    int preRollMs = 0;
    bool complete = true;
    QByteArray sha256;
};

} // namespace watchdesk::desk

Q_DECLARE_METATYPE(watchdesk::desk::ChannelState)
Q_DECLARE_METATYPE(watchdesk::desk::FeedRow)
