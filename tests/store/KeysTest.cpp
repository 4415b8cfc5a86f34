// Whose key opens what, and how that changes: people, roles, leavers, recovery, single subjects.
#include "StoreFixture.h"
#include "store/AuditTable.h"
#include "store/GrantTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/PersonTable.h"
#include "store/Resealing.h"
#include "store/SubjectTable.h"
#include "store/Verify.h"

namespace watchdesk::store {

namespace {

const QString newPassphrase = QStringLiteral("quiet river lantern stone");

/// Somebody new, with a passphrase of their own; granted what whoever is signed in at `store` holds.
domain::Person add(Store& store, const QString& name, domain::Role role) {
    const auto fresh = good(makePersonKey(store.newId(), newPassphrase, seal::KdfCost::least()));
    return good(store.write([=](Tx& tx) -> Result<domain::Person> {
        STORE_TRY(person, PersonTable::insert(tx, {fresh.key.personId, 0, name, role}));
        STORE_CHECK(GrantTable::putPersonKey(tx, fresh.key));
        STORE_CHECK(AuditTable::append(tx, QStringLiteral("person.add"), QStringLiteral("person"), person.id,
                                       domain::wordOf(domain::roleWords, role)));
        STORE_CHECK(GrantTable::complete(tx));
        return person;
    }));
}

void leave(Store& store, domain::Person person) {
    good(store.write([=](Tx& tx) mutable -> Result<void> {
        person.leftAt = tx.now();
        STORE_CHECK(PersonTable::update(tx, person));
        STORE_CHECK(GrantTable::removePerson(tx, person.id));
        for (const KeyClass keyClass : classesOf(person.role, true))
            STORE_CHECK(KeyTable::renew(tx, keyClass));
        return {};
    }));
}

int sealThrough(Store& store) {
    Resealing resealing;
    for (int steps = 1;; ++steps) {
        if (good(store.write([&resealing](Tx& tx) { return resealing.step(tx); })).finished)
            return steps;
    }
}

std::string nameOf(Store& store, const Town& town) {
    const auto member = store.read([id = town.member.id](Tx& tx) { return MemberTable::find(tx, id); }).result();
    return member ? (*member)->name.toStdString() : errorCodeName(member.error().code);
}

domain::Subject subjectOf(const char* reference, const char* name) {
    domain::Subject subject;
    subject.reference = QString::fromLatin1(reference);
    subject.name = QString::fromLatin1(name);
    return subject;
}

qint64 rowsOf(Store& store, const char* table) {
    return good(store.read([table](Tx& tx) -> Result<qint64> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table))));
        return row->integer(0);
    }));
}

} // namespace

using Keys = StoreTest;
STORE_TESTS(Keys);

TEST(KeyClasses, EveryRoleReadsWhatTheDomainSays) {
    using domain::Role;
    const QVector<KeyClass> all{KeyClass::Records, KeyClass::Faces, KeyClass::Ballots};
    const QVector<KeyClass> noBallots{KeyClass::Records, KeyClass::Faces};
    EXPECT_EQ(classesOf(Role::Coordinator, true), all);
    for (const Role role : {Role::CctvOperator, Role::PoliceSergeant, Role::Partner, Role::MemberView})
        EXPECT_EQ(classesOf(role, true), noBallots);
    EXPECT_EQ(classesOf(Role::Administrator, true), QVector<KeyClass>{KeyClass::Records})
        << "not the content of ballots, not the gallery";
    EXPECT_EQ(classesOf(Role::Administrator, false), all) << "coordinator too, until there is another";
}

TEST_P(Keys, ANewPersonOpensWhatTheirRoleReads) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    add(*store, QStringLiteral("Sam Okoro"), domain::Role::CctvOperator);
    auto theirs = open(QStringLiteral("desk2"));
    EXPECT_EQ(nameOf(*theirs, town), "locked");
    good(signIn(*theirs, QStringLiteral("sam okoro"), newPassphrase));
    EXPECT_EQ(nameOf(*theirs, town), town.member.name.toStdString());
    EXPECT_TRUE(theirs->keyring().holds({KeyClass::Faces, 1}));
    EXPECT_FALSE(theirs->keyring().holds({KeyClass::Ballots, 1}));
}

