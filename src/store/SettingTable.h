// Settings of a scheme, or with no scheme of the whole store.
#pragma once

#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// A value by its key; what keys there are, and their ranges, is the desk's to know. Not sealed: no personal data in
/// it.
struct Setting {
    QString schemeId; ///< empty: of the whole store
    QString key;
    qint64 version = 0;
    QString value;
};

/// Table setting. On a store thread.
struct SettingTable {
    static Result<std::optional<Setting>> find(Tx& tx, const QString& schemeId, const QString& key);
    /// Writes it whatever it was; the version ascends.
    static Result<Setting> set(Tx& tx, const QString& schemeId, const QString& key, const QString& value);
    /// Writes it if it is still at that version (0: not there yet), else Conflict.
    static Result<Setting> update(Tx& tx, Setting setting);
    static Result<QVector<Setting>> all(Tx& tx);
};

} // namespace watchdesk::store
