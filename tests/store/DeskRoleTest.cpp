// A desk on a server as a role that owns nothing: everything a desk does, and what the server does not let it do.
#include "OldSchema.h"
#include "StoreFixture.h"
#include "domain/Exclusion.h"
#include "store/AuditTable.h"
#include "store/Backup.h"
#include "store/BackupTable.h"
#include "store/DeskGrants.h"
#include "store/Erasing.h"
#include "store/ExclusionTable.h"
#include "store/FeedTable.h"
#include "store/IncidentTable.h"
#include "store/KeyTable.h"
#include "store/MediaTable.h"
#include "store/Migrations.h"
#include "store/Resealing.h"
#include "store/SettingTable.h"
#include "store/SubjectTable.h"
#include "store/TransmissionTable.h"
#include "store/Verify.h"

namespace watchdesk::store {
namespace {

class DeskRole : public ::testing::Test {
protected:
    void SetUp() override {
        server = test::PostgresServer::instance();
        if (server == nullptr)
            GTEST_SKIP() << "PostgreSQL 15 is not installed";
        owner = server->makeDatabase();
        role = server->makeRole();
        desk = QStringLiteral("postgresql://") + role + owner.mid(owner.indexOf(QLatin1Char('@')));
    }
    Result<std::unique_ptr<Store>> open(const QString& url, const QString& name = QStringLiteral("desk1")) {
        StoreOptions options;
        options.url = url;
        options.desk = name;
        return Store::open(options, clock, ids);
    }
    void grant() { good(applyDeskGrants(*taken(Connection::open({owner, false, 5000, 0})), role)); }
    /// A store of its owner's with somebody in it, and the role a desk of it.
    void makeStore() {
        const auto store = taken(open(owner));
        good(createFirstPerson(*store, {{}, 0, QStringLiteral("Jo Mead"), domain::Role::Administrator}, passphrase,
                               seal::KdfCost::least()));
        grant();
    }
    static std::string tried(Store& store, const char* sql) {
        return codeOf(store.write([sql](Tx& tx) { return tx.exec(QString::fromLatin1(sql)); }));
    }

