// Orders as windows are shown them. Values; any thread.
#pragma once

#include "domain/Order.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace watchdesk::desk {

/// An order with what is shown beside it.
struct OrderRow {
    domain::Order order;
    QString subject; ///< reference; empty: of everybody
    QString name;    ///< of the subject; empty when it is not known
    bool inForce = false;
    QDate lastDay;     ///< null: until further order
    QStringList where; ///< parallel to its conditions: zone's or premises' names; may be empty
};

} // namespace watchdesk::desk
