// People come, change their role, forget and leave, by keys and clicks over a real store.
#include "ui/scheme/PeopleSection.h"

#include "desk/PeopleDesk.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/PersonPane.h"
#include "ui/scheme/PersonSheets.h"
#include "ui/scheme/RecoveryKeySheet.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/PassphraseSheet.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/SealingBar.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>

namespace watchdesk::test {
namespace {

using domain::Role;

class PeopleSectionTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        openPage(QStringLiteral("people"));
        ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 1; }));
    }
    [[nodiscard]] ui::PeopleSection& section() const { return *page->findChild<ui::PeopleSection*>(); }
    [[nodiscard]] QVector<desk::PersonRow> kept() const { return *desk->peopleDesk().people().result(); }
    [[nodiscard]] desk::PersonRow row(const QString& name) const {
        for (const desk::PersonRow& one : kept()) {
            if (one.person.name == name)
                return one;
        }
        return {};
    }
    /// Puts the focus on whoever is called that.
    void choose(const QString& name) {
        const auto& rows = section().rows().all();
        for (int i = 0; i < rows.size(); ++i) {
            if (rows.at(i).person.name == name)
                section().table().list().choose(i);
        }
        section().setFocus();
        ASSERT_EQ(section().pane().name(), name);
    }
    void others(const QString& name, Role role) {
        const int before = section().rows().rowCount();
        somebody(name, role);
        ASSERT_TRUE(eventually([&] { return section().rows().rowCount() == before + 1; }));
    }
};

TEST_F(PeopleSectionTest, SomebodyIsAddedWithAPassphraseOfWordsAndCanSignIn) {
    section().setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    auto* sheet = waitFor<ui::AddPersonSheet>();
    ASSERT_NE(sheet, nullptr);
    type(QStringLiteral("Pat Lowe"));
    sheet->findChild<QComboBox*>()->setCurrentIndex(static_cast<int>(Role::CctvOperator));
    EXPECT_TRUE(sheet->findChild<ui::RoleChoice*>()->said().contains(QStringLiteral("comparing stills")));
    click(QStringLiteral("Make one of words"));
    auto* field = sheet->findChild<ui::PassphraseField*>();
    EXPECT_EQ(field->echoMode(), QLineEdit::Normal) << "it can be read once";
    const QString words = field->text();
    EXPECT_EQ(words.split(QLatin1Char(' ')).size(), 6);
    keep(QStringLiteral("add-person"));
    click(QStringLiteral("Add them"));
    ASSERT_TRUE(eventually([&] { return section().rows().rowCount() == 2; }));
    EXPECT_TRUE(eventually([this] { return section().pane().name() == QLatin1String("Pat Lowe"); }));
    EXPECT_TRUE(eventually([this] { return shown<ui::AddPersonSheet>() == nullptr; }));
    EXPECT_TRUE(kept().at(1).mustChange || kept().at(0).mustChange);
    page.reset();
    EXPECT_TRUE(desk->signIn(QStringLiteral("Pat Lowe"), words).result());
}

TEST_F(PeopleSectionTest, APassphraseThatIsShortOrTypedTwoWaysIsNotTaken) {
    section().addPerson();
    auto* sheet = waitFor<ui::AddPersonSheet>();
    click(QStringLiteral("Add them"));
    EXPECT_TRUE(sheet->trouble().startsWith(QStringLiteral("Give first and last name")));
    sheet->findChild<QLineEdit*>()->setFocus();
    type(QStringLiteral("Pat Lowe"));
    const auto fields = sheet->findChildren<ui::PassphraseField*>();
    fields.at(0)->setFocus();
    type(QStringLiteral("short"));
    key(Qt::Key_Return);
    EXPECT_TRUE(sheet->trouble().contains(QStringLiteral("fewer than ten")));
    type(QStringLiteral(" but longer"));
    fields.at(1)->setFocus();
    type(QStringLiteral("another one here"));
    key(Qt::Key_Return);
    EXPECT_TRUE(sheet->trouble().contains(QStringLiteral("differ")));
    key(Qt::Key_Escape);
    EXPECT_TRUE(eventually([this] { return shown<ui::AddPersonSheet>() == nullptr; }));
    EXPECT_EQ(kept().size(), 1);
}

