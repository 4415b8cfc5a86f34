#include "store/ActionItemTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"action_item",
                  {QStringLiteral("meeting_id"), QStringLiteral("what"), QStringLiteral("owner"),
                   QStringLiteral("due_on"), QStringLiteral("done_on")}};

Result<Args> valuesOf(Tx& tx, const domain::ActionItem& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.meetingId).seal(v.what).seal(v.owner).date(v.dueOn).date(v.doneOn);
    return c.take();
}

Result<domain::ActionItem> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::ActionItem v;
    v.id = c.text();
    v.version = c.integer();
    v.meetingId = c.text();
    v.what = c.opened();
    v.owner = c.opened();
    v.dueOn = c.date();
    v.doneOn = c.date();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::ActionItem> ActionItemTable::insert(Tx& tx, domain::ActionItem value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::ActionItem> ActionItemTable::update(Tx& tx, domain::ActionItem value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<void> ActionItemTable::remove(Tx& tx, const domain::ActionItem& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

Result<std::optional<domain::ActionItem>> ActionItemTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::ActionItem>> ActionItemTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::ActionItem>> ActionItemTable::fetch(Tx& tx, const QVector<QString>& ids) {
    return readByIds(tx, shape, ids, fromRow);
}

} // namespace watchdesk::store
