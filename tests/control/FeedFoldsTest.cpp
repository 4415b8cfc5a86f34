// What of the log is not shown by itself, and where the rest stands.
#include "control/MemoryTown.h"
#include "ui/control/FeedModel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>

namespace watchdesk::test {
namespace {

using desk::FeedRow;
using desk::Severity;
using domain::FeedKind;
using ui::FeedModel;
using ui::HiddenAges;

/// Against a plain list of all ages.
TEST(HiddenAgesTest, AgreesWithAPlainList) {
    std::mt19937 random(7);
    HiddenAges hidden;
    std::vector<bool> shown(200, true);
    for (int step = 0; step < 2000; ++step) {
        const int age = static_cast<int>(random() % shown.size());
        switch (random() % 5) {
        case 0:
            hidden.shift(age, 1);
            shown.insert(shown.begin() + age, true);
            break;
        case 1:
            hidden.remove(age);
            shown[static_cast<std::size_t>(age)] = true;
            break;
        default:
            hidden.add(age);
            shown[static_cast<std::size_t>(age)] = false;
        }
        if (step % 10 != 0)
            continue;
        int rank = 0;
        for (int at = 0; at < static_cast<int>(shown.size()); ++at) {
            const bool isShown = shown[static_cast<std::size_t>(at)];
            ASSERT_EQ(hidden.contains(at), !isShown);
            ASSERT_EQ(hidden.rankOfAge(at), isShown ? rank : -1);
            if (!isShown)
                continue;
            ASSERT_EQ(hidden.ageOfRank(rank), at);
            ++rank;
        }
        ASSERT_EQ(hidden.count(), static_cast<int>(shown.size()) - rank);
    }
}

class FeedFoldsTest : public testing::Test {
protected:
    void open(int rows = 0) {
        feed = std::make_unique<MemoryFeed>(rows);
        model = std::make_unique<FeedModel>(*feed);
        tester = std::make_unique<QAbstractItemModelTester>(model.get(),
                                                            QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->reload();
        ready();
    }
    /// The log has been read; whatever was asked for has come.
    void ready() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return model->state() == FeedModel::State::Ready && model->isWhole(); }));
    }
    /// All of them have come into the log, shown or not.
    void append(const QVector<FeedRow>& rows) {
        const auto wanted = model->logRows() + static_cast<int>(rows.size());
        feed->append(rows);
        ASSERT_TRUE(QTest::qWaitFor([this, wanted] { return model->logRows() == wanted; }));
    }
    [[nodiscard]] QStringList titles() const {
        QStringList out;
        for (int row = 0; row < model->rowCount(); ++row)
            out += model->index(row).data().toString();
        return out;
    }
    /// "SHOP lost" and the like, minutes after the shift's now.
    static FeedRow link(const char* title, int minute) {
        FeedRow row;
        row.title = QString::fromLatin1(title);
        row.at = shiftNow + minute * 60'000;
        row.source = row.foldKey = QStringLiteral("gateway:SHOP");
        row.alarm = row.title.endsWith(QLatin1String("lost"));
        return row;
    }
    static FeedRow ofIncident(const char* title, FeedKind kind, const char* incident,
                              Severity severity = Severity::Alert) {
        FeedRow row;
        row.title = QString::fromLatin1(title);
        row.kind = kind;
        row.at = shiftNow;
        row.incidentId = QString::fromLatin1(incident);
        row.alarm = kind == FeedKind::Alert || kind == FeedKind::Emergency;
        row.severity = severity;
        return row;
    }
    static FeedRow other(const char* title) {
        FeedRow row;
        row.title = QString::fromLatin1(title);
        row.at = shiftNow;
        return row;
    }
    std::unique_ptr<MemoryFeed> feed;
    std::unique_ptr<FeedModel> model;
    std::unique_ptr<QAbstractItemModelTester> tester;
};

