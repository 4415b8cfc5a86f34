// Shifts: taken, handed over, read, reported.
#include "desk/ShiftDesk.h"

#include "desk/PeopleDesk.h"
#include "desk/SettingsDesk.h"
#include "desk/ShiftReading.h"
#include "desk/ToldFixture.h"
#include "domain/EscalationRule.h"
#include "store/EmergencyTable.h"
#include "store/Erasing.h"
#include "store/PersonTable.h"
#include "store/ShiftTable.h"
#include "store/Try.h"

#include <QFile>

namespace watchdesk::desk {
namespace {

constexpr UtcMs minute = 60'000;

class ShiftDeskTest : public ToldFixture {
protected:
    void SetUp() override {
        ToldFixture::SetUp();
        ASSERT_TRUE(desk->peopleDesk().add(other, domain::Role::CctvOperator, words).result());
        ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Ada Crane"), domain::Role::Coordinator, words).result());
        ASSERT_TRUE(desk->peopleDesk().add(QStringLiteral("Sam Idle"), domain::Role::Partner, words).result());
        enter(QStringLiteral("Ada Crane"));
    }
    void enter(const QString& name) {
        const auto entered = desk->signIn(name, words).result();
        ASSERT_TRUE(entered) << entered.error().text();
        taken = *desk->shifts().take().result();
    }
    QString idOf(const QString& name) {
        return desk->store()
            .read([=](store::Tx& tx) -> Result<QString> {
                STORE_TRY(found, store::PersonTable::byName(tx, name));
                return found ? found->id : QString();
            })
            .result()
            .value();
    }
    QVector<domain::Shift> shifts() {
        return desk->store().read([](store::Tx& tx) { return store::ShiftTable::list(tx, 0, 0); }).result().value();
    }
    const QString words = QStringLiteral("four words and more");
    const QString other = QStringLiteral("Pat Ottoway");
    domain::Shift taken;
};

TEST_F(ShiftDeskTest, ADeskIsTakenOnceAndGoesToWhoeverSignsInNext) {
    EXPECT_FALSE(taken.id.isEmpty());
    const QString first = taken.id;
    clock.advance(minute);
    EXPECT_EQ(desk->shifts().take().result()->id, first) << "who comes back from a lock is still at it";
    enter(other);
    EXPECT_NE(taken.id, first);
    const auto all = shifts();
    ASSERT_EQ(all.size(), 2);
    EXPECT_EQ(all.last().endedAt, clock.now());
    EXPECT_TRUE(all.last().note.isEmpty()) << "left without a note";
    enter(QStringLiteral("Sam Idle"));
    EXPECT_TRUE(taken.id.isEmpty()) << "a partner takes no desk";
    EXPECT_EQ(shifts().size(), 2);
}

TEST_F(ShiftDeskTest, TheNoteSaysWhatIsOpen) {
    clock.advance(minute);
    const Logged alerted = log(QStringLiteral("C07 theft m30 grey hoodie > market sq"), true);
    (void)log(QStringLiteral("C12 drunk, asked to leave"));
    clock.advance(30 * minute);
    const auto draft = desk->shifts().draft().result();
    ASSERT_TRUE(draft) << draft.error().text();
    const QString note = draft->note;
    EXPECT_TRUE(note.startsWith(QStringLiteral("Shift of Ada Crane,"))) << note.toStdString();
    for (const QString& part : {QStringLiteral("2 incidents · 1 alert"), QStringLiteral("Open alerts"),
                                QStringLiteral("alert %1 · theft · C07 Hallam Pharmacy").arg(alerted.alert.number),
                                QStringLiteral("nobody has claimed it"), QStringLiteral("Incidents without an outcome"),
                                QStringLiteral("drunkenness · C12 Pennant Sports")})
        EXPECT_TRUE(note.contains(part)) << part.toStdString() << "\nin\n" << note.toStdString();
    EXPECT_EQ(draft->alertsInHand, 0);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    EXPECT_EQ(desk->shifts().draft().result()->alertsInHand, 1);
}

TEST_F(ShiftDeskTest, AQuietShiftSaysThatNothingIsOpen) {
    EXPECT_TRUE(desk->shifts().draft().result()->note.endsWith(QStringLiteral("Nothing is open.")));
}

TEST_F(ShiftDeskTest, WhatOnlyThisDeskKnowsIsInTheNoteToo) {
    desk->shifts().setUndecided([] { return 2; });
    const QString note = desk->shifts().draft().result()->note;
    EXPECT_TRUE(note.contains(QStringLiteral("Waiting\n– 2 stills to be decided"))) << note.toStdString();
}

TEST_F(ShiftDeskTest, ItIsHandedOverWithItsAlertsAndReadByTheNext) {
    const Logged alerted = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    clock.advance(minute);
    EXPECT_FALSE(*desk->shifts().lastNote().result());
    const auto over = desk->shifts().handOver(QStringLiteral("  The grey hoodie is back.  "), idOf(other)).result();
    ASSERT_TRUE(over) << over.error().text();
    EXPECT_EQ(over->shift.note, QStringLiteral("The grey hoodie is back."));
    EXPECT_EQ(over->person, QStringLiteral("Ada Crane"));
    EXPECT_EQ(desk->alerts().view(alerted.alert.id).result()->claimedBy, other);
    EXPECT_EQ(desk->shifts().handOver(QStringLiteral("again"), {}).result().error().code, ErrorCode::Conflict);
    ASSERT_TRUE(desk->shifts().markRead(over->shift.id).result());
    EXPECT_EQ((*desk->shifts().lastNote().result())->shift.readAt, 0) << "who wrote it has not read it";
    enter(other);
    const auto note = *desk->shifts().lastNote().result();
    ASSERT_TRUE(note);
    EXPECT_EQ(note->shift.note, QStringLiteral("The grey hoodie is back."));
    const auto read = desk->shifts().markRead(note->shift.id).result();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->readBy, other);
    enter(QStringLiteral("Ada Crane"));
    EXPECT_EQ(desk->shifts().markRead(note->shift.id).result()->readBy, other) << "the first who read it counts";
}

TEST_F(ShiftDeskTest, AlertsThatNobodyIsNamedForAreOpenAgain) {
    const Logged alerted = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    ASSERT_TRUE(desk->shifts().handOver(QStringLiteral("note"), {}).result());
    EXPECT_EQ(desk->alerts().view(alerted.alert.id).result()->alert.state, domain::AlertState::Open);
}

/// It has been in a hand for two hours, and is told to somebody: what was said before counts no more, and nobody is
/// called before it has waited.
TEST_F(ShiftDeskTest, AnAlertThatIsHandedToNobodyWaitsFromThenOn) {
    const QString id = log(QStringLiteral("C07 theft"), true).alert.id;
    const auto alert = [&] { return desk->alerts().view(id).result()->alert; };
    const auto untaken = [&] {
        settle();
        const auto rows = *desk->feed().rows(*desk->feed().seqs(FeedFilter::System).result()).result();
        return std::count_if(rows.begin(), rows.end(),
                             [](const FeedRow& row) { return row.code == QLatin1String("alert-untaken"); });
    };
    clock.advance(3 * minute);
    ASSERT_TRUE(desk->alerts().noteUntaken(id).result());
    ASSERT_EQ(untaken(), 1);
    const QString party = alert().parties.first().party;
    ASSERT_TRUE(desk->alerts().claim(id).result());
    ASSERT_TRUE(desk->alerts().acknowledge(id, party).result());
    clock.advance(120 * minute);
    ASSERT_TRUE(desk->shifts().handOver(QStringLiteral("note"), {}).result());
    const UtcMs back = clock.now();
    EXPECT_EQ(domain::waitsSince(alert()), back);
    EXPECT_EQ(domain::riseOf(alert(), back, {}), domain::Rise::Calm) << "not untaken for two hours";
    ASSERT_TRUE(desk->alerts().noteUntaken(id).result());
    EXPECT_EQ(untaken(), 1);
    clock.advance(3 * minute);
    EXPECT_EQ(domain::riseOf(alert(), clock.now(), {}), domain::Rise::Untaken) << "whatever was acknowledged before";
    ASSERT_TRUE(desk->alerts().noteUntaken(id).result());
    ASSERT_TRUE(desk->alerts().noteUntaken(id).result());
    EXPECT_EQ(untaken(), 2) << "said again, once";
    ASSERT_TRUE(desk->alerts().acknowledge(id, party).result());
    EXPECT_EQ(domain::riseOf(alert(), clock.now(), {}), domain::Rise::Calm) << "heard anew";
}

TEST_F(ShiftDeskTest, EveryNoteOfThisDeskThatNobodyHasReadIsToBeRead) {
    const auto notes = [&] {
        QStringList out;
        const auto unread = desk->shifts().unreadNotes().result();
        EXPECT_TRUE(unread) << unread.error().text();
        for (const ShiftView& one : unread ? *unread : QVector<ShiftView>())
            out += one.shift.note;
        return out;
    };
    ASSERT_TRUE(desk->shifts().handOver(QStringLiteral("The first."), {}).result());
    clock.advance(minute);
    ASSERT_TRUE(desk->shifts().take().result());
    ASSERT_TRUE(desk->shifts().handOver(QStringLiteral("The second."), {}).result());
    EXPECT_TRUE(notes().isEmpty()) << "one's own";
    enter(other);
    EXPECT_EQ(notes(), (QStringList{QStringLiteral("The first."), QStringLiteral("The second.")}));
    ASSERT_TRUE(desk->shifts().markRead(desk->shifts().unreadNotes().result()->first().shift.id).result());
    EXPECT_EQ(notes(), QStringList{QStringLiteral("The second.")});
    closeDesk();
    options.desk = QStringLiteral("desk-2");
    openDesk(false);
    enter(other);
    EXPECT_TRUE(notes().isEmpty()) << "of another desk";
    EXPECT_FALSE(*desk->shifts().lastNote().result());
}

TEST_F(ShiftDeskTest, NothingIsHandedToWhoMayNotTakeItAndNothingOfANoteIsLost) {
    const Logged alerted = log(QStringLiteral("C07 theft"), true);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    const auto code = [](const auto& future) { return future.result().error().code; };
    EXPECT_EQ(code(desk->shifts().handOver(QStringLiteral("note"), idOf(QStringLiteral("Sam Idle")))),
              ErrorCode::Refused);
    EXPECT_EQ(code(desk->shifts().handOver(QStringLiteral(" \n"), {})), ErrorCode::InvalidInput);
    EXPECT_EQ(code(desk->shifts().handOver(QString(ShiftDesk::mostNote + 1, QLatin1Char('a')), {})),
              ErrorCode::InvalidInput);
    EXPECT_EQ(desk->alerts().view(alerted.alert.id).result()->claimedBy, QStringLiteral("Ada Crane"))
        << "the shift goes on as it was";
    EXPECT_EQ(shifts().first().endedAt, 0);
    EXPECT_EQ(code(desk->shifts().handAlert(alerted.alert.id, idOf(QStringLiteral("Sam Idle")))), ErrorCode::Refused);
    ASSERT_TRUE(desk->shifts().handAlert(alerted.alert.id, idOf(other)).result());
    EXPECT_EQ(code(desk->shifts().handAlert(alerted.alert.id, idOf(other))), ErrorCode::Conflict)
        << "it is not in this hand any more";
    QStringList takers;
    for (const domain::Person& one : *desk->shifts().takers().result())
        takers += one.name;
    EXPECT_EQ(takers, QStringList{other});
}

TEST_F(ShiftDeskTest, TheReportCountsAndTellsTimes) {
    const UtcMs since = clock.now();
    const Logged alerted = log(QStringLiteral("C07 theft £20 ref 26*11"), true);
    clock.advance(9'000);
    ASSERT_TRUE(
        desk->alerts()
            .acknowledge(alerted.alert.id, desk->alerts().view(alerted.alert.id).result()->alert.parties.first().party)
            .result());
    clock.advance(6'000);
    ASSERT_TRUE(desk->alerts().claim(alerted.alert.id).result());
    clock.advance(2 * minute);
    ASSERT_TRUE(desk->alerts().addSighting(alerted.alert.id, QStringLiteral("C12 > butter row")).result());
    clock.advance(minute);
    ASSERT_TRUE(desk->alerts().close(alerted.alert.id, domain::IncidentOutcome::Detained).result());
    (void)log(QStringLiteral("C12 theft"));
    clock.advance(minute);
    ASSERT_TRUE(desk->shifts().handOver(QStringLiteral("All quiet."), {}).result());
    const auto facts = desk->shifts().facts(since, clock.now() + 1).result();
    ASSERT_TRUE(facts) << facts.error().text();
    ASSERT_EQ(facts->alerts.size(), 1);
    const ShiftFacts::AlertLine& alert = facts->alerts.first();
    EXPECT_EQ(alert.toAcknowledge, 9'000);
    EXPECT_EQ(alert.toClaim, 15'000) << "the first claim, not what a sighting made of it";
    EXPECT_EQ(alert.toClose, 195'000);
    EXPECT_EQ(alert.outcome, QStringLiteral("detained"));
    ASSERT_EQ(facts->incidents.size(), 2);
    EXPECT_EQ(facts->incidents.first().reference, QStringLiteral("26*11"));
    ASSERT_EQ(facts->handedOver.size(), 1);
    EXPECT_EQ(facts->handedOver.first().detail, QStringLiteral("All quiet."));
    ASSERT_EQ(facts->turns.size(), 1);
    EXPECT_TRUE(facts->turns.first().noted);
    QStringList printed;
    for (const auto& part : sheetOf(*facts, QStringLiteral("Ada Crane"), clock.now()).parts)
        for (const auto& line : part.lines)
            printed += line.value;
    const QString paper = printed.join(QLatin1Char('\n'));
    for (const char* part :
         {"2 incidents · theft 2", "acknowledged after 9 s · claimed after 15 s · closed after 3 min 15 s",
          "police reference 26*11", "All quiet."})
        EXPECT_TRUE(paper.contains(QString::fromUtf8(part))) << part << "\nin\n" << paper.toStdString();
}

TEST_F(ShiftDeskTest, WhatWasBeforeAndAfterIsNotInIt) {
    (void)log(QStringLiteral("C07 theft"));
    clock.advance(minute);
    const UtcMs since = clock.now();
    (void)log(QStringLiteral("C12 theft"));
    clock.advance(minute);
    (void)log(QStringLiteral("C17 theft"));
    const auto facts = desk->shifts().facts(since, since + minute).result();
    ASSERT_EQ(facts->incidents.size(), 1);
    EXPECT_TRUE(facts->incidents.first().place.contains(QStringLiteral("C12")));
}

TEST_F(ShiftDeskTest, WhatWasNeverReportedIsCountedForAsLongAsTheSchemeSays) {
    const auto counted = [&] {
        const auto facts = desk->shifts().facts(start, clock.now() + 1).result();
        EXPECT_TRUE(facts) << facts.error().text();
        return facts ? facts->nudges : -1;
    };
    told(QStringLiteral("C07 theft"));
    const QString gone = told(QStringLiteral("C12 theft"));
    EXPECT_EQ(counted(), 2);
    ASSERT_TRUE(desk->store()
                    .write([=](store::Tx& tx) {
                        store::ErasedCounts counts;
                        return store::eraseIncidentWords(tx, gone, counts);
                    })
                    .result());
    EXPECT_EQ(counted(), 1) << "of what is erased no shop is asked";
    constexpr UtcMs day = 24 * 60 * minute;
    clock.advance(28 * day);
    EXPECT_EQ(counted(), 1);
    clock.advance(1);
    EXPECT_EQ(counted(), 0) << "after four weeks nobody remembers it";
    ASSERT_TRUE(desk->settings().set(QStringLiteral("police.nudge-days"), 60).result());
    EXPECT_EQ(counted(), 1);
    clock.advance(32 * day);
    EXPECT_EQ(counted(), 0);
    EXPECT_EQ(desk->settings().set(QStringLiteral("police.nudge-days"), 6).result().error().code,
              ErrorCode::InvalidInput);
    EXPECT_EQ(desk->settings().set(QStringLiteral("police.nudge-days"), 181).result().error().code,
              ErrorCode::InvalidInput);
}

TEST_F(ShiftDeskTest, ThePaperIsWrittenAndOnTheLog) {
    (void)log(QStringLiteral("C07 theft"));
    const QString path = QString::fromStdString(dir.file("shift.pdf"));
    const auto written = desk->shifts().pdf(path).result();
    ASSERT_TRUE(written) << written.error().text();
    EXPECT_EQ(written->pages, 1);
    EXPECT_TRUE(QFile::exists(path));
    EXPECT_EQ(desk->shifts().pdf(QStringLiteral("/nowhere/shift.pdf")).result().error().code, ErrorCode::Io);
}

} // namespace
} // namespace watchdesk::desk
