// What ICMP says about datagrams sent from an unconnected socket (Linux: IP_RECVERR).
#pragma once

#include "sip/Message.h"

#include <vector>

namespace watchdesk::radio::os {

/// Asks the kernel to keep such errors for the socket.
void keepIcmpErrors(int socket);
/// The addresses that refused or could not be reached since the last call. Never blocks.
[[nodiscard]] std::vector<sip::Peer> takeIcmpErrors(int socket);

} // namespace watchdesk::radio::os
