// The page as a whole: which sections a role sees, and whose actions count.
#include "desk/PeopleDesk.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/PeopleSection.h"
#include "ui/scheme/SectionPanel.h"
#include "ui/widgets/ErrorBanner.h"
#include "ui/widgets/RowList.h"

#include <QAction>

namespace watchdesk::test {
namespace {

using domain::Role;

class SchemePageTest : public SchemeFixture {
protected:
    [[nodiscard]] QStringList actions() const {
        QStringList words;
        for (const QAction* action : page->actions()) {
            if (action->isVisible())
                words += action->text();
        }
        return words;
    }
};

TEST_F(SchemePageTest, AnAdministratorSeesEverySection) {
    openPage({});
    QStringList all;
    for (const ui::SchemeSection& section : ui::schemeSections())
        all += section.id;
    EXPECT_EQ(page->sections(), all);
    EXPECT_EQ(page->section()->objectName(), all.first());
    EXPECT_EQ(ui::schemeActs().size(), all.size());
}

TEST_F(SchemePageTest, ACoordinatorSeesWhatTheirRoleIncludesAndNotPeople) {
    signInAs(Role::Coordinator);
    openPage(QStringLiteral("people"));
    EXPECT_FALSE(page->sections().contains(QStringLiteral("people")));
    EXPECT_TRUE(page->sections().contains(QStringLiteral("audit")));
    EXPECT_FALSE(actions().contains(QStringLiteral("Scheme: People")));
    EXPECT_FALSE(actions().contains(QStringLiteral("Add a person")));
}

TEST_F(SchemePageTest, OthersSeeWhoBelongsToTheSchemeAndNoMore) {
    signInAs(Role::Partner);
    openPage({});
    EXPECT_EQ(page->sections(),
              (QStringList{QStringLiteral("members"), QStringLiteral("radios"), QStringLiteral("agreement"),
                           QStringLiteral("orders")}));
    EXPECT_EQ(page->section()->objectName(), QStringLiteral("members"));
}

TEST_F(SchemePageTest, TheActionsAreThoseOfTheOpenSection) {
    openPage(QStringLiteral("people"));
    EXPECT_TRUE(actions().contains(QStringLiteral("Add a person")));
    key(Qt::Key_Down);
    EXPECT_EQ(page->section()->objectName(), QStringLiteral("audit"));
    EXPECT_FALSE(actions().contains(QStringLiteral("Add a person")));
    EXPECT_TRUE(actions().contains(QStringLiteral("Export the audit log as CSV")));
    for (QAction* action : page->actions()) {
        if (action->text() == QLatin1String("Scheme: People"))
            action->trigger();
    }
    EXPECT_EQ(page->section()->objectName(), QStringLiteral("people"));
}

TEST_F(SchemePageTest, ASectionGoesWhenTheRoleIncludesItNoMore) {
    const QString words = QStringLiteral("four words and more");
    const auto second = desk->peopleDesk().add(QStringLiteral("Ann"), Role::Administrator, words).result();
    ASSERT_TRUE(second);
    openPage(QStringLiteral("people"));
    ASSERT_NE(page->findChild<ui::PeopleSection*>(), nullptr);
    ASSERT_TRUE(desk->peopleDesk().changeRole(desk->person().id, Role::Coordinator).result());
    ASSERT_TRUE(eventually([this] { return !page->sections().contains(QStringLiteral("people")); }));
    EXPECT_EQ(page->findChild<ui::PeopleSection*>(), nullptr);
    EXPECT_EQ(page->section()->objectName(), QStringLiteral("members")) << "the first that is left";
}

} // namespace
} // namespace watchdesk::test
