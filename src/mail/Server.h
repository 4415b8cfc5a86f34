// A server that mail goes to, or is read from.
#pragma once

#include "base/Result.h"

#include <string>

namespace watchdesk::mail {

/// How the way to the server is kept private. StartTls: asked for, and required. Plain: to this machine alone.
enum class Privacy { StartTls, Tls, Plain };

/// A server as the scheme has it.
struct Server {
    std::string host;
    int port = 587;
    Privacy privacy = Privacy::StartTls;
    std::string user; ///< empty: it asks for none
    std::string password;
    std::string caFile;       ///< of certificates that are trusted instead of the machine's; empty: the machine's
    int patienceSeconds = 60; ///< for all of a letter's conversation, for each step of one with a box
};

/// InvalidInput for a host that is none, a port out of range, or a plain way to another machine.
[[nodiscard]] Result<void> checkServer(const Server& server);

} // namespace watchdesk::mail
