// Who may do what, checked here once for windows and command line alike (domain.md "Roles").
#pragma once

#include "base/Result.h"
#include "domain/Person.h"

#include <initializer_list>
#include <string>

namespace watchdesk::desk {

/// Nothing when the person's role is among `roles`, else Refused with a sentence; nobody signed in is Locked.
[[nodiscard]] inline Result<void> requireRole(const domain::Person& person, std::initializer_list<domain::Role> roles,
                                              const std::string& doing) {
    if (person.id.isEmpty())
        return Error{ErrorCode::Locked, "The desk is locked.", "Nothing was changed.", "Sign in first."};
    for (const domain::Role role : roles) {
        if (person.role == role)
            return {};
    }
    return Error{ErrorCode::Refused, "Your role does not include " + doing + ".", "Nothing was changed.", "Ask a coordinator."};
}

/// Those who work the radio and the log. The first administrator is coordinator too until there is another.
inline constexpr std::initializer_list<domain::Role> controlRoomRoles{domain::Role::Coordinator, domain::Role::CctvOperator,
                                                                      domain::Role::Administrator};

/// Those who run a scheme: what is known of a subject is theirs to set.
inline constexpr std::initializer_list<domain::Role> coordinatorRoles{domain::Role::Coordinator, domain::Role::Administrator};

/// Those who see whole lists of subjects and incidents; members see what is in force only, card by card.
inline constexpr std::initializer_list<domain::Role> galleryRoles{domain::Role::Coordinator, domain::Role::CctvOperator,
                                                                  domain::Role::PoliceSergeant, domain::Role::Partner,
                                                                  domain::Role::Administrator};

/// Everybody who may sign in.
inline constexpr std::initializer_list<domain::Role> everyRole{domain::Role::Coordinator,    domain::Role::CctvOperator,
                                                               domain::Role::PoliceSergeant, domain::Role::Partner,
                                                               domain::Role::Administrator,  domain::Role::MemberView};

} // namespace watchdesk::desk
