// A fictional English market town, made from a seed.
#pragma once

#include "domain/Alert.h"
#include "domain/Contact.h"
#include "domain/Exclusion.h"
#include "domain/Incident.h"
#include "domain/Meeting.h"
#include "domain/Membership.h"
#include "domain/Order.h"
#include "domain/Scheme.h"
#include "domain/Subject.h"
#include "domain/Transmission.h"

#include <QString>
#include <QTimeZone>
#include <QVector>

namespace watchdesk::domain {

/// An over of the demo's radio shift.
struct DemoOver {
    QString channel;  ///< "SHOP"
    QString callSign; ///< "C07"
    QString code;     ///< EEA code of its set
    int afterMs = 0;  ///< silence on that channel before it
    bool trailing = false;
    QString text; ///< what is said
};

/// Everything the demo town is made of; ids are made from the seed too.
struct DemoTown {
    QVector<Scheme> schemes; ///< shop watch (channel SHOP), pub watch (channel PUB)
    QVector<Member> members;
    QVector<Membership> memberships; ///< one a member, in their order; two pubs are in the shop watch besides
    QVector<StepDone> steps;
    QVector<Agreement> agreements;          ///< two editions of each scheme
    QVector<AgreementSignature> signatures; ///< of the current edition, by nearly all
    QVector<Contact> contacts;
    QVector<Camera> cameras;
    QVector<RadioMove> radioMoves; ///< each set given out
    QVector<Premises> premises;
    QVector<RadioSet> radioSets; ///< C01…C50, P01…P14, in the order of premises; R01, R02: rangers on patrol
    QVector<Subject> subjects;
    QVector<ExclusionNotice> exclusions;
    QVector<Zone> zones;
    QVector<Order> orders; ///< a CBO, a CPN, bail and a PSPO
    QVector<Incident> incidents; ///< oldest first, with numbers
    QVector<Alert> alerts;       ///< closed ones, of some incidents
    QVector<Sighting> sightings;
    QVector<Meeting> meetings;   ///< a month apart, held; the last of each scheme is planned
    QVector<ActionItem> actions; ///< of the held ones: done, late and due later
    QVector<DemoOver> shift;     ///< what is said while the desk is on
    quint64 seed = 1; ///< that it was made from
    UtcMs madeAt = 0; ///< where its history ends
};

struct DemoOptions {
    quint64 seed = 1;
    int months = 12;
    UtcMs now = 0; ///< the history ends here
    QTimeZone zone = QTimeZone("Europe/London");
};

/// The same town for the same options, on every machine. Every name is invented; telephone numbers are Ofcom's for
/// drama.
///
/// Everything lies before `now`; 12 months give about 2,300 incidents with a daily, weekly and yearly rhythm in the
/// scheme's local time. Call sign C07 (Hallam Pharmacy) holds the set that answers to EEA 57106 and speaks first on
/// SHOP.
///
/// Two patterns are planted for people and for insight/ to find:
///  1. Friday nights from 21:00 to 23:00 at C34 Greengate Express, Station Road: one or two incidents (anti-social
///  behaviour,
///     thefts of drink, drunkenness, public order) on 85 of 100 Fridays.
///  2. A round of three shops: W-0417, a woman whose identity is sought (navy puffer jacket, tartan shopping bag),
///  steals at
///     C07 Hallam Pharmacy, C17 Rowe & Finch and C12 Pennant Sports, in this order and within 32 minutes, between 13:00
///     and 16:30, every 16 to 26 days, never on a Sunday.
///
/// Two rangers, R01 and R02, walk with sets of the shop watch. Where anything is open 27 minutes before `now`, an alert
/// was raised then that both reported sightings for.
///
/// Exclusions obey the rules: evidence before the nomination, in force only from the day served, under-18s at most
/// three months, nobody vulnerable, nobody without a name. Exclusions for which a short history has no room are left
/// out.
[[nodiscard]] DemoTown makeDemoTown(const DemoOptions& options);

} // namespace watchdesk::domain
