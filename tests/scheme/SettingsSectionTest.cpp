// Settings are found, changed, put back, by keys and clicks over a real store.
#include "ui/scheme/SettingsSection.h"

#include "desk/Directory.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/SettingLine.h"
#include "ui/widgets/MachineSettings.h"
#include "ui/widgets/Settings.h"
#include "ui/widgets/Toast.h"

#include <QDoubleSpinBox>
#include <QLineEdit>

namespace watchdesk::test {
namespace {

class SettingsSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ui::Settings().remove(QStringLiteral("desk/idle-minutes"));
        openPage(QStringLiteral("settings"));
        ASSERT_TRUE(eventually([this] { return section().line(claim)->value() == 45; }));
    }
    [[nodiscard]] ui::SettingsSection& section() const { return *page->findChild<ui::SettingsSection*>(); }
    double kept(const QString& key) {
        for (const auto& row : *desk->settings().settings().result()) {
            if (row.def.key == key)
                return row.value;
        }
        return -1;
    }
    const QString claim = QStringLiteral("alert.claim-stale-seconds");
};

TEST_F(SettingsSectionTest, ANumberIsKeptWithEnterAndTakenBack) {
    auto* box = qobject_cast<QDoubleSpinBox*>(section().line(claim)->control());
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("90"));
    QTest::keyClick(box, Qt::Key_Return);
    ASSERT_TRUE(eventually([this] { return kept(claim) == 90; }));
    ASSERT_TRUE(eventually([this] { return ui::Toast::shownIn(page.get()) != nullptr; }));
    keep(QStringLiteral("settings-changed"));
    ui::Toast::shownIn(page.get())->act();
    EXPECT_TRUE(eventually([this] { return kept(claim) == 45; }));
    EXPECT_TRUE(eventually([this] { return section().line(claim)->value() == 45; }));
}

TEST_F(SettingsSectionTest, TheFieldLeavesWhatFits) {
    section().setFocus();
    key(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("stale another desk"));
    EXPECT_TRUE(section().line(claim)->isVisible());
    EXPECT_FALSE(section().line(QStringLiteral("retention.meeting"))->isVisible());
    keep(QStringLiteral("settings-found"));
    key(Qt::Key_Escape);
    EXPECT_TRUE(section().line(QStringLiteral("retention.meeting"))->isVisibleTo(&section()));
}

TEST_F(SettingsSectionTest, TheMachinesOwnAreKeptHere) {
    const QString idle = QStringLiteral("desk/idle-minutes");
    auto* line = section().line(idle);
    Q_EMIT line->wanted(30);
    EXPECT_EQ(ui::MachineSettings::instance().value(idle), 30);
    EXPECT_EQ(line->value(), 30);
    ui::Settings().setValue(idle, QStringLiteral("rubbish"));
    EXPECT_EQ(ui::MachineSettings::instance().value(idle), 10);
    ui::MachineSettings::instance().set(idle, 100'000);
    EXPECT_EQ(ui::MachineSettings::instance().value(idle), 120);
    ui::Settings().remove(idle);
}

TEST_F(SettingsSectionTest, TheSchemesNameIsChangedInPlace) {
    QLineEdit* name = nullptr;
    ASSERT_TRUE(eventually([&] {
        for (auto* edit : section().findChildren<QLineEdit*>()) {
            if (edit->accessibleName() == QLatin1String("Name of the scheme"))
                name = edit;
        }
        return name != nullptr;
    }));
    name->setFocus();
    name->setText(QStringLiteral("Ashby Cross Watch"));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_TRUE(
        eventually([this] { return desk->directory().schemes().first().name == QLatin1String("Ashby Cross Watch"); }));
}

} // namespace
} // namespace watchdesk::test