TEST_P(Keys, WhatNobodyHereHoldsWaitsForSomebodyWhoDoes) {
    auto store = ready();
    const auto coordinator = add(*store, QStringLiteral("Ada Crane"), domain::Role::Coordinator);
    auto plain = open(QStringLiteral("desk2"));
    // An administrator beside a coordinator holds the records only.
    add(*store, QStringLiteral("Ian Post"), domain::Role::Administrator);
    good(signIn(*plain, QStringLiteral("Ian Post"), newPassphrase));
    EXPECT_FALSE(plain->keyring().holds({KeyClass::Faces, 1}));
    add(*plain, QStringLiteral("Sam Okoro"), domain::Role::CctvOperator);
    auto theirs = open(QStringLiteral("desk3"));
    good(signIn(*theirs, QStringLiteral("Sam Okoro"), newPassphrase));
    EXPECT_FALSE(theirs->keyring().holds({KeyClass::Faces, 1}));
    auto hers = open(QStringLiteral("desk4"));
    good(signIn(*hers, coordinator.name, newPassphrase)); // hands it over
    good(signIn(*theirs, QStringLiteral("Sam Okoro"), newPassphrase));
    EXPECT_TRUE(theirs->keyring().holds({KeyClass::Faces, 1}));
}

TEST_P(Keys, AChangedPassphraseOpensAndTheOldOneDoesNot) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto me = good(store->read([](Tx& tx) { return PersonTable::all(tx); })).first();
    const auto key = good(store->keyring().wrapOwnKey(me.id, newPassphrase, seal::KdfCost::least()));
    good(store->write([key](Tx& tx) { return GrantTable::putPersonKey(tx, key); }));
    auto again = open(QStringLiteral("desk2"));
    EXPECT_EQ(codeOf(signIn(*again, me.name, passphrase)), "refused");
    good(signIn(*again, me.name, newPassphrase));
    EXPECT_EQ(nameOf(*again, town), town.member.name.toStdString());
}

TEST_P(Keys, WhoLeavesOpensNothingThatIsWrittenAfterwardsAndNothingAtAllOnceItIsSealedThrough) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto sam = add(*store, QStringLiteral("Sam Okoro"), domain::Role::CctvOperator);
    // Sam's program still runs, keys in memory, and reads the store as it is now.
    auto his = open(QStringLiteral("desk2"));
    good(signIn(*his, sam.name, newPassphrase));
    leave(*store, sam);
    auto incident = incidentAt(town, clock.now());
    incident.narrative = QStringLiteral("after he left");
    incident = good(store->write([=](Tx& tx) { return IncidentTable::insert(tx, incident); }));
    EXPECT_NE(codeOf(his->read([&](Tx& tx) { return IncidentTable::find(tx, incident.id); })), "a value");
    auto fresh = open(QStringLiteral("desk3"));
    EXPECT_EQ(codeOf(signIn(*fresh, sam.name, newPassphrase)), "not-found");
    EXPECT_GT(sealThrough(*store), 1);
    EXPECT_NE(nameOf(*his, town), town.member.name.toStdString()) << "not even with the data keys that he had open";
    EXPECT_EQ(rowsOf(*store, "retired_key"), 0);
    const auto left = good(store->read([](Tx& tx) {
        return tx.query(QStringLiteral("SELECT DISTINCT epoch FROM data_key WHERE class = 'records'"));
    }));
    ASSERT_EQ(left.size(), 1) << "no data key is sealed to the old key any more";
    EXPECT_EQ(left.first().integer(0), 2);
    EXPECT_EQ(nameOf(*store, town), town.member.name.toStdString());
    good(store->read([&](Tx& tx) { return IncidentTable::find(tx, incident.id); }));
    EXPECT_EQ(good(store->read([](Tx& tx) { return verifyStore(tx, {}); })).broken, QStringList());
}

TEST_P(Keys, SealingThroughMayStopAnywhereAndGoesOnInAnotherProgram) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    good(store->write([&town, this](Tx& tx) -> Result<void> {
        for (int i = 0; i < 450; ++i) {
            auto incident = incidentAt(town, clock.now());
            incident.narrative = QStringLiteral("number %1").arg(i);
            STORE_CHECK(IncidentTable::insert(tx, incident));
        }
        domain::Media media;
        media.kind = domain::MediaKind::Recording;
        STORE_CHECK(MediaTable::put(tx, media, QByteArray(200'000, 'r')));
        return {};
    }));
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    EXPECT_EQ(codeOf(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); })), "conflict");
    Resealing begun;
    for (int i = 0; i < 6; ++i)
        good(store->write([&begun](Tx& tx) { return begun.step(tx); }));
    store = open();
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    sealThrough(*store);
    const auto verified = good(store->read([](Tx& tx) { return verifyStore(tx, {}); }));
    EXPECT_EQ(verified.broken, QStringList());
    EXPECT_EQ(verified.checked.value(QStringLiteral("recordings")), 1);
    // And a second time, so that epochs 2 and 3 are told apart.
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    sealThrough(*store);
    EXPECT_EQ(good(store->read([](Tx& tx) { return verifyStore(tx, {}); })).broken, QStringList());
}