TEST_F(PeopleSectionTest, ARoleIsChangedAfterItsMeaningWasShown) {
    others(QStringLiteral("Ann Whitlock"), Role::PoliceSergeant);
    choose(QStringLiteral("Ann Whitlock"));
    EXPECT_TRUE(section().pane().includes().contains(QStringLiteral("the papers of meetings")));
    key(Qt::Key_Return);
    auto* sheet = waitFor<ui::ChangeRoleSheet>();
    ASSERT_NE(sheet, nullptr);
    key(Qt::Key_Return);
    EXPECT_TRUE(sheet->trouble().startsWith(QStringLiteral("That is the role they have")));
    auto* box = sheet->findChild<QComboBox*>();
    box->setFocus();
    for (int i = 0; i < 6 && box->currentIndex() != static_cast<int>(Role::MemberView); ++i)
        key(Qt::Key_Down);
    const QString said = sheet->findChild<ui::RoleChoice*>()->said();
    EXPECT_TRUE(said.contains(QStringLiteral("Goes: the live feed"))) << said.toStdString();
    EXPECT_FALSE(said.contains(QStringLiteral("Comes"))) << said.toStdString();
    keep(QStringLiteral("change-role"));
    click(QStringLiteral("Change the role"));
    EXPECT_TRUE(sheet->trouble().startsWith(QStringLiteral("Choose the member"))) << sheet->trouble().toStdString();
    auto* member = sheet->findChildren<QComboBox*>().at(1);
    ASSERT_TRUE(eventually([&] { return member->count() == 4; })) << "three of the fixture's";
    member->setFocus();
    key(Qt::Key_Down);
    click(QStringLiteral("Change the role"));
    EXPECT_TRUE(eventually([this] { return !row(QStringLiteral("Ann Whitlock")).member.isEmpty(); }));
    EXPECT_EQ(row(QStringLiteral("Ann Whitlock")).person.role, Role::MemberView);
    EXPECT_EQ(row(QStringLiteral("Ann Whitlock")).member, QStringLiteral("Hallam Pharmacy"));
}

TEST_F(PeopleSectionTest, ARoleThatNobodyGaveIsToldAndCanBeGiven) {
    auto sam = desk->peopleDesk().add(QStringLiteral("Sam Okoro"), Role::CctvOperator, passphrase).result();
    ASSERT_TRUE(sam);
    const auto raise = [id = sam->id](store::Tx& tx) {
        return tx.exec(QStringLiteral("UPDATE person SET role = 'coordinator' WHERE id = ?"), {id});
    };
    ASSERT_TRUE(desk->store().write(raise).result());
    section().refresh();
    ASSERT_TRUE(
        eventually([this] { return section().rows().rowCount() == 2 && row(QStringLiteral("Sam Okoro")).unfounded; }));
    choose(QStringLiteral("Sam Okoro"));
    ASSERT_TRUE(eventually([this] { return !section().pane().doubt().isEmpty(); }));
    EXPECT_TRUE(section().pane().doubt().contains(QStringLiteral("give it once more")));
    EXPECT_TRUE(section()
                    .rows()
                    .index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("role not given at a desk")) ||
                section()
                    .rows()
                    .index(0, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("role not given at a desk")));
    keep(QStringLiteral("role-not-given"));
    EXPECT_LE(page->minimumSizeHint().height(), 756) << "all of it on the smallest window";
    click(QStringLiteral("Give or change the role"));
    ASSERT_NE(waitFor<ui::ChangeRoleSheet>(), nullptr);
    keep(QStringLiteral("give-role"));
    click(QStringLiteral("Give this role"));
    EXPECT_TRUE(eventually([this] { return !row(QStringLiteral("Sam Okoro")).unfounded; }));
    EXPECT_TRUE(eventually([this] { return section().pane().doubt().isEmpty(); }));
}

