// Sets on watch, lone workers and roll-calls at the desk.
#include "desk/DeskFixture.h"
#include "desk/EmergencyDesk.h"
#include "desk/RollCallDesk.h"
#include "desk/RollCallWriting.h"
#include "desk/SettingsDesk.h"
#include "desk/SignOnDesk.h"
#include "store/RollCallTable.h"
#include "store/TransmissionTable.h"

#include <QSignalSpy>

namespace watchdesk::desk {
namespace {

using domain::MarkState;

constexpr UtcMs minute = 60'000;

class WatchDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        // What the desk reads as it opens is read before anything is changed.
        ASSERT_TRUE(eventually([&] { return desk->signOns().turnsRead() > 0; }));
    }
    QString setOf(const char* callSign) {
        for (const domain::KnownCaller& caller : desk->directory().vocabulary().callers) {
            if (caller.callSign == QLatin1String(callSign))
                return caller.radioSetId;
        }
        ADD_FAILURE() << callSign;
        return {};
    }
    /// An over of a set, as the ear tells of it.
    void speak(const char* callSign) {
        const QString over = QString::fromStdString(ids.next());
        const QString set = setOf(callSign);
        const UtcMs at = clock.now();
        ASSERT_TRUE(desk->store()
                        .write([=](store::Tx& tx) -> Result<void> {
                            domain::Transmission record;
                            record.id = over;
                            record.channel = QStringLiteral("SHOP");
                            record.callId = over;
                            record.start = at;
                            record.end = at + 1000;
                            record.radioSetId = set;
                            auto kept = store::TransmissionTable::insert(tx, record);
                            return kept ? Result<void>() : Result<void>(kept.error());
                        })
                        .result());
        Q_EMIT desk->radioLog().setHeard(set, over, at);
        QCoreApplication::processEvents();
    }
    qsizetype feedRows(const char* code) {
        settle();
        const auto rows = desk->feed().rows(*desk->feed().seqs(FeedFilter::All).result()).result();
        return std::count_if(rows->begin(), rows->end(),
                             [&](const FeedRow& row) { return row.code == QLatin1String(code); });
    }
    FeedRow feedRow(const char* code) {
        settle();
        const auto rows = desk->feed().rows(*desk->feed().seqs(FeedFilter::All).result()).result();
        for (const FeedRow& row : *rows) {
            if (row.code == QLatin1String(code))
                return row;
        }
        return {};
    }
    int openEmergencies() {
        settle();
        return desk->emergencies().open().result()->count;
    }
    QString scheme() { return desk->directory().schemes().first().id; }
    MarkState stateOf(const char* callSign) {
        const auto view = desk->rollCalls().current();
        for (const RollCallView::Set& set : view->sets) {
            if (set.callSign == QLatin1String(callSign))
                return set.mark.state;
        }
        ADD_FAILURE() << callSign;
        return MarkState::Waiting;
    }
    /// Lets a time pass in steps of the desk's own timer.
    void pass(UtcMs ms) {
        for (UtcMs done = 0; done < ms; done += 500) {
            clock.advance(500);
            desk->rollCalls().tick();
        }
    }
    struct Sent {
        QString channel;
        QString set;
        QString code;
    };
    void giveCaller(std::function<bool()> quiet = {}) {
        RollCallDesk::Voice voice;
        voice.quiet = std::move(quiet);
        voice.call = [this](const QString& channel, const QString& set, const QString& code) {
            sent.append({channel, set, code});
        };
        voice.reaches = [this](const QString&, const QString&, const QString& code) { return code != unreached; };
        desk->rollCalls().setCaller(voice);
    }
    QVector<Sent> sent;
    QString unreached; ///< the code of a set that no call reaches
};

TEST_F(WatchDeskTest, ASetSignsOnAndOffOnce) {
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("c07")).result());
    EXPECT_EQ(desk->signOns().signOn(QStringLiteral("C07")).result().error().code, ErrorCode::Conflict);
    EXPECT_EQ(desk->signOns().signOn(QStringLiteral("X99")).result().error().code, ErrorCode::NotFound);
    auto present = desk->signOns().present().result();
    ASSERT_TRUE(present);
    ASSERT_EQ(present->size(), 1);
    EXPECT_EQ(present->first().premises, QStringLiteral("Hallam Pharmacy"));
    ASSERT_TRUE(desk->signOns().signOff(QStringLiteral("C07")).result());
    EXPECT_EQ(desk->signOns().signOff(QStringLiteral("C07")).result().error().code, ErrorCode::Conflict);
    EXPECT_TRUE(desk->signOns().present().result()->isEmpty());
    EXPECT_EQ(feedRows("signed-on"), 1);
    EXPECT_EQ(feedRows("signed-off"), 1);
}

