// SIP messages (RFC 3261 section 7) as values: bytes in, values out, and back. Owns no socket.
#pragma once

#include "base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::sip {

/// Where a datagram comes from or goes to: a numeric address and a port.
struct Peer {
    std::string ip;
    std::uint16_t port = 0;
    friend bool operator==(const Peer&, const Peer&) = default;
};

/// A header field; compact names are written out on reading ("v" becomes "Via"), folded lines are joined.
struct Header {
    std::string name;
    std::string value;
};

/// A request or a response. Header names compare without case; the order of fields is kept.
class Message {
public:
    [[nodiscard]] static Message request(std::string method, std::string uri);
    [[nodiscard]] static Message response(int status, std::string reason);
    /// A response to a request with the fields that RFC 3261 section 8.2.6 copies: Via, From, To, Call-ID, CSeq.
    [[nodiscard]] static Message responseTo(const Message& request, int status, std::string reason);

    /// Reads one datagram. InvalidInput says what the validator has against it (sip/Validator.h). Bounded in time and
    /// memory.
    [[nodiscard]] static Result<Message> parse(std::string_view bytes);
    /// Text with Content-Length made right. Line ends inside values are turned into blanks.
    [[nodiscard]] std::string serialise() const;

    [[nodiscard]] bool isRequest() const { return m_status == 0; }
    [[nodiscard]] bool isRequest(std::string_view method) const { return isRequest() && m_method == method; }
    [[nodiscard]] const std::string& method() const { return m_method; } ///< of a response: from its CSeq
    [[nodiscard]] const std::string& uri() const { return m_uri; }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const std::string& reason() const { return m_reason; }

    /// Value of the first field of that name, empty when there is none.
    [[nodiscard]] std::string_view first(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Every value of that name, lists taken apart at their commas.
    [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
    void add(std::string name, std::string value);
    void set(std::string name, std::string value); ///< replaces all of that name
    void remove(std::string_view name);

    [[nodiscard]] const std::vector<Header>& headers() const { return m_headers; }
    [[nodiscard]] const std::string& body() const { return m_body; }
    void setBody(std::string contentType, std::string body);

    [[nodiscard]] std::uint32_t cseq() const; ///< number of CSeq, 0 when there is none
    [[nodiscard]] std::string fromTag() const;
    [[nodiscard]] std::string toTag() const;

private:
    friend class MessageReader;
    std::string m_method;
    std::string m_uri;
    int m_status = 0;
    std::string m_reason;
    std::vector<Header> m_headers;
    std::string m_body;
};

} // namespace watchdesk::sip
