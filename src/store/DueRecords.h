// What retention looks at: dates of records, from unsealed columns only. Works while locked.
#pragma once

#include "domain/Subject.h"
#include "store/Tx.h"

#include <QDate>
#include <QVector>

namespace watchdesk::store {

/// A record that is old enough, with what people call it by.
struct OldRecord {
    QString id;
    qint64 number = 0; ///< of an incident
    QString channel;   ///< of an over
    UtcMs at = 0;
    QDate day; ///< of what has a civil date only
};

// Oldest first; `before` is excluded. On a store thread.

/// Those whose words are still there.
Result<QVector<OldRecord>> incidentsBefore(Tx& tx, UtcMs before);
/// Overs with a recording, which nothing was logged from.
Result<QVector<OldRecord>> recordingsBefore(Tx& tx, UtcMs before);
/// Overs, which nothing was logged from.
Result<QVector<OldRecord>> transmissionsBefore(Tx& tx, UtcMs before);
/// Whether nothing was logged from that over; so of one that is not there.
Result<bool> ledToNothing(Tx& tx, const QString& transmissionId);
Result<QVector<OldRecord>> stillsBefore(Tx& tx, UtcMs before);
Result<QVector<OldRecord>> meetingsBefore(Tx& tx, UtcMs before);
/// Emergencies that were stood down.
Result<QVector<OldRecord>> emergenciesBefore(Tx& tx, UtcMs before);
/// Texts of radios.
Result<QVector<OldRecord>> radioTextsBefore(Tx& tx, UtcMs before);
/// Letters, but for those that a desk has in hand; what still waits after so long is of no use any more.
Result<QVector<OldRecord>> lettersBefore(Tx& tx, UtcMs before);
/// Roll-calls and turns on watch that have ended.
Result<QVector<OldRecord>> rollCallsBefore(Tx& tx, UtcMs before);
Result<QVector<OldRecord>> signOnsBefore(Tx& tx, UtcMs before);
/// Shifts that have ended, and intelligence reports.
Result<QVector<OldRecord>> shiftsBefore(Tx& tx, UtcMs before);
Result<QVector<OldRecord>> intelReportsBefore(Tx& tx, UtcMs before);
/// Members who left before that day and whose contact was not erased since.
Result<QVector<OldRecord>> membersLeftBefore(Tx& tx, const QDate& before);

/// A subject without what is sealed.
struct PlainSubject {
    QString id;
    QString reference;
    domain::SubjectStatus status = domain::SubjectStatus::Known;
    UtcMs createdAt = 0;
    UtcMs lastIncident = 0; ///< that stands, whatever the part in it; 0: none
};
/// Everybody, or the one with that id.
Result<QVector<PlainSubject>> plainSubjects(Tx& tx, const QString& subjectId = {});

/// How much hangs on a subject.
struct SubjectHoldings {
    qint64 photographs = 0;
    qint64 templates = 0;
    qint64 stills = 0;
    qint64 notices = 0;
    qint64 orders = 0;
    qint64 incidents = 0;
};
Result<SubjectHoldings> holdingsOf(Tx& tx, const QString& subjectId);

} // namespace watchdesk::store
