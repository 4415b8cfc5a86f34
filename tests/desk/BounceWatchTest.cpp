// Letters that came back, fetched from a real server of mail boxes.
#include "desk/BounceWatch.h"

#include "desk/AuditDesk.h"
#include "desk/DeskFixture.h"
#include "desk/FeedRowsOf.h"
#include "desk/OnServer.h"
#include "desk/PostDesk.h"
#include "desk/SettingsDesk.h"
#include "mail/ImapPeer.h"
#include "store/AuditTable.h"
#include "store/OutboxTable.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace watchdesk::desk {
namespace {

using domain::Letter;
using domain::LetterState;

constexpr UtcMs minute = 60'000;

class BounceWatchTest : public DeskFixture {
protected:
    void SetUp() override {
        if (!test::ImapPeer::isThere())
            GTEST_SKIP() << "dovecot-imapd is not installed";
        QStandardPaths::setTestModeEnabled(true);
        DeskFixture::SetUp();
    }
    void TearDown() override { closeDesk(); }
    [[nodiscard]] MailSetup here(int port) const {
        MailSetup setup;
        setup.host = QStringLiteral("127.0.0.1");
        setup.privacy = mail::Privacy::Plain;
        setup.from = QStringLiteral("watch@desk.example.org");
        setup.box.host = QStringLiteral("127.0.0.1");
        setup.box.port = port;
        setup.box.privacy = mail::Privacy::Plain;
        setup.box.user = QString::fromLatin1(test::ImapPeer::user);
        return setup;
    }
    void useBox(const QString& password = QString::fromLatin1(test::ImapPeer::password)) {
        ASSERT_TRUE(peer.start()) << peer.trouble();
        const auto kept = desk->post().setSetup(here(peer.port()), {}, password).result();
        ASSERT_TRUE(kept) << kept.error().text();
    }
    Letter sent() {
        Letter letter;
        letter.madeAt = letter.sentAt = clock.now();
        letter.recipient = QStringLiteral("shop@example.org");
        letter.subject = QStringLiteral("Alert 1187");
        letter.body = QStringLiteral("Grey hoodie\n");
        letter.state = LetterState::Sent;
        letter.tries = 1;
        return *desk->store().write([=](store::Tx& tx) { return store::OutboxTable::insert(tx, letter); }).result();
    }
    std::string report(const QString& id, const char* action = "failed") {
        return peer.deliver(std::string("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n"
                                        "\r\n--b\r\n\r\nFinal-Recipient: rfc822; shop@example.org\r\nAction: ") +
                            action +
                            "\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 the box is full\r\n\r\n--b\r\n\r\n"
                            "Message-ID: <" +
                            id.toStdString() + "@desk.example.org>\r\n--b--\r\n");
    }
    [[nodiscard]] BounceWatch& box() { return desk->post().box(); }
    /// A look of the desk by itself, to its end.
    void look() {
        box().look();
        ASSERT_TRUE(eventually([this] { return !box().isBusy(); }));
        settle();
    }
    [[nodiscard]] LetterState stateOf(const Letter& letter) {
        return (*desk->store().read([=](store::Tx& tx) { return store::OutboxTable::find(tx, letter.id); }).result())
            ->state;
    }
    [[nodiscard]] QVector<FeedRow> rows(const char* code) {
        settle();
        return feedRowsOf(*desk, code);
    }
    test::ImapPeer peer;
};

TEST_F(BounceWatchTest, WhatComesBackIsNotedByTheDeskItself) {
    useBox();
    const Letter letter = sent();
    const Letter other = sent();
    const std::string ours = report(letter.id);
    const std::string nobodys = report(QStringLiteral("0193-of-another-scheme"));
    const std::string late = report(other.id, "delayed");
    desk->post().begin();
    ASSERT_TRUE(eventually([&] { return !box().isBusy() && stateOf(letter) == LetterState::Bounced; }));
    EXPECT_EQ(stateOf(other), LetterState::Sent) << "late is not lost";
    ASSERT_EQ(rows("mail-refused").size(), 1);
    EXPECT_EQ(rows("mail-refused").first().detail, QStringLiteral("shop@example.org: 5.2.2 552 the box is full"));
    EXPECT_EQ(peer.flags(ours), "S");
    EXPECT_EQ(peer.flags(nobodys), "");
    EXPECT_EQ(peer.flags(late), "");
    store::AuditFilter filter;
    filter.actions = {QStringLiteral("mail.bounce")};
    const auto entries =
        desk->store().read([=](store::Tx& tx) { return store::AuditTable::list(tx, filter); }).result();
    ASSERT_EQ(entries->size(), 1);
    EXPECT_TRUE(entries->first().who.isEmpty()) << "nobody did it";
    EXPECT_TRUE(rows("box-waits").isEmpty());
}

TEST_F(BounceWatchTest, ItIsLookedThroughEveryFiveMinutesAndALetterIsToldOfOnce) {
    useBox();
    const Letter letter = sent();
    desk->post().begin();
    look();
    const std::string first = report(letter.id);
    clock.advance(4 * minute);
    look();
    EXPECT_EQ(stateOf(letter), LetterState::Sent) << "not yet";
    clock.advance(minute);
    look();
    ASSERT_EQ(stateOf(letter), LetterState::Bounced);
    const std::string again = report(letter.id);
    clock.advance(5 * minute);
    look();
    EXPECT_EQ(peer.flags(again), "S");
    EXPECT_EQ(rows("mail-refused").size(), 1) << "once";
}

TEST_F(BounceWatchTest, AskedForItLooksAtOnceAlsoWhereItNeverDoes) {
    EXPECT_EQ(box().fetch().result().error().code, ErrorCode::Unavailable) << "no box";
    useBox();
    ASSERT_TRUE(desk->settings().set(QStringLiteral("mail.box-minutes"), 0).result());
    const Letter letter = sent();
    report(letter.id);
    desk->post().begin();
    clock.advance(24 * 60 * minute);
    look();
    EXPECT_EQ(stateOf(letter), LetterState::Sent);
    const auto fetched = box().fetch().result();
    ASSERT_TRUE(fetched) << fetched.error().text();
    ASSERT_EQ(fetched->letters.size(), 1);
    EXPECT_EQ(fetched->letters.first().state, LetterState::Bounced);
    EXPECT_EQ(fetched->reports, 1);
    EXPECT_EQ(box().fetch().result()->reports, 0);
    desk->lock();
    EXPECT_FALSE(box().fetch().result());
}

TEST_F(BounceWatchTest, TroubleIsToldOnceUntilItIsOver) {
    useBox(QStringLiteral("wrong-secret"));
    sent();
    desk->post().begin();
    ASSERT_TRUE(eventually([this] { return rows("box-waits").size() == 1; }));
    EXPECT_TRUE(rows("box-waits").first().detail.contains(QStringLiteral("refuses the user or the password")));
    ASSERT_TRUE(eventually([this] { return !box().isBusy(); }));
    clock.advance(5 * minute);
    look();
    EXPECT_EQ(rows("box-waits").size(), 1) << "told once";
    const auto asked = box().fetch().result();
    ASSERT_FALSE(asked);
    EXPECT_NE(asked.error().what.find("refuses the user"), std::string::npos) << asked.error().what;
    ASSERT_TRUE(desk->post().setSetup(here(peer.port()), {}, QString::fromLatin1(test::ImapPeer::password)).result());
    clock.advance(5 * minute);
    look();
    EXPECT_EQ(rows("box-again").size(), 1);
    peer.stop();
    clock.advance(5 * minute);
    look();
    ASSERT_EQ(rows("box-waits").size(), 2);
    EXPECT_TRUE(eventually([this] {
        const auto told = rows("box-waits");
        return std::any_of(told.begin(), told.end(), [](const FeedRow& row) {
            return row.detail.contains(QStringLiteral("no box server answers"));
        });
    }));
}

TEST_F(BounceWatchTest, ADeskWithoutThePasswordLeavesItToOthersAndSaysSoWhenNoneComes) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    ASSERT_TRUE(desk->post().setSetup(here(peer.port())).result());
    sent();
    desk->post().begin();
    look();
    EXPECT_TRUE(rows("box-waits").isEmpty()) << "another desk may have it";
    clock.advance(boxLeaseMs + minute);
    look();
    ASSERT_EQ(rows("box-waits").size(), 1);
    EXPECT_TRUE(rows("box-waits").first().detail.contains(QStringLiteral("no password for the mail box")));
    clock.advance(10 * minute);
    look();
    EXPECT_EQ(rows("box-waits").size(), 1);
}

