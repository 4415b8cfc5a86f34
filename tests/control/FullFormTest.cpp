// The full form, "who is this?" and the next steps, by their keys, over a town in memory.
#include "ui/control/FullForm.h"

#include "control/Keep.h"
#include "control/MemoryTown.h"
#include "ui/control/AlertPanel.h"
#include "ui/control/ControlRoomPage.h"
#include "ui/control/QuickLine.h"
#include "ui/control/WhoSheet.h"
#include "ui/widgets/DraftBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ErrorBanner.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace watchdesk::test {
namespace {

class FullFormTest : public testing::Test {
protected:
    void SetUp() override {
        page = std::make_unique<ui::ControlRoomPage>(town.jobs());
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(page.get()));
        edit = &page->quickLine().edit();
        edit->setFocus();
    }
    void key(int code, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), static_cast<Qt::Key>(code), modifiers);
        QTest::qWait(10);
    }
    void type(const QString& words) { QTest::keyClicks(QApplication::focusWidget(), words); }
    ui::FullForm* openForm() {
        key(Qt::Key_F2, Qt::ControlModifier);
        return dynamic_cast<ui::FullForm*>(ui::Overlay::shownIn(page.get()));
    }
    ui::WhoSheet* whoSheet() { return dynamic_cast<ui::WhoSheet*>(ui::Overlay::shownIn(page.get())); }
    static QLineEdit* field(const ui::FullForm* form, const char* name) {
        return form->findChild<QLineEdit*>(QLatin1String("form-") + QLatin1String(name));
    }
    /// By Tab, as a hand would.
    bool tabTo(const QWidget* wanted) {
        for (int i = 0; i < 40; ++i) {
            if (QApplication::focusWidget() == wanted)
                return true;
            key(Qt::Key_Tab);
        }
        return false;
    }
    void offerTwo() {
        desk::WhoSuggestion one;
        one.subjectId = QStringLiteral("s1");
        one.reference = QStringLiteral("W-0412");
        one.name = QStringLiteral("Dean Hollis");
        one.looks = QStringLiteral("1.83 m, medium build, fair hair; usually grey hoodie, black sports bag");
        one.why = QStringLiteral("age and build agree; 3 incidents here, Fridays 18–22");
        desk::WhoSuggestion two = one;
        two.subjectId = QStringLiteral("s2");
        two.reference = QStringLiteral("W-0555");
        two.name.clear();
        two.under18 = true;
        two.why = QStringLiteral("build agrees; 1 sighting in this street, Fridays 18–22; hair differs");
        town.incidents.offered = {one, two};
    }
    /// An alert that is in hand, with its steps.
    void raise() {
        town.alerts.add(alertView(1187, shiftNow - 9000));
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return page->board().inHand() != nullptr && !page->alertPanel().steps().steps().isEmpty(); }));
    }
    Town town;
    std::unique_ptr<ui::ControlRoomPage> page;
    ui::QuickLineEdit* edit = nullptr;
};

TEST_F(FullFormTest, IsFilledInFromTheLineAndLogsTheSameThing) {
    type(QStringLiteral("C07 theft m30s slim grey hoodie > butter row £20 by the till"));
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(field(form, "caller")->text(), QStringLiteral("C07"));
    EXPECT_EQ(field(form, "build")->text(), QStringLiteral("slim"));
    EXPECT_EQ(field(form, "top")->text(), QStringLiteral("grey hoodie"));
    EXPECT_EQ(field(form, "heading")->text(), QStringLiteral("Butter Row"));
    ASSERT_TRUE(tabTo(field(form, "shoes")));
    type(QStringLiteral("white trainers"));
    keep(*page, QStringLiteral("full-form"));
    key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_EQ(town.line.logged.size(), 1);
    const desk::LogRequest& request = town.line.logged.first();
    EXPECT_TRUE(request.alert);
    ASSERT_TRUE(request.reading);
    EXPECT_EQ(request.reading->category, QStringLiteral("shop-theft"));
    EXPECT_EQ(request.reading->description, QStringLiteral("m 30s, slim, grey hoodie, white trainers"));
    EXPECT_EQ(request.reading->lossPence, 2000);
    EXPECT_EQ(request.reading->narrative, QStringLiteral("by the till"));
    const auto line = domain::readQuickLine(request.line, town.line.words);
    EXPECT_EQ(line.category, request.reading->category);
    EXPECT_EQ(line.heading, request.reading->heading);
    EXPECT_EQ(ui::Overlay::shownIn(page.get()), nullptr);
    EXPECT_TRUE(edit->text().isEmpty());
}

