// Meetings as windows and the command line are shown them: records joined. Values; any thread.
#pragma once

#include "domain/Exclusion.h"
#include "domain/Incident.h"
#include "domain/Meeting.h"
#include "domain/Membership.h"
#include "domain/Scheme.h"
#include "domain/Subject.h"

#include <QString>
#include <QVector>

namespace watchdesk::desk {

/// A meeting in the list.
struct MeetingRow {
    domain::Meeting meeting;
    QString scheme;
    int items = 0; ///< shown on its paper
    int open = 0;  ///< actions of it that are not done
};

/// A record that an item rests on, in a line. Names no subject.
struct EvidenceLine {
    domain::AgendaEvidence evidence;
    bool there = true; ///< false: it is no longer in the store
    UtcMs at = 0;      ///< incidents
    QDate day;         ///< everything else that has a day
    QString what;      ///< "Theft · 4391", "Exclusion · 12 months · ballot"
    QString where;     ///< "C07 Hallam Pharmacy"
    qint64 lossPence = 0;
    QString source; ///< "radio", a police reference, who served it
};

/// A line of the agenda with what it rests on.
struct AgendaLine {
    domain::AgendaItem item;
    QString name; ///< of its person: adults whose exclusion the members have decided; empty before the vote
    QVector<EvidenceLine> evidence;
};

/// An action beside the agenda.
struct ActionRow {
    domain::ActionItem action;
    UtcMs meetingAt = 0;  ///< when it was taken on
    bool carried = false; ///< from an earlier meeting
    bool late = false;    ///< on the day of the meeting that is looked at
};

/// A meeting with everything its page shows.
struct AgendaView {
    domain::Meeting meeting;
    QString scheme;
    bool mayEdit = false;       ///< a coordinator, and the meeting has not been held
    bool mayAct = false;        ///< a coordinator: actions go on after the meeting
    QVector<AgendaLine> lines;  ///< in the order of the paper, hidden ones too
    QVector<ActionRow> actions; ///< its own and those carried over: open ones first, late ones before them
};

/// One record of the evidence, opened. Which of the values are filled in follows from evidence.entity.
struct EvidenceDetail {
    domain::AgendaEvidence evidence;
    domain::Incident incident;
    QString category; ///< label
    QString place;    ///< "C07 Hallam Pharmacy, High Street"
    domain::ExclusionNotice notice;
    domain::ExclusionStanding standing = domain::ExclusionStanding::InProcess;
    domain::Subject subject; ///< of a subject or a notice; the reading is on the audit log
    domain::SchemeMember member;
    domain::ActionItem action;
};

/// A step of a person's on an agenda or its actions: what is needed to undo it.
struct AgendaStep {
    QString meetingId;
    QString itemId; ///< where the step was made; empty for actions
    QVector<domain::AgendaItem> itemsBefore;
    QVector<domain::AgendaItem> itemsAfter; ///< parallel to itemsBefore; one more without a twin before: it was added
    QVector<domain::ActionItem> actionsBefore;
    QVector<domain::ActionItem> actionsAfter;
};

/// Where a paper lies.
struct PaperWritten {
    QString path;
    int pages = 0;
};

/// "Proposals for exclusion".
[[nodiscard]] QString sectionTitle(domain::AgendaSection section);

} // namespace watchdesk::desk
