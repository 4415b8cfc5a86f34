// Incidents of a table: many at once.
#pragma once

#include "desk/ImportNames.h"
#include "desk/ImportWork.h"
#include "domain/Incident.h"
#include "store/IncidentStage.h"
#include "store/LookupTable.h"

namespace watchdesk::desk {

/// An incident is known again by its reference in the table, or where it has none by the whole of its line. What the
/// store has no field for stays in the narrative.
class ImportIncidents : public ImportWork {
public:
    ImportIncidents(QString schemeId, QString person, std::function<QString()> newId)
        : m_schemeId(std::move(schemeId)), m_person(std::move(person)), m_newId(std::move(newId)) {}
    Result<void> learn(store::Tx& tx) override;
    [[nodiscard]] ImportLine judge(ImportRow& row) override;
    [[nodiscard]] bool isStaged() const override { return true; }
    /// Seals some hundred at a time, each part in a short transaction of its own: the desk's other writers come
    /// between.
    Result<void> prepare(store::Store& store, const ImportProgress& progress) override;
    void letGo(store::Store& store) override;
    Result<void> write(store::Tx& tx, RecordStep& step) override;

private:
    Result<void> stageSome(store::Tx& tx, qsizetype from, qsizetype to);
    [[nodiscard]] domain::Incident read(ImportRow& row) const;
    void readWhen(ImportRow& row, domain::Incident& incident) const;
    void readPlace(ImportRow& row, domain::Incident& incident, QStringList& told) const;
    void readSubject(ImportRow& row, domain::Incident& incident) const;
    [[nodiscard]] QString keyOf(const ImportRow& row) const;
    QString m_schemeId;
    QString m_person; ///< id of who brings them in
    std::function<QString()> m_newId;
    ImportNames m_names;
    UtcMs m_now = 0;
    std::optional<store::Tagger> m_tagger;
    QHash<QByteArray, QString> m_brought;
    QHash<QString, QString> m_subjects;                   ///< id by reference, folded
    QHash<QString, QStringList> m_byName;                 ///< ids by name
    QHash<QString, std::pair<qint64, QString>> m_lineOf;  ///< by key: the line and the whole of it
    QVector<std::pair<domain::Incident, QString>> m_todo; ///< with its key
    store::IncidentStage m_stage;
    QVector<QString> m_ids; ///< of what is staged
};

} // namespace watchdesk::desk
