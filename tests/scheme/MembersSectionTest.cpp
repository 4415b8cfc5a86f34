// Members come, sign, change and leave, by keys and clicks over a real store.
#include "ui/scheme/MembersSection.h"

#include "desk/MemberDesk.h"
#include "scheme/MemberFixture.h"
#include "ui/scheme/MemberSheets.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>

namespace watchdesk::test {
namespace {

class MembersSectionTest : public MemberFixture {
protected:
    void agreementIsIssued() {
        const auto scheme = kept().first().membership.schemeId;
        ASSERT_TRUE(desk->members()
                        .issue({{},
                                0,
                                scheme,
                                QStringLiteral("1"),
                                QStringLiteral("Sharing"),
                                QStringLiteral("Text"),
                                QDate(2026, 11, 1)})
                        .result());
    }
};

TEST_F(MembersSectionTest, AMemberIsAddedByKeysAndOneLikeItIsTold) {
    section().setFocus();
    key(Qt::Key_N, Qt::ControlModifier);
    ASSERT_NE(waitFor<ui::AddMemberSheet>(), nullptr);
    type(QStringLiteral("rowe and finch ltd"));
    field(QStringLiteral("Street"))->setText(QStringLiteral("market place"));
    key(Qt::Key_Return);
    auto* sheet = shown<ui::AddMemberSheet>();
    ASSERT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("is a member already")); }));
    keep(QStringLiteral("add-member"));
    field(QStringLiteral("Street"))->setText(QStringLiteral("Mill Lane"));
    field(QStringLiteral("Joined on"))->setText(QStringLiteral("today"));
    click(QStringLiteral("Add it"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 4; }));
    EXPECT_TRUE(eventually([this] { return shown<ui::AddMemberSheet>() == nullptr; }));
    EXPECT_EQ(kept().last().membership.joined, QDate(2026, 11, 20));
    section().setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
}

TEST_F(MembersSectionTest, TheChecklistIsTickedAndTheTickTakenOff) {
    choose(QStringLiteral("Hallam Pharmacy"));
    QTest::mouseClick(step(QStringLiteral("Fee paid")), Qt::LeftButton, {}, QPoint(8, 8));
    ASSERT_TRUE(eventually([this] { return step(QStringLiteral("Fee paid"))->isChecked(); }));
    keep(QStringLiteral("members"));
    section().setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(eventually([this] { return !step(QStringLiteral("Fee paid"))->isChecked(); }));
    EXPECT_FALSE(step(QStringLiteral("Radio given out"))->isEnabled()) << "that follows from the radios";
}

TEST_F(MembersSectionTest, ASignatureIsNotedWithItsDayAndName) {
    agreementIsIssued();
    choose(QStringLiteral("Pennant Sports"));
    ASSERT_TRUE(eventually([this] { return !step(QStringLiteral("Information-sharing"))->isChecked(); }));
    QTest::mouseClick(step(QStringLiteral("Information-sharing")), Qt::LeftButton, {}, QPoint(8, 8));
    ASSERT_NE(waitFor<ui::BulkSheet>(), nullptr);
    field(QStringLiteral("Signed by"))->setText(QStringLiteral("Una Vasey"));
    keep(QStringLiteral("sign-agreement"));
    click(QStringLiteral("Signed"));
    EXPECT_TRUE(eventually([this] { return step(QStringLiteral("Information-sharing"))->isChecked(); }));
}

TEST_F(MembersSectionTest, ManyLeaveAfterThePreviewNamesThem) {
    QStringList chosen;
    for (const auto& line : section().rows().all())
        chosen += line.membership.id;
    section().table().choose(chosen);
    choose(QStringLiteral("Rowe & Finch"));
    click(QStringLiteral("It leaves"));
    auto* sheet = waitFor<ui::BulkSheet>();
    ASSERT_NE(sheet, nullptr);
    field(QStringLiteral("Last day"))->setText(QStringLiteral("no day at all"));
    click(QStringLiteral("End the membership"));
    EXPECT_TRUE(sheet->trouble().contains(QStringLiteral("no day")));
    field(QStringLiteral("Last day"))->setText(QStringLiteral("today"));
    keep(QStringLiteral("leave-member"));
    click(QStringLiteral("End the membership"));
    EXPECT_TRUE(eventually([this] { return !kept().isEmpty() && shown<ui::BulkSheet>() == nullptr; }));
    EXPECT_TRUE(eventually([this] {
        for (const auto& line : kept()) {
            if (line.member.name == QLatin1String("Rowe & Finch"))
                return line.membership.left == QDate(2026, 11, 20);
        }
        return false;
    }));
}