TEST_F(FullFormTest, EscGivesWhatWasTypedBackToTheLine) {
    type(QStringLiteral("C07 theft m30"));
    ui::FullForm* form = openForm();
    ASSERT_TRUE(tabTo(field(form, "head")));
    type(QStringLiteral("black cap"));
    key(Qt::Key_Escape);
    EXPECT_TRUE(edit->hasFocus());
    EXPECT_TRUE(edit->text().contains(QStringLiteral("black cap"))) << edit->text().toStdString();
    const domain::QuickReading& reading = edit->reading();
    EXPECT_EQ(reading.caller->callSign, QStringLiteral("C07"));
    EXPECT_EQ(reading.category, QStringLiteral("shop-theft"));
    EXPECT_EQ(reading.age, QStringLiteral("30"));
    // Nothing changed: the line stays to the letter.
    const QString line = edit->text();
    ASSERT_NE(openForm(), nullptr);
    key(Qt::Key_Escape);
    EXPECT_EQ(edit->text(), line);
}

TEST_F(FullFormTest, TheFormKeepsTheOverThatItWasOpenedFor) {
    const auto ended = [this](const char* over, const char* sign) {
        Q_EMIT town.radio.transmissionEnded(QString::fromLatin1(over), QString::fromLatin1(sign),
                                            QStringLiteral("SHOP"));
    };
    ended("t1", "C07");
    ASSERT_EQ(page->quickLine().over(), QStringLiteral("t1"));
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    ended("t2", "C12");
    EXPECT_EQ(edit->text(), QStringLiteral("C07 ")) << "the line is the form's while it is open";
    ASSERT_TRUE(tabTo(field(form, "top")));
    type(QStringLiteral("red coat"));
    key(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.first().transmissionId, QStringLiteral("t1"));
    EXPECT_EQ(edit->text(), QStringLiteral("C12 ")) << "and the newer one has waited for the line";
    EXPECT_EQ(page->quickLine().over(), QStringLiteral("t2"));
}

TEST_F(FullFormTest, EscGivesLineAndOverBackTogether) {
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t1"), QStringLiteral("C07"), QStringLiteral("SHOP"));
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    Q_EMIT town.radio.transmissionEnded(QStringLiteral("t2"), QStringLiteral("C12"), QStringLiteral("SHOP"));
    ASSERT_TRUE(tabTo(field(form, "top")));
    type(QStringLiteral("red coat"));
    key(Qt::Key_Escape);
    EXPECT_TRUE(edit->text().startsWith(QStringLiteral("C07"))) << edit->text().toStdString();
    EXPECT_EQ(page->quickLine().over(), QStringLiteral("t1"));
}

TEST_F(FullFormTest, HowManyThatIsNoNumberStaysInTheNarrative) {
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    type(QStringLiteral("C07"));
    for (const char* typed : {"3-4", "a group", "100"}) {
        field(form, "people")->setText(QString::fromLatin1(typed));
        EXPECT_TRUE(form->trouble().contains(QStringLiteral("stays in the narrative"))) << typed;
        EXPECT_TRUE(form->entry().narrative.contains(QLatin1String(typed))) << typed;
        EXPECT_EQ(form->entry().people, 1);
    }
    field(form, "people")->setText(QStringLiteral("4"));
    EXPECT_TRUE(form->trouble().isEmpty());
    EXPECT_EQ(form->entry().people, 4);
    EXPECT_TRUE(form->entry().narrative.isEmpty());
}

TEST_F(FullFormTest, WhatWasTypedSurvivesAClickBesideItAndALock) {
    ui::DraftBox::instance().meet(QStringLiteral("jo"));
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    type(QStringLiteral("C07"));
    ASSERT_TRUE(tabTo(field(form, "top")));
    type(QStringLiteral("red coat"));
    QTest::mouseClick(form, Qt::LeftButton, {}, QPoint(2, 2));
    ASSERT_EQ(ui::Overlay::shownIn(page.get()), form);
    form->keepDraft(); // as a lock does, which takes the page and its line
    form->dismiss();
    edit->clear();
    form = openForm();
    ASSERT_NE(form, nullptr);
    EXPECT_EQ(field(form, "caller")->text(), QStringLiteral("C07"));
    EXPECT_EQ(field(form, "top")->text(), QStringLiteral("red coat"));
    form->keepDraft();
    form->dismiss();
    edit->clear();
    ui::DraftBox::instance().meet(QStringLiteral("ada"));
    form = openForm();
    ASSERT_NE(form, nullptr);
    EXPECT_TRUE(field(form, "top")->text().isEmpty()) << "somebody else is told nothing";
}

