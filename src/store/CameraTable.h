// Cameras of the town and of members' premises.
#pragma once

#include "domain/Contact.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table camera. update() and remove() are a Conflict when somebody else was first.
/// On a store thread, inside a transaction.
struct CameraTable {
    static Result<domain::Camera> insert(Tx& tx, domain::Camera value);
    static Result<domain::Camera> update(Tx& tx, domain::Camera value);
    static Result<std::optional<domain::Camera>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Camera>> all(Tx& tx);
    static Result<void> remove(Tx& tx, const domain::Camera& value);
};

} // namespace watchdesk::store
