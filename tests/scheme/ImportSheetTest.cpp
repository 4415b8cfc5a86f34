// A spreadsheet comes in and a list goes out, by keys and clicks over a real store.
#include "ui/scheme/ImportSheet.h"

#include "desk/MemberDesk.h"
#include "desk/RadioDesk.h"
#include "scheme/SchemeFixture.h"
#include "store/IncidentTable.h"
#include "ui/scheme/ImportColumns.h"
#include "ui/scheme/ImportReportView.h"
#include "ui/scheme/MembersSection.h"
#include "ui/scheme/RadiosSection.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/RecordTable.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/Settings.h"
#include "ui/widgets/Toast.h"

#include <QAction>
#include <QCheckBox>
#include <QDropEvent>
#include <QFile>
#include <QMimeData>

namespace watchdesk::test {
namespace {

class ImportSheetTest : public SchemeFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        ui::Settings().remove(QStringLiteral("lists/members"));
        openPage(QStringLiteral("members"));
        ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    }
    [[nodiscard]] ui::MembersSection& section() const { return *page->findChild<ui::MembersSection*>(); }
    QString file(const QByteArray& bytes) {
        QFile out(QString::fromStdString(dir.file("members.csv")));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }
    /// Ctrl+I, and the file is chosen.
    ui::ImportSheet* begin(const QByteArray& bytes) {
        section().setAskFile([path = file(bytes)](const QString&, const QString&, auto take) { take(path); });
        section().setFocus();
        key(Qt::Key_I, Qt::ControlModifier);
        auto* sheet = waitFor<ui::ImportSheet>();
        EXPECT_NE(sheet, nullptr);
        EXPECT_TRUE(eventually([&] { return sheet->columns().choice(0) != nullptr && !sheet->isHeld(); }));
        return sheet;
    }
    void tryIt(ui::ImportSheet* sheet) {
        key(Qt::Key_Return);
        ASSERT_TRUE(eventually([&] { return sheet->report().isVisible() && !sheet->isHeld(); }));
    }
    void keepBoth(const QString& what) {
        keep(what + QStringLiteral("-dark"));
        ui::Theme::instance().setMode(ui::Theme::Mode::Light);
        keep(what + QStringLiteral("-light"));
        ui::Theme::instance().setMode(ui::Theme::Mode::Dark);
    }
};

const QByteArray table = "Shop;Contact;Tel;Street;Joined;Colour of door\r\n"
                         "Till & Co;Sam Roe;01632 960111;Mill Lane;3/4/25;green\r\n"
                         "Caf\xE9 Vert;Una Vasey;01632 960112;Mill Lane;13/4/25;blue\r\n"
                         "Hallam Pharmacy;Jo Hallam;01632 960007;High Street;;red\r\n"
                         ";Nobody;;;;\r\n"
                         "The Nook;;twelve;Mill Lane;31/2/25;red\r\n";

TEST_F(ImportSheetTest, ATableIsTriedMendedByLeavingOutBroughtInAndUndone) {
    auto* sheet = begin(table);
    EXPECT_EQ(sheet->columns().fields().mid(0, 5),
              QStringList({QStringLiteral("name"), QStringLiteral("contact"), QStringLiteral("phone"),
                           QStringLiteral("street"), QStringLiteral("joined")}));
    EXPECT_TRUE(sheet->trouble().contains(QStringLiteral("5 lines")));
    keepBoth(QStringLiteral("import-columns"));
    tryIt(sheet);
    EXPECT_EQ(sheet->report().which().current(), 2) << "what is wrong is in sight";
    EXPECT_EQ(sheet->report().rows().rowCount(), 2);
    EXPECT_FALSE(sheet->actButton().isEnabled());
    EXPECT_TRUE(sheet->trouble().contains(QStringLiteral("nothing comes in")));
    keepBoth(QStringLiteral("import-refused"));
    auto* leaveOut = sheet->findChild<QCheckBox*>();
    QTest::mouseClick(leaveOut, Qt::LeftButton, {}, QPoint(8, leaveOut->height() / 2));
    ASSERT_TRUE(leaveOut->isChecked());
    EXPECT_TRUE(sheet->actButton().isEnabled());
    auto& which = sheet->report().which();
    QTest::mouseClick(&which, Qt::LeftButton, {}, which.segmentRect(0).center());
    EXPECT_EQ(sheet->report().rows().rowCount(), 5);
    keepBoth(QStringLiteral("import-report"));
    click(QStringLiteral("Bring it in"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 5; }));
    ASSERT_TRUE(eventually([this] { return shown<ui::ImportSheet>() == nullptr; }));
    ASSERT_NE(waitFor<ui::Toast>(), nullptr);
    keep(QStringLiteral("import-done"));
    page->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
    section().setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
}

