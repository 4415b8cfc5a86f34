// The validator in front of oSIP2: takes one datagram apart, strictly where leniency would hurt.
#pragma once

#include "sip/Message.h"

namespace watchdesk::sip {

/// Reads one message; use Message::parse. A fresh one for each datagram.
class MessageReader {
public:
    static constexpr std::size_t kMaxBytes = 65535;
    static constexpr std::size_t kMaxHeaders = 256;

    [[nodiscard]] Result<Message> read(std::string_view bytes);

private:
    Result<void> startLine(std::string_view line);
    Result<void> statusLine(std::string_view line);
    Result<void> requestLine(std::string_view line);
    Result<void> headerLines(std::string_view head);
    Result<void> header(std::string_view line);
    Result<void> mandatory();
    Result<void> checkCseq();
    Result<void> body(std::string_view rest);

    Message m_message;
};

} // namespace watchdesk::sip
