// Letters in the outbox, on each engine.
#include "StoreFixture.h"
#include "store/ContactTable.h"
#include "store/DueRecords.h"
#include "store/Erasing.h"
#include "store/OutboxTable.h"

#include <set>
#include <thread>

namespace watchdesk::store {
namespace {

using domain::Letter;
using domain::LetterState;

class OutboxTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        store = ready();
    }
    static Letter letter(UtcMs due) {
        Letter out;
        out.madeAt = due;
        out.dueAt = due;
        out.about = QStringLiteral("alert-1");
        out.contactId = QStringLiteral("contact-1");
        out.recipient = QStringLiteral("shop@example.org");
        out.subject = QStringLiteral("Alert 1187");
        out.body = QStringLiteral("Grey hoodie\n");
        return out;
    }
    Letter put(UtcMs due) {
        return good(store->write([due](Tx& tx) { return OutboxTable::insert(tx, letter(due)); }));
    }
    std::optional<Letter> claim(const QString& holder) {
        return good(store->write([holder](Tx& tx) { return OutboxTable::claim(tx, holder); }));
    }
    Letter read(const QString& id) {
        return *good(store->read([id](Tx& tx) { return OutboxTable::find(tx, id); }));
    }
    Result<void> settle(const QString& id, const QString& holder, const LetterEnd& end) {
        return store->write([=](Tx& tx) { return OutboxTable::settle(tx, id, holder, end); }).result();
    }
    std::unique_ptr<Store> store;
};

TEST_P(OutboxTest, ALetterIsTakenSentAndNoted) {
    const UtcMs now = clock.now();
    const Letter kept = put(now - 5);
    put(now + 600'000);
    const auto taken = claim(QStringLiteral("one"));
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->id, kept.id);
    EXPECT_EQ(taken->tries, 1);
    EXPECT_EQ(taken->body, kept.body);
    EXPECT_FALSE(claim(QStringLiteral("two"))) << "in a hand, and the other is not due";
    EXPECT_EQ(codeOf(settle(kept.id, QStringLiteral("two"), {LetterState::Sent, now, 250, {}})), "conflict");
    good(settle(kept.id, QStringLiteral("one"), {LetterState::Sent, now, 250, QStringLiteral("250 Taken")}));
    const Letter sent = read(kept.id);
    EXPECT_EQ(sent.state, LetterState::Sent);
    EXPECT_EQ(sent.sentAt, now);
    EXPECT_EQ(sent.reply, QStringLiteral("250 Taken"));
    EXPECT_EQ(sent.recipient, kept.recipient);
    EXPECT_EQ(good(store->read([](Tx& tx) { return OutboxTable::waiting(tx); })), 1);
    EXPECT_EQ(good(store->read([](Tx& tx) { return OutboxTable::nextDue(tx); })), now + 600'000);
}

TEST_P(OutboxTest, OneWhoseDeskHasGoneIsTakenByAnother) {
    const Letter kept = put(clock.now() - 5);
    ASSERT_TRUE(claim(QStringLiteral("one")));
    good(store->write([&](Tx& tx) {
        return tx.exec(QStringLiteral("UPDATE outbox SET lease_ms = ?"), {static_cast<qint64>(tx.now() - 1)});
    }));
    const auto again = claim(QStringLiteral("two"));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->tries, 2);
    EXPECT_EQ(codeOf(settle(kept.id, QStringLiteral("one"), {LetterState::Sent, 1, 250, {}})), "conflict")
        << "whoever lost it says nothing of it any more";
}

TEST_P(OutboxTest, TwoDesksNeverHaveOneInHandAtOnce) {
    constexpr int letters = 40;
    for (int i = 0; i < letters; ++i)
        put(clock.now() - 5);
    auto other = open(QStringLiteral("desk2"));
    good(unlockWithRecoveryKey(*other, recoveryKey));
    std::mutex mutex;
    std::multiset<QString> taken;
    const auto work = [&](Store& of, const QString& holder) {
        for (;;) {
            const auto mine = of.write([holder](Tx& tx) { return OutboxTable::claim(tx, holder); }).result();
            if (!mine || !*mine)
                return;
            const std::lock_guard lock(mutex);
            taken.insert((*mine)->id);
        }
    };
    std::thread one([&] { work(*store, QStringLiteral("one")); });
    std::thread two([&] { work(*other, QStringLiteral("two")); });
    one.join();
    two.join();
    EXPECT_EQ(taken.size(), letters);
    EXPECT_EQ(std::set<QString>(taken.begin(), taken.end()).size(), letters);
}

TEST_P(OutboxTest, WhatWaitsCanBeTakenBackAndWhatFailedSentAgain) {
    const Letter first = put(clock.now() + 10'000);
    const Letter second = put(clock.now() - 5);
    const auto set = [this](const QString& id, LetterState state) {
        return store->write([=](Tx& tx) { return OutboxTable::set(tx, id, state); }).result();
    };
    ASSERT_EQ(claim(QStringLiteral("one"))->id, second.id);
    EXPECT_EQ(codeOf(set(second.id, LetterState::Cancelled)), "conflict");
    EXPECT_EQ(good(store->write([](Tx& tx) { return OutboxTable::cancelAbout(tx, QStringLiteral("alert-1")); })), 1);
    EXPECT_EQ(read(first.id).state, LetterState::Cancelled);
    EXPECT_EQ(codeOf(set(first.id, LetterState::Queued)), "conflict");
    good(settle(second.id, QStringLiteral("one"), {LetterState::Failed, 0, 550, QStringLiteral("550 no")}));
    good(set(second.id, LetterState::Queued));
    ASSERT_TRUE(claim(QStringLiteral("one")));
    good(settle(second.id, QStringLiteral("one"), {LetterState::Sent, 9, 250, {}}));
    good(store->write([&](Tx& tx) { return OutboxTable::bounce(tx, second.id, QStringLiteral("5.1.1")); }));
    EXPECT_EQ(read(second.id).state, LetterState::Bounced);
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return OutboxTable::bounce(tx, first.id, {}); })), "conflict");
}

