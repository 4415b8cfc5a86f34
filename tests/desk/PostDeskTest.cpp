// Alerts that are mailed: who gets one, and what becomes of the letters at a real mail server.
#include "desk/PostDesk.h"

#include "desk/AuditDesk.h"
#include "desk/DeskFixture.h"
#include "desk/FeedRowsOf.h"
#include "desk/OnServer.h"
#include "desk/SettingsDesk.h"
#include "mail/SmtpPeer.h"
#include "store/ContactTable.h"
#include "store/MemberTable.h"
#include "store/OutboxTable.h"
#include "store/PersonTable.h"
#include "store/PremisesTable.h"
#include "store/Try.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace watchdesk::desk {
namespace {

using domain::Letter;
using domain::LetterState;

class PostDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        if (!test::SmtpPeer::isThere())
            GTEST_SKIP() << "python3-aiosmtpd is not installed";
        QStandardPaths::setTestModeEnabled(true);
        DeskFixture::SetUp();
    }
    void TearDown() override { closeDesk(); }
    [[nodiscard]] MailSetup here(int port) const {
        MailSetup setup;
        setup.host = QStringLiteral("127.0.0.1");
        setup.port = port;
        setup.privacy = mail::Privacy::Plain;
        setup.from = QStringLiteral("watch@desk.example.org");
        setup.fromName = QStringLiteral("Ashby Cross Shop Watch");
        return setup;
    }
    void usePeer() {
        ASSERT_TRUE(peer.start()) << peer.trouble();
        const auto kept = desk->post().setSetup(here(peer.port())).result();
        ASSERT_TRUE(kept) << kept.error().text();
    }
    void raise() { EXPECT_FALSE(log(QStringLiteral("C07 theft"), true).alert.id.isEmpty()); }
    /// Of the n-th member; asks for all alerts.
    domain::Contact asker(const QString& email, int member = 0) {
        const auto kept = desk->store()
                              .write([=](store::Tx& tx) -> Result<domain::Contact> {
                                  STORE_TRY(members, store::MemberTable::all(tx));
                                  domain::Contact contact;
                                  contact.memberId = members.at(member).id;
                                  contact.name = QStringLiteral("Kim ") + email.section(QLatin1Char('@'), 0, 0);
                                  contact.email = email;
                                  contact.alertMail = domain::AlertMail::All;
                                  contact.askedOn = QDate(2026, 1, 5);
                                  return store::ContactTable::insert(tx, contact);
                              })
                              .result();
        EXPECT_TRUE(kept);
        return *kept;
    }
    /// Of the shop of that name, which is put there; asks for all alerts.
    void shopAsker(const QString& who, const QString& shop, QPointF at) {
        const auto kept = desk->store()
                              .write([=](store::Tx& tx) -> Result<domain::Contact> {
                                  STORE_TRY(all, store::PremisesTable::all(tx));
                                  domain::Contact contact;
                                  for (domain::Premises premises : all) {
                                      if (premises.name != shop)
                                          continue;
                                      premises.east = at.x();
                                      premises.north = at.y();
                                      STORE_CHECK(store::PremisesTable::update(tx, premises));
                                      contact.memberId = premises.memberId;
                                      contact.premisesId = premises.id;
                                  }
                                  contact.name = who;
                                  contact.email = who + QStringLiteral("@example.org");
                                  contact.alertMail = domain::AlertMail::All;
                                  contact.askedOn = QDate(2026, 1, 5);
                                  return store::ContactTable::insert(tx, contact);
                              })
                              .result();
        EXPECT_TRUE(kept) << kept.error().text();
    }
    /// Whom the letters about it go to, sorted.
    [[nodiscard]] QStringList recipients(const Logged& logged) {
        QStringList out;
        for (const Letter& letter : letters()) {
            if (letter.about == logged.alert.id)
                out += letter.recipient.section(QLatin1Char('@'), 0, 0);
        }
        out.sort();
        return out;
    }
    [[nodiscard]] QVector<Letter> letters() {
        settle();
        QVector<Letter> out;
        const auto views = desk->post().letters().result();
        EXPECT_TRUE(views) << views.error().text();
        for (const LetterView& view : *views)
            out.append(view.letter);
        return out;
    }
    /// Sends what is due, until the only letter is in that state.
    bool becomes(LetterState state) {
        desk->post().look();
        return eventually([&] { return !desk->post().isBusy() && letters().first().state == state; });
    }
    [[nodiscard]] QVector<FeedRow> rows(const char* code) {
        settle();
        return feedRowsOf(*desk, code);
    }
    test::SmtpPeer peer;
};

