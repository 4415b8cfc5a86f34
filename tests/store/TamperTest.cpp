// Somebody who can write to the database, and has no passphrase, leaves a trace: whatever they change, verify tells.
#include "StoreFixture.h"
#include "seal/HashChain.h"
#include "seal/Signing.h"
#include "store/AuditTable.h"
#include "store/Erasing.h"
#include "store/GrantTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/PersonTable.h"
#include "store/QtBytes.h"
#include "store/SigningKeyTable.h"
#include "store/SubjectTable.h"
#include "store/Verify.h"

#include <functional>
#include <future>

namespace watchdesk::store {

namespace {

using Tampering = StoreTest;
STORE_TESTS(Tampering);

/// A store with something of each kind in it, unlocked: two incidents, a subject, a recording, twelve audit entries.
struct Furnished {
    Town town;
    domain::Incident incident;
    domain::Media recording;
};

Result<Furnished> furnish(Tx& tx) {
    Furnished out;
    STORE_TRY(town, makeTown(tx));
    out.town = town;
    STORE_TRY(incident, IncidentTable::insert(tx, incidentAt(town, 1)));
    out.incident = incident;
    auto second = incidentAt(town, 2);
    second.narrative = QStringLiteral("another word");
    STORE_CHECK(IncidentTable::insert(tx, second));
    domain::Subject subject;
    subject.reference = QStringLiteral("S-0001");
    subject.name = QStringLiteral("Dean Hollis");
    STORE_TRY(kept, SubjectTable::insert(tx, subject));
    domain::Media media;
    media.kind = domain::MediaKind::Recording;
    media.format = QStringLiteral("PCMA");
    STORE_TRY(recording, MediaTable::put(tx, media, QByteArray(70'000, 'a')));
    out.recording = recording;
    for (int i = 0; i < 12; ++i)
        STORE_CHECK(AuditTable::append(tx, QStringLiteral("subject.view"), QStringLiteral("subject"), kept.id,
                                       QStringLiteral("looked %1").arg(i)));
    return out;
}

/// What verify says after a change, which is then undone.
template <class F>
QStringList brokenAfter(Store& store, F change) {
    QStringList broken;
    (void)store
        .write([&](Tx& tx) -> Result<int> {
            STORE_CHECK(change(tx));
            STORE_TRY(report, verifyStore(tx));
            broken = report.broken;
            return Error{ErrorCode::Refused, "as it was", {}, {}};
        })
        .result();
    return broken;
}

Result<void> run(Tx& tx, const QString& sql, const Args& args = {}) {
    STORE_CHECK(tx.exec(sql, args));
    return {};
}

/// What somebody does who knows how the chain is hashed: entry `from` is changed, and every hash from there on is made
/// to fit. `sign` gives them a key of their own to sign with.
Result<void> rewrite(Tx& tx, qint64 from, const QString& who, const std::optional<seal::SigningPair>& sign) {
    STORE_CHECK(run(tx, QStringLiteral("UPDATE audit SET who = ? WHERE number = ?"), {who, from}));
    STORE_TRY(rows, tx.query(QStringLiteral("SELECT number, id, desk, who, action, entity, entity_id, at_ms, detail "
                                            "FROM audit ORDER BY number")));
    STORE_TRY(first, tx.one(QStringLiteral("SELECT hash FROM audit WHERE number = ?"), {from - 1}));
    QByteArray previous = first ? first->blob(0) : QByteArray();
    for (const Row& row : rows) {
        if (row.integer(0) < from)
            continue;
        seal::ChainEntry chain(viewOf(previous));
        chain.add(std::string_view("WatchDesk audit 1")).add(std::int64_t{row.integer(0)});
        chain.add(std::int64_t{row.integer(7)});
        for (int column = 1; column <= 6; ++column)
            chain.add(viewOf(row.text(column).toUtf8()));
        previous = bytesOf(chain.add(viewOf(row.blob(8))).hash());
        STORE_CHECK(run(tx, QStringLiteral("UPDATE audit SET hash = ? WHERE number = ?"), {previous, row.integer(0)}));
        if (sign) {
            const QByteArray message = QByteArrayLiteral("WatchDesk audit entry 1/") + previous;
            STORE_CHECK(run(tx, QStringLiteral("UPDATE audit SET signed_by = ?, signature = ? WHERE number = ?"),
                            {QString::fromStdString(seal::fingerprint(sign->publicKey)),
                             bytesOf(seal::sign(viewOf(message), *sign)), row.integer(0)}));
        }
    }
    return {};
}

/// What a desk says of somebody when it lets them in, changes their role or takes the sign-in away.
Result<void> say(Tx& tx, const char* action, const QString& personId, const QString& detail) {
    STORE_CHECK(AuditTable::append(tx, QString::fromLatin1(action), QStringLiteral("person"), personId, detail));
    return {};
}

/// A partner, let in by whoever is signed in at the store.
PersonKey letIn(Store& store, const QString& name) {
    const auto fresh =
        good(makePersonKey(store.newId(), QStringLiteral("four plain words here"), seal::KdfCost::least()));
    good(store.write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(PersonTable::insert(tx, {fresh.key.personId, 0, name, domain::Role::Partner}));
        STORE_CHECK(GrantTable::putPersonKey(tx, fresh.key));
        STORE_CHECK(say(tx, "person.add", fresh.key.personId, QStringLiteral("partner")));
        STORE_CHECK(GrantTable::complete(tx));
        return {};
    }));
    return fresh.key;
}

/// A row of person_key as somebody with the database puts it there.
Result<void> plantKey(Tx& tx, const PersonKey& key) {
    return run(tx,
               QStringLiteral("INSERT INTO person_key (id, version, public_key, kdf_operations, kdf_memory, salt, "
                              "box, must_change, failed, failed_ms) VALUES (?, 1, ?, 1, 8192, ?, ?, 0, 0, 0)"),
               {key.personId, key.publicKey, key.salt, key.box});
}

/// How many keys are handed over after a change, which is then undone.
template <class F>
int handedAfter(Store& store, F change) {
    int handed = -1;
    (void)store
        .write([&](Tx& tx) -> Result<int> {
            STORE_CHECK(change(tx));
            STORE_TRY(count, GrantTable::complete(tx));
            handed = count;
            return Error{ErrorCode::Refused, "as it was", {}, {}};
        })
        .result();
    return handed;
}

std::unique_ptr<Store> furnished(StoreTest&, std::unique_ptr<Store> store, Furnished& out) {
    const auto people = good(store->read([](Tx& tx) { return PersonTable::present(tx); }));
    store->setActor(people.first().id);
    out = good(store->write(furnish));
    return store;
}

} // namespace

TEST_P(Tampering, OfTwelveKindsAndMoreIsFound) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    EXPECT_TRUE(brokenAfter(*store, [](Tx&) -> Result<void> { return {}; }).isEmpty());
    const struct {
        const char* kind;
        const char* sql;
    } kinds[] = {
        {"an entry changed", "UPDATE audit SET action = 'nothing' WHERE number = 5"},
        {"its time changed", "UPDATE audit SET at_ms = at_ms - 3600000 WHERE number = 5"},
        {"who it names changed", "UPDATE audit SET who = '' WHERE number = 5"},
        {"its detail exchanged",
         "UPDATE audit SET detail = (SELECT detail FROM audit WHERE number = 1) WHERE number = 5"},
        {"an entry removed from the middle", "DELETE FROM audit WHERE number = 6"},
        {"the first entry removed", "DELETE FROM audit WHERE number = 1"},
        {"the last entries cut off", "DELETE FROM audit WHERE number > 9"},
        {"all of it removed", "DELETE FROM audit"},
        {"two entries reordered", "UPDATE audit SET number = CASE number WHEN 4 THEN 10005 ELSE 10004 END WHERE number "
                                  "IN (4, 5)"},
        {"an entry inserted",
         "INSERT INTO audit (id, version, desk, number, at_ms, who, action, entity, entity_id, detail, hash) SELECT "
         "'0199-new', 1, desk, 13, at_ms, who, 'subject.view', entity, entity_id, detail, hash FROM audit WHERE number "
         "= 12"},
        {"a signature taken away", "UPDATE audit SET signed_by = '', signature = NULL WHERE number = 12"},
        {"a signature of another entry", "UPDATE audit SET signature = (SELECT signature FROM audit WHERE number = 3) "
                                         "WHERE number = 12"},
        {"a signing key removed", "DELETE FROM signing_key WHERE person_id IS NOT NULL"},
        {"a sealed value moved to another record",
         "UPDATE incident SET narrative = (SELECT narrative FROM incident WHERE number = 2) WHERE number = 1"},
        {"a sealed value moved to another column", "UPDATE incident SET heading = narrative"},
        {"a recording's piece exchanged",
         "UPDATE media_chunk SET sealed = (SELECT sealed FROM media_chunk WHERE number = 0) WHERE number = 1"},
        {"a recording's end cut off", "DELETE FROM media_chunk WHERE number = 1"},
        {"a recording's hash changed", "UPDATE media SET sha256 = data_key_hash"},
        {"a data key destroyed", "DELETE FROM data_key WHERE subject_id IS NOT NULL"},
        {"a reference broken", "UPDATE exclusion_evidence SET incident_id = 'gone'"},
    };
    for (const auto& kind : kinds) {
        QString sql = QString::fromLatin1(kind.sql);
        Args args;
        if (sql.contains(QLatin1String("data_key_hash"))) {
            sql.replace(QLatin1String("data_key_hash"), QLatin1String("?"));
            args = {QByteArray(32, 'x')};
        }
        if (sql.contains(QLatin1String("exclusion_evidence")))
            continue; // the schema itself forbids it: a foreign key
        EXPECT_FALSE(brokenAfter(*store, [&](Tx& tx) { return run(tx, sql, args); }).isEmpty()) << kind.kind;
    }
}

// The chain's hashes are no secret: whoever can write to the database can compute them anew.
TEST_P(Tampering, AChainThatWasHashedAnewIsNotSignedByWhoItNames) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const QString me = good(store->read([](Tx& tx) { return PersonTable::present(tx); })).first().id;
    const auto other = good(store->write([](Tx& tx) {
        return PersonTable::insert(tx, {{}, 0, QStringLiteral("Ay Bee"), domain::Role::Partner});
    }));
    const auto hashedAnew = brokenAfter(*store, [&](Tx& tx) { return rewrite(tx, 5, other.id, std::nullopt); });
    ASSERT_FALSE(hashedAnew.isEmpty());
    EXPECT_TRUE(hashedAnew.first().contains(QStringLiteral("entry 5"))) << hashedAnew.first().toStdString();

