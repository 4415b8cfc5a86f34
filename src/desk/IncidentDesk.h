// Incidents: written from the quick line, one key each, or from the full form; who it may be, and what comes next.
#pragma once

#include "desk/Desk.h"
#include "desk/WhoViews.h"
#include "domain/QuickLine.h"

namespace watchdesk::desk {

/// A line to be logged.
struct LogRequest {
    QString line;                                ///< as typed; kept whole
    QString transmissionId;                      ///< the over it comes from; empty: none
    UtcMs at = 0;                                ///< when it happened; 0: now, or the start of the over
    bool alert = false;                          ///< raise an alert in the same transaction
    std::optional<domain::QuickReading> reading; ///< of the full form; none: the line is read
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

    /// One transaction: the incident, its subject, the link to the over, the alert if asked, audit, feed. Never refuses
    /// text; an empty line is InvalidInput. Needs coordinator, CCTV operator or administrator (Refused otherwise).
    QFuture<Result<Logged>> log(const LogRequest& request);
    /// Withdraws what was just logged: it stays in the journal as withdrawn, its alert is closed as false.
    QFuture<Result<domain::Incident>> withdraw(const QString& incidentId);

    /// Subjects of the gallery whom it may be, best first, at most eight: by description, and by where and when they
    /// were before. Needs both the gallery and the logging of incidents; who asked is on the audit log (rule 14).
    QFuture<Result<QVector<WhoSuggestion>>> whoIsThis(const WhoQuery& query);
    /// A person has decided: the subject is on the incident as suspect. Said twice is said once.
    QFuture<Result<domain::Incident>> tie(const QString& incidentId, const QString& subjectId);
    /// "Not this person": remembered for the pair, and not offered again for this incident.
    QFuture<Result<void>> ruleOut(const QString& incidentId, const QString& subjectId);

    /// The next steps of its category, each with who did it when.
    QFuture<Result<QVector<StepState>>> steps(const QString& incidentId);
    /// Ticks a step, or takes the tick off. Said twice is said once: the first who did it stays.
    QFuture<Result<QVector<StepState>>> tick(const QString& incidentId, const QString& step, bool done);
    QFuture<Result<domain::Incident>> find(const QString& incidentId);
    /// Newest first.
    QFuture<Result<QVector<domain::Incident>>> list(UtcMs since, UtcMs until, int limit);

Q_SIGNALS:
    /// Steps were ticked, here or on another desk.
    void stepsChanged();

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
