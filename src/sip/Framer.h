// SIP on a stream (RFC 3261 section 18.3): where one message ends and the next begins.
#pragma once

#include "base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::sip {

/// What came out of a stream.
struct Frame {
    enum class Kind {
        Message,
        Ping, ///< two empty lines: to be answered with one (RFC 5626 section 4.4.1)
        Pong  ///< one empty line
    };
    Kind kind = Kind::Message;
    std::string bytes; ///< of a message
};

/// Bytes in as they come, whole messages out. One a connection, one thread. Keeps at most one message's bytes.
class Framer {
public:
    static constexpr std::size_t kMaxBytes = 65535; ///< a message, head and body

    /// InvalidInput when the stream makes no sense any more: the connection should be closed, since nothing after it
    /// can be found. What was whole before is in `out` all the same.
    [[nodiscard]] Result<void> feed(std::string_view bytes, std::vector<Frame>& out);

private:
    [[nodiscard]] Result<bool> takeOne(std::vector<Frame>& out);
    [[nodiscard]] bool takeEmptyLines(std::vector<Frame>& out);

    std::string m_buffer;
    std::size_t m_searched = 0; ///< no end of a head before this
};

} // namespace watchdesk::sip