    // And signed with a key of the forger's, planted in the table as the person's.
    const seal::KeyPair forger = seal::makeKeyPair();
    const auto planted = brokenAfter(*store, [&](Tx& tx) -> Result<void> {
        const SigningKey key = signingKeyOf(me, forger);
        STORE_CHECK(run(tx,
                        QStringLiteral("INSERT INTO signing_key (id, version, person_id, public_key, sealing_key, "
                                       "vouched_by, voucher, made_ms) VALUES (?, 1, ?, ?, ?, ?, ?, 0)"),
                        {key.id, me, key.publicKey, key.sealingKey, key.vouchedBy, key.voucher}));
        return rewrite(tx, 5, me, seal::signingPairOf(forger));
    });
    ASSERT_EQ(planted.size(), 1);
    EXPECT_TRUE(planted.first().contains(QStringLiteral("signing key"))) << planted.first().toStdString();
}

TEST_P(Tampering, APlantedPersonIsHandedNoKeys) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const auto forger = good(makePersonKey(store->newId(), QStringLiteral("let me in please"), seal::KdfCost::least()));
    const auto grants = [&] {
        return good(store->read([&](Tx& tx) { return GrantTable::of(tx, forger.key.personId); })).size();
    };
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(
            PersonTable::insert(tx, {forger.key.personId, 0, QStringLiteral("Mal Ory"), domain::Role::Coordinator}));
        return plantKey(tx, forger.key);
    }));
    EXPECT_EQ(good(store->write([](Tx& tx) { return GrantTable::complete(tx); })), 0);
    EXPECT_EQ(grants(), 0);
    // Somebody of the store puts the same person in, and they get what is theirs.
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(say(tx, "person.add", forger.key.personId, QStringLiteral("coordinator")));
        return GrantTable::putPersonKey(tx, forger.key);
    }));
    EXPECT_EQ(good(store->write([](Tx& tx) { return GrantTable::complete(tx); })), 3);
    EXPECT_EQ(grants(), 3);
}

