// Sightings of the person of an alert.
#pragma once

#include "domain/Alert.h"
#include "store/Tx.h"

#include <QHash>
#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table sighting. insert() and update() give the value as it is now stored (id and version filled in); update() is a
/// Conflict when somebody else was first. On a store thread, inside a transaction.
struct SightingTable {
    static Result<domain::Sighting> insert(Tx& tx, domain::Sighting value);
    static Result<domain::Sighting> update(Tx& tx, domain::Sighting value);
    static Result<std::optional<domain::Sighting>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Sighting>> all(Tx& tx);
    /// Oldest first.
    static Result<QVector<domain::Sighting>> forAlert(Tx& tx, const QString& alertId);
    /// Of that time and later, newest first; by the journal, which every sighting is in.
    static Result<QVector<domain::Sighting>> since(Tx& tx, UtcMs since);
    static Result<QVector<domain::Sighting>> fetch(Tx& tx, const QVector<QString>& ids);
};

} // namespace watchdesk::store
