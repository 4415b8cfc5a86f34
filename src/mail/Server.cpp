#include "mail/Server.h"

#include <algorithm>

namespace watchdesk::mail {

namespace {

bool isOctet(const std::string& part) {
    constexpr int most = 255;
    return !part.empty() && part.size() <= 3 &&
           std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::stoi(part) <= most;
}

/// 127.0.0.0/8 in four numbers. A name that begins so ("127.mail.example.org") may be anywhere.
bool isLoopbackNumber(const std::string& host) {
    int parts = 0;
    for (std::size_t from = 0; from <= host.size(); ++parts) {
        const std::size_t to = std::min(host.find('.', from), host.size());
        const std::string part = host.substr(from, to - from);
        if (!isOctet(part) || (parts == 0 && part != "127"))
            return false;
        from = to + 1;
    }
    return parts == 4;
}

bool isLoopback(const std::string& host) {
    return host == "localhost" || host == "::1" || isLoopbackNumber(host);
}

/// A name, or an address of either kind.
bool isHost(const std::string& host) {
    constexpr std::size_t longest = 253;
    return !host.empty() && host.size() <= longest && host.front() != '-' && host.front() != '.' &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '-' || c == ':';
           });
}

} // namespace

Result<void> checkServer(const Server& server) {
    const auto wrong = [](const char* what, const char* todo) {
        return Error{ErrorCode::InvalidInput, what, "Nothing was changed.", todo};
    };
    if (!isHost(server.host))
        return wrong("That is no mail server's name.", "It looks like mail.example.org.");
    if (server.port < 1 || server.port > 65535)
        return wrong("That is no port.", "587 is usual with STARTTLS, 465 with TLS from the beginning.");
    if (server.privacy == Privacy::Plain && !isLoopback(server.host))
        return wrong("Mail goes unprotected to this machine alone.", "Choose STARTTLS or TLS.");
    return {};
}

} // namespace watchdesk::mail
