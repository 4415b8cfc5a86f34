// Exact look-ups by the blind index.
#include "StoreFixture.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/LookupTable.h"
#include "store/MemberTable.h"
#include "store/Resealing.h"
#include "store/SubjectTable.h"
#include "store/Verify.h"

namespace watchdesk::store {

namespace {

QVector<QString> find(Store& store, LookupKind kind, const char* value) {
    return good(store.read([=](Tx& tx) { return LookupTable::find(tx, kind, QString::fromUtf8(value)); }));
}

domain::Subject addSubject(Store& store, const char* reference, const char* name) {
    domain::Subject subject;
    subject.reference = QString::fromLatin1(reference);
    subject.name = QString::fromUtf8(name);
    return good(store.write([=](Tx& tx) { return SubjectTable::insert(tx, subject); }));
}

domain::Incident addIncident(Store& store, const Town& town, const char* policeReference) {
    auto incident = incidentAt(town, 1000);
    incident.policeReference = QString::fromUtf8(policeReference);
    return good(store.write([=](Tx& tx) { return IncidentTable::insert(tx, incident); }));
}

qint64 rowsOf(Store& store) {
    return good(store.read([](Tx& tx) -> Result<qint64> {
        STORE_TRY(row, tx.one(QStringLiteral("SELECT COUNT(*) FROM lookup")));
        return row->integer(0);
    }));
}

/// Makes up what is missing, as the desk does after a sign-in; gives how many.
qsizetype makeUp(Store& store) {
    qsizetype made = 0;
    for (const auto& [kind, word] : lookupKindWords) {
        const LookupKind of = kind;
        QString after = QStringLiteral("");
        do {
            const auto page = good(store.read([=](Tx& tx) { return LookupTable::untagged(tx, of, after); }));
            good(store.write([=](Tx& tx) { return LookupTable::makeUp(tx, of, page.ids); }));
            made += page.ids.size();
            after = page.last;
        } while (!after.isEmpty());
    }
    return made;
}

} // namespace

using Lookup = StoreTest;
STORE_TESTS(Lookup);

TEST(LookupValues, AreComparedAsPeopleMeanThem) {
    const auto of = [](LookupKind kind, const char* value) {
        return LookupTable::normalised(kind, QString::fromUtf8(value)).toStdString();
    };
    for (const char* number : {"01632 960123", "+44 1632 960123", "+44 (0)1632 960 123", "0044 1632 960123",
                               "(01632) 960-123", "０１６３２ ９６０１２３"})
        EXPECT_EQ(of(LookupKind::MemberPhone, number), "01632960123") << number;
    EXPECT_EQ(of(LookupKind::MemberPhone, "4401632"), "4401632") << "no country without its sign";
    EXPECT_EQ(of(LookupKind::PoliceReference, " ng/1234 / 26"), "ng/1234/26");
    EXPECT_EQ(of(LookupKind::SubjectName, "  Dean   HOLLIS "), "dean hollis");
    EXPECT_EQ(of(LookupKind::SubjectName, "Ze\xCC\x81 Bar"), of(LookupKind::SubjectName, "ZÉ BAR"));
}

TEST_P(Lookup, FindsByTheValueHoweverItIsWritten) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto subject = addSubject(*store, "W-0001", "Dean Hollis");
    addSubject(*store, "W-0002", "Dean Hollis-Marsh");
    addSubject(*store, "W-0003", "");
    const auto incident = addIncident(*store, town, "NG/1234/26");
    addIncident(*store, town, "");
    EXPECT_EQ(find(*store, LookupKind::SubjectName, "dean  hollis"), QVector<QString>{subject.id});
    EXPECT_EQ(find(*store, LookupKind::PoliceReference, "ng/1234/26"), QVector<QString>{incident.id});
    EXPECT_EQ(find(*store, LookupKind::MemberPhone, "+44 1632 960123"), QVector<QString>{town.member.id});
    EXPECT_TRUE(find(*store, LookupKind::SubjectName, "ng/1234/26").isEmpty()) << "kinds do not meet";
    EXPECT_TRUE(find(*store, LookupKind::SubjectName, "").isEmpty());
    EXPECT_EQ(rowsOf(*store), 4) << "no row for what is empty";
    EXPECT_TRUE(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken.isEmpty());
}

TEST_P(Lookup, NothingOfTheValueIsInTheTag) {
    auto store = ready();
    addSubject(*store, "W-0001", "Dean Hollis");
    addSubject(*store, "W-0002", "dean hollis");
    const auto tags =
        good(store->read([](Tx& tx) { return tx.query(QStringLiteral("SELECT tag FROM lookup ORDER BY id")); }));
    ASSERT_EQ(tags.size(), 2);
    EXPECT_EQ(tags[0].blob(0).size(), 32);
    EXPECT_EQ(tags[0].blob(0), tags[1].blob(0));
    // Another store has another secret.
    auto otherFolder = test::TempDir();
    StoreOptions there = options();
    there.url = QString::fromStdString(otherFolder.file("other.watchdesk"));
    auto other = taken(Store::open(there, clock, ids));
    good(createFirstPerson(*other, {{}, 0, QStringLiteral("Jo Mead"), domain::Role::Administrator}, passphrase,
                           seal::KdfCost::least()));
    addSubject(*other, "W-0001", "Dean Hollis");
    const auto theirs = good(other->read([](Tx& tx) { return tx.query(QStringLiteral("SELECT tag FROM lookup")); }));
    EXPECT_NE(theirs.first().blob(0), tags[0].blob(0));
}

