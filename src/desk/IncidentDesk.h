// Incidents: written from the quick line, one key each.
#pragma once

#include "desk/Desk.h"
#include "domain/QuickLine.h"

namespace watchdesk::desk {

/// A line to be logged.
struct LogRequest {
    QString line;           ///< as typed; kept whole
    QString transmissionId; ///< the over it comes from; empty: none
    UtcMs at = 0;           ///< when it happened; 0: now, or the start of the over
    bool alert = false;     ///< raise an alert in the same transaction
};

/// What was written.
struct Logged {
    domain::Incident incident;
    domain::Alert alert; ///< id empty unless one was raised
};

/// Window's thread; rules and roles are checked here.
class IncidentDesk : public QObject {
    Q_OBJECT
public:
    explicit IncidentDesk(DeskContext& context);

    /// One transaction: the incident, its subject, the link to the over, the alert if asked, audit, feed. Never refuses text;
    /// an empty line is InvalidInput. Needs coordinator, CCTV operator or administrator (Refused otherwise).
    QFuture<Result<Logged>> log(const LogRequest& request);
    /// Withdraws what was just logged: it stays in the journal as withdrawn, its alert is closed as false.
    QFuture<Result<domain::Incident>> withdraw(const QString& incidentId);
    QFuture<Result<domain::Incident>> find(const QString& incidentId);
    /// Newest first.
    QFuture<Result<QVector<domain::Incident>>> list(UtcMs since, UtcMs until, int limit);

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