TEST_P(Keys, NothingIsSealedToKeysThatHaveEnded) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto old = good(store->read([](Tx& tx) { return KeyTable::classKeys(tx); }));
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    // Of a retired epoch values are sealed anew soon; they are taken.
    store->keyring().setPublicKeys(old);
    EXPECT_EQ(codeOf(store->write([&](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, clock.now())); })),
              "a value");
    sealThrough(*store);
    store->keyring().setPublicKeys({}); // a program that missed all of it
    store->keyring().setPublicKeys(old);
    const auto log = [&] {
        return codeOf(store->write([&](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, clock.now())); }));
    };
    EXPECT_EQ(log(), "conflict");
    EXPECT_EQ(log(), "a value") << "it has the keys of now";
    EXPECT_EQ(good(store->read([](Tx& tx) { return verifyStore(tx, {}); })).broken, QStringList());
}

TEST_P(Keys, AChangeOfKeysThatIsRolledBackLeavesTheOldOnes) {
    auto store = ready();
    EXPECT_EQ(codeOf(store->write([](Tx& tx) -> Result<int> {
                  STORE_CHECK(KeyTable::renew(tx, KeyClass::Records));
                  return Error{ErrorCode::Refused, "no", {}, {}};
              })),
              "refused");
    EXPECT_EQ(store->keyring().epochOf(KeyClass::Records), 1);
    const auto town = good(store->write(makeTown));
    store = open();
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(nameOf(*store, town), town.member.name.toStdString());
}

