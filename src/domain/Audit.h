// Who did, saw or decided what.
#pragma once

#include "base/Clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace watchdesk::domain {

/// An entry of the append-only log, chained by hash for each desk.
struct AuditEntry {
    qint64 seq = 0;
    QString id;
    QString desk; ///< which desk wrote it
    qint64 number = 0; ///< its place in that desk's chain, from 1
    UtcMs at = 0;
    QString who;    ///< person id; empty for the desk itself
    QString action; ///< "incident.log", "alert.raise", "subject.view", …
    QString entity;
    QString entityId;
    QString detail; ///< sealed
    bool erased = false; ///< the detail does not open any more: whom it was about is erased (or it was damaged)
    QByteArray hash;
    QString signedBy; ///< the signing key of who wrote it; empty for what a locked desk noted
    QByteArray signature;
};

/// The end of a desk's chain: kept outside the store (printed, mailed, on another machine), it shows that the store was
/// set back to an earlier state.
struct AuditHead {
    QString desk;
    qint64 number = 0;
    UtcMs at = 0;
    QByteArray hash;
};

/// One line, as it is printed: "desk-1 812 2026-11-25T14:02:11.123Z 3f…".
[[nodiscard]] QString headText(const AuditHead& head);
/// Reads such a line, whatever spaces are around its parts and in the hash; nothing when it is none.
[[nodiscard]] std::optional<AuditHead> headOfText(const QString& line);

} // namespace watchdesk::domain
