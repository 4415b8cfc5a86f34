// SRTP and SRTCP (RFC 3711) of one call, by keys that its signalling agreed on. The only place that knows libsrtp.
#pragma once

#include "sip/SdpCrypto.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace watchdesk::radio {

/// What comes: opened with the sender's key. A packet is opened once; what was opened before, is too old (1,024
/// packets), or does not authenticate, is nothing, and is counted. One thread. Its keys are wiped when it goes.
class SrtpOpener {
public:
    using Bytes = std::span<const std::uint8_t>;

    explicit SrtpOpener(const sip::Crypto& theirs);
    ~SrtpOpener();
    SrtpOpener(const SrtpOpener&) = delete;
    SrtpOpener& operator=(const SrtpOpener&) = delete;

    /// The packet within; it lasts until the next call.
    [[nodiscard]] std::optional<Bytes> rtp(Bytes packet);
    [[nodiscard]] std::optional<Bytes> rtcp(Bytes packet);
    [[nodiscard]] const sip::Crypto& crypto() const { return m_crypto; }
    [[nodiscard]] std::int64_t refused() const { return m_refused; }

private:
    struct Session;
    sip::Crypto m_crypto;
    std::unique_ptr<Session> m_session;
    std::vector<std::uint8_t> m_buffer;
    std::int64_t m_refused = 0;
};

/// What goes: sealed with our key. A key must never see the same SSRC and sequence numbers twice: keep it for as long
/// as the key stays. One thread.
class SrtpSealer {
public:
    using Bytes = std::span<const std::uint8_t>;

    explicit SrtpSealer(const sip::Crypto& ours);
    ~SrtpSealer();
    SrtpSealer(const SrtpSealer&) = delete;
    SrtpSealer& operator=(const SrtpSealer&) = delete;

    /// nullopt for what is no packet, and when the key has served out its time: then nothing may go.
    [[nodiscard]] std::optional<Bytes> rtp(Bytes packet);
    [[nodiscard]] std::optional<Bytes> rtcp(Bytes packet);
    [[nodiscard]] const sip::Crypto& crypto() const { return m_crypto; }

private:
    struct Session;
    sip::Crypto m_crypto;
    std::unique_ptr<Session> m_session;
    std::vector<std::uint8_t> m_buffer;
};

/// Both ways of a call, through its re-INVITEs: a key that stays keeps its state; after a change of theirs what was
/// sent with the key before is still opened, until something comes with the new one. Without keys everything passes as
/// it is. One thread.
class SrtpGuard {
public:
    using Bytes = std::span<const std::uint8_t>;

    /// A new call (nothing is kept of the one before), or none.
    void begin(const std::optional<sip::CryptoPair>& keys);
    /// A new offer within the call was answered.
    void renegotiated(const std::optional<sip::CryptoPair>& keys);

    /// nullopt: to be dropped.
    [[nodiscard]] std::optional<Bytes> openRtp(Bytes packet) { return open(packet, &SrtpOpener::rtp); }
    [[nodiscard]] std::optional<Bytes> openRtcp(Bytes packet) { return open(packet, &SrtpOpener::rtcp); }
    [[nodiscard]] std::optional<Bytes> sealRtp(Bytes packet);
    [[nodiscard]] std::optional<Bytes> sealRtcp(Bytes packet);
    [[nodiscard]] bool protects() const { return m_opener != nullptr; }
    /// Packets of this call that did not authenticate, or came again.
    [[nodiscard]] std::int64_t refused() const { return m_refused; }

private:
    std::optional<Bytes> open(Bytes packet, std::optional<Bytes> (SrtpOpener::*how)(Bytes));

    std::unique_ptr<SrtpOpener> m_opener;
    std::unique_ptr<SrtpOpener> m_before;
    std::unique_ptr<SrtpSealer> m_sealer;
    std::int64_t m_refused = 0;
};

} // namespace watchdesk::radio
