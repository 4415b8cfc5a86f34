#include "store/TemplateTable.h"

#include "domain/Category.h"
#include "domain/Incident.h"
#include "store/AuditTable.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

const Shape shape{"face_template",
                  {QStringLiteral("photograph_id"), QStringLiteral("subject_id"), QStringLiteral("pack"),
                   QStringLiteral("template"), QStringLiteral("created_ms")}};

SealedAt sealedAt(const QString& id) {
    return {shape.table, "template", id};
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

Result<QVector<domain::ExclusionNotice>> plainNotices(Tx& tx, const QString& subjectId) {
    STORE_TRY(rows,
              tx.query(QStringLiteral("SELECT step, served_on, ends_on FROM exclusion_notice WHERE subject_id = ?"),
                       {subjectId}));
    QVector<domain::ExclusionNotice> notices;
    for (const Row& row : rows) {
        domain::ExclusionNotice notice;
        // A step that a later version wrote gives no ground here.
        notice.step =
            domain::valueOf(domain::exclusionStepWords, row.text(0)).value_or(domain::ExclusionStep::Nominated);
        notice.servedOn = row.date(1);
        notice.endsOn = row.date(2);
        notices.append(notice);
    }
    return notices;
}

Result<void> countIncidents(Tx& tx, const QString& subjectId, domain::MatchGround& ground) {
    const auto word = [](auto outcome) { return domain::wordOf(domain::incidentOutcomeWords, outcome); };
    STORE_TRY(rows, tx.query(QStringLiteral("SELECT i.category, COUNT(DISTINCT i.id) FROM incident i "
                                            "JOIN incident_subject s ON s.incident_id = i.id "
                                            "WHERE s.subject_id = ? AND s.part IN (?, ?) AND i.outcome NOT IN (?, ?) "
                                            "GROUP BY i.category"),
                             {subjectId, domain::wordOf(domain::subjectPartWords, domain::SubjectPart::Suspect),
                              domain::wordOf(domain::subjectPartWords, domain::SubjectPart::Offender),
                              word(domain::IncidentOutcome::Withdrawn), word(domain::IncidentOutcome::False)}));
    for (const Row& row : rows) {
        // To be seen, or recognised, is no offence: it must not feed on itself.
        if (row.text(0) == QLatin1String("suspicious"))
            continue;
        ground.incidents += static_cast<int>(row.integer(1));
        ground.serious = ground.serious || domain::categoryByCode(row.text(0)).serious;
    }
    return {};
}

} // namespace

Result<domain::FaceTemplate> TemplateTable::insert(Tx& tx, domain::FaceTemplate value) {
    readyToInsert(tx, value);
    STORE_TRY(sealed, tx.sealBytes(sealedAt(value.id), value.features, KeyClass::Faces));
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
    STORE_TRY(notices, plainNotices(tx, subjectId));
    ground.notices = notices;
    STORE_CHECK(countIncidents(tx, subjectId, ground));
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
