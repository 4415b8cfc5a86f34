// One letter to a mail server (SMTP, RFC 5321), by libcurl.
#pragma once

#include "base/Clock.h"
#include "mail/Server.h"

#include <atomic>
#include <string>
#include <vector>

namespace watchdesk::mail {

/// A letter of text. Addresses have to be some (isAddress); what is in the others is made harmless.
struct Message {
    std::string from;
    std::string fromName;
    std::string to;
    std::string subject;
    std::string body; ///< UTF-8, lines end in \n
    std::string id;   ///< of letters, digits and hyphens: its Message-ID is this at the sender's domain
    UtcMs date = 0;
};

/// What came of it.
struct Delivery {
    enum class End {
        Sent,    ///< the server has taken it
        Later,   ///< the server says: not now (4yz)
        Refused, ///< the server says: never (5yz)
        Trouble, ///< no server, no private way, no sign-in: it has nothing to do with this letter
    };
    End end = End::Trouble;
    int status = 0;                        ///< of the last answer; 0: none
    std::string reply;                     ///< the server's last words, or ours of what was wrong
    std::vector<std::string> conversation; ///< what each side said, without the sign-in and the letter
};

/// Blocks for at most the server's patience; `stop` ends it (Trouble). Any thread. Certificates are verified, TLS
/// is 1.2 or later, credentials are in no log. A connection that is cut after the letter and before the answer is
/// Trouble, though the server may have taken it: whoever sends it again sends the same Message-ID.
[[nodiscard]] Delivery send(const Server& server, const Message& message, const std::atomic<bool>* stop = nullptr);

} // namespace watchdesk::mail