TEST_F(FeedFoldsTest, RepeatsStandInTheFirstWithoutMovingAnybody) {
    open();
    append({link("lost", 0), other("between"), link("back", 1)});
    EXPECT_EQ(titles(), (QStringList{QStringLiteral("between"), QStringLiteral("back")}))
        << "the latest words, the first place";
    QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(model.get(), &QAbstractItemModel::rowsRemoved);
    append({link("lost", 2)});
    EXPECT_EQ(inserted.count(), 0);
    EXPECT_EQ(removed.count(), 0);
    ASSERT_NE(model->row(1), nullptr);
    EXPECT_EQ(model->row(1)->repeats, 3);
    EXPECT_EQ(model->row(1)->at, shiftNow) << "in the order of the list";
    EXPECT_TRUE(model->row(1)->detail.startsWith(QStringLiteral("last at 14:34")))
        << model->row(1)->detail.toStdString();
    EXPECT_TRUE(model->index(1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("3 rows")));
    EXPECT_EQ(model->logRows(), 4) << "nothing is lost";
    model->setOpen(1, true);
    EXPECT_EQ(titles(), (QStringList{QStringLiteral("lost"), QStringLiteral("back"), QStringLiteral("between"),
                                     QStringLiteral("lost")}));
    append({link("back", 3)});
    EXPECT_EQ(model->rowCount(), 5) << "unfolded, what comes is shown";
    model->setOpen(1, false);
    EXPECT_EQ(model->rowCount(), 2);
    EXPECT_EQ(model->row(1)->repeats, 4);
    // Whatever is asked for is shown.
    EXPECT_EQ(model->rowOf(3), -1);
    EXPECT_TRUE(model->has(3));
    EXPECT_GE(model->showRow(3), 0);
    EXPECT_EQ(model->rowCount(), 5);
}

TEST_F(FeedFoldsTest, AnUpdatedMemberIsSaidByItsHead) {
    open();
    append({link("lost", 0), link("back", 1)});
    QSignalSpy changed(model.get(), &QAbstractItemModel::dataChanged);
    FeedRow row = link("back for good", 1);
    row.seq = 2;
    feed->update(row);
    EXPECT_GE(changed.count(), 1);
    EXPECT_EQ(titles(), QStringList{QStringLiteral("back for good")});
}

