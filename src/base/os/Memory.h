// Memory that was freed.
#pragma once

namespace watchdesk::os {

/// Gives freed pages back to the system at once: what stood in them is not in the process any more. Any thread.
void returnFreeMemory();

/// Bytes of the process that are in memory now (resident set); 0 where that cannot be told.
[[nodiscard]] long long residentBytes();

} // namespace watchdesk::os
