// What was heard of a recording that a peer played.
#pragma once

#include "peers/PeerDesk.h"

#include <utility>
#include <vector>

namespace watchdesk::radio {

/// Each over of the file, where it begins and ends (ms), was delivered at its time, with the samples of the file and
/// none lost.
void expectShift(RecordingListener& listener, const std::vector<std::int16_t>& file,
                 const std::vector<std::pair<int, int>>& overs);

} // namespace watchdesk::radio
