// Persons of interest of a table.
#pragma once

#include "desk/ImportWork.h"
#include "domain/Subject.h"

namespace watchdesk::desk {

/// A subject is known again by the reference, else by name and date of birth. Whoever is under 18 needs a parent or
/// guardian (rule 13). Exclusions are not brought in: they are decided and served here.
class ImportSubjects : public ImportWork {
public:
    explicit ImportSubjects(std::function<QString()> newId) : m_newId(std::move(newId)) {}
    Result<void> learn(store::Tx& tx) override;
    [[nodiscard]] ImportLine judge(ImportRow& row) override;
    Result<void> write(store::Tx& tx, RecordStep& step) override;

private:
    [[nodiscard]] domain::Subject read(ImportRow& row) const;
    [[nodiscard]] int find(const domain::Subject& said, QString& why) const;
    [[nodiscard]] ImportLine change(const ImportRow& row, const domain::Subject& said, int there);
    [[nodiscard]] ImportLine add(const ImportRow& row, domain::Subject said);
    [[nodiscard]] QString troubleWith(const domain::Subject& subject) const;
    void learn(const domain::Subject& subject);
    std::function<QString()> m_newId;
    QDate m_today;
    QVector<domain::Subject> m_subjects;
    QHash<QString, int> m_byReference;
    QHash<QString, QVector<int>> m_byName; ///< by name and date of birth
    QHash<QString, qint64> m_lineOf;       ///< by id
    int m_lastNumber = 0;                  ///< of "W-0412"
    QVector<int> m_fresh;
    QVector<int> m_changed;
};

} // namespace watchdesk::desk
