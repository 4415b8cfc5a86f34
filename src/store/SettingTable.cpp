#include "store/SettingTable.h"

#include "store/Records.h"

namespace watchdesk::store {

namespace {

Result<Setting> fromRow(Tx&, const Row& row) {
    return Setting{row.text(0), row.text(1), row.integer(2), row.text(3)};
}

const QString select = QStringLiteral("SELECT scheme_id, key, version, value FROM setting ");

Result<void> noteOf(Tx& tx, const Setting& setting) {
    return tx.note("setting", setting.schemeId + QLatin1Char('/') + setting.key, setting.version);
}

} // namespace

Result<std::optional<Setting>> SettingTable::find(Tx& tx, const QString& schemeId, const QString& key) {
    return readOne(tx, select + QStringLiteral("WHERE scheme_id = ? AND key = ?"), {schemeId, key}, fromRow);
}

Result<Setting> SettingTable::set(Tx& tx, const QString& schemeId, const QString& key, const QString& value) {
    STORE_TRY(row, tx.one(QStringLiteral("INSERT INTO setting (scheme_id, key, version, value) VALUES (?, ?, 1, ?) "
                                         "ON CONFLICT (scheme_id, key) DO UPDATE SET version = setting.version + 1, "
                                         "value = excluded.value RETURNING version"),
                          {schemeId, key, value}));
    Setting setting{schemeId, key, row->integer(0), value};
    STORE_CHECK(noteOf(tx, setting));
    return setting;
}

Result<Setting> SettingTable::update(Tx& tx, Setting setting) {
    STORE_TRY(now, find(tx, setting.schemeId, setting.key));
    if ((now ? now->version : 0) != setting.version)
        return Error{ErrorCode::Conflict, "Somebody else has changed this setting in the meantime.",
                     "What they chose is kept; what you chose is not.", "Look at it as it is now, and choose again."};
    return set(tx, setting.schemeId, setting.key, setting.value);
}

Result<QVector<Setting>> SettingTable::all(Tx& tx) {
    return readMany(tx, select + QStringLiteral("ORDER BY scheme_id, key"), {}, fromRow);
}

} // namespace watchdesk::store