TEST_F(PeopleSectionTest, TheLastAdministratorStaysAndIsToldWhy) {
    choose(person);
    key(Qt::Key_Delete);
    auto* sheet = waitFor<ui::LeaveSheet>();
    ASSERT_NE(sheet, nullptr);
    key(Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("last administrator")); }));
    keep(QStringLiteral("last-administrator"));
    EXPECT_EQ(kept().size(), 1);
}

TEST_F(PeopleSectionTest, SomebodyLeavesWhenAskedAndNotBefore) {
    others(QStringLiteral("Pat Lowe"), Role::Partner);
    choose(QStringLiteral("Pat Lowe"));
    key(Qt::Key_Delete);
    ASSERT_NE(waitFor<ui::LeaveSheet>(), nullptr);
    key(Qt::Key_Escape);
    ASSERT_TRUE(eventually([this] { return shown<ui::LeaveSheet>() == nullptr; }));
    EXPECT_EQ(kept().size(), 2);
    choose(QStringLiteral("Pat Lowe"));
    key(Qt::Key_Delete);
    ASSERT_NE(waitFor<ui::LeaveSheet>(), nullptr);
    click(QStringLiteral("They leave"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 1; }));
    EXPECT_EQ(kept().size(), 1);
}

TEST_F(PeopleSectionTest, ANewRecoveryKeyStaysUntilItIsWrittenDown) {
    click(QStringLiteral("Make a new recovery key"));
    ASSERT_NE(waitFor<ui::NewRecoveryKeySheet>(), nullptr);
    key(Qt::Key_Return);
    auto* sheet = waitFor<ui::RecoveryKeySheet>();
    ASSERT_NE(sheet, nullptr);
    const QString typed = sheet->key();
    EXPECT_EQ(typed.count(QLatin1Char('-')), 8);
    keep(QStringLiteral("recovery-key"));
    key(Qt::Key_Escape);
    QTest::mouseClick(sheet, Qt::LeftButton, {}, QPoint(4, 4));
    EXPECT_TRUE(sheet->isVisible());
    const QString path = QString::fromStdString(dir.file("key.pdf"));
    section().setAskPath([&](const QString&, const QString&, const QString&, const auto& take) { take(path); });
    click(QStringLiteral("Keep as PDF"));
    EXPECT_TRUE(eventually([&] { return QFile::exists(path); }));
    EXPECT_TRUE(eventually([&] { return sheet->trouble().contains(path); }));
    EXPECT_TRUE(sheet->isHeld());
    click(QStringLiteral("I have written it down"));
    EXPECT_TRUE(eventually([this] { return shown<ui::RecoveryKeySheet>() == nullptr; }));
    page.reset();
    auto again = desk::recoverPerson(desk->store(), person, typed, QStringLiteral("found the paper again"), true);
    EXPECT_TRUE(again) << again.error().text();
}

TEST_F(PeopleSectionTest, EnterOnceTooOftenNeitherCopiesTheRecoveryKeyNorPutsItAway) {
    QApplication::clipboard()->setText(QStringLiteral("a shopping list"));
    click(QStringLiteral("Make a new recovery key"));
    ASSERT_NE(waitFor<ui::NewRecoveryKeySheet>(), nullptr);
    key(Qt::Key_Return);
    auto* sheet = waitFor<ui::RecoveryKeySheet>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_EQ(QApplication::focusWidget()->accessibleName(), QStringLiteral("Recovery key"));
    key(Qt::Key_Return);
    key(Qt::Key_Space);
    EXPECT_TRUE(sheet->isVisible());
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("a shopping list"));
    click(QStringLiteral("Copy"));
    EXPECT_EQ(QApplication::clipboard()->text(), sheet->key());
    EXPECT_TRUE(QApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("x-kde-passwordManagerHint")));
}

TEST_F(PeopleSectionTest, AKeyThatIsMadeWhileTheDeskIsLockedIsShownAfterwards) {
    click(QStringLiteral("Make a new recovery key"));
    auto* asking = waitFor<ui::NewRecoveryKeySheet>();
    ASSERT_NE(asking, nullptr);
    key(Qt::Key_Return);
    EXPECT_TRUE(asking->isShownOnce());
    asking->cover();
    auto& people = desk->peopleDesk();
    QSignalSpy changed(&people, &desk::PeopleDesk::changed);
    ASSERT_TRUE(eventually([&] { return !changed.isEmpty(); }));
    QTest::qWait(100);
    EXPECT_EQ(shown<ui::RecoveryKeySheet>(), nullptr) << "nobody sees it over a locked desk";
    asking->uncover();
    auto* sheet = waitFor<ui::RecoveryKeySheet>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_EQ(sheet->key().count(QLatin1Char('-')), 8);
}

