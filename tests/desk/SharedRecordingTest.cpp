// One recorder a channel: who keeps what several desks hear, and what happens when that desk is gone.
#include "desk/EarFixture.h"
#include "desk/RecorderLeases.h"
#include "store/MediaTable.h"
#include "store/TransmissionTable.h"

#include <QHash>
#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

using domain::Transmission;

TEST(LeaseWatch, OnlyABeatThatStandsStillIsStale) {
    LeaseWatch watch;
    EXPECT_FALSE(watch.staleBeat(0));
    watch.saw({"SHOP", "other", "Desk 2", 7, 0}, 1000);
    EXPECT_FALSE(watch.staleBeat(5999));
    EXPECT_EQ(watch.staleBeat(6000), 7);
    watch.saw({"SHOP", "other", "Desk 2", 8, 0}, 6100);
    EXPECT_FALSE(watch.staleBeat(11'000));
    watch.saw({"SHOP", "other", "Desk 2", 8, 0}, 9000); // seen again, not newer
    EXPECT_EQ(watch.staleBeat(11'100), 8);
    watch.saw({"SHOP", "third", "Desk 3", 8, 0}, 11'200); // another holder at the same count
    EXPECT_FALSE(watch.staleBeat(12'000));
}

TEST(OthersOvers, OldOnesAreForgottenAndLongOnesBounded) {
    OthersOvers overs;
    OthersOver one;
    one.record.channel = QStringLiteral("SHOP");
    const std::vector<std::int16_t> second(8000, 5);
    for (int i = 0; i < 100; ++i)
        OthersOvers::add(one, second);
    EXPECT_EQ(one.samples.size(), OthersOvers::mostSamples);
    overs.ended(one, 0);
    one.record.channel = QStringLiteral("PUB");
    overs.ended(one, 10'000);
    EXPECT_TRUE(overs.take(QStringLiteral("SHOP"), 16'000).empty());
    EXPECT_EQ(overs.take(QStringLiteral("PUB"), 16'000).size(), 1U);
    EXPECT_TRUE(overs.take(QStringLiteral("PUB"), 16'000).empty());
}

class SharedRecordingTest : public EarFixture {
protected:
    void begin(const std::string& id) {
        radio::TransmissionBegan began;
        began.id = id;
        began.channel = "SHOP";
        began.start = clock.now();
        began.codec = "PCMA";
        ear->transmissionBegan(began);
    }
    void speak(const std::string& id, int ms) {
        const std::vector<std::int16_t> block(160, 4000);
        for (int at = 0; at < ms; at += 20)
            ear->transmissionAudio(id, block);
    }
    void end(const std::string& id, UtcMs at) {
        radio::TransmissionEnded ended;
        ended.id = id;
        ended.channel = "SHOP";
        ended.end = at;
        ear->transmissionEnded(ended);
    }
    QVector<Transmission> kept() {
        return *desk->store().read([](store::Tx& tx) { return store::TransmissionTable::list(tx); }).result();
    }
    qint64 bytesOf(const Transmission& over) {
        const auto media =
            desk->store().read([&](store::Tx& tx) { return store::MediaTable::find(tx, over.mediaId); }).result();
        return media && *media ? (*media)->bytes : -1;
    }
    /// As another desk would have written it.
    QString writtenElsewhere(UtcMs at, UtcMs ended) {
        Transmission over;
        over.id = QString::fromStdString(ids.next());
        over.channel = QStringLiteral("SHOP");
        over.start = at;
        over.end = ended;
        EXPECT_TRUE(
            desk->store().write([over](store::Tx& tx) { return store::TransmissionTable::insert(tx, over); }).result());
        return over.id;
    }

    const QString shop = QStringLiteral("SHOP");
};

TEST_F(SharedRecordingTest, WhatAnotherDeskRecordsIsHeardAndNotWritten) {
    ear->setRecordedBy(shop, QStringLiteral("Desk 2"));
    QSignalSpy told(log.get(), &RadioLog::transmissionEnded);
    const QString theirs = writtenElsewhere(clock.now() + 300, clock.now() + 1300);
    begin("one");
    EXPECT_TRUE(ear->channels().front().speaking);
    speak("one", 1000);
    end("one", clock.now() + 1000);
    // The quick line gets the over as it is in the store.
    ASSERT_TRUE(eventually([&] { return !told.isEmpty(); }));
    EXPECT_EQ(told.first().first().toString(), theirs);
    settle();
    EXPECT_EQ(kept().size(), 1);
    EXPECT_EQ(ear->channels().front().transmissionId, theirs);
}

TEST_F(SharedRecordingTest, ADeskThatDiesInTheMiddleOfAnOverLosesNothingOfIt) {
    ear->setRecordedBy(shop, QStringLiteral("Desk 2"));
    begin("one");
    speak("one", 2000);
    ear->setRecordedBy(shop, {});
    speak("one", 1000);
    end("one", clock.now() + 3000);
    ASSERT_TRUE(eventually([&] { return kept().size() == 1 && kept().front().end > 0; }));
    EXPECT_EQ(bytesOf(kept().front()), 3000 * 8);
}

TEST_F(SharedRecordingTest, WhatWasSaidWhileNobodyRecordedIsKeptAfterwards) {
    ear->setRecordedBy(shop, QStringLiteral("Desk 2"));
    begin("before"); // the other desk has it to its end
    speak("before", 500);
    writtenElsewhere(clock.now() + 40, clock.now() + 540);
    end("before", clock.now() + 500);
    clock.set(clock.now() + 4000);
    begin("lost"); // it has only the beginning
    writtenElsewhere(clock.now() - 30, 0);
    speak("lost", 1000);
    end("lost", clock.now() + 1000);
    ear->setRecordedBy(shop, {});
    ASSERT_TRUE(eventually([&] { return kept().size() == 3; }));
    const auto newest = kept();
    const auto ours = std::find_if(newest.begin(), newest.end(), [](const auto& one) { return one.id == "lost"; });
    ASSERT_NE(ours, newest.end());
    EXPECT_EQ(bytesOf(*ours), 1000 * 8);
    EXPECT_EQ(ours->end, clock.now() + 1000);
}

TEST_F(SharedRecordingTest, OneOfTwoDesksRecordsAndTheOtherTakesOver) {
    QHash<QString, QString> first{{shop, QStringLiteral("?")}};
    QHash<QString, QString> second{{shop, QStringLiteral("?")}};
    auto one = std::make_unique<RecorderLeases>(*context, QStringList{shop},
                                                [&](const QString& c, const QString& by) { first[c] = by; });
    ASSERT_TRUE(eventually([&] { return first[shop].isEmpty(); }));
    RecorderLeases two(*context, {shop}, [&](const QString& c, const QString& by) { second[c] = by; });
    ASSERT_TRUE(eventually([&] { return second[shop] != QLatin1String("?"); }));
    EXPECT_EQ(second[shop], desk->store().options().desk);
    two.beat();
    one->beat();
    settle();
    EXPECT_TRUE(first[shop].isEmpty());
    EXPECT_FALSE(second[shop].isEmpty());
    one.reset(); // gives it back
    two.beat();
    EXPECT_TRUE(eventually([&] { return second[shop].isEmpty(); }));
}

TEST_F(SharedRecordingTest, AStoreThatDoesNotAnswerStopsNoRecording) {
    QString by = QStringLiteral("?");
    desk->store().stopWriting({ErrorCode::Corrupt, "damaged", "", ""});
    RecorderLeases lease(*context, {shop}, [&](const QString&, const QString& told) { by = told; });
    EXPECT_TRUE(eventually([&] { return by.isEmpty(); }));
}

} // namespace
} // namespace watchdesk::desk
