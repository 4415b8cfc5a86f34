#include "store/TemplateTable.h"

#include "domain/CivilDay.h"
#include "domain/OrderRules.h"
#include "store/AuditTable.h"
#include "store/OrderTable.h"
#include "store/Records.h"
#include "store/SubjectFacts.h"

namespace watchdesk::store {

namespace {

const Shape shape{"face_template",
                  {QStringLiteral("photograph_id"), QStringLiteral("subject_id"), QStringLiteral("pack"),
                   QStringLiteral("template"), QStringLiteral("created_ms")}};

SealedAt sealedAt(const QString& id, const QString& subjectId = {}) {
    return {shape.table, "template", id, subjectId};
}

Result<domain::FaceTemplate> fromRow(Tx& tx, const Row& row) {
    ColumnReader c(tx, shape, row);
    domain::FaceTemplate v;
    v.id = c.text();
    v.version = c.integer();
    v.photographId = c.text();
    v.subjectId = c.text();
    v.pack = c.text();
    STORE_TRY(features, tx.openBytes(sealedAt(v.id), c.blob()));
    v.features = features;
    v.createdAt = c.integer();
    return finished(c, std::move(v));
}

Result<qint64> removeWhere(Tx& tx, const char* column, const QString& id) {
    STORE_TRY(rows,
              tx.query(QStringLiteral("DELETE FROM face_template WHERE %1 = ? RETURNING id").arg(QLatin1String(column)),
                       {id}));
    for (const Row& row : rows)
        STORE_CHECK(tx.note(shape.table, row.text(0), 0));
    return static_cast<qint64>(rows.size());
}

} // namespace

Result<domain::FaceTemplate> TemplateTable::insert(Tx& tx, domain::FaceTemplate value) {
    readyToInsert(tx, value);
    STORE_TRY(sealed, tx.sealBytes(sealedAt(value.id, value.subjectId), value.features, KeyClass::Faces));
    STORE_CHECK(
        insertRecord(tx, shape, value.id,
                     {value.photographId, value.subjectId, value.pack, sealed, static_cast<qint64>(value.createdAt)}));
    return value;
}

Result<QVector<domain::FaceTemplate>> TemplateTable::all(Tx& tx, const QString& pack) {
    return readMany(tx, shape.select(QStringLiteral("WHERE pack = ? ORDER BY id")), {pack}, fromRow);
}

Result<QVector<domain::FaceTemplate>> TemplateTable::ofSubject(Tx& tx, const QString& subjectId) {
    return readMany(tx, shape.select(QStringLiteral("WHERE subject_id = ? ORDER BY id")), {subjectId}, fromRow);
}

Result<QStringList> TemplateTable::photographsOf(Tx& tx, const QString& subjectId) {
    STORE_TRY(rows, tx.query(QStringLiteral("SELECT DISTINCT photograph_id FROM face_template WHERE subject_id = ?"),
                             {subjectId}));
    QStringList ids;
    for (const Row& row : rows)
        ids.append(row.text(0));
    return ids;
}

Result<qint64> TemplateTable::count(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM face_template")));
    return row ? row->integer(0) : 0;
}

Result<qint64> TemplateTable::removeOfPhotograph(Tx& tx, const QString& photographId) {
    return removeWhere(tx, "photograph_id", photographId);
}

Result<qint64> TemplateTable::removeOfSubject(Tx& tx, const QString& subjectId) {
    return removeWhere(tx, "subject_id", subjectId);
}

Result<domain::MatchGround> matchGround(Tx& tx, const QString& subjectId) {
    STORE_TRY(subject, tx.one(QStringLiteral("SELECT status, cautions FROM subject WHERE id = ?"), {subjectId}));
    domain::MatchGround ground;
    if (!subject)
        return ground; // nobody: Known, without any ground
    ground.status =
        domain::valueOf(domain::subjectStatusWords, subject->text(0)).value_or(domain::SubjectStatus::Known);
    ground.cautions = domain::Cautions::fromInt(static_cast<int>(subject->integer(1)));
    STORE_TRY(orders, plainOrders(tx, subjectId));
    ground.cautions = domain::withOrders(ground.cautions, orders.value(subjectId), domain::civilDay(tx.now()));
    STORE_TRY(notices, plainNotices(tx, subjectId));
    ground.notices = notices.value(subjectId);
    STORE_TRY(incidents, incidentFacts(tx, 0, subjectId));
    STORE_TRY(rules, watchlistRules(tx));
    ground.rules = rules;
    ground.incidents = incidents.value(subjectId).counted;
    ground.serious = incidents.value(subjectId).serious;
    return ground;
}

Result<qint64> destroyUnfounded(Tx& tx, const QStringList& subjectIds) {
    const QDate today = domain::civilDay(tx.now());
    qint64 gone = 0;
    for (const QString& id : subjectIds) {
        STORE_TRY(there, tx.one(QStringLiteral("SELECT id FROM face_template WHERE subject_id = ?"), {id}));
        if (!there)
            continue;
        STORE_TRY(ground, matchGround(tx, id));
        const auto bar = domain::watchlistBar(ground, today);
        if (bar == domain::WatchlistBar::None)
            continue;
        STORE_TRY(removed, TemplateTable::removeOfSubject(tx, id));
        gone += removed;
        STORE_CHECK(AuditTable::append(tx, QStringLiteral("template.destroy"), QStringLiteral("subject"), id,
                                       domain::wordOf(domain::watchlistBarWords, bar)));
    }
    return gone;
}

Result<qint64> destroyUnfounded(Tx& tx) {
    STORE_TRY(rows, tx.query(QStringLiteral("SELECT DISTINCT subject_id FROM face_template ORDER BY subject_id")));
    QStringList ids;
    for (const Row& row : rows)
        ids.append(row.text(0));
    return destroyUnfounded(tx, ids);
}

} // namespace watchdesk::store
