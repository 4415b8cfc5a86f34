#include "sip/Grammar.h"

#include "sip/Text.h"
#include "sip/Uri.h"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace watchdesk::sip {

namespace {

constexpr std::string_view kBlank = " \t";
constexpr std::string_view kMark = "-_.!~*'()";
constexpr std::uint64_t kMaxPort = 65535;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isAlphanumeric(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Names with an underscore are no host names by RFC 1034, but local networks have them.
bool isLabel(std::string_view label) {
    const auto edge = [](char c) { return isAlphanumeric(c) || c == '_'; };
    return !label.empty() && edge(label.front()) && edge(label.back()) &&
           std::ranges::all_of(label, [&](char c) { return edge(c) || c == '-'; });
}

bool isHostname(std::string_view text) {
    if (text.ends_with('.'))
        text.remove_suffix(1);
    while (true) {
        const auto dot = text.find('.');
        if (!isLabel(text.substr(0, dot)))
            return false;
        if (dot == std::string_view::npos)
            break;
        text.remove_prefix(dot + 1);
    }
    return !isDigit(text.front()); // toplabel
}

// token / host / quoted-string. An IPv6 address may lack its brackets: "received" was written so before RFC 5118.
std::string_view genericValue(Scanner& scanner) {
    if (scanner.sees('"'))
        return scanner.quoted();
    const auto text = scanner.until(" \t;,\"");
    const bool fine = std::ranges::all_of(
        text, [](char c) { return isToken(std::string_view(&c, 1)) || c == '[' || c == ']' || c == ':'; });
    return fine ? text : std::string_view();
}

Flaw genericParameter(Scanner& scanner, Parameter& out) {
    out.name = scanner.token();
    if (out.name.empty())
        return "a parameter without a name";
    out.hasValue = scanner.separator('=');
    if (!out.hasValue)
        return nullptr;
    out.value = genericValue(scanner);
    return out.value.empty() ? "a parameter whose value cannot be read" : nullptr;
}

std::string lowerCase(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

} // namespace

bool Scanner::take(char c) {
    if (!sees(c))
        return false;
    ++m_at;
    return true;
}

bool Scanner::blanks() {
    const auto begin = m_at;
    m_at = std::min(m_text.find_first_not_of(kBlank, m_at), m_text.size());
    return m_at > begin;
}

bool Scanner::separator(char c) {
    const auto begin = m_at;
    blanks();
    if (!take(c)) {
        m_at = begin;
        return false;
    }
    blanks();
    return true;
}

std::string_view Scanner::token() {
    const auto begin = m_at;
    while (!atEnd() && isToken(m_text.substr(m_at, 1)))
        ++m_at;
    return m_text.substr(begin, m_at - begin);
}

std::string_view Scanner::quoted() {
    const auto begin = m_at;
    if (!take('"'))
        return {};
    for (; !atEnd(); ++m_at) {
        if (sees('\\'))
            ++m_at; // quoted-pair
        else if (sees('"')) {
            ++m_at;
            return m_text.substr(begin, m_at - begin);
        }
        if (atEnd())
            break;
    }
    m_at = begin;
    return {};
}

std::string_view Scanner::until(std::string_view ends) {
    const auto begin = m_at;
    m_at = std::min(m_text.find_first_of(ends, m_at), m_text.size());
    return m_text.substr(begin, m_at - begin);
}

Flaw parameters(Scanner& scanner, std::vector<Parameter>& out) {
    std::unordered_set<std::string> names;
    while (scanner.separator(';')) {
        Parameter one;
        if (const Flaw flaw = genericParameter(scanner, one))
            return flaw;
        if (!names.insert(lowerCase(one.name)).second)
            return "a parameter that comes twice";
        if (out.size() >= kMaxParameters)
            return "more parameters than we take";
        out.push_back(one);
    }
    return nullptr;
}

const Parameter* find(const std::vector<Parameter>& all, std::string_view name) {
    const auto it = std::ranges::find_if(all, [&](const Parameter& one) { return sameText(one.name, name); });
    return it == all.end() ? nullptr : &*it;
}

bool isHost(std::string_view text) {
    if (text.starts_with('['))
        return text.ends_with(']') && text.find(':') != std::string_view::npos &&
               isNumericHost(std::string(text.substr(1, text.size() - 2)));
    return isHostname(text) || (text.find(':') == std::string_view::npos && isNumericHost(std::string(text)));
}

bool isPort(std::string_view text) {
    return isNumber(text, kMaxPort);
}

bool isNumber(std::string_view text, std::uint64_t limit) {
    return std::ranges::all_of(text, isDigit) && number(text, limit).has_value();
}

bool isEscapedText(std::string_view text, std::string_view extra) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size() || !isHex(text[i + 1]) || !isHex(text[i + 2]))
                return false;
            i += 2;
        } else if (!isAlphanumeric(c) && kMark.find(c) == std::string_view::npos &&
                   extra.find(c) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

bool isWord(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return isToken(std::string_view(&c, 1)) ||
               std::string_view("()<>:\\\"/[]?{}").find(c) != std::string_view::npos;
    });
}

} // namespace watchdesk::sip
