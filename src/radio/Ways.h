// The gateways that a channel can go by.
#pragma once

#include "radio/Gateway.h"

#include <string>
#include <vector>

namespace watchdesk::radio {

/// The channel's own gateway first, then those that stand by for it; one of them is in use. At least one. Radio thread.
class Ways {
public:
    explicit Ways(std::vector<Gateway*> all) : m_all(std::move(all)) {}

    [[nodiscard]] Gateway& now() const { return *m_all[m_at]; }
    [[nodiscard]] Gateway& own() const { return *m_all.front(); }
    [[nodiscard]] const std::vector<Gateway*>& all() const { return m_all; }
    [[nodiscard]] bool standsIn() const { return m_at != 0; }
    /// The next one in turn; false when there is only one.
    bool next();
    void use(const Gateway& gateway);
    /// A talkgroup's address at the gateway in use: one that names the channel's own gateway names it instead.
    [[nodiscard]] std::string uriHere(const std::string& uri) const;

private:
    std::vector<Gateway*> m_all;
    std::size_t m_at = 0;
};

} // namespace watchdesk::radio
