#include "mail/Address.h"

#include <algorithm>

namespace watchdesk::mail {

namespace {

constexpr std::size_t longestAddress = 254;
constexpr std::size_t longestLocal = 64;
constexpr std::size_t longestLabel = 63;

bool isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isAtom(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return isLetterOrDigit(c) || others.find(c) != std::string_view::npos;
    });
}

bool isLabel(std::string_view text) {
    return !text.empty() && text.size() <= longestLabel && text.front() != '-' && text.back() != '-' &&
           std::all_of(text.begin(), text.end(), [](char c) { return isLetterOrDigit(c) || c == '-'; });
}

/// Whether every part between dots is one; gives how many there are, 0 when one is not.
std::size_t parts(std::string_view text, bool (*isPart)(std::string_view)) {
    std::size_t count = 0;
    for (;;) {
        const std::size_t dot = text.find('.');
        if (!isPart(text.substr(0, dot)))
            return 0;
        ++count;
        if (dot == std::string_view::npos)
            return count;
        text.remove_prefix(dot + 1);
    }
}

} // namespace

bool isAddress(std::string_view text) {
    const std::size_t at = text.find('@');
    if (text.size() > longestAddress || at == std::string_view::npos || at > longestLocal)
        return false;
    return parts(text.substr(0, at), isAtom) > 0 && parts(text.substr(at + 1), isLabel) > 1;
}

std::string_view domainOf(std::string_view address) {
    return isAddress(address) ? address.substr(address.find('@') + 1) : std::string_view();
}

} // namespace watchdesk::mail
