#include "radio/MediaKeys.h"

#include <algorithm>
#include <array>
#include <utility>

namespace watchdesk::radio {

namespace {

Error noKey(const char* what) {
    return Error{ErrorCode::Refused, what, "", "Look at the encryption (SRTP) of the gateway."};
}

// 488 and 606: not acceptable; 415: a form that is not known; some say 406, 500 or 501 to what they do not know.
bool isNotUnderstood(int status) {
    constexpr std::array kNotUnderstood{415, 488, 606};
    return std::ranges::find(kNotUnderstood, status) != kNotUnderstood.end();
}

} // namespace

Srtp MediaKeys::wish(const GatewayConfig& gateway) {
    return gateway.transport == "tls" ? gateway.srtp : Srtp::Off;
}

void MediaKeys::begin(const GatewayConfig& gateway, bool plain) {
    m_wish = plain ? Srtp::Off : wish(gateway);
    m_fellBack = plain;
    m_offered.clear();
    m_chosen.reset();
    m_agreed.reset();
}

void MediaKeys::offer(sip::AudioDescription& description) {
    if (m_wish == Srtp::Off)
        return;
    m_offered = sip::freshOffer();
    description.protocol = "RTP/SAVP";
    description.crypto = m_offered;
}

Result<sip::AudioDescription> MediaKeys::readAnswer(std::string_view sdp) {
    auto read = sip::parseSdp(sdp, m_offered.empty() ? sip::Protection::Plain : sip::Protection::Secure);
    if (!read || m_offered.empty())
        return read;
    m_agreed = sip::agreedBy(m_offered, read->crypto, read->cryptoLines);
    if (!m_agreed)
        return noKey("they agree to none of our keys");
    return read;
}

Result<sip::AudioDescription> MediaKeys::readOffer(std::string_view sdp) {
    m_chosen.reset();
    auto read = sip::parseSdp(sdp, m_wish == Srtp::Off       ? sip::Protection::Plain
                                   : m_wish == Srtp::Require ? sip::Protection::Secure
                                                             : sip::Protection::Either);
    // A call that is protected stays so.
    if (read && !read->secure() && m_agreed)
        return noKey("an encrypted call is to go on in the clear");
    if (!read && required() && sip::parseSdp(sdp))
        return noKey("their call is not encrypted, and only encrypted ones are taken");
    if (!read || !read->secure())
        return read;
    m_chosen = sip::chosenFrom(read->crypto, m_agreed);
    if (!m_chosen)
        return noKey("the offer has no key that we can use");
    return read;
}

void MediaKeys::answer(sip::AudioDescription& description) {
    if (m_chosen)
        m_agreed = std::exchange(m_chosen, std::nullopt);
    goOn(description);
}

void MediaKeys::goOn(sip::AudioDescription& description) {
    m_chosen.reset();
    if (description.secure() && m_agreed)
        description.crypto = {m_agreed->ours};
}

bool MediaKeys::mayFallBack(int status) const {
    return m_wish == Srtp::Prefer && !m_offered.empty() && isNotUnderstood(status);
}

bool MediaKeys::mayLackKeys(int status) const {
    return m_wish == Srtp::Require && !m_offered.empty() && isNotUnderstood(status);
}

} // namespace watchdesk::radio
