#include "StoreFixture.h"
#include "store/AuditTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/MemberTable.h"
#include "store/PersonTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"

#include <QDirIterator>
#include <QFile>

namespace watchdesk::store {

using Sealing = StoreTest;
STORE_TESTS(Sealing);

namespace {

const QString planted = QStringLiteral("Zebedee Quillfeather");

/// Files under a folder that hold the bytes.
QStringList filesWith(const QString& folder, const QByteArray& bytes) {
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found << file.fileName();
    }
    return found;
}

} // namespace

TEST_P(Sealing, APlantedNameIsInNoFileOfTheStore) {
    auto store = ready();
    auto town = good(store->write(makeTown)); // its contact is the planted name
    auto incident = incidentAt(town, clock.now());
    incident.narrative = planted;
    // A picture and a recording whose every piece of 16 bytes can be told from anything else.
    QByteArray picture;
    for (int i = 0; i < 20'000; ++i)
        picture += QByteArray::number(i, 36).rightJustified(8, '~');
    good(store->write([picture](Tx& tx) -> Result<void> {
        STORE_CHECK(MediaTable::put(tx, {{}, 0, domain::MediaKind::Photograph}, picture));
        STORE_CHECK(MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording}, picture));
        STORE_CHECK(SubjectTable::insert(tx, {{}, 0, QStringLiteral("W-1"), domain::SubjectStatus::Known, planted}));
        return {};
    }));
    good(store->write([incident](Tx& tx) -> Result<domain::Incident> {
        STORE_CHECK(AuditTable::append(tx, QStringLiteral("test"), QStringLiteral("incident"), incident.id, planted));
        return IncidentTable::insert(tx, incident);
    }));
    const QString files = QString::fromStdString(
        GetParam() == Engine::Sqlite ? folder.path().string() : test::PostgresServer::instance()->dataFolder());
    EXPECT_EQ(filesWith(files, planted.toUtf8()), QStringList());
    const QByteArray utf16(reinterpret_cast<const char*>(planted.utf16()), planted.size() * 2);
    EXPECT_EQ(filesWith(files, utf16), QStringList());
    for (const qsizetype at : {qsizetype{0}, qsizetype{65'000}, picture.size() - 16})
        EXPECT_EQ(filesWith(files, picture.mid(at, 16)), QStringList()) << "a piece at " << at;
    EXPECT_FALSE(filesWith(files, town.scheme.name.toUtf8()).isEmpty())
        << "what is not sealed must be found, or the search is blind";
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MemberTable::find(tx, town.member.id); }))->contact, planted);
}

TEST_P(Sealing, AMovedOrChangedValueDoesNotOpen) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto find = [&] {
        return store->read([&](Tx& tx) { return MemberTable::find(tx, town.member.id); }).result();
    };
    ASSERT_TRUE(find());
    const auto before =
        good(store->read([](Tx& tx) { return tx.query(QStringLiteral("SELECT contact, phone FROM member")); }));
    const auto put = [&](const QByteArray& contact) {
        good(store->write(
            [contact](Tx& tx) { return tx.exec(QStringLiteral("UPDATE member SET contact = ?"), {contact}); }));
    };
    put(before.first().blob(1)); // another column's
    EXPECT_EQ(codeOf(find()), "corrupt");
    for (const qsizetype at :
         {qsizetype{0}, qsizetype{5}, qsizetype{20}, qsizetype{45}, before.first().blob(0).size() - 1}) {
        QByteArray bent = before.first().blob(0);
        bent[at] = static_cast<char>(bent[at] ^ 1);
        put(bent);
        EXPECT_NE(codeOf(find()), "a value") << "byte " << at;
    }
    put(before.first().blob(0).left(30));
    EXPECT_EQ(codeOf(find()), "corrupt");
    put(before.first().blob(0));
    EXPECT_TRUE(find());
}

