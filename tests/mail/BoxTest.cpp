// A mail box that is looked through: a real server, and one that means ill.
#include "mail/Box.h"

#include "ImapPeer.h"
#include "store/Certificates.h"

#include <gmock/gmock.h>

#include <set>

namespace watchdesk::mail {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using End = BoxLook::End;

std::string reportFor(const std::string& id, const std::string& type = "report-type=delivery-status") {
    return "From: MAILER-DAEMON@mail.example.org\r\nSubject: Undelivered\r\nMessage-ID: <report@mail.example.org>\r\n"
           "Content-Type: multipart/report;\r\n " +
           type +
           "; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
           "Final-Recipient: rfc822; shop@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n"
           "Diagnostic-Code: smtp; 550 no such user\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
           "Message-ID: <" +
           id + "@desk.example.org>\r\nSubject: Alert\r\n\r\nThe alert.\r\n--b--\r\n";
}

const std::string letter = "From: kim@example.org\r\nSubject: Hello\r\nContent-Type: text/plain\r\n\r\n"
                           "Thank you. Action: failed\r\nMessage-ID: <ours@desk.example.org>\r\n";

class BoxTest : public testing::Test {
protected:
    void SetUp() override {
        if (!test::ImapPeer::isThere())
            GTEST_SKIP() << "dovecot-imapd is not installed";
    }
    [[nodiscard]] Box plain() const {
        Box box;
        box.server = {"127.0.0.1", peer.port(), Privacy::Plain, test::ImapPeer::user, test::ImapPeer::password, {}, 20};
        return box;
    }
    [[nodiscard]] Box priv(Privacy privacy) const {
        Box box = plain();
        box.server.host = "localhost";
        box.server.port = privacy == Privacy::Tls ? peer.privatePort() : peer.port();
        box.server.privacy = privacy;
        box.server.caFile = certificates.crt("authority");
        return box;
    }
    bool startPrivate(const std::string& host) {
        return certificates.makeAuthority("authority") && certificates.make("peer", "authority", host, host) &&
               peer.start(certificates.crt("peer"), certificates.key("peer"));
    }
    /// Takes those whose likeliest id is known, and keeps what all said.
    TakeReport taking() {
        return [this](const Report& report) -> Result<bool> {
            taken.push_back(report.bounce.ids.empty() ? "" : report.bounce.ids.front());
            words.push_back(report.bounce.words);
            return known.contains(taken.back());
        };
    }
    BoxLook look(const BoxMark& since = {}) { return lookThrough(plain(), since, taking()); }
    test::ImapPeer peer;
    test::Certificates certificates;
    std::set<std::string> known{"ours"};
    std::vector<std::string> taken;
    std::vector<std::string> words;
};

TEST_F(BoxTest, OnlyReportsAreFetchedAndOnlyOursAreMarked) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const std::string ours = peer.deliver(reportFor("ours"));
    const std::string others = peer.deliver(reportFor("nobodys"));
    const std::string hello = peer.deliver(letter);
    const std::string quoted = peer.deliver(reportFor("ours", "report-type=\"delivery-status\""));
    const std::string receipt = peer.deliver(reportFor("ours", "report-type=disposition-notification"));
    const BoxLook seen = look();
    ASSERT_EQ(seen.end, End::Done) << seen.words;
    EXPECT_THAT(taken, ElementsAre("ours", "nobodys", "ours"));
    EXPECT_THAT(words[0], HasSubstr("5.1.1 550 no such user"));
    EXPECT_EQ(seen.looked, 3);
    EXPECT_EQ(seen.ours, 2);
    EXPECT_FALSE(seen.more);
    EXPECT_EQ(peer.flags(ours), "S");
    EXPECT_EQ(peer.flags(quoted), "S");
    for (const std::string& other : {others, hello, receipt})
        EXPECT_EQ(peer.flags(other), "") << other;
    // Once: what was looked at is behind the mark, also what was nobody's.
    taken.clear();
    EXPECT_EQ(look(seen.mark).end, End::Done);
    EXPECT_THAT(taken, IsEmpty());
    peer.deliver(reportFor("next"));
    EXPECT_EQ(look(seen.mark).looked, 1);
    EXPECT_THAT(taken, ElementsAre("next"));
}

TEST_F(BoxTest, ABoxThatWasNumberedAnewIsLookedThroughFromItsBeginning) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    peer.renumber(500);
    peer.deliver(reportFor("ours"));
    peer.deliver(reportFor("nobodys"));
    const BoxLook before = look();
    ASSERT_EQ(before.end, End::Done) << before.words;
    EXPECT_EQ(before.mark.validity, 500U);
    EXPECT_EQ(before.mark.uid, 2U);
    taken.clear();
    peer.renumber(501);
    const BoxLook after = look(before.mark);
    ASSERT_EQ(after.end, End::Done) << after.words;
    EXPECT_EQ(after.mark.validity, 501U);
    EXPECT_THAT(taken, ElementsAre("nobodys")) << "what is read has been noted";
}

