// Who may do what, decided here once for windows and command line alike (domain.md "Roles").
#pragma once

#include "base/Result.h"
#include "domain/Person.h"
#include "store/Tx.h"

#include <array>
#include <initializer_list>

namespace watchdesk::desk {

/// What somebody can want to do at the desk.
enum class Act {
    SeeFeed,
    LogIncidents,
    WorkAlerts,
    AddSightings,
    SeeGallery,
    AddPhotographs,
    SetCautions,
    CompareStills,
    SeeLists,
    SeeMembers,
    ManageMembers,
    ReadMeetings,
    RunMeetings,
    ManagePeople,
    RenewRecoveryKey,
    ChangeSettings,
    BackUp,
    SeeAudit,
    Erase, ///< with a second person who may, too
    AnswerAccessRequests,
    ExchangeRecords, ///< subjects and incidents brought in from tables, and lists of them taken out
    TalkOnRadio,
    WriteOrders, ///< of courts and councils, and the zones they name
    KeepCases, ///< what the police say of incidents, papers for them, intelligence reports
};

/// One row of the table: the act, what a refusal calls it, and whose it is.
struct ActRow {
    Act act;
    const char* doing;
    std::initializer_list<domain::Role> roles;
};

/// Every act, in the order of Act.
[[nodiscard]] const std::array<ActRow, 24>& actTable();

/// Whether the person's role includes it; the first administrator is coordinator too until there is another
/// (Person::standsIn).
[[nodiscard]] bool mayDo(const domain::Person& person, Act act);
/// Nothing when they may, else Refused with a sentence; nobody signed in is Locked. `doing` names it more closely.
[[nodiscard]] Result<void> require(const domain::Person& person, Act act, const char* doing = nullptr);

/// The person as the store has them now: with the role of today, and standing in or not. Refused when they have left.
[[nodiscard]] Result<domain::Person> actingPerson(store::Tx& tx, const QString& personId);
/// The same as above, by the store's word and not by what was true when they signed in: what writes asks this. Locked
/// when the transaction is not theirs any more.
[[nodiscard]] Result<void> require(store::Tx& tx, const domain::Person& person, Act act, const char* doing = nullptr);
/// Of somebody else than who acts: the second of two.
[[nodiscard]] Result<void> requireOf(store::Tx& tx, const domain::Person& person, Act act, const char* doing = nullptr);

} // namespace watchdesk::desk
