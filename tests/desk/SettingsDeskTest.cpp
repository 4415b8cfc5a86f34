#include "desk/SettingsDesk.h"

#include "desk/DeskFixture.h"
#include "store/TemplateTable.h"

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

class SettingsDeskTest : public DeskFixture {
protected:
    double valueOf(const QString& key) {
        for (const SettingRow& row : *desk->settings().settings().result()) {
            if (row.def.key == key)
                return row.value;
        }
        return -1;
    }
};

TEST_F(SettingsDeskTest, ASettingIsChangedAuditedAndPutBack) {
    const QString key = QStringLiteral("watchlist.least-incidents");
    EXPECT_EQ(valueOf(key), 2);
    QSignalSpy changed(&desk->settings(), &SettingsDesk::changed);
    ASSERT_TRUE(desk->settings().set(key, 3).result());
    EXPECT_EQ(valueOf(key), 3);
    EXPECT_TRUE(eventually([&] { return !changed.isEmpty(); }));
    const auto audit = desk->lists().audit({}).result();
    EXPECT_EQ(audit->first().entry.detail, QStringLiteral("2 to 3"));
    for (const double wrong : {0.0, 11.0, std::numeric_limits<double>::quiet_NaN()}) {
        const auto refused = desk->settings().set(key, wrong).result();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    }
    EXPECT_EQ(desk->settings().set(QStringLiteral("no.such"), 1).result().error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(valueOf(key), 3);
}

TEST_F(SettingsDeskTest, AClaimMayBeTakenOverWhenTheSchemeSays) {
    ASSERT_TRUE(desk->settings().set(QStringLiteral("alert.claim-stale-seconds"), 120).result());
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->alerts().claim(logged.alert.id).result());
    EXPECT_EQ(desk->alerts().view(logged.alert.id).result()->staleAfter, 120'000);
}

TEST_F(SettingsDeskTest, TheSchemeItselfIsChanged) {
    domain::Scheme scheme = desk->settings().schemes().result()->first();
    scheme.town = QStringLiteral("Ashby Cross");
    const auto saved = desk->settings().saveScheme(scheme).result();
    ASSERT_TRUE(saved) << saved.error().text();
    EXPECT_EQ(desk->settings().saveScheme(scheme).result().error().code, ErrorCode::Conflict) << "an old version";
    domain::Scheme twin = *saved;
    twin.id.clear();
    EXPECT_EQ(desk->settings().saveScheme(twin).result().error().code, ErrorCode::Conflict)
        << "one talkgroup, two schemes";
    twin.channel = QStringLiteral("PUB");
    twin.name = QStringLiteral("  ");
    EXPECT_EQ(desk->settings().saveScheme(twin).result().error().code, ErrorCode::InvalidInput);
    twin.name = QStringLiteral("Ashby Cross Pub Watch");
    ASSERT_TRUE(desk->settings().saveScheme(twin).result());
    EXPECT_TRUE(eventually([&] { return desk->directory().schemes().size() == 2; }));
}

} // namespace
} // namespace watchdesk::desk
