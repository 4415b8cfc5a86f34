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

/// A business that belongs to a scheme.
struct Member {
    QString id;
    qint64 version = 0;
    QString schemeId;
    QString name;    ///< sealed in the store
    QString contact; ///< sealed: the person to ask for
    QString phone;   ///< sealed
    QDate joined;
    QDate agreementSigned; ///< information-sharing agreement (rule 17); null until signed
    QDate left;            ///< null while a member
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
};

} // namespace watchdesk::domain
