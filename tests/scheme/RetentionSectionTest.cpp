// Retention by keys and clicks over a real store: clocks, what is due, erasure by two.
#include "ui/scheme/RetentionSection.h"

#include "desk/PeopleDesk.h"
#include "desk/RetentionDesk.h"
#include "scheme/SchemeFixture.h"
#include "ui/scheme/CertificateView.h"
#include "ui/scheme/ClockView.h"
#include "ui/scheme/DueView.h"
#include "ui/scheme/EraseSheet.h"
#include "ui/scheme/Table.h"
#include "ui/widgets/PassphraseField.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/Toast.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLineEdit>
#include <QSpinBox>

namespace watchdesk::test {
namespace {

using View = ui::RetentionSection::View;

class RetentionSectionTest : public SchemeFixture {
protected:
    static constexpr qint64 years = 20;

    void open() {
        openPage(QStringLiteral("retention"));
        ASSERT_TRUE(eventually([this] { return section().clocks().rows().rowCount() > 0; }));
        section().setFocus();
    }
    /// Incidents of long ago.
    void grow() {
        for (int i = 0; i < 3; ++i)
            (void)log(QStringLiteral("C07 theft razors £12"));
        clock.advance(years * 366 * 86'400'000LL);
    }
    void addSecond() {
        ASSERT_TRUE(desk->peopleDesk().add(second, domain::Role::Administrator, secondWords).result());
        ASSERT_TRUE(eventually([this] { return desk->people().size() == 2; }));
    }
    bool isDue() {
        return eventually([this] { return section().due().model().records().size() >= 3; });
    }
    [[nodiscard]] ui::RetentionSection& section() const { return *page->findChild<ui::RetentionSection*>(); }
    [[nodiscard]] ui::DueModel& due() const { return section().due().model(); }
    [[nodiscard]] int valueOf(int row) const { return section().clocks().rows().at(row)->value; }
    const QString second = QStringLiteral("Robin Ash");
    const QString secondWords = QStringLiteral("four words and more");
};

TEST_F(RetentionSectionTest, OrdersAreCalledWhatTheyAre) {
    EXPECT_EQ(ui::kindTitle(QStringLiteral("court_order")), QStringLiteral("Orders of courts and councils"));
}

TEST_F(RetentionSectionTest, NothingIsDueAndThePageSaysSo) {
    open();
    ASSERT_TRUE(eventually([this] { return section().due().table().isEmptyShown(); }));
    EXPECT_EQ(due().rowCount(), 0);
    keep(QStringLiteral("retention-none"));
    key(Qt::Key_Delete);
    EXPECT_EQ(shown<ui::EraseSheet>(), nullptr);
}

TEST_F(RetentionSectionTest, AClockIsEditedInPlaceAndTakenBack) {
    open();
    key(Qt::Key_2, Qt::AltModifier);
    const int before = valueOf(0);
    key(Qt::Key_Return);
    ASSERT_TRUE(section().clocks().isEditing());
    auto* value = section().clocks().findChild<QSpinBox*>();
    const int wanted = before < value->maximum() ? before + 1 : before - 1;
    keep(QStringLiteral("retention-clock"));
    type(QString::number(wanted));
    key(Qt::Key_Escape);
    EXPECT_FALSE(section().clocks().isEditing());
    key(Qt::Key_Return);
    type(QString::number(wanted));
    key(Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return valueOf(0) == wanted; }));
    EXPECT_FALSE(section().clocks().rows().at(0)->isDefault);
    keep(QStringLiteral("retention-clocks"));
    ASSERT_NE(ui::Toast::shownIn(page.get()), nullptr);
    ui::Toast::shownIn(page.get())->act();
    EXPECT_TRUE(eventually([&] { return valueOf(0) == before; }));
}