TEST_P(Sealing, WhileLockedWritingWorksAndReadingSaysLocked) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    store->keyring().lock();
    EXPECT_FALSE(store->keyring().isUnlocked());
    const auto logged = good(store->write([town](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 5)); }));
    EXPECT_EQ(codeOf(store->read([&](Tx& tx) { return IncidentTable::find(tx, logged.id); })), "locked");
    EXPECT_EQ(codeOf(store->read([&](Tx& tx) { return MemberTable::all(tx); })), "locked");
    EXPECT_EQ(codeOf(store->read([](Tx& tx) { return TransmissionTable::list(tx); })), "a value")
        << "nothing sealed in it";
    EXPECT_EQ(codeOf(signIn(*store, QStringLiteral("Jo Mead"), QStringLiteral("wrong"))), "refused");
    EXPECT_FALSE(store->keyring().isUnlocked());
    EXPECT_EQ(codeOf(signIn(*store, QStringLiteral("Nobody"), passphrase)), "not-found");
    EXPECT_EQ(good(signIn(*store, QStringLiteral(" jo mead"), passphrase)).person.name, QStringLiteral("Jo Mead"));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return IncidentTable::find(tx, logged.id); }))->line,
              incidentAt(town, 5).line);
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MemberTable::find(tx, town.member.id); }))->name, town.member.name);
}

TEST_P(Sealing, TheWriterChangesItsDataKeyWhenItLocks) {
    auto store = ready();
    const auto keys = [&] {
        return good(store->read([](Tx& tx) { return tx.query(QStringLiteral("SELECT id FROM data_key")); })).size();
    };
    const auto town = good(store->write(makeTown));
    EXPECT_EQ(keys(), 1);
    good(store->write([town](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 5)); }));
    EXPECT_EQ(keys(), 1);
    store->keyring().lock();
    good(store->write([town](Tx& tx) { return IncidentTable::insert(tx, incidentAt(town, 6)); }));
    EXPECT_EQ(keys(), 2);
}

TEST_P(Sealing, ADataKeyOfARolledBackTransactionIsWrittenAgain) {
    auto store = ready();
    EXPECT_EQ(codeOf(store->write([](Tx& tx) -> Result<int> {
                  STORE_CHECK(makeTown(tx));
                  return Error{ErrorCode::Refused, "no", {}, {}};
              })),
              "refused");
    const auto town = good(store->write(makeTown));
    store.reset();
    store = open();
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MemberTable::find(tx, town.member.id); }))->name, town.member.name);
}

TEST_P(Sealing, AStoreOpenedAgainIsLockedUntilThePassphraseOrTheRecoveryKeyIsGiven) {
    const auto town = good(ready()->write(makeTown));
    auto store = open();
    EXPECT_EQ(codeOf(store->read([](Tx& tx) { return MemberTable::all(tx); })), "locked");
    EXPECT_EQ(codeOf(unlockWithRecoveryKey(*store, QStringLiteral("0000-0000"))), "invalid-input");
    EXPECT_EQ(codeOf(unlockWithRecoveryKey(*store, recoveryKey.toLower().replace(QLatin1Char('-'), QLatin1Char(' ')))),
              "a value");
    EXPECT_EQ(good(store->read([](Tx& tx) { return MemberTable::all(tx); })).first().name, town.member.name);
}

TEST_P(Sealing, NothingPersonalCanBeWrittenBeforeThereAreKeysAndASecondFirstPersonIsRefused) {
    auto store = open();
    EXPECT_EQ(codeOf(store->write(makeTown)), "refused");
    store = ready();
    EXPECT_EQ(codeOf(createFirstPerson(*store, {{}, 0, QStringLiteral("Eve"), domain::Role::Administrator}, passphrase,
                                       seal::KdfCost::least())),
              "conflict");
    EXPECT_EQ(good(store->read([](Tx& tx) { return PersonTable::all(tx); })).size(), 1);
    EXPECT_EQ(codeOf(store->write(makeTown)), "a value");
}

