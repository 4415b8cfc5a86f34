#include "store/IntelReportTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"intel_report",
                  {QStringLiteral("number"), QStringLiteral("at_ms"), QStringLiteral("person_id"),
                   QStringLiteral("incident_id"), QStringLiteral("subject_id"), QStringLiteral("evaluation"),
                   QStringLiteral("assessment"), QStringLiteral("handling"), QStringLiteral("source"),
                   QStringLiteral("words"), QStringLiteral("conditions")}};

Result<Args> valuesOf(Tx& tx, const domain::IntelReport& v) {
    ColumnWriter c(tx, shape, v.id);
    c.add(v.number).add(static_cast<qint64>(v.at)).add(v.personId).reference(v.incidentId).reference(v.subjectId);
    c.word(domain::sourceEvaluationWords, v.evaluation).word(domain::informationAssessmentWords, v.assessment);
    c.word(domain::handlingCodeWords, v.handling);
    // Who told it is another person: theirs is not the subject's key.
    c.sealOrNone(v.source).about(v.subjectId).seal(v.words).sealOrNone(v.conditions);
    return c.take();
}

Result<domain::IntelReport> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::IntelReport v;
    v.id = c.text();
    v.version = c.integer();
    v.number = c.integer();
    v.at = c.integer();
    v.personId = c.text();
    v.incidentId = c.text();
    v.subjectId = c.text();
    v.evaluation = c.word(domain::sourceEvaluationWords);
    v.assessment = c.word(domain::informationAssessmentWords);
    v.handling = c.word(domain::handlingCodeWords);
    v.source = c.openedOrNone();
    v.words = c.opened();
    v.conditions = c.openedOrNone();
    return finished(c, std::move(v));
}

} // namespace

Result<domain::IntelReport> IntelReportTable::insert(Tx& tx, domain::IntelReport value) {
    readyToInsert(tx, value);
    if (value.number == 0) {
        STORE_TRY(number, nextNumber(tx, shape));
        value.number = number;
    }
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    return value;
}

Result<std::optional<domain::IntelReport>> IntelReportTable::find(Tx& tx, const QString& id) {
    return readOne(tx, shape.select(QStringLiteral("WHERE id = ?")), {id}, fromRow);
}

Result<std::optional<domain::IntelReport>> IntelReportTable::byNumber(Tx& tx, qint64 number) {
    return readOne(tx, shape.select(QStringLiteral("WHERE number = ?")), {number}, fromRow);
}

Result<QVector<domain::IntelReport>> IntelReportTable::list(Tx& tx, UtcMs since, UtcMs until, int limit) {
    Where where;
    where.between("at_ms", since, until);
    return readMany(tx, shape.select(where.sql() + QStringLiteral(" ORDER BY number DESC") + limitOf(limit)),
                    where.args(), fromRow);
}

} // namespace watchdesk::store
