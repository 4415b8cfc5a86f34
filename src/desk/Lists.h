// The lists: what is in the store, joined for reading. Each reading of subjects is on the audit log.
#pragma once

#include "desk/Desk.h"
#include "domain/Backup.h"
#include "domain/Audit.h"
#include "domain/Exclusion.h"
#include "domain/Subject.h"

#include <QMap>
#include <QStringList>

namespace watchdesk::desk {

/// Bounds of a list: instants, and a text that must appear in what is shown (ignoring case).
struct ListFilter {
    UtcMs since = 0;
    UtcMs until = 0; ///< excluded; 0: no bound
    QString text;
    int limit = 0; ///< 0: all
};

struct MemberRow {
    domain::Member member;
    QString scheme; ///< of the membership: a member of two schemes is in two rows
    QDate joined;
    QDate agreementSigned;
    QDate left;
    QVector<domain::Premises> premises;
    QStringList callSigns;
};

struct RadioRow {
    domain::RadioSet set;
    QString scheme;
    QString premises;
    UtcMs lastHeard = 0; ///< 0: never
};

struct SubjectRow {
    domain::Subject subject;
    QVector<domain::ExclusionNotice> exclusions;
};

struct ExclusionRow {
    domain::ExclusionNotice notice;
    domain::Subject subject;
    QString scheme;
};

struct IncidentRow {
    domain::Incident incident;
    QString callSign;
    QString premises;
    QString loggedBy;
};

struct TransmissionRow {
    domain::Transmission transmission;
    QString callSign;
    QString premises;
};

struct AlertRow {
    domain::Alert alert;
    qint64 incident = 0; ///< its number
    QString category;
    QString premises;
    QString claimedBy;
};

struct AuditRow {
    domain::AuditEntry entry;
    QString who;
};

struct StoreStatus {
    QString engine;
    int schema = 0;
    QMap<QString, qint64> counts; ///< by table
    std::optional<domain::Backup> lastBackup;
};

struct VerifyAnswer {
    QMap<QString, qint64> checked;
    QStringList broken;
};

/// Reads; window's thread or the command line's. Newest first where there is a time, by call sign or name otherwise.
class Lists {
public:
    explicit Lists(DeskContext& context);
    QFuture<Result<QVector<MemberRow>>> members(const ListFilter& filter);
    QFuture<Result<QVector<RadioRow>>> radios(const ListFilter& filter);
    QFuture<Result<QVector<SubjectRow>>> subjects(const ListFilter& filter);
    /// Latest first, by the day served, else nominated; the bounds are on that day. Without the notices that are on their
    /// way to a ballot for those who have no part in it.
    QFuture<Result<QVector<ExclusionRow>>> exclusions(const ListFilter& filter);
    QFuture<Result<QVector<IncidentRow>>> incidents(const ListFilter& filter);
    QFuture<Result<QVector<AlertRow>>> alerts(const ListFilter& filter);
    QFuture<Result<QVector<TransmissionRow>>> transmissions(const ListFilter& filter);
    QFuture<Result<QVector<AuditRow>>> audit(const ListFilter& filter);
    QFuture<Result<TransmissionRow>> transmission(const QString& id);
    QFuture<Result<StoreStatus>> status();
    /// Seals, audit chains, references, recordings against their hashes; that each head that was kept outside is still
    /// in its chain. Seconds for a large store. `progress` is told each part's name, on a store thread.
    QFuture<Result<VerifyAnswer>> verify(const QVector<domain::AuditHead>& kept = {},
                                         const std::function<void(const QString&)>& progress = {});
    /// Where each desk's audit chain ends, to be printed or mailed; that it was asked for is on the log.
    QFuture<Result<QVector<domain::AuditHead>>> auditHeads();

private:
    DeskContext& m_context;
};

} // namespace watchdesk::desk
