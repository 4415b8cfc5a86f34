#include "store/OrderTable.h"

#include "domain/CivilDay.h"
#include "domain/OrderRules.h"
#include "store/Records.h"
#include "store/TemplateTable.h"
#include "store/Try.h"

#include <QHash>

namespace watchdesk::store {

namespace {

const Shape shape{"court_order",
                  {QStringLiteral("kind"), QStringLiteral("subject_id"), QStringLiteral("reference"),
                   QStringLiteral("made_by"), QStringLiteral("made_on"), QStringLiteral("served_on"),
                   QStringLiteral("ends_on"), QStringLiteral("ended_on"), QStringLiteral("power_of_arrest"),
                   QStringLiteral("convicted"), QStringLiteral("warned_on")}};

const Shape conditionShape{"order_condition",
                           {QStringLiteral("order_id"), QStringLiteral("number"), QStringLiteral("kind"),
                            QStringLiteral("words"), QStringLiteral("zone_id"), QStringLiteral("hours")}};

Result<Args> valuesOf(Tx& tx, const domain::Order& v) {
    ColumnWriter c(tx, shape, v.id);
    c.about(v.subjectId);
    c.word(domain::orderKindWords, v.kind).reference(v.subjectId).seal(v.reference).seal(v.madeBy);
    c.date(v.madeOn).date(v.servedOn).date(v.endsOn).date(v.endedOn);
    c.add(v.powerOfArrest ? 1 : 0).add(v.convicted ? 1 : 0).date(v.warnedOn);
    return c.take();
}

Result<domain::Order> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Order v;
    v.id = c.text();
    v.version = c.integer();
    v.kind = c.word(domain::orderKindWords);
    v.subjectId = c.text();
    v.reference = c.opened();
    v.madeBy = c.opened();
    v.madeOn = c.date();
    v.servedOn = c.date();
    v.endsOn = c.date();
    v.endedOn = c.date();
    v.powerOfArrest = c.flag();
    v.convicted = c.flag();
    v.warnedOn = c.date();
    return finished(c, std::move(v));
}

Result<void> removeConditions(Tx& tx, const QString& orderId) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM order_premises WHERE condition_id IN (SELECT id FROM "
                                       "order_condition WHERE order_id = ?)"),
                        {orderId}));
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM order_condition WHERE order_id = ?"), {orderId}));
    return {};
}

Result<void> writeConditions(Tx& tx, const domain::Order& v) {
    STORE_CHECK(removeConditions(tx, v.id));
    for (const domain::OrderCondition& condition : v.conditions) {
        const QString id = tx.newId();
        ColumnWriter c(tx, conditionShape, id);
        c.about(v.subjectId);
        c.add(v.id).add(condition.number).word(domain::conditionKindWords, condition.kind).seal(condition.words);
        c.reference(condition.zoneId).add(condition.hours);
        STORE_TRY(values, c.take());
        STORE_CHECK(insertRecord(tx, conditionShape, id, values));
        for (const QString& premises : condition.premisesIds)
            STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO order_premises (condition_id, premises_id) VALUES (?, ?)"),
                                {id, premises}));
    }
    return {};
}

Result<QHash<QString, QStringList>> premisesOf(Tx& tx, const QVector<QString>& orderIds) {
    QHash<QString, QStringList> out;
    STORE_CHECK(forIds(tx,
                       QStringLiteral("SELECT p.condition_id, p.premises_id FROM order_premises p JOIN order_condition "
                                      "c ON c.id = p.condition_id WHERE c.order_id IN (%1) ORDER BY p.premises_id"),
                       orderIds, [&out](const Row& row) -> Result<void> {
                           out[row.text(0)].append(row.text(1));
                           return {};
                       }));
    return out;
}

