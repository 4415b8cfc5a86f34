// The page over the real desk and a real store: what is done is what is kept.
#include "desk/DeskFixture.h"
#include "desk/MeetingDesk.h"
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/EvidencePane.h"
#include "ui/meeting/ItemPane.h"
#include "ui/meeting/MeetingPage.h"
#include "ui/widgets/RowList.h"

#include <QApplication>
#include <QFile>
#include <QTest>

namespace watchdesk::test {
namespace {

using domain::AgendaSection;

class DeskMeetingTest : public desk::DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        for (int i = 0; i < 3; ++i)
            (void)log(QStringLiteral("C07 theft razors £12 W-0412"));
        clock.advance(1000);
        desk::MeetingPlan plan;
        plan.schemeId = desk->directory().schemes().first().id;
        plan.at = start + 6 * 86'400'000LL;
        meeting = desk->meetings().plan(plan).result()->id;
        page = std::make_unique<ui::MeetingPage>(*desk);
        page->resize(1280, 756);
        page->show();
        page->activateWindow();
        ASSERT_TRUE(eventually([this] { return page->isReady(); }));
        page->setFocus();
    }
    void TearDown() override {
        page.reset();
        closeDesk();
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    [[nodiscard]] QStringList kept() {
        QStringList out;
        const auto view = desk->meetings().agenda(meeting).result();
        for (const desk::AgendaLine& line : view->lines)
            out += line.item.title;
        return out;
    }
    std::unique_ptr<ui::MeetingPage> page;
    QString meeting;
};

TEST_F(DeskMeetingTest, BuiltEditedUndoneAndPrintedByKeys) {
    key(Qt::Key_R);
    ASSERT_TRUE(eventually([this] { return page->agenda().model().rowCount() > 12; }));
    EXPECT_TRUE(kept().contains(QStringLiteral("C07 Hallam Pharmacy · 3 incidents")));
    for (int i = 0; i < 20 && page->agenda().currentSection() != AgendaSection::Places; ++i)
        key(Qt::Key_J);
    ASSERT_TRUE(eventually([this] { return !page->evidence().heading().isEmpty(); }));
    key(Qt::Key_E);
    QTest::keyClicks(QApplication::focusWidget(), "The pharmacy again");
    key(Qt::Key_Return, Qt::ControlModifier);
    ASSERT_TRUE(eventually([this] { return page->item().title() == QLatin1String("The pharmacy again"); }));
    EXPECT_TRUE(kept().contains(QStringLiteral("The pharmacy again")));
    key(Qt::Key_Z, Qt::ControlModifier);
    ASSERT_TRUE(
        eventually([this] { return page->item().title() == QStringLiteral("C07 Hallam Pharmacy · 3 incidents"); }));
    const QString path = QString::fromStdString(dir.file("agenda.pdf"));
    page->setAskPath([&](const QString&, const std::function<void(const QString&)>& take) { take(path); });
    key(Qt::Key_P, Qt::ControlModifier);
    ASSERT_TRUE(eventually([&] { return QFile::exists(path); }));
}

TEST_F(DeskMeetingTest, WhatAnotherDeskDoesIsSeen) {
    key(Qt::Key_R);
    ASSERT_TRUE(eventually([this] { return page->agenda().model().rowCount() > 12; }));
    const int rows = page->agenda().model().rowCount();
    ASSERT_TRUE(
        desk->meetings().addItem(meeting, AgendaSection::OtherBusiness, QStringLiteral("From elsewhere")).result());
    EXPECT_TRUE(eventually([&] { return page->agenda().model().rowCount() == rows + 1; }));
}

} // namespace
} // namespace watchdesk::test
