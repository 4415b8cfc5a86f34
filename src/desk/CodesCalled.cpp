#include "desk/CodesCalled.h"

#include <algorithm>

namespace watchdesk::desk {

bool CodesCalled::takeEcho(const QString& channel, UtcMs began, const domain::ToneCode& code, UtcMs at) {
    constexpr UtcMs clocksApart = 200; // the two overs are dated each by its own packets
    const auto calls = m_calls.find(channel);
    if (calls == m_calls.end() || began < calls->beganAt - clocksApart ||
        (calls->endedAt != 0 && began > calls->endedAt))
        return false;
    const auto sent = std::find_if(calls->sent.begin(), calls->sent.end(), [&](const Sent& one) {
        return one.code == code && at >= one.at - clocksApart && at <= one.at + echoMs;
    });
    if (sent == calls->sent.end())
        return false;
    calls->sent.erase(sent);
    return true;
}

} // namespace watchdesk::desk
