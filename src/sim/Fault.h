// What goes wrong on request.
#pragma once

#include "base/Result.h"

#include <chrono>
#include <string>

namespace watchdesk::sim {

enum class FaultKind {
    Lose,    ///< nothing goes in or out; the gateway believes all is well
    Restart, ///< calls are forgotten without a word, the port is closed for a while
    Nonsense ///< datagrams that are neither SIP nor RTP, to everybody who has called
};

struct Fault {
    std::chrono::milliseconds at{}; ///< after the start of the program
    FaultKind kind = FaultKind::Lose;
    std::chrono::milliseconds lasting{}; ///< Lose and Restart
    int datagrams = 0;                   ///< Nonsense
};

/// "at=20,lose=8" (seconds), "at=30,restart=3" or "at=10,nonsense=200" (datagrams). ErrorCode::InvalidInput.
[[nodiscard]] Result<Fault> readFault(const std::string& text);

/// A datagram that is no good SIP or RTP, of many kinds; the same for the same number.
[[nodiscard]] std::string nonsense(std::uint64_t number);

} // namespace watchdesk::sim
