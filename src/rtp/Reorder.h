// Sequence numbers: order restored, losses counted, restarts recognised (after RFC 3550 appendix A.1). Owns no timer.
#pragma once

#include "rtp/Packet.h"
#include "rtp/RadioHeader.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace watchdesk::rtp {

using TimePoint = std::chrono::steady_clock::time_point;

/// Who is behind a packet, as it says itself.
struct Sender {
    std::optional<RadioHeader> radio;
    std::uint32_t contributor = 0; ///< its CSRC when there is exactly one; else 0
};

/// A packet that owns its payload.
struct Frame {
    std::uint8_t payloadType = 0;
    bool marker = false;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0;
    std::uint32_t ssrc = 0;
    std::vector<std::uint8_t> payload;
    TimePoint arrival{};
    Sender sender;
};

/// A packet whose turn it is.
struct Delivery {
    Frame frame;
    int lostBefore = 0; ///< sequence numbers that never came just before this one
    bool restart =
        false; ///< first packet of a sender, or of one that began anew: timestamps are unrelated to what was before
};

/// Puts the packets of one media session back in order. A hole is waited for at most `window` (or kMaxHeld packets),
/// but not after a pause: then the next packet goes out at once. One thread. State is bounded whatever arrives.
class Reorder {
public:
    static constexpr std::size_t kMaxHeld = 16;
    static constexpr int kMaxDropout = 3000; ///< a jump further ahead is a restart, not a loss
    static constexpr std::chrono::milliseconds kPause{150};
    static constexpr std::chrono::milliseconds kIdle{1000};

    explicit Reorder(std::chrono::milliseconds window = std::chrono::milliseconds(60)) : m_window(window) {}

    /// Takes a packet; appends what may go out now.
    void push(Frame frame, std::vector<Delivery>& out);
    /// Gives up holes whose time is over.
    void expire(TimePoint now, std::vector<Delivery>& out);
    /// When expire() has something to do.
    [[nodiscard]] std::optional<TimePoint> deadline() const;

    [[nodiscard]] std::int64_t lost() const { return m_lost; }
    [[nodiscard]] std::int64_t duplicates() const { return m_duplicates; }
    [[nodiscard]] std::int64_t late() const { return m_late; }

private:
    void restartWith(Frame frame, std::vector<Delivery>& out);
    void wild(Frame frame, std::vector<Delivery>& out);
    void deliverRun(std::vector<Delivery>& out);
    void skipHole(std::vector<Delivery>& out);
    [[nodiscard]] int ahead(const Frame& frame) const;

    std::chrono::milliseconds m_window;
    bool m_started = false;
    std::uint32_t m_ssrc = 0;
    std::int64_t m_next = 0; ///< extended sequence number that is awaited
    TimePoint m_lastArrival{};
    std::map<std::int64_t, Frame> m_held;
    std::optional<Frame> m_suspect; ///< a packet far off the sequence, believed once its successor comes
    std::int64_t m_lost = 0;
    std::int64_t m_duplicates = 0;
    std::int64_t m_late = 0;
};

} // namespace watchdesk::rtp