TEST_P(OutboxTest, WhatTheEndOfARecordCancelledIsQueuedAgainAndNothingElse) {
    const UtcMs closed = clock.now();
    const Letter earlier = put(closed - 50);
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(OutboxTable::set(tx, earlier.id, LetterState::Cancelled));
        STORE_CHECK(tx.exec(QStringLiteral("UPDATE outbox SET due_ms = ?"), {static_cast<qint64>(closed - 20)}));
        return {};
    }));
    const Letter letter = put(closed - 40);
    EXPECT_EQ(good(store->write([&](Tx& tx) { return OutboxTable::cancelAbout(tx, letter.about); })), 1);
    EXPECT_GE(read(letter.id).dueAt, closed) << "when it was cancelled";
    const UtcMs due = clock.now() + 10'000;
    EXPECT_EQ(good(store->write([&](Tx& tx) { return OutboxTable::queueAgainAbout(tx, letter.about, closed, due); })),
              1);
    EXPECT_EQ(read(letter.id).state, LetterState::Queued);
    EXPECT_EQ(read(letter.id).dueAt, due);
    EXPECT_GE(read(letter.id).madeAt, closed);
    EXPECT_EQ(read(earlier.id).state, LetterState::Cancelled) << "somebody took it back before";
}

TEST_P(OutboxTest, WhatIsTooOldIsGivenUpUnlessItIsInAHand) {
    const UtcMs now = clock.now();
    const Letter inHand = put(now - 900);
    ASSERT_EQ(claim(QStringLiteral("one"))->id, inHand.id);
    const Letter old = put(now - 800);
    const Letter fresh = put(now - 5);
    const auto gone = good(store->write([&](Tx& tx) { return OutboxTable::giveUp(tx, now - 100); }));
    ASSERT_EQ(gone.size(), 1);
    EXPECT_EQ(gone.first().id, old.id);
    EXPECT_EQ(read(old.id).state, LetterState::Failed);
    EXPECT_TRUE(read(old.id).reply.startsWith(QStringLiteral("given up: ")));
    EXPECT_EQ(read(inHand.id).state, LetterState::Sending);
    EXPECT_EQ(read(fresh.id).state, LetterState::Queued);
}

TEST_P(OutboxTest, NothingOfALetterStandsOpenInTheStore) {
    const Letter kept = put(clock.now());
    good(store->read([&](Tx& tx) -> Result<void> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT recipient, subject, body FROM outbox WHERE id = ?"), {kept.id}));
        for (int column = 0; column < 3; ++column) {
            EXPECT_FALSE(row->blob(column).contains("example"));
            EXPECT_FALSE(row->blob(column).contains("Alert"));
            EXPECT_FALSE(row->blob(column).contains("hoodie"));
        }
        return {};
    }));
}

TEST_P(OutboxTest, OldLettersGoAndThoseOfAContactWithTheContact) {
    const Town town = good(store->write([](Tx& tx) { return makeTown(tx); }));
    const Letter sending = put(900);
    ASSERT_EQ(claim(QStringLiteral("one"))->id, sending.id);
    const Letter waiting = put(1000);
    Letter old = put(1001);
    good(store->write([&](Tx& tx) { return OutboxTable::set(tx, old.id, LetterState::Cancelled); }));
    const auto due = good(store->read([](Tx& tx) { return lettersBefore(tx, 2000); }));
    ASSERT_EQ(due.size(), 2) << "all but the one in a hand: what waits for so long is of no use";
    EXPECT_EQ(due.first().id, waiting.id);
    EXPECT_EQ(due.last().id, old.id);
    ErasedCounts counts;
    good(store->write([&](Tx& tx) { return eraseByLedger(tx, QStringLiteral("outbox"), old.id, counts); }));
    EXPECT_EQ(counts.value(QStringLiteral("letters")), 1);
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return OutboxTable::find(tx, old.id); })));
    good(store->write([&](Tx& tx) -> Result<void> {
        domain::Contact contact;
        contact.memberId = town.member.id;
        contact.name = QStringLiteral("Kim Lowe");
        contact.email = QStringLiteral("kim@example.org");
        contact.alertMail = domain::AlertMail::Serious;
        contact.askedOn = QDate(2026, 11, 20);
        contact.quietFrom = 1320;
        contact.quietUntil = 360;
        STORE_TRY(kept, ContactTable::insert(tx, contact));
        STORE_TRY(askers, ContactTable::askers(tx));
        EXPECT_EQ(askers.size(), 1);
        EXPECT_EQ(askers.first().askedOn, contact.askedOn);
        EXPECT_EQ(askers.first().quietUntil, 360);
        Letter letter = OutboxTest::letter(5);
        letter.contactId = kept.id;
        STORE_TRY(queued, OutboxTable::insert(tx, letter));
        ErasedCounts gone;
        STORE_CHECK(eraseContact(tx, town.member.id, gone));
        EXPECT_EQ(gone.value(QStringLiteral("letters")), 1);
        STORE_TRY(left, OutboxTable::find(tx, queued.id));
        EXPECT_FALSE(left);
        return {};
    }));
    EXPECT_EQ(read(waiting.id).state, LetterState::Queued);
}

STORE_TESTS(OutboxTest);

} // namespace
} // namespace watchdesk::store
