#include "store/StillTable.h"

#include "store/BoxText.h"
#include "store/MediaTable.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape stillShape{"still",
                       {QStringLiteral("media_id"), QStringLiteral("original_sha256"), QStringLiteral("premises_id"),
                        QStringLiteral("source"), QStringLiteral("taken_ms"), QStringLiteral("width"),
                        QStringLiteral("height")}};

const Shape decisionShape{"match_decision",
                          {QStringLiteral("original_sha256"), QStringLiteral("face"), QStringLiteral("face_height"),
                           QStringLiteral("still_id"), QStringLiteral("subject_id"), QStringLiteral("verdict"),
                           QStringLiteral("score"), QStringLiteral("candidate_rank"), QStringLiteral("threshold"),
                           QStringLiteral("pack"), QStringLiteral("decided_ms"), QStringLiteral("decided_by"),
                           QStringLiteral("sighting_id"), QStringLiteral("alert_id")}};

Result<domain::Still> stillOf(Tx& tx, const Row& row) {
    ColumnReader c(tx, stillShape, row);
    domain::Still v;
    v.id = c.text();
    v.version = c.integer();
    v.mediaId = c.text();
    v.originalSha256 = c.blob();
    v.premisesId = c.text();
    v.source = c.opened();
    v.takenAt = c.integer();
    v.width = c.small();
    v.height = c.small();
    return finished(c, std::move(v));
}

Result<domain::MatchDecision> decisionOf(Tx& tx, const Row& row) {
    ColumnReader c(tx, decisionShape, row);
    domain::MatchDecision v;
    v.id = c.text();
    v.version = c.integer();
    v.originalSha256 = c.blob();
    v.face = boxOf(c.text());
    v.faceHeight = c.small();
    v.stillId = c.text();
    v.subjectId = c.text();
    v.verdict = c.word(domain::verdictWords);
    v.score = c.real();
    v.rank = c.small();
    v.threshold = c.real();
    v.pack = c.text();
    v.decidedAt = c.integer();
    v.decidedBy = c.text();
    v.sightingId = c.text();
    v.alertId = c.text();
    return finished(c, std::move(v));
}

Result<QVector<domain::MatchDecision>> decisions(Tx& tx, const QString& rest, const Args& args = {}) {
    return readMany(tx, decisionShape.select(rest + QStringLiteral(" ORDER BY decided_ms, id")), args, decisionOf);
}

} // namespace

Result<domain::Still> StillTable::insert(Tx& tx, domain::Still value) {
    readyToInsert(tx, value);
    ColumnWriter c(tx, stillShape, value.id);
    c.reference(value.mediaId).add(value.originalSha256).reference(value.premisesId).seal(value.source);
    c.add(static_cast<qint64>(value.takenAt)).add(static_cast<qint64>(value.width));
    c.add(static_cast<qint64>(value.height));
    STORE_TRY(values, c.take());
    STORE_CHECK(insertRecord(tx, stillShape, value.id, values));
    return value;
}

Result<std::optional<domain::Still>> StillTable::find(Tx& tx, const QString& id) {
    return readOne(tx, stillShape.select(QStringLiteral("WHERE id = ?")), {id}, stillOf);
}

Result<QVector<domain::Still>> StillTable::all(Tx& tx) {
    return readMany(tx, stillShape.select(QStringLiteral("ORDER BY taken_ms, id")), {}, stillOf);
}

Result<void> StillTable::remove(Tx& tx, const QString& id) {
    // Opens nothing: what is to go goes whether somebody has the key or not.
    STORE_CHECK(tx.exec(
        QStringLiteral("UPDATE match_decision SET still_id = NULL, version = version + 1 WHERE still_id = ?"), {id}));
    STORE_TRY(row, tx.one(QStringLiteral("DELETE FROM still WHERE id = ? RETURNING media_id"), {id}));
    if (!row)
        return {};
    STORE_CHECK(tx.note(stillShape.table, id, 0));
    return MediaTable::remove(tx, row->text(0));
}

Result<domain::MatchDecision> MatchDecisionTable::insert(Tx& tx, domain::MatchDecision value) {
    readyToInsert(tx, value);
    ColumnWriter c(tx, decisionShape, value.id);
    c.add(value.originalSha256).add(boxText(value.face)).add(static_cast<qint64>(value.faceHeight));
    c.reference(value.stillId).reference(value.subjectId).word(domain::verdictWords, value.verdict);
    c.add(value.score).add(static_cast<qint64>(value.rank)).add(value.threshold).add(value.pack);
    c.add(static_cast<qint64>(value.decidedAt)).add(value.decidedBy);
    c.reference(value.sightingId).reference(value.alertId);
    STORE_TRY(values, c.take());
    STORE_CHECK(insertRecord(tx, decisionShape, value.id, values));
    return value;
}

Result<QVector<domain::MatchDecision>> MatchDecisionTable::ofStill(Tx& tx, const QByteArray& originalSha256) {
    return decisions(tx, QStringLiteral("WHERE original_sha256 = ?"), {originalSha256});
}

Result<QVector<domain::MatchDecision>> MatchDecisionTable::ofSubject(Tx& tx, const QString& subjectId) {
    return decisions(tx, QStringLiteral("WHERE subject_id = ?"), {subjectId});
}

Result<QVector<domain::MatchDecision>> MatchDecisionTable::all(Tx& tx) {
    return decisions(tx, {});
}

} // namespace watchdesk::store
