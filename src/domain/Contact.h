// People of a member's, what they may be told of, and cameras.
#pragma once

#include "domain/EnumText.h"

#include <QDate>
#include <QFlags>
#include <QString>

namespace watchdesk::domain {

/// What a contact may be told of. Bits are kept in the store.
enum class Topic { Alerts = 1, Gallery = 2, Minutes = 4, Fees = 8, Emergencies = 16 };
Q_DECLARE_FLAGS(Topics, Topic)
Q_DECLARE_OPERATORS_FOR_FLAGS(Topics)

/// Which alerts are mailed to a contact, because the member has asked for it.
enum class AlertMail { None, Serious, All };
inline constexpr EnumWords<AlertMail, 3> alertMailWords{
    {{AlertMail::None, "none"}, {AlertMail::Serious, "serious"}, {AlertMail::All, "all"}}};

/// Somebody to ask for at a member's.
struct Contact {
    QString id;
    qint64 version = 0;
    QString memberId;
    QString premisesId; ///< empty: of the whole business
    QString name;       ///< sealed
    QString position;   ///< sealed: "duty manager"
    QString phone;      ///< sealed
    QString email;      ///< sealed
    Topics told;
    AlertMail alertMail = AlertMail::None;
    QDate askedOn;       ///< when the member asked for mail; null: never, and then none is sent
    int quietFrom = -1;  ///< minutes of the local day; -1: no quiet hours
    int quietUntil = -1; ///< excluded; before quietFrom: on the next day
};

/// A camera of the town's or of a member's premises. Positions as of premises.
struct Camera {
    QString id;
    qint64 version = 0;
    QString premisesId; ///< empty: the town's
    QString number;     ///< "14"
    QString covers;     ///< sealed: "the tills"
    double east = 0;
    double north = 0;
    bool placed = false;
};

} // namespace watchdesk::domain
