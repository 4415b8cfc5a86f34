// Where a transmission begins and ends: samples and arrival times in, positions out. No sockets, no clock.
#pragma once

#include "radio/Config.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace watchdesk::radio {

using TimePoint = std::chrono::steady_clock::time_point;

/// 8 kHz: samples a millisecond.
inline constexpr int kSamplesPerMs = 8;

/// What a packet says of press-to-talk (rtp::RadioHeader). Last: pressed until the end of this packet.
enum class Press : std::uint8_t { Unknown, Off, On, Last };

/// Samples as they came off the wire, in order and without holes.
struct Block {
    std::span<const std::int16_t> samples;
    std::int64_t position = 0; ///< of the first sample, on the time line of the media session
    TimePoint arrival{};
    bool suppressed = false; ///< the sender was silent before it (packet COR, silence suppression), not the network
    std::int64_t fill = 0;   ///< so many of the samples, at the front, are none of the packet's own
    Press press = Press::Unknown;
};

/// Where an over begins that begins with this packet: not in the silence put in front of it when the sender was silent.
[[nodiscard]] inline std::int64_t startOf(const Block& block) {
    return block.position + (block.suppressed ? block.fill : 0);
}

/// A begin or an end, in the order in which they happened.
struct DetectorEvent {
    enum class Kind { Began, Ended };
    Kind kind = Kind::Began;
    std::int64_t position = 0;
};

/// Finds the overs of one media session. Began and Ended alternate, starting with Began. One thread.
class OverDetector {
public:
    virtual ~OverDetector() = default;
    virtual void push(const Block& block, std::vector<DetectorEvent>& events) = 0;
    /// A packet without sound: a key pressed (RFC 4733), or a gateway that keeps alive and says what is pressed. It
    /// begins no over.
    virtual void alive(TimePoint /*arrival*/, Press /*press*/, std::vector<DetectorEvent>& /*events*/) {}
    /// The sender says that it is silent (comfort noise, RFC 3389).
    virtual void quiet(std::vector<DetectorEvent>& /*events*/) {}
    /// Time passed without packets; call at deadline() at the latest.
    virtual void tick(TimePoint now, std::vector<DetectorEvent>& events) = 0;
    [[nodiscard]] virtual std::optional<TimePoint> deadline() const = 0;
    /// The link went: ends what is running.
    virtual void stop(std::vector<DetectorEvent>& events) = 0;
    /// True when the session is known to send packets all the time, so that their absence means trouble.
    [[nodiscard]] virtual bool continuous() const { return false; }
};

/// Packet COR: an over is packets, silence is none. Begins with the first packet, ends after gapMs without, or with
/// comfort noise.
class GapDetector final : public OverDetector {
public:
    explicit GapDetector(int gapMs) : m_gap(gapMs) {}
    void push(const Block& block, std::vector<DetectorEvent>& events) override;
    void alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& events) override;
    void quiet(std::vector<DetectorEvent>& events) override { stop(events); }
    void tick(TimePoint now, std::vector<DetectorEvent>& events) override;
    [[nodiscard]] std::optional<TimePoint> deadline() const override;
    void stop(std::vector<DetectorEvent>& events) override;

private:
    std::chrono::milliseconds m_gap;
    bool m_running = false;
    TimePoint m_lastArrival{};
    std::int64_t m_end = 0;
};

/// Voice operated: opens when attackMs of frames are above the threshold, closes hangMs after the last. The beginning
/// is then looked for further back, and the end put where sound was last: at most 15 dB below the threshold, and above
/// the noise of the line, which may be another while somebody speaks: what never falls for two seconds is noise, and so
/// is what the hang time is full of.
class VoxDetector final : public OverDetector {
public:
    static constexpr int kFrame = 10 * kSamplesPerMs; ///< 10 ms
    static constexpr int kLookBackMs = 500;

    explicit VoxDetector(const VoxConfig& config);
    void push(const Block& block, std::vector<DetectorEvent>& events) override;
    void alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& events) override;
    void quiet(std::vector<DetectorEvent>& /*events*/) override { m_framesSeen = 0; }
    void tick(TimePoint now, std::vector<DetectorEvent>& events) override;
    [[nodiscard]] std::optional<TimePoint> deadline() const override;
    void stop(std::vector<DetectorEvent>& events) override;
    [[nodiscard]] bool continuous() const override { return m_framesSeen > 500; }

    /// How far behind the newest sample a Began may lie.
    [[nodiscard]] static int reachMs(const VoxConfig& config);

