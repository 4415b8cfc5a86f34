// Who may do what with meetings (domain.md "Roles").
#pragma once

#include "desk/Roles.h"
#include "store/PersonTable.h"

#include <algorithm>

namespace watchdesk::desk {

/// Those who run a meeting.
inline constexpr std::initializer_list<domain::Role> meetingEditors{domain::Role::Coordinator};
/// Those who read its papers and take them away. No CCTV operator and no administrator: nothing of what goes to a
/// ballot is theirs to see.
inline constexpr std::initializer_list<domain::Role> meetingReaders{
    domain::Role::Coordinator, domain::Role::PoliceSergeant, domain::Role::Partner};

/// The person as meetings see them: the first administrator is coordinator too until there is another.
[[nodiscard]] inline Result<domain::Person> inMeetings(store::Tx& tx, domain::Person person) {
    if (person.role != domain::Role::Administrator)
        return person;
    const auto people = store::PersonTable::all(tx);
    if (!people)
        return people.error();
    const bool coordinated = std::any_of(people->begin(), people->end(), [](const domain::Person& other) {
        return other.role == domain::Role::Coordinator;
    });
    if (!coordinated)
        person.role = domain::Role::Coordinator;
    return person;
}

/// Whether the person may, as meetings see them: Refused or Locked otherwise.
[[nodiscard]] inline Result<void> mayInMeetings(store::Tx& tx, const domain::Person& person,
                                                std::initializer_list<domain::Role> roles, const std::string& doing) {
    const auto seen = inMeetings(tx, person);
    if (!seen)
        return seen.error();
    return requireRole(*seen, roles, doing);
}

} // namespace watchdesk::desk
