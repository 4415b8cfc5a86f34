// Orders of courts and councils, and zones of the town.
#pragma once

#include "desk/Desk.h"
#include "desk/OrderViews.h"

namespace watchdesk::desk {

/// Window's thread; rules (domain/OrderRules.h) and roles are checked here. Orders are the coordinator's and the
/// police's to write (Act::WriteOrders); who sees the gallery's staff side reads them (Act::SeeLists). Zones are drawn
/// by the same two, and seen by whoever sees the feed.
class OrderDesk : public QObject {
    Q_OBJECT
public:
    explicit OrderDesk(DeskContext& context);

    /// In force first, then by their last day; of those whom the person may see. A look at the list, which is written
    /// down: it names whoever is under an order.
    QFuture<Result<QVector<OrderRow>>> orders();
    /// What orders() showed, as it is now: no other look. Refused unless the person has had it shown.
    QFuture<Result<QVector<OrderRow>>> readAgain();
    /// A new one when it has no id. InvalidInput with every fault it has; Conflict when somebody else was first.
    QFuture<Result<domain::Order>> write(const domain::Order& order);
    /// One that was written by mistake; an order that has ended is ended, not removed. Conflict as above.
    QFuture<Result<void>> remove(const QString& orderId, qint64 version);

    QFuture<Result<QVector<domain::Zone>>> zones();
    /// InvalidInput for one that cannot be; Conflict when there is another of that name, or somebody else was first.
    QFuture<Result<domain::Zone>> writeZone(const domain::Zone& zone);
    /// Refused as long as an order says it.
    QFuture<Result<void>> removeZone(const QString& zoneId, qint64 version);

Q_SIGNALS:
    void changed();      ///< an order was written, here or on another desk
    void zonesChanged(); ///< likewise a zone

private:
    DeskContext& m_context;
    QString m_looker; ///< who has had the list shown
};

} // namespace watchdesk::desk