TEST_F(PostDeskTest, AnAlertIsMailedToWhomAskedAfterItsHold) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    asker(QStringLiteral("other@example.org"), 1);
    desk->post().begin();
    const Logged logged = log(QStringLiteral("C07 theft m30 grey hoodie Dean Hollis > market place"), true);
    ASSERT_EQ(letters().size(), 2);
    desk->post().look();
    settle();
    EXPECT_EQ(letters().first().state, LetterState::Queued) << "held for ten seconds";
    clock.advance(10'000);
    desk->post().look();
    ASSERT_TRUE(eventually([this] {
        const auto all = letters();
        return std::all_of(all.begin(), all.end(), [](const Letter& one) { return one.state == LetterState::Sent; });
    }));
    const auto taken = peer.letters();
    ASSERT_EQ(taken.size(), 2U);
    for (const std::string& one : taken) {
        EXPECT_NE(one.find("grey hoodie"), std::string::npos) << one;
        EXPECT_EQ(one.find("Hollis"), std::string::npos) << "no names";
        EXPECT_NE(one.find("@desk.example.org>\r\n"), std::string::npos);
    }
    desk->post().look();
    settle();
    EXPECT_EQ(peer.letters().size(), 2U) << "once";
    EXPECT_TRUE(rows("mail-refused").isEmpty());
}

TEST_F(PostDeskTest, AnAlertIsMailedToWhoIsNearAndTellingMoreReachesTheRest) {
    usePeer();
    shopAsker(QStringLiteral("here"), QStringLiteral("Hallam Pharmacy"), {0, 0});
    shopAsker(QStringLiteral("ahead"), QStringLiteral("Rowe & Finch"), {2000, 0}); // in Market Place
    shopAsker(QStringLiteral("far"), QStringLiteral("Pennant Sports"), {-2000, 0});
    asker(QStringLiteral("business@example.org"), 1);
    ASSERT_TRUE(desk->directory().reload().result());
    ASSERT_TRUE(desk->settings().set(QStringLiteral("mail.reach-metres"), 800).result());
    const Logged stays = log(QStringLiteral("C07 theft"), true);
    EXPECT_EQ(recipients(stays), (QStringList{QStringLiteral("business"), QStringLiteral("here")}));
    const Logged goes = log(QStringLiteral("C07 theft > market place"), true);
    EXPECT_EQ(recipients(goes),
              (QStringList{QStringLiteral("ahead"), QStringLiteral("business"), QStringLiteral("here")}));
    EXPECT_EQ(desk->alerts().mailedTo(stays.alert.id).result()->size(), 4);
    EXPECT_EQ(*desk->alerts().mail(stays.alert.id, QStringLiteral("Gone towards the bus station")).result(), 4);
    ASSERT_TRUE(desk->settings().set(QStringLiteral("mail.reach-metres"), 0).result());
    EXPECT_EQ(recipients(log(QStringLiteral("C07 theft"), true)).size(), 4) << "all who asked";
}

TEST_F(PostDeskTest, TakingTheIncidentBackTakesTheMailBack) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    desk->post().begin();
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->incidents().withdraw(logged.incident.id).result());
    EXPECT_EQ(letters().first().state, LetterState::Cancelled);
    clock.advance(60'000);
    desk->post().look();
    settle();
    EXPECT_TRUE(peer.letters().empty());
}

