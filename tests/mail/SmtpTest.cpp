// One letter to a real mail server, well and badly behaved.
#include "mail/Smtp.h"

#include "SmtpPeer.h"
#include "store/Certificates.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <thread>

namespace watchdesk::mail {
namespace {

using testing::HasSubstr;
using testing::Not;
using End = Delivery::End;

class SmtpTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::SmtpPeer::isThere())
            GTEST_SKIP() << "python3-aiosmtpd is not installed";
    }
    [[nodiscard]] Server plain() const {
        Server server;
        server.host = "127.0.0.1";
        server.port = peer.port();
        server.privacy = Privacy::Plain;
        server.patienceSeconds = 20;
        return server;
    }
    static Message letter(const std::string& to) {
        Message message;
        message.from = "watch@desk.example.org";
        message.fromName = "Ashby Cross Shop Watch";
        message.to = to;
        message.subject = "Alert 1187: theft, C07 Café Müller";
        message.body = "Grey hoodie → Market Place.\n.\nA line that is longer than a line of mail may be, since nobody "
                       "who types it counts, and that is therefore folded on its way.\n";
        message.id = "0193-abc";
        message.date = 1'795'185'138'000;
        return message;
    }
    /// A server with a certificate for `host`, and its authority's file.
    bool startPrivate(const std::string& host, const std::string& mode, std::vector<std::string> more = {}) {
        if (!certificates.makeAuthority("authority") || !certificates.make("peer", "authority", host, host))
            return false;
        more.insert(more.end(), {"tls=" + mode, "cert=" + certificates.crt("peer"), "key=" + certificates.key("peer")});
        return peer.start(more);
    }
    [[nodiscard]] Server priv(Privacy privacy) const {
        Server server = plain();
        server.host = "localhost";
        server.privacy = privacy;
        server.caFile = certificates.crt("authority");
        return server;
    }
    test::SmtpPeer peer;
    test::Certificates certificates;
};

TEST_F(SmtpTest, ALetterArrivesAsItWasWritten) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const Delivery delivery = send(plain(), letter("shop@example.org"));
    ASSERT_EQ(delivery.end, End::Sent) << delivery.reply;
    EXPECT_EQ(delivery.status, 250);
    const auto kept = peer.letters();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_THAT(kept[0], HasSubstr("X-Envelope: watch@desk.example.org > ['shop@example.org']"));
    EXPECT_THAT(kept[0], HasSubstr("Message-ID: <0193-abc@desk.example.org>\r\n"));
    EXPECT_THAT(kept[0], HasSubstr("From: \"Ashby Cross Shop Watch\" <watch@desk.example.org>\r\n"));
    EXPECT_THAT(kept[0], HasSubstr("Date: Fri, 20 Nov 2026 14:32:18 +0000\r\n"));
    EXPECT_THAT(kept[0], HasSubstr("Subject: =?UTF-8?B?"));
    EXPECT_THAT(kept[0], HasSubstr("quoted-printable"));
    EXPECT_THAT(kept[0], HasSubstr("Grey hoodie =E2=86=92 Market Place."));
    for (std::size_t at = 0, end = 0; (end = kept[0].find("\r\n", at)) != std::string::npos; at = end + 2)
        EXPECT_LE(end - at, 998U);
}

TEST_F(SmtpTest, WhatTheServerSaysOfTheLetterIsTold) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const Delivery nobody = send(plain(), letter("no-such@example.org"));
    EXPECT_EQ(nobody.end, End::Refused);
    EXPECT_EQ(nobody.status, 550);
    EXPECT_THAT(nobody.reply, HasSubstr("Nobody of that name here"));
    const Delivery junk = send(plain(), letter("junk@example.org"));
    EXPECT_EQ(junk.end, End::Refused);
    EXPECT_EQ(junk.status, 554);
    EXPECT_THAT(junk.reply, HasSubstr("looks like junk"));
    const Delivery later = send(plain(), letter("later@example.org"));
    EXPECT_EQ(later.end, End::Later);
    EXPECT_THAT(later.reply, HasSubstr("The box is full"));
    EXPECT_EQ(send(plain(), letter("grey@example.org")).end, End::Later);
    EXPECT_EQ(send(plain(), letter("grey@example.org")).end, End::Sent);
    EXPECT_EQ(peer.letters().size(), 1U);
}

TEST_F(SmtpTest, AConnectionThatIsCutIsNoFaultOfTheLetter) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const Delivery cut = send(plain(), letter("cut@example.org"));
    EXPECT_EQ(cut.end, End::Trouble);
    EXPECT_THAT(cut.reply, HasSubstr("cut"));
    EXPECT_TRUE(peer.letters().empty());
    // Taken, and nobody has heard of it: it goes again, and can be known by its Message-ID.
    EXPECT_EQ(send(plain(), letter("lost@example.org")).end, End::Trouble);
    EXPECT_EQ(send(plain(), letter("lost@example.org")).end, End::Trouble);
    const auto kept = peer.letters();
    ASSERT_EQ(kept.size(), 2U);
    for (const std::string& one : kept)
        EXPECT_THAT(one, HasSubstr("Message-ID: <0193-abc@desk.example.org>"));
}

TEST_F(SmtpTest, ASlowServerIsGivenUpAndCanBeStopped) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    Server server = plain();
    server.patienceSeconds = 2;
    const Delivery slow = send(server, letter("slow@example.org"));
    EXPECT_EQ(slow.end, End::Trouble);
    EXPECT_THAT(slow.reply, HasSubstr("too long"));
    const std::atomic<bool> stop = true;
    EXPECT_EQ(send(plain(), letter("slow@example.org"), &stop).end, End::Trouble);
    peer.stop();
    const Delivery gone = send(plain(), letter("shop@example.org"));
    EXPECT_EQ(gone.end, End::Trouble);
    EXPECT_THAT(gone.reply, HasSubstr("no mail server answers"));
}

