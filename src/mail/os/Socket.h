// A socket that somebody else opened.
#pragma once

namespace watchdesk::mail::os {

/// Waits until something can be read from it (or written to it), or it is over; false: not within that time.
[[nodiscard]] bool waitFor(int socket, bool toWrite, int milliseconds);
/// Reads as closed from here on, so that nobody waits for a farewell.
void stopReading(int socket);

} // namespace watchdesk::mail::os
