// Contacts: people of a member's.
#pragma once

#include "domain/Contact.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table contact. update() and remove() are a Conflict when somebody else was first.
/// On a store thread, inside a transaction.
struct ContactTable {
    static Result<domain::Contact> insert(Tx& tx, domain::Contact value);
    static Result<domain::Contact> update(Tx& tx, domain::Contact value);
    static Result<std::optional<domain::Contact>> find(Tx& tx, const QString& id);
    static Result<QVector<domain::Contact>> all(Tx& tx);
    /// Those who have asked for alerts by mail.
    static Result<QVector<domain::Contact>> askers(Tx& tx);
    static Result<QVector<domain::Contact>> ofMember(Tx& tx, const QString& memberId);
    static Result<void> remove(Tx& tx, const domain::Contact& value);
};

} // namespace watchdesk::store
