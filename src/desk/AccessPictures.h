// Who else is in the pictures of an access request.
#pragma once

#include "desk/AccessReading.h"

namespace watchdesk::desk {

class VisionRoom;

/// Looks for faces of others in every picture whose own face is known. Where there are no models nothing is found, and
/// AccessFile::othersSought stays false. Blocks until the vision thread has looked; neither on that nor on the
/// window's.
void findOthers(VisionRoom& vision, AccessFile& file);

} // namespace watchdesk::desk