TEST_F(ImportSheetTest, AColumnIsChosenByKeysAndAFieldIsOneColumns) {
    auto* sheet = begin("Shop,Colour\nTill & Co,green\n");
    auto* second = sheet->columns().choice(1);
    EXPECT_EQ(second->id(), QString());
    EXPECT_TRUE(sheet->columns().choice(0)->hasFocus());
    key(Qt::Key_Tab);
    ASSERT_TRUE(second->hasFocus());
    type(QStringLiteral("Trade"));
    EXPECT_EQ(second->id(), QStringLiteral("trade"));
    second->choose(QStringLiteral("name"));
    EXPECT_EQ(sheet->columns().choice(0)->id(), QString()) << "one column a field";
    sheet->columns().choice(0)->choose(QStringLiteral("name"));
    EXPECT_EQ(second->id(), QString());
    second->choose(QStringLiteral("trade"));
    tryIt(sheet);
    EXPECT_EQ(sheet->report().rows().rowCount(), 1);
    click(QStringLiteral("Columns"));
    EXPECT_TRUE(eventually([&] { return sheet->columns().isVisible(); }));
    click(QStringLiteral("Leave"));
    EXPECT_TRUE(eventually([this] { return shown<ui::ImportSheet>() == nullptr; }));
    EXPECT_EQ(desk->members().members().result()->size(), 3) << "nothing was written";
}

TEST_F(ImportSheetTest, WithoutANameColumnItSaysSo) {
    auto* sheet = begin("Tel,Street\n01632 960111,Mill Lane\n");
    key(Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("Name of the business")); }));
    EXPECT_TRUE(sheet->actButton().isEnabled()) << "it can be mended here";
}

TEST_F(ImportSheetTest, AFileIsDroppedOnTheList) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file(table))});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&section(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&section(), &drop);
    EXPECT_TRUE(drop.isAccepted());
    EXPECT_NE(waitFor<ui::ImportSheet>(), nullptr);
}

TEST_F(ImportSheetTest, WhatIsNoTableIsToldAndNothingGoesOn) {
    section().setAskFile(
        [path = file("%PDF-1.4 no table at all")](const QString&, const QString&, auto take) { take(path); });
    section().setFocus();
    key(Qt::Key_I, Qt::ControlModifier);
    auto* sheet = waitFor<ui::ImportSheet>();
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return !sheet->isHeld(); }));
    EXPECT_FALSE(sheet->trouble().isEmpty());
    EXPECT_FALSE(sheet->actButton().isEnabled());
    keep(QStringLiteral("import-no-table"));
}

TEST_F(ImportSheetTest, TheListIsWrittenWhereItIsAsked) {
    const QString path = QString::fromStdString(dir.file("out.csv"));
    section().setAskPath([path](const QString&, const QString&, const QString&, auto take) { take(path); });
    section().setFocus();
    key(Qt::Key_E, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return QFile::exists(path); }));
    QFile out(path);
    ASSERT_TRUE(out.open(QIODevice::ReadOnly));
    EXPECT_EQ(out.readAll().count("\r\n"), 4) << "the headings and three members";
}

TEST_F(ImportSheetTest, RadiosComeInInTheirSection) {
    page->open(QStringLiteral("radios"));
    auto& radios = *page->findChild<ui::RadiosSection*>();
    ASSERT_TRUE(eventually([&] { return radios.rows().rowCount() == 3; }));
    radios.setAskFile([path = file("Call sign,Serial no,Selcall,Issued to\nC31,GP-31,57131,Hallam Pharmacy\n")](
                          const QString&, const QString&, auto take) { take(path); });
    radios.setFocus();
    key(Qt::Key_I, Qt::ControlModifier);
    auto* sheet = waitFor<ui::ImportSheet>();
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return sheet->columns().choice(0) != nullptr && !sheet->isHeld(); }));
    tryIt(sheet);
    click(QStringLiteral("Bring it in"));
    EXPECT_TRUE(eventually([&] { return radios.rows().rowCount() == 4; }));
}

TEST_F(ImportSheetTest, IncidentsComeInFromTheSameListAndAreTakenBackByTheSameKey) {
    section().setAskFile([path = file("Date,Offence,Details\n3/4/25,Theft,ran off\n4/4/25,Theft,two bottles\n")](
                             const QString&, const QString&, auto take) { take(path); });
    const auto incidents = [this] {
        return desk->store().read([](store::Tx& tx) { return store::IncidentTable::list(tx); }).result()->size();
    };
    const auto before = incidents();
    const auto jobs = section().actions();
    const auto job = std::find_if(jobs.begin(), jobs.end(), [](const QAction* action) {
        return action->text() == QStringLiteral("Bring incidents in from a spreadsheet…");
    });
    ASSERT_NE(job, jobs.end());
    (*job)->trigger();
    auto* sheet = waitFor<ui::ImportSheet>();
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return sheet->columns().choice(0) != nullptr && !sheet->isHeld(); }));
    tryIt(sheet);
    click(QStringLiteral("Bring it in"));
    ASSERT_TRUE(eventually([&] { return incidents() == before + 2; }));
    ASSERT_TRUE(eventually([this] { return shown<ui::ImportSheet>() == nullptr; }));
    ASSERT_NE(waitFor<ui::Toast>(), nullptr);
    keep(QStringLiteral("import-incidents-done"));
    page->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
    section().setFocus();
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_TRUE(eventually([&] { return incidents() == before; }));
}

TEST_F(ImportSheetTest, WhoMayOnlySeeHasNoWayIn) {
    page.reset();
    signInAs(domain::Role::Partner);
    openPage(QStringLiteral("members"));
    ASSERT_TRUE(eventually([this] { return section().rows().rowCount() == 3; }));
    section().setAskFile([](const QString&, const QString&, auto) { FAIL() << "asked for a file"; });
    section().bringIn();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file(table))});
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&section(), &drop);
    EXPECT_EQ(shown<ui::ImportSheet>(), nullptr);
}

} // namespace
} // namespace watchdesk::test
