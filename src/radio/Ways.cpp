#include "radio/Ways.h"

#include "sip/Uri.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::radio {

bool Ways::next() {
    m_at = (m_at + 1) % m_all.size();
    return m_all.size() > 1;
}

void Ways::use(const Gateway& gateway) {
    const auto it = std::ranges::find(m_all, &gateway);
    if (it != m_all.end())
        m_at = static_cast<std::size_t>(it - m_all.begin());
}

std::string Ways::uriHere(const std::string& uri) const {
    const auto read = sip::parseUri(uri);
    if (!standsIn() || !read || read->host != own().config().host)
        return uri;
    const GatewayConfig& here = now().config();
    return fmt::format("{}:{}@{}:{}{}", read->scheme, read->user, sip::bracketed(here.host), here.port,
                       read->parameters);
}

} // namespace watchdesk::radio
