// An agenda that is built again keeps what people did to it. Pure; any thread.
#pragma once

#include "insight/Agenda.h"

namespace watchdesk::insight {

/// What has to be written. Untouched items are in none of the lists.
struct AgendaChange {
    QVector<domain::AgendaItem> added; ///< without ids
    QVector<domain::AgendaItem> changed;
    QVector<domain::AgendaItem> removed;
};

/// Items are known again by their source.
///  - What was edited keeps its words; its evidence is the new one. What was hidden stays hidden.
///  - What a person added stays, at the end of its section.
///  - What is no longer in the records goes; if it was edited or hidden it stays and is marked as gone.
///  - A section in which something was moved by hand keeps its order, and what is new comes at its end; another is
///    ranked anew.
[[nodiscard]] AgendaChange mergeAgenda(const QString& meetingId, const QVector<domain::AgendaItem>& existing,
                                       const QVector<AgendaDraft>& drafts);

} // namespace watchdesk::insight
