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

PaletteItem record(QStringList* ran, const char* title, const char* detail) {
    const QString name = QString::fromUtf8(title);
    return {name,
            QStringLiteral("Incident"),
            {},
            {},
            true,
            true,
            [ran, name] { ran->append(name); },
            QString::fromUtf8(detail)};
}

TEST(CommandPalette, RecordsStandBelowTheCommands) {
    QStringList ran;
    PaletteModel model(items(&ran));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setQuery(QStringLiteral("c1"));
    const int commands = model.rowCount();
    model.setRecords({record(&ran, "Incident 231", "grey hoodie"), record(&ran, "Incident 7", "grey coat")});
    ASSERT_EQ(model.rowCount(), commands + 2);
    EXPECT_EQ(model.item(commands).title, QStringLiteral("Incident 231"));
    EXPECT_EQ(model.index(commands + 1).data(PaletteModel::DetailRole), QStringLiteral("grey coat"));
    EXPECT_TRUE(model.index(commands).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("hoodie")));
    model.setQuery(QStringLiteral("c17"));
    EXPECT_EQ(model.records(), 0) << "they were found for other words";
    QVector<PaletteItem> many;
    for (int i = 0; i < 30; ++i)
        many.append(items(&ran).first());
    PaletteModel crowded(many);
    crowded.setQuery(QStringLiteral("lock"));
    EXPECT_EQ(crowded.rowCount(), 30);
    crowded.setRecords({record(&ran, "Incident 231", "a lock was broken")});
    EXPECT_EQ(crowded.rowCount(), PaletteModel::besideRecords + 1) << "records are in sight";
}

TEST(CommandPalette, RecordsAreAskedForWhenTheTypingRests) {
    Window window;
    QStringList ran;
    auto* palette = new CommandPalette(&window, items(&ran));
    QStringList asked;
    QObject::connect(palette, &CommandPalette::recordsWanted, palette, [&](const QString& text) { asked << text; });
    palette->openPalette();
    QTest::keyClicks(palette->field(), QStringLiteral("h"));
    QTest::qWait(CommandPalette::settleMs + 100);
    EXPECT_EQ(asked, QStringList()) << "one letter finds everything";
    QTest::keyClicks(palette->field(), QStringLiteral("oodie"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return !asked.isEmpty(); }));
    EXPECT_EQ(asked, QStringList{QStringLiteral("hoodie")});
    palette->showRecords(QStringLiteral("hood"), {record(&ran, "Incident 1", "of other words")});
    EXPECT_EQ(palette->model().rowCount(), 0) << "an answer that comes late is nobody's";
    palette->showRecords(QStringLiteral("hoodie"), {record(&ran, "Incident 231", "grey hoodie")});
    ASSERT_EQ(palette->model().rowCount(), 1);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    EXPECT_TRUE(QTest::qWaitFor([&] { return ran == QStringList{QStringLiteral("Incident 231")}; }));
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
