// One letter to a mail server (SMTP, RFC 5321), by libcurl.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"

#include <atomic>
#include <string>
#include <vector>

namespace watchdesk::mail {

/// How the way to the server is kept private. StartTls: asked for, and required. Plain: to this machine alone.
enum class Privacy { StartTls, Tls, Plain };

/// A mail server as the scheme has it.
struct Server {
    std::string host;
    int port = 587;
    Privacy privacy = Privacy::StartTls;
    std::string user; ///< empty: it asks for none
    std::string password;
    std::string caFile;       ///< of certificates that are trusted instead of the machine's; empty: the machine's
    int patienceSeconds = 60; ///< for all of a conversation
};

/// InvalidInput for a host that is none, a port out of range, or a plain way to another machine.
[[nodiscard]] Result<void> checkServer(const Server& server);

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
