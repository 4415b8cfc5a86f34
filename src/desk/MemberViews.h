// Members and radios as windows and the command line are shown them: records joined. Values; any thread.
#pragma once

#include "domain/Contact.h"
#include "domain/Membership.h"
#include "domain/Person.h"
#include "domain/Scheme.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace watchdesk::desk {

/// How far a membership is.
enum class MemberStanding { Applied, Joining, Member, Leaving, Left };

/// A line of the list of members: a membership with its business and first premises.
struct MemberLine {
    domain::Member member;
    domain::Membership membership;
    QString scheme;
    MemberStanding standing = MemberStanding::Member; ///< Joining and Leaving: something of the checklist is open
    QVector<domain::ChecklistLine> checklist;
    QVector<domain::Premises> premises; ///< those that are not closed first
    QStringList callSigns;              ///< of sets that are out at them
    UtcMs lastHeard = 0;                ///< any of them; 0: never
    QDate agreementSigned;              ///< the current edition; null: not signed
    QString headOffice;                 ///< its name; empty: none
};

/// Something that was done to a member's records.
struct HistoryLine {
    UtcMs at = 0;
    QString who;
    QString what; ///< "ticked the fee": audit words, with the detail
};

/// A business with all that is kept of it.
struct MemberSheet {
    domain::Member member;
    QVector<MemberLine> memberships; ///< the present ones first
    QVector<domain::Premises> premises;
    QVector<domain::Contact> contacts;
    QVector<domain::Camera> cameras;
    QVector<domain::RadioSet> radios; ///< out at its premises
    QVector<domain::AgreementSignature> signatures;
    QVector<domain::Agreement> agreements; ///< editions of its schemes, latest first
    QVector<domain::Member> branches;
    QVector<domain::Person> people; ///< of its own, who may sign in
    QVector<HistoryLine> history;   ///< newest first, at most 200
};

/// A line of the list of radio sets.
struct RadioLine {
    domain::RadioSet set;
    QString scheme;
    QString member;
    QString premises; ///< "Hallam Pharmacy, High Street"
    UtcMs lastHeard = 0;
    UtcMs since = 0; ///< of its state; 0: not known
};

/// A code that was heard and is no set's.
struct UnknownCode {
    QString toneSet;
    QString code;
    int times = 0;
    UtcMs last = 0;
    QString channel;        ///< where last
    QString transmissionId; ///< the last over
};

/// A set with its history.
struct RadioSheet {
    RadioLine line;
    QVector<domain::RadioMove> moves; ///< newest first
    QStringList movePlaces;           ///< parallel: premises' names
    QStringList moveBy;               ///< parallel: who noted it
};

} // namespace watchdesk::desk
