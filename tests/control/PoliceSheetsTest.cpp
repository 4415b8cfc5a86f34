// Cases, the nudge list, hand-over and intelligence reports, by keys, over a real store.
#include "control/Keep.h"
#include "desk/IntelDesk.h"
#include "desk/PeopleDesk.h"
#include "desk/ShiftDesk.h"
#include "desk/ToldFixture.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/CaseSheet.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/FeedPanel.h"
#include "ui/control/IntelSheet.h"
#include "ui/control/NudgeSheet.h"
#include "ui/control/PoliceHand.h"
#include "ui/control/QuickLine.h"
#include "ui/control/ShiftSheets.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/Fields.h"
#include "ui/widgets/SegmentedControl.h"
#include "ui/widgets/Toast.h"

#include <QApplication>
#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace watchdesk::test {
namespace {

using domain::CaseStep;

class PoliceSheetsTest : public desk::ToldFixture {
protected:
    /// Dismissed by the test itself, no event loop takes it away.
    template <class Sheet>
    [[nodiscard]] bool hasGone() const {
        return eventually([this] {
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return page->findChild<Sheet*>() == nullptr;
        });
    }
    void SetUp() override {
        DeskFixture::SetUp();
        ui::DraftBox::instance().clear();
        ASSERT_TRUE(desk->shifts().take().result());
        show();
    }
    void TearDown() override {
        page.reset();
        closeDesk();
    }
    void show() {
        page = std::make_unique<ui::ControlRoomPage>(*desk);
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(eventually([this] { return page->feed().model().state() == ui::FeedModel::State::Ready; }));
        page->findChild<ui::PoliceHand*>()->setAskPath(
            [this](QWidget*, const QString&, const QString& name, const std::function<void(QString)>& take) {
                asked = name;
                take(QString::fromStdString(dir.file("paper.pdf")));
            });
    }
    template <class W>
    W* open(Qt::Key key, Qt::KeyboardModifiers with = {}) {
        page->quickLine().edit().setFocus();
        QTest::keyClick(&page->quickLine().edit(), key, with);
        W* sheet = nullptr;
        EXPECT_TRUE(eventually([&] { return (sheet = page->findChild<W*>()) != nullptr; }));
        return sheet;
    }
    template <class W>
    static W* named(QWidget& in, const char* name) {
        for (W* one : in.findChildren<W*>())
            if (one->accessibleName() == QLatin1String(name))
                return one;
        ADD_FAILURE() << name;
        return nullptr;
    }
    static void type(QWidget* field, const char* words) {
        field->setFocus();
        QTest::keyClicks(field, QString::fromLatin1(words));
    }
    static void press(QWidget& in, const char* text) {
        for (auto* one : in.findChildren<QAbstractButton*>())
            if (one->text() == QString::fromUtf8(text) && one->isVisible())
                return QTest::mouseClick(one, Qt::LeftButton);
        ADD_FAILURE() << text;
    }
    std::unique_ptr<ui::ControlRoomPage> page;
    QString asked;
};

TEST_F(PoliceSheetsTest, F6NotesWhatThePoliceSayOfTheAlertInHandAndTakesItBack) {
    const QString id = told(QStringLiteral("C07 theft m30 grey hoodie"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::CaseSheet>(Qt::Key_F6);
    ASSERT_NE(sheet, nullptr);
    type(named<QLineEdit>(*sheet, "Reported by"), "the manager, on 101");
    type(named<QLineEdit>(*sheet, "Crime number"), "26*0042117");
    named<ui::ChoiceField>(*sheet, "What became of it")->choose(QStringLiteral("caution"));
    keep(*page, QStringLiteral("case"));
    QTest::keyClick(named<QLineEdit>(*sheet, "Crime number"), Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return view(id).known.disposal == domain::Disposal::Caution; }));
    EXPECT_EQ(view(id).step, CaseStep::Crimed);
    EXPECT_EQ(view(id).known.reporter, QStringLiteral("the manager, on 101"));
    ASSERT_TRUE(eventually([&] { return ui::Toast::shownIn(page.get()) != nullptr; }));
    ui::Toast::shownIn(page.get())->act();
    EXPECT_TRUE(eventually([&] { return view(id).step == CaseStep::Told; })) << "all of it was one step";
    EXPECT_TRUE(view(id).incident.policeReference.isEmpty());
}

TEST_F(PoliceSheetsTest, WhatIsRefusedIsSaidAndStaysTyped) {
    told(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::CaseSheet>(Qt::Key_F6);
    ASSERT_NE(sheet, nullptr);
    auto* on = named<ui::DayField>(*sheet, "Decided on");
    type(on, "nonsense");
    QTest::keyClick(on, Qt::Key_Return);
    EXPECT_FALSE(sheet->trouble().isEmpty());
    on->clear();
    named<ui::ChoiceField>(*sheet, "What became of it")->choose(QStringLiteral("charge"));
    type(on, "2099-01-01");
    QTest::keyClick(on, Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("has not come yet")); }))
        << sheet->trouble().toStdString();
    EXPECT_EQ(on->day(), QDate(2099, 1, 1));
}

