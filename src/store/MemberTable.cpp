#include "store/MemberTable.h"

#include "store/LookupTable.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"member",
                  {QStringLiteral("scheme_id"), QStringLiteral("name"), QStringLiteral("contact"),
                   QStringLiteral("phone"), QStringLiteral("trade"), QStringLiteral("head_office_id"),
                   QStringLiteral("email"), QStringLiteral("note")}};

Result<Args> valuesOf(Tx& tx, const domain::Member& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.schemeId)
        .seal(v.name)
        .seal(v.contact)
        .seal(v.phone)
        .add(v.trade)
        .reference(v.headOfficeId)
        .sealOrNone(v.email)
        .sealOrNone(v.note);
    return c.take();
}

Result<domain::Member> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Member v;
    v.id = c.text();
    v.version = c.integer();
    v.schemeId = c.text();
    v.name = c.opened();
    v.contact = c.opened();
    v.phone = c.opened();
    v.trade = c.text();
    v.headOfficeId = c.text();
    v.email = c.openedOrNone();
    v.note = c.openedOrNone();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Member> MemberTable::insert(Tx& tx, domain::Member value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    if (!value.phone.isEmpty())
        STORE_CHECK(LookupTable::set(tx, LookupKind::MemberPhone, value.id, value.phone));
    return value;
}

Result<domain::Member> MemberTable::update(Tx& tx, domain::Member value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(LookupTable::set(tx, LookupKind::MemberPhone, value.id, value.phone));
    return value;
}

Result<std::optional<domain::Member>> MemberTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Member>> MemberTable::all(Tx& tx) {
    return readAll(tx, shape.select(QStringLiteral("ORDER BY id")), fromRow);
}

Result<QVector<domain::Member>> MemberTable::family(Tx& tx, const QString& id) {
    return readMany(
        tx,
        shape.select(QStringLiteral("WHERE id = ? OR head_office_id = ? OR id = (SELECT head_office_id FROM "
                                    "member WHERE id = ?) ORDER BY id")),
        {id, id, id}, fromRow);
}

} // namespace watchdesk::store