TEST_P(Lookup, FollowsTheRecord) {
    auto store = ready();
    auto subject = addSubject(*store, "W-0001", "Dean Hollis");
    subject.name = QStringLiteral("Kerry Marsh");
    subject = good(store->write([=](Tx& tx) { return SubjectTable::update(tx, subject); }));
    EXPECT_TRUE(find(*store, LookupKind::SubjectName, "Dean Hollis").isEmpty());
    EXPECT_EQ(find(*store, LookupKind::SubjectName, "Kerry Marsh"), QVector<QString>{subject.id});
    subject.name.clear();
    subject = good(store->write([=](Tx& tx) { return SubjectTable::update(tx, subject); }));
    EXPECT_TRUE(find(*store, LookupKind::SubjectName, "Kerry Marsh").isEmpty());
    subject.name = QStringLiteral("Kerry Marsh");
    good(store->write([=](Tx& tx) { return SubjectTable::update(tx, subject); }));
    good(store->write([=](Tx& tx) { return LookupTable::forget(tx, subject.id); }));
    EXPECT_TRUE(find(*store, LookupKind::SubjectName, "Kerry Marsh").isEmpty());
    EXPECT_EQ(rowsOf(*store), 0);
}

TEST_P(Lookup, ALockedDeskMakesNoTagAndLeavesNoWrongOne) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    auto incident = addIncident(*store, town, "NG/1234/26");
    store->keyring().lock();
    EXPECT_EQ(codeOf(store->read([](Tx& tx) {
                  return LookupTable::find(tx, LookupKind::PoliceReference, QStringLiteral("NG/1234/26"));
              })),
              "locked");
    EXPECT_EQ(codeOf(store->write(
                  [id = incident.id](Tx& tx) { return LookupTable::makeUp(tx, LookupKind::PoliceReference, {id}); })),
              "locked");
    incident.policeReference = QStringLiteral("NG/9999/26");
    incident = good(store->write([=](Tx& tx) { return IncidentTable::update(tx, incident); }));
    const auto second = addIncident(*store, town, "NG/5555/26");
    EXPECT_EQ(rowsOf(*store), 1) << "the member's";
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_TRUE(find(*store, LookupKind::PoliceReference, "NG/1234/26").isEmpty());
    EXPECT_TRUE(find(*store, LookupKind::PoliceReference, "NG/9999/26").isEmpty()) << "not yet";
    EXPECT_EQ(makeUp(*store), 2);
    EXPECT_EQ(find(*store, LookupKind::PoliceReference, "NG/9999/26"), QVector<QString>{incident.id});
    EXPECT_EQ(find(*store, LookupKind::PoliceReference, "NG/5555/26"), QVector<QString>{second.id});
    EXPECT_EQ(makeUp(*store), 0) << "and never again";
}

TEST_P(Lookup, TheFirstWhoSignsInMakesTheSecret) {
    auto store = ready();
    store->keyring().lock();
    const auto town = good(store->write(makeTown));
    EXPECT_EQ(rowsOf(*store), 0);
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_TRUE(find(*store, LookupKind::MemberPhone, "01632960123").isEmpty());
    EXPECT_EQ(makeUp(*store), 1);
    EXPECT_EQ(find(*store, LookupKind::MemberPhone, "01632960123"), QVector<QString>{town.member.id});
    // Another desk works with the same one.
    auto other = open(QStringLiteral("desk2"));
    good(signIn(*other, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(find(*other, LookupKind::MemberPhone, "01632960123"), QVector<QString>{town.member.id});
    const auto there = addSubject(*other, "W-0001", "Dean Hollis");
    EXPECT_EQ(find(*store, LookupKind::SubjectName, "Dean Hollis"), QVector<QString>{there.id});
}

TEST_P(Lookup, RenewedKeysLeaveLookUpsAsTheyWere) {
    auto store = ready();
    const auto subject = addSubject(*store, "W-0001", "Dean Hollis");
    const auto sealed = [&] {
        return good(store->read([](Tx& tx) { return tx.query(QStringLiteral("SELECT secret FROM secret_key")); }))
            .first()
            .blob(0);
    };
    const QByteArray before = sealed();
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    EXPECT_EQ(find(*store, LookupKind::SubjectName, "Dean Hollis"), QVector<QString>{subject.id});
    Resealing resealing;
    while (!good(store->write([&resealing](Tx& tx) { return resealing.step(tx); })).finished) {
    }
    EXPECT_NE(sealed(), before) << "sealed anew";
    EXPECT_EQ(find(*store, LookupKind::SubjectName, "Dean Hollis"), QVector<QString>{subject.id});
    auto again = open(QStringLiteral("desk2"));
    good(signIn(*again, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(find(*again, LookupKind::SubjectName, "Dean Hollis"), QVector<QString>{subject.id});
}

} // namespace watchdesk::store