TEST_F(PoliceSheetsTest, WhatWasNotedBeforeARefusalIsNotNotedAgainAndGoesBackAsAWhole) {
    const QString id = told(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::CaseSheet>(Qt::Key_F6);
    ASSERT_NE(sheet, nullptr);
    auto* on = named<ui::DayField>(*sheet, "Decided on");
    type(named<QLineEdit>(*sheet, "Reported by"), "the manager, on 101");
    type(named<QLineEdit>(*sheet, "Police reference"), "26*7");
    named<ui::ChoiceField>(*sheet, "What became of it")->choose(QStringLiteral("charge"));
    type(on, "2099-01-01");
    QTest::keyClick(on, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("has not come yet")); }));
    const UtcMs reported = view(id).known.reportedAt;
    EXPECT_EQ(reported, clock.now());
    const qint64 version = view(id).known.version;
    clock.advance(60'000);
    on->clear();
    QTest::keyClick(on, Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return view(id).known.disposal == domain::Disposal::Charge; }));
    EXPECT_EQ(view(id).known.reportedAt, reported);
    EXPECT_EQ(view(id).known.version, version + 1) << "one step more, and none again";
    ASSERT_TRUE(eventually([&] { return ui::Toast::shownIn(page.get()) != nullptr; }));
    ui::Toast::shownIn(page.get())->act();
    EXPECT_TRUE(eventually([&] { return view(id).step == CaseStep::Told; })) << "all of it";
    EXPECT_TRUE(view(id).incident.policeReference.isEmpty());
    EXPECT_EQ(view(id).known.disposal, domain::Disposal::Open);
}

