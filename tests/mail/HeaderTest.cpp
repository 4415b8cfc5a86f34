#include "mail/Header.h"

#include "base/Random.h"
#include "mail/Address.h"

#include <gtest/gtest.h>

#include <string>

namespace watchdesk::mail {
namespace {

TEST(Address, OnlyPlainOnesAreSome) {
    for (const char* good :
         {"a@example.org", "shop.manager+watch@mail.example.co.uk", "o'neil@x-y.example", "1@2.example"})
        EXPECT_TRUE(isAddress(good)) << good;
    EXPECT_EQ(domainOf("a@b.example.org"), "b.example.org");
    EXPECT_EQ(domainOf("a@b"), "");
    EXPECT_FALSE(isAddress(std::string(65, 'a') + "@example.org"));
    EXPECT_TRUE(isAddress(std::string(64, 'a') + "@example.org"));
    EXPECT_FALSE(isAddress("a@" + std::string(64, 'b') + ".org"));
    std::string longest = "a@b";
    while (longest.size() < 260)
        longest += ".example";
    EXPECT_FALSE(isAddress(longest));
    EXPECT_FALSE(isAddress(std::string_view("a\0@example.org", 14)));
}

TEST(Header, PlainTextStaysAndTheRestIsEncodedInShortWords) {
    EXPECT_EQ(headerText("Alert 1187: theft"), "Alert 1187: theft");
    EXPECT_EQ(headerText("Café"), "=?UTF-8?B?Q2Fmw6k=?=");
    EXPECT_EQ(headerText("=?UTF-8?B?Q2Fmw6k=?="), "=?UTF-8?B?PT9VVEYtOD9CP1EyRm13Nms9Pz0=?=")
        << "not to be read as one";
    EXPECT_EQ(headerText("a\r\nBcc: b"), "a  Bcc: b");
    EXPECT_EQ(headerText("\xC0\xAF"), headerText("\xEF\xBF\xBD\xEF\xBF\xBD"));
    EXPECT_EQ(mailbox("", "a@b.example"), "a@b.example");
    EXPECT_EQ(mailbox("Jo \"J\" Mead", "a@b.example"), "\"Jo \\\"J\\\" Mead\" <a@b.example>");
}

TEST(Header, WhateverIsInItStaysOneField) {
    SeededRandom random(11);
    for (int run = 0; run < 2000; ++run) {
        std::string text;
        for (auto left = random.below(300); left > 0; --left)
            text += static_cast<char>(random.below(256));
        const std::string field = headerText(text);
        for (std::size_t at = 0; at < field.size(); ++at) {
            const auto c = static_cast<unsigned char>(field[at]);
            ASSERT_LT(c, 0x7F);
            const bool folds = c == '\r' && field.substr(at, 3) == "\r\n ";
            const bool folded = c == '\n' && at > 0 && field[at - 1] == '\r';
            ASSERT_TRUE(c >= 0x20 || folds || folded) << "a line end that no blank follows";
        }
        for (std::size_t at = 0; at < field.size();) {
            const std::size_t end = std::min(field.find("\r\n", at), field.size());
            ASSERT_LE(end - at, 200U);
            at = end + 2;
        }
    }
}

TEST(Header, DatesAreInUtc) {
    EXPECT_EQ(dateField(1'795'185'138'250), "Fri, 20 Nov 2026 14:32:18 +0000");
    EXPECT_EQ(dateField(0), "Thu, 01 Jan 1970 00:00:00 +0000");
}

} // namespace
} // namespace watchdesk::mail
