#include "desk/OthersOvers.h"

#include <algorithm>
#include <iterator>

namespace watchdesk::desk {

void OthersOvers::add(OthersOver& over, std::span<const std::int16_t> samples) {
    const std::size_t room = mostSamples - std::min(mostSamples, over.samples.size());
    const auto fits = samples.first(std::min(room, samples.size()));
    over.samples.insert(over.samples.end(), fits.begin(), fits.end());
}

void OthersOvers::ended(OthersOver over, qint64 nowMs) {
    const QMutexLocker lock(&m_mutex);
    forgetOld(nowMs);
    over.endedMs = nowMs;
    m_overs.push_back(std::move(over));
}

std::vector<OthersOver> OthersOvers::take(const QString& channel, qint64 nowMs) {
    const QMutexLocker lock(&m_mutex);
    forgetOld(nowMs);
    const auto theirs = std::stable_partition(m_overs.begin(), m_overs.end(),
                                              [&](const OthersOver& over) { return over.record.channel != channel; });
    std::vector<OthersOver> out(std::make_move_iterator(theirs), std::make_move_iterator(m_overs.end()));
    m_overs.erase(theirs, m_overs.end());
    return out;
}

void OthersOvers::forgetOld(qint64 nowMs) {
    std::erase_if(m_overs, [&](const OthersOver& over) { return nowMs - over.endedMs > keptMs; });
}

} // namespace watchdesk::desk