    test::PostgresServer* server = nullptr;
    QString owner;
    QString desk;
    QString role;
    test::TempDir folder;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
};

Result<void> workAShift(Tx& tx) {
    STORE_TRY(town, makeTown(tx));
    domain::Subject subject;
    subject.reference = QStringLiteral("W-1");
    subject.name = QStringLiteral("Dean Hollis");
    STORE_TRY(known, SubjectTable::insert(tx, subject));
    STORE_TRY(media, MediaTable::put(tx, {{}, 0, domain::MediaKind::Recording}, QByteArray(150'000, 'r')));
    domain::Transmission over;
    over.channel = QStringLiteral("SHOP");
    over.start = tx.now();
    over.mediaId = media.id;
    STORE_TRY(begun, TransmissionTable::insert(tx, over));
    begun.end = begun.start + 1000;
    STORE_CHECK(TransmissionTable::update(tx, begun));
    auto incident = incidentAt(town, tx.now());
    incident.subjects.append({known.id, {}});
    STORE_TRY(logged, IncidentTable::insert(tx, incident));
    STORE_CHECK(FeedTable::append(tx, {0, domain::FeedKind::Incident, logged.id, logged.at, {}, {}}));
    logged.narrative = QStringLiteral("corrected");
    STORE_CHECK(IncidentTable::update(tx, logged));
    domain::ExclusionNotice notice;
    notice.schemeId = town.scheme.id;
    notice.subjectId = known.id;
    notice.evidence.append(logged.id);
    STORE_CHECK(ExclusionTable::insert(tx, notice));
    STORE_CHECK(SettingTable::set(tx, {}, QStringLiteral("a"), QStringLiteral("1")));
    STORE_CHECK(AuditTable::append(tx, QStringLiteral("test"), QStringLiteral("incident"), logged.id));
    return {};
}

TEST_F(DeskRole, DoesEverythingADeskDoes) {
    makeStore();
    const auto store = taken(open(desk));
    const auto other = taken(open(desk, QStringLiteral("desk2")));
    ChangeLog heard(*other);
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    good(store->write(workAShift));
    EXPECT_TRUE(heard.wait(1, QStringLiteral("incident"))) << "notified by the server";
    // Backed up.
    StoreOptions from;
    from.url = desk;
    const auto copy = good(backUp(from, QString::fromStdString(folder.file("a.backup")), clock, ids));
    good(store->write([&copy](Tx& tx) {
        return BackupTable::insert(tx, {{}, 0, tx.now(), tx.desk(), copy.file, copy.bytes, copy.sha256});
    }));
    // Keys changed and everything sealed anew; keys of a subject destroyed.
    good(store->write([](Tx& tx) { return KeyTable::renew(tx, KeyClass::Records); }));
    Resealing resealing;
    while (!good(store->write([&resealing](Tx& tx) { return resealing.step(tx); })).finished) {
    }
    EXPECT_EQ(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken, QStringList());
    const auto subjects = good(store->read([](Tx& tx) { return SubjectTable::all(tx); }));
    const auto erased = good(store->write([id = subjects.first().id](Tx& tx) -> Result<ErasedCounts> {
        ErasedCounts counts;
        STORE_CHECK(eraseRecordsOfSubject(tx, id, counts));
        STORE_CHECK(eraseSubject(tx, id, counts));
        return counts;
    }));
    EXPECT_GT(erased.value(QStringLiteral("keys")), 0);
    for (const char* table : {"media_chunk", "media", "photograph", "lookup", "incident_subject", "feed"})
        EXPECT_EQ(tried(*store, (std::string("DELETE FROM ") + table + " WHERE version < 0").c_str()), "a value")
            << table;
}

TEST_F(DeskRole, ChangesNeitherTheSchemaNorWhatIsOnlyAddedTo) {
    makeStore();
    const auto store = taken(open(desk));
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    good(store->write(workAShift));
    const auto connection = taken(Connection::open({desk, false, 5000, 0}));
    for (const char* sql :
         {"DROP TABLE incident", "ALTER TABLE incident ADD COLUMN more TEXT", "TRUNCATE incident", "TRUNCATE audit",
          "UPDATE audit SET who = 'x'", "DELETE FROM audit", "UPDATE changes SET id = 'x'", "DELETE FROM changes",
          "UPDATE schema_version SET current = 1", "DELETE FROM class_key", "CREATE TABLE mine (a BIGINT)",
          "CREATE TEMPORARY TABLE mine (a BIGINT)", "CREATE SCHEMA mine", "DROP INDEX audit_chain",
          "CREATE TRIGGER t AFTER INSERT ON audit EXECUTE FUNCTION suppress_redundant_updates_trigger()"})
        EXPECT_EQ(codeOf(connection->direct(QString::fromLatin1(sql))), "refused") << sql;
    const auto words = store->write([](Tx& tx) { return tx.exec(QStringLiteral("DELETE FROM audit")); }).result();
    EXPECT_NE(words.error().todo.find("watchdeskctl grants"), std::string::npos);
    EXPECT_EQ(good(store->read([](Tx& tx) { return verifyStore(tx); })).broken, QStringList());
}

TEST_F(DeskRole, SomebodyWithoutGrantsSeesNothing) {
    makeStore();
    const QString stranger =
        QStringLiteral("postgresql://") + server->makeRole() + owner.mid(owner.indexOf(QLatin1Char('@')));
    EXPECT_EQ(codeOf(open(stranger)), "refused");
    EXPECT_EQ(codeOf(applyDeskGrants(*taken(Connection::open({desk, false, 5000, 0})), role)), "refused");
    EXPECT_EQ(codeOf(applyDeskGrants(*taken(Connection::open({owner, false, 5000, 0})), QStringLiteral("nobody"))),
              "not-found");
}

TEST_F(DeskRole, AnOldSchemaIsTheOwnersTaskAndItsNewTablesAreGrantedWithIt) {
    good(makeOldStore(owner, 5));
    grant();
    const auto early = open(desk);
    ASSERT_EQ(codeOf(early), "refused");
    EXPECT_NE(early.error().todo.find("watchdeskctl migrate"), std::string::npos);
    EXPECT_EQ(good(schemaOf(owner)), 5);
    EXPECT_EQ(good(deskRoles(*taken(Connection::open({owner, false, 5000, 0})))), QStringList{role});
    EXPECT_TRUE(open(owner)) << "brings it up to date";
    const auto store = taken(open(desk));
    EXPECT_EQ(store->schemaVersion(), migrations().size());
    EXPECT_EQ(tried(*store, "UPDATE erasure SET state = 'done'"), "a value");
    EXPECT_EQ(tried(*store, "DELETE FROM erasure"), "refused");
    EXPECT_EQ(tried(*store, "UPDATE signing_key SET voucher = public_key"), "refused");
    EXPECT_EQ(codeOf(taken(Connection::open({desk, false, 5000, 0}))->direct(QStringLiteral("DROP TABLE erasure"))),
              "refused");
}

TEST_F(DeskRole, GrantsThatAMigrationDidNotComeToAreMadeByTheOwnersNextOpening) {
    makeStore();
    // As a program leaves it that ended between the two: the new tables are there, and nobody's.
    const auto connection = taken(Connection::open({owner, false, 5000, 0}));
    for (const char* table : {"lookup", "backup"})
        good(connection->direct(QStringLiteral("REVOKE ALL ON %1 FROM %2").arg(QLatin1String(table), role)));
    good(connection->direct(QStringLiteral("REVOKE UPDATE ON erasure FROM %1").arg(role)));
    {
        const auto store = taken(open(desk));
        EXPECT_EQ(tried(*store, "DELETE FROM lookup"), "refused") << "a desk cannot grant itself anything";
    }
    EXPECT_TRUE(open(owner));
    const auto store = taken(open(desk));
    EXPECT_EQ(tried(*store, "DELETE FROM lookup"), "a value");
    EXPECT_EQ(tried(*store, "UPDATE erasure SET state = 'done'"), "a value");
    EXPECT_EQ(codeOf(store->read([](Tx& tx) { return BackupTable::list(tx); })), "a value");
    EXPECT_EQ(tried(*store, "DELETE FROM backup"), "refused") << "and no more than that";
}

TEST_F(DeskRole, AnEmptyDatabaseIsTheOwnersTaskToo) {
    const auto early = open(desk);
    ASSERT_EQ(codeOf(early), "refused");
    EXPECT_NE(early.error().todo.find("watchdeskctl init"), std::string::npos);
}

TEST(DeskRoleOfAFile, IsNone) {
    test::TempDir folder;
    const QString url = QString::fromStdString(folder.file("a"));
    good(makeOldStore(url, 8));
    EXPECT_EQ(codeOf(deskGrants(*taken(Connection::open({url, false, 5000, 0})), QStringLiteral("desk"))),
              "invalid-input");
}

} // namespace
} // namespace watchdesk::store
