#include "sip/Text.h"

#include <algorithm>
#include <charconv>

namespace watchdesk::sip {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool tokenChar(char c) {
    const char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("-.!%*_+`'~").find(c) != std::string_view::npos;
}

} // namespace

bool sameText(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<std::uint64_t> number(std::string_view text, std::uint64_t limit) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || value > limit)
        return std::nullopt;
    return value;
}

bool isToken(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, tokenChar);
}

std::vector<std::string> splitList(std::string_view text) {
    std::vector<std::string> out;
    bool quoted = false;
    bool angle = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '<' || c == '>'))
            angle = c == '<';
        else if (c == ',' && !quoted && !angle) {
            out.emplace_back(trimmed(text.substr(begin, i - begin)));
            begin = i + 1;
        }
    }
    out.emplace_back(trimmed(text.substr(begin)));
    return out;
}

} // namespace watchdesk::sip
