#include "store/IncidentStage.h"

#include "seal/SealedValue.h"
#include "store/FeedTable.h"
#include "store/ImportedTable.h"
#include "store/IncidentTable.h"
#include "store/LookupTable.h"
#include "store/QtBytes.h"
#include "store/Records.h"

namespace watchdesk::store {

namespace {

constexpr int narrative = 7; ///< of SealedIncident::values

const char* const define =
    "CREATE TEMPORARY TABLE IF NOT EXISTS staged_incident (position INTEGER PRIMARY KEY, id TEXT, "
    "scheme_id TEXT, premises_id TEXT, at_ms BIGINT, category TEXT, description BLOB, heading BLOB, "
    "narrative BLOB, line BLOB, loss_pence BIGINT, police_reference BLOB, outcome TEXT, "
    "transmission_id TEXT, logged_by TEXT, logged_ms BIGINT, police_tag BLOB, tag BLOB)";

/// Those of the values that are copied, in their order: all but the number, which is not known yet.
QStringList copied() {
    return {QStringLiteral("scheme_id"),        QStringLiteral("premises_id"), QStringLiteral("at_ms"),
            QStringLiteral("category"),         QStringLiteral("description"), QStringLiteral("heading"),
            QStringLiteral("narrative"),        QStringLiteral("line"),        QStringLiteral("loss_pence"),
            QStringLiteral("police_reference"), QStringLiteral("outcome"),     QStringLiteral("transmission_id"),
            QStringLiteral("logged_by"),        QStringLiteral("logged_ms")};
}

QStringList columnsOfStage() {
    return QStringList{QStringLiteral("position"), QStringLiteral("id")} + copied() +
           QStringList{QStringLiteral("police_tag"), QStringLiteral("tag")};
}

QString policeWord() {
    return domain::wordOf(lookupKindWords, LookupKind::PoliceReference);
}

Error alreadyThere() {
    return {ErrorCode::Conflict, "Somebody brought some of these incidents in meanwhile.", "Nothing was written.",
            "Try the table again."};
}

QStringList policeReferences(const QVector<IncidentStage::Incoming>& some) {
    QStringList references;
    for (const IncidentStage::Incoming& one : some)
        references += one.incident.policeReference;
    return references;
}

} // namespace

Result<void> IncidentStage::begin(Tx& tx) {
    *this = {};
    if (tx.engine() == Engine::PostgreSql)
        return {};
    STORE_CHECK(tx.define(QString::fromLatin1(define)));
    STORE_CHECK(tx.exec(QStringLiteral("DELETE FROM staged_incident"))); // of one that was given up
    return {};
}

Result<void> IncidentStage::add(Tx& tx, const QVector<Incoming>& some) {
    STORE_TRY(police, LookupTable::tagsOf(tx, LookupKind::PoliceReference, policeReferences(some)));
    QVector<Args> rows;
    for (int i = 0; i < some.size(); ++i) {
        STORE_TRY(sealed, IncidentTable::seal(tx, some.at(i).incident));
        STORE_TRY(key, seal::keyOfSealed(viewOf(sealed.values.at(narrative).toByteArray())));
        m_keys.insert(QString::fromStdString(seal::uuidOf(key)));
        const QVariant tag = police.at(i).isEmpty() ? QVariant() : QVariant(police.at(i));
        rows.append(Args{m_count++, sealed.incident.id} + sealed.values.mid(1) + Args{tag, some.at(i).tag});
        if (!sealed.incident.subjects.isEmpty())
            m_concern.append(sealed.incident);
    }
    if (tx.engine() == Engine::Sqlite)
        return insertRows(tx, "staged_incident", columnsOfStage(), rows);
    m_rows += rows;
    return {};
}

/// What was sealed before the keys were renewed would be passed over by the sealing anew.
Result<void> IncidentStage::sealedWithTodaysKey(Tx& tx) const {
    STORE_TRY(now, tx.writingKey(KeyClass::Records));
    if (m_keys != QSet<QString>{now.record.id})
        return Error{ErrorCode::Conflict, "The keys were renewed meanwhile.", "Nothing was written.",
                     "Start it again."};
    return {};
}

Result<void> IncidentStage::broughtByNobody(Tx& tx) const {
    if (tx.engine() == Engine::Sqlite) {
        STORE_TRY(known,
                  tx.one(QStringLiteral("SELECT 1 FROM staged_incident s JOIN imported i ON i.tag = s.tag LIMIT 1")));
        return known ? Result<void>(alreadyThere()) : Result<void>();
    }
    QVector<QByteArray> tags;
    for (const QVariantList& row : m_rows)
        tags.append(row.last().toByteArray());
    STORE_TRY(known, ImportedTable::find(tx, tags));
    return known.isEmpty() ? Result<void>() : Result<void>(alreadyThere());
}

Result<void> IncidentStage::copyFromTable(Tx& tx, qint64 first) const {
    const std::pair<QString, Args> copies[] = {
        {QStringLiteral("INSERT INTO incident (id, version, number, %1) SELECT id, 1, position + ?, %1 FROM "
                        "staged_incident ORDER BY position")
             .arg(copied().join(QStringLiteral(", "))),
         {first}},
        {QStringLiteral("INSERT INTO lookup (id, kind, version, tag) SELECT id, ?, 1, police_tag FROM staged_incident "
                        "WHERE police_tag IS NOT NULL ORDER BY position"),
         {policeWord()}},
        {QStringLiteral("INSERT INTO imported (tag, version, entity, record_id) SELECT tag, 1, 'incident', id FROM "
                        "staged_incident ORDER BY position"),
         {}}};
    for (const auto& [sql, args] : copies)
        STORE_CHECK(tx.exec(sql, args));
    return {};
}

Result<void> IncidentStage::insertFromHere(Tx& tx, qint64 first) const {
    QVector<Args> incidents;
    QVector<Args> police;
    QVector<Args> tags;
    for (const QVariantList& row : m_rows) {
        const QVariant& id = row.at(1);
        incidents.append(Args{id, 1, first + row.at(0).toLongLong()} + row.mid(2, copied().size()));
        if (row.at(row.size() - 2).isValid())
            police.append({id, policeWord(), 1, row.at(row.size() - 2)});
        tags.append({row.last(), 1, QStringLiteral("incident"), id});
    }
    STORE_CHECK(insertRows(
        tx, "incident",
        QStringList{QStringLiteral("id"), QStringLiteral("version"), QStringLiteral("number")} + copied(), incidents));
    STORE_CHECK(insertRows(
        tx, "lookup", {QStringLiteral("id"), QStringLiteral("kind"), QStringLiteral("version"), QStringLiteral("tag")},
        police));
    return insertRows(
        tx, "imported",
        {QStringLiteral("tag"), QStringLiteral("version"), QStringLiteral("entity"), QStringLiteral("record_id")},
        tags);
}

Result<void> IncidentStage::write(Tx& tx) {
    if (m_count == 0)
        return {};
    STORE_CHECK(sealedWithTodaysKey(tx));
    STORE_CHECK(broughtByNobody(tx));
    STORE_TRY(row, tx.one(QStringLiteral("SELECT COALESCE(MAX(number), 0) + 1 FROM incident")));
    const qint64 first = row->integer(0);
    STORE_CHECK(tx.engine() == Engine::Sqlite ? copyFromTable(tx, first) : insertFromHere(tx, first));
    STORE_CHECK(IncidentTable::insertSubjects(tx, m_concern));
    const QString fresh =
        QStringLiteral("SELECT id, at_ms FROM incident WHERE number >= %1 ORDER BY number").arg(first);
    STORE_CHECK(tx.noteAll("incident", fresh));
    return FeedTable::appendAll(tx, domain::FeedKind::Incident, fresh);
}

Result<void> IncidentStage::end(Tx& tx) {
    return tx.engine() == Engine::Sqlite ? tx.define(QStringLiteral("DROP TABLE IF EXISTS staged_incident"))
                                         : Result<void>();
}

} // namespace watchdesk::store