TEST_P(Tampering, ALockedDeskSignsNothingAndNobodyActsOnIt) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->write(
                  [](Tx& tx) { return AuditTable::append(tx, QStringLiteral("x"), QStringLiteral("y"), {}); })),
              "locked");
    store->setActor({});
    const auto entry = good(store->write([](Tx& tx) {
        return AuditTable::append(tx, QStringLiteral("recording.recovered"), QStringLiteral("media"), {});
    }));
    EXPECT_TRUE(entry.signedBy.isEmpty());
    const auto chains = good(store->read([](Tx& tx) { return AuditTable::verify(tx); }));
    EXPECT_TRUE(chains.broken.isEmpty()) << chains.broken.join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(chains.signatures, 12);
}

TEST_P(Tampering, HeadsAreSignedAcrossDesks) {
    Furnished of;
    auto one = furnished(*this, ready(), of);
    auto two = open(QStringLiteral("two"));
    const auto me = good(signIn(*two, QStringLiteral("Jo Mead"), passphrase)).person;
    two->setActor(me.id);
    good(two->write([](Tx& tx) { return AuditTable::signAcross(tx); }));
    const auto count = [&] { return good(two->read([](Tx& tx) { return AuditTable::verify(tx); })).entries; };
    EXPECT_EQ(count(), 13);
    good(two->write([](Tx& tx) { return AuditTable::signAcross(tx); }));
    EXPECT_EQ(count(), 13) << "nothing new to sign";
    // The first desk's last entries go, and with them the change notes that would tell of them.
    const auto broken = brokenAfter(*two, [](Tx& tx) -> Result<void> {
        STORE_CHECK(run(tx, QStringLiteral("DELETE FROM changes WHERE entity = 'audit'")));
        return run(tx, QStringLiteral("DELETE FROM audit WHERE desk = 'desk1' AND number > 10"));
    });
    ASSERT_EQ(broken.size(), 1);
    EXPECT_TRUE(broken.first().contains(QStringLiteral("entry 12 of desk \"desk1\""))) << broken.first().toStdString();
}

