// Building an agenda out of the store, inside a transaction of whoever does it.
#pragma once

#include "insight/Agenda.h"
#include "store/Tx.h"

namespace watchdesk::desk {


/// Everything an agenda is assembled from, as the store has it now. NotFound without the meeting.
Result<insight::AgendaInput> readAgendaInput(store::Tx& tx, const domain::Meeting& meeting);

/// Assembles the agenda and merges it with what is there: what people did to it is kept. Adds an audit entry.
/// Conflict for a meeting that has been held: its agenda is a record.
Result<domain::Meeting> writeAgenda(store::Tx& tx, domain::Meeting meeting);

} // namespace watchdesk::desk
