#include "store/AlertTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"alert",
                  {QStringLiteral("number"), QStringLiteral("scheme_id"), QStringLiteral("incident_id"),
                   QStringLiteral("state"), QStringLiteral("emergency"), QStringLiteral("told"),
                   QStringLiteral("raised_ms"), QStringLiteral("raised_by"), QStringLiteral("claimed_ms"),
                   QStringLiteral("claimed_by"), QStringLiteral("closed_ms"), QStringLiteral("closed_by"),
                   QStringLiteral("outcome")}};

Result<Args> valuesOf(Tx& tx, const domain::Alert& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.number)
        .reference(v.schemeId)
        .reference(v.incidentId)
        .word(domain::alertStateWords, v.state)
        .add(v.emergency);
    c.seal(v.told).add(static_cast<qint64>(v.raisedAt)).add(v.raisedBy);
    c.add(static_cast<qint64>(v.claimedAt)).add(v.claimedBy);
    c.add(static_cast<qint64>(v.closedAt)).add(v.closedBy).word(domain::incidentOutcomeWords, v.outcome);
    return c.take();
}

Result<domain::Alert> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Alert v;
    v.id = c.text();
    v.version = c.integer();
    v.number = c.integer();
    v.schemeId = c.text();
    v.incidentId = c.text();
    v.state = c.word(domain::alertStateWords);
    v.emergency = c.flag();
    v.told = c.opened();
    v.raisedAt = c.integer();
    v.raisedBy = c.text();
    v.claimedAt = c.integer();
    v.claimedBy = c.text();
    v.closedAt = c.integer();
    v.closedBy = c.text();
    v.outcome = c.word(domain::incidentOutcomeWords);
    return finished(c, std::move(v));
}

Result<void> writeParties(Tx& tx, const domain::Alert& v) {
    if (v.version > 1)
        STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM alert_party WHERE alert_id = ?"), {v.id}));
    for (int i = 0; i < v.parties.size(); ++i) {
        const domain::AlertParty& party = v.parties.at(i);
        STORE_CHECK(tx.exec(
            QStringLiteral("INSERT INTO alert_party (alert_id, position, version, party, told_ms, acknowledged_ms, "
                           "by_person) VALUES (?, ?, ?, ?, ?, ?, ?)"),
            {v.id, i, v.version, party.party, static_cast<qint64>(party.toldAt),
             static_cast<qint64>(party.acknowledgedAt), party.by}));
    }
    return {};
}

Result<QVector<domain::Alert>> withParties(Tx& tx, QVector<domain::Alert> alerts) {
    QHash<QString, QVector<domain::AlertParty>> parties;
    QVector<QString> ids;
    for (const auto& alert : alerts)
        ids.append(alert.id);
    STORE_CHECK(forIds(tx,
                       QStringLiteral("SELECT alert_id, party, told_ms, acknowledged_ms, by_person FROM alert_party "
                                      "WHERE alert_id IN (%1) ORDER BY alert_id, position"),
                       ids, [&parties](const Row& row) -> Result<void> {
                           parties[row.text(0)].append({row.text(1), row.integer(2), row.integer(3), row.text(4)});
                           return {};
                       }));
    for (auto& alert : alerts)
        alert.parties = parties.value(alert.id);
    return alerts;
}

Result<QVector<domain::Alert>> read(Tx& tx, const QString& rest, const Args& args) {
    STORE_TRY(alerts, readMany(tx, shape.select(rest), args, fromRow));
    return withParties(tx, alerts);
}

} // namespace

Result<domain::Alert> AlertTable::insert(Tx& tx, domain::Alert value) {
    readyToInsert(tx, value);
    if (value.number == 0) {
        STORE_TRY(number, nextNumber(tx, shape));
        value.number = number;
    }
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    STORE_CHECK(writeParties(tx, value));
    return value;
}

Result<domain::Alert> AlertTable::update(Tx& tx, domain::Alert value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(writeParties(tx, value));
    return value;
}

Result<std::optional<domain::Alert>> AlertTable::find(Tx& tx, const QString& id) {
    STORE_TRY(found, read(tx, QStringLiteral("WHERE id = ?"), {id}));
    return found.isEmpty() ? std::optional<domain::Alert>() : std::optional<domain::Alert>(found.first());
}

Result<bool> AlertTable::isClosed(Tx& tx, const QString& id) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT 1 FROM alert WHERE id = ? AND state = 'closed'"), {id}));
    return row.has_value();
}

Result<QVector<domain::Alert>> AlertTable::openAlerts(Tx& tx) {
    return read(tx, QStringLiteral("WHERE state <> 'closed' ORDER BY number DESC"), {});
}

Result<QVector<domain::Alert>> AlertTable::list(Tx& tx, const AlertFilter& filter) {
    Where where;
    where.between("raised_ms", filter.since, filter.until);
    if (filter.beforeNumber > 0)
        where.add(QStringLiteral("number < ?"), {filter.beforeNumber});
    return read(tx, where.sql() + QStringLiteral(" ORDER BY number DESC") + limitOf(filter.limit), where.args());
}

Result<QVector<domain::Alert>> AlertTable::fetch(Tx& tx, const QVector<QString>& ids) {
    STORE_TRY(alerts, readByIds(tx, shape, ids, fromRow));
    return withParties(tx, alerts);
}

Result<QVector<domain::Alert>> AlertTable::ofIncident(Tx& tx, const QString& incidentId) {
    return read(tx, QStringLiteral("WHERE incident_id = ? ORDER BY number"), {incidentId});
}

} // namespace watchdesk::store