TEST_F(FullFormTest, AFailureKeepsTheFormAndItsWords) {
    town.line.fail = Error{ErrorCode::DiskFull, "The disk is full.", "", ""};
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    type(QStringLiteral("C07"));
    ASSERT_TRUE(tabTo(field(form, "top")));
    type(QStringLiteral("red coat"));
    key(Qt::Key_Return);
    ASSERT_EQ(ui::Overlay::shownIn(page.get()), form);
    EXPECT_TRUE(form->trouble().contains(QStringLiteral("disk is full")));
    EXPECT_EQ(field(form, "top")->text(), QStringLiteral("red coat"));
    town.line.fail.reset();
    key(Qt::Key_Return);
    EXPECT_EQ(town.line.logged.size(), 1);
}

TEST_F(FullFormTest, ATimeIsReadAndWrongOnesAreSaid) {
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    type(QStringLiteral("C07"));
    ASSERT_TRUE(tabTo(field(form, "time")));
    type(QStringLiteral("soonish"));
    EXPECT_TRUE(form->trouble().contains(QStringLiteral("“soonish” is no time"))) << form->trouble().toStdString();
    key(Qt::Key_Return);
    EXPECT_TRUE(town.line.logged.isEmpty());
    field(form, "time")->selectAll();
    type(QStringLiteral("12 min ago"));
    key(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.first().at, shiftNow - 12 * 60'000);
}

TEST_F(FullFormTest, TheNightTheClocksChangeIsSaid) {
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    field(form, "time")->setText(QStringLiteral("25/10 01:30"));
    EXPECT_TRUE(form->trouble().contains(QStringLiteral("twice"))) << form->trouble().toStdString();
    field(form, "time")->setText(QStringLiteral("29/3 01:30"));
    EXPECT_TRUE(form->trouble().contains(QStringLiteral("That night had no"))) << form->trouble().toStdString();
}

TEST_F(FullFormTest, ACallSignNobodyHasIsSaidAndKept) {
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    type(QStringLiteral("C99"));
    EXPECT_TRUE(form->trouble().contains(QStringLiteral("No radio is called C99")));
    key(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.first().reading->narrative, QStringLiteral("C99"));
    // And in the line.
    type(QStringLiteral("C99 theft "));
    QStringList chips;
    for (const auto& piece : page->quickLine().chips().pieces())
        chips += piece.text;
    EXPECT_TRUE(chips.contains(QStringLiteral("no radio is called C99"))) << chips.join('|').toStdString();
}

TEST_F(FullFormTest, EveryFieldHasANameAndTabReachesThemAll) {
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    QSet<QWidget*> reached;
    for (int i = 0; i < 40; ++i) {
        reached.insert(QApplication::focusWidget());
        key(Qt::Key_Tab);
    }
    int controls = 0;
    for (QWidget* each : form->findChildren<QWidget*>()) {
        if (each->focusPolicy() == Qt::NoFocus || !each->isVisible() || !each->isEnabled() ||
            (each->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++controls;
        EXPECT_TRUE(reached.contains(each)) << each->metaObject()->className() << each->accessibleName().toStdString();
        EXPECT_FALSE(each->accessibleName().isEmpty() && each->property("text").toString().isEmpty())
            << each->metaObject()->className();
    }
    EXPECT_GE(controls, 24);
    // In a small window nothing is cut off.
    EXPECT_LE(form->box()->height(), page->height());
}

TEST_F(FullFormTest, WhoIsThisFillsInTheSubjectAndComesBackToTheForm) {
    offerTwo();
    type(QStringLiteral("C07 theft m30s slim"));
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    key(Qt::Key_I, Qt::ControlModifier);
    ui::WhoSheet* who = whoSheet();
    ASSERT_NE(who, nullptr);
    ASSERT_EQ(town.incidents.asked.size(), 1);
    EXPECT_EQ(town.incidents.asked.first().reading->age, QStringLiteral("30s"));
    key(Qt::Key_Return);
    ASSERT_EQ(ui::Overlay::shownIn(page.get()), form);
    EXPECT_EQ(field(form, "subject")->text(), QStringLiteral("Dean Hollis"));
    EXPECT_TRUE(town.incidents.decided.isEmpty()) << "there is no incident yet";
}

TEST_F(FullFormTest, OfTheAlertInHandAPersonDecides) {
    offerTwo();
    raise();
    const QString incident = page->board().inHand()->incident.id;
    key(Qt::Key_I, Qt::ControlModifier);
    ui::WhoSheet* who = whoSheet();
    ASSERT_NE(who, nullptr);
    EXPECT_EQ(town.incidents.asked.first().incidentId, incident);
    ASSERT_EQ(who->rows().rowCount(), 2);
    keep(*page, QStringLiteral("who-is-this"));
    key(Qt::Key_Delete);
    EXPECT_EQ(town.incidents.decided, QStringList{QStringLiteral("not %1 s1").arg(incident)});
    ASSERT_EQ(who->rows().rowCount(), 1);
    key(Qt::Key_Return);
    EXPECT_EQ(town.incidents.decided.last(), QStringLiteral("tie %1 s2").arg(incident));
    EXPECT_EQ(ui::Overlay::shownIn(page.get()), nullptr);
}

TEST_F(FullFormTest, OneKeyPressRulesOutOnePerson) {
    offerTwo();
    raise();
    key(Qt::Key_I, Qt::ControlModifier);
    ui::WhoSheet* who = whoSheet();
    ASSERT_NE(who, nullptr);
    ASSERT_TRUE(QTest::qWaitFor([&] { return who->rows().rowCount() == 2; }));
    // The second comes before the first has been written.
    QTest::keyClick(&who->list(), Qt::Key_Delete);
    QTest::keyClick(&who->list(), Qt::Key_Delete);
    who->list().choose(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return who->rows().rowCount() == 1; }));
    EXPECT_EQ(town.incidents.decided.size(), 1);
    EXPECT_EQ(who->rows().at(0)->subjectId, QStringLiteral("s2")) << "the one that was ruled out has gone";
}

TEST_F(FullFormTest, StepsGoWithTheirAlert) {
    raise();
    const ui::StepList& steps = page->alertPanel().steps();
    page->board().close(domain::IncidentOutcome::StoodDown);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page->board().inHand() == nullptr; }));
    EXPECT_TRUE(steps.steps().isEmpty());
}