TEST_P(Tampering, AHeadThatWasPrintedShowsThatTheStoreWasSetBack) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const auto heads = good(store->read([](Tx& tx) { return AuditTable::heads(tx); }));
    ASSERT_EQ(heads.size(), 1);
    EXPECT_EQ(heads.first().number, 12);
    auto read = domain::headOfText(QStringLiteral("   ") + domain::headText(heads.first()));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->hash, heads.first().hash);
    EXPECT_FALSE(good(store->read([&](Tx& tx) { return AuditTable::missing(tx, *read); })));
    read->number = 13;
    EXPECT_TRUE(good(store->read([&](Tx& tx) { return AuditTable::missing(tx, *read); })));
    EXPECT_FALSE(domain::headOfText(QStringLiteral("desk1 0 2026-01-01T00:00:00.000Z abcd")));
    EXPECT_FALSE(domain::headOfText({}));
}

TEST_P(Tampering, SomebodyNewAndARecoveredOneSignWithKeysThatCount) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const QString id = letIn(*store, QStringLiteral("Ay Bee")).personId;
    store->keyring().lock();
    store->setActor(good(signIn(*store, QStringLiteral("Ay Bee"), QStringLiteral("four plain words here"))).person.id);
    good(store->write([](Tx& tx) { return AuditTable::append(tx, QStringLiteral("a"), QStringLiteral("b"), {}); }));
    store->keyring().lock();
    store->setActor({});
    good(unlockWithRecoveryKey(*store, recoveryKey));
    const auto again = good(makePersonKey(id, QStringLiteral("other plain words here"), seal::KdfCost::least()));
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(GrantTable::putPersonKey(tx, again.key));
        STORE_CHECK(
            AuditTable::append(tx, QStringLiteral("person.reset"), QStringLiteral("person"), again.key.personId));
        return {};
    }));
    const auto report = good(store->read([](Tx& tx) { return verifyStore(tx); }));
    EXPECT_TRUE(report.ok()) << report.broken.join(QLatin1Char('\n')).toStdString();
    const auto keys = good(store->read([](Tx& tx) { return SigningKeyTable::all(tx); }));
    EXPECT_EQ(keys.size(), 4); // the first person's, the recovery key's, the new one's and their next
}

