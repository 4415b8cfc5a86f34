// Any bytes as a message that came back, and as what people type into a letter's fields.
#include "mail/Address.h"
#include "mail/Bounce.h"
#include "mail/Header.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace watchdesk::mail;

namespace {

void check(bool good) {
    if (!good)
        std::abort();
}

bool isPrintable(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// One field of ASCII: a line end is followed by a blank.
void checkField(const std::string& field) {
    for (std::size_t at = 0; at < field.size(); ++at) {
        const auto c = static_cast<unsigned char>(field[at]);
        check(c < 0x7F);
        check(c != '\n' || (at > 0 && field[at - 1] == '\r'));
        check(c != '\r' || field.substr(at, 3) == "\r\n ");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Bounce bounce = readBounce(text);
    check(bounce.ids.size() <= 20 && isPrintable(bounce.recipient) && isPrintable(bounce.words));
    for (const std::string& id : bounce.ids)
        check(isPrintable(id));
    checkField(headerText(text));
    checkField(mailbox(text, "a@example.org"));
    if (isAddress(text))
        check(text.find_first_of(" \r\n<>,;\"()") == std::string_view::npos && !domainOf(text).empty());
    return 0;
}
