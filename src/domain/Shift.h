// A person's turn at a desk, and what they hand over at its end.
#pragma once

#include "base/Clock.h"

#include <QString>

namespace watchdesk::domain {

/// From when somebody took a desk until they handed it over, or somebody else took it. A value.
struct Shift {
    QString id;
    qint64 version = 0;
    QString desk;
    QString personId;
    UtcMs beganAt = 0;
    UtcMs endedAt = 0; ///< 0: still at it
    QString note;      ///< sealed: what was handed over, as it was signed; empty: nothing was
    UtcMs readAt = 0;  ///< when the next one read it
    QString readBy;
};

} // namespace watchdesk::domain
