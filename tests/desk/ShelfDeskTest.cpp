// Suspended sources, the load of alarms, and finding in the feed, over a real store.
#include "desk/ShelfDesk.h"

#include "desk/DeskFixture.h"
#include "desk/FeedWriting.h"
#include "desk/SearchDesk.h"
#include "store/FeedTable.h"
#include "store/ShelfTable.h"

#include <algorithm>

namespace watchdesk::desk {
namespace {

constexpr UtcMs minute = 60'000;

class ShelfDeskTest : public DeskFixture {
protected:
    void event(const char* code, const char* text) {
        const auto written =
            desk->store()
                .write([&](store::Tx& tx) {
                    return writeSystemFeed(tx, tx.now(), QString::fromLatin1(code), QString::fromUtf8(text));
                })
                .result();
        ASSERT_TRUE(written) << written.error().text();
    }
    ShelfRequest request(UtcMs forMs = 15 * minute) const {
        return {QStringLiteral("gateway:SHOP"), QStringLiteral("the link of SHOP"), clock.now() + forMs,
                QStringLiteral("the mast is being mended")};
    }
    [[nodiscard]] std::optional<Shelved> only() const {
        const auto all = desk->shelves().shelves();
        return all.size() == 1 ? std::optional(all.first()) : std::nullopt;
    }
    [[nodiscard]] FeedRow newest() {
        const auto page = desk->feed().first(FeedFilter::All, 1).result();
        EXPECT_TRUE(page);
        return page && !page->rows.isEmpty() ? page->rows.first() : FeedRow();
    }
    [[nodiscard]] QStringList found(const char* words) {
        const auto hits = desk->search().inFeed(QString::fromUtf8(words)).result();
        EXPECT_TRUE(hits) << hits.error().text();
        QStringList out;
        for (const FeedRow& row : *desk->feed().rows(hits ? hits->seqs : QVector<qint64>()).result())
            out += row.title;
        return out;
    }
};

TEST_F(ShelfDeskTest, RowsOfASuspendedSourceAreCountedAndItComesBackByTheClock) {
    event("gateway-lost", "SHOP · no answer");
    ASSERT_TRUE(desk->shelves().suspend(request()).result());
    EXPECT_EQ(newest().code, QStringLiteral("shelved")) << "everybody sees that it was done";
    EXPECT_TRUE(newest().detail.contains(QStringLiteral("the mast is being mended")));
    ASSERT_TRUE(eventually([&] { return only().has_value(); }));
    EXPECT_EQ(only()->by, person);
    EXPECT_EQ(only()->held, 0) << "what came before it is not held back";
    event("gateway-back", "SHOP · after 4 s");
    event("gateway-lost", "SHOP · no answer");
    event("gateway-lost", "PUB · no answer");
    ASSERT_TRUE(eventually([&] { return only()->held == 2; }));
    clock.advance(15 * minute - 1);
    desk->shelves().tick();
    settle();
    EXPECT_TRUE(only());
    clock.advance(1);
    desk->shelves().tick();
    desk->shelves().tick();
    ASSERT_TRUE(eventually([&] { return desk->shelves().shelves().isEmpty(); }));
    EXPECT_EQ(newest().code, QStringLiteral("shelf-ended"));
    EXPECT_TRUE(newest().detail.contains(QStringLiteral("2 rows"))) << newest().detail.toStdString();
    const auto audit = desk->lists().audit({}).result();
    ASSERT_TRUE(audit);
    const auto times = [&](const char* action) {
        return std::count_if(audit->begin(), audit->end(),
                             [&](const auto& line) { return line.entry.action == QLatin1String(action); });
    };
    EXPECT_EQ(times("feed.suspend"), 1);
    EXPECT_EQ(times("feed.bring-back"), 1) << "asked twice, written once";
    for (const auto& line : *audit)
        EXPECT_FALSE(line.entry.detail.contains(QStringLiteral("mast"))) << "why is in the feed alone";
}

TEST_F(ShelfDeskTest, ItSurvivesARestartAndEndsWhileTheDeskIsLocked) {
    ASSERT_TRUE(desk->shelves().suspend(request()).result());
    event("gateway-lost", "SHOP · no answer");
    closeDesk();
    openDesk(false);
    ASSERT_TRUE(eventually([&] { return only().has_value(); }));
    EXPECT_TRUE(only()->shelf.name.isEmpty()) << "why is for those who are signed in";
    EXPECT_EQ(only()->shelf.source, QStringLiteral("gateway:SHOP"));
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    ASSERT_TRUE(eventually([&] { return only() && only()->held == 1; })) << "counted again from the log";
    EXPECT_EQ(only()->shelf.reason, QStringLiteral("the mast is being mended"));
    desk->lock();
    clock.advance(16 * minute);
    desk->shelves().tick();
    EXPECT_TRUE(eventually([&] { return desk->shelves().shelves().isEmpty(); }));
}

TEST_F(ShelfDeskTest, WhatALockedDeskCannotCountIsNotSaidToBeNothing) {
    ASSERT_TRUE(desk->shelves().suspend(request()).result());
    event("gateway-lost", "SHOP · no answer");
    closeDesk();
    openDesk(false);
    ASSERT_TRUE(eventually([&] { return only().has_value(); }));
    EXPECT_FALSE(only()->counted);
    clock.advance(16 * minute);
    desk->shelves().tick();
    ASSERT_TRUE(eventually([&] { return desk->shelves().shelves().isEmpty(); }));
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    const auto page = desk->feed().first(FeedFilter::All, 10).result();
    ASSERT_TRUE(page);
    const auto ended = std::find_if(page->rows.begin(), page->rows.end(),
                                    [](const FeedRow& row) { return row.code == QLatin1String("shelf-ended"); });
    ASSERT_NE(ended, page->rows.end());
    EXPECT_TRUE(ended->detail.contains(QStringLiteral("not counted"))) << ended->detail.toStdString();
}

TEST_F(ShelfDeskTest, ADayAfterItsTimeAnyDeskEndsWhatAnotherLeft) {
    ASSERT_TRUE(desk->shelves().suspend(request()).result());
    closeDesk();
    options.desk = QStringLiteral("desk-2");
    openDesk();
    const auto left = [&] {
        settle();
        const auto row = desk->store()
                             .read([](store::Tx& tx) { return tx.one(QStringLiteral("SELECT COUNT(*) FROM shelf")); })
                             .result();
        return row && *row ? (*row)->integer(0) : -1;
    };
    clock.advance(24 * 60 * minute);
    desk->shelves().tick();
    EXPECT_EQ(left(), 1) << "its desk may still be opened";
    clock.advance(60 * minute);
    desk->shelves().tick();
    EXPECT_EQ(left(), 0);
}

TEST_F(ShelfDeskTest, AnotherDeskIsNotSilenced) {
    ASSERT_TRUE(desk->shelves().suspend(request()).result());
    const auto other = desk->store()
                           .read([](store::Tx& tx) { return store::ShelfTable::ofDesk(tx, QStringLiteral("desk-2")); })
                           .result();
    ASSERT_TRUE(other);
    EXPECT_TRUE(other->isEmpty());
    closeDesk();
    options.desk = QStringLiteral("desk-2");
    openDesk();
    settle();
    QCoreApplication::processEvents();
    EXPECT_TRUE(desk->shelves().shelves().isEmpty());
}

TEST_F(ShelfDeskTest, WhatMayNotBeSuspendedIsRefused) {
    const auto code = [&](const ShelfRequest& asked) {
        const auto shelf = desk->shelves().suspend(asked).result();
        return shelf ? ErrorCode::Internal : shelf.error().code;
    };
    ShelfRequest nothing = request();
    nothing.source.clear();
    EXPECT_EQ(code(nothing), ErrorCode::InvalidInput);
    ShelfRequest why = request();
    why.reason = QStringLiteral("  ");
    EXPECT_EQ(code(why), ErrorCode::InvalidInput);
    why.reason = QString(5000, QLatin1Char('x'));
    EXPECT_EQ(code(why), ErrorCode::InvalidInput);
    EXPECT_EQ(code(request(0)), ErrorCode::InvalidInput);
    EXPECT_EQ(code(request(13 * 60 * minute)), ErrorCode::InvalidInput);
    ASSERT_TRUE(desk->shelves().suspend(request()).result());
    EXPECT_EQ(code(request()), ErrorCode::Conflict);
    desk->lock();
    EXPECT_EQ(code(request()), ErrorCode::Locked);
    EXPECT_FALSE(desk->shelves().maySuspend());
}

TEST_F(ShelfDeskTest, RowsKnowTheirSourceAndAlertsHaveNone) {
    event("gateway-lost", "SHOP · no answer");
    const FeedRow link = newest();
    EXPECT_EQ(link.source, QStringLiteral("gateway:SHOP"));
    EXPECT_TRUE(link.alarm);
    event("gateway-back", "SHOP · after 4 s");
    EXPECT_EQ(newest().foldKey, link.foldKey);
    EXPECT_FALSE(newest().alarm);
    const Logged logged = log(QStringLiteral("C07 theft"), true);
    const FeedRow alert = rowOf(domain::FeedKind::Alert, logged.alert.id);
    EXPECT_TRUE(alert.source.isEmpty());
    EXPECT_TRUE(alert.foldKey.isEmpty());
    EXPECT_TRUE(alert.alarm);
    EXPECT_EQ(alert.incidentId, logged.incident.id);
    EXPECT_EQ(rowOf(domain::FeedKind::Incident, logged.incident.id).incidentId, logged.incident.id);
}

TEST_F(ShelfDeskTest, TheLoadIsCountedFromTheLogForWhoWasThere) {
    for (int i = 0; i < 3; ++i) {
        clock.advance(5 * minute);
        event("gateway-lost", "SHOP · no answer");
    }
    clock.advance(5 * minute);
    auto load = desk->feed().alarmLoad().result();
    ASSERT_TRUE(load) << load.error().text();
    EXPECT_EQ(load->recent.size(), 3);
    ASSERT_EQ(load->operators.size(), 1);
    EXPECT_EQ(load->operators.first().name, person);
    EXPECT_TRUE(load->operators.first().isThere);
    EXPECT_EQ(load->operators.first().figures.alarms, 3);
    EXPECT_NEAR(load->here.average, 1.5, 0.01);
    EXPECT_EQ(load->here.rating, domain::LoadRating::Manageable);
    // Nobody is at the desk: what comes then lies on nobody.
    desk->lock();
    settle();
    clock.advance(5 * minute);
    event("gateway-lost", "PUB · no answer");
    clock.advance(minute);
    ASSERT_TRUE(desk->signIn(person, passphrase).result());
    load = desk->feed().alarmLoad().result();
    ASSERT_TRUE(load);
    EXPECT_EQ(load->recent.size(), 4);
    EXPECT_EQ(load->operators.first().figures.alarms, 3);
    EXPECT_NEAR(double(load->operators.first().figures.atDeskMs), 20.0 * minute, 1000);
    clock.advance(61 * minute);
    load = desk->feed().alarmLoad().result();
    EXPECT_TRUE(load->recent.isEmpty());
    EXPECT_EQ(load->here.rating, domain::LoadRating::Acceptable);
}

TEST_F(ShelfDeskTest, TheFirstPageAndTheRowAtATime) {
    for (int i = 0; i < 6; ++i) {
        clock.advance(minute);
        event("gateway-up", "SHOP · first");
    }
    const auto page = desk->feed().first(FeedFilter::All, 4).result();
    ASSERT_TRUE(page) << page.error().text();
    ASSERT_EQ(page->rows.size(), 4);
    EXPECT_FALSE(page->whole);
    EXPECT_GT(page->rows.at(0).seq, page->rows.at(1).seq);
    EXPECT_TRUE(desk->feed().first(FeedFilter::All, 200).result()->whole);
    const auto seq = desk->feed().seqAt(clock.now() - 2 * minute - 1, FeedFilter::All).result();
    ASSERT_TRUE(seq);
    EXPECT_EQ(*seq, page->rows.at(3).seq);
    const auto none = desk->feed().seqAt(5, FeedFilter::All).result();
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
}

TEST_F(ShelfDeskTest, WordsAreFoundInEveryKindOfRow) {
    const Logged logged = log(QStringLiteral("C07 theft m30 grey hoodie"), true);
    (void)log(QStringLiteral("C12 begging"));
    event("gateway-lost", "SHOP · no answer from the mast");
    EXPECT_EQ(found("hoodie").size(), 2) << "the incident and its alert: " << found("hoodie").join(',').toStdString();
    EXPECT_EQ(found("mast"), QStringList{QStringLiteral("SHOP radio lost")});
    EXPECT_EQ(found("pennant").size(), 1);
    EXPECT_TRUE(found("zebra").isEmpty());
    EXPECT_TRUE(found("\"* NEAR(").isEmpty());
    event("gateway-lost", "SHOP · no zebra");
    EXPECT_EQ(found("zebra").size(), 1) << "kept up with what comes";
    desk->lock();
    const auto hits = desk->search().inFeed(QStringLiteral("hoodie")).result();
    ASSERT_FALSE(hits);
    EXPECT_EQ(hits.error().code, ErrorCode::Locked);
}

} // namespace
} // namespace watchdesk::desk
