// Overs that another desk records: kept here for a moment, in case it died before it had them in the store.
#pragma once

#include "desk/Recorder.h"
#include "domain/Transmission.h"

#include <QMutex>
#include <QString>

#include <cstdint>
#include <span>
#include <vector>

namespace watchdesk::desk {

/// One of them, ended or not.
struct OthersOver {
    domain::Transmission record; ///< ours, with ids of our own: used only if it must be kept here
    rtp::Codec codec = rtp::Codec::Pcma;
    int preRollMs = 0;
    std::vector<std::int16_t> samples;
    qint64 endedMs = 0; ///< by a steady clock
};

/// Those that have ended, for as long as it takes to find out that a desk is gone. Any thread.
class OthersOvers {
public:
    static constexpr qint64 keptMs = 15'000;                  ///< three times what a lease may stand still
    static constexpr std::size_t mostSamples = 8 * 60 * 1000; ///< a minute of one over: longer ones go on without sound

    /// Adds to a running one, within the bound.
    static void add(OthersOver& over, std::span<const std::int16_t> samples);
    void ended(OthersOver over, qint64 nowMs);
    /// Those of a channel, oldest first, which are then nobody's but the caller's.
    [[nodiscard]] std::vector<OthersOver> take(const QString& channel, qint64 nowMs);

private:
    void forgetOld(qint64 nowMs);

    QMutex m_mutex;
    std::vector<OthersOver> m_overs;
};

} // namespace watchdesk::desk
