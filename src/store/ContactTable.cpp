#include "store/ContactTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"contact",
                  {QStringLiteral("member_id"), QStringLiteral("premises_id"), QStringLiteral("name"),
                   QStringLiteral("position"), QStringLiteral("phone"), QStringLiteral("email"), QStringLiteral("told"),
                   QStringLiteral("alert_mail"), QStringLiteral("asked_on"), QStringLiteral("quiet_from"),
                   QStringLiteral("quiet_until")}};

Result<Args> valuesOf(Tx& tx, const domain::Contact& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.memberId).reference(v.premisesId).seal(v.name).sealOrNone(v.position).sealOrNone(v.phone);
    c.sealOrNone(v.email).add(static_cast<qint64>(v.told.toInt())).word(domain::alertMailWords, v.alertMail);
    c.date(v.askedOn).add(v.quietFrom).add(v.quietUntil);
    return c.take();
}

Result<domain::Contact> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Contact v;
    v.id = c.text();
    v.version = c.integer();
    v.memberId = c.text();
    v.premisesId = c.text();
    v.name = c.opened();
    v.position = c.openedOrNone();
    v.phone = c.openedOrNone();
    v.email = c.openedOrNone();
    v.told = domain::Topics::fromInt(c.small());
    v.alertMail = c.word(domain::alertMailWords);
    v.askedOn = c.date();
    v.quietFrom = c.small();
    v.quietUntil = c.small();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Contact> ContactTable::insert(Tx& tx, domain::Contact value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Contact> ContactTable::update(Tx& tx, domain::Contact value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Contact>> ContactTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Contact>> ContactTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::Contact>> ContactTable::askers(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("WHERE alert_mail <> 'none' ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::Contact>> ContactTable::ofMember(Tx& tx, const QString& memberId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE member_id = ? ORDER BY id")), {memberId}, fromRow);
}

Result<void> ContactTable::remove(Tx& tx, const domain::Contact& value) {
    return removeRecord(tx, shape, value.id, value.version);
}

} // namespace watchdesk::store
