// What a server of mail boxes says (IMAP, RFC 3501 and 9051): bytes in, lines out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace watchdesk::mail {

/// One answer: its text, in which each literal stands as its length in braces, and the literals in their order. What
/// is in a literal is never part of the text: a letter cannot speak for the server.
struct ImapLine {
    std::string text;
    std::vector<std::string> literals;
};

/// Cuts a stream of bytes into answers. Takes any bytes; what is too long breaks it for good.
class ImapReader {
public:
    static constexpr std::size_t longestLine = 1'000'000; ///< 100,000 UIDs are one line
    /// `longestLiteral`: the most that was asked for.
    explicit ImapReader(std::size_t longestLiteral) : m_longestLiteral(longestLiteral) {}
    void add(std::string_view bytes);
    /// The next one that is whole; nothing: more is needed, or it is broken.
    [[nodiscard]] std::optional<ImapLine> next();
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    bool takeLine();
    bool takeLiteral();
    std::size_t m_longestLiteral;
    std::string m_bytes;
    std::size_t m_from = 0;               ///< what is before it is done
    std::size_t m_scanned = 0;            ///< no line end before it
    ImapLine m_line;                      ///< the one that is being put together
    std::optional<std::size_t> m_awaited; ///< bytes of a literal
    bool m_broken = false;
};

/// The end of a command, "W3 OK done"; nothing when the line is not the end of the one with that tag.
struct ImapEnd {
    bool ok = false;
    std::string words; ///< after OK, NO or BAD
};
[[nodiscard]] std::optional<ImapEnd> endOf(const ImapLine& line, std::string_view tag);

/// The number of "* OK [UIDVALIDITY 17] …", by the name of its code.
[[nodiscard]] std::optional<std::uint32_t> codeOf(const ImapLine& line, std::string_view code);
/// The numbers of "* SEARCH 3 5": none when the line is none.
[[nodiscard]] std::vector<std::uint32_t> searchedOf(const ImapLine& line);

/// A message that was fetched: "* 3 FETCH (UID 17 BODY[]<0> {98}".
struct ImapMessage {
    std::uint32_t uid = 0;
    std::string body;
};
/// Nothing when the line is none, names no UID or brings no body.
[[nodiscard]] std::optional<ImapMessage> fetchedOf(ImapLine line);

} // namespace watchdesk::mail
