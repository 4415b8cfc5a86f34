#include "ui/shell/ActionRegistry.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/Sheets.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QVBoxLayout>

namespace watchdesk::ui {
namespace {

struct Window : QWidget {
    QLineEdit* before = new QLineEdit;
    Window() {
        auto* column = new QVBoxLayout(this);
        column->addWidget(before);
        resize(1280, 800);
        show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(this));
        before->setFocus();
    }
};

QVector<PaletteItem> items(QStringList* ran) {
    const auto item = [ran](const char* title, bool listed, bool enabled = true) {
        const QString name = QString::fromUtf8(title);
        return PaletteItem{name, QStringLiteral("Desk"), {}, {}, enabled, listed, [ran, name] { ran->append(name); }};
    };
    return {item("Lock the desk", true), item("Dark or light", true), item("Replay", true, false),
            item("C07 Hallam Pharmacy", false), item("C17 Rowe & Finch", false)};
}

TEST(CommandPalette, ListsActionsAndFindsThingsByTyping) {
    QStringList ran;
    PaletteModel model(items(&ran));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.rowCount(), 3);
    model.setQuery(QStringLiteral("c1"));
    ASSERT_GE(model.rowCount(), 1);
    EXPECT_EQ(model.item(0).title, QStringLiteral("C17 Rowe & Finch"));
    model.setQuery(QStringLiteral("zzz"));
    EXPECT_EQ(model.rowCount(), 0);
    model.setQuery({});
    EXPECT_EQ(model.rowCount(), 3);
}

TEST(CommandPalette, RunsByKeyboardAloneAndGivesTheFocusBack) {
    Window window;
    QStringList ran;
    auto* palette = new CommandPalette(&window, items(&ran));
    palette->openPalette();
    EXPECT_TRUE(palette->field()->hasFocus());
    QTest::keyClicks(palette->field(), QStringLiteral("hallam"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return ran == QStringList{QStringLiteral("C07 Hallam Pharmacy")}; }));
    EXPECT_FALSE(Overlay::shownIn(&window));
    EXPECT_TRUE(window.before->hasFocus());
}

TEST(CommandPalette, ArrowsChoose) {
    Window window;
    QStringList ran;
    auto* palette = new CommandPalette(&window, items(&ran));
    palette->openPalette();
    QTest::keyClick(palette->field(), Qt::Key_Down);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return ran == QStringList{QStringLiteral("Dark or light")}; }));
}

TEST(CommandPalette, WhatIsNotPossibleNowDoesNotRun) {
    Window window;
    QStringList ran;
    auto* palette = new CommandPalette(&window, items(&ran));
    palette->openPalette();
    QTest::keyClicks(palette->field(), QStringLiteral("replay"));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_TRUE(ran.isEmpty());
    EXPECT_TRUE(Overlay::shownIn(&window));
}

TEST(Overlay, EscClosesAndAClickBesideDoesToo) {
    Window window;
    QStringList ran;
    auto* palette = new CommandPalette(&window, items(&ran));
    palette->openPalette();
    QTest::keyClick(palette->field(), Qt::Key_Escape);
    EXPECT_FALSE(Overlay::shownIn(&window));
    EXPECT_TRUE(window.before->hasFocus());
    palette = new CommandPalette(&window, items(&ran));
    palette->openPalette();
    QTest::mouseClick(palette->box(), Qt::LeftButton, {}, {4, 4});
    EXPECT_TRUE(Overlay::shownIn(&window));
    QTest::mouseClick(palette, Qt::LeftButton, {}, {8, 700});
    EXPECT_FALSE(Overlay::shownIn(&window));
}

TEST(Overlay, TabStaysInside) {
    Window window;
    ActionRegistry actions(&window);
    auto* sheet = new HelpSheet(&window, actions);
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        EXPECT_TRUE(sheet->isAncestorOf(QApplication::focusWidget()));
    }
}

TEST(Overlay, OneAtATime) {
    Window window;
    new AboutSheet(&window);
    auto* second = new AboutSheet(&window);
    EXPECT_EQ(Overlay::shownIn(&window), second);
    second->dismiss();
    EXPECT_FALSE(Overlay::shownIn(&window));
    EXPECT_TRUE(window.before->hasFocus());
}

TEST(ActionRegistry, ShortcutsRunAndThePagesActionsCountWhileItIsShown) {
    Window window;
    ActionRegistry actions(&window);
    int locked = 0;
    actions.add({QStringLiteral("desk.lock"),
                 QStringLiteral("Lock"),
                 QStringLiteral("Desk"),
                 {},
                 QKeySequence(Qt::CTRL | Qt::Key_L),
                 [&] { ++locked; }});
    QTest::keyClick(window.before, Qt::Key_L, Qt::ControlModifier);
    EXPECT_EQ(locked, 1);
    EXPECT_EQ(actions.all().size(), 1);
    auto* page = new QWidget(&window);
    page->addAction(new QAction(QStringLiteral("Claim"), page));
    actions.setPage(page, QStringLiteral("Control room"));
    ASSERT_EQ(actions.all().size(), 2);
    EXPECT_EQ(actions.sectionOf(actions.all()[0]), QStringLiteral("Control room"));
    EXPECT_TRUE(actions.find(QStringLiteral("desk.lock")));
    QMenu menu;
    actions.fill(menu);
    EXPECT_EQ(menu.actions().size(), 2);
    delete page;
    EXPECT_EQ(actions.all().size(), 1);
}

TEST(ActionRegistry, NamesKeysAsCapsDo) {
    EXPECT_EQ(ActionRegistry::keyText(QKeySequence(QStringLiteral("Ctrl+Shift+D"))), QStringLiteral("Ctrl Shift D"));
    EXPECT_EQ(ActionRegistry::keyText(QKeySequence(QStringLiteral("Ctrl++"))), QStringLiteral("Ctrl +"));
    EXPECT_EQ(ActionRegistry::keyText(QKeySequence(Qt::Key_F9)), QStringLiteral("F9"));
}

} // namespace
} // namespace watchdesk::ui
