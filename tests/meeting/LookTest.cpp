// The page as a whole: pictures for people to look at, and what must hold in every one of them.
#include "meeting/MemoryMeetings.h"
#include "ui/meeting/ActionPanel.h"
#include "ui/meeting/AgendaPanel.h"
#include "ui/meeting/ItemPane.h"
#include "ui/meeting/MeetingPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RowList.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QTest>

namespace watchdesk::test {
namespace {

using ui::MeetingPage;
using ui::Theme;

struct Shape {
    const char* name;
    QSize size;
};
// The window's top bar takes 44 px of 1080 and 800.
const Shape shapes[] = {{"1920", {1920, 1036}}, {"1280", {1280, 756}}};

class MeetingLookTest : public testing::TestWithParam<std::tuple<int, int>> {
protected:
    void SetUp() override {
        Theme::instance().setMode(std::get<0>(GetParam()) == 0 ? Theme::Mode::Dark : Theme::Mode::Light);
    }
    void TearDown() override { Theme::instance().setMode(Theme::Mode::Dark); }
    void open() {
        m_page = std::make_unique<MeetingPage>(m_meetings);
        m_page->resize(shapes[std::get<1>(GetParam())].size);
        m_page->show();
        m_page->activateWindow();
        m_page->setFocus();
        QTest::qWait(100);
    }
    void press(Qt::Key key, int times = 1) {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(QApplication::focusWidget(), key);
        QTest::qWait(100);
    }
    /// Saves what is shown under $WATCHDESK_GRABS when that is set.
    void keep(const char* what) {
        QTest::qWait(100);
        const QString folder = qEnvironmentVariable("WATCHDESK_GRABS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        const QString name = QStringLiteral("/meeting-%1-%2-%3.png")
                                 .arg(QLatin1String(what), QLatin1String(shapes[std::get<1>(GetParam())].name),
                                      std::get<0>(GetParam()) == 0 ? QStringLiteral("dark") : QStringLiteral("light"));
        m_page->grab().save(folder + name);
    }
    MemoryMeetings m_meetings;
    std::unique_ptr<MeetingPage> m_page;
};

TEST_P(MeetingLookTest, AFullAgenda) {
    m_meetings.fill();
    open();
    press(Qt::Key_J, 7);
    keep("full");
    EXPECT_TRUE(m_page->isReady());
}

TEST_P(MeetingLookTest, BeingEdited) {
    m_meetings.fill();
    open();
    press(Qt::Key_J, 6);
    press(Qt::Key_A);
    m_page->item().edit();
    keep("edit");
    EXPECT_TRUE(m_page->item().isEditing());
}

TEST_P(MeetingLookTest, TheListOfMeetings) {
    m_meetings.fill();
    open();
    press(Qt::Key_M);
    keep("list");
    EXPECT_TRUE(m_page->agenda().showsMeetings());
}

TEST_P(MeetingLookTest, AQuietMonth) {
    m_meetings.fillQuiet();
    open();
    press(Qt::Key_J, 2);
    keep("quiet");
    EXPECT_TRUE(m_page->isReady());
}

TEST_P(MeetingLookTest, NoMeetingAndPlanningOne) {
    open();
    keep("none");
    m_page->plan();
    keep("plan");
    EXPECT_FALSE(m_page->isReady());
}

TEST_P(MeetingLookTest, LongNames) {
    m_meetings.fillLong();
    open();
    press(Qt::Key_J, 7);
    keep("long");
    // Nothing may ask for more than the smallest window has.
    EXPECT_LE(m_page->minimumSizeHint().width(), 1280);
    EXPECT_LE(m_page->minimumSizeHint().height(), 756);
}

TEST_P(MeetingLookTest, EveryWidgetThatTakesTheFocusHasAName) {
    m_meetings.fill();
    open();
    for (QWidget* widget : m_page->findChildren<QWidget*>()) {
        const auto* button = qobject_cast<QAbstractButton*>(widget);
        const QString said =
            !widget->accessibleName().isEmpty() || button == nullptr ? widget->accessibleName() : button->text();
        const bool ours = !widget->objectName().startsWith(QLatin1String("qt_"));
        EXPECT_FALSE(widget->focusPolicy() != Qt::NoFocus && widget->isVisible() && ours && said.isEmpty())
            << widget->metaObject()->className() << " " << widget->objectName().toStdString();
    }
}

INSTANTIATE_TEST_SUITE_P(Page, MeetingLookTest, testing::Combine(testing::Values(0, 1), testing::Values(0, 1)));

} // namespace
} // namespace watchdesk::test