TEST_F(WatchDeskTest, NobodySignsASetOnWhileTheDeskIsLocked) {
    desk->lock();
    EXPECT_FALSE(desk->signOns().signOn(QStringLiteral("C07")).result());
}

TEST_F(WatchDeskTest, TheFirstOverOfTheDaySignsOnWhereTheSchemeWantsIt) {
    speak("C07");
    settle();
    EXPECT_TRUE(desk->signOns().present().result()->isEmpty());
    const int read = desk->signOns().turnsRead();
    ASSERT_TRUE(desk->settings().set(QStringLiteral("watch.sign-on-by-over"), 1).result());
    ASSERT_TRUE(eventually([&] { return desk->signOns().turnsRead() > read; }));
    speak("C07");
    speak("C07");
    settle();
    ASSERT_EQ(desk->signOns().present().result()->size(), 1);
    EXPECT_TRUE(desk->signOns().present().result()->first().turn.onBy.isEmpty());
    // Who has signed off says goodbye, and does not come back by it.
    ASSERT_TRUE(desk->signOns().signOff(QStringLiteral("C07")).result());
    ASSERT_TRUE(eventually([&] { return desk->signOns().turnsRead() > read + 1; }));
    speak("C07");
    settle();
    EXPECT_TRUE(desk->signOns().present().result()->isEmpty());
}

TEST_F(WatchDeskTest, ALoneWorkerWhoIsNotHeardIsAskedForAndThenAnEmergency) {
    const int read = desk->signOns().turnsRead();
    ASSERT_TRUE(desk->signOns().setLone(QStringLiteral("C07"), true).result());
    ASSERT_TRUE(eventually([&] { return desk->signOns().turnsRead() > read; }));
    clock.advance(29 * minute);
    desk->signOns().tick();
    EXPECT_EQ(feedRows("lone-worker"), 0);
    clock.advance(minute);
    desk->signOns().tick();
    ASSERT_EQ(feedRows("lone-worker"), 1);
    EXPECT_EQ(feedRow("lone-worker").detail, QStringLiteral("C07 has not been heard for 30 min"));
    EXPECT_EQ(feedRow("lone-worker").severity, Severity::LookSoon);
    EXPECT_EQ(openEmergencies(), 0);
    clock.advance(2 * minute);
    desk->signOns().tick();
    ASSERT_EQ(openEmergencies(), 1);
    const auto view = desk->emergencies().open().result()->newest.first();
    EXPECT_EQ(view.emergency.cause, domain::EmergencyCause::LoneWorker);
    EXPECT_EQ(view.callSign, QStringLiteral("C07"));
    EXPECT_EQ(view.emergency.channel, QStringLiteral("SHOP"));
    clock.advance(60 * minute);
    desk->signOns().tick();
    EXPECT_EQ(openEmergencies(), 1);
}

TEST_F(WatchDeskTest, AnOverOfALoneWorkerBeginsTheTimeAnew) {
    const int read = desk->signOns().turnsRead();
    ASSERT_TRUE(desk->signOns().setLone(QStringLiteral("C07"), true).result());
    ASSERT_TRUE(eventually([&] { return desk->signOns().turnsRead() > read; }));
    clock.advance(29 * minute);
    speak("C07");
    clock.advance(29 * minute);
    desk->signOns().tick();
    EXPECT_EQ(feedRows("lone-worker"), 0);
    clock.advance(minute);
    desk->signOns().tick();
    EXPECT_EQ(feedRows("lone-worker"), 1);
}

TEST_F(WatchDeskTest, AnOverThatOnlyAnotherDeskHeardKeepsALoneWorkerQuiet) {
    const int read = desk->signOns().turnsRead();
    ASSERT_TRUE(desk->signOns().setLone(QStringLiteral("C07"), true).result());
    ASSERT_TRUE(eventually([&] { return desk->signOns().turnsRead() > read; }));
    clock.advance(29 * minute);
    {
        QSignalBlocker deaf(desk->radioLog());
        speak("C07");
    }
    clock.advance(minute);
    desk->signOns().tick();
    EXPECT_EQ(feedRows("lone-worker"), 0);
}

// Under AddressSanitizer this is what fails when the reading holds on to the job.
TEST_F(WatchDeskTest, AListThatIsStillBeingReadOutlivesTheJob) {
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Voice).result());
    QVector<QFuture<Result<QVector<RollCallView>>>> lists;
    for (int i = 0; i < 40; ++i)
        lists += desk->rollCalls().list({});
    closeDesk();
    for (const auto& list : std::as_const(lists)) {
        const auto answer = list.result();
        EXPECT_TRUE(!answer || answer->first().sets.first().callSign == QLatin1String("C07"));
    }
}