TEST_F(BounceWatchTest, TheSendersPasswordOpensTheBoxOfTheSameUser) {
    ASSERT_TRUE(peer.start()) << peer.trouble();
    MailSetup setup = here(peer.port());
    setup.user = QString::fromLatin1(test::ImapPeer::user);
    setup.box.user.clear();
    ASSERT_TRUE(desk->post().setSetup(setup, QString::fromLatin1(test::ImapPeer::password)).result());
    MailSetup kept = *desk->post().setup().result();
    EXPECT_TRUE(kept.box.passwordFile.isEmpty());
    EXPECT_EQ(kept.box.folder, QStringLiteral("INBOX"));
    report(QStringLiteral("anything"));
    const auto good = box().tryOut(kept, {}).result();
    ASSERT_TRUE(good) << good.error().text();
    EXPECT_TRUE(good->good) << good->words.toStdString();
    EXPECT_EQ(good->reports, 1);
    EXPECT_FALSE(good->conversation.join(QLatin1Char('\n')).contains(QStringLiteral("box-secret")));
    kept.box.user = QStringLiteral("somebody-else");
    EXPECT_EQ(box().tryOut(kept, {}).result().error().code, ErrorCode::Unavailable);
    EXPECT_FALSE(box().tryOut(kept, QStringLiteral("wrong")).result()->good);
    desk->lock();
    EXPECT_FALSE(box().tryOut(kept, QStringLiteral("wrong")).result());
}