TEST_F(PostDeskTest, AnAlertThatIsOpenedAgainIsMailedAfterAll) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    desk->post().begin();
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->alerts().close(logged.alert.id, domain::IncidentOutcome::LeftTown).result());
    ASSERT_EQ(letters().first().state, LetterState::Cancelled);
    clock.advance(5'000);
    ASSERT_TRUE(desk->alerts().reopen(logged.alert.id).result());
    EXPECT_EQ(letters().first().state, LetterState::Queued);
    EXPECT_EQ(letters().first().dueAt, clock.now() + 10'000) << "held again";
    clock.advance(10'000);
    ASSERT_TRUE(becomes(LetterState::Sent));
    EXPECT_EQ(peer.letters().size(), 1U);
    ASSERT_TRUE(desk->alerts().close(logged.alert.id, domain::IncidentOutcome::LeftTown).result());
    ASSERT_TRUE(desk->alerts().reopen(logged.alert.id).result());
    EXPECT_EQ(letters().first().state, LetterState::Sent) << "once";
}

TEST_F(PostDeskTest, OfAnAlertThatWasClosedMeanwhileNothingIsTriedAgain) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    clock.advance(10'000);
    // Another desk has it in hand while the alert is closed, and goes.
    ASSERT_TRUE(*desk->store()
                     .write([](store::Tx& tx) { return store::OutboxTable::claim(tx, QStringLiteral("another desk")); })
                     .result());
    ASSERT_TRUE(desk->alerts().close(logged.alert.id, domain::IncidentOutcome::LeftTown).result());
    EXPECT_EQ(letters().first().state, LetterState::Sending);
    clock.advance(domain::letterLeaseMs + 1);
    desk->post().begin();
    ASSERT_TRUE(becomes(LetterState::Cancelled));
    EXPECT_TRUE(letters().first().reply.contains(QStringLiteral("closed meanwhile")));
    EXPECT_TRUE(peer.letters().empty());
}

TEST_F(PostDeskTest, WhatIsTooOldIsGivenUpWithoutAServerAndNeverSent) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    raise();
    ASSERT_TRUE(desk->post().setSetup({}).result()) << "no mail any more";
    clock.advance(25 * 3'600'000LL);
    desk->post().begin();
    ASSERT_TRUE(becomes(LetterState::Failed));
    EXPECT_TRUE(letters().first().reply.startsWith(QStringLiteral("given up:")));
    EXPECT_EQ(rows("mail-refused").size(), 1);
    usePeer();
    desk->post().look();
    settle();
    EXPECT_TRUE(peer.letters().empty());
}

TEST_F(PostDeskTest, WithoutAMailServerOrAnAgreementNobodyIsMailed) {
    const domain::Contact contact = asker(QStringLiteral("shop@example.org"));
    raise();
    EXPECT_TRUE(letters().isEmpty()) << "no mail server";
    usePeer();
    ASSERT_TRUE(desk->store()
                    .write([](store::Tx& tx) { return tx.exec(QStringLiteral("DELETE FROM agreement_signature")); })
                    .result());
    raise();
    EXPECT_TRUE(letters().isEmpty()) << "rule 17";
}

TEST_F(PostDeskTest, MoreCanBeToldByMailButNoNames) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    desk->post().begin();
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    EXPECT_EQ(*desk->alerts().mailedTo(logged.alert.id).result(), QStringList{QStringLiteral("Kim shop")});
    const auto tell = [&](const char* words) {
        return desk->alerts().mail(logged.alert.id, QString::fromLatin1(words)).result();
    };
    EXPECT_EQ(tell("It is Dean Hollis").error().code, ErrorCode::Refused);
    EXPECT_EQ(tell("  ").error().code, ErrorCode::InvalidInput);
    ASSERT_EQ(*tell("Seen at the bus station"), 1);
    ASSERT_TRUE(eventually([this] { return peer.letters().size() == 1; })) << "at once";
    EXPECT_NE(peer.letters().front().find("Seen at the bus station"), std::string::npos);
    ASSERT_TRUE(desk->alerts().close(logged.alert.id, domain::IncidentOutcome::LeftTown).result());
    EXPECT_EQ(tell("Gone").error().code, ErrorCode::Conflict);
}

