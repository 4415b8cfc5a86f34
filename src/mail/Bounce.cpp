#include "mail/Bounce.h"

#include <algorithm>
#include <cctype>

namespace watchdesk::mail {

namespace {

constexpr std::size_t longestField = 500;
constexpr std::size_t mostIds = 20;

bool isNamed(std::string_view line, std::string_view name) {
    return line.size() > name.size() && line[name.size()] == ':' &&
           std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
}

std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, longestField))
        out += c >= 0x20 && c < 0x7F ? c : ' ';
    const auto first = out.find_first_not_of(' ');
    const auto last = out.find_last_not_of(' ');
    return first == std::string::npos ? std::string() : out.substr(first, last - first + 1);
}

/// The next line without its end; takes it off the text.
std::string_view takeLine(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

/// The field whose beginning `line` is, with the lines that continue it.
std::string unfolded(std::string_view line, std::string_view text) {
    std::string field(line.substr(0, longestField));
    while (field.size() < longestField && !text.empty() && (text.front() == ' ' || text.front() == '\t'))
        field += ' ' + std::string(takeLine(text).substr(1).substr(0, longestField));
    return printable(std::string_view(field).substr(field.find(':') + 1));
}

/// After the type: "rfc822; somebody@example.org".
std::string afterType(const std::string& value) {
    const std::size_t semicolon = value.find(';');
    return semicolon == std::string::npos ? value : printable(std::string_view(value).substr(semicolon + 1));
}

void addId(Bounce& bounce, const std::string& value) {
    const std::size_t from = value.find('<');
    const std::size_t to = value.find('@', from == std::string::npos ? 0 : from);
    if (from == std::string::npos || to == std::string::npos || to <= from + 1 || bounce.ids.size() >= mostIds)
        return;
    // The message that is returned comes last, and is the likeliest.
    bounce.ids.insert(bounce.ids.begin(), value.substr(from + 1, to - from - 1));
}

} // namespace

Bounce readBounce(std::string_view message) {
    Bounce bounce;
    std::string status;
    std::string diagnosis;
    std::string_view text = message.substr(0, longestBounce);
    while (!text.empty()) {
        const std::string_view line = takeLine(text);
        if (isNamed(line, "Action"))
            bounce.failed = bounce.failed || unfolded(line, text).substr(0, 6) == "failed";
        else if (isNamed(line, "Status") && status.empty())
            status = unfolded(line, text);
        else if (isNamed(line, "Diagnostic-Code") && diagnosis.empty())
            diagnosis = afterType(unfolded(line, text));
        else if (isNamed(line, "Final-Recipient") && bounce.recipient.empty())
            bounce.recipient = afterType(unfolded(line, text));
        else if (isNamed(line, "Message-ID"))
            addId(bounce, unfolded(line, text));
    }
    bounce.words = status + (status.empty() || diagnosis.empty() ? "" : " ") + diagnosis;
    return bounce;
}

} // namespace watchdesk::mail