TEST_F(PoliceSheetsTest, ThePackIsWrittenFromTheCase) {
    told(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::CaseSheet>(Qt::Key_F6);
    ASSERT_NE(sheet, nullptr);
    press(*sheet, "Police papers…");
    EXPECT_TRUE(eventually([&] { return QFile::exists(QString::fromStdString(dir.file("paper.pdf"))); }));
    EXPECT_TRUE(asked.startsWith(QStringLiteral("Incident 1 for the police")));
}

TEST_F(PoliceSheetsTest, WhatWasTypedIsNotedBeforeThePapersAreMade) {
    const QString id = told(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::CaseSheet>(Qt::Key_F6);
    ASSERT_NE(sheet, nullptr);
    type(named<QLineEdit>(*sheet, "Reported by"), "the manager, on 101");
    press(*sheet, "Intelligence report…");
    EXPECT_TRUE(eventually([&] { return page->findChild<ui::IntelSheet*>() != nullptr; }));
    EXPECT_EQ(view(id).known.reporter, QStringLiteral("the manager, on 101"));
}

TEST_F(PoliceSheetsTest, AKeyHeldDownAsksOnce) {
    const QString id = told(QStringLiteral("C12 theft £240"));
    auto* sheet = open<ui::NudgeSheet>(Qt::Key_N, Qt::ControlModifier);
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return sheet->rows().rowCount() == 1; }));
    QTest::keyClick(&sheet->list(), Qt::Key_Return);
    QTest::keyClick(&sheet->list(), Qt::Key_Return); // before the first has been written
    ASSERT_TRUE(eventually([&] { return sheet->rows().at(0)->known.asked >= 1; }));
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, {}, {}, true);
    QApplication::sendEvent(&sheet->list(), &again);
    QTest::keyClick(&sheet->list(), Qt::Key_Delete);
    auto* why = named<QLineEdit>(*sheet, "Why the shop will not report");
    QTest::keyClicks(why, QStringLiteral("head office"));
    press(*sheet, "Will not report");
    ASSERT_TRUE(eventually([&] { return view(id).step == CaseStep::Declined; })) << "written after whatever was asked";
    EXPECT_EQ(view(id).known.asked, 1);
}

TEST_F(PoliceSheetsTest, NotesAndReportsAreThereAgainAfterALock) {
    ui::DraftBox::instance().meet(desk->person().id);
    auto* shift = open<ui::ShiftSheet>(Qt::Key_H, Qt::ControlModifier);
    ASSERT_NE(shift, nullptr);
    ASSERT_TRUE(eventually([&] { return !shift->note().toPlainText().isEmpty(); }));
    EXPECT_FALSE(shift->isTyped()) << "the desk built it";
    type(&shift->note(), "Mind the back door.");
    ASSERT_TRUE(shift->isTyped());
    const QString note = shift->note().toPlainText();
    shift->keepDraft();
    shift->dismiss();
    ASSERT_TRUE(hasGone<ui::ShiftSheet>());
    auto* intel = open<ui::IntelSheet>(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_NE(intel, nullptr);
    type(intel->findChild<QPlainTextEdit*>(), "The source saw him.");
    QTest::keyClick(named<ui::SegmentedControl>(*intel, "Information assessment"), Qt::Key_B);
    const QString graded = domain::gradeOf(intel->report());
    intel->keepDraft();
    intel->dismiss();
    ASSERT_TRUE(hasGone<ui::IntelSheet>());
    intel = open<ui::IntelSheet>(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_NE(intel, nullptr);
    EXPECT_EQ(intel->report().words, QStringLiteral("The source saw him."));
    EXPECT_EQ(domain::gradeOf(intel->report()), graded);
    intel->dismiss();
    ASSERT_TRUE(hasGone<ui::IntelSheet>());
    shift = open<ui::ShiftSheet>(Qt::Key_H, Qt::ControlModifier);
    ASSERT_NE(shift, nullptr);
    EXPECT_EQ(shift->note().toPlainText(), note);
    ui::DraftBox::instance().clear();
}

TEST_F(PoliceSheetsTest, TheListAsksByEnterAndDeclinesByDelete) {
    const QString old = told(QStringLiteral("C12 theft two jackets, which is a long description of it £240"));
    clock.advance(3'600'000);
    const QString fresh = told(QStringLiteral("C07 theft"));
    auto* sheet = open<ui::NudgeSheet>(Qt::Key_N, Qt::ControlModifier);
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return sheet->rows().rowCount() == 2; }));
    EXPECT_EQ(sheet->rows().at(0)->incident.id, old) << "the oldest first";
    QTest::keyClick(&sheet->list(), Qt::Key_Return);
    ASSERT_TRUE(eventually([&] { return view(old).known.asked == 1; }));
    ASSERT_TRUE(eventually([&] { return sheet->rows().at(0)->known.asked == 1; }));
    keep(*page, QStringLiteral("nudges"));
    QTest::keyClick(&sheet->list(), Qt::Key_Delete);
    EXPECT_EQ(view(old).step, CaseStep::Asked) << "not without a reason";
    auto* why = named<QLineEdit>(*sheet, "Why the shop will not report");
    EXPECT_TRUE(why->hasFocus());
    QTest::keyClicks(why, QStringLiteral("head office"));
    press(*sheet, "Will not report");
    ASSERT_TRUE(eventually([&] { return sheet->rows().rowCount() == 1; }));
    EXPECT_EQ(view(old).known.declinedWhy, QStringLiteral("head office"));
    EXPECT_EQ(sheet->rows().at(0)->incident.id, fresh);
    auto* parts = sheet->findChild<ui::SegmentedControl*>();
    parts->setCurrent(1);
    ASSERT_TRUE(eventually([&] { return sheet->shops().rowCount() == 2; }));
    keep(*page, QStringLiteral("nudges-shops"));
    parts->setCurrent(0);
    QTest::keyClick(&sheet->list(), Qt::Key_F6);
    EXPECT_TRUE(eventually([&] { return page->findChild<ui::CaseSheet*>() != nullptr; }));
}