private:
    struct Frame {
        double dbfs = 0;
        std::int64_t position = 0;
    };
    void frame(double dbfs, std::int64_t position, std::vector<DetectorEvent>& events);
    void closedFrame(const Frame& frame, std::vector<DetectorEvent>& events);
    void openFrame(const Frame& frame, std::vector<DetectorEvent>& events);
    [[nodiscard]] std::int64_t beginning(std::size_t firstLoud) const;
    void opened(std::int64_t end);
    void followNoise(double dbfs);
    [[nodiscard]] std::int64_t ending() const;
    [[nodiscard]] double soundLevel(double floor) const; ///< above it is sound, below is the line's own noise

    VoxConfig m_config;
    std::vector<Frame> m_history; ///< newest last, as long as reachMs
    double m_power = 0;
    int m_filled = 0; ///< samples in the frame that is being filled
    double m_floor = -96;
    double m_floorBefore = -96; ///< as it was when the over began
    double m_leastNow = 0;      ///< of this second of the over
    double m_leastBefore = 0;   ///< of the second before
    int m_framesOfSecond = 0;
    std::deque<Frame> m_recent; ///< of the over: the hang time and three seconds more
    bool m_open = false;
    std::int64_t m_lastLoud = 0;  ///< end of the last frame that keeps it open
    std::int64_t m_lastSound = 0; ///< end of the last frame with sound in it
    std::int64_t m_notBefore = 0; ///< where the over before ended
    std::int64_t m_expected = 0;  ///< position of the next block unless there is a pause
    TimePoint m_lastArrival{};
    std::int64_t m_framesSeen = 0; ///< since the sender was last silent by its own word
};

/// Finds out which of the two a gateway needs. Packets from the first moment of the call on are taken for a continuous
/// stream (VOX) until the sender is seen to suppress silence; packets that come later are taken for packet COR until
/// they carry digital silence for long. An over that opens with digital silence is held back until it carries anything
/// else.
class AutoDetector final : public OverDetector {
public:
    static constexpr std::chrono::milliseconds kFromTheStart{500};
    static constexpr int kHoldMs = 500;     ///< digital silence at the start of an over
    static constexpr int kSilenceMs = 3000; ///< digital silence within an over

    AutoDetector(int gapMs, const VoxConfig& vox, TimePoint established);
    void push(const Block& block, std::vector<DetectorEvent>& events) override;
    void alive(TimePoint arrival, Press press, std::vector<DetectorEvent>& events) override;
    void quiet(std::vector<DetectorEvent>& events) override;
    void tick(TimePoint now, std::vector<DetectorEvent>& events) override;
    [[nodiscard]] std::optional<TimePoint> deadline() const override;
    void stop(std::vector<DetectorEvent>& events) override;
    [[nodiscard]] bool continuous() const override { return m_mode == Mode::Continuous && m_vox.continuous(); }

private:
    enum class Mode { Unknown, PacketCor, Continuous };
    void pushCor(const Block& block, std::vector<DetectorEvent>& events);
    void toContinuous(const Block& block, std::vector<DetectorEvent>& events);

    TimePoint m_established;
    std::chrono::milliseconds m_gapTime;
    Mode m_mode = Mode::Unknown;
    GapDetector m_gap;
    VoxDetector m_vox;
    bool m_running = false;             ///< an over of the gap detector is open
    std::optional<std::int64_t> m_held; ///< start of an over held back
    TimePoint m_heldArrival{};
    std::int64_t m_lastSound = 0; ///< end of the last block that was not digital silence
};

/// The detector that a channel asks for. Flags in headers come first with Detector::Header (else the gap) and with
/// Detector::Auto (else what is found out).
[[nodiscard]] std::unique_ptr<OverDetector> makeDetector(const ChannelConfig& config, TimePoint established);

/// The least that a level is said to be.
inline constexpr double kFloorDb = -96;
/// RMS in dB relative to full scale (32768), at least kFloorDb.
[[nodiscard]] double dbfsOf(std::span<const std::int16_t> samples);
/// The same of a mean square.
[[nodiscard]] double dbfsOfPower(double meanSquare);
/// Where the sound of a block ends.
[[nodiscard]] inline std::int64_t endOf(const Block& block) {
    return block.position + static_cast<std::int64_t>(block.samples.size());
}

} // namespace watchdesk::radio
