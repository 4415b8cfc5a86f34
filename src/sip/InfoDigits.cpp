#include "sip/InfoDigits.h"

#include "sip/Text.h"

#include <string_view>

namespace watchdesk::sip {

namespace {

constexpr std::size_t kMaxDigits = 32;
constexpr std::string_view kSigns = "0123456789*#ABCD";

// A sign, or the number that RFC 4733 has for it where one sign does not do.
std::string signalOf(std::string_view value) {
    if (value.size() == 1) {
        const char sign = value[0] >= 'a' && value[0] <= 'd' ? static_cast<char>(value[0] - 'a' + 'A') : value[0];
        return kSigns.find(sign) == std::string_view::npos ? std::string() : std::string(1, sign);
    }
    const auto event = number(value, kSigns.size() - 1);
    return event && value.size() == 2 ? std::string(1, kSigns[*event]) : std::string();
}

// Lines of "Name=value"; Duration and whatever else is there does not matter.
std::string relayed(std::string_view body) {
    while (!body.empty()) {
        const auto end = body.find('\n');
        const auto line = body.substr(0, end);
        body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
        const auto equals = line.find('=');
        if (equals != std::string_view::npos && sameText(trimmed(line.substr(0, equals)), "Signal"))
            return signalOf(trimmed(line.substr(equals + 1)));
    }
    return {};
}

std::string plain(std::string_view body) {
    std::string out;
    for (const char sign : trimmed(body)) {
        const auto one = signalOf({&sign, 1});
        if (one.empty() || out.size() == kMaxDigits)
            return {};
        out += one;
    }
    return out;
}

} // namespace

std::string digitsOf(const Message& info) {
    const auto type = info.first("Content-Type");
    const auto name = trimmed(type.substr(0, type.find(';')));
    if (sameText(name, "application/dtmf-relay"))
        return relayed(info.body());
    return sameText(name, "application/dtmf") ? plain(info.body()) : std::string();
}

} // namespace watchdesk::sip
