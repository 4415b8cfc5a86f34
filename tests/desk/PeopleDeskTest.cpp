// People who come, change, forget, and leave; and what that does to the keys.
#include "desk/PeopleDesk.h"

#include "DeskFixture.h"
#include "desk/Roles.h"
#include "store/AuditTable.h"
#include "store/KeyTable.h"
#include "store/PersonTable.h"

#include <future>

namespace watchdesk::desk {
namespace {

using domain::Role;

class PeopleDeskTest : public DeskFixture {
protected:
    const QString first = QStringLiteral("quiet river lantern stone");
    const QString second = QStringLiteral("amber window cobalt train");

    domain::Person add(const char* name, Role role) {
        const auto made = desk->peopleDesk().add(QString::fromUtf8(name), role, first).result();
        EXPECT_TRUE(made) << made.error().text();
        return made ? *made : domain::Person();
    }
    ErrorCode codeOf(const Result<domain::Person>& answer) {
        return answer ? ErrorCode::Internal : answer.error().code;
    }
    Result<domain::Person> signIn(const QString& name, const QString& with) {
        desk->lock();
        return desk->signIn(name, with).result();
    }
    PersonRow row(const QString& id) {
        const auto rows = desk->peopleDesk().people().result();
        for (const PersonRow& one : rows ? *rows : QVector<PersonRow>()) {
            if (one.person.id == id)
                return one;
        }
        return {};
    }
    QStringList actions() {
        QStringList out;
        const auto entries = desk->store().read([](store::Tx& tx) { return store::AuditTable::list(tx); }).result();
        for (const auto& entry : entries ? *entries : QVector<domain::AuditEntry>())
            out.append(entry.action);
        return out;
    }
    bool sealedThrough() {
        return eventually([&] {
            const auto left = desk->store().read([](store::Tx& tx) { return store::KeyTable::retired(tx); }).result();
            return left && left->isEmpty() && !desk->peopleDesk().sealing().runs();
        });
    }
};

TEST_F(PeopleDeskTest, SomebodyNewSignsInChangesThePassphraseAndReads) {
    const auto sam = add("  Sam   Okoro ", Role::CctvOperator);
    EXPECT_EQ(sam.name, QStringLiteral("Sam Okoro"));
    EXPECT_TRUE(row(sam.id).mustChange);
    ASSERT_TRUE(signIn(QStringLiteral("sam okoro"), first));
    EXPECT_TRUE(desk->mustChangePassphrase());
    EXPECT_EQ(desk->directory().vocabulary().subjects.size(), 1) << "names are open";
    EXPECT_EQ(desk->peopleDesk().changePassphrase(second, second).result().error().code, ErrorCode::Refused);
    EXPECT_EQ(desk->peopleDesk().changePassphrase(first, QStringLiteral("short")).result().error().code,
              ErrorCode::InvalidInput);
    ASSERT_TRUE(desk->peopleDesk().changePassphrase(first, second).result());
    EXPECT_EQ(codeOf(signIn(sam.name, first)), ErrorCode::Refused);
    ASSERT_TRUE(signIn(sam.name, second));
    EXPECT_FALSE(desk->mustChangePassphrase());
}

TEST_F(PeopleDeskTest, NamesPassphrasesAndTheLastAdministratorAreLookedAt) {
    (void)add("Sam Okoro", Role::CctvOperator);
    auto& people = desk->peopleDesk();
    EXPECT_EQ(codeOf(people.add(QStringLiteral("SAM OKORO"), Role::Partner, first).result()), ErrorCode::Conflict);
    EXPECT_EQ(codeOf(people.add(QStringLiteral("  "), Role::Partner, first).result()), ErrorCode::InvalidInput);
    EXPECT_EQ(codeOf(people.add(QStringLiteral("Kit"), Role::Partner, QStringLiteral("a")).result()),
              ErrorCode::InvalidInput);
    const QString me = desk->person().id;
    EXPECT_EQ(codeOf(people.leave(me).result()), ErrorCode::Refused);
    EXPECT_EQ(codeOf(people.changeRole(me, Role::Coordinator).result()), ErrorCode::Refused);
    EXPECT_EQ(codeOf(people.leave(QStringLiteral("nobody")).result()), ErrorCode::NotFound);
}

TEST_F(PeopleDeskTest, TheFirstCoordinatorTakesTheGalleryAndTheBallotsFromTheAdministrator) {
    ASSERT_TRUE(desk->person().standsIn);
    const auto ada = add("Ada Crane", Role::Coordinator);
    EXPECT_TRUE(eventually([&] { return !desk->person().standsIn; }));
    const auto epoch = [&](seal::KeyClass keyClass) { return desk->store().keyring().epochOf(keyClass); };
    EXPECT_EQ(epoch(seal::KeyClass::Records), 1);
    EXPECT_EQ(epoch(seal::KeyClass::Faces), 2);
    EXPECT_EQ(epoch(seal::KeyClass::Ballots), 2);
    ASSERT_TRUE(signIn(person, passphrase));
    EXPECT_FALSE(desk->store().keyring().holds({seal::KeyClass::Faces, 2}));
    EXPECT_FALSE(desk->store().keyring().holds({seal::KeyClass::Faces, 1}));
    ASSERT_TRUE(signIn(ada.name, first));
    EXPECT_TRUE(desk->store().keyring().holds({seal::KeyClass::Ballots, 2}));
    EXPECT_TRUE(sealedThrough()) << "goes on by itself where the keys are";
}

TEST_F(PeopleDeskTest, ALeaverSignsInNoMoreAndWhatTheyReadIsSealedAnewByItself) {
    const auto sam = add("Sam Okoro", Role::CctvOperator);
    (void)log(QStringLiteral("C07 theft razors"));
    ASSERT_TRUE(desk->peopleDesk().leave(sam.id).result());
    desk->peopleDesk().sealThrough();
    ASSERT_TRUE(sealedThrough());
    EXPECT_EQ(desk->store().keyring().epochOf(seal::KeyClass::Records), 2);
    EXPECT_TRUE(actions().contains(QStringLiteral("person.leave")));
    EXPECT_TRUE(actions().contains(QStringLiteral("key.sealed-through")));
    const auto verified = desk->lists().verify().result();
    ASSERT_TRUE(verified);
    EXPECT_EQ(verified->broken, QStringList());
    (void)add("Sam Okoro", Role::Partner); // another of that name may come
    EXPECT_EQ(codeOf(signIn(sam.id, first)), ErrorCode::NotFound);
}

TEST_F(PeopleDeskTest, ADeskThatIsSignedInFollowsAChangeOfKeysMadeElsewhere) {
    const auto sam = add("Sam Okoro", Role::CctvOperator);
    (void)log(QStringLiteral("C07 theft razors"));
    ASSERT_TRUE(desk->setQuickKey(QStringLiteral("4711")).result());
    Desk::Options there = options;
    there.desk = QStringLiteral("desk-2");
    auto other = std::move(*Desk::open(there, clock, ids));
    ASSERT_TRUE(other->signIn(person, passphrase).result());
    ASSERT_TRUE(other->peopleDesk().leave(sam.id).result());
    other->peopleDesk().sealThrough();
    ASSERT_TRUE(eventually([&] {
        const auto left = desk->store().read([](store::Tx& tx) { return store::KeyTable::retired(tx); }).result();
        return left && left->isEmpty();
    }));
    other.reset();
    ASSERT_TRUE(eventually([&] { return desk->lists().incidents({}).result().has_value(); }));
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
    desk->lock();
    ASSERT_TRUE(desk->unlockQuickly(QStringLiteral("4711")).result());
    EXPECT_EQ(desk->lists().incidents({}).result()->size(), 1);
}

TEST_F(PeopleDeskTest, NobodyTakesTheLastKeyOfAKindAway) {
    const auto ada = add("Ada Crane", Role::Coordinator);
    ASSERT_TRUE(signIn(ada.name, first));
    ASSERT_TRUE(sealedThrough());
    ASSERT_TRUE(signIn(person, passphrase)); // an administrator, and no more
    EXPECT_EQ(codeOf(desk->peopleDesk().leave(ada.id).result()), ErrorCode::Refused);
    EXPECT_EQ(codeOf(desk->peopleDesk().changeRole(ada.id, Role::Partner).result()), ErrorCode::Refused);
    EXPECT_EQ(desk->peopleDesk().newRecoveryKey().result().error().code, ErrorCode::Refused)
        << "it would open less than the one that there is";
    ASSERT_TRUE(signIn(ada.name, first));
    EXPECT_TRUE(desk->store().keyring().holds({seal::KeyClass::Ballots, 2}));
    EXPECT_TRUE(desk->peopleDesk().newRecoveryKey().result());
}

TEST_F(PeopleDeskTest, TwoLeaversInARowNeedTwoChangesOfKeys) {
    const auto sam = add("Sam Okoro", Role::CctvOperator);
    const auto kit = add("Kit Vale", Role::Partner);
    ASSERT_TRUE(desk->peopleDesk().leave(sam.id).result());
    ASSERT_TRUE(desk->peopleDesk().leave(kit.id).result()) << "while the first is not sealed through";
    desk->peopleDesk().sealThrough();
    ASSERT_TRUE(eventually([&] { return desk->store().keyring().epochOf(seal::KeyClass::Records) == 3; }));
    EXPECT_TRUE(sealedThrough()) << "one after the other, by itself";
    EXPECT_EQ(desk->lists().verify().result()->broken, QStringList());
}

TEST_F(PeopleDeskTest, AForgottenPassphraseIsGivenAnew) {
    const auto sam = add("Sam Okoro", Role::CctvOperator);
    ASSERT_TRUE(desk->peopleDesk().resetPassphrase(sam.id, second).result());
    EXPECT_EQ(codeOf(signIn(sam.name, first)), ErrorCode::Refused);
    ASSERT_TRUE(signIn(sam.name, second));
    EXPECT_TRUE(desk->mustChangePassphrase());
    EXPECT_TRUE(desk->store().keyring().holds({seal::KeyClass::Faces, 1}));
}

TEST_F(PeopleDeskTest, TheRecoveryKeyGivesThePassphraseBackAndTheOldKeyIsGone) {
    const auto fresh = desk->peopleDesk().newRecoveryKey().result();
    ASSERT_TRUE(fresh) << fresh.error().text();
    closeDesk();
    openDesk(false);
    EXPECT_EQ(codeOf(recoverPerson(desk->store(), person, QStringLiteral("0000-0000"), second, true)),
              ErrorCode::InvalidInput);
    const auto back = recoverPerson(desk->store(), person, *fresh, second, true);
    ASSERT_TRUE(back) << back.error().text();
    desk->lock();
    EXPECT_EQ(codeOf(signIn(person, passphrase)), ErrorCode::Refused);
    ASSERT_TRUE(signIn(person, second));
    EXPECT_EQ(desk->directory().vocabulary().subjects.size(), 1);
}

TEST_F(PeopleDeskTest, AnIdleLockIsLeftByTheQuickKeyOfWhoeverSetIt) {
    ASSERT_TRUE(desk->setQuickKey(QStringLiteral("4711")).result());
    desk->lock();
    EXPECT_EQ(desk->quickPerson().name, person);
    EXPECT_EQ(codeOf(desk->unlockQuickly(QStringLiteral("0000")).result()), ErrorCode::Refused);
    ASSERT_TRUE(desk->unlockQuickly(QStringLiteral("4711")).result());
    EXPECT_EQ(desk->person().name, person);
    EXPECT_TRUE(log(QStringLiteral("C07 theft")).incident.version > 0);
    desk->lock();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(codeOf(desk->unlockQuickly(QStringLiteral("0000")).result()), ErrorCode::Refused);
    EXPECT_TRUE(desk->quickPerson().id.isEmpty());
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
}

TEST_F(PeopleDeskTest, ARoleThatSomebodyWroteIntoTheStoreIsSeenAndCanBeGivenOrTakenAway) {
    const auto sam = add("Sam Okoro", Role::CctvOperator);
    EXPECT_FALSE(row(sam.id).unfounded);
    const auto raised =
        desk->store()
            .write([&](store::Tx& tx) {
                return tx.exec(QStringLiteral("UPDATE person SET role = 'administrator' WHERE id = ?"), {sam.id});
            })
            .result();
    ASSERT_TRUE(raised);
    EXPECT_TRUE(row(sam.id).unfounded);
    EXPECT_EQ(desk->lists().verify().result()->broken.size(), 1);
    ASSERT_TRUE(desk->peopleDesk().changeRole(sam.id, Role::Administrator).result());
    EXPECT_FALSE(row(sam.id).unfounded) << "an administrator has said so";
    EXPECT_TRUE(desk->lists().verify().result()->broken.isEmpty());
}

// What was asked for before a lock does not come after it, nor in the name of whoever signed in meanwhile.
TEST_F(PeopleDeskTest, WhatWaitsWhileTheDeskIsLockedIsRefused) {
    const auto sam = add("Sam Okoro", Role::Administrator);
    for (const bool another : {false, true}) {
        std::promise<void> gate;
        auto held = desk->store().write([wait = gate.get_future().share()](store::Tx&) -> Result<void> {
            wait.wait();
            return {};
        });
        LogRequest request;
        request.line = QStringLiteral("C07 theft razors");
        auto late = desk->incidents().log(request);
        desk->lock();
        QFuture<Result<domain::Person>> other;
        if (another) {
            other = desk->signIn(sam.name, first);
            ASSERT_TRUE(eventually([&] { return desk->store().keyring().isUnlocked(); }));
        }
        gate.set_value();
        ASSERT_TRUE(held.result());
        const auto answer = late.result();
        ASSERT_FALSE(answer) << (another ? "somebody else" : "nobody");
        EXPECT_EQ(answer.error().code, ErrorCode::Locked) << answer.error().text();
        if (another) {
            ASSERT_TRUE(other.result());
        }
        ASSERT_TRUE(signIn(person, passphrase));
        EXPECT_TRUE(desk->lists().incidents({}).result()->isEmpty());
    }
    // Nor does what one of them was asked for pass as the other's.
    const domain::Person me = desk->person();
    ASSERT_TRUE(signIn(sam.name, first));
    const auto asked = desk->store().write([me](store::Tx& tx) { return require(tx, me, Act::LogIncidents); }).result();
    ASSERT_FALSE(asked);
    EXPECT_EQ(asked.error().code, ErrorCode::Locked);
}

} // namespace
} // namespace watchdesk::desk
