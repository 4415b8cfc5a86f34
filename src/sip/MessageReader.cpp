#include "sip/MessageReader.h"

#include "sip/Text.h"
#include "sip/Uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace watchdesk::sip {

namespace {

Error invalid(std::string what) {
    return Error{ErrorCode::InvalidInput, "not a SIP message: " + std::move(what), "", ""};
}

// RFC 3261 section 7.3.3 and later registrations.
struct Compact {
    char letter;
    const char* name;
};
constexpr std::array kCompact{Compact{'v', "Via"},
                              Compact{'f', "From"},
                              Compact{'t', "To"},
                              Compact{'i', "Call-ID"},
                              Compact{'m', "Contact"},
                              Compact{'l', "Content-Length"},
                              Compact{'c', "Content-Type"},
                              Compact{'e', "Content-Encoding"},
                              Compact{'s', "Subject"},
                              Compact{'k', "Supported"},
                              Compact{'x', "Session-Expires"},
                              Compact{'o', "Event"},
                              Compact{'r', "Refer-To"},
                              Compact{'b', "Referred-By"},
                              Compact{'u', "Allow-Events"}};

std::string longName(std::string_view name) {
    if (name.size() == 1)
        for (const auto& compact : kCompact)
            if (sameText(name, std::string_view(&compact.letter, 1)))
                return compact.name;
    return std::string(name);
}

// The empty line that ends the head: its position and its length.
std::pair<std::size_t, std::size_t> endOfHead(std::string_view bytes) {
    const auto strict = bytes.find("\r\n\r\n");
    const auto loose = bytes.find("\n\n");
    if (strict <= loose)
        return {strict, 4};
    return {loose, 2};
}

// A lone CR is no line end to us, but might be one to somebody else.
std::string oneLine(std::string_view text) {
    std::string out(text);
    std::ranges::replace(out, '\r', ' ');
    return out;
}

std::string_view takeLine(std::string_view& rest) {
    const auto end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

Result<Message> MessageReader::read(std::string_view bytes) {
    if (bytes.size() > kMaxBytes)
        return invalid("longer than a datagram");
    // RFC 3261 section 7.5: empty lines in front are to be ignored.
    while (bytes.starts_with("\r\n"))
        bytes.remove_prefix(2);
    const auto [end, gap] = endOfHead(bytes);
    if (end == std::string_view::npos)
        return invalid("no empty line after the head");
    std::string_view head = bytes.substr(0, end);
    if (head.find('\0') != std::string_view::npos)
        return invalid("a NUL in the head");
    if (auto done = startLine(takeLine(head)); !done)
        return done.error();
    if (auto done = headerLines(head); !done)
        return done.error();
    if (auto done = mandatory(); !done)
        return done.error();
    if (auto done = body(bytes.substr(end + gap)); !done)
        return done.error();
    return std::move(m_message);
}

Result<void> MessageReader::startLine(std::string_view line) {
    if (std::ranges::any_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
        return invalid("a control character in the start line");
    return line.starts_with("SIP/") ? statusLine(line) : requestLine(line);
}

Result<void> MessageReader::statusLine(std::string_view line) {
    if (!line.starts_with("SIP/2.0 "))
        return invalid("version other than SIP/2.0");
    line.remove_prefix(8);
    const auto status = number(line.substr(0, 3), 699);
    if (!status || *status < 100 || (line.size() > 3 && line[3] != ' '))
        return invalid("status code out of range");
    m_message.m_status = static_cast<int>(*status);
    m_message.m_reason = line.size() > 4 ? line.substr(4) : std::string_view();
    return {};
}

Result<void> MessageReader::requestLine(std::string_view line) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return invalid("no start line");
    if (line.substr(last + 1) != "SIP/2.0")
        return invalid("version other than SIP/2.0");
    const auto uri = line.substr(first + 1, last - first - 1);
    if (!isToken(line.substr(0, first)))
        return invalid("method is no token");
    if (uri.empty() || uri.find_first_of(" \t<>\"") != std::string_view::npos ||
        uri.find(':') == std::string_view::npos)
        return invalid("Request-URI cannot be read");
    m_message.m_method = line.substr(0, first);
    m_message.m_uri = uri;
    return {};
}

Result<void> MessageReader::headerLines(std::string_view head) {
    while (!head.empty()) {
        const auto line = takeLine(head);
        if (line.starts_with(' ') || line.starts_with('\t')) {
            if (m_message.m_headers.empty())
                return invalid("a folded line without a header field");
            auto& value = m_message.m_headers.back().value;
            value = trimmed(value + " " + std::string(trimmed(oneLine(line))));
            continue;
        }
        if (auto done = header(line); !done)
            return done.error();
    }
    return {};
}

Result<void> MessageReader::header(std::string_view line) {
    const auto colon = line.find(':');
    const auto name = trimmed(line.substr(0, colon));
    if (colon == std::string_view::npos || !isToken(name))
        return invalid("a line that is no header field");
    if (m_message.m_headers.size() >= kMaxHeaders)
        return invalid("too many header fields");
    m_message.m_headers.push_back({longName(name), std::string(trimmed(oneLine(line.substr(colon + 1))))});
    return {};
}

Result<void> MessageReader::mandatory() {
    for (const char* name : {"From", "To", "Call-ID", "CSeq"}) {
        int count = 0;
        for (const auto& one : m_message.m_headers)
            count += sameText(one.name, name) ? 1 : 0;
        if (count != 1 || m_message.first(name).empty())
            return invalid(fmt::format("{} {}", name, count > 1 ? "more than once" : "missing"));
    }
    if (m_message.first("Via").empty())
        return invalid("Via missing");
    for (const char* name : {"From", "To"})
        if (uriOf(m_message.first(name)).empty())
            return invalid(fmt::format("{} without an address", name));
    return checkCseq();
}

Result<void> MessageReader::checkCseq() {
    const auto cseq = m_message.first("CSeq");
    const auto space = cseq.find_first_of(" \t");
    if (space == std::string_view::npos || !number(cseq.substr(0, space), 0x7FFFFFFF))
        return invalid("CSeq without a number below 2^31");
    const auto method = trimmed(cseq.substr(space));
    if (!isToken(method))
        return invalid("CSeq without a method");
    if (m_message.isRequest() && method != m_message.m_method)
        return invalid("CSeq names another method");
    m_message.m_method = method;
    return {};
}

Result<void> MessageReader::body(std::string_view rest) {
    std::size_t length = rest.size();
    int count = 0;
    for (const auto& one : m_message.m_headers) {
        if (!sameText(one.name, "Content-Length"))
            continue;
        const auto value = number(one.value, kMaxBytes);
        if (!value || ++count > 1)
            return invalid("Content-Length cannot be read");
        if (*value > rest.size())
            return invalid("Content-Length beyond the end of the datagram");
        length = static_cast<std::size_t>(*value);
    }
    m_message.m_body = rest.substr(0, length);
    return {};
}

} // namespace watchdesk::sip