TEST_P(Keys, ARecordingBegunUnderTheOldKeyIsKeptUnderTheNew) {
    auto store = ready();
    domain::Media media;
    media.id = store->newId();
    media.kind = domain::MediaKind::Recording;
    auto writer = taken(store->keyring().startStream(media.id));
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    const std::string plain(10'000, 's');
    seal::Bytes stream = writer.head();
    const seal::Bytes blocks = writer.finish(seal::viewOf(plain));
    stream.insert(stream.end(), blocks.begin(), blocks.end());
    media.complete = true;
    media.bytes = 10'000;
    good(store->write([=](Tx& tx) mutable -> Result<void> {
        STORE_CHECK(MediaTable::insert(tx, media));
        return MediaTable::append(tx, media.id,
                                  {reinterpret_cast<const char*>(stream.data()), qsizetype(stream.size())});
    }));
    const auto read = [&] { return good(store->read([&](Tx& tx) { return MediaTable::readAll(tx, media.id); })); };
    EXPECT_EQ(read(), QByteArray(10'000, 's'));
    // As versions before left it: the key is named in the stream's head only.
    good(store->write([](Tx& tx) { return tx.exec(QStringLiteral("UPDATE media SET data_key = ''")); }));
    const auto key = [&] { return good(store->read([&](Tx& tx) { return MediaTable::dataKeyOf(tx, media.id); })); };
    const QString before = key();
    EXPECT_FALSE(before.isEmpty());
    sealThrough(*store);
    EXPECT_EQ(read(), QByteArray(10'000, 's'));
    EXPECT_NE(key(), before) << "sealed anew, not only rewrapped";
}

TEST_P(Keys, TheRecoveryKeyOpensEveryEpochUntilItIsReplaced) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    sealThrough(*store);
    auto other = open(QStringLiteral("desk2"));
    good(unlockWithRecoveryKey(*other, recoveryKey));
    EXPECT_EQ(nameOf(*other, town), town.member.name.toStdString());
    const auto fresh = good(makeRecoveryPair());
    good(store->write([&](Tx& tx) -> Result<int> {
        STORE_CHECK(GrantTable::putRecoveryKey(tx, fresh));
        return GrantTable::complete(tx);
    }));
    other = open(QStringLiteral("desk2"));
    EXPECT_EQ(codeOf(unlockWithRecoveryKey(*other, recoveryKey)), "refused");
    good(unlockWithRecoveryKey(*other, fresh.typed));
    EXPECT_EQ(nameOf(*other, town), town.member.name.toStdString());
}

TEST_P(Keys, ASubjectsOwnKeyDestroyedTakesWhatIsSealedWithItAndNothingElse) {
    auto store = ready();
    const auto one =
        good(store->write([](Tx& tx) { return SubjectTable::insert(tx, subjectOf("W-1", "Dana Frost")); }));
    const auto two = good(store->write([](Tx& tx) { return SubjectTable::insert(tx, subjectOf("W-2", "Lee Marsh")); }));
    store = open();
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    good(store->read([](Tx& tx) { return KeyTable::openAll(tx); }));
    EXPECT_EQ(good(store->write([&](Tx& tx) { return KeyTable::destroyOfSubject(tx, one.id); })), 1);
    EXPECT_NE(codeOf(store->read([&](Tx& tx) { return SubjectTable::find(tx, one.id); })), "a value");
    EXPECT_EQ(good(store->read([&](Tx& tx) { return SubjectTable::find(tx, two.id); }))->name, two.name);
}

TEST_P(Keys, WrongPassphrasesAreCountedAndCostTimeAcrossPrograms) {
    (void)ready();
    ManualClock hours(1'790'000'000'000);
    const auto openAt = [&] { return taken(Store::open(options(), hours, ids)); };
    auto store = openAt();
    const auto wrong = [&] { return signIn(*store, QStringLiteral("Jo Mead"), QStringLiteral("not it")).result(); };
    const auto right = [&] { return signIn(*store, QStringLiteral("Jo Mead"), passphrase).result(); };
    for (int i = 0; i < freeTries; ++i)
        EXPECT_EQ(codeOf(wrong()), "refused");
    store = openAt();
    const auto soon = right();
    ASSERT_FALSE(soon);
    EXPECT_NE(soon.error().what.find("in 5 s"), std::string::npos) << soon.error().what;
    hours.set(hours.now() - 3'600'000); // a clock set back does not make it longer than it is
    EXPECT_NE(right().error().what.find("in 5 s"), std::string::npos);
    hours.set(hours.now() + 3'605'001);
    EXPECT_EQ(codeOf(wrong()), "refused");
    EXPECT_NE(right().error().what.find("in 10 s"), std::string::npos) << "each one more doubles it";
    hours.set(hours.now() + 10'001);
    EXPECT_EQ(codeOf(right()), "a value");
    EXPECT_EQ(codeOf(wrong()), "refused");
    EXPECT_EQ(codeOf(right()), "a value") << "the right one forgets the wrong ones";
}

TEST(SignInWait, GrowsAndHasAnEnd) {
    EXPECT_EQ(waitAfter(freeTries - 1), 0);
    EXPECT_EQ(waitAfter(freeTries), 5'000);
    EXPECT_EQ(waitAfter(freeTries + 1), 10'000);
    EXPECT_EQ(waitAfter(freeTries + 6), 300'000);
    EXPECT_EQ(waitAfter(2'000'000'000), 300'000);
}

TEST_P(Keys, TheQuickKeyBringsBackWhatWasOpenAndIsForgottenAtTheThirdWrongOne) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    Keyring& keyring = store->keyring();
    EXPECT_EQ(codeOf(keyring.setQuickKey(QStringLiteral("123"))), "invalid-input");
    good(keyring.setQuickKey(QStringLiteral("4711")));
    keyring.lock();
    EXPECT_EQ(nameOf(*store, town), "locked");
    EXPECT_EQ(codeOf(keyring.unlockQuickly(QStringLiteral("0815"))), "refused");
    good(keyring.unlockQuickly(QStringLiteral("4711")));
    EXPECT_EQ(nameOf(*store, town), town.member.name.toStdString());
    keyring.lock();
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(codeOf(keyring.unlockQuickly(QStringLiteral("0815"))), "refused");
    EXPECT_FALSE(keyring.hasQuickKey());
    EXPECT_EQ(codeOf(keyring.unlockQuickly(QStringLiteral("4711"))), "refused");
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(nameOf(*store, town), town.member.name.toStdString());
}

TEST_P(Keys, AGrantForAnotherKeyIsNoticed) {
    auto store = ready();
    // Somebody with the database puts a key pair of their own in the place of the store's.
    const seal::KeyPair planted = seal::makeKeyPair();
    const auto me = good(store->read([](Tx& tx) { return PersonTable::all(tx); })).first();
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_TRY(key, GrantTable::personKey(tx, me.id));
        const auto box = seal::sealKey(*planted.privateKey,
                                       {reinterpret_cast<const unsigned char*>(key->publicKey.constData()), 32});
        STORE_CHECK(tx.exec(QStringLiteral("UPDATE class_grant SET box = ? WHERE holder = ? AND class = 'records'"),
                            {QByteArray(reinterpret_cast<const char*>(box.data()), qsizetype(box.size())), me.id}));
        return {};
    }));
    store = open();
    EXPECT_EQ(codeOf(signIn(*store, me.name, passphrase)), "corrupt");
}

} // namespace watchdesk::store
