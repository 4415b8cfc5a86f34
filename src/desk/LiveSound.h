// What is being said, for the ears of whoever sits at the desk.
#pragma once

#include "rtp/Playout.h"

#include <QHash>
#include <QMutex>
#include <QString>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace watchdesk::desk {

/// How a channel is heard.
struct ChannelMix {
    double gainDb = 0; ///< -60…12
    double pan = 0;    ///< -1 left … 1 right
    bool muted = false;
};

/// Mixes the channels to one stereo stream, 8 kHz 16-bit. Recording knows nothing of it: what is muted here is kept all
/// the same. The radio thread writes, the sound thread reads, the window sets; each call is short.
class LiveSound {
public:
    static constexpr int rate = 8000;
    static constexpr double leastGainDb = -60;
    static constexpr double mostGainDb = 12;

    /// Cut to its range.
    void setMix(const QString& channel, const ChannelMix& mix);
    /// Closed (as it is at first), it keeps nothing and reads as silence.
    void setOpen(bool open);

    void began(const QString& channel);
    void audio(const QString& channel, std::span<const std::int16_t> samples, std::size_t lost);
    void ended(const QString& channel);

    /// Fills with left, right, left …; false: all of it is silence. Sums that are too loud are cut, not wrapped.
    bool read(std::span<std::int16_t> stereo);

private:
    struct Line {
        rtp::Playout playout;
        double left = 0.7071;
        double right = 0.7071;
    };
    Line& lineOf(const QString& channel);
    QMutex m_mutex;
    bool m_open = false;
    QHash<QString, std::shared_ptr<Line>> m_lines;
    std::vector<std::int16_t> m_one;
    std::vector<double> m_sum;
};

} // namespace watchdesk::desk