TEST_F(RetentionSectionTest, WhatIsDueIsChosenOneByOneByKindAndAltogether) {
    grow();
    open();
    ASSERT_TRUE(isDue());
    const QAbstractItemModelTester tester(&due(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    const int all = static_cast<int>(due().records().size());
    EXPECT_TRUE(due().chosen().isEmpty()) << "nothing goes because it was not looked at";
    int head = 0;
    while (head < due().rowCount() && due().countOf(due().at(head)->entity) < 2)
        ++head;
    ASSERT_LT(head, due().rowCount()) << "the three incidents";
    const QString kind = due().at(head)->entity;
    section().due().table().list().choose(head + 1);
    key(Qt::Key_Space);
    EXPECT_EQ(due().chosen().size(), 1);
    EXPECT_EQ(due().stateOf(kind), Qt::PartiallyChecked);
    section().due().table().list().choose(head);
    key(Qt::Key_Space);
    EXPECT_EQ(due().stateOf(kind), Qt::Checked);
    key(Qt::Key_Space);
    EXPECT_EQ(due().stateOf(kind), Qt::Unchecked);
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_EQ(due().chosen().size(), all);
    EXPECT_EQ(section().due().footText(), QStringLiteral("%1 of %1 chosen").arg(all));
    keep(QStringLiteral("retention-due"));
    click(QStringLiteral("None"));
    EXPECT_TRUE(due().chosen().isEmpty());
    EXPECT_FALSE(button(QStringLiteral("Erase…"))->isEnabled());
}

TEST_F(RetentionSectionTest, NobodyErasesAlone) {
    grow();
    open();
    ASSERT_TRUE(isDue());
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    auto* sheet = waitFor<ui::EraseSheet>();
    ASSERT_NE(sheet, nullptr);
    EXPECT_TRUE(sheet->trouble().startsWith(QStringLiteral("Nobody else may erase")));
    EXPECT_FALSE(sheet->actButton().isEnabled());
    keep(QStringLiteral("retention-alone"));
}

TEST_F(RetentionSectionTest, TwoEraseWithAReasonAndACertificateStays) {
    addSecond();
    grow();
    open();
    ASSERT_TRUE(isDue());
    const int all = static_cast<int>(due().records().size());
    key(Qt::Key_A, Qt::ControlModifier);
    key(Qt::Key_Delete);
    auto* sheet = waitFor<ui::EraseSheet>();
    ASSERT_NE(sheet, nullptr);
    key(Qt::Key_Return);
    EXPECT_EQ(sheet->trouble(), QStringLiteral("Say why it is erased."));
    type(QStringLiteral("retention of the year"));
    auto* field = sheet->findChild<ui::PassphraseField*>();
    field->setFocus();
    type(QStringLiteral("not their passphrase"));
    keep(QStringLiteral("retention-erase"));
    key(Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return sheet->actButton().isEnabled() && !sheet->trouble().isEmpty(); }));
    EXPECT_EQ(desk->retention().dryRun().result()->size(), all) << "nothing went";
    field->setFocus();
    type(secondWords);
    click(QStringLiteral("Erase for good"));
    auto* certificate = waitFor<ui::CertificateSheet>();
    ASSERT_NE(certificate, nullptr);
    keep(QStringLiteral("retention-certificate"));
    EXPECT_TRUE(eventually([this] { return due().rowCount() == 0; }));
    const QString path = QString::fromStdString(dir.file("certificate.pdf"));
    section().setAskPath([&](const QString&, const QString&, const QString&, const auto& take) { take(path); });
    click(QStringLiteral("Keep as PDF"));
    EXPECT_TRUE(eventually([&] { return QFile::exists(path) && certificate->trouble().contains(path); }));
    key(Qt::Key_Escape);
    section().showView(View::Certificates);
    ASSERT_TRUE(eventually([this] { return section().certificates().rows().rowCount() == 1; }));
    EXPECT_EQ(section().certificates().rows().at(0)->second, second);
    EXPECT_EQ(section().certificates().rows().at(0)->reason, QStringLiteral("retention of the year"));
    keep(QStringLiteral("retention-certificates"));
    section().certificates().table().list().choose(0);
    section().certificates().setFocus();
    key(Qt::Key_Return);
    EXPECT_NE(waitFor<ui::CertificateSheet>(), nullptr);
}

} // namespace
} // namespace watchdesk::test
