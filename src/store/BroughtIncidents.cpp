#include "store/BroughtIncidents.h"

#include "store/Records.h"
#include "store/TemplateTable.h"

#include <QSet>
#include <QStringList>

namespace watchdesk::store {

namespace {

Error inUse() {
    return {
        ErrorCode::Conflict, "An incident of that table has been changed or is in use.", "Nothing was changed.", {}};
}

Result<void> allAsTheyCame(Tx& tx, const QVector<QString>& ids) {
    QSet<QString> same;
    STORE_CHECK(forIds(tx, QStringLiteral("SELECT id FROM incident WHERE version = 1 AND erased_ms = 0 AND id IN (%1)"),
                       ids, [&same](const Row& row) -> Result<void> {
                           same.insert(row.text(0));
                           return {};
                       }));
    return same.size() == ids.size() ? Result<void>() : inUse();
}

/// What the engine would refuse for, and what it does not know of.
Result<void> nobodyRefers(Tx& tx, const QVector<QString>& ids) {
    for (const char* where :
         {"exclusion_evidence WHERE incident_id", "alert WHERE incident_id", "transmission WHERE incident_id",
          "agenda_evidence WHERE entity_id", "step_done WHERE incident_id", "ruled_out WHERE incident_id",
          "police_case WHERE incident_id", "intel_report WHERE incident_id"})
        STORE_CHECK(forIds(
            tx, QStringLiteral("SELECT 1 FROM %1 IN (%2) LIMIT 1").arg(QLatin1String(where), QLatin1String("%1")), ids,
            [](const Row&) -> Result<void> { return inUse(); }));
    return {};
}

Result<QVector<QString>> firstColumn(Tx& tx, const QString& sql, const QVector<QString>& ids) {
    QVector<QString> out;
    STORE_CHECK(forIds(tx, sql, ids, [&out](const Row& row) -> Result<void> {
        out.append(row.text(0));
        return {};
    }));
    return out;
}

} // namespace

Result<void> takeBackIncidents(Tx& tx, const QVector<QString>& ids) {
    if (ids.isEmpty())
        return {};
    STORE_CHECK(allAsTheyCame(tx, ids));
    STORE_CHECK(nobodyRefers(tx, ids));
    STORE_TRY(
        concerned,
        firstColumn(tx, QStringLiteral("SELECT subject_id FROM incident_subject WHERE incident_id IN (%1)"), ids));
    STORE_TRY(rows, firstColumn(tx, QStringLiteral("DELETE FROM feed WHERE record_id IN (%1) RETURNING seq"), ids));
    for (const char* of :
         {"incident_subject WHERE incident_id", "lookup WHERE id", "imported WHERE record_id", "incident WHERE id"})
        STORE_CHECK(forIds(tx, QStringLiteral("DELETE FROM %1 IN (%2)").arg(QLatin1String(of), QLatin1String("%1")),
                           ids, [](const Row&) -> Result<void> { return {}; }));
    STORE_CHECK(tx.noteMany("feed", rows, 0));
    STORE_CHECK(tx.noteMany("incident", ids, 0));
    const QSet<QString> subjects(concerned.begin(), concerned.end());
    STORE_CHECK(destroyUnfounded(tx, QStringList(subjects.begin(), subjects.end())));
    return {};
}

} // namespace watchdesk::store