TEST_F(FeedFoldsTest, TheFirstPageIsFoldedAsItIsRead) {
    feed = std::make_unique<MemoryFeed>(0);
    feed->append({link("lost", 0), link("back", 1), other("x"), link("lost", 2)});
    model = std::make_unique<FeedModel>(*feed);
    tester =
        std::make_unique<QAbstractItemModelTester>(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    model->reload();
    ready();
    EXPECT_EQ(model->rowCount(), 2);
    append({link("back", 3)});
    EXPECT_EQ(model->rowCount(), 2) << "and what comes folds under it";
    EXPECT_EQ(model->row(1)->repeats, 4);
}

TEST_F(FeedFoldsTest, WhatIsReadIsNotFoldedAway) {
    open();
    FeedRow live = other("C07");
    live.kind = FeedKind::Transmission;
    live.live = true;
    FeedRow silent = live;
    silent.live = false;
    silent.foldKey = QStringLiteral("silent:set:1");
    append({silent, live});
    model->setKept(2);
    FeedRow ended = silent;
    ended.seq = 2;
    feed->update(ended);
    EXPECT_EQ(model->rowCount(), 2) << "somebody reads it";
    append({live});
    ended.seq = 3;
    feed->update(ended);
    EXPECT_EQ(model->rowCount(), 3) << "it is above what is read: it stays until then";
    model->setKept(-1);
    EXPECT_EQ(model->rowCount(), 2);
    EXPECT_EQ(model->row(1)->repeats, 2);
}

TEST_F(FeedFoldsTest, RowsOfASuspendedSourceComeBackInTheirPlace) {
    open();
    append({link("lost", 0), other("a")});
    desk::Shelved shelf;
    shelf.shelf.source = QStringLiteral("gateway:SHOP");
    shelf.shelf.fromSeq = 2;
    model->setShelves({shelf});
    EXPECT_EQ(model->rowCount(), 2) << "what came before it stays";
    FeedRow emergency = link("help", 1);
    emergency.kind = FeedKind::Emergency;
    emergency.emergency = true;
    emergency.foldKey.clear();
    append({link("back", 20), other("b"), emergency, link("lost", 21)});
    EXPECT_EQ(titles(),
              (QStringList{QStringLiteral("help"), QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("lost")}))
        << "an emergency of the same source is never held back";
    EXPECT_FALSE(model->has(3));
    EXPECT_EQ(model->showRow(3), -1);
    model->setShelves({});
    EXPECT_EQ(model->rowCount(), 6);
    EXPECT_EQ(model->seqAt(0), 6);
    EXPECT_EQ(model->seqAt(3), 3);
    EXPECT_EQ(model->logRows(), 6);
}

TEST_F(FeedFoldsTest, ARowWhoseSourceBecomesKnownComesBack) {
    open();
    desk::Shelved shelf;
    shelf.shelf.source = QStringLiteral("unknown:SHOP");
    model->setShelves({shelf});
    FeedRow live = other("an over");
    live.kind = FeedKind::Transmission;
    live.source = QStringLiteral("unknown:SHOP");
    live.live = true;
    append({live, live});
    EXPECT_EQ(model->rowCount(), 2) << "who speaks is not known yet";
    FeedRow ended = live;
    ended.live = false;
    for (const qint64 seq : {1, 2}) {
        ended.seq = seq;
        feed->update(ended);
    }
    EXPECT_EQ(model->rowCount(), 0) << "nobody knows who spoke";
    ended.source = QStringLiteral("set:c07");
    feed->update(ended);
    ASSERT_EQ(model->rowCount(), 1);
    EXPECT_EQ(model->seqAt(0), 2);
    EXPECT_TRUE(model->has(2));
}

TEST_F(FeedFoldsTest, ARepeatThatIsNoneAnyMoreStandsForItself) {
    open();
    FeedRow silent = other("silent");
    silent.kind = FeedKind::Transmission;
    silent.foldKey = QStringLiteral("silent:set:1");
    append({silent, silent, silent});
    ASSERT_EQ(model->rowCount(), 1);
    FeedRow linked = silent; // an incident was logged from it
    linked.seq = 2;
    linked.foldKey.clear();
    feed->update(linked);
    ASSERT_EQ(model->rowCount(), 2);
    EXPECT_EQ(model->seqAt(0), 2);
    EXPECT_EQ(model->row(1)->repeats, 2);
    linked.seq = 3;
    feed->update(linked);
    EXPECT_EQ(model->rowCount(), 3);
    EXPECT_FALSE(model->isHead(2)) << "nothing stands in it";
}

/// Every second row of thousands is of a suspended source: they come back in a few steps.
TEST_F(FeedFoldsTest, ThousandsOfHeldRowsComeBackAtOnce) {
    open();
    desk::Shelved shelf;
    shelf.shelf.source = QStringLiteral("gateway:SHOP");
    model->setShelves({shelf});
    FeedRow held = link("lost", 0);
    held.foldKey.clear();
    QVector<FeedRow> rows;
    for (int i = 0; i < 5'000; ++i)
        rows += {other("between"), held};
    append(rows);
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->rowCount() == 5'000; }));
    QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
    model->setShelves({});
    EXPECT_EQ(model->rowCount(), 10'000);
    EXPECT_LE(inserted.count() + reset.count(), 32);
    for (const int row : {0, 1, 5'000, 9'999})
        EXPECT_EQ(model->seqAt(row), 10'000 - row);
}

TEST_F(FeedFoldsTest, ARunOfHeldRowsIsOneInsert) {
    open();
    desk::Shelved shelf;
    shelf.shelf.source = QStringLiteral("gateway:SHOP");
    model->setShelves({shelf});
    FeedRow held = link("lost", 0);
    held.foldKey.clear();
    append({other("a"), held, held, held, other("b"), held});
    ASSERT_EQ(model->rowCount(), 2);
    const QPersistentModelIndex a(model->index(1));
    QSignalSpy inserted(model.get(), &QAbstractItemModel::rowsInserted);
    model->setShelves({});
    EXPECT_EQ(inserted.count(), 2);
    EXPECT_EQ(model->rowCount(), 6);
    EXPECT_EQ(a.row(), 5);
}

TEST_F(FeedFoldsTest, AFloodIsBundledByIncidentAndNeverHidesAnEmergency) {
    open();
    append({ofIncident("theft", FeedKind::Incident, "i1", Severity::Note),
            ofIncident("Alert theft", FeedKind::Alert, "i1"),
            ofIncident("fight", FeedKind::Incident, "i2", Severity::Note),
            ofIncident("Alert fight", FeedKind::Alert, "i2"),
            ofIncident("help", FeedKind::Emergency, "i1", Severity::Emergency)});
    FeedRow cry = ofIncident("Emergency alert", FeedKind::Alert, "i2", Severity::InHand);
    cry.emergency = true;
    append({cry, ofIncident("seen", FeedKind::Sighting, "i1", Severity::Note)});
    ASSERT_EQ(model->rowCount(), 7);
    model->setBundling(true, shiftNow);
    EXPECT_EQ(titles(), (QStringList{QStringLiteral("Emergency alert"), QStringLiteral("help"),
                                     QStringLiteral("Alert fight"), QStringLiteral("Alert theft")}));
    EXPECT_EQ(model->row(3)->repeats, 3);
    EXPECT_TRUE(model->row(3)->detail.contains(QStringLiteral("seen"))) << "the latest is said";
    append({ofIncident("seen again", FeedKind::Sighting, "i1", Severity::Note),
            ofIncident("help!", FeedKind::Emergency, "i1", Severity::Emergency)});
    EXPECT_EQ(model->rowCount(), 5);
    EXPECT_EQ(model->index(0).data().toString(), QStringLiteral("help!"));
    EXPECT_EQ(model->row(4)->repeats, 4);
    model->setBundling(false, 0);
    EXPECT_EQ(model->rowCount(), 9);
    EXPECT_EQ(model->row(8)->repeats, 0);
}

TEST_F(FeedFoldsTest, BundlingLeavesWhatIsReadAndWhatIsAboveIt) {
    open();
    append({ofIncident("theft", FeedKind::Incident, "i1", Severity::Note), other("read"),
            ofIncident("Alert theft", FeedKind::Alert, "i1")});
    model->setKept(2);
    model->setBundling(true, shiftNow);
    EXPECT_EQ(model->rowCount(), 3);
    model->setKept(-1);
    EXPECT_EQ(model->rowCount(), 2);
}

/// The newest page first, then the whole log; nobody's place changes and nothing is asked for twice.
TEST_F(FeedFoldsTest, TheRestOfTheLogComesBelowTheFirstPage) {
    feed = std::make_unique<MemoryFeed>(20'000);
    feed->seqsWait = true;
    model = std::make_unique<FeedModel>(*feed);
    tester =
        std::make_unique<QAbstractItemModelTester>(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    model->reload();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->state() == FeedModel::State::Ready; }));
    EXPECT_FALSE(model->isWhole());
    EXPECT_EQ(model->rowCount(), FeedModel::firstRows);
    ASSERT_NE(model->row(0), nullptr) << "painted at once";
    EXPECT_EQ(feed->asked, 0);
    append({other("new")});
    const QPersistentModelIndex read(model->index(50));
    const qint64 seq = model->seqAt(50);
    QSignalSpy reset(model.get(), &QAbstractItemModel::modelReset);
    feed->tellSeqs();
    ready();
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(model->rowCount(), 20'001);
    EXPECT_EQ(read.row(), 50);
    EXPECT_EQ(model->seqAt(50), seq);
    EXPECT_EQ(model->seqAt(20'000), 1);
    EXPECT_EQ(model->rowOf(10'000), 10'001);
    for (int row = 9'990; row < 10'020; ++row)
        static_cast<void>(model->row(row));
    ASSERT_TRUE(QTest::qWaitFor([this] { return model->row(10'000) != nullptr; }));
    EXPECT_EQ(model->row(10'000)->seq, 10'001);
    for (int i = 0; i < 20; ++i) {
        const QPersistentModelIndex here(model->index(10'000));
        const qint64 kept = model->seqAt(10'000);
        append({other("a"), link(i % 2 == 0 ? "lost" : "back", i)});
        ASSERT_EQ(model->seqAt(here.row()), kept);
    }
    EXPECT_LT(model->rowCount(), 20'001 + 40) << "the links have folded";
    EXPECT_EQ(model->logRows(), 20'001 + 40);
    EXPECT_LE(model->cached(), FeedModel::cachedRows);
}

} // namespace
} // namespace watchdesk::test
