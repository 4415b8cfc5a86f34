// SIP messages kept in files, judged as if they had come off the wire.
#pragma once

#include "base/Result.h"

#include <string>

namespace watchdesk::desk {

/// What the radio bridge does with a message (sip/Verdict.h says it at length).
struct SipCheck {
    bool accepted = false;
    std::string layer; ///< to blame: framing, startline, header or semantic; empty when accepted
    int response = 0;  ///< status that it is answered with at once; 0: none
    std::string why;   ///< empty when there is nothing to say
};

/// Judges a file as one datagram, by the bridge's own validator. An error only when the file cannot be read; any
/// thread.
[[nodiscard]] Result<SipCheck> checkSipFile(const std::string& path);

} // namespace watchdesk::desk
