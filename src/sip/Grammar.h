// The small pieces of SIP's grammar (RFC 3261 section 25.1) that header fields are made of.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace watchdesk::sip {

/// What is wrong with a piece of text, as a short English phrase; nullptr when nothing is. Never quotes the text.
using Flaw = const char*;

/// Walks over the value of one header field from left to right, never back by itself. The text must outlive it.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] bool sees(char c) const { return !atEnd() && m_text[m_at] == c; }
    [[nodiscard]] std::size_t position() const { return m_at; }
    [[nodiscard]] std::string_view since(std::size_t begin) const { return m_text.substr(begin, m_at - begin); }
    void back(std::size_t position) { m_at = position; } ///< to where position() was
    bool take(char c);
    bool blanks(); ///< LWS; false when there is none
    /// COMMA, SEMI, SLASH, EQUAL, COLON: the character with blanks around it, or nothing at all.
    bool separator(char c);
    std::string_view token(); ///< empty when there is none
    /// quoted-string, with its quotes; empty when there is none or it does not end.
    std::string_view quoted();
    std::string_view until(std::string_view ends); ///< everything before the first of these

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// More than anybody has, and few enough for oSIP2, which takes time that is quadratic in them.
constexpr std::size_t kMaxParameters = 64; ///< of one address or Via; also headers of one URI
constexpr std::size_t kMaxElements = 256;  ///< addresses or Vias in one field: as many as there can be hops

/// generic-param. `value` is with its quotes when it has them.
struct Parameter {
    std::string_view name;
    std::string_view value;
    bool hasValue = false;
};

/// *( SEMI generic-param ). A name that comes twice is a flaw (RFC 3261 section 7.3.1).
[[nodiscard]] Flaw parameters(Scanner& scanner, std::vector<Parameter>& out);
[[nodiscard]] const Parameter* find(const std::vector<Parameter>& all, std::string_view name);

/// host: a name, a dotted quad or an IPv6 address in brackets.
[[nodiscard]] bool isHost(std::string_view text);
[[nodiscard]] bool isPort(std::string_view text);
/// Decimal digits that stand for at most `limit`, with as many zeros in front as one likes.
[[nodiscard]] bool isNumber(std::string_view text, std::uint64_t limit);
/// Nothing but unreserved, escaped ("%41") and the characters in `extra`; may be empty.
[[nodiscard]] bool isEscapedText(std::string_view text, std::string_view extra);
[[nodiscard]] bool isWord(std::string_view text); ///< word, as in a Call-ID

} // namespace watchdesk::sip
