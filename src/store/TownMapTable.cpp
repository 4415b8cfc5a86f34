#include "store/TownMapTable.h"

#include "store/Records.h"

namespace watchdesk::store {

Result<std::optional<TownMapRow>> TownMapTable::find(Tx& tx) {
    STORE_TRY(row, tx.one(QStringLiteral("SELECT name, sha256, imported_ms, map FROM town_map ORDER BY id LIMIT 1")));
    if (!row)
        return std::optional<TownMapRow>();
    return std::optional<TownMapRow>({row->text(0), row->blob(1), row->integer(2), row->blob(3)});
}

Result<void> TownMapTable::replace(Tx& tx, const TownMapRow& row) {
    STORE_CHECK(remove(tx));
    const QString id = tx.newId();
    STORE_CHECK(tx.exec(QStringLiteral("INSERT INTO town_map (id, version, name, sha256, imported_ms, map) "
                                       "VALUES (?, 1, ?, ?, ?, ?)"),
                        {id, row.name, row.sha256, static_cast<qint64>(row.importedAt), row.map}));
    return tx.note("town_map", id, 1);
}

Result<void> TownMapTable::remove(Tx& tx) {
    STORE_CHECK(removeRows(tx, "town_map", QStringLiteral("version > ?"), {0}));
    return {};
}

} // namespace watchdesk::store
