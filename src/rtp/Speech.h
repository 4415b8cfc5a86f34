// Speech on its way out: samples in, one RTP packet every 20 ms out (RFC 3550, RFC 3551). Owns no socket and no timer.
#pragma once

#include "rtp/G711.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace watchdesk::rtp {

/// The stream that we send in one media session. Its clock runs on while nobody speaks, so that a talk spurt begins
/// where the wall clock is; the first packet of each has the marker (RFC 3551 section 4.1). One thread.
class Speech {
public:
    static constexpr std::size_t kFrame = 160;           ///< samples of a packet: 20 ms at 8 kHz
    static constexpr std::size_t kMostWaiting = 8 * 400; ///< samples: what comes too fast is cut at its beginning

    Speech(std::uint32_t ssrc, std::uint16_t firstSequence, std::uint32_t firstTimestamp)
        : m_ssrc(ssrc), m_sequence(firstSequence), m_timestamp(firstTimestamp) {}

    void setCodec(Codec codec, std::uint8_t payloadType);
    /// Begins a talk spurt; `silentFor` 20 ms units passed since the last packet.
    void begin(std::uint32_t silentFor);
    /// Samples as they come, in blocks of any length.
    void feed(std::span<const std::int16_t> samples);
    /// The next packet. When less than a frame waits, what there is, filled up with silence: the stream goes on.
    [[nodiscard]] std::vector<std::uint8_t> packet();
    /// Samples that wait.
    [[nodiscard]] std::size_t waiting() const { return m_samples.size(); }
    /// The samples of the last packet, as they were before they were encoded.
    [[nodiscard]] const std::vector<std::int16_t>& lastFrame() const { return m_frame; }
    [[nodiscard]] std::uint32_t ssrc() const { return m_ssrc; }
    /// Another source from now on (RFC 3550 section 8.2): it has sent nothing yet.
    void setSsrc(std::uint32_t ssrc);
    [[nodiscard]] Codec codec() const { return m_codec; }
    /// Of the next packet, if it came at once.
    [[nodiscard]] std::uint32_t timestamp() const { return m_timestamp; }
    /// Of this source, for its reports.
    [[nodiscard]] std::uint32_t packets() const { return m_packets; }
    [[nodiscard]] std::uint32_t octets() const { return m_octets; } ///< of payload

private:
    std::uint32_t m_ssrc;
    std::uint16_t m_sequence;
    std::uint32_t m_timestamp;
    Codec m_codec = Codec::Pcma;
    std::uint8_t m_payloadType = 8;
    bool m_first = true;
    std::uint32_t m_packets = 0;
    std::uint32_t m_octets = 0;
    std::deque<std::int16_t> m_samples;
    std::vector<std::int16_t> m_frame;
};

} // namespace watchdesk::rtp
