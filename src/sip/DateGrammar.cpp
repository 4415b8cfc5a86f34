// SIP-date (RFC 3261 section 20.17): "Sat, 13 Nov 2010 23:29:00 GMT", that zone and no other.
#include "sip/FieldGrammar.h"
#include "sip/Text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace watchdesk::sip {

namespace {

constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::string_view kShape = "aaa, 00 aaa 0000 00:00:00 aaa";

// Letters and digits where the shape has them; every other character as it is.
bool hasShape(std::string_view text) {
    return std::ranges::equal(text, kShape, [](char c, char shape) {
        if (shape == '0')
            return c >= '0' && c <= '9';
        if (shape == 'a')
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return c == shape;
    });
}

unsigned numberAt(std::string_view text, std::size_t at, std::size_t length) {
    unsigned out = 0;
    std::from_chars(text.data() + at, text.data() + at + length, out);
    return out;
}

template <std::size_t N>
std::size_t place(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto it = std::ranges::find_if(names, [&](std::string_view one) { return sameText(one, name); });
    return static_cast<std::size_t>(it - names.begin());
}

} // namespace

Flaw dateFlaw(std::string_view value) {
    if (!hasShape(value))
        return "not a date as SIP writes it";
    if (!sameText(value.substr(26), "GMT"))
        return "a zone other than GMT";
    const auto month = place(kMonths, value.substr(8, 3));
    if (place(kDays, value.substr(0, 3)) == kDays.size() || month == kMonths.size())
        return "no such day or month";
    const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(numberAt(value, 12, 4))),
                                          std::chrono::month(static_cast<unsigned>(month) + 1),
                                          std::chrono::day(numberAt(value, 5, 2))};
    // A leap second is the 60th.
    const bool exists =
        day.ok() && numberAt(value, 17, 2) < 24 && numberAt(value, 20, 2) < 60 && numberAt(value, 23, 2) <= 60;
    return exists ? nullptr : "no such day or time";
}

} // namespace watchdesk::sip
