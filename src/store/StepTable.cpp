#include "store/StepTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{
    "step_done",
    {QStringLiteral("incident_id"), QStringLiteral("step"), QStringLiteral("at_ms"), QStringLiteral("by_person")}};

Result<domain::StepTick> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::StepTick v;
    v.id = c.text();
    v.version = c.integer();
    v.incidentId = c.text();
    v.step = c.text();
    v.at = c.integer();
    v.by = c.text();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::StepTick> StepTable::insert(Tx& tx, domain::StepTick value) {
    readyToInsert(tx, value);
    ColumnWriter c(tx, shape, value.id);
    c.reference(value.incidentId).add(value.step).add(static_cast<qint64>(value.at)).add(value.by);
    STORE_TRY(values, c.take());
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<void> StepTable::remove(Tx& tx, const domain::StepTick& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

Result<QVector<domain::StepTick>> StepTable::ofIncident(Tx& tx, const QString& incidentId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE incident_id = ? ORDER BY at_ms, id")), {incidentId},
                    fromRow);
}

} // namespace watchdesk::store
