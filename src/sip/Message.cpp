#include "sip/Message.h"

#include "sip/Text.h"
#include "sip/Uri.h"
#include "sip/Validator.h"

#include <fmt/format.h>

#include <algorithm>

namespace watchdesk::sip {

namespace {

std::string oneLine(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
    return text;
}

} // namespace

Message Message::request(std::string method, std::string uri) {
    Message message;
    message.m_method = oneLine(std::move(method));
    message.m_uri = oneLine(std::move(uri));
    return message;
}

Message Message::response(int status, std::string reason) {
    Message message;
    message.m_status = status;
    message.m_reason = oneLine(std::move(reason));
    return message;
}

Message Message::responseTo(const Message& request, int status, std::string reason) {
    Message message = response(status, std::move(reason));
    message.m_method = request.method();
    for (const auto& header : request.headers())
        for (const char* name : {"Via", "From", "To", "Call-ID", "CSeq"})
            if (sameText(header.name, name))
                message.add(name, header.value);
    return message;
}

Result<Message> Message::parse(std::string_view bytes) {
    Verdict verdict = judge(bytes);
    if (!verdict.accepted())
        return Error{ErrorCode::InvalidInput, "not a SIP message: " + verdict.why, "", ""};
    return std::move(verdict.message);
}

std::string Message::serialise() const {
    std::string out = isRequest() ? fmt::format("{} {} SIP/2.0\r\n", m_method, m_uri)
                                  : fmt::format("SIP/2.0 {} {}\r\n", m_status, m_reason);
    for (const auto& header : m_headers)
        if (!sameText(header.name, "Content-Length"))
            out += fmt::format("{}: {}\r\n", header.name, header.value);
    out += fmt::format("Content-Length: {}\r\n\r\n", m_body.size());
    return out + m_body;
}

std::string_view Message::first(std::string_view name) const {
    const auto it = std::ranges::find_if(m_headers, [&](const Header& header) { return sameText(header.name, name); });
    return it == m_headers.end() ? std::string_view() : std::string_view(it->value);
}

bool Message::has(std::string_view name) const {
    return std::ranges::any_of(m_headers, [&](const Header& header) { return sameText(header.name, name); });
}

std::vector<std::string> Message::values(std::string_view name) const {
    std::vector<std::string> out;
    for (const auto& header : m_headers)
        if (sameText(header.name, name))
            for (auto& value : splitList(header.value))
                out.push_back(std::move(value));
    return out;
}

void Message::add(std::string name, std::string value) {
    m_headers.push_back({oneLine(std::move(name)), oneLine(std::move(value))});
}

void Message::set(std::string name, std::string value) {
    remove(name);
    add(std::move(name), std::move(value));
}

void Message::remove(std::string_view name) {
    std::erase_if(m_headers, [&](const Header& header) { return sameText(header.name, name); });
}

void Message::setBody(std::string contentType, std::string body) {
    set("Content-Type", std::move(contentType));
    m_body = std::move(body);
}

std::uint32_t Message::cseq() const {
    const auto value = first("CSeq");
    return static_cast<std::uint32_t>(number(value.substr(0, value.find_first_of(" \t")), 0x7FFFFFFF).value_or(0));
}

std::string Message::fromTag() const {
    return parameterOf(first("From"), "tag");
}

std::string Message::toTag() const {
    return parameterOf(first("To"), "tag");
}

} // namespace watchdesk::sip
