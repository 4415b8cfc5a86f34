// Whose people a member's view may be of.
#pragma once

namespace watchdesk::desk {
class Desk;
}

namespace watchdesk::ui {

class AddPersonSheet;

/// Reads the members and hands their names to the sheet, as long as it is open.
void offerMembers(AddPersonSheet& sheet, desk::Desk& desk);

} // namespace watchdesk::ui
