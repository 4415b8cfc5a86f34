#include "store/AgreementTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"agreement",
                  {QStringLiteral("scheme_id"), QStringLiteral("edition"), QStringLiteral("title"),
                   QStringLiteral("body"), QStringLiteral("issued_on")}};

Result<Args> valuesOf(Tx& tx, const domain::Agreement& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.schemeId).add(v.edition).add(v.title).add(v.body).date(v.issuedOn);
    return c.take();
}

Result<domain::Agreement> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Agreement v;
    v.id = c.text();
    v.version = c.integer();
    v.schemeId = c.text();
    v.edition = c.text();
    v.title = c.text();
    v.body = c.text();
    v.issuedOn = c.date();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Agreement> AgreementTable::insert(Tx& tx, domain::Agreement value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Agreement> AgreementTable::update(Tx& tx, domain::Agreement value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Agreement>> AgreementTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Agreement>> AgreementTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<std::optional<domain::Agreement>> AgreementTable::current(Tx& tx, const QString& schemeId) {
    return readOne(tx, shape.select(QStringLiteral("WHERE scheme_id = ? ORDER BY issued_on DESC, id DESC LIMIT 1")),
                   {schemeId}, fromRow);
}

namespace {

const Shape signature{"agreement_signature",
                      {QStringLiteral("membership_id"), QStringLiteral("agreement_id"), QStringLiteral("signed_on"),
                       QStringLiteral("signed_by")}};

Result<domain::AgreementSignature> signatureFrom(Tx& tx, const Row& row) {
    ColumnReader c(tx, signature, row);
    domain::AgreementSignature v;
    v.id = c.text();
    v.version = c.integer();
    v.membershipId = c.text();
    v.agreementId = c.text();
    v.signedOn = c.date();
    v.signedBy = c.openedOrNone();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::AgreementSignature> AgreementTable::sign(Tx& tx, domain::AgreementSignature value) {
    readyToInsert(tx, value);
    ColumnWriter c(tx, signature, value.id);
    c.reference(value.membershipId).reference(value.agreementId).date(value.signedOn).sealOrNone(value.signedBy);
    STORE_TRY(values, c.take());
    STORE_CHECK(insertRecord(tx, signature, value.id, values));
    return value;
}

Result<void> AgreementTable::unsign(Tx& tx, const domain::AgreementSignature& value) {
    return removeRecord(tx, signature, value.id, value.version);
}

Result<QVector<domain::AgreementSignature>> AgreementTable::signatures(Tx& tx, const QString& membershipId) {
    return readMany(tx, signature.select(QStringLiteral("WHERE membership_id = ? ORDER BY signed_on, id")),
                    {membershipId}, signatureFrom);
}

Result<QVector<domain::AgreementSignature>> AgreementTable::allSignatures(Tx& tx) {
    return readMany(tx, signature.select(QStringLiteral("ORDER BY signed_on, id")), {}, signatureFrom);
}

} // namespace watchdesk::store
