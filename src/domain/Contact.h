// People of a member's, what they may be told of, and cameras.
#pragma once

#include <QFlags>
#include <QString>

namespace watchdesk::domain {

/// What a contact may be told of. Bits are kept in the store.
enum class Topic { Alerts = 1, Gallery = 2, Minutes = 4, Fees = 8, Emergencies = 16 };
Q_DECLARE_FLAGS(Topics, Topic)
Q_DECLARE_OPERATORS_FOR_FLAGS(Topics)

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
