// What a packet says of itself, in the words of the detectors.
#pragma once

#include "radio/Detector.h"
#include "rtp/Reorder.h"

namespace watchdesk::radio {

[[nodiscard]] inline Press pressOf(const rtp::Sender& sender) {
    if (!sender.radio)
        return Press::Unknown;
    if (sender.radio->last)
        return Press::Last;
    return sender.radio->active() ? Press::On : Press::Off;
}

} // namespace watchdesk::radio