// A line in the ledger of erasures is no excuse: only somebody of the store says that a key was destroyed.
TEST_P(Tampering, AKeyThatWasTakenAwayIsNotHiddenByAPlantedLineOfTheLedger) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const auto takeAway = [](Tx& tx) -> Result<void> {
        STORE_CHECK(run(tx, QStringLiteral("INSERT INTO erasure (id, version, at_ms, entity, record_id, state) SELECT "
                                           "id, 1, 1, 'data_key', id, 'done' FROM data_key WHERE subject_id IS NOT "
                                           "NULL")));
        return run(tx, QStringLiteral("DELETE FROM data_key WHERE subject_id IS NOT NULL"));
    };
    const auto planted = brokenAfter(*store, takeAway);
    EXPECT_EQ(planted.filter(QStringLiteral("nobody has signed that this key was destroyed")).size(), 1);
    EXPECT_FALSE(planted.filter(QStringLiteral("is sealed with a key that is gone")).isEmpty() &&
                 planted.filter(QStringLiteral("does not open")).isEmpty());
    // Nor by an entry as a locked desk could have noted it, nor by one that was signed for another key.
    const auto unsignedOne = brokenAfter(*store, [&](Tx& tx) -> Result<void> {
        STORE_TRY(key, tx.one(QStringLiteral("SELECT id FROM data_key WHERE subject_id IS NOT NULL")));
        STORE_CHECK(takeAway(tx));
        STORE_CHECK(AuditTable::append(tx, QStringLiteral("key.destroy"), QStringLiteral("erasure"),
                                       QStringLiteral("x"), key->text(0)));
        return run(tx, QStringLiteral("UPDATE audit SET who = '', signed_by = '', signature = NULL WHERE number = 13"));
    });
    EXPECT_EQ(unsignedOne.filter(QStringLiteral("nobody has signed that this key was destroyed")).size(), 1);
    // Whoever erases signs, and nothing is broken.
    const auto erased = brokenAfter(*store, [](Tx& tx) -> Result<void> {
        STORE_TRY(subject, tx.one(QStringLiteral("SELECT id FROM subject")));
        ErasedCounts counts;
        STORE_CHECK(eraseRecordsOfSubject(tx, subject->text(0), counts));
        return eraseSubject(tx, subject->text(0), counts);
    });
    EXPECT_EQ(erased, QStringList());
}