TEST_F(PostDeskTest, WhatIsRefusedIsShownAndWhatIsPutOffGoesLater) {
    usePeer();
    asker(QStringLiteral("no-such@example.org"));
    desk->post().begin();
    raise();
    clock.advance(10'000);
    ASSERT_TRUE(becomes(LetterState::Failed));
    EXPECT_EQ(letters().first().status, 550);
    EXPECT_TRUE(letters().first().reply.contains(QStringLiteral("Nobody of that name")));
    ASSERT_EQ(rows("mail-refused").size(), 1);
    EXPECT_TRUE(rows("mail-refused").first().detail.contains(QStringLiteral("Kim no-such")));
}

TEST_F(PostDeskTest, GreylistingIsMetByPatience) {
    usePeer();
    asker(QStringLiteral("grey@example.org"));
    desk->post().begin();
    raise();
    clock.advance(10'000);
    ASSERT_TRUE(becomes(LetterState::Retry));
    const Letter later = letters().first();
    EXPECT_GE(later.dueAt, clock.now() + 60'000);
    EXPECT_LT(later.dueAt, clock.now() + 66'000);
    clock.advance(59'000);
    desk->post().look();
    settle();
    EXPECT_EQ(letters().first().tries, 1);
    clock.advance(7'000);
    ASSERT_TRUE(becomes(LetterState::Sent));
    EXPECT_EQ(letters().first().tries, 2);
    EXPECT_EQ(peer.letters().size(), 1U);
}

TEST_F(PostDeskTest, AServerThatIsGoneIsToldOnceAndGivenUpAfterADay) {
    usePeer();
    peer.stop();
    asker(QStringLiteral("shop@example.org"));
    desk->post().begin();
    raise();
    clock.advance(10'000);
    ASSERT_TRUE(becomes(LetterState::Retry));
    ASSERT_TRUE(eventually([this] { return rows("mail-waits").size() == 1; }));
    EXPECT_TRUE(rows("mail-waits").first().detail.contains(QStringLiteral("1 letter waits: no mail server answers")));
    clock.advance(70'000);
    desk->post().look();
    ASSERT_TRUE(eventually([this] { return !desk->post().isBusy() && letters().first().tries == 2; }));
    EXPECT_EQ(rows("mail-waits").size(), 1) << "told once";
    EXPECT_EQ(letters().first().state, LetterState::Retry);
    clock.advance(24 * 3'600'000);
    ASSERT_TRUE(becomes(LetterState::Failed));
    EXPECT_TRUE(letters().first().reply.startsWith(QStringLiteral("given up:")));
    ASSERT_TRUE(desk->post().setSetup(here(1)).result());
    usePeer();
    ASSERT_TRUE(desk->post().retry(letters().first().id).result());
    ASSERT_TRUE(becomes(LetterState::Sent));
    EXPECT_EQ(rows("mail-goes").size(), 1);
}

TEST_F(PostDeskTest, WhatWasSentWithoutThatBeingNotedGoesAgainAndCanBeKnown) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    raise();
    clock.advance(10'000);
    // The desk is killed between the two: the letter is in its hand, and the server has it.
    const auto taken =
        desk->store()
            .write([](store::Tx& tx) { return store::OutboxTable::claim(tx, QStringLiteral("a desk that is gone")); })
            .result();
    ASSERT_TRUE(taken && *taken);
    desk->post().begin();
    settle();
    EXPECT_EQ(letters().first().state, LetterState::Sending);
    EXPECT_TRUE(peer.letters().empty());
    clock.advance(domain::letterLeaseMs + 1);
    ASSERT_TRUE(becomes(LetterState::Sent));
    ASSERT_EQ(peer.letters().size(), 1U);
    EXPECT_NE(peer.letters().front().find("Message-ID: <" + (*taken)->id.toStdString() + "@"), std::string::npos);
}

TEST_F(PostDeskTest, WhoeverAsksNoMoreIsNotMailed) {
    usePeer();
    domain::Contact contact = asker(QStringLiteral("shop@example.org"));
    raise();
    contact.alertMail = domain::AlertMail::None;
    ASSERT_TRUE(desk->store().write([=](store::Tx& tx) { return store::ContactTable::update(tx, contact); }).result());
    clock.advance(10'000);
    desk->post().begin();
    ASSERT_TRUE(becomes(LetterState::Cancelled));
    EXPECT_TRUE(peer.letters().empty());
}

TEST_F(PostDeskTest, ALetterThatComesBackIsNotedWithItsReason) {
    usePeer();
    asker(QStringLiteral("shop@example.org"));
    desk->post().begin();
    raise();
    clock.advance(10'000);
    ASSERT_TRUE(becomes(LetterState::Sent));
    const QByteArray report = "Final-Recipient: rfc822; shop@example.org\nAction: failed\nStatus: 5.2.2\n"
                              "Diagnostic-Code: smtp; 552 the box is full\n\nMessage-ID: <" +
                              letters().first().id.toLatin1() + "@desk.example.org>\n";
    const auto noted = desk->post().takeBounce(report).result();
    ASSERT_TRUE(noted) << noted.error().text();
    EXPECT_EQ(letters().first().state, LetterState::Bounced);
    EXPECT_EQ(letters().first().reply, QStringLiteral("5.2.2 552 the box is full"));
    EXPECT_EQ(desk->post().takeBounce("Action: failed\nMessage-ID: <x@y>\n").result().error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(desk->post().takeBounce("hello").result().error().code, ErrorCode::InvalidInput);
}

TEST_F(PostDeskTest, AWrongPasswordIsTroubleOfTheServerAndStandsNowhere) {
    ASSERT_TRUE(peer.start({"user=watch", "password=right"})) << peer.trouble();
    MailSetup setup = here(peer.port());
    setup.user = QStringLiteral("watch");
    ASSERT_TRUE(desk->post().setSetup(setup, QStringLiteral("wrong-secret")).result());
    const MailSetup kept = *desk->post().setup().result();
    ASSERT_FALSE(kept.passwordFile.isEmpty());
    EXPECT_EQ(QFileInfo(kept.passwordFile).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    asker(QStringLiteral("shop@example.org"));
    desk->post().begin();
    raise();
    clock.advance(10'000);
    ASSERT_TRUE(becomes(LetterState::Retry));
    EXPECT_TRUE(letters().first().reply.contains(QStringLiteral("refuses the user or the password")));
    const auto trial = desk->post().tryOut(kept, QStringLiteral("right"), QStringLiteral("me@example.org"));
    ASSERT_TRUE(eventually([&] { return trial.isFinished(); }));
    ASSERT_TRUE(trial.result());
    EXPECT_TRUE(trial.result()->good) << trial.result()->words.toStdString();
    EXPECT_FALSE(trial.result()->conversation.isEmpty());
    QFile::setPermissions(kept.passwordFile, QFile::ReadOwner | QFile::ReadGroup);
    clock.advance(120'000);
    ASSERT_TRUE(desk->post().retry(letters().first().id).result());
    desk->post().look();
    EXPECT_TRUE(eventually([this] { return rows("mail-waits").size() == 2; })) << "others may read it";
    EXPECT_EQ(letters().first().state, LetterState::Queued) << "for a desk that has the password";
}

TEST_F(PostDeskTest, TheServerIsForWhoMayChangeSettingsAndTheLettersForWhoManagesMembers) {
    MailSetup wrong = here(25);
    wrong.from = QStringLiteral("nobody");
    EXPECT_EQ(desk->post().setSetup(wrong).result().error().code, ErrorCode::InvalidInput);
    wrong = here(25);
    wrong.host = QStringLiteral("mail.example.org");
    EXPECT_EQ(desk->post().setSetup(wrong).result().error().code, ErrorCode::InvalidInput) << "in the open";
    desk->lock();
    EXPECT_FALSE(desk->post().setup().result());
    EXPECT_FALSE(desk->post().letters().result());
    EXPECT_FALSE(desk->post().retry(QStringLiteral("x")).result());
    EXPECT_FALSE(desk->post().takeBounce("Action: failed").result());
}

/// Two desks on one store on a server.
using SharedPostTest = OnServer<PostDeskTest>;

TEST_F(SharedPostTest, TwoDesksSendEachLetterOnce) {
    constexpr int many = 12;
    usePeer();
    for (int i = 0; i < many; ++i)
        asker(QStringLiteral("shop%1@example.org").arg(i), i % 3);
    const auto other = secondDesk();
    ASSERT_TRUE(other);
    desk->post().begin();
    other->post().begin();
    raise();
    clock.advance(10'000);
    desk->post().look();
    other->post().look();
    ASSERT_TRUE(eventually([this] {
        const auto all = letters();
        return std::all_of(all.begin(), all.end(), [](const Letter& one) { return one.state == LetterState::Sent; });
    }));
    const auto all = letters();
    ASSERT_EQ(all.size(), many);
    for (const Letter& one : all)
        EXPECT_EQ(one.tries, 1);
    EXPECT_EQ(peer.letters().size(), static_cast<std::size_t>(many));
}

} // namespace
} // namespace watchdesk::desk
