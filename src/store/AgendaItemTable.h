// Lines of agendas and what they rest on.
#pragma once

#include "domain/Meeting.h"
#include "store/Tx.h"

#include <QVector>

#include <optional>

namespace watchdesk::store {

/// Table agenda_item. insert() and update() give the value as it is now stored (id and version filled in); update() and
/// remove() are a Conflict when somebody else was first. On a store thread, inside a transaction.
struct AgendaItemTable {
    static Result<domain::AgendaItem> insert(Tx& tx, domain::AgendaItem value);
    static Result<domain::AgendaItem> update(Tx& tx, domain::AgendaItem value);
    static Result<void> remove(Tx& tx, const domain::AgendaItem& value);
    static Result<std::optional<domain::AgendaItem>> find(Tx& tx, const QString& id);
    /// In the order of the paper: by section, then by position.
    static Result<QVector<domain::AgendaItem>> ofMeeting(Tx& tx, const QString& meetingId);
};

} // namespace watchdesk::store
