// Whether and how the media of a call are encrypted: our offers, their answers, and the other way about (RFC 4568).
#pragma once

#include "radio/Config.h"
#include "sip/Sdp.h"

#include <optional>
#include <string_view>
#include <vector>

namespace watchdesk::radio {

/// The keys of one call after another. Radio thread.
class MediaKeys {
public:
    /// What a gateway's calls get: keys lie open in the signalling, so that without TLS there are none.
    [[nodiscard]] static Srtp wish(const GatewayConfig& gateway);

    /// A new call, of ours or theirs; plain: after a refusal.
    void begin(const GatewayConfig& gateway, bool plain = false);
    /// Makes an offer of ours protected, when that is wished for.
    void offer(sip::AudioDescription& description);
    /// Reads their answer to it; Refused when it agrees to none of our keys.
    [[nodiscard]] Result<sip::AudioDescription> readAnswer(std::string_view sdp);
    /// Reads an offer of theirs, at the beginning or within the call, and chooses a key; Refused when there is none
    /// for us. Nothing is agreed by it: an offer may be refused for other reasons, and what runs goes on as it was.
    [[nodiscard]] Result<sip::AudioDescription> readOffer(std::string_view sdp);
    /// Puts our choice into the answer to it: now it is agreed.
    void answer(sip::AudioDescription& description);
    /// Puts the key that runs into an offer of ours within the call. An offer of theirs that was not answered is gone.
    void goOn(sip::AudioDescription& description);
    /// Both keys; nullopt while nothing is protected.
    [[nodiscard]] const std::optional<sip::CryptoPair>& agreed() const { return m_agreed; }
    /// Only a protected call will do.
    [[nodiscard]] bool required() const { return m_wish == Srtp::Require; }
    /// True when a refusal of our offer may mean that they do not encrypt, and we would call without.
    [[nodiscard]] bool mayFallBack(int status) const;
    /// We would have encrypted, and they do not; once the call stands.
    [[nodiscard]] bool fellBack() const { return m_fellBack || (m_wish == Srtp::Prefer && !m_agreed); }
    /// A refusal that may mean that they do not encrypt, where nothing else will do.
    [[nodiscard]] bool mayLackKeys(int status) const;

private:
    Srtp m_wish = Srtp::Off;
    bool m_fellBack = false;
    std::vector<sip::Crypto> m_offered;
    std::optional<sip::CryptoPair> m_chosen; ///< from the offer that was read last, until it is answered
    std::optional<sip::CryptoPair> m_agreed;
};

} // namespace watchdesk::radio
