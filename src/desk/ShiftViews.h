// A shift as it is read: what happened in it, and what is open at its end. Values.
#pragma once

#include "desk/Views.h"
#include "domain/RollCall.h"
#include "domain/Shift.h"

#include <QStringList>
#include <QVector>

namespace watchdesk::desk {

/// Everything that a shift's report and its hand-over note are made of. Places and persons are worded.
struct ShiftFacts {
    struct Turn {
        QString person;
        QString desk;
        UtcMs from = 0;
        UtcMs until = 0; ///< 0: still at it
        bool noted = false;
    };
    struct IncidentLine {
        qint64 number = 0;
        UtcMs at = 0;
        QString what;
        QString place;
        QString reference; ///< police reference
        QString crimeNumber;
        QString outcome; ///< in words; empty: open
        qint64 lossPence = 0;
        bool alerted = false;
    };
    struct AlertLine {
        qint64 number = 0;
        UtcMs raisedAt = 0;
        QString what;
        QString place;
        QString claimedBy;
        bool emergency = false;
        bool closed = false;
        UtcMs toAcknowledge = -1; ///< after it was raised; -1: nobody did
        UtcMs toClaim = -1;
        UtcMs toClose = -1;
        QString outcome;
    };
    struct Note {
        UtcMs at = 0;
        QString title;
        QString detail;
    };
    UtcMs since = 0;
    UtcMs until = 0;
    QString scheme;
    QVector<Turn> turns;
    int overs = 0;
    int ownOvers = 0;
    int texts = 0;
    QVector<IncidentLine> incidents;
    QVector<AlertLine> alerts; ///< raised in the shift
    QVector<Note> emergencies;
    QVector<Note> rollCalls;
    QVector<Note> gateways;
    QVector<Note> handedOver; ///< the notes of shifts that ended in it
    // As it is now.
    QVector<AlertLine> openAlerts;
    QStringList openEmergencies;
    QStringList silentSets;   ///< of the last roll-call
    QStringList lostChannels; ///< "SHOP since 14:02"
    int undecidedStills = 0;  ///< at the desk that reads it
    int unservedNotices = 0;
    int nudges = 0;
};

/// A shift with who had it.
struct ShiftView {
    domain::Shift shift;
    QString person;
    QString readBy;
};

} // namespace watchdesk::desk
