#include "desk/CodesCalled.h"

namespace watchdesk::desk {

bool CodesCalled::isEcho(const QString& channel, UtcMs began, const domain::ToneCode& code) const {
    const auto calls = m_calls.constFind(channel);
    return calls != m_calls.constEnd() && (calls->endedAt == 0 || began <= calls->endedAt) &&
           calls->codes.contains(code);
}

} // namespace watchdesk::desk
