// What the audit log says, in words: the same for windows and the command line.
#pragma once

#include "domain/Audit.h"

#include <QStringList>
#include <QVector>

namespace watchdesk::desk {

/// Kinds of act, for filters.
enum class AuditGroup { People, Looks, Work, Faces, Meetings, Members, Retention, Store };

/// An action of the log: `words` go on from a name ("Jo Mead", "signed in").
struct AuditWord {
    const char* action;
    AuditGroup group;
    const char* words;
};

/// Every action that the program writes; erasures are written with the kind of record before ".erase".
[[nodiscard]] const QVector<AuditWord>& auditTable();
/// "raised an alert"; the action itself when it is of a later version.
[[nodiscard]] QString auditWords(const QString& action);
[[nodiscard]] QStringList actionsOf(AuditGroup group);
[[nodiscard]] const QVector<AuditGroup>& auditGroups();
/// "People and keys".
[[nodiscard]] QString auditGroupTitle(AuditGroup group);
/// The entry's detail with the store's own words told as people say them ("cctv operator to partner").
[[nodiscard]] QString auditDetail(const domain::AuditEntry& entry);

} // namespace watchdesk::desk
