#include "mail/Bounce.h"

#include "base/Random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace watchdesk::mail {
namespace {

const std::string report = "From: MAILER-DAEMON@mail.example.org\r\n"
                           "Message-ID: <20261120@mail.example.org>\r\n"
                           "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n"
                           "\r\n--b\r\nContent-Type: text/plain\r\n\r\nI am sorry.\r\n"
                           "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                           "Reporting-MTA: dns; mail.example.org\r\n\r\n"
                           "Final-Recipient: rfc822; shop@example.org\r\n"
                           "Action: failed\r\nStatus: 5.1.1\r\n"
                           "Diagnostic-Code: smtp; 550 5.1.1\r\n <shop@example.org>: no such user\r\n"
                           "--b\r\nContent-Type: message/rfc822\r\n\r\n"
                           "Message-ID:\r\n <0193a4f2-7c11-7abc-8def-0123456789ab@desk.example.org>\r\n"
                           "Subject: Alert\r\n\r\n--b--\r\n";

TEST(Bounce, SaysWhichLetterAndWhy) {
    const Bounce bounce = readBounce(report);
    EXPECT_TRUE(bounce.failed);
    EXPECT_EQ(bounce.recipient, "shop@example.org");
    EXPECT_EQ(bounce.words, "5.1.1 550 5.1.1 <shop@example.org>: no such user");
    ASSERT_EQ(bounce.ids.size(), 2U);
    EXPECT_EQ(bounce.ids.front(), "0193a4f2-7c11-7abc-8def-0123456789ab");
}

TEST(Bounce, OneThatIsOnlyLateHasNotFailed) {
    std::string late = report;
    late.replace(late.find("Action: failed"), 14, "Action: delayed");
    EXPECT_FALSE(readBounce(late).failed);
    EXPECT_FALSE(readBounce({}).failed);
    EXPECT_FALSE(readBounce("Action failed").failed);
}

TEST(Bounce, TakesAnyBytesAndAnswersShortAndPrintable) {
    SeededRandom random(5);
    for (int run = 0; run < 3000; ++run) {
        std::string bytes = report;
        for (auto changes = random.below(30); changes > 0; --changes) {
            const auto at = static_cast<std::size_t>(random.below(bytes.size()));
            if (random.below(3) == 0)
                bytes.erase(at, static_cast<std::size_t>(random.below(40)));
            else
                bytes[at] = static_cast<char>(random.below(256));
            if (bytes.empty())
                break;
        }
        const Bounce bounce = readBounce(bytes);
        EXPECT_LE(bounce.words.size(), 1100U);
        for (const std::string& text : {bounce.words, bounce.recipient})
            EXPECT_TRUE(std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; }));
    }
    std::string many;
    for (int i = 0; i < 100'000; ++i)
        many += "Message-ID: <" + std::to_string(i) + "@x>\n";
    EXPECT_EQ(readBounce(many).ids.size(), 20U);
    EXPECT_LE(readBounce("Status: " + std::string(2'000'000, 'x')).words.size(), 500U);
}

} // namespace
} // namespace watchdesk::mail
