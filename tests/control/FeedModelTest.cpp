#include "ui/control/FeedModel.h"

#include "control/MemoryTown.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace watchdesk::test {
namespace {

using desk::FeedFilter;
using desk::FeedRow;
using domain::FeedKind;
using ui::FeedModel;

FeedRow fresh(const char* title, FeedKind kind = FeedKind::Transmission, UtcMs at = shiftNow) {
    FeedRow row;
    row.title = QString::fromLatin1(title);
    row.kind = kind;
    row.at = at;
    return row;
}

class FeedModelTest : public testing::Test {
protected:
    void open(int rows) {
        feed = std::make_unique<MemoryFeed>(rows);
        model = std::make_unique<FeedModel>(*feed);
        tester = std::make_unique<QAbstractItemModelTester>(model.get(),
                                                            QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->reload();
        QTest::qWait(1);
        ASSERT_EQ(model->state(), FeedModel::State::Ready);
    }
    /// Looks at rows as a view does, until they are read.
    void look(int first, int last) {
        for (int row = first; row <= last; ++row)
            static_cast<void>(model->row(row));
        QTest::qWait(5);
    }
    std::unique_ptr<MemoryFeed> feed;
    std::unique_ptr<FeedModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

TEST_F(FeedModelTest, NewestFirstAndReadInBlocks) {
    open(1000);
    EXPECT_EQ(model->rowCount(), 1000);
    EXPECT_EQ(model->seqAt(0), 1000);
    EXPECT_EQ(model->rowOf(1), 999);
    EXPECT_EQ(model->rowOf(5000), -1);
    const int before = feed->asked;
    look(300, 320);
    ASSERT_NE(model->row(310), nullptr);
    EXPECT_EQ(model->row(310)->seq, 690);
    EXPECT_LE(feed->asked - before, 2) << "21 rows lie in at most two blocks of 64";
}

TEST_F(FeedModelTest, KeepsABoundedPartOfALongLog) {
    open(50'000);
    for (int row = 0; row < 10'000; row += 40)
        look(row, row + 20);
    EXPECT_LE(model->cached(), FeedModel::cachedRows);
    look(0, 10);
    ASSERT_NE(model->row(0), nullptr) << "what fell out is read again";
    EXPECT_EQ(model->row(0)->seq, 50'000);
}

TEST_F(FeedModelTest, SeveralInATickAreOneInsert) {
    open(10);
    QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
    feed->append({fresh("one"), fresh("two")});
    feed->append({fresh("three")});
    EXPECT_EQ(inserted.count(), 0);
    QTest::qWait(5);
    ASSERT_EQ(inserted.count(), 1);
    EXPECT_EQ(inserted.at(0).at(1).toInt(), 0);
    EXPECT_EQ(inserted.at(0).at(2).toInt(), 2);
    EXPECT_EQ(model->rowCount(), 13);
    EXPECT_EQ(model->index(0).data().toString(), QStringLiteral("three"));
    EXPECT_EQ(model->index(2).data().toString(), QStringLiteral("one"));
}

TEST_F(FeedModelTest, AnUpdateRepaintsItsRowInPlace) {
    open(200);
    look(0, 63);
    QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
    FeedRow row = *model->row(7);
    row.title = QStringLiteral("C07 Hallam Pharmacy");
    feed->update(row);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed.at(0).at(0).toModelIndex().row(), 7);
    EXPECT_EQ(changed.at(0).at(1).toModelIndex().row(), 7);
    EXPECT_EQ(inserted.count(), 0);
    EXPECT_EQ(model->index(7).data().toString(), QStringLiteral("C07 Hallam Pharmacy"));
}

TEST_F(FeedModelTest, AnUpdateOfAWaitingRowIsNotLost) {
    open(5);
    FeedRow row = fresh("somebody is speaking");
    feed->append({row});
    row.seq = feed->newest();
    row.title = QStringLiteral("C12 Pennant Sports");
    feed->update(row);
    QTest::qWait(5);
    EXPECT_EQ(model->index(0).data().toString(), QStringLiteral("C12 Pennant Sports"));
}

TEST_F(FeedModelTest, AFilterShowsItsKindsOnly) {
    open(500);
    model->setFilter(FeedFilter::Incidents);
    QTest::qWait(1);
    EXPECT_EQ(model->rowCount(), 100);
    look(0, 30);
    for (int row = 0; row < 30; ++row) {
        ASSERT_NE(model->row(row), nullptr);
        EXPECT_EQ(model->row(row)->kind, FeedKind::Incident);
    }
    feed->append({fresh("an over"), fresh("an incident", FeedKind::Incident)});
    QTest::qWait(5);
    EXPECT_EQ(model->rowCount(), 101);
    EXPECT_EQ(model->index(0).data().toString(), QStringLiteral("an incident"));
}

TEST_F(FeedModelTest, DaysAreDividedWhereTheyChange) {
    open(0);
    const UtcMs day = 86'400'000;
    feed->append({fresh("a", FeedKind::System, shiftNow - 2 * day), fresh("b", FeedKind::System, shiftNow - day),
                  fresh("c", FeedKind::System, shiftNow - day), fresh("d", FeedKind::System, shiftNow)});
    QTest::qWait(5);
    EXPECT_FALSE(model->dividerAbove(0));
    EXPECT_TRUE(model->dividerAbove(1)) << "yesterday begins under d";
    EXPECT_FALSE(model->dividerAbove(2));
    EXPECT_TRUE(model->dividerAbove(3));
    EXPECT_EQ(model->dividersUpTo(0), 0);
    EXPECT_EQ(model->dividersUpTo(2), 1);
    EXPECT_EQ(model->dividersUpTo(3), 2);
    feed->append({fresh("e", FeedKind::System, shiftNow + 1000)});
    QTest::qWait(5);
    EXPECT_TRUE(model->dividerAbove(2)) << "dividers move with their rows";
    EXPECT_FALSE(model->dividerAbove(1));
}

TEST_F(FeedModelTest, AFailureIsSaidAndCanBeTriedAgain) {
    open(100);
    feed->fail = Error{ErrorCode::Unavailable, "The store does not answer.", "", ""};
    model->reload();
    QTest::qWait(1);
    EXPECT_EQ(model->state(), FeedModel::State::Failed);
    EXPECT_EQ(model->error().code, ErrorCode::Unavailable);
    EXPECT_EQ(model->rowCount(), 100) << "what was shown stays";
    feed->fail.reset();
    model->reload();
    QTest::qWait(1);
    EXPECT_EQ(model->state(), FeedModel::State::Ready);
}

TEST_F(FeedModelTest, RowsThatCouldNotBeReadAreAskedForAgain) {
    open(1000);
    QSignalSpy failed(model.get(), &FeedModel::rowsFailed);
    feed->fail = Error{ErrorCode::Io, "no", "", ""};
    model->reload();
    QTest::qWait(1);
    feed->fail.reset();
    model->reload();
    QTest::qWait(1);
    feed->fail = Error{ErrorCode::Io, "no", "", ""};
    look(400, 410);
    EXPECT_GE(failed.count(), 1);
    EXPECT_EQ(model->row(405), nullptr);
    feed->fail.reset();
    look(400, 410);
    EXPECT_NE(model->row(405), nullptr);
}

} // namespace
} // namespace watchdesk::test