TEST_F(WatchDeskTest, ARollCallCallsEachSetTicksOffWhoAnswersAndTellsWhoIsSilent) {
    giveCaller();
    ASSERT_TRUE(desk->signOns().signOn(QStringLiteral("C17")).result());
    ASSERT_TRUE(desk->signOns().signOff(QStringLiteral("C17")).result());
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Selcall).result());
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning() && !sent.isEmpty(); }));
    EXPECT_EQ(sent.last().code, QStringLiteral("57106"));
    EXPECT_EQ(sent.last().channel, QStringLiteral("SHOP"));
    EXPECT_EQ(stateOf("C17"), MarkState::Excused);
    speak("C07");
    EXPECT_EQ(stateOf("C07"), MarkState::Answered);
    ASSERT_EQ(sent.size(), 2);
    EXPECT_EQ(sent.last().code, QStringLiteral("57112"));
    pass(10'000);
    EXPECT_EQ(sent.size(), 3) << "once more";
    pass(10'000);
    EXPECT_FALSE(desk->rollCalls().isRunning());
    EXPECT_EQ(stateOf("C12"), MarkState::Silent);
    EXPECT_EQ(desk->rollCalls().silentPremises().size(), 1);
    const FeedRow row = feedRow("roll-call-silent");
    EXPECT_EQ(row.detail, QStringLiteral("1 of 2 answered; silent: C12"));
    EXPECT_EQ(row.severity, Severity::LookSoon);
    const auto list = desk->rollCalls().list({}).result();
    ASSERT_TRUE(list);
    ASSERT_EQ(list->size(), 1);
    EXPECT_EQ(list->first().call.state, domain::RollState::Done);
    EXPECT_EQ(list->first().count(MarkState::Silent), 1);
    EXPECT_FALSE(list->first().sets.first().mark.transmissionId.isEmpty());
    // The silent ones again, and they alone.
    ASSERT_TRUE(desk->rollCalls().callAgain().result());
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning(); }));
    EXPECT_EQ(desk->rollCalls().current()->sets.size(), 1);
    speak("C12");
    EXPECT_EQ(feedRow("roll-call").detail, QStringLiteral("1 of 1 answered"));
}

TEST_F(WatchDeskTest, ARollCallWaitsWhileSomebodySpeaksAndThenGoesOn) {
    bool quiet = true;
    giveCaller([&quiet] { return quiet; });
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Selcall).result());
    ASSERT_TRUE(eventually([&] { return sent.size() == 1; }));
    quiet = false; // an answer is told of while it is still being spoken
    speak("C07");
    pass(3000);
    EXPECT_EQ(sent.size(), 1);
    quiet = true;
    pass(500);
    EXPECT_EQ(sent.size(), 2);
}

TEST_F(WatchDeskTest, ASetWhoseChannelIsLostMeanwhileIsNotSilent) {
    giveCaller();
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Selcall).result());
    ASSERT_TRUE(eventually([&] { return sent.size() == 1; }));
    unreached = QStringLiteral("57112"); // C12
    speak("C07");
    EXPECT_EQ(stateOf("C12"), MarkState::NotCalled);
    pass(500);
    EXPECT_EQ(stateOf("C17"), MarkState::Called);
}

TEST_F(WatchDeskTest, ASetThatNoCallReachesIsNotSilentAndIsTickedWhenItIsHeard) {
    giveCaller();
    unreached = QStringLiteral("57106"); // C07
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Selcall).result());
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning() && !sent.isEmpty(); }));
    EXPECT_EQ(stateOf("C07"), MarkState::NotCalled);
    EXPECT_EQ(sent.last().code, QStringLiteral("57112"));
    speak("C12");
    pass(20'000);
    EXPECT_FALSE(desk->rollCalls().isRunning());
    EXPECT_EQ(feedRow("roll-call-silent").detail, QStringLiteral("1 of 2 answered; silent: C17; not called: C07"));
    EXPECT_EQ(desk->rollCalls().silentPremises().size(), 1);
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Selcall).result());
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning(); }));
    speak("C07");
    EXPECT_EQ(stateOf("C07"), MarkState::Answered);
}

TEST_F(WatchDeskTest, ByVoiceTheOperatorTicksAndTakesATickBack) {
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Voice).result());
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning(); }));
    EXPECT_EQ(stateOf("C07"), MarkState::Called);
    ASSERT_TRUE(desk->rollCalls().mark(setOf("C07"), MarkState::Answered).result());
    EXPECT_EQ(stateOf("C12"), MarkState::Called);
    ASSERT_TRUE(desk->rollCalls().mark(setOf("C07"), MarkState::Waiting).result());
    ASSERT_TRUE(desk->rollCalls().mark(setOf("C12"), MarkState::Silent).result());
    EXPECT_EQ(stateOf("C07"), MarkState::Called);
    speak("C17"); // out of turn, but heard
    ASSERT_TRUE(desk->rollCalls().mark(setOf("C07"), MarkState::Answered).result());
    EXPECT_FALSE(desk->rollCalls().isRunning());
    EXPECT_EQ(feedRow("roll-call-silent").detail, QStringLiteral("2 of 3 answered; silent: C12"));
}