TEST_F(FullFormTest, NobodyFitsAndWhoMayNotSeeTheGalleryAreSaid) {
    raise();
    key(Qt::Key_I, Qt::ControlModifier);
    ASSERT_NE(whoSheet(), nullptr);
    const ui::RowList& list = whoSheet()->list();
    ASSERT_TRUE(list.emptyState() != nullptr && list.emptyState()->isVisible());
    EXPECT_TRUE(list.emptyState()->heading().contains(QStringLiteral("Nobody of the gallery fits")));
    EXPECT_TRUE(list.rect().contains(list.emptyState()->geometry())) << "where the rows would be";
    EXPECT_TRUE(list.accessibleDescription().contains(QStringLiteral("sex, age, build")));
    EXPECT_EQ(whoSheet()->trouble(), QString());
    keep(*page, QStringLiteral("who-nobody"));
    EXPECT_FALSE(whoSheet()->actButton().isEnabled());
    key(Qt::Key_Escape);
    town.incidents.may = false;
    key(Qt::Key_I, Qt::ControlModifier);
    EXPECT_EQ(whoSheet(), nullptr);
    EXPECT_EQ(town.incidents.asked.size(), 1);
}

TEST_F(FullFormTest, StepsAreTickedByKeyAndByHand) {
    raise();
    ui::StepList& steps = page->alertPanel().steps();
    ASSERT_GE(steps.steps().size(), 4);
    EXPECT_EQ(steps.done(), 0);
    key(Qt::Key_D, Qt::ControlModifier);
    EXPECT_EQ(steps.done(), 1);
    EXPECT_EQ(steps.next(), 1);
    steps.setFocus(Qt::TabFocusReason);
    key(Qt::Key_Down);
    key(Qt::Key_Space);
    EXPECT_EQ(steps.done(), 2) << steps.accessibleDescription().toStdString();
    EXPECT_TRUE(steps.accessibleDescription().contains(QStringLiteral("done by Jo Mead")));
    key(Qt::Key_Space);
    EXPECT_EQ(steps.done(), 1) << "and the tick comes off";
    keep(*page, QStringLiteral("steps"));
    town.incidents.fail = Error{ErrorCode::DiskFull, "The disk is full.", "", ""};
    key(Qt::Key_Space);
    EXPECT_EQ(steps.done(), 1);
    const auto banners = page->findChildren<ui::ErrorBanner*>();
    EXPECT_TRUE(std::any_of(banners.begin(), banners.end(), [](const auto* banner) { return banner->isVisible(); }));
}

TEST_F(FullFormTest, TenThousandLettersAndOtherScriptsComeThroughTheForm) {
    QString words = QString::fromUtf8("مرحبا שלום 😀👩‍👧‍👦 \u202e");
    while (words.size() < 10'000)
        words += QString::fromUtf8("нож 刀 ");
    edit->setText(QStringLiteral("C07 theft ") + words);
    ui::FullForm* form = openForm();
    ASSERT_NE(form, nullptr);
    key(Qt::Key_Return);
    ASSERT_EQ(town.line.logged.size(), 1);
    EXPECT_EQ(town.line.logged.first().reading->narrative, words.trimmed());
    EXPECT_TRUE(town.line.logged.first().line.contains(words.trimmed()));
}

} // namespace
} // namespace watchdesk::test
