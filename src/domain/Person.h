// People who may sign in.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QString>

namespace watchdesk::domain {

enum class Role { Coordinator, CctvOperator, PoliceSergeant, Partner, Administrator, MemberView };
inline constexpr EnumWords<Role, 6> roleWords{{{Role::Coordinator, "coordinator"},
                                               {Role::CctvOperator, "cctv-operator"},
                                               {Role::PoliceSergeant, "police-sergeant"},
                                               {Role::Partner, "partner"},
                                               {Role::Administrator, "administrator"},
                                               {Role::MemberView, "member-view"}}};

/// Somebody with a passphrase. The name is not sealed: the sign-in page shows it before any key is open.
struct Person {
    QString id;
    qint64 version = 0;
    QString name; ///< "Jo Mead"
    Role role = Role::Administrator;
    QString memberId = {}; ///< of a member's people (MemberView): whose; empty for the others
    UtcMs leftAt = 0;      ///< since when they may no longer sign in; 0: they may
    bool galleryClosed = false; ///< a member's person whose member may not see it (rule 17); not kept
    bool standsIn = false; ///< an administrator who is coordinator too, as long as there is no other; not kept
};

/// "JM" for "Jo Mead".
[[nodiscard]] QString initials(const QString& name);

} // namespace watchdesk::domain
