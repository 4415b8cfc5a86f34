// Texts through a gateway (SIP MESSAGE, RFC 3428).
#include "base/Log.h"
#include "radio/Gateway.h"
#include "sip/Text.h"
#include "sip/Uri.h"

#include <boost/locale/utf.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::radio {

namespace {

constexpr std::size_t kMostText = 4096;
constexpr std::size_t kMostNumber = 64;

// What may stand in the user part of an address without an escape (RFC 3261 section 25.1), as far as numbers need it.
bool isNumber(const std::string& to) {
    return !to.empty() && to.size() <= kMostNumber && std::ranges::all_of(to, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("*#+._-").find(c) != std::string_view::npos;
    });
}

bool isUtf8(const std::string& text) {
    using Traits = boost::locale::utf::utf_traits<char>;
    for (auto at = text.begin(); at != text.end();)
        if (!boost::locale::utf::is_valid_codepoint(Traits::decode(at, text.end())))
            return false;
    return true;
}

std::string partyOf(std::string_view field) {
    const std::string uri = sip::uriOf(field);
    const auto read = sip::parseUri(uri);
    return read && !read->user.empty() ? read->user : uri;
}

} // namespace

int Gateway::textReceived(const sip::Message& text, const sip::Peer& from) {
    if (!isGateway(from.ip)) {
        log("radio")->warn("gateway {}: a text from a stranger was refused", m_config.name);
        return 403;
    }
    if (!m_textTaken)
        return 405;
    const std::string& body = text.body();
    if (body.size() > kMostText)
        return 413;
    if (body.empty() || !isUtf8(body))
        return 400;
    m_textTaken({m_config.name, partyOf(text.first("From")), partyOf(text.first("To")), body, 0});
    return 200;
}

std::optional<std::string> Gateway::textUri(const std::string& to) const {
    if (sip::parseUri(to))
        return to;
    if (!isNumber(to))
        return std::nullopt;
    // '#' is not allowed there as it is.
    std::string user = to;
    for (std::size_t at = 0; (at = user.find('#', at)) != std::string::npos; at += 3)
        user.replace(at, 1, "%23");
    return fmt::format("sip:{}@{}:{}", user, sip::bracketed(m_config.host), m_config.port);
}

void Gateway::sendText(const std::string& to, const std::string& text, std::function<void(int)> sent) {
    const auto uri = textUri(to);
    if (!uri || text.empty() || text.size() > kMostText || !isUtf8(text))
        return sent(400);
    prepare([this, uri = *uri, text, sent = std::move(sent)](const Result<sip::Peer>& peer) {
        if (!peer)
            return sent(0);
        m_textLeaving = sent;
        const sip::RequestId id = m_agent->sendText(uri, text, *peer);
        if (m_textLeaving)
            m_texts[id] = std::exchange(m_textLeaving, nullptr);
        arm();
    });
}

void Gateway::textAnswered(sip::RequestId id, int status) {
    if (m_textLeaving)
        return std::exchange(m_textLeaving, nullptr)(status);
    const auto found = m_texts.find(id);
    if (found == m_texts.end())
        return;
    const auto sent = std::move(found->second);
    m_texts.erase(found);
    sent(status);
}

// The link ends: what is not answered by now will not be.
void Gateway::loseTexts() {
    for (const auto& [id, sent] : std::exchange(m_texts, {}))
        sent(0);
}

} // namespace watchdesk::radio
