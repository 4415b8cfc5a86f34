// The agreement is issued, and those who have not signed are named, by clicks over a real store.
#include "ui/scheme/AgreementSection.h"

#include "desk/MemberDesk.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/MemberSheets.h"

#include <QFile>
#include <QLineEdit>

namespace watchdesk::test {
namespace {

class AgreementSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        openPage(QStringLiteral("agreement"));
        ASSERT_TRUE(
            eventually([this] { return section().unsignedText().startsWith(QStringLiteral("There is nothing")); }));
    }
    [[nodiscard]] ui::AgreementSection& section() const { return *page->findChild<ui::AgreementSection*>(); }
};

TEST_F(AgreementSectionTest, AnEditionIsIssuedAndSignedByAll) {
    keep(QStringLiteral("agreement-none"));
    click(QStringLiteral("Issue a new edition"));
    ASSERT_NE(waitFor<ui::FormSheet>(), nullptr);
    keep(QStringLiteral("agreement-issue"));
    click(QStringLiteral("Issue it"));
    ASSERT_TRUE(eventually([this] { return section().unsignedText().contains(QStringLiteral("Rowe & Finch")); }));
    keep(QStringLiteral("agreement-unsigned"));
    click(QStringLiteral("All of these have signed"));
    ASSERT_NE(waitFor<ui::BulkSheet>(), nullptr);
    click(QStringLiteral("Signed"));
    EXPECT_TRUE(eventually([this] { return section().unsignedText().startsWith(QStringLiteral("Every member")); }));
    const QString path = QString::fromStdString(dir.file("agreement.pdf"));
    section().setAskPath([path](const QString&, const QString&, const QString&, auto take) { take(path); });
    click(QStringLiteral("As PDF"));
    EXPECT_TRUE(eventually([&] { return QFile::exists(path); }));
}

TEST_F(AgreementSectionTest, WhoMayOnlySeeItIssuesNothing) {
    page.reset();
    signInAs(domain::Role::Partner);
    openPage(QStringLiteral("agreement"));
    QTest::qWait(100);
    for (auto* one : section().findChildren<QAbstractButton*>())
        EXPECT_FALSE(one->isVisible() && one->text() == QLatin1String("Issue a new edition"));
}

} // namespace
} // namespace watchdesk::test
