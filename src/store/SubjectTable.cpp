#include "store/SubjectTable.h"

#include "store/LookupTable.h"
#include "store/Records.h"
#include "store/TemplateTable.h"

namespace watchdesk::store {

namespace {

const Shape shape{"subject",
                  {QStringLiteral("reference"), QStringLiteral("status"), QStringLiteral("name"), QStringLiteral("sex"),
                   QStringLiteral("born"), QStringLiteral("description"), QStringLiteral("guardian"),
                   QStringLiteral("cautions"), QStringLiteral("created_ms")}};

Result<Args> valuesOf(Tx& tx, const domain::Subject& v) {
    ColumnWriter c(tx, shape, v.id);
    c.about(v.id);
    c.add(v.reference).word(domain::subjectStatusWords, v.status).seal(v.name).add(v.sex);
    c.seal(v.born.isValid() ? v.born.toString(Qt::ISODate) : QString()).seal(v.description).seal(v.guardian);
    c.add(static_cast<qint64>(v.cautions.toInt())).add(static_cast<qint64>(v.createdAt));
    return c.take();
}

Result<domain::Subject> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Subject v;
    v.id = c.text();
    v.version = c.integer();
    v.reference = c.text();
    v.status = c.word(domain::subjectStatusWords);
    v.name = c.opened();
    v.sex = c.text();
    v.born = QDate::fromString(c.opened(), Qt::ISODate);
    v.description = c.opened();
    v.guardian = c.opened();
    v.cautions = domain::Cautions::fromInt(c.small());
    v.createdAt = c.integer();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Subject> SubjectTable::insert(Tx& tx, domain::Subject value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    if (!value.name.isEmpty())
        STORE_CHECK(LookupTable::set(tx, LookupKind::SubjectName, value.id, value.name));
    return value;
}

Result<domain::Subject> SubjectTable::update(Tx& tx, domain::Subject value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(LookupTable::set(tx, LookupKind::SubjectName, value.id, value.name));
    STORE_CHECK(destroyUnfounded(tx, {value.id}));
    return value;
}

Result<std::optional<domain::Subject>> SubjectTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Subject>> SubjectTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY reference")), {}, fromRow);
}

Result<QVector<domain::Subject>> SubjectTable::fetch(Tx& tx, const QVector<QString>& ids) {
    return readByIds(tx, shape, ids, fromRow);
}

Result<std::optional<domain::Subject>> SubjectTable::byReference(Tx& tx, const QString& reference) {
    return readOne(tx, shape.select(QStringLiteral("WHERE reference = ?")), {reference}, fromRow);
}

} // namespace watchdesk::store
