#include "store/MembershipTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{
    "membership",
    {QStringLiteral("member_id"), QStringLiteral("scheme_id"), QStringLiteral("joined"), QStringLiteral("left_on")}};

Result<Args> valuesOf(Tx& tx, const domain::Membership& v) {
    ColumnWriter c(tx, shape, v.id);
    c.reference(v.memberId).reference(v.schemeId).date(v.joined).date(v.left);
    return c.take();
}

Result<domain::Membership> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::Membership v;
    v.id = c.text();
    v.version = c.integer();
    v.memberId = c.text();
    v.schemeId = c.text();
    v.joined = c.date();
    v.left = c.date();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::Membership> MembershipTable::insert(Tx& tx, domain::Membership value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<domain::Membership> MembershipTable::update(Tx& tx, domain::Membership value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    return value;
}

Result<std::optional<domain::Membership>> MembershipTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<QVector<domain::Membership>> MembershipTable::all(Tx& tx) {
    return readMany(tx, shape.select(QStringLiteral("ORDER BY id")), {}, fromRow);
}

Result<QVector<domain::Membership>> MembershipTable::ofMember(Tx& tx, const QString& memberId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE member_id = ? ORDER BY id")), {memberId}, fromRow);
}

namespace {

const QString stepColumns = QStringLiteral("SELECT membership_id, step, done_on, by_person FROM membership_step ");

Result<domain::StepDone> stepFrom(Tx&, const Row& row) {
    const auto step = domain::valueOf(domain::membershipStepWords, row.text(1));
    if (!step)
        return Error{ErrorCode::Corrupt, "A step of a membership is none that this program knows.", {}, {}};
    return domain::StepDone{row.text(0), *step, row.date(2), row.text(3)};
}

} // namespace

Result<QVector<domain::StepDone>> MembershipTable::steps(Tx& tx, const QString& membershipId) {
    return readMany(tx, stepColumns + QStringLiteral("WHERE membership_id = ? ORDER BY step"), {membershipId},
                    stepFrom);
}

Result<QVector<domain::StepDone>> MembershipTable::allSteps(Tx& tx) {
    return readMany(tx, stepColumns + QStringLiteral("ORDER BY membership_id, step"), {}, stepFrom);
}

Result<void> MembershipTable::setStep(Tx& tx, const domain::StepDone& step) {
    STORE_TRY(membership, find(tx, step.membershipId));
    if (!membership)
        return Error{ErrorCode::NotFound, "This membership is not in the store.", "Nothing was changed.", {}};
    const QString word = domain::wordOf(domain::membershipStepWords, step.step);
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM membership_step WHERE membership_id = ? AND step = ?"),
                        {step.membershipId, word}));
    if (step.doneOn.isValid())
        STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO membership_step (membership_id, step, version, done_on, "
                                           "by_person) VALUES (?, ?, 1, ?, ?)"),
                            {step.membershipId, word, dateOrNull(step.doneOn), step.byPerson}));
    return tx.note("membership", step.membershipId, membership->version);
}

} // namespace watchdesk::store
