// Stores that older versions wrote: opened, brought up to date, read and verified.
#include "StoreFixture.h"
#include "store/GrantTable.h"
#include "store/IncidentTable.h"
#include "store/Migrations.h"
#include "store/PersonTable.h"
#include "store/Verify.h"

#include <QFile>

namespace watchdesk::store {
namespace {

/// The fixtures hold a store each, compressed by qCompress(): Jo Mead's, with the passphrase of these tests and two
/// incidents.
struct OldStore {
    int schema;
    const char* recoveryKey;
};

class OldStoreTest : public testing::TestWithParam<OldStore> {
protected:
    void SetUp() override {
        QFile packed(QStringLiteral(WATCHDESK_STORE_FIXTURES "/schema-%1.watchdesk.zz").arg(GetParam().schema));
        ASSERT_TRUE(packed.open(QIODevice::ReadOnly)) << packed.fileName().toStdString();
        options.url = QString::fromStdString(folder.file("old.watchdesk"));
        QFile store(options.url);
        ASSERT_TRUE(store.open(QIODevice::WriteOnly));
        store.write(qUncompress(packed.readAll()));
    }
    std::unique_ptr<Store> open() { return taken(Store::open(options, clock, ids)); }

    test::TempDir folder;
    StoreOptions options;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
};

INSTANTIATE_TEST_SUITE_P(Schemas, OldStoreTest,
                         testing::Values(OldStore{1, "26JE-H2AG-Z8W3-GC8X-W1DP-YZJY-HY25-XQXQ-FPE0"},
                                         OldStore{3, "GANH-VT6S-HP6P-6K2C-0BAK-RNC4-WGJZ-JD5W-BSJT"},
                                         OldStore{8, "30R3-5DGX-8SJY-02T1-695Y-JDKQ-G6Y6-5W2R-ENRE"}),
                         [](const auto& old) { return "Schema" + std::to_string(old.param.schema); });

TEST_P(OldStoreTest, OpensMigratesReadsAndVerifies) {
    auto store = open();
    EXPECT_EQ(store->schemaVersion(), migrations().size());
    EXPECT_EQ(good(signIn(*store, QStringLiteral("Jo Mead"), passphrase)).person.role, domain::Role::Administrator);
    QStringList lines;
    for (const auto& incident : good(store->read([](Tx& tx) { return IncidentTable::list(tx); })))
        lines.append(incident.line);
    lines.sort();
    EXPECT_EQ(lines, (QStringList{QStringLiteral("assault f40 red coat > market place"),
                                  QStringLiteral("theft m30 grey hoodie nike bag")}));
    const auto verified = good(store->read([](Tx& tx) { return verifyStore(tx, {}); }));
    EXPECT_EQ(verified.broken, QStringList());
    EXPECT_GT(verified.checked.value(QStringLiteral("seals")), 10);
}

TEST_P(OldStoreTest, TheFirstSignInGivesAKeyPairAndTheNextOneUsesIt) {
    auto store = open();
    EXPECT_EQ(codeOf(signIn(*store, QStringLiteral("Jo Mead"), QStringLiteral("not it"))), "refused");
    const auto me = good(signIn(*store, QStringLiteral("Jo Mead"), passphrase)).person;
    EXPECT_TRUE(good(store->read([&](Tx& tx) { return GrantTable::wrapsOf(tx, me.id); })).isEmpty());
    EXPECT_EQ(good(store->read([&](Tx& tx) { return GrantTable::of(tx, me.id); })).size(), 3);
    store.reset();
    store = open();
    EXPECT_EQ(codeOf(signIn(*store, QStringLiteral("Jo Mead"), QStringLiteral("not it"))), "refused");
    good(signIn(*store, QStringLiteral("Jo Mead"), passphrase));
    EXPECT_EQ(good(store->read([](Tx& tx) { return IncidentTable::list(tx); })).size(), 2);
}

TEST_P(OldStoreTest, ItsRecoveryKeyStillOpensIt) {
    auto store = open();
    good(unlockWithRecoveryKey(*store, QString::fromLatin1(GetParam().recoveryKey)));
    EXPECT_EQ(good(store->read([](Tx& tx) { return IncidentTable::list(tx); })).size(), 2);
}

} // namespace
} // namespace watchdesk::store