TEST_P(Tampering, ARoleThatNobodyGaveAtADeskIsHandedNoKeys) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const PersonKey partner = letIn(*store, QStringLiteral("Ay Bee"));
    const auto raise = [&](Tx& tx) {
        return run(tx, QStringLiteral("UPDATE person SET role = 'coordinator' WHERE id = ?"), {partner.personId});
    };
    EXPECT_EQ(handedAfter(*store, raise), 0);
    const auto told = brokenAfter(*store, raise);
    ASSERT_EQ(told.size(), 1);
    EXPECT_TRUE(told.first().contains(QStringLiteral("not given by anybody at a desk"))) << told.first().toStdString();
    EXPECT_EQ(handedAfter(*store,
                          [&](Tx& tx) -> Result<void> {
                              STORE_CHECK(raise(tx));
                              return say(tx, "person.role", partner.personId, QStringLiteral("partner to coordinator"));
                          }),
              1)
        << "the ballots, once an administrator has said so";
    // Nor does a planted row of grants carry over to the next key.
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(run(tx,
                        QStringLiteral("INSERT INTO class_grant (id, version, class, epoch, holder, box) VALUES "
                                       "('planted', 1, 'ballots', 1, ?, ?)"),
                        {partner.personId, QByteArray("x")}));
        return KeyTable::renew(tx, KeyClass::Ballots);
    }));
    for (const ClassGrant& grant : good(store->read([&](Tx& tx) { return GrantTable::of(tx, partner.personId); })))
        EXPECT_NE(grant.of, (ClassEpoch{KeyClass::Ballots, 2}));
}

TEST_P(Tampering, ALeaverWhoIsPutBackIsHandedNoKeys) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const PersonKey partner = letIn(*store, QStringLiteral("Ay Bee"));
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_TRY(person, PersonTable::find(tx, partner.personId));
        person->leftAt = tx.now();
        STORE_CHECK(PersonTable::update(tx, *person));
        STORE_CHECK(GrantTable::removePerson(tx, partner.personId));
        STORE_CHECK(say(tx, "person.leave", partner.personId, {}));
        return say(tx, "subject.view", partner.personId, {});
    }));
    const auto putBack = [&](Tx& tx) -> Result<void> {
        STORE_CHECK(run(tx, QStringLiteral("UPDATE person SET left_ms = NULL WHERE id = ?"), {partner.personId}));
        return plantKey(tx, partner);
    };
    EXPECT_EQ(handedAfter(*store, putBack), 0);
    EXPECT_EQ(brokenAfter(*store, putBack).filter(partner.personId).size(), 1);
    // Whoever takes away what was said of the leaver, or says it in an earlier place, breaks the log.
    EXPECT_EQ(handedAfter(*store,
                          [&](Tx& tx) -> Result<void> {
                              STORE_CHECK(putBack(tx));
                              return run(tx, QStringLiteral("DELETE FROM audit WHERE action = 'person.leave'"));
                          }),
              0);
    EXPECT_EQ(handedAfter(*store,
                          [&](Tx& tx) -> Result<void> {
                              STORE_CHECK(putBack(tx));
                              return run(tx, QStringLiteral("UPDATE audit SET seq = 0 WHERE action = 'person.leave'"));
                          }),
              0)
        << "the order of rows is nobody's word";
    EXPECT_EQ(handedAfter(*store,
                          [&](Tx& tx) -> Result<void> {
                              STORE_CHECK(putBack(tx));
                              return say(tx, "person.add", partner.personId, QStringLiteral("partner"));
                          }),
              2)
        << "who is let in again reads again";
}