TEST_F(BounceWatchTest, ItsPasswordStandsInAFileOfItsOwn) {
    useBox();
    const MailSetup kept = *desk->post().setup().result();
    ASSERT_FALSE(kept.box.passwordFile.isEmpty());
    EXPECT_NE(kept.box.passwordFile, kept.passwordFile);
    EXPECT_EQ(QFileInfo(kept.box.passwordFile).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    MailSetup wrong = kept;
    wrong.box.host = QStringLiteral("imap.example.org");
    EXPECT_EQ(desk->post().setSetup(wrong).result().error().code, ErrorCode::InvalidInput) << "in the open";
    wrong.box.privacy = mail::Privacy::Tls;
    wrong.box.folder = QStringLiteral("a\nb");
    EXPECT_EQ(desk->post().setSetup(wrong).result().error().code, ErrorCode::InvalidInput);
}

TEST_F(BounceWatchTest, ClosingTheDeskEndsALookAndLeavesTheBoxToTheNext) {
    useBox();
    const Letter letter = sent();
    report(letter.id);
    desk->post().begin();
    closeDesk();
    openDesk();
    clock.advance(5 * minute);
    desk->post().begin();
    EXPECT_TRUE(eventually([&] { return !box().isBusy() && stateOf(letter) == LetterState::Bounced; }));
    EXPECT_TRUE(rows("box-waits").isEmpty());
}

TEST_F(BounceWatchTest, ADeskThatWasKilledWhileItLookedIsWaitedFor) {
    useBox();
    const Letter letter = sent();
    report(letter.id);
    const auto taken =
        desk->store()
            .write([](store::Tx& tx) { return takeBoxTurn(tx, QStringLiteral("a desk that is gone"), false); })
            .result();
    ASSERT_TRUE(taken && taken->box);
    EXPECT_EQ(box().fetch().result().error().code, ErrorCode::Conflict);
    desk->post().begin();
    clock.advance(boxLeaseMs - 1);
    look();
    EXPECT_EQ(stateOf(letter), LetterState::Sent);
    clock.advance(1);
    look();
    EXPECT_EQ(stateOf(letter), LetterState::Bounced);
    const auto late = desk->store()
                          .write([](store::Tx& tx) {
                              return keepBoxMark(tx, QStringLiteral("a desk that is gone"), {1, 1});
                          })
                          .result();
    EXPECT_EQ(late.error().code, ErrorCode::Conflict) << "it comes too late";
}

/// Two desks on one store on a server.
using SharedBounceTest = OnServer<BounceWatchTest>;

TEST_F(SharedBounceTest, TwoDesksNoteEachLetterOnceAndOneTellsOfTrouble) {
    constexpr int many = 8;
    useBox();
    for (int i = 0; i < many; ++i)
        report(sent().id);
    const auto other = secondDesk();
    ASSERT_TRUE(other);
    const auto both = [&] {
        box().look();
        other->post().box().look();
        ASSERT_TRUE(eventually([&] { return !box().isBusy() && !other->post().box().isBusy(); }));
    };
    desk->post().begin();
    other->post().begin();
    ASSERT_TRUE(eventually([this] { return rows("mail-refused").size() == many; }));
    both();
    clock.advance(5 * minute);
    both();
    EXPECT_EQ(rows("mail-refused").size(), many);
    peer.stop();
    for (int i = 0; i < 3; ++i) {
        clock.advance(5 * minute);
        both();
    }
    EXPECT_EQ(rows("box-waits").size(), 1);
}

} // namespace
} // namespace watchdesk::desk
