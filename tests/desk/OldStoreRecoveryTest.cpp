// Stores that older versions wrote, whose only person forgot the passphrase: recovered with what was printed then.
#include "desk/DeskFixture.h"
#include "desk/PeopleDesk.h"
#include "store/Migrations.h"
#include "store/Verify.h"

#include <QFile>

namespace watchdesk::desk {
namespace {

/// As in tests/store/OldStoreTest.cpp.
struct OldStore {
    int schema;
    const char* recoveryKey;
};

class OldStoreRecovery : public ::testing::TestWithParam<OldStore> {
protected:
    void SetUp() override {
        QFile packed(QStringLiteral(WATCHDESK_STORE_FIXTURES "/schema-%1.watchdesk.zz").arg(GetParam().schema));
        ASSERT_TRUE(packed.open(QIODevice::ReadOnly)) << packed.fileName().toStdString();
        options.url = QString::fromStdString(dir.file("old.watchdesk"));
        options.memory = QString::fromStdString(dir.file("heads"));
        QFile store(options.url);
        ASSERT_TRUE(store.open(QIODevice::WriteOnly));
        store.write(qUncompress(packed.readAll()));
    }

    test::TempDir dir;
    SystemClock clock;
    SystemRandom random;
    IdSource ids{clock, random};
    Desk::Options options;
};

INSTANTIATE_TEST_SUITE_P(Schemas, OldStoreRecovery,
                         testing::Values(OldStore{1, "26JE-H2AG-Z8W3-GC8X-W1DP-YZJY-HY25-XQXQ-FPE0"},
                                         OldStore{3, "GANH-VT6S-HP6P-6K2C-0BAK-RNC4-WGJZ-JD5W-BSJT"},
                                         OldStore{8, "30R3-5DGX-8SJY-02T1-695Y-JDKQ-G6Y6-5W2R-ENRE"}),
                         [](const auto& old) { return "Schema" + std::to_string(old.param.schema); });

TEST_P(OldStoreRecovery, TheRecoveryKeyGivesANewPassphrase) {
    const QString jo = QStringLiteral("Jo Mead");
    const QString fresh = QStringLiteral("quiet river lantern stone");
    {
        store::StoreOptions at;
        at.url = options.url;
        auto store = store::Store::open(at, clock, ids);
        ASSERT_TRUE(store) << store.error().text();
        const auto recovered = recoverPerson(**store, jo, QString::fromLatin1(GetParam().recoveryKey), fresh, true);
        ASSERT_TRUE(recovered) << recovered.error().text();
        EXPECT_EQ(recovered->name, jo);
    }
    auto desk = Desk::open(options, clock, ids);
    ASSERT_TRUE(desk) << desk.error().text();
    EXPECT_EQ((*desk)->signIn(jo, QStringLiteral("correct horse battery staple")).result().error().code,
              ErrorCode::Refused);
    const auto signedIn = (*desk)->signIn(jo, fresh).result();
    ASSERT_TRUE(signedIn) << signedIn.error().text();
    EXPECT_EQ((*desk)->lists().incidents({}).result()->size(), 2);
    EXPECT_EQ((*desk)->lists().verify().result()->broken, QStringList());
}

} // namespace
} // namespace watchdesk::desk