Result<QVector<domain::Order>> withConditions(Tx& tx, QVector<domain::Order> orders) {
    QVector<QString> ids;
    for (const domain::Order& order : orders)
        ids.append(order.id);
    STORE_TRY(premises, premisesOf(tx, ids));
    QHash<QString, QVector<domain::OrderCondition>> conditions;
    const auto take = [&](const Row& row) -> Result<void> {
        ColumnReader c(tx, conditionShape, row);
        const QString id = c.text();
        (void)c.integer(); // its version is the order's
        const QString orderId = c.text();
        domain::OrderCondition v;
        v.number = c.small();
        v.kind = c.word(domain::conditionKindWords);
        v.words = c.opened();
        v.zoneId = c.text();
        v.hours = c.text();
        v.premisesIds = premises.value(id);
        STORE_TRY(whole, finished(c, std::move(v)));
        conditions[orderId].append(whole);
        return {};
    };
    STORE_CHECK(forIds(tx, conditionShape.select(QStringLiteral("WHERE order_id IN (%1) ORDER BY number")), ids, take));
    for (domain::Order& order : orders)
        order.conditions = conditions.value(order.id);
    return orders;
}

Result<QVector<domain::Order>> read(Tx& tx, const QString& rest, const Args& args) {
    STORE_TRY(orders, readMany(tx, shape.select(rest), args, fromRow));
    return withConditions(tx, orders);
}

} // namespace

Result<domain::Order> OrderTable::insert(Tx& tx, domain::Order value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    STORE_CHECK(writeConditions(tx, value));
    return value;
}

Result<domain::Order> OrderTable::update(Tx& tx, domain::Order value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(writeConditions(tx, value));
    STORE_CHECK(destroyUnfounded(tx, {value.subjectId}));
    return value;
}

Result<void> OrderTable::remove(Tx& tx, const domain::Order& value) {
    STORE_CHECK(removeConditions(tx, value.id));
    STORE_CHECK(removeRecord(tx, shape, value.id, value.version));
    STORE_CHECK(destroyUnfounded(tx, {value.subjectId}));
    return {};
}

Result<std::optional<domain::Order>> OrderTable::find(Tx& tx, const QString& id) {
    STORE_TRY(found, read(tx, QStringLiteral("WHERE id = ?"), {id}));
    return found.isEmpty() ? std::optional<domain::Order>() : std::optional<domain::Order>(found.first());
}

Result<QVector<domain::Order>> OrderTable::all(Tx& tx) {
    return read(tx, QStringLiteral("ORDER BY id"), {});
}

Result<QVector<domain::Order>> OrderTable::ofSubject(Tx& tx, const QString& subjectId) {
    return read(tx, QStringLiteral("WHERE subject_id = ? ORDER BY id"), {subjectId});
}

Result<QVector<domain::Order>> OrderTable::applyingTo(Tx& tx, const QStringList& subjectIds) {
    STORE_TRY(out, read(tx, QStringLiteral("WHERE subject_id IS NULL ORDER BY id"), {}));
    for (const QString& subject : subjectIds) {
        STORE_TRY(own, ofSubject(tx, subject));
        out += own;
    }
    return out;
}

Result<qint64> OrderTable::usesOfZone(Tx& tx, const QString& zoneId) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM order_condition WHERE zone_id = ?"), {zoneId}));
    return row->integer(0);
}

Result<QHash<QString, QVector<domain::Order>>> plainOrders(Tx& tx, const QString& subjectId) {
    Where where;
    where.add(QStringLiteral("subject_id IS NOT NULL"));
    if (!subjectId.isEmpty())
        where.add(QStringLiteral("subject_id = ?"), {subjectId});
    QHash<QString, QVector<domain::Order>> out;
    const QString sql =
        QStringLiteral("SELECT id, kind, subject_id, made_on, served_on, ends_on, ended_on FROM court_order %1 "
                       "ORDER BY id")
            .arg(where.sql());
    STORE_CHECK(tx.forEach(sql, where.args(), [&out](const Row& row) -> Result<void> {
        domain::Order order;
        order.id = row.text(0);
        order.kind = domain::valueOf(domain::orderKindWords, row.text(1)).value_or(domain::OrderKind::Cpw);
        order.subjectId = row.text(2);
        order.madeOn = row.date(3);
        order.servedOn = row.date(4);
        order.endsOn = row.date(5);
        order.endedOn = row.date(6);
        out[order.subjectId].append(order);
        return {};
    }));
    return out;
}

Result<domain::Cautions> cautionsWithOrders(Tx& tx, const domain::Subject& subject) {
    STORE_TRY(orders, plainOrders(tx, subject.id));
    return domain::withOrders(subject.cautions, orders.value(subject.id), domain::civilDay(tx.now()));
}

} // namespace watchdesk::store
