// Setting a desk up: what is ticked, put aside and taken up again.
#include "ui/scheme/SetupSection.h"

#include "desk/SettingsDesk.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/SchemePart.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Labels.h"

#include <QLineEdit>

namespace watchdesk::test {
namespace {

class SetupSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        openPage(QStringLiteral("setup"));
        ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 6; }));
    }
    [[nodiscard]] ui::SetupSection& section() const { return *page->findChild<ui::SetupSection*>(); }
    [[nodiscard]] bool isSkipped(int row) const { return section().rows().all().at(row).skipped; }
};

TEST_F(SetupSectionTest, BeginsWhereSomethingIsMissingAndPutsAside) {
    EXPECT_EQ(section().shown(), desk::SetupStep::People) << "the fixture has a scheme and members";
    EXPECT_TRUE(section().rows().all().at(0).done);
    keep(QStringLiteral("setup-people"));
    click(QStringLiteral("Without it for now"));
    ASSERT_TRUE(eventually([this] { return isSkipped(1) && section().shown() == desk::SetupStep::Gateway; }));
    section().showStep(desk::SetupStep::People);
    click(QStringLiteral("Take it up again"));
    EXPECT_TRUE(eventually([this] { return !isSkipped(1); }));
    section().showStep(desk::SetupStep::FirstCall);
    keep(QStringLiteral("setup-first-call"));
    section().showStep(desk::SetupStep::Map);
    keep(QStringLiteral("setup-map"));
}

TEST_F(SetupSectionTest, AnotherSchemeIsMadeAndATalkgroupTwiceIsTold) {
    section().showStep(desk::SetupStep::Scheme);
    QLineEdit* town = nullptr;
    for (auto* edit : section().scheme().findChildren<QLineEdit*>()) {
        if (edit->accessibleName() == QLatin1String("Town"))
            town = edit;
    }
    ASSERT_NE(town, nullptr);
    town->setFocus();
    QTest::keyClicks(town, QStringLiteral("Ashby Cross"));
    QTest::keyClick(town, Qt::Key_Return);
    const auto says = [this](const QString& words) {
        for (auto* label : section().scheme().findChildren<ui::LabelText*>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    EXPECT_TRUE(eventually([&] { return says(QStringLiteral("That talkgroup is")); })) << "SHOP is the fixture's";
    keep(QStringLiteral("setup-scheme-taken"));
}

} // namespace
} // namespace watchdesk::test