TEST_F(BoxTest, APassIsBoundedAndTheNextGoesOn) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    for (int i = 0; i < mostReports + 3; ++i)
        peer.deliver(reportFor("r" + std::to_string(i)));
    const BoxLook first = look();
    ASSERT_EQ(first.end, End::Done) << first.words;
    EXPECT_EQ(first.looked, mostReports);
    EXPECT_TRUE(first.more);
    const BoxLook second = look(first.mark);
    EXPECT_EQ(second.looked, 3);
    EXPECT_FALSE(second.more);
    EXPECT_EQ(taken.back(), "r" + std::to_string(mostReports + 2));
}

TEST_F(BoxTest, OfALargeReportTheBeginningIsReadAndATruncatedOneIsNoTrouble) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const std::string large = peer.deliver(reportFor("ours") + std::string(2'000'000, 'x') + "\r\n");
    const std::string whole = reportFor("nobodys");
    peer.deliver(whole.substr(0, whole.find("Action"))); // nothing of a failure is left
    peer.deliver("Content-Type: multipart/report; report-type=delivery-status");
    const BoxLook seen = look();
    ASSERT_EQ(seen.end, End::Done) << seen.words;
    EXPECT_EQ(seen.looked, 3);
    EXPECT_EQ(seen.ours, 1);
    EXPECT_EQ(taken[0], "ours");
    EXPECT_EQ(taken[2], "");
    EXPECT_EQ(peer.flags(large), "S");
}

TEST_F(BoxTest, WhatTheTakerCannotNoteIsLeftForTheNextPass) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    const std::string first = peer.deliver(reportFor("ours"));
    const std::string second = peer.deliver(reportFor("locked"));
    const BoxLook seen = lookThrough(plain(), {}, [](const Report& report) -> Result<bool> {
        if (report.bounce.ids.front() == "locked")
            return Error{ErrorCode::Locked, "The desk is locked.", "", ""};
        return true;
    });
    EXPECT_EQ(seen.end, End::Stopped);
    EXPECT_EQ(seen.words, "The desk is locked.");
    EXPECT_EQ(peer.flags(first), "S");
    EXPECT_EQ(peer.flags(second), "");
    EXPECT_EQ(look(seen.mark).looked, 1);
}

TEST_F(BoxTest, AServerThatGoesHalfWayLosesNothing) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    peer.deliver(reportFor("ours"));
    peer.deliver(reportFor("second"));
    const BoxLook seen = lookThrough(plain(), {}, [this](const Report&) -> Result<bool> {
        peer.stop();
        return true;
    });
    EXPECT_EQ(seen.end, End::Trouble);
    EXPECT_THAT(seen.words, HasSubstr("was cut"));
    EXPECT_EQ(seen.looked, 1);
    EXPECT_EQ(seen.mark.uid, 1U);
    const BoxLook gone = look(seen.mark);
    EXPECT_EQ(gone.end, End::Trouble);
    EXPECT_THAT(gone.words, HasSubstr("no box server answers"));
    EXPECT_EQ(gone.mark.uid, 1U) << "kept";
    ASSERT_TRUE(peer.start()) << peer.trouble();
    EXPECT_EQ(look(gone.mark).looked, 1);
    EXPECT_THAT(taken, ElementsAre("second"));
}

TEST_F(BoxTest, ThePrivateWayIsRequiredAndItsCertificateChecked) {
    ASSERT_TRUE(startPrivate("localhost")) << peer.trouble();
    peer.deliver(reportFor("ours"));
    for (const Privacy privacy : {Privacy::Tls, Privacy::StartTls}) {
        const BoxLook good = tryBox(priv(privacy));
        EXPECT_EQ(good.end, End::Done) << good.words;
        EXPECT_EQ(good.looked, 1);
        Box stranger = priv(privacy);
        stranger.server.caFile.clear();
        EXPECT_THAT(tryBox(stranger).words, HasSubstr("not to be trusted"));
    }
    test::ImapPeer bare;
    ASSERT_TRUE(bare.start()) << bare.trouble();
    Box without = priv(Privacy::StartTls);
    without.server.port = bare.port();
    const BoxLook open = tryBox(without);
    EXPECT_EQ(open.end, End::Trouble);
    EXPECT_THAT(open.words, HasSubstr("no private way"));
    for (const std::string& line : open.conversation)
        EXPECT_THAT(line, Not(HasSubstr("AUTHENTICATE P"))) << "nothing goes in the open";
}

TEST_F(BoxTest, ACertificateForAnotherHostIsRefused) {
    ASSERT_TRUE(startPrivate("mail.example.org")) << peer.trouble();
    for (const Privacy privacy : {Privacy::Tls, Privacy::StartTls})
        EXPECT_THAT(tryBox(priv(privacy)).words, HasSubstr("not to be trusted"));
}

