// Any bytes as a message that came back, as what a server of mail boxes says, and as what people type into a letter's
// fields.
#include "mail/Address.h"
#include "mail/Bounce.h"
#include "mail/Header.h"
#include "mail/ImapAnswer.h"

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

std::vector<ImapLine> answersOf(std::string_view text, std::size_t atOnce) {
    constexpr std::size_t longestLiteral = 4096;
    ImapReader reader(longestLiteral);
    std::vector<ImapLine> out;
    for (; !text.empty(); text.remove_prefix(std::min(atOnce, text.size()))) {
        reader.add(text.substr(0, atOnce));
        while (auto line = reader.next()) {
            for (const std::string& literal : line->literals)
                check(literal.size() <= longestLiteral);
            out.push_back(std::move(*line));
        }
    }
    return out;
}

/// The same however the bytes come.
void checkAnswers(std::string_view text) {
    const auto whole = answersOf(text, text.size() + 1);
    const auto pieces = answersOf(text, 7);
    check(whole.size() == pieces.size());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        check(whole[i].text == pieces[i].text && whole[i].literals == pieces[i].literals);
        check(whole[i].text.find('\n') == std::string::npos);
        (void)endOf(whole[i], "W1");
        (void)codeOf(whole[i], "UIDVALIDITY");
        for (const std::uint32_t uid : searchedOf(whole[i]))
            check(uid > 0);
        if (const auto message = fetchedOf(whole[i]))
            check(message->uid > 0);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Bounce bounce = readBounce(text);
    check(bounce.ids.size() <= 20 && isPrintable(bounce.recipient) && isPrintable(bounce.words));
    for (const std::string& id : bounce.ids)
        check(isPrintable(id));
    checkAnswers(text);
    checkField(headerText(text));
    checkField(mailbox(text, "a@example.org"));
    if (isAddress(text))
        check(text.find_first_of(" \r\n<>,;\"()") == std::string_view::npos && !domainOf(text).empty());
    return 0;
}