TEST_F(MembersSectionTest, PremisesAndContactsAreWritten) {
    choose(QStringLiteral("Hallam Pharmacy"));
    click(QStringLiteral("Add a contact"));
    ASSERT_NE(waitFor<ui::ContactForm>(), nullptr);
    type(QStringLiteral("Una Vasey"));
    field(QStringLiteral("E-mail"))->setText(QStringLiteral("una"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([this] { return shown<ui::ContactForm>()->trouble().contains(QStringLiteral("e-mail")); }));
    field(QStringLiteral("E-mail"))->setText(QStringLiteral("una@example.org"));
    keep(QStringLiteral("contact"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return section().pane().sheet().contacts.size() == 1; }));
    click(QStringLiteral("Add premises"));
    ASSERT_NE(waitFor<ui::PremisesForm>(), nullptr);
    type(QStringLiteral("Hallam by the river"));
    field(QStringLiteral("Opening hours"))->setText(QStringLiteral("Mo-Fr 09:00-17:00"));
    keep(QStringLiteral("premises"));
    click(QStringLiteral("Keep them"));
    EXPECT_TRUE(eventually([this] { return section().pane().sheet().premises.size() == 2; }));
}

TEST_F(MembersSectionTest, AContactAsksForAlertsByMailFromADayOn) {
    choose(QStringLiteral("Hallam Pharmacy"));
    click(QStringLiteral("Add a contact"));
    auto* form = waitFor<ui::ContactForm>();
    ASSERT_NE(form, nullptr);
    type(QStringLiteral("Una Vasey"));
    field(QStringLiteral("E-mail"))->setText(QStringLiteral("una@example.org"));
    for (auto* box : form->findChildren<ui::ChoiceField*>())
        if (box->accessibleName() == QLatin1String("Alerts by e-mail"))
            box->choose(QStringLiteral("serious"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([form] { return form->trouble().contains(QStringLiteral("asked for it")); }));
    field(QStringLiteral("Asked for it on"))->setText(QStringLiteral("3 Feb 2026"));
    field(QStringLiteral("Quiet hours"))->setText(QStringLiteral("at night"));
    click(QStringLiteral("Keep it"));
    EXPECT_TRUE(eventually([form] { return form->trouble().contains(QStringLiteral("22:00-06:00")); }));
    field(QStringLiteral("Quiet hours"))->setText(QStringLiteral("22:00-06:00"));
    keep(QStringLiteral("contact-mail"));
    click(QStringLiteral("Keep it"));
    ASSERT_TRUE(eventually([this] { return section().pane().sheet().contacts.size() == 1; }));
    const domain::Contact kept = section().pane().sheet().contacts.first();
    EXPECT_EQ(kept.alertMail, domain::AlertMail::Serious);
    EXPECT_EQ(kept.askedOn, QDate(2026, 2, 3));
    EXPECT_EQ(kept.quietFrom, 22 * 60);
    EXPECT_EQ(kept.quietUntil, 6 * 60);
}

TEST_F(MembersSectionTest, TheTelephoneIsEditedInPlace) {
    choose(QStringLiteral("Pennant Sports"));
    const auto& columns = section().rows().columns();
    int phone = 0;
    while (columns.at(phone).id != QLatin1String("phone"))
        ++phone;
    auto& view = section().table().view();
    view.setCurrentIndex(section().rows().index(view.currentIndex().row(), phone));
    QTest::keyClick(&view, Qt::Key_F2);
    auto* editor = view.findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->setText(QStringLiteral("01632 960321"));
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(eventually([this] { return kept().at(1).member.phone == QLatin1String("01632 960321"); }));
}

TEST_F(MembersSectionTest, WhoMayOnlySeeHasNoButtons) {
    page.reset();
    signInAs(domain::Role::Partner);
    openPage(QStringLiteral("members"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    choose(QStringLiteral("Hallam Pharmacy"));
    for (auto* one : section().findChildren<QAbstractButton*>())
        EXPECT_FALSE(one->isVisible() && one->text() == QLatin1String("Change")) << one->text().toStdString();
    EXPECT_FALSE(step(QStringLiteral("Fee paid"))->isEnabled());
}

} // namespace
} // namespace watchdesk::test
