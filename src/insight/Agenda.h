// The agenda of a meeting, assembled from what happened since the last one. Pure; any thread.
#pragma once

#include "domain/Exclusion.h"
#include "domain/Incident.h"
#include "domain/Meeting.h"
#include "domain/Membership.h"
#include "domain/Scheme.h"
#include "domain/Subject.h"
#include "insight/Period.h"

#include <QTimeZone>
#include <QVector>

namespace watchdesk::insight {

/// A place as an agenda names it.
struct AgendaPlace {
    QString premisesId;
    QString words; ///< "C07 Hallam Pharmacy"
};

/// What an agenda is assembled from: records of one scheme, in any order. Subjects are of every scheme.
struct AgendaInput {
    UtcMs meetingAt = 0;
    UtcMs previousAt = 0; ///< the last meeting that was held; 0: none, the agenda tells of the month before
    UtcMs nextAt = 0;     ///< the meeting after this one; 0: not planned, a month later is assumed
    UtcMs now = 0;
    QTimeZone zone;
    QVector<domain::SchemeMember> members;
    QVector<AgendaPlace> places;
    QVector<domain::Subject> subjects;
    QVector<domain::Incident> incidents; ///< at least those of agendaPeriod() and the period before it
    QVector<domain::ExclusionNotice> exclusions;
    QVector<domain::ActionItem> actions; ///< of earlier meetings
};

/// A line as it is proposed. Subjects are named by reference and age band, never by name: members vote on papers
/// without names (rule 4), nobody under 18 is named, and what is erased later does not live on in an old agenda.
struct AgendaDraft {
    domain::AgendaSection section = domain::AgendaSection::OtherBusiness;
    QString title;
    QString detail;
    qint64 rank = 0;
    QString source;
    QVector<domain::AgendaEvidence> evidence;
};

/// What the agenda tells of: from the last meeting (else a month before this one) up to now, or to the meeting if that
/// has been.
[[nodiscard]] Period agendaPeriod(const AgendaInput& input);

/// The sections in the order of the paper, each ranked; the same input, in whatever order, gives the same agenda.
/// Withdrawn incidents and false alarms are left out. The order inside a section, ties by id:
///  - actions: late first, the longest overdue first; then by due date; those without a date last;
///  - incidents: the total against the period before, serious ones, losses, then categories that moved by more than
///    chance explains (|a − b| − 1 > 2.98 √(a + b)), the clearest first;
///  - repeat offenders (suspect or offender in at least 2): incidents, serious ones, loss, latest; at most 10;
///  - repeat places (at least 3): incidents, serious ones, loss; at most 10. A time of the week is named where two
///    hours of one weekday hold at least 3 of the incidents and at least a third of them;
///  - proposals: before the ballot, in evidence check, nominated; the longest waiting first;
///  - breaches: those since the last meeting, then all, by person; of persons not known last;
///  - not yet served: the oldest nomination first;
///  - ending before the next meeting: the earliest first.
[[nodiscard]] QVector<AgendaDraft> assembleAgenda(const AgendaInput& input);

} // namespace watchdesk::insight
