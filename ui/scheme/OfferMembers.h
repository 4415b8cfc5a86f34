// Whose people a member's view may be of.
#pragma once

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class RoleChoice;

/// Reads the members and hands their names to the choice, as long as it is there.
void offerMembers(RoleChoice& choice, desk::Desk& desk);

} // namespace watchdesk::ui
