#include "sip/MessageReader.h"

#include "sip/FieldGrammar.h"
#include "sip/Text.h"
#include "sip/UriGrammar.h"

#include <algorithm>
#include <array>

namespace watchdesk::sip {

namespace {

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

// A lone CR is no line end to us, but might be one to somebody else.
std::string oneLine(std::string_view text) {
    std::string out(text);
    std::ranges::replace(out, '\r', ' ');
    return out;
}

bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

// A quoted string may hold any of them behind a backslash (quoted-pair).
bool hasBareControl(std::string_view value) {
    bool quoted = false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (quoted && value[i] == '\\')
            ++i;
        else if (value[i] == '"')
            quoted = !quoted;
        else if (isControl(value[i]))
            return true;
    }
    return false;
}

// A name that we do not know may be of any length, and what we say goes back in an answer.
std::string fieldName(const Header& header) {
    return fieldRule(header.name) != nullptr ? header.name : "a field";
}

// The next line without its end; nullopt when what is left has none.
std::optional<std::string_view> takeLine(std::string_view& rest) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// SIP-Version; zeros in front say nothing, as in HTTP, which it is taken from.
struct Version {
    bool wellFormed = false;
    bool known = false;
};
Version versionOf(std::string_view text) {
    if (!sameText(text.substr(0, 4), "SIP/"))
        return {};
    text.remove_prefix(4);
    const auto dot = text.find('.');
    const auto digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (dot == std::string_view::npos || !digits(text.substr(0, dot)) || !digits(text.substr(dot + 1)))
        return {};
    return {true, number(text.substr(0, dot), 2) == 2U && number(text.substr(dot + 1), 0) == 0U};
}

} // namespace

Reading MessageReader::read(std::string_view bytes) {
    if (bytes.size() > kMaxBytes) {
        object(Layer::Framing, "longer than a datagram", 0);
        return std::move(m_reading);
    }
    // RFC 3261 section 7.5: empty lines in front are to be ignored.
    while (bytes.starts_with("\r\n"))
        bytes.remove_prefix(2);
    head(bytes);
    controlCharacters();
    if (m_reading.ended)
        body(bytes);
    if (m_reading.requestMethod.empty())
        methodOfResponse();
    return std::move(m_reading);
}

void MessageReader::object(Layer layer, std::string why, int response) {
    if (!m_reading.objection || layer < m_reading.objection->layer)
        m_reading.objection = Objection{layer, std::move(why), response};
}

// A head may lack its empty line at the end of a datagram, which is said later, if there is nothing worse to say; but
// when its last line is cut off, nobody can know what it was.
void MessageReader::head(std::string_view& rest) {
    if (const auto line = takeLine(rest))
        startLine(*line);
    while (const auto line = takeLine(rest)) {
        if (line->empty()) {
            m_reading.ended = true;
            return;
        }
        if (m_reading.message.m_headers.size() >= kMaxHeaders) {
            object(Layer::Header, "too many header fields", 513);
            return;
        }
        headerLine(*line);
    }
    if (!rest.empty() || m_reading.message.m_headers.empty())
        object(Layer::Framing, "no empty line after the head");
}

void MessageReader::startLine(std::string_view line) {
    sameText(line.substr(0, 4), "SIP/") ? statusLine(line) : requestLine(line);
    if (std::ranges::any_of(line, [](char c) { return isControl(c) || c == '\t'; }))
        object(Layer::StartLine, "a control character in the start line");
}

void MessageReader::statusLine(std::string_view line) {
    const auto space = line.find(' ');
    const Version version = versionOf(line.substr(0, space));
    if (!version.wellFormed)
        object(Layer::StartLine, "a version that cannot be read");
    m_reading.versionKnown = version.known;
    line = space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
    const auto code = line.substr(0, line.find(' '));
    const auto status = code.size() == 3 && isNumber(code, 699) ? number(code, 699) : std::nullopt;
    if (!status || *status < 100)
        object(Layer::StartLine, "a status code that is not between 100 and 699");
    else if (line.size() == 3)
        object(Layer::StartLine, "a status code without a blank behind it");
    m_reading.message.m_status = static_cast<int>(status.value_or(699));
    m_reading.message.m_reason = line.size() > 4 ? line.substr(4) : std::string_view();
}

void MessageReader::requestLine(std::string_view line) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == last || first == 0) {
        object(Layer::StartLine, "no start line");
        return;
    }
    if (const auto method = line.substr(0, first); isToken(method))
        m_reading.requestMethod = m_reading.message.m_method = method;
    else
        object(Layer::StartLine, "a method that is no token");
    const Version version = versionOf(line.substr(last + 1));
    if (!version.wellFormed)
        object(Layer::StartLine, "no version at the end of the start line");
    m_reading.versionKnown = version.known;
    const auto uri = line.substr(first + 1, last - first - 1);
    m_reading.message.m_uri = uri;
    if (uri.find(' ') != std::string_view::npos)
        object(Layer::StartLine, "more blanks around the Request-URI than one each");
    else if (const Flaw flaw = uriFlaw(uri))
        object(Layer::StartLine, std::string("Request-URI: ") + flaw);
}

void MessageReader::headerLine(std::string_view line) {
    auto& headers = m_reading.message.m_headers;
    if (line.starts_with(' ') || line.starts_with('\t')) {
        const std::string folded = oneLine(line);
        if (headers.empty())
            object(Layer::Header, "a folded line without a header field");
        else if (const auto text = trimmed(folded); !text.empty())
            headers.back().value.append(headers.back().value.empty() ? "" : " ").append(text);
        return;
    }
    const auto colon = line.find(':');
    const auto name = trimmed(line.substr(0, colon));
    if (colon == std::string_view::npos || !isToken(name)) {
        object(Layer::Header, "a line that is no header field");
        return;
    }
    headers.push_back({longName(name), std::string(trimmed(oneLine(line.substr(colon + 1))))});
}

void MessageReader::controlCharacters() {
    for (const auto& one : m_reading.message.m_headers)
        if (hasBareControl(one.value))
            object(Layer::Header, fieldName(one) + ": a NUL or another control character");
}

void MessageReader::methodOfResponse() {
    const auto cseq = m_reading.message.first("CSeq");
    if (cseqFlaw(cseq) == nullptr)
        m_reading.message.m_method = cseqMethod(cseq);
}

void MessageReader::body(std::string_view rest) {
    std::size_t length = rest.size();
    int count = 0;
    for (const auto& one : m_reading.message.m_headers) {
        if (!sameText(one.name, "Content-Length"))
            continue;
        const auto value = isNumber(one.value, kMaxBytes) ? number(one.value, kMaxBytes) : std::nullopt;
        if (++count > 1)
            object(Layer::Framing, "Content-Length more than once");
        else if (!value)
            object(Layer::Framing, "Content-Length: not a length that a datagram can have");
        else if (*value > rest.size())
            object(Layer::Framing, "Content-Length: beyond the end of the datagram");
        length = std::min<std::size_t>(value.value_or(0), length);
    }
    m_reading.message.m_body = rest.substr(0, length);
}

} // namespace watchdesk::sip
