// What goes before the words of an over: whom it calls, and who speaks.
#pragma once

#include "radio/Config.h"
#include "radio/Events.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace watchdesk::radio {

/// Asked for with the key.
struct Lead {
    std::optional<CallCode> call; ///< the radio set that is called
    bool ani = true;              ///< our own identification, where the channel has one
};

/// The lead as it is sent: 16 bits at 8 kHz, and where its codes begin.
struct LeadTones {
    std::vector<std::int16_t> samples;
    std::vector<CodeHeard> codes;
};

/// The called set first, then who calls, with pauses in which a transmitter comes up and a decoder lets go. Nothing at
/// all when there is nothing to send. InvalidInput for a set that is no tone set, or a code that is not five digits.
[[nodiscard]] Result<LeadTones> leadTones(const Lead& lead, const TalkConfig& talk);

} // namespace watchdesk::radio
