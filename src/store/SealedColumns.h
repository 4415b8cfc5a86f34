// Every sealed column of the schema.
#pragma once

#include <QStringList>
#include <QVector>

namespace watchdesk::store {

/// A table's sealed columns, and the column whose value names the record in the seal.
struct SealedColumns {
    const char* table;
    const char* id;
    QStringList columns;
    bool chained = false; ///< hashes cover the sealed bytes: they may not be sealed anew
};

[[nodiscard]] const QVector<SealedColumns>& sealedColumns();

} // namespace watchdesk::store