TEST_F(PoliceSheetsTest, AnEmptyListSaysSo) {
    auto* sheet = open<ui::NudgeSheet>(Qt::Key_N, Qt::ControlModifier);
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return !sheet->actButton().isEnabled(); }));
    keep(*page, QStringLiteral("nudges-empty"));
}

TEST_F(PoliceSheetsTest, TheDeskIsHandedOverAndTheNextOneReadsTheNote) {
    const QString words = QStringLiteral("four words and more");
    ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Pat Ottoway"), domain::Role::Coordinator, words).result());
    ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, words).result());
    page.reset();
    ASSERT_TRUE(desk->signIn(QStringLiteral("Ada Crane"), words).result());
    ASSERT_TRUE(desk->shifts().take().result());
    show();
    const desk::Logged alerted = log(QStringLiteral("C07 theft m30 grey hoodie"), true);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    auto* sheet = open<ui::ShiftSheet>(Qt::Key_H, Qt::ControlModifier);
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return sheet->note().toPlainText().contains(QStringLiteral("Open alerts")); }));
    ASSERT_TRUE(eventually([&] { return sheet->taker().count() == 2; }));
    sheet->note().setFocus();
    QTest::keyClicks(&sheet->note(), QStringLiteral("Mind the back door."));
    sheet->taker().setCurrentIndex(1);
    keep(*page, QStringLiteral("hand-over"));
    press(*sheet, "Sign and hand over");
    ASSERT_TRUE(eventually([&] { return !desk->isOpen(); })) << "who has handed over sits here no longer";
    ASSERT_TRUE(desk->signIn(QStringLiteral("Pat Ottoway"), words).result());
    ASSERT_TRUE(desk->shifts().take().result());
    ui::NoteSheet* note = nullptr;
    ASSERT_TRUE(eventually([&] { return (note = page->findChild<ui::NoteSheet*>()) != nullptr; }));
    EXPECT_TRUE(note->findChild<QPlainTextEdit*>()->toPlainText().endsWith(QStringLiteral("Mind the back door.")));
    keep(*page, QStringLiteral("handed-over"));
    EXPECT_EQ(desk->alerts().view(alerted.alert.id).result()->claimedBy, QStringLiteral("Pat Ottoway"));
    QTest::keyClick(&note->actButton(), Qt::Key_Return);
    EXPECT_TRUE(
        eventually([&] { return (*desk->shifts().lastNote().result())->readBy == QStringLiteral("Pat Ottoway"); }));
    EXPECT_TRUE(eventually([&] { return page->findChild<ui::NoteSheet*>() == nullptr; }));
}

