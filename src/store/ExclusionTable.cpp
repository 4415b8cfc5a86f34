#include "store/ExclusionTable.h"

#include "store/Records.h"
#include "store/TemplateTable.h"

namespace watchdesk::store {

namespace {

const Shape shape{"exclusion_notice",
                  {QStringLiteral("scheme_id"), QStringLiteral("subject_id"), QStringLiteral("step"),
                   QStringLiteral("reasons"), QStringLiteral("months"), QStringLiteral("nominated_on"),
                   QStringLiteral("served_on"), QStringLiteral("ends_on"), QStringLiteral("served_by"),
                   QStringLiteral("breaches")}};

Result<Args> valuesOf(Tx& tx, const domain::ExclusionNotice& v) {
    ColumnWriter c(tx, shape, v.id);
    c.about(v.subjectId);
    c.reference(v.schemeId).reference(v.subjectId).word(domain::exclusionStepWords, v.step).seal(v.reasons);
    c.add(static_cast<qint64>(v.months)).date(v.nominatedOn).date(v.servedOn).date(v.endsOn).seal(v.servedBy);
    c.add(static_cast<qint64>(v.breaches));
    return c.take();
}

Result<domain::ExclusionNotice> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::ExclusionNotice v;
    v.id = c.text();
    v.version = c.integer();
    v.schemeId = c.text();
    v.subjectId = c.text();
    v.step = c.word(domain::exclusionStepWords);
    v.reasons = c.opened();
    v.months = c.small();
    v.nominatedOn = c.date();
    v.servedOn = c.date();
    v.endsOn = c.date();
    v.servedBy = c.opened();
    v.breaches = c.small();
    return finished(c, std::move(v));
}

Result<void> writeEvidence(Tx& tx, const domain::ExclusionNotice& v) {
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM exclusion_evidence WHERE notice_id = ?"), {v.id}));
    for (int i = 0; i < v.evidence.size(); ++i)
        STORE_CHECK(tx.exec(
            QStringLiteral(
                "INSERT INTO exclusion_evidence (notice_id, incident_id, version, position) VALUES (?, ?, ?, ?)"),
            {v.id, v.evidence.at(i), v.version, i}));
    return {};
}

Result<QVector<domain::ExclusionNotice>> withEvidence(Tx& tx, QVector<domain::ExclusionNotice> notices) {
    QHash<QString, QStringList> evidence;
    QVector<QString> ids;
    for (const auto& notice : notices)
        ids.append(notice.id);
    STORE_CHECK(forIds(tx,
                       QStringLiteral("SELECT notice_id, incident_id FROM exclusion_evidence WHERE notice_id IN (%1) "
                                      "ORDER BY notice_id, position"),
                       ids, [&evidence](const Row& row) -> Result<void> {
                           evidence[row.text(0)].append(row.text(1));
                           return {};
                       }));
    for (auto& notice : notices)
        notice.evidence = evidence.value(notice.id);
    return notices;
}

Result<QVector<domain::ExclusionNotice>> read(Tx& tx, const QString& rest, const Args& args) {
    STORE_TRY(notices, readMany(tx, shape.select(rest), args, fromRow));
    return withEvidence(tx, notices);
}

} // namespace

Result<domain::ExclusionNotice> ExclusionTable::insert(Tx& tx, domain::ExclusionNotice value) {
    readyToInsert(tx, value);
    STORE_TRY(values, valuesOf(tx, value));
    STORE_CHECK(insertRecord(tx, shape, value.id, values));
    STORE_CHECK(writeEvidence(tx, value));
    return value;
}

Result<domain::ExclusionNotice> ExclusionTable::update(Tx& tx, domain::ExclusionNotice value) {
    STORE_TRY(values, valuesOf(tx, value));
    STORE_TRY(version, updateRecord(tx, shape, value.id, value.version, values));
    value.version = version;
    STORE_CHECK(writeEvidence(tx, value));
    STORE_CHECK(destroyUnfounded(tx, {value.subjectId}));
    return value;
}

Result<std::optional<domain::ExclusionNotice>> ExclusionTable::find(Tx& tx, const QString& id) {
    STORE_TRY(found, read(tx, QStringLiteral("WHERE id = ?"), {id}));
    return found.isEmpty() ? std::optional<domain::ExclusionNotice>()
                           : std::optional<domain::ExclusionNotice>(found.first());
}

Result<QVector<domain::ExclusionNotice>> ExclusionTable::all(Tx& tx) {
    return read(tx, QStringLiteral("ORDER BY id"), {});
}

Result<QVector<domain::ExclusionNotice>> ExclusionTable::ofSubject(Tx& tx, const QString& subjectId) {
    return read(tx, QStringLiteral("WHERE subject_id = ? ORDER BY id"), {subjectId});
}

} // namespace watchdesk::store