TEST_P(Sealing, KeysOfARolledBackFirstPersonAreForgotten) {
    auto store = open();
    const auto keys = good(makeKeys(store->newId(), passphrase, seal::KdfCost::least()));
    EXPECT_EQ(
        codeOf(store->write([keys](Tx& tx) -> Result<int> {
            STORE_CHECK(KeyTable::createFirst(tx, {{}, 0, QStringLiteral("Jo"), domain::Role::Administrator}, keys));
            return Error{ErrorCode::Refused, "no", {}, {}};
        })),
        "refused");
    EXPECT_FALSE(store->keyring().hasKeys());
}

TEST_P(Sealing, AnotherDeskSealsOnceTheFirstPersonIsMade) {
    auto other = open(QStringLiteral("other"));
    ChangeLog log(*other);
    auto store = ready();
    ASSERT_TRUE(log.wait(3, QStringLiteral("class_key")));
    EXPECT_TRUE(other->keyring().hasKeys());
    const auto town = good(other->write(makeTown));
    EXPECT_EQ(good(store->read([&](Tx& tx) { return MemberTable::find(tx, town.member.id); }))->name, town.member.name);
}

TEST_P(Sealing, AnExchangedPublicKeyIsNoticedAtTheSignIn) {
    auto store = ready();
    good(store->write([](Tx& tx) {
        return tx.exec(QStringLiteral("UPDATE class_key SET public_key = ? WHERE class = 'records'"),
                       {QByteArray(32, 'x')});
    }));
    store = open();
    EXPECT_EQ(codeOf(signIn(*store, QStringLiteral("Jo Mead"), passphrase)), "corrupt");
}

TEST_P(Sealing, AKeyThatWasHeldOnToOpensNothingOnceItIsLocked) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    const auto read = store->read([&](Tx& tx) -> Result<void> {
        STORE_CHECK(MemberTable::find(tx, town.member.id));
        store->keyring().lock(); // in the middle of a long reading
        STORE_CHECK(MemberTable::find(tx, town.member.id));
        return {};
    });
    EXPECT_EQ(codeOf(read), "locked");
}

TEST_P(Sealing, ALongTableIsOpenedByTwoAndADamagedValueIsFoundInEitherHalf) {
    auto store = ready();
    const auto town = good(store->write(makeTown));
    constexpr int many = 700;
    good(store->write([&](Tx& tx) -> Result<void> {
        for (int i = 1; i < many; ++i) {
            domain::Member member = town.member;
            member.id.clear();
            member.name = QStringLiteral("Shop %1").arg(i);
            STORE_CHECK(MemberTable::insert(tx, member));
        }
        return {};
    }));
    const auto all = good(store->read([](Tx& tx) { return MemberTable::all(tx); }));
    ASSERT_EQ(all.size(), many);
    EXPECT_TRUE(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
    for (const auto& one : all)
        ASSERT_EQ(good(store->read([&](Tx& tx) { return MemberTable::find(tx, one.id); }))->name, one.name);
    for (const int at : {10, many - 10}) {
        const auto exchange = [&](const QString& from, const QString& to) {
            good(store->write([&](Tx& tx) {
                return tx.exec(QStringLiteral("UPDATE member SET name = (SELECT name FROM member WHERE id = ?) WHERE "
                                              "id = ?"),
                               {from, to});
            }));
        };
        exchange(all.at(at + 1).id, all.at(at).id);
        EXPECT_EQ(codeOf(store->read([](Tx& tx) { return MemberTable::all(tx); })), "corrupt") << at;
        good(store->write([&](Tx& tx) { return MemberTable::update(tx, all.at(at)); }));
        EXPECT_EQ(codeOf(store->read([](Tx& tx) { return MemberTable::all(tx); })), "a value");
    }
}

} // namespace watchdesk::store
