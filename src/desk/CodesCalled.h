// Codes that are called and call nobody's attention to their own set: what we sent ourselves, come back.
#pragma once

#include "base/Clock.h"
#include "domain/EmergencyRule.h"

#include <QHash>

namespace watchdesk::desk {

/// A gateway that sends back what is said to it gives us the code of the set we call, and that set has said nothing.
/// Whoever answers begins when we have ended; what begins while we speak and has a code of ours is ourselves. One
/// thread; times are those of the overs.
class CodesCalled {
public:
    void began(const QString& channel) { m_calls[channel] = {}; }
    void called(const QString& channel, const domain::ToneCode& code) { m_calls[channel].codes.append(code); }
    void ended(const QString& channel, UtcMs at) { m_calls[channel].endedAt = at; }
    /// Whether a code in an over of others that began at `began` is one of our latest over, sent back.
    [[nodiscard]] bool isEcho(const QString& channel, UtcMs began, const domain::ToneCode& code) const;

private:
    struct Calls {
        QVector<domain::ToneCode> codes;
        UtcMs endedAt = 0; ///< 0: it is being said
    };
    QHash<QString, Calls> m_calls; ///< of the latest over that is ours, by channel
};

} // namespace watchdesk::desk
