// The monthly meeting of a scheme: its agenda, and the actions that come of it.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QDate>
#include <QString>
#include <QVector>

namespace watchdesk::domain {

enum class MeetingState { Planned, Held };
inline constexpr EnumWords<MeetingState, 2> meetingStateWords{
    {{MeetingState::Planned, "planned"}, {MeetingState::Held, "held"}}};

/// A meeting of a scheme. Its agenda tells of what happened since the last one that was held.
struct Meeting {
    QString id;
    qint64 version = 0;
    QString schemeId;
    UtcMs at = 0;
    QString place; ///< sealed: "Corn Exchange, upper room"
    MeetingState state = MeetingState::Planned;
    UtcMs builtFrom = 0; ///< the agenda tells of what happened from here on; 0: not built yet
    UtcMs builtAt = 0;   ///< up to when; 0: not built yet
};

/// The parts of an agenda, in the order of the paper.
enum class AgendaSection {
    Attendance,
    Actions,
    Incidents,
    Offenders,
    Places,
    Proposals,
    Breaches,
    Unserved,
    Ending,
    OtherBusiness
};
inline constexpr EnumWords<AgendaSection, 10> agendaSectionWords{{{AgendaSection::Attendance, "attendance"},
                                                                  {AgendaSection::Actions, "actions"},
                                                                  {AgendaSection::Incidents, "incidents"},
                                                                  {AgendaSection::Offenders, "offenders"},
                                                                  {AgendaSection::Places, "places"},
                                                                  {AgendaSection::Proposals, "proposals"},
                                                                  {AgendaSection::Breaches, "breaches"},
                                                                  {AgendaSection::Unserved, "unserved"},
                                                                  {AgendaSection::Ending, "ending"},
                                                                  {AgendaSection::OtherBusiness, "other-business"}}};

/// A record that an item rests on. `entity` is the name of its table: "incident", "exclusion_notice", "subject",
/// "premises", "member", "action_item".
struct AgendaEvidence {
    QString entity;
    QString entityId;
    bool operator==(const AgendaEvidence&) const = default;
};

/// A line of an agenda. Its words name no subject: what is read is joined with names by the reader's role.
struct AgendaItem {
    QString id;
    qint64 version = 0;
    QString meetingId;
    AgendaSection section = AgendaSection::OtherBusiness;
    int position = 0; ///< within the section
    QString title;    ///< sealed
    QString detail;   ///< sealed
    qint64 rank = 0;  ///< larger comes first where nobody has moved anything
    QString source;   ///< "offender:ID": by it a rebuild knows the item again; empty: a person added it
    bool edited = false;
    bool hidden = false; ///< not on the paper
    bool placed = false; ///< moved by hand: a rebuild leaves the order of its section alone
    bool gone = false;   ///< edited or hidden, and no longer in the records
    QVector<AgendaEvidence> evidence;
};

/// What somebody took on at a meeting.
struct ActionItem {
    QString id;
    qint64 version = 0;
    QString meetingId;
    QString what;  ///< sealed
    QString owner; ///< sealed
    QDate dueOn;   ///< null: no date
    QDate doneOn;  ///< null: open
};

/// Open, and due before `day`.
[[nodiscard]] inline bool isLate(const ActionItem& action, QDate day) {
    return !action.doneOn.isValid() && action.dueOn.isValid() && action.dueOn < day;
}

} // namespace watchdesk::domain
