#include "store/RollCallTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape calls{"roll_call",
                  {QStringLiteral("scheme_id"), QStringLiteral("way"), QStringLiteral("started_ms"),
                   QStringLiteral("started_by"), QStringLiteral("desk"), QStringLiteral("beat"),
                   QStringLiteral("ended_ms"), QStringLiteral("state")}};
const Shape marked{"roll_mark",
                   {QStringLiteral("roll_call_id"), QStringLiteral("radio_set_id"), QStringLiteral("position"),
                    QStringLiteral("state"), QStringLiteral("calls"), QStringLiteral("at_ms"),
                    QStringLiteral("by_person"), QStringLiteral("transmission_id")}};

Result<Args> valuesOf(Tx& tx, const domain::RollCall& v) {
    ColumnWriter c(tx, calls, v.id);
    c.reference(v.schemeId).word(domain::rollWayWords, v.way).add(static_cast<qint64>(v.startedAt)).add(v.startedBy);
    c.add(v.desk).add(v.beat).add(static_cast<qint64>(v.endedAt)).word(domain::rollStateWords, v.state);
    return c.take();
}

Result<domain::RollCall> callFrom(Tx& tx, const Row& row) {
    ColumnReader c(tx, calls, row);
    domain::RollCall v;
    v.id = c.text();
    v.version = c.integer();
    v.schemeId = c.text();
    v.way = c.word(domain::rollWayWords);
    v.startedAt = c.integer();
    v.startedBy = c.text();
    v.desk = c.text();
    v.beat = c.integer();
    v.endedAt = c.integer();
    v.state = c.word(domain::rollStateWords);
    return finished(c, std::move(v));
}

Result<Args> valuesOf(Tx& tx, const domain::RollMark& v) {
    ColumnWriter c(tx, marked, v.id);
    c.reference(v.rollCallId).reference(v.radioSetId).add(v.position).word(domain::markStateWords, v.state);
    c.add(v.calls).add(static_cast<qint64>(v.at)).add(v.byPerson).add(v.transmissionId);
    return c.take();
}

Result<domain::RollMark> markFrom(Tx& tx, const Row& row) {
    ColumnReader c(tx, marked, row);
    domain::RollMark v;
    v.id = c.text();
    v.version = c.integer();
    v.rollCallId = c.text();
    v.radioSetId = c.text();
    v.position = c.small();
    v.state = c.word(domain::markStateWords);
    v.calls = c.small();
    v.at = c.integer();
    v.byPerson = c.text();
    v.transmissionId = c.text();
    return finished(c, std::move(v));
}

template <class T>
Result<T> inserted(Tx& tx, const Shape& shape, T value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

template <class T>
Result<T> updated(Tx& tx, const Shape& shape, T value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

} // namespace

Result<domain::RollCall> RollCallTable::insert(Tx& tx, domain::RollCall value) {
    return inserted(tx, calls, std::move(value));
}

Result<domain::RollCall> RollCallTable::update(Tx& tx, domain::RollCall value) {
    return updated(tx, calls, std::move(value));
}

Result<std::optional<domain::RollCall>> RollCallTable::find(Tx& tx, const QString& id) {
    return readOne(tx, calls.select(QStringLiteral("WHERE id = ?")), {id}, callFrom);
}

Result<QVector<domain::RollCall>> RollCallTable::running(Tx& tx) {
    return readMany(tx, calls.select(QStringLiteral("WHERE ended_ms = 0 ORDER BY started_ms, id")), {}, callFrom);
}

Result<QVector<domain::RollCall>> RollCallTable::list(Tx& tx, UtcMs since, UtcMs until, int limit) {
    Where where;
    where.between("started_ms", since, until);
    return readMany(tx,
                    calls.select(where.sql() + QStringLiteral(" ORDER BY started_ms DESC, id DESC") + limitOf(limit)),
                    where.args(), callFrom);
}

Result<void> RollCallTable::beat(Tx& tx, const QString& id) {
    STORE_CHECK(tx.exec(QStringLiteral("UPDATE roll_call SET beat = beat + 1 WHERE id = ? AND ended_ms = 0"), {id}));
    return {};
}

Result<domain::RollMark> RollCallTable::insertMark(Tx& tx, domain::RollMark value) {
    return inserted(tx, marked, std::move(value));
}

Result<domain::RollMark> RollCallTable::updateMark(Tx& tx, domain::RollMark value) {
    return updated(tx, marked, std::move(value));
}

Result<QVector<domain::RollMark>> RollCallTable::marks(Tx& tx, const QString& rollCallId) {
    return readMany(tx, marked.select(QStringLiteral("WHERE roll_call_id = ? ORDER BY position")), {rollCallId},
                    markFrom);
}

} // namespace watchdesk::store
