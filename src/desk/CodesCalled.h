// Codes that are called, and are no callers: what we sent ourselves, come back.
#pragma once

#include "base/Clock.h"
#include "domain/EmergencyRule.h"

#include <QHash>

namespace watchdesk::desk {

/// A gateway that sends back what is said to it gives us the code of the set we call, and that set has said nothing.
/// Once for each call, within two seconds, in an over that begins while we speak: whatever is heard besides is the set
/// itself, and may be a call for help. One thread; times are those of the overs.
class CodesCalled {
public:
    static constexpr UtcMs echoMs = 2000;

    void began(const QString& channel, UtcMs at) { m_calls[channel] = {at, 0, {}}; }
    void called(const QString& channel, const domain::ToneCode& code, UtcMs at) {
        m_calls[channel].sent.append({code, at});
    }
    void ended(const QString& channel, UtcMs at) { m_calls[channel].endedAt = at; }
    /// Whether a code at `at` in an over of others that began at `began` is one of our latest over, sent back; then it
    /// is taken for it.
    [[nodiscard]] bool takeEcho(const QString& channel, UtcMs began, const domain::ToneCode& code, UtcMs at);

private:
    struct Sent {
        domain::ToneCode code;
        UtcMs at = 0;
    };
    struct Calls {
        UtcMs beganAt = 0;
        UtcMs endedAt = 0; ///< 0: it is being said
        QVector<Sent> sent;
    };
    QHash<QString, Calls> m_calls; ///< of the latest over that is ours, by channel
};

} // namespace watchdesk::desk
