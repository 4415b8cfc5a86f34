// Lists of records: what is filtered, sorted, chosen, edited and remembered, by real keys.
#include "ui/widgets/RecordTable.h"

#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Settings.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

namespace watchdesk::ui {
namespace {

struct Shop {
    QString id;
    QString name;
    int radios = 0;
};

class RecordTableTest : public ::testing::Test {
protected:
    void SetUp() override {
        Settings().remove(QStringLiteral("lists/test"));
        model = std::make_unique<Records<Shop>>(
            QVector<RecordColumn>{{QStringLiteral("name"), QStringLiteral("Name"), 200, true, false, true},
                                  {QStringLiteral("radios"), QStringLiteral("Radios"), 80, true, true},
                                  {QStringLiteral("id"), QStringLiteral("Id"), 80, false}},
            [](const Shop& shop) { return shop.id; },
            [](const Shop& shop, const QString& column) -> RecordCell {
                if (column == QLatin1String("name"))
                    return {shop.name};
                if (column == QLatin1String("radios"))
                    return {shop.radios == 0 ? QString() : QString::number(shop.radios), Tone::Text2,
                            shop.radios == 0 ? QVariant(QString()) : QVariant(shop.radios)};
                return {shop.id};
            });
        tester = std::make_unique<QAbstractItemModelTester>(model.get(),
                                                            QAbstractItemModelTester::FailureReportingMode::Fatal);
        show();
        model->set({{QStringLiteral("a"), QStringLiteral("Rowe & Finch"), 2},
                    {QStringLiteral("b"), QStringLiteral("Café Åsa"), 10},
                    {QStringLiteral("c"), QStringLiteral("Hallam Pharmacy"), 0},
                    {QStringLiteral("d"), QStringLiteral("hallam 10"), 1},
                    {QStringLiteral("e"), QStringLiteral("Hallam 9"), 1}});
    }
    void show() {
        table = std::make_unique<RecordTable>(QStringLiteral("test"), QStringLiteral("Shops"), model.get());
        table->setEmpty(new EmptyState({}, QStringLiteral("none"), {}),
                        new EmptyState({}, QStringLiteral("none like it"), {}));
        table->resize(500, 300);
        table->show();
        table->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(table.get()));
        table->setFocus();
    }
    QStringList shown() {
        QStringList ids;
        for (int row = 0; row < model->rowCount(); ++row)
            ids += model->idOf(row);
        return ids;
    }
    std::unique_ptr<Records<Shop>> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
    std::unique_ptr<RecordTable> table;
};

TEST_F(RecordTableTest, SortsWordsAsATelephoneBookAndNumbersByTheirValue) {
    EXPECT_EQ(shown(), (QStringList{"b", "e", "d", "c", "a"})) << "9 before 10, whatever the case";
    QHeaderView* header = table->view().horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(1) + 20, 10));
    EXPECT_EQ(shown().first(), QStringLiteral("d"));
    EXPECT_EQ(shown().last(), QStringLiteral("c")) << "what is empty comes last";
    table->view().sortByColumn(1, Qt::DescendingOrder); // a second click would be half of a double one
    EXPECT_EQ(shown(), (QStringList{"b", "a", "d", "e", "c"})) << "also downwards";
}

TEST_F(RecordTableTest, FiltersByWordsInAnyOrderAndWithoutAccents) {
    table->setFilter(QStringLiteral("PHAR hall"));
    EXPECT_EQ(shown(), QStringList{"c"});
    table->setFilter(QStringLiteral("cafe"));
    EXPECT_EQ(shown(), QStringList{"b"});
    table->setFilter(QStringLiteral("café åsa"));
    EXPECT_EQ(shown(), QStringList{"b"});
    table->setFilter(QStringLiteral("nothing at all"));
    EXPECT_TRUE(table->isEmptyShown());
    table->setFilter({});
    EXPECT_EQ(model->rowCount(), 5);
    model->set({});
    EXPECT_TRUE(table->isEmptyShown());
}

TEST_F(RecordTableTest, ALetterMoreOrLessShowsTheRightRowsHoweverSoonItIsTyped) {
    QVector<Shop> many;
    for (int i = 0; i < 1000; ++i)
        many.append({QStringLiteral("id%1").arg(i), QStringLiteral("Shop %1").arg(i), i});
    model->set(many); // its words are put together later, when nothing else is to be done
    table->setFilter(QStringLiteral("shop 99"));
    EXPECT_EQ(model->rowCount(), 19);
    table->setFilter(QStringLiteral("shop 999"));
    EXPECT_EQ(model->rowCount(), 1);
    EXPECT_EQ(model->rowOf(QStringLiteral("id999")), 0);
    EXPECT_EQ(model->rowOf(QStringLiteral("id99")), -1);
    table->setFilter(QStringLiteral("shop 99"));
    EXPECT_EQ(model->rowCount(), 19) << "a letter taken away";
    model->set(
        {{QStringLiteral("x"), QStringLiteral("Shop 99"), 1}, {QStringLiteral("y"), QStringLiteral("Shop 8"), 1}});
    EXPECT_EQ(model->rowCount(), 1) << "other values under the same filter";
    table->setFilter({});
    EXPECT_EQ(model->rowCount(), 2);
}

