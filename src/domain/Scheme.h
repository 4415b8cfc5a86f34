// Schemes, their members and premises, and the radios they carry.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QDate>
#include <QString>

namespace watchdesk::domain {

enum class SchemeKind { ShopWatch, PubWatch };
inline constexpr EnumWords<SchemeKind, 2> schemeKindWords{
    {{SchemeKind::ShopWatch, "shop-watch"}, {SchemeKind::PubWatch, "pub-watch"}}};

/// A shop watch or pub watch with its own members and talkgroup.
struct Scheme {
    QString id;
    qint64 version = 0;
    SchemeKind kind = SchemeKind::ShopWatch;
    QString name;    ///< "Ashby Cross Shop Watch"
    QString town;    ///< "Ashby Cross"
    QString channel; ///< talkgroup's name in the bridge's configuration: "SHOP"
};

/// A business that belongs to one scheme or several (Membership.h).
struct Member {
    QString id;
    qint64 version = 0;
    QString schemeId;          ///< the scheme that keeps its record
    QString name;              ///< sealed in the store
    QString contact;           ///< sealed: the person to ask for
    QString phone;             ///< sealed
    QString trade = {};        ///< "chemist"; what kind of business
    QString headOfficeId = {}; ///< another member, of which this is a branch
    QString email = {};        ///< sealed
    QString note = {};         ///< sealed
};

/// A place of a member's. Positions are metres east and north of the town's own origin.
struct Premises {
    QString id;
    qint64 version = 0;
    QString memberId;
    QString name;   ///< sealed: "Hallam Pharmacy"
    QString street; ///< sealed: "High Street"
    QString area;   ///< sealed: "Market Place"
    double east = 0;
    double north = 0;
    QString house = {};    ///< sealed: "12A"
    QString postcode = {}; ///< sealed
    QString hours = {};    ///< OpenStreetMap's opening_hours: "Mo-Sa 09:00-17:30" (OpeningHours.h); empty: not known
    bool placed = true;    ///< east and north are known
    bool dropIn = false;   ///< police may use it as a drop-in base
    QDate safeSpaceUntil = {}; ///< accredited as a Safe Space until that day
    QDate closedOn = {};       ///< null while it is open for business
};

enum class RadioState { Issued, Returned, Lost, InRepair };
inline constexpr EnumWords<RadioState, 4> radioStateWords{{{RadioState::Issued, "issued"},
                                                           {RadioState::Returned, "returned"},
                                                           {RadioState::Lost, "lost"},
                                                           {RadioState::InRepair, "in-repair"}}};

/// A radio set: what it is called on the air and the selective call that names it.
struct RadioSet {
    QString id;
    qint64 version = 0;
    QString schemeId;
    QString premisesId; ///< empty: held by nobody's premises (coordinator, patrol)
    QString callSign;   ///< "C07"; unique among sets that are issued
    QString serial;
    QString toneSet = QStringLiteral("EEA");
    QString code; ///< "57106"
    RadioState state = RadioState::Issued;
    QString make = {};      ///< "Motorola GP320"
    QString talkgroup = {}; ///< empty: the scheme's
};

/// A set given out, taken back, lost, found, sent to repair: its history.
struct RadioMove {
    QString id;
    qint64 version = 0;
    QString radioSetId;
    QString premisesId; ///< to or from which; empty: nobody's
    UtcMs at = 0;
    RadioState state = RadioState::Issued; ///< from then on
    QString receiver;                      ///< sealed: who signed for it
    QString remark;                        ///< sealed: its condition
    QString byPerson;                      ///< id
};

} // namespace watchdesk::domain