TEST_F(PoliceSheetsTest, ANoteThatIsEmptyIsRefusedAndTheShiftGoesOn) {
    auto* sheet = open<ui::ShiftSheet>(Qt::Key_H, Qt::ControlModifier);
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return !sheet->note().toPlainText().isEmpty(); }));
    sheet->note().clear();
    press(*sheet, "Sign and hand over");
    EXPECT_TRUE(eventually([&] { return !sheet->trouble().isEmpty(); }));
    EXPECT_TRUE(desk->isOpen());
}

TEST_F(PoliceSheetsTest, AnAlertInHandGoesToANamedPerson) {
    const QString words = QStringLiteral("four words and more");
    ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Pat Ottoway"), domain::Role::CctvOperator, words).result());
    const desk::Logged alerted = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::HandAlertSheet>(Qt::Key_F9, Qt::ShiftModifier);
    ASSERT_NE(sheet, nullptr);
    ASSERT_TRUE(eventually([&] { return sheet->findChild<ui::ChoiceField*>()->count() == 1; }));
    press(*sheet, "Hand over");
    EXPECT_TRUE(eventually(
        [&] { return desk->alerts().view(alerted.alert.id).result()->claimedBy == QStringLiteral("Pat Ottoway"); }));
}

TEST_F(PoliceSheetsTest, AReportIsGradedByItsOwnKeysAndKeptOnlyWithoutItsSource) {
    told(QStringLiteral("C07 theft Dean Hollis"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::IntelSheet>(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_NE(sheet, nullptr);
    auto* words = sheet->findChild<QPlainTextEdit*>();
    type(words, "Ottoway saw him sell them.");
    type(named<QLineEdit>(*sheet, "Who told it"), "Pat Ottoway, C12");
    QTest::keyClick(named<ui::SegmentedControl>(*sheet, "Source evaluation"), Qt::Key_1);
    QTest::keyClick(named<ui::SegmentedControl>(*sheet, "Information assessment"), Qt::Key_B);
    QTest::keyClick(named<ui::SegmentedControl>(*sheet, "Handling"), Qt::Key_C);
    type(named<QLineEdit>(*sheet, "Conditions"), "not to members");
    EXPECT_EQ(domain::gradeOf(sheet->report()), QStringLiteral("1 B C"));
    keep(*page, QStringLiteral("intel"));
    press(*sheet, "Keep the report");
    ASSERT_TRUE(eventually([&] { return sheet->trouble().contains(QStringLiteral("gives its source away")); }));
    words->setPlainText(QStringLiteral("The source saw him sell them."));
    press(*sheet, "Keep the report");
    ASSERT_TRUE(eventually([&] { return desk->intel().list().result()->size() == 1; }));
    ASSERT_TRUE(hasGone<ui::IntelSheet>());
    auto* list = open<ui::IntelListSheet>(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_NE(list, nullptr);
    ASSERT_TRUE(eventually([&] { return list->rows().rowCount() == 1; }));
    keep(*page, QStringLiteral("intel-list"));
    QTest::keyClick(&list->list(), Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return QFile::exists(QString::fromStdString(dir.file("paper.pdf"))); }));
}

TEST_F(PoliceSheetsTest, TheSheetsFitTheSmallestWindowInTheLightThemeToo) {
    ui::Theme::instance().setMode(ui::Theme::Mode::Light);
    told(QStringLiteral("C07 theft m30 grey hoodie"), true);
    ASSERT_TRUE(eventually([&] { return page->board().inHand() != nullptr; }));
    auto* sheet = open<ui::CaseSheet>(Qt::Key_F6);
    ASSERT_NE(sheet, nullptr);
    keep(*page, QStringLiteral("case-light"));
    EXPECT_LE(sheet->box()->height(), page->height());
    sheet->dismiss();
    auto* intel = open<ui::IntelSheet>(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_NE(intel, nullptr);
    keep(*page, QStringLiteral("intel-light"));
    EXPECT_LE(intel->box()->height(), page->height());
    ui::Theme::instance().setMode(ui::Theme::Mode::Dark);
}

} // namespace
} // namespace watchdesk::test