// With a passphrase and the database: what they sign is not theirs to say.
TEST_P(Tampering, APartnerCannotGiveThemselvesARole) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const PersonKey partner = letIn(*store, QStringLiteral("Ay Bee"));
    const QString jo = good(store->read([](Tx& tx) { return PersonTable::byName(tx, QStringLiteral("Jo Mead")); }))->id;
    store->keyring().lock();
    store->setActor(good(signIn(*store, QStringLiteral("Ay Bee"), QStringLiteral("four plain words here"))).person.id);
    const auto another = good(makePersonKey(jo, QStringLiteral("let me in please"), seal::KdfCost::least()));
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(run(tx, QStringLiteral("UPDATE person SET role = 'coordinator' WHERE id = ?"), {partner.personId}));
        return say(tx, "person.role", partner.personId, QStringLiteral("partner to coordinator"));
    }));
    store->keyring().lock();
    store->setActor(good(signIn(*store, QStringLiteral("Jo Mead"), passphrase)).person.id);
    EXPECT_FALSE(
        good(store->read([&](Tx& tx) { return GrantTable::held(tx, partner.personId); })).contains(KeyClass::Ballots))
        << "whoever holds them has signed in since";
    // Nor is a key in the administrator's name that they vouch for themselves.
    store->keyring().lock();
    store->setActor(good(signIn(*store, QStringLiteral("Ay Bee"), QStringLiteral("four plain words here"))).person.id);
    good(store->write([&](Tx& tx) -> Result<void> {
        STORE_CHECK(run(tx, QStringLiteral("UPDATE person SET role = 'partner' WHERE id = ?"), {partner.personId}));
        return SigningKeyTable::keep(tx, another.key.signing);
    }));
    store->keyring().lock();
    store->setActor(good(signIn(*store, QStringLiteral("Jo Mead"), passphrase)).person.id);
    EXPECT_EQ(handedAfter(*store,
                          [&](Tx& tx) -> Result<void> {
                              STORE_CHECK(run(tx, QStringLiteral("DELETE FROM class_grant WHERE holder = ?"), {jo}));
                              return run(tx, QStringLiteral("UPDATE person_key SET public_key = ? WHERE id = ?"),
                                         {another.key.publicKey, jo});
                          }),
              0);
}

// A signature is not in what is hashed: without it an entry looks as one of a store that had none yet.
TEST_P(Tampering, SignaturesThatWereTakenAwayDoNotMakeAStoreOlder) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const auto strip = [](Tx& tx) {
        return run(tx, QStringLiteral("UPDATE audit SET signed_by = '', signature = NULL WHERE number <= 3"));
    };
    EXPECT_EQ(brokenAfter(*store, strip).filter(QStringLiteral("is not signed by who it names")).size(), 3);
    const auto forger = good(makePersonKey(store->newId(), QStringLiteral("let me in please"), seal::KdfCost::least()));
    EXPECT_EQ(handedAfter(*store,
                          [&](Tx& tx) -> Result<void> {
                              STORE_CHECK(strip(tx));
                              STORE_CHECK(PersonTable::insert(
                                  tx, {forger.key.personId, 0, QStringLiteral("Mal Ory"), domain::Role::Coordinator}));
                              return plantKey(tx, forger.key);
                          }),
              0);
}

