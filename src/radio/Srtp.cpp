#include "radio/Srtp.h"

#include <openssl/crypto.h>
#include <srtp2/srtp.h>

#include <cstdlib>

namespace watchdesk::radio {

namespace {

using sip::CryptoSuite;

constexpr unsigned long kWindow = 1024;
// libsrtp reads fields of a header before it looks at the length of what is behind them.
constexpr std::size_t kLeastRtp = 12;
constexpr std::size_t kLeastRtcp = 8;
constexpr std::size_t kMostPacket = 65535;

void initialise() {
    static const bool done = srtp_init() == srtp_err_status_ok;
    if (!done)
        std::abort();
}

// Control packets have the long tag, whatever the suite (RFC 4568 section 6.2.2, RFC 6188 section 4).
void choose(CryptoSuite suite, srtp_policy_t& policy) {
    switch (suite) {
    case CryptoSuite::AesCm128Sha80:
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtp);
        break;
    case CryptoSuite::AesCm128Sha32:
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_32(&policy.rtp);
        break;
    case CryptoSuite::Aes256CmSha80:
        srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy.rtp);
        break;
    case CryptoSuite::Aes256CmSha32:
        srtp_crypto_policy_set_aes_cm_256_hmac_sha1_32(&policy.rtp);
        break;
    }
    if (sip::keySize(suite) == 30)
        srtp_crypto_policy_set_aes_cm_128_hmac_sha1_80(&policy.rtcp);
    else
        srtp_crypto_policy_set_aes_cm_256_hmac_sha1_80(&policy.rtcp);
}

srtp_t makeSession(const sip::Crypto& crypto, srtp_ssrc_type_t direction) {
    initialise();
    std::array<std::uint8_t, sip::MasterKey::kMost> key{};
    std::ranges::copy(crypto.key.octets(), key.begin());
    srtp_policy_t policy{};
    choose(crypto.suite, policy);
    policy.ssrc.type = direction;
    policy.key = key.data();
    policy.window_size = kWindow;
    srtp_t session = nullptr;
    const auto made = srtp_create(&session, &policy);
    OPENSSL_cleanse(key.data(), key.size());
    if (made != srtp_err_status_ok)
        std::abort(); // the suites are constants: only memory can be missing
    return session;
}

using Transform = srtp_err_status_t (*)(srtp_t, void*, int*);

// In place, in a buffer of ours: libsrtp wants it aligned, and with room behind it.
std::optional<std::span<const std::uint8_t>> transformed(srtp_t session, Transform transform,
                                                         std::span<const std::uint8_t> packet, std::size_t least,
                                                         std::vector<std::uint8_t>& buffer) {
    if (packet.size() < least || packet.size() > kMostPacket)
        return std::nullopt;
    buffer.assign(packet.begin(), packet.end());
    buffer.resize(packet.size() + SRTP_MAX_TRAILER_LEN + 4);
    int size = static_cast<int>(packet.size());
    if (transform(session, buffer.data(), &size) != srtp_err_status_ok || size < 0)
        return std::nullopt;
    return std::span<const std::uint8_t>(buffer).first(static_cast<std::size_t>(size));
}

} // namespace

struct SrtpOpener::Session {
    ~Session() { srtp_dealloc(srtp); }
    srtp_t srtp;
};

struct SrtpSealer::Session {
    ~Session() { srtp_dealloc(srtp); }
    srtp_t srtp;
};

SrtpOpener::SrtpOpener(const sip::Crypto& theirs)
    : m_crypto(theirs), m_session(new Session{makeSession(theirs, ssrc_any_inbound)}) {}

SrtpOpener::~SrtpOpener() = default;

std::optional<SrtpOpener::Bytes> SrtpOpener::rtp(Bytes packet) {
    const auto opened = transformed(m_session->srtp, srtp_unprotect, packet, kLeastRtp, m_buffer);
    m_refused += opened ? 0 : 1;
    return opened;
}

std::optional<SrtpOpener::Bytes> SrtpOpener::rtcp(Bytes packet) {
    const auto opened = transformed(m_session->srtp, srtp_unprotect_rtcp, packet, kLeastRtcp, m_buffer);
    m_refused += opened ? 0 : 1;
    return opened;
}

SrtpSealer::SrtpSealer(const sip::Crypto& ours)
    : m_crypto(ours), m_session(new Session{makeSession(ours, ssrc_any_outbound)}) {}

SrtpSealer::~SrtpSealer() = default;

std::optional<SrtpSealer::Bytes> SrtpSealer::rtp(Bytes packet) {
    return transformed(m_session->srtp, srtp_protect, packet, kLeastRtp, m_buffer);
}

std::optional<SrtpSealer::Bytes> SrtpSealer::rtcp(Bytes packet) {
    return transformed(m_session->srtp, srtp_protect_rtcp, packet, kLeastRtcp, m_buffer);
}

void SrtpGuard::begin(const std::optional<sip::CryptoPair>& keys) {
    m_opener.reset();
    m_before.reset();
    m_sealer.reset();
    m_refused = 0;
    renegotiated(keys);
}

void SrtpGuard::renegotiated(const std::optional<sip::CryptoPair>& keys) {
    if (!keys) {
        m_opener.reset();
        m_before.reset();
        m_sealer.reset();
        return;
    }
    const auto same = [](const sip::Crypto& one, const sip::Crypto& other) {
        return one.suite == other.suite && one.key == other.key;
    };
    if (!m_opener || !same(m_opener->crypto(), keys->theirs)) {
        m_before = std::move(m_opener);
        m_opener = std::make_unique<SrtpOpener>(keys->theirs);
    }
    if (!m_sealer || !same(m_sealer->crypto(), keys->ours))
        m_sealer = std::make_unique<SrtpSealer>(keys->ours);
}

std::optional<SrtpGuard::Bytes> SrtpGuard::open(Bytes packet, std::optional<Bytes> (SrtpOpener::*how)(Bytes)) {
    if (!m_opener)
        return packet;
    if (const auto opened = ((*m_opener).*how)(packet)) {
        m_before.reset();
        return opened;
    }
    if (m_before)
        if (const auto opened = ((*m_before).*how)(packet))
            return opened;
    ++m_refused;
    return std::nullopt;
}

std::optional<SrtpGuard::Bytes> SrtpGuard::sealRtp(Bytes packet) {
    return m_sealer ? m_sealer->rtp(packet) : packet;
}

std::optional<SrtpGuard::Bytes> SrtpGuard::sealRtcp(Bytes packet) {
    return m_sealer ? m_sealer->rtcp(packet) : packet;
}

} // namespace watchdesk::radio