TEST_F(SmtpTest, ThePrivateWayIsRequiredAndItsCertificateChecked) {
    ASSERT_TRUE(startPrivate("localhost", "starttls")) << peer.trouble();
    EXPECT_EQ(send(priv(Privacy::StartTls), letter("shop@example.org")).end, End::Sent);
    Server stranger = priv(Privacy::StartTls);
    stranger.caFile.clear();
    const Delivery unknown = send(stranger, letter("shop@example.org"));
    EXPECT_EQ(unknown.end, End::Trouble);
    EXPECT_THAT(unknown.reply, HasSubstr("not to be trusted"));
    test::SmtpPeer bare;
    ASSERT_TRUE(bare.start());
    Server without = priv(Privacy::StartTls);
    without.port = bare.port();
    const Delivery open = send(without, letter("shop@example.org"));
    EXPECT_EQ(open.end, End::Trouble);
    EXPECT_THAT(open.reply, HasSubstr("no private way"));
    EXPECT_TRUE(bare.letters().empty()) << "nothing goes in the open";
    EXPECT_EQ(peer.letters().size(), 1U);
}

TEST_F(SmtpTest, ACertificateForAnotherHostIsRefused) {
    ASSERT_TRUE(startPrivate("mail.example.org", "smtps")) << peer.trouble();
    const Delivery wrong = send(priv(Privacy::Tls), letter("shop@example.org"));
    EXPECT_EQ(wrong.end, End::Trouble);
    EXPECT_THAT(wrong.reply, HasSubstr("not to be trusted"));
    EXPECT_TRUE(peer.letters().empty());
}

TEST_F(SmtpTest, APasswordIsGivenToTheServerAndToNobodyElse) {
    ASSERT_TRUE(startPrivate("localhost", "starttls", {"user=watch", "password=hunter-2-hunter"})) << peer.trouble();
    Server server = priv(Privacy::StartTls);
    server.user = "watch";
    server.password = "hunter-2-hunter";
    const Delivery good = send(server, letter("shop@example.org"));
    EXPECT_EQ(good.end, End::Sent) << good.reply;
    std::string all;
    for (const std::string& line : good.conversation)
        all += line + '\n';
    EXPECT_THAT(all, HasSubstr("AUTH"));
    EXPECT_THAT(all, Not(HasSubstr("hunter")));
    EXPECT_THAT(all, Not(HasSubstr("aHVudGVy"))); // the same in base 64
    EXPECT_THAT(all, Not(HasSubstr("d2F0Y2g")));
    server.password = "wrong";
    const Delivery bad = send(server, letter("shop@example.org"));
    EXPECT_EQ(bad.end, End::Trouble);
    EXPECT_THAT(bad.reply, HasSubstr("refuses the user or the password"));
    server.user.clear();
    const Delivery nobody = send(server, letter("shop@example.org"));
    EXPECT_EQ(nobody.end, End::Trouble);
    EXPECT_EQ(peer.letters().size(), 1U);
}

TEST_F(SmtpTest, NothingInALetterBeginsAnotherFieldOrCommand) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    Message message = letter("shop@example.org");
    message.subject = "Theft\r\nBcc: everybody@example.org\r\n\r\nHello\xFF";
    message.fromName = "Desk\"\r\nX-Evil: 1 <a@b>";
    message.body = "one\r\n.\r\nMAIL FROM:<x@example.org>\r\n";
    ASSERT_EQ(send(plain(), message).end, End::Sent);
    const auto kept = peer.letters();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_THAT(kept[0], Not(HasSubstr("\nBcc:")));
    EXPECT_THAT(kept[0], Not(HasSubstr("\nX-Evil:")));
    EXPECT_THAT(kept[0], HasSubstr("MAIL FROM:<x@example.org>"));
    for (const char* address :
         {"a@example.org\r\nRCPT TO:<b@example.org>", "a b@example.org", "<a@example.org>", "a@example", "@example.org",
          "a@@example.org", "\"a\"@example.org", "a@[127.0.0.1]", "a@-x.org", "a..b@example.org", "é@example.org", ""})
        EXPECT_EQ(send(plain(), letter(address)).end, End::Refused) << address;
    EXPECT_EQ(peer.letters().size(), 1U);
}

TEST(SmtpServer, AnUnprotectedWayIsForThisMachineAlone) {
    Server server;
    server.host = "mail.example.org";
    EXPECT_TRUE(checkServer(server));
    server.privacy = Privacy::Plain;
    EXPECT_FALSE(checkServer(server));
    server.host = "127.0.0.1";
    EXPECT_TRUE(checkServer(server));
    for (const char* host : {"127.8.0.255", "::1", "localhost"}) {
        server.host = host;
        EXPECT_TRUE(checkServer(server)) << host;
    }
    for (const char* host : {"localhost.example.org", "127.mail.example.org", "127.0.0.1.example.org", "127.0.0",
                             "127.", "127.0.0.256", "127.0.0.1.", "1270.0.0.1", "128.0.0.1", "127.0.0.0001"}) {
        server.host = host;
        EXPECT_FALSE(checkServer(server)) << host;
    }
    server.privacy = Privacy::Tls;
    for (const char* host : {"", "mail/../x", "a b", "user@host", "host\n", "-o"}) {
        server.host = host;
        EXPECT_FALSE(checkServer(server)) << host;
    }
    server.host = "mail.example.org";
    for (const int port : {0, -1, 65536}) {
        server.port = port;
        EXPECT_FALSE(checkServer(server)) << port;
    }
}

} // namespace
} // namespace watchdesk::mail
