// The sections as a whole: pictures for people to look at, and what must hold in every one of them.
#include "desk/Directory.h"
#include "desk/GatewayDesk.h"
#include "desk/MemberDesk.h"
#include "scheme/SchemeFixture.h"
#include "store/AuditTable.h"
#include "store/BackupTable.h"
#include "ui/scheme/GatewayForm.h"
#include "ui/scheme/MemberPane.h"
#include "ui/scheme/MembersSection.h"
#include "ui/scheme/SectionPanel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RecordTable.h"

#include <QScrollArea>

namespace watchdesk::test {
namespace {

using ui::Theme;

struct Shape {
    const char* name;
    QSize size;
};
// The window's top bar takes 44 px of 1080 and 800.
const Shape shapes[] = {{"1920", {1920, 1036}}, {"1280", {1280, 756}}};

class SchemeLookTest : public SchemeFixture, public testing::WithParamInterface<std::tuple<int, int>> {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        Theme::instance().setMode(std::get<0>(GetParam()) == 0 ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    void TearDown() override {
        SchemeFixture::TearDown();
        Theme::instance().setMode(Theme::Mode::Dark);
    }
    void look(const QString& section, const QString& name = {}) {
        openPage(section, shapes[std::get<1>(GetParam())].size);
        resizeAndKeep(name.isEmpty() ? section : name);
    }
    void resizeAndKeep(const QString& name) {
        const Shape& shape = shapes[std::get<1>(GetParam())];
        page->resize(shape.size);
        QTest::qWait(250);
        keep(QStringLiteral("%1-%2-%3")
                 .arg(name, QLatin1String(shape.name),
                      std::get<0>(GetParam()) == 0 ? QStringLiteral("dark") : QStringLiteral("light")));
        EXPECT_LE(page->minimumSizeHint().width(), 1280);
        EXPECT_LE(page->minimumSizeHint().height(), 756);
        everyFocusHasAName();
    }
    void everyFocusHasAName() {
        for (QWidget* widget : page->findChildren<QWidget*>()) {
            const auto* button = qobject_cast<QAbstractButton*>(widget);
            const QString said =
                !widget->accessibleName().isEmpty() || button == nullptr ? widget->accessibleName() : button->text();
            const bool ours = !widget->objectName().startsWith(QLatin1String("qt_"));
            EXPECT_FALSE(widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && ours && said.isEmpty())
                << widget->metaObject()->className() << " " << widget->objectName().toStdString();
        }
    }
    /// A name of eighty letters, at an address that no sign has room for, with all that can be kept of it.
    void addLongMember() {
        desk::NewMember fresh;
        fresh.member.name = longName;
        fresh.member.trade = QStringLiteral("department store and tea rooms");
        fresh.member.contact = QStringLiteral("Alexandrina Featherstonehaugh-Cholmondeley");
        fresh.member.email = QStringLiteral("alexandrina.featherstonehaugh-cholmondeley@featherstonehaugh.example.org");
        fresh.premises.house = QStringLiteral("114-126");
        fresh.premises.street = QStringLiteral("Saint Bartholomew-the-Great Old Cattle Market Passage North");
        fresh.premises.area = QStringLiteral("The Old Cattle Market Quarter");
        fresh.premises.postcode = QStringLiteral("AX1 4ZZ");
        fresh.schemeId = desk->directory().schemes().first().id;
        fresh.joined = QDate(2026, 1, 2);
        ASSERT_TRUE(desk->members().add(fresh).result());
        const auto made = desk->members().named(longName).result();
        ASSERT_TRUE(made);
        const auto sheet = desk->members().sheet(made->id).result();
        ASSERT_TRUE(sheet);
        domain::Camera camera;
        camera.premisesId = sheet->premises.first().id;
        camera.number = QStringLiteral("Basement 14 north");
        camera.covers = QStringLiteral("the doors to the loading bay, the lift and the stairs to the food hall");
        ASSERT_TRUE(desk->members().saveCamera(camera).result());
        domain::Contact contact;
        contact.memberId = made->id;
        contact.name = fresh.member.contact;
        contact.position = QStringLiteral("deputy manager of the food hall");
        contact.email = fresh.member.email;
        ASSERT_TRUE(desk->members().saveContact(contact).result());
    }
    static Result<void> emptyOffice(store::Tx& tx) {
        for (const char* table : {"radio_set", "agreement_signature", "membership", "premises", "member"}) {
            if (auto gone = tx.exec(QStringLiteral("DELETE FROM %1").arg(QLatin1String(table))); !gone)
                return gone.error();
        }
        return {};
    }
    const QString longName =
        QStringLiteral("Featherstonehaugh, Cholmondeley & Marjoribanks of Old Ashby Cross (Estd. 1847) Ltd");
    /// Names far too long, and one of each role.
    void fillPeople() {
        int i = 0;
        for (const auto& [role, word] : domain::roleWords)
            somebody(i++ % 2 == 0 ? QStringLiteral("Person %1").arg(i)
                                  : QStringLiteral("Alexandrina Featherstonehaugh-Cholmondeley of Ashby %1").arg(i),
                     role);
    }
};

TEST_P(SchemeLookTest, People) {
    fillPeople();
    look(QStringLiteral("people"));
}

TEST_P(SchemeLookTest, Members) {
    look(QStringLiteral("members"));
}

TEST_P(SchemeLookTest, MembersWithLongNames) {
    addLongMember();
    openPage(QStringLiteral("members"));
    auto& section = *page->findChild<ui::MembersSection*>();
    ASSERT_TRUE(eventually([&] { return section.rows().rowCount() == 4; }));
    for (const auto& line : section.rows().all()) {
        if (line.member.name == longName)
            section.table().choose({line.membership.id});
    }
    ASSERT_TRUE(eventually([&] { return section.pane().sheet().member.name == longName; }));
    resizeAndKeep(QStringLiteral("members-long"));
}

TEST_P(SchemeLookTest, EmptyLists) {
    ASSERT_TRUE(desk->store().write(emptyOffice).result());
    look(QStringLiteral("members"), QStringLiteral("members-empty"));
    page.reset();
    look(QStringLiteral("radios"), QStringLiteral("radios-empty"));
}

TEST_P(SchemeLookTest, Radios) {
    look(QStringLiteral("radios"));
}

TEST_P(SchemeLookTest, GatewaysAgreementAndSetUp) {
    radio::BridgeConfig config;
    config.gateways.push_back(
        {.name = "town", .transport = "tls", .host = "gateway.of-a-rather-long-name.example.org", .port = 5061});
    for (const char* name : {"SHOP", "PUB"}) {
        radio::ChannelConfig channel;
        channel.name = name;
        channel.gateway = "town";
        channel.uri = "sip:talkgroup-of-all-shops@gateway.of-a-rather-long-name.example.org";
        channel.talk = radio::TalkConfig{90, true, radio::CallCode{"CCIR", "10234"}, radio::CallCode{"EEA", "00000"}};
        config.channels.push_back(channel);
    }
    ASSERT_TRUE(desk->gateways().setConfig(config).result());
    for (const char* section : {"gateways", "agreement", "setup"}) {
        look(QString::fromLatin1(section));
        if (QLatin1String(section) == QLatin1String("gateways")) {
            auto* form = page->findChild<ui::GatewayForm*>();
            auto* area = qobject_cast<QScrollArea*>(form->parentWidget()->parentWidget());
            area->ensureVisible(0, form->height());
            resizeAndKeep(QStringLiteral("gateways-below"));
        }
        page.reset();
    }
}

TEST_P(SchemeLookTest, Settings) {
    look(QStringLiteral("settings"));
}

TEST_P(SchemeLookTest, AuditLog) {
    for (int i = 0; i < 8; ++i)
        (void)log(QStringLiteral("C07 theft razors £12 W-0412"), i == 3);
    fillPeople();
    auto done = desk->store()
                    .write([](store::Tx& tx) {
                        return store::AuditTable::append(tx, QStringLiteral("store.backup"), QStringLiteral("store"),
                                                         {}, QStringLiteral("a very long detail ").repeated(20));
                    })
                    .result();
    ASSERT_TRUE(done);
    look(QStringLiteral("audit"));
}

TEST_P(SchemeLookTest, Backups) {
    for (int i = 0; i < 4; ++i) {
        domain::Backup backup;
        backup.at = start - i * 86'400'000LL * (i + 1);
        backup.desk = i == 2 ? QStringLiteral("desk-of-the-other-town") : options.desk;
        backup.file = i == 1 ? QStringLiteral("/") + QStringLiteral("a-very-long-folder/").repeated(8) + "x.backup"
                             : QStringLiteral("/srv/backups/WatchDesk %1.backup").arg(i);
        backup.bytes = 48'211'968LL * (i + 1);
        backup.sha256 = QByteArray(32, 'a');
        backup.brokenChain = i == 0 ? QStringLiteral("desk-1: entry 4 is missing") : QString();
        ASSERT_TRUE(
            desk->store().write([backup](store::Tx& tx) { return store::BackupTable::insert(tx, backup); }).result());
    }
    look(QStringLiteral("backups"));
}

TEST_P(SchemeLookTest, Retention) {
    for (int i = 0; i < 5; ++i)
        (void)log(QStringLiteral("C07 theft razors £12"));
    clock.advance(20 * 366 * 86'400'000LL);
    look(QStringLiteral("retention"));
}

INSTANTIATE_TEST_SUITE_P(Page, SchemeLookTest, testing::Combine(testing::Values(0, 1), testing::Values(0, 1)));

} // namespace
} // namespace watchdesk::test
