// Takes one datagram apart into start line, header fields and body. The validator judges what it finds.
#pragma once

#include "sip/Verdict.h"

#include <string_view>

namespace watchdesk::sip {

/// A message as it lies in its datagram.
struct Reading {
    Message message;                    ///< as far as it can be read
    std::string requestMethod;          ///< of a request line whose method can be read; else empty
    bool ended = false;                 ///< an empty line was seen behind the head
    bool versionKnown = true;           ///< SIP/2.0
    std::optional<Objection> objection; ///< of the first layer that has one
};

/// Reads one message (RFC 3261 section 7). A fresh one for each datagram; linear in its length.
class MessageReader {
public:
    static constexpr std::size_t kMaxBytes = 65535;
    static constexpr std::size_t kMaxHeaders = 256;

    [[nodiscard]] Reading read(std::string_view bytes);

private:
    void object(Layer layer, std::string why, int response = 400);
    void head(std::string_view& rest);
    void startLine(std::string_view line);
    void statusLine(std::string_view line);
    void requestLine(std::string_view line);
    void headerLine(std::string_view line);
    void controlCharacters();
    void methodOfResponse();
    void body(std::string_view rest);

    Reading m_reading;
};

} // namespace watchdesk::sip