TEST_F(BoxTest, APasswordIsGivenToTheServerAndToNobodyElse) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    peer.deliver(reportFor("ours"));
    const BoxLook good = look();
    ASSERT_EQ(good.end, End::Done) << good.words;
    std::string all;
    for (const std::string& line : good.conversation)
        all += line + '\n';
    EXPECT_THAT(all, HasSubstr("AUTHENTICATE …"));
    EXPECT_THAT(all, HasSubstr("EXAMINE \"INBOX\""));
    EXPECT_THAT(all, Not(HasSubstr("box-secret")));
    EXPECT_THAT(all, Not(HasSubstr("Ym94LXNlY3JldC"))); // the same in base 64
    EXPECT_THAT(all, Not(HasSubstr("shop@example.org"))) << "nor what is in letters";
    Box wrong = plain();
    wrong.server.password = "wrong";
    const BoxLook bad = tryBox(wrong);
    EXPECT_EQ(bad.end, End::Trouble);
    EXPECT_EQ(bad.words, "the box server refuses the user or the password");
    Box elsewhere = plain();
    elsewhere.folder = "Returned \"&\\ post";
    const BoxLook none = tryBox(elsewhere);
    EXPECT_EQ(none.end, End::Trouble);
    EXPECT_THAT(none.words, HasSubstr("does not open the folder"));
}

TEST_F(BoxTest, CanBeStopped) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    peer.deliver(reportFor("ours"));
    std::atomic<bool> stop = true;
    EXPECT_EQ(tryBox(plain(), &stop).end, End::Stopped);
    stop = false;
    peer.deliver(reportFor("second"));
    const BoxLook seen = lookThrough(
        plain(), {},
        [&stop](const Report&) -> Result<bool> {
            stop = true;
            return false;
        },
        &stop);
    EXPECT_EQ(seen.end, End::Stopped);
    EXPECT_EQ(seen.mark.uid, 1U);
}

TEST(BoxPlace, IsChecked) {
    Box box;
    box.server = {"mail.example.org", 993, Privacy::Tls, "watch", "secret", {}, 20};
    EXPECT_TRUE(checkBox(box));
    for (const char* folder : {"", "a\r\nW2 DELETE INBOX",
                               "Zur\xC3\xBC"
                               "ck"}) {
        box.folder = folder;
        EXPECT_FALSE(checkBox(box)) << folder;
    }
    box.folder = "INBOX.Returned";
    EXPECT_TRUE(checkBox(box));
    box.server.user.clear();
    EXPECT_FALSE(checkBox(box));
    box.server.user = "watch";
    box.server.privacy = Privacy::Plain;
    EXPECT_FALSE(checkBox(box)) << "in the open";
    box.server.privacy = Privacy::Tls;
    box.server.port = 0;
    EXPECT_THAT(checkBox(box).error().todo, HasSubstr("993"));
}

/// A server that means ill.
class LyingBoxTest : public testing::Test {
protected:
    BoxLook look(const char* manner, int patience = 20) {
        const std::string at = folder.file(manner);
        auto started = os::Process::start({{"/usr/bin/python3", WATCHDESK_IMAP_LIAR, at, manner}, {}, {}, {}, {}, {}});
        EXPECT_TRUE(started);
        int port = 0;
        for (int i = 0; i < 500 && port == 0; ++i) {
            if (std::ifstream in(at); !(in >> port))
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        Box box;
        box.server = {"127.0.0.1", port, Privacy::Plain, "watch", "secret", {}, patience};
        return lookThrough(box, {7, 3}, [this](const Report& report) -> Result<bool> {
            uids.push_back(report.mark.uid);
            failed = report.bounce.failed;
            return true;
        });
    }
    test::TempDir folder;
    std::vector<std::uint32_t> uids;
    bool failed = false;
};

TEST_F(LyingBoxTest, ALetterDoesNotSpeakForTheServer) {
    const BoxLook seen = look("spoof");
    EXPECT_EQ(seen.end, End::Done) << seen.words;
    EXPECT_THAT(uids, ElementsAre(10, 11)) << "in their order, once, and none from before";
    EXPECT_TRUE(failed);
    EXPECT_EQ(seen.mark.uid, 11U);
}

TEST_F(LyingBoxTest, WhatNobodyAskedForIsLeftAside) {
    EXPECT_EQ(look("others").end, End::Done);
    EXPECT_THAT(uids, IsEmpty());
    EXPECT_EQ(look("gone").end, End::Done);
    EXPECT_THAT(uids, IsEmpty());
    EXPECT_EQ(look("noise").end, End::Done);
    EXPECT_THAT(uids, ElementsAre(10, 11));
}

TEST_F(LyingBoxTest, TooMuchIsNotTaken) {
    for (const char* manner : {"huge", "more", "endless"}) {
        const BoxLook seen = look(manner);
        EXPECT_EQ(seen.end, End::Trouble) << manner;
        EXPECT_THAT(seen.words, HasSubstr("makes no sense")) << manner;
        EXPECT_EQ(seen.mark.uid, 3U);
    }
    EXPECT_THAT(uids, IsEmpty());
}

TEST_F(LyingBoxTest, SilenceARefusalAndACutAreToldAsWhatTheyAre) {
    EXPECT_THAT(look("hang", 1).words, HasSubstr("took too long"));
    EXPECT_THAT(look("cut").words, HasSubstr("was cut"));
    EXPECT_THAT(look("deaf").words, HasSubstr("does not search: I do not search"));
    EXPECT_THAT(uids, IsEmpty());
}

} // namespace
} // namespace watchdesk::mail
