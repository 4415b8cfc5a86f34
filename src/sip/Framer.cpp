#include "sip/Framer.h"

#include "sip/Text.h"

#include <fmt/format.h>

namespace watchdesk::sip {

namespace {

constexpr std::string_view kEndOfHead = "\r\n\r\n";

Error broken(std::string what) {
    return Error{ErrorCode::InvalidInput, "not SIP on a stream: " + std::move(what), "", ""};
}

// Only what framing needs; the message itself is judged afterwards. Without the field there is no body.
Result<std::size_t> contentLength(std::string_view head) {
    std::size_t length = 0;
    while (!head.empty()) {
        const auto end = head.find("\r\n");
        const auto line = head.substr(0, end);
        head = end == std::string_view::npos ? std::string_view() : head.substr(end + 2);
        const auto colon = line.find(':');
        const auto name = trimmed(line.substr(0, colon));
        if (colon == std::string_view::npos || !(sameText(name, "Content-Length") || sameText(name, "l")))
            continue;
        const auto value = number(trimmed(line.substr(colon + 1)), Framer::kMaxBytes);
        if (!value)
            return broken("a Content-Length that cannot be read");
        length = static_cast<std::size_t>(*value);
    }
    return length;
}

} // namespace

Result<void> Framer::feed(std::string_view bytes, std::vector<Frame>& out) {
    m_buffer += bytes;
    while (true) {
        auto more = takeOne(out);
        if (!more)
            return more.error();
        if (!*more)
            return {};
    }
}

bool Framer::takeEmptyLines(std::vector<Frame>& out) {
    // Half of a second line: what it is shows when the rest has come.
    if (!m_buffer.starts_with("\r\n") || m_buffer == "\r\n\r")
        return false;
    const bool two = m_buffer.starts_with(kEndOfHead);
    out.push_back({two ? Frame::Kind::Ping : Frame::Kind::Pong, {}});
    m_buffer.erase(0, two ? 4 : 2);
    m_searched = 0;
    return true;
}

Result<bool> Framer::takeOne(std::vector<Frame>& out) {
    if (takeEmptyLines(out))
        return true;
    const auto end = m_buffer.find(kEndOfHead, m_searched);
    if (end == std::string::npos) {
        // Found once the rest of it has come, without looking through the beginning again.
        m_searched = m_buffer.size() < 3 ? 0 : m_buffer.size() - 3;
        if (m_buffer.size() > kMaxBytes)
            return broken("a head without an end");
        return false;
    }
    m_searched = end;
    const auto length = contentLength(std::string_view(m_buffer).substr(0, end));
    if (!length)
        return length.error();
    const std::size_t whole = end + kEndOfHead.size() + *length;
    if (whole > kMaxBytes)
        return broken("a message that is too long");
    if (m_buffer.size() < whole)
        return false;
    out.push_back({Frame::Kind::Message, m_buffer.substr(0, whole)});
    m_buffer.erase(0, whole);
    m_searched = 0;
    return true;
}

} // namespace watchdesk::sip
