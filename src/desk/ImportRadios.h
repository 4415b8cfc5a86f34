// Radio sets of a table.
#pragma once

#include "desk/ImportNames.h"
#include "desk/ImportSets.h"

namespace watchdesk::desk {

/// A set that is with nobody and has no state said is issued: the control room's own.
class ImportRadios : public ImportWork {
public:
    ImportRadios(QString schemeId, std::function<QString()> newId)
        : m_schemeId(std::move(schemeId)), m_sets(std::move(newId)) {}
    Result<void> learn(store::Tx& tx) override;
    [[nodiscard]] ImportLine judge(ImportRow& row) override;
    Result<void> write(store::Tx& tx, RecordStep& step) override;

private:
    [[nodiscard]] SetLine read(ImportRow& row) const;
    void readHolder(ImportRow& row, SetLine& line) const;
    QString m_schemeId;
    ImportNames m_names;
    ImportSets m_sets;
    qint64 m_concerned = 0;
};

} // namespace watchdesk::desk