TEST_F(WatchDeskTest, WithoutASenderNobodyIsCalledBySelectiveCall) {
    const auto begun = desk->rollCalls().start(scheme(), domain::RollWay::Selcall).result();
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().code, ErrorCode::Refused);
}

TEST_F(WatchDeskTest, OfTwoDesksOneCallsAndTheOtherIsTold) {
    auto other = Desk::open({options.url, QStringLiteral("desk-2"), {}, {}, {}, options.memory}, clock, ids);
    ASSERT_TRUE(other) << other.error().text();
    ASSERT_TRUE((*other)->signIn(person, passphrase).result());
    auto first = desk->rollCalls().start(scheme(), domain::RollWay::Voice);
    auto second = (*other)->rollCalls().start(scheme(), domain::RollWay::Voice);
    const auto a = first.result();
    const auto b = second.result();
    ASSERT_NE(a.has_value(), b.has_value());
    const Error& told = a ? b.error() : a.error();
    EXPECT_EQ(told.code, ErrorCode::Conflict);
    EXPECT_NE(told.text().find(a ? "desk-1" : "desk-2"), std::string::npos);
}

TEST_F(WatchDeskTest, ARollCallWhoseDeskWentAwayIsBrokenOffWithWhatWasAnswered) {
    ASSERT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Voice).result());
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning(); }));
    ASSERT_TRUE(desk->rollCalls().mark(setOf("C07"), MarkState::Answered).result());
    settle();
    closeDesk();
    openDesk();
    EXPECT_EQ(desk->rollCalls().start(scheme(), domain::RollWay::Voice).result().error().code, ErrorCode::Conflict);
    ASSERT_TRUE(eventually([&] {
        clock.advance(5000);
        desk->rollCalls().tick();
        settle();
        return feedRows("roll-call-silent") > 0;
    }));
    EXPECT_EQ(feedRow("roll-call-silent").detail, QStringLiteral("1 of 3 answered, broken off"));
    EXPECT_TRUE(desk->rollCalls().start(scheme(), domain::RollWay::Voice).result());
}

TEST_F(WatchDeskTest, OnTheHourTheDeskCallsByItselfUnlessAnEmergencyIsOpen) {
    giveCaller();
    ASSERT_TRUE(desk->settings().set(QStringLiteral("roll-call.hours"), 1).result());
    settle();
    QCoreApplication::processEvents();
    desk->lock();
    const auto nextHour = [&] {
        clock.advance(3'600'000 - clock.now() % 3'600'000);
        desk->rollCalls().tick();
    };
    ASSERT_TRUE(eventually([&] {
        nextHour();
        // An hour that comes before the call of the last has begun would be called after it.
        settle();
        for (int i = 0; i < 20 && !desk->rollCalls().isRunning(); ++i)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        return desk->rollCalls().isRunning();
    }));
    EXPECT_TRUE(desk->rollCalls().current()->call.startedBy.isEmpty());
    pass(61'000);
    EXPECT_FALSE(desk->rollCalls().isRunning());
    // Another desk that comes to the same hour a little later finds that it has had one.
    nextHour();
    ASSERT_TRUE(eventually([&] { return desk->rollCalls().isRunning(); }));
    pass(61'000);
    settle();
    EXPECT_FALSE(desk->store()
                     .write([scheme = scheme()](store::Tx& tx) {
                         return beginRollCall(tx, scheme, domain::RollWay::Selcall, {}, {});
                     })
                     .result());
    // With an emergency open there is none.
    ASSERT_TRUE(
        desk->store()
            .write([](store::Tx& tx) -> Result<void> {
                auto done = tx.exec(QStringLiteral(
                    "INSERT INTO emergency (id, version, at_ms, channel, transmission_id, code, cause, overs, "
                    "last_ms, acknowledged_ms, acknowledged_by, ended_ms, ended_by, outcome) VALUES ('e', 1, 1, "
                    "'SHOP', '', '', 'radio', 1, 1, 0, '', 0, '', 'open')"));
                return done ? Result<void>() : Result<void>(done.error());
            })
            .result());
    const auto before = sent.size();
    nextHour();
    settle();
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    EXPECT_FALSE(desk->rollCalls().isRunning());
    EXPECT_EQ(sent.size(), before);
}

} // namespace
} // namespace watchdesk::desk
