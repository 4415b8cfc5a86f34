#include "desk/OrderDesk.h"

#include "desk/Answer.h"
#include "desk/Directory.h"
#include "desk/OrderReading.h"
#include "desk/Roles.h"
#include "domain/CivilDay.h"
#include "domain/OrderRules.h"
#include "store/AuditTable.h"
#include "store/OrderTable.h"
#include "store/SubjectTable.h"
#include "store/Try.h"
#include "store/ZoneTable.h"

#include <algorithm>

namespace watchdesk::desk {

namespace {

Error invalid(const QString& what) {
    return {ErrorCode::InvalidInput, what.toStdString(), "Nothing was changed; what you wrote is still there.", ""};
}

Error gone(const char* what) {
    return {ErrorCode::NotFound, what, "Nothing was changed.", "Somebody may have removed it. Look again."};
}

/// The order's entity on the audit log: of a subject's order the subject, so that it is found there.
Result<void> audited(store::Tx& tx, const char* action, const domain::Order& order) {
    const bool own = !order.subjectId.isEmpty();
    STORE_CHECK(store::AuditTable::append(tx, QString::fromLatin1(action),
                                          own ? QStringLiteral("subject") : QStringLiteral("court_order"),
                                          own ? order.subjectId : order.id, domain::kindWords(order.kind)));
    return {};
}

/// Rule 9, and what it must have to be judged on sight.
Result<void> checked(store::Tx& tx, const domain::Order& order) {
    QDate born;
    if (!order.subjectId.isEmpty()) {
        STORE_TRY(subject, store::SubjectTable::find(tx, order.subjectId));
        if (!subject)
            return gone("That person is not in the store any more.");
        born = subject->born;
    }
    const QStringList faults = domain::orderFaults(order, born);
    return faults.isEmpty() ? Result<void>() : invalid(faults.join(QLatin1Char('\n')));
}

Result<QVector<OrderRow>> rowsOf(store::Tx& tx, const Directory& directory, const domain::Person& person) {
    STORE_CHECK(require(tx, person, Act::SeeLists, "orders"));
    return readOrders(tx, directory, person.role);
}

} // namespace

OrderDesk::OrderDesk(DeskContext& context) : m_context(context) {
    connect(&context.store, &store::Store::changed, this, [this](const QVector<store::Change>& changes) {
        const auto touched = [&](const char* entity) {
            return std::any_of(changes.cbegin(), changes.cend(),
                               [&](const auto& change) { return change.entity == QLatin1String(entity); });
        };
        if (touched("zone"))
            Q_EMIT zonesChanged();
        if (touched("court_order"))
            Q_EMIT changed();
    });
}

QFuture<Result<QVector<OrderRow>>> OrderDesk::orders() {
    const domain::Person person = m_context.person();
    const Directory& directory = m_context.directory;
    auto future = m_context.store.write([person, &directory](store::Tx& tx) -> Result<QVector<OrderRow>> {
        STORE_TRY(rows, rowsOf(tx, directory, person));
        STORE_CHECK(store::AuditTable::append(tx, QStringLiteral("order.list"), QStringLiteral("court_order"), {}));
        return rows;
    });
    // The entry stands only if the transaction does.
    takeAnswer(this, future, [this, id = person.id](const Result<QVector<OrderRow>>& rows) {
        if (rows)
            m_looker = id;
    });
    return future;
}

QFuture<Result<QVector<OrderRow>>> OrderDesk::readAgain() {
    return m_context.store.read([person = m_context.person(), looker = m_looker,
                                 &directory = m_context.directory](store::Tx& tx) -> Result<QVector<OrderRow>> {
        if (person.id.isEmpty() || person.id != looker)
            return Error{ErrorCode::Refused, "That list is not open.", "",
                         "Open it first: a look at it is kept on the audit log."};
        return rowsOf(tx, directory, person);
    });
}

QFuture<Result<domain::Order>> OrderDesk::write(const domain::Order& order) {
    return m_context.store.write([order, person = m_context.person()](store::Tx& tx) -> Result<domain::Order> {
        STORE_CHECK(require(tx, person, Act::WriteOrders));
        STORE_CHECK(checked(tx, order));
        const bool fresh = order.id.isEmpty();
        STORE_TRY(kept, fresh ? store::OrderTable::insert(tx, order) : store::OrderTable::update(tx, order));
        STORE_CHECK(audited(tx, fresh ? "order.add" : "order.change", kept));
        return kept;
    });
}

QFuture<Result<void>> OrderDesk::remove(const QString& orderId, qint64 version) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::WriteOrders));
        STORE_TRY(found, store::OrderTable::find(tx, orderId));
        if (!found)
            return gone("That order is not in the store any more.");
        found->version = version;
        STORE_CHECK(store::OrderTable::remove(tx, *found));
        return audited(tx, "order.remove", *found);
    });
}

QFuture<Result<QVector<domain::Zone>>> OrderDesk::zones() {
    return m_context.store.read([person = m_context.person()](store::Tx& tx) -> Result<QVector<domain::Zone>> {
        STORE_CHECK(require(tx, person, Act::SeeFeed, "the zones of the town"));
        return store::ZoneTable::all(tx);
    });
}

QFuture<Result<domain::Zone>> OrderDesk::writeZone(const domain::Zone& zone) {
    return m_context.store.write([zone, person = m_context.person()](store::Tx& tx) -> Result<domain::Zone> {
        STORE_CHECK(require(tx, person, Act::WriteOrders, "drawing zones"));
        if (const QString fault = domain::zoneFault(zone); !fault.isEmpty())
            return invalid(fault);
        STORE_TRY(all, store::ZoneTable::all(tx));
        for (const domain::Zone& other : all) {
            if (other.id != zone.id && other.name.compare(zone.name.trimmed(), Qt::CaseInsensitive) == 0)
                return Error{ErrorCode::Conflict, tr("There is a zone of that name.").toStdString(),
                             "Nothing was changed.", "Give it another name."};
        }
        domain::Zone named = zone;
        named.name = zone.name.trimmed();
        const bool fresh = zone.id.isEmpty();
        STORE_TRY(kept, fresh ? store::ZoneTable::insert(tx, named) : store::ZoneTable::update(tx, named));
        STORE_CHECK(store::AuditTable::append(tx, fresh ? QStringLiteral("zone.add") : QStringLiteral("zone.change"),
                                              QStringLiteral("zone"), kept.id, kept.name));
        return kept;
    });
}

QFuture<Result<void>> OrderDesk::removeZone(const QString& zoneId, qint64 version) {
    return m_context.store.write([=, person = m_context.person()](store::Tx& tx) -> Result<void> {
        STORE_CHECK(require(tx, person, Act::WriteOrders, "removing zones"));
        STORE_TRY(found, store::ZoneTable::find(tx, zoneId));
        if (!found)
            return gone("That zone is not in the store any more.");
        STORE_TRY(uses, store::OrderTable::usesOfZone(tx, zoneId));
        if (uses > 0)
            return Error{ErrorCode::Refused, "An order says that zone.", "It stays.",
                         "Change the order first, or wait until it is erased."};
        found->version = version;
        STORE_CHECK(store::ZoneTable::remove(tx, *found));
        STORE_CHECK(
            store::AuditTable::append(tx, QStringLiteral("zone.remove"), QStringLiteral("zone"), zoneId, found->name));
        return {};
    });
}

} // namespace watchdesk::desk
