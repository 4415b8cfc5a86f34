#include "mail/ImapAnswer.h"

#include <algorithm>
#include <cctype>
#include <limits>
#include <utility>

namespace watchdesk::mail {

namespace {

bool isSame(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
           });
}

/// 1 to 4294967295, of digits alone.
std::optional<std::uint32_t> numberOf(std::string_view digits) {
    constexpr std::size_t most = 10;
    std::uint64_t number = 0;
    if (digits.empty() || digits.size() > most)
        return std::nullopt;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    const bool fits = number > 0 && number <= std::numeric_limits<std::uint32_t>::max();
    return fits ? std::optional(static_cast<std::uint32_t>(number)) : std::nullopt;
}

/// The next word; takes it and the blanks before it off the text.
std::string_view takeWord(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    return word;
}

/// The length of the literal that follows a line which ends in "{98}".
std::optional<std::size_t> literalAfter(std::string_view line) {
    constexpr std::size_t mostDigits = 18;
    if (line.empty() || line.back() != '}')
        return std::nullopt;
    const std::size_t open = line.rfind('{');
    if (open == std::string_view::npos)
        return std::nullopt;
    std::string_view digits = line.substr(open + 1, line.size() - open - 2);
    if (!digits.empty() && digits.back() == '+')
        digits.remove_suffix(1);
    const bool isNumber =
        !digits.empty() && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return std::nullopt;
    return digits.size() > mostDigits ? std::numeric_limits<std::size_t>::max()
                                      : static_cast<std::size_t>(std::stoull(std::string(digits)));
}

} // namespace

void ImapReader::add(std::string_view bytes) {
    if (m_broken)
        return;
    m_bytes.erase(0, m_from);
    m_scanned -= m_from;
    m_from = 0;
    m_bytes += bytes;
}

/// The rest of a line up to its end, into the answer; false: more bytes are needed, or it is too long.
bool ImapReader::takeLine() {
    const std::size_t end = m_bytes.find('\n', m_scanned);
    const std::size_t length = std::min(end, m_bytes.size()) - m_from;
    if (m_line.text.size() + length > longestLine)
        m_broken = true;
    if (m_broken || end == std::string::npos) {
        m_scanned = m_bytes.size();
        return false;
    }
    std::string_view line(m_bytes.data() + m_from, length);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    m_line.text += line;
    m_awaited = literalAfter(line);
    m_from = m_scanned = end + 1;
    return true;
}

bool ImapReader::takeLiteral() {
    constexpr std::size_t mostLiterals = 20;
    if (*m_awaited > m_longestLiteral || m_line.literals.size() >= mostLiterals)
        m_broken = true;
    if (m_broken || m_bytes.size() - m_from < *m_awaited)
        return false;
    m_line.literals.push_back(m_bytes.substr(m_from, *m_awaited));
    m_from = m_scanned = m_from + *m_awaited;
    m_awaited.reset();
    return true;
}

std::optional<ImapLine> ImapReader::next() {
    while (!m_broken) {
        if (m_awaited && !takeLiteral())
            return std::nullopt;
        if (!takeLine())
            return std::nullopt;
        if (!m_awaited)
            return std::exchange(m_line, {});
    }
    return std::nullopt;
}

std::optional<ImapEnd> endOf(const ImapLine& line, std::string_view tag) {
    std::string_view text = line.text;
    if (takeWord(text) != tag)
        return std::nullopt;
    ImapEnd end;
    end.ok = isSame(takeWord(text), "OK");
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    end.words = text;
    return end;
}

std::optional<std::uint32_t> codeOf(const ImapLine& line, std::string_view code) {
    std::string_view text = line.text;
    if (takeWord(text) != "*" || !isSame(takeWord(text), "OK"))
        return std::nullopt;
    const std::string_view name = takeWord(text);
    if (name.empty() || name.front() != '[' || !isSame(name.substr(1), code))
        return std::nullopt;
    const std::string_view number = takeWord(text);
    return numberOf(number.substr(0, number.find(']')));
}

std::vector<std::uint32_t> searchedOf(const ImapLine& line) {
    std::vector<std::uint32_t> out;
    std::string_view text = line.text;
    if (takeWord(text) != "*" || !isSame(takeWord(text), "SEARCH"))
        return out;
    for (std::string_view word = takeWord(text); !word.empty(); word = takeWord(text)) {
        if (const auto number = numberOf(word))
            out.push_back(*number);
    }
    return out;
}

std::optional<ImapMessage> fetchedOf(ImapLine line) {
    std::string_view text = line.text;
    if (line.literals.empty() || takeWord(text) != "*" || !numberOf(takeWord(text)) || !isSame(takeWord(text), "FETCH"))
        return std::nullopt;
    ImapMessage message;
    for (std::string_view word = takeWord(text); !word.empty(); word = takeWord(text)) {
        if (word.front() == '(')
            word.remove_prefix(1);
        if (!isSame(word, "UID"))
            continue;
        const std::string_view number = takeWord(text);
        message.uid = numberOf(number.substr(0, number.find(')'))).value_or(0);
    }
    message.body = std::move(line.literals.front());
    return message.uid == 0 ? std::nullopt : std::optional(std::move(message));
}

} // namespace watchdesk::mail