TEST_P(Tampering, APlantedChainMakesTheTrueOneNeitherOlderNorNewer) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const QString me = good(store->read([](Tx& tx) { return PersonTable::present(tx); })).first().id;
    // As a store has it whose first person signed before founding keys were told from others.
    good(store->write([](Tx& tx) -> Result<void> {
        const auto own = tx.keyring().ownSigningKey();
        return run(tx, QStringLiteral("UPDATE signing_key SET voucher = ? WHERE id = ?"),
                   {tx.keyring().sign(vouchedBytes(*own))->bytes, own->id});
    }));
    const auto insert = [&](Tx& tx, const char* desk, qint64 number, const char* signedBy) {
        return run(tx,
                   QStringLiteral("INSERT INTO audit (id, version, desk, number, at_ms, who, action, entity, "
                                  "entity_id, detail, hash, signed_by) VALUES (?, 1, ?, ?, 1, ?, 'person.add', "
                                  "'person', 'x', ?, ?, ?)"),
                   {tx.newId(), QString::fromLatin1(desk), number, me, QByteArray("x"), QByteArray(32, 'h'),
                    QString::fromLatin1(signedBy)});
    };
    const auto isOlder = [&](const std::function<Result<void>(Tx&)>& change) {
        bool older = false;
        (void)store
            ->write([&](Tx& tx) -> Result<int> {
                STORE_CHECK(change(tx));
                STORE_TRY(now, AuditTable::isOlder(tx));
                older = now;
                return Error{ErrorCode::Refused, "as it was", {}, {}};
            })
            .result();
        return older;
    };
    EXPECT_FALSE(isOlder([](Tx&) -> Result<void> { return {}; }));
    EXPECT_FALSE(isOlder([&](Tx& tx) { return insert(tx, "another", 1, ""); })) << "a chain of their own";
    EXPECT_FALSE(isOlder([&](Tx& tx) { return insert(tx, "desk1", 13, ""); })) << "after its end";
    EXPECT_FALSE(isOlder([&](Tx& tx) { return insert(tx, "desk1", 0, ""); })) << "before its beginning";
    EXPECT_FALSE(brokenAfter(*store, [&](Tx& tx) { return insert(tx, "another", 1, ""); }).isEmpty());

    // And one that is older: its first three were written by people before there were signatures.
    const auto older = [](Tx& tx) {
        return run(tx, QStringLiteral("UPDATE audit SET signed_by = '', signature = NULL WHERE number <= 3"));
    };
    EXPECT_TRUE(isOlder(older));
    const auto with = [&](const char* desk, qint64 number) {
        return isOlder([&, desk, number](Tx& tx) -> Result<void> {
            STORE_CHECK(older(tx));
            return insert(tx, desk, number, "nobody");
        });
    };
    EXPECT_TRUE(with("another", 1));
    EXPECT_TRUE(with("desk1", 0));
    EXPECT_TRUE(isOlder([&](Tx& tx) -> Result<void> {
        STORE_CHECK(older(tx));
        return run(tx, QStringLiteral("UPDATE audit SET signed_by = 'nobody' WHERE number = 1"));
    })) << "a signature that is none does not end what is older";
}

// Asked for by one, carried out while another is signed in: it would be written in the first one's name.
TEST_P(Tampering, ATransactionThatIsNotItsPersonsAnyMoreWritesNothing) {
    Furnished of;
    auto store = furnished(*this, ready(), of);
    const PersonKey partner = letIn(*store, QStringLiteral("Ay Bee"));
    const auto grants = good(store->read([&](Tx& tx) { return GrantTable::of(tx, partner.personId); }));
    const auto write = [&](Tx& tx) -> Result<void> {
        STORE_CHECK(IncidentTable::insert(tx, incidentAt(of.town, 9)));
        STORE_CHECK(AuditTable::append(tx, QStringLiteral("incident.log"), QStringLiteral("incident"), {}));
        return {};
    };
    const auto count = [&] { return good(store->read([](Tx& tx) { return IncidentTable::list(tx); })).size(); };
    for (const bool another : {false, true}) {
        std::promise<void> gate;
        auto held = store->write([wait = gate.get_future().share()](Tx&) -> Result<void> {
            wait.wait();
            return {};
        });
        auto late = store->write(write); // Jo's
        store->keyring().lock();
        if (another)
            good(store->keyring().unlock(partner, grants, QStringLiteral("four plain words here")));
        gate.set_value();
        good(held);
        EXPECT_EQ(codeOf(late), "locked") << (another ? "somebody else" : "nobody");
        store->keyring().lock();
        good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
        EXPECT_EQ(count(), 2) << "nothing of it is kept";
    }
    good(store->write(write));
    EXPECT_EQ(count(), 3);
}

} // namespace watchdesk::store