TEST_F(PeopleSectionTest, ASheetGoesWithTheSectionButNotTheKeyThatIsShownOnce) {
    const auto second = desk->peopleDesk()
                            .add(QStringLiteral("Ann"), Role::Administrator, QStringLiteral("four words and more"))
                            .result();
    ASSERT_TRUE(second);
    click(QStringLiteral("Make a new recovery key"));
    ASSERT_NE(waitFor<ui::NewRecoveryKeySheet>(), nullptr);
    key(Qt::Key_Return);
    auto* once = waitFor<ui::RecoveryKeySheet>();
    ASSERT_NE(once, nullptr);
    section().leave();
    ASSERT_NE(waitFor<ui::LeaveSheet>(), nullptr);
    EXPECT_FALSE(once->isVisible());
    ASSERT_TRUE(desk->peopleDesk().changeRole(desk->person().id, Role::Coordinator).result());
    ASSERT_TRUE(eventually([this] { return page->findChild<ui::PeopleSection*>() == nullptr; }));
    EXPECT_TRUE(eventually([this] { return page->findChild<ui::LeaveSheet*>() == nullptr; }));
    EXPECT_TRUE(once->isVisible());
    EXPECT_FALSE(once->key().isEmpty());
    for (auto* one : once->findChildren<QAbstractButton*>())
        EXPECT_FALSE(one->isVisible() && one->text() == QLatin1String("Keep as PDF")) << "nobody writes it any more";
}

TEST_F(PeopleSectionTest, OnesOwnPassphraseIsChangedAndNotReset) {
    choose(person);
    click(QStringLiteral("Change your passphrase"));
    EXPECT_NE(waitFor<ui::PassphraseSheet>(), nullptr);
    key(Qt::Key_Escape);
    section().resetPassphrase();
    EXPECT_NE(waitFor<ui::PassphraseSheet>(), nullptr);
}

TEST_F(PeopleSectionTest, SealingAnewIsShownWhileItRuns) {
    for (int i = 0; i < 400; ++i)
        (void)log(QStringLiteral("C07 theft razors £12"));
    bool seen = false;
    QObject::connect(&desk->peopleDesk(), &desk::PeopleDesk::sealingChanged, page.get(), [&] {
        seen = seen || section().sealing().text().startsWith(QStringLiteral("New keys: "));
        if (desk->peopleDesk().sealing().runs())
            keep(QStringLiteral("sealing"));
    });
    ASSERT_TRUE(desk->peopleDesk().newRecoveryKey().result());
    EXPECT_TRUE(eventually([&] { return seen && !desk->peopleDesk().sealing().runs(); }));
    EXPECT_TRUE(section().sealing().text().isEmpty());
}

TEST_F(PeopleSectionTest, TheListIsFilteredAsOneTypesAndIsASoundModel) {
    const QAbstractItemModelTester tester(const_cast<ui::Rows<desk::PersonRow>*>(&section().rows()),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    others(QStringLiteral("Pat Lowe"), Role::Partner);
    others(QStringLiteral("Ann Whitlock"), Role::PoliceSergeant);
    section().setFocus();
    key(Qt::Key_F, Qt::ControlModifier);
    type(QStringLiteral("sergeant"));
    EXPECT_EQ(section().rows().rowCount(), 1);
    EXPECT_EQ(section().pane().name(), QStringLiteral("Ann Whitlock"));
    type(QStringLiteral(" nobody"));
    EXPECT_TRUE(section().table().isEmptyShown());
    keep(QStringLiteral("people-none"));
    key(Qt::Key_Escape);
    EXPECT_EQ(section().rows().rowCount(), 3);
}

} // namespace
} // namespace watchdesk::test