TEST_F(RecordTableTest, WhatIsChosenStaysChosen) {
    table->choose({QStringLiteral("c"), QStringLiteral("a")});
    EXPECT_EQ(table->chosenIds(), (QStringList{"c", "a"}));
    model->sort(0, Qt::DescendingOrder);
    EXPECT_EQ(table->chosenIds(), (QStringList{"a", "c"}));
    model->set(
        {{QStringLiteral("a"), QStringLiteral("Another name"), 2}, {QStringLiteral("z"), QStringLiteral("New"), 1}});
    EXPECT_EQ(table->chosenIds(), QStringList{"a"}) << "the other is no more";
    model->set({{QStringLiteral("z"), QStringLiteral("New"), 1}});
    EXPECT_EQ(table->chosenIds(), QStringList{"z"}) << "something is";
}

TEST_F(RecordTableTest, KeysChooseManyOpenCopyAndEdit) {
    table->choose({QStringLiteral("b")});
    QTest::keyClick(&table->view(), Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_EQ(table->chosenIds(), (QStringList{"b", "e"}));
    QTest::keyClick(&table->view(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("Café Åsa\t10\nHallam 9\t1"));
    QSignalSpy opened(table.get(), &RecordTable::opened);
    QTest::keyClick(&table->view(), Qt::Key_Return);
    ASSERT_EQ(opened.size(), 1);
    EXPECT_EQ(opened.first().first().toString(), QStringLiteral("e"));
    QSignalSpy edited(model.get(), &RecordModel::edited);
    table->choose({QStringLiteral("c")});
    table->view().setCurrentIndex(model->index(model->rowOf(QStringLiteral("c")), 0));
    QTest::keyClick(&table->view(), Qt::Key_F2);
    auto* editor = table->view().findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->setText(QStringLiteral("Hallam Chemist"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTest::qWait(20); // it is committed, and the editor goes, with the next turn
    ASSERT_EQ(edited.size(), 1);
    EXPECT_EQ(edited.first(),
              (QVariantList{QStringLiteral("c"), QStringLiteral("name"), QStringLiteral("Hallam Chemist")}));
    EXPECT_EQ(model->at(model->rowOf(QStringLiteral("c")))->name, QStringLiteral("Hallam Pharmacy"))
        << "it changes when the desk has kept it";
    EXPECT_EQ(opened.size(), 1) << "Enter in the editor opens nothing";
    table->view().setCurrentIndex(model->index(0, 1));
    QTest::keyClick(&table->view(), Qt::Key_F2);
    EXPECT_EQ(table->view().findChild<QLineEdit*>(), nullptr) << "a column that may not be edited";
}

TEST_F(RecordTableTest, WhoeverIsToldOfAChoiceFindsTheCurrentRow) {
    QString told;
    QObject::connect(table.get(), &RecordTable::chosenChanged, table.get(), [&] { told = table->currentId(); });
    table->choose({QStringLiteral("c")});
    EXPECT_EQ(told, QStringLiteral("c"));
    QTest::keyClick(&table->view(), Qt::Key_Down);
    EXPECT_EQ(told, QStringLiteral("a")) << "not the row before";
}

TEST_F(RecordTableTest, ColumnsAreRememberedAndTheLastOneStays) {
    EXPECT_FALSE(table->isColumnShown(QStringLiteral("id")));
    table->setColumnShown(QStringLiteral("id"), true);
    table->setColumnShown(QStringLiteral("name"), false);
    table->view().horizontalHeader()->moveSection(2, 0);
    model->sort(0, Qt::AscendingOrder);
    show();
    EXPECT_TRUE(table->isColumnShown(QStringLiteral("id")));
    EXPECT_FALSE(table->isColumnShown(QStringLiteral("name")));
    EXPECT_EQ(table->view().horizontalHeader()->visualIndex(2), 0);
    table->setColumnShown(QStringLiteral("id"), false);
    table->setColumnShown(QStringLiteral("radios"), false);
    EXPECT_TRUE(table->isColumnShown(QStringLiteral("radios"))) << "the last";
    table->resetColumns();
    EXPECT_TRUE(table->isColumnShown(QStringLiteral("name")));
    EXPECT_FALSE(table->isColumnShown(QStringLiteral("id")));
}

TEST_F(RecordTableTest, ARememberedOrderOfOtherColumnsIsForgotten) {
    Settings().setValue(QStringLiteral("lists/test"), QByteArray("rubbish"));
    show();
    EXPECT_TRUE(table->isColumnShown(QStringLiteral("name")));
}

} // namespace
} // namespace watchdesk::ui
