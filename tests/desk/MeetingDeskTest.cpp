// Meetings over a real store: built, edited, built again, undone, printed; and who may.
#include "desk/MeetingDesk.h"

#include "desk/Answer.h"
#include "desk/DeskFixture.h"
#include "store/ActionItemTable.h"
#include "store/AgendaItemTable.h"
#include "store/ExclusionTable.h"
#include "store/MeetingTable.h"
#include "store/PersonTable.h"
#include "store/SubjectTable.h"

#include <QFile>
#include <QSignalSpy>

namespace watchdesk::desk {

namespace {

using domain::AgendaSection;
using domain::Role;

constexpr UtcMs day = 86'400'000;

class MeetingDeskTest : public DeskFixture {
protected:
    void SetUp() override {
        DeskFixture::SetUp();
        MeetingPlan plan;
        plan.schemeId = desk->directory().schemes().first().id;
        plan.at = start + 6 * day;
        plan.place = QStringLiteral("Corn Exchange, upper room");
        const auto planned = desk->meetings().plan(plan).result();
        ASSERT_TRUE(planned) << planned.error().text();
        meeting = planned->id;
    }
    void build() {
        const auto built = desk->meetings().build(meeting).result();
        ASSERT_TRUE(built) << built.error().text();
    }
    /// As the page reads it: what is asked next comes after the answer has been taken.
    [[nodiscard]] Result<AgendaView> asked() {
        QObject page;
        bool taken = false;
        const auto future = desk->meetings().agenda(meeting);
        takeAnswer(&page, future, [&taken](const Result<AgendaView>&) { taken = true; });
        EXPECT_TRUE(eventually([&taken] { return taken; }));
        return future.result();
    }
    [[nodiscard]] AgendaView view() {
        const auto read = asked();
        EXPECT_TRUE(read) << read.error().text();
        return read ? *read : AgendaView();
    }
    [[nodiscard]] AgendaLine line(const QString& source) {
        for (const AgendaLine& one : view().lines) {
            if (one.item.source == source)
                return one;
        }
        ADD_FAILURE() << "no line of " << source.toStdString();
        return {};
    }
    [[nodiscard]] QStringList titles() {
        QStringList out;
        for (const AgendaLine& one : view().lines)
            out += one.item.title;
        return out;
    }
    [[nodiscard]] AgendaStep done(const QFuture<Result<AgendaStep>>& future) {
        const auto step = future.result();
        EXPECT_TRUE(step) << step.error().text();
        return step ? *step : AgendaStep();
    }
    [[nodiscard]] ErrorCode refused(const QFuture<Result<AgendaStep>>& future) {
        const auto step = future.result();
        EXPECT_FALSE(step);
        return step ? ErrorCode::Internal : step.error().code;
    }
    /// Three thefts at C07, on the record.
    void steal() {
        for (int i = 0; i < 3; ++i) {
            (void)log(QStringLiteral("C07 theft razors £12 W-0412"));
            clock.advance(60'000);
        }
    }
    /// Who is signed in has that role from here on.
    void become(Role role) {
        const auto changed = desk->store()
                                 .write([&](store::Tx& tx) -> Result<domain::Person> {
                                     auto me = store::PersonTable::byName(tx, person);
                                     if (!me)
                                         return me.error();
                                     domain::Person mine = **me;
                                     mine.role = role;
                                     return store::PersonTable::update(tx, mine);
                                 })
                                 .result();
        ASSERT_TRUE(changed) << changed.error().text();
        closeDesk();
        openDesk();
    }
    [[nodiscard]] QStringList audited(const char* prefix) {
        const auto rows = desk->lists().audit({}).result();
        QStringList out;
        for (const AuditRow& row : rows ? *rows : QVector<AuditRow>()) {
            if (row.entry.action.startsWith(QLatin1String(prefix)))
                out += row.entry.action;
        }
        return out;
    }
    [[nodiscard]] QString subjectId() {
        return desk->store()
            .read([](store::Tx& tx) { return store::SubjectTable::byReference(tx, QStringLiteral("W-0412")); })
            .result()
            .value()
            ->id;
    }
    domain::ExclusionNotice addNotice(domain::ExclusionStep step) {
        domain::ExclusionNotice notice;
        notice.schemeId = desk->directory().schemes().first().id;
        notice.subjectId = subjectId();
        notice.step = step;
        notice.months = 6;
        notice.nominatedOn = QDate(2026, 11, 2);
        return desk->store()
            .write([&](store::Tx& tx) { return store::ExclusionTable::insert(tx, notice); })
            .result()
            .value();
    }
    QString meeting;
};

} // namespace

TEST_F(MeetingDeskTest, AnAgendaIsBuiltFromWhatHappenedAndRestsOnIt) {
    steal();
    build();
    const AgendaView agenda = view();
    EXPECT_EQ(agenda.scheme, QStringLiteral("Ashby Cross Shop Watch"));
    EXPECT_EQ(agenda.meeting.builtAt, clock.now());
    EXPECT_TRUE(agenda.mayEdit);
    const AgendaLine place = line(QStringLiteral("place:") + desk->directory().vocabulary().callers.first().premisesId);
    EXPECT_EQ(place.item.title, QStringLiteral("C07 Hallam Pharmacy · 3 incidents"));
    ASSERT_EQ(place.evidence.size(), 4);
    EXPECT_TRUE(place.evidence.at(1).what.startsWith(QStringLiteral("Theft · ")));
    EXPECT_EQ(place.evidence.at(1).where, QStringLiteral("C07 Hallam Pharmacy"));
    EXPECT_EQ(place.evidence.at(1).lossPence, 1200);
    const AgendaLine offender = line(QStringLiteral("offender:") + subjectId());
    EXPECT_FALSE(offender.item.title.contains(QStringLiteral("Hollis")));
    EXPECT_EQ(offender.name, QString()) << "nobody is named before a vote";
    EXPECT_EQ(audited("meeting.").mid(0, 3), (QStringList{"meeting.view", "meeting.build", "meeting.plan"}));
}

TEST_F(MeetingDeskTest, ALookThatCouldNotBeWrittenDownIsNoLookYet) {
    build();
    const auto run = [this](const char* sql) {
        ASSERT_TRUE(desk->store().write([sql](store::Tx& tx) { return tx.exec(QString::fromLatin1(sql)); }).result());
    };
    run("CREATE TRIGGER full_disk BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
    EXPECT_FALSE(asked());
    run("DROP TRIGGER full_disk");
    EXPECT_FALSE(audited("meeting.").contains(QStringLiteral("meeting.view")));
    EXPECT_TRUE(asked());
    EXPECT_EQ(audited("meeting.").first(), QStringLiteral("meeting.view")) << "the first that was shown";
    EXPECT_TRUE(asked());
    EXPECT_EQ(audited("meeting.").count(QStringLiteral("meeting.view")), 1);
}

TEST_F(MeetingDeskTest, AMeetingWithNothingToSayIsCalm) {
    build();
    EXPECT_EQ(titles(),
              (QStringList{"Welcome, attendance and apologies",
                           "Nothing was reported between 26 October and 20 November.", "Any other business"}));
}

TEST_F(MeetingDeskTest, TheSameStoreGivesTheSameAgendaAndNothingIsWrittenTwice) {
    steal();
    build();
    const AgendaView once = view();
    build();
    const AgendaView twice = view();
    ASSERT_EQ(once.lines.size(), twice.lines.size());
    for (int i = 0; i < once.lines.size(); ++i) {
        EXPECT_EQ(once.lines.at(i).item.id, twice.lines.at(i).item.id);
        EXPECT_EQ(once.lines.at(i).item.title, twice.lines.at(i).item.title);
        EXPECT_EQ(twice.lines.at(i).item.version, 1);
    }
}

TEST_F(MeetingDeskTest, WhatPeopleDidSurvivesARebuild) {
    steal();
    build();
    const AgendaLine total = line(QStringLiteral("incidents"));
    (void)done(desk->meetings().editItem(total.item.id, total.item.version, QStringLiteral("Three thefts of razors"),
                                         QStringLiteral("All before noon.")));
    (void)done(desk->meetings().setHidden(line(QStringLiteral("losses")).item.id, true));
    (void)done(desk->meetings().addItem(meeting, AgendaSection::OtherBusiness, QStringLiteral("Christmas market")));
    steal();
    build();
    const AgendaLine edited = line(QStringLiteral("incidents"));
    EXPECT_EQ(edited.item.title, QStringLiteral("Three thefts of razors"));
    EXPECT_TRUE(edited.item.edited);
    EXPECT_EQ(edited.evidence.size(), 6) << "and rests on what there is now";
    EXPECT_TRUE(line(QStringLiteral("losses")).item.hidden);
    EXPECT_TRUE(line(QStringLiteral("losses")).item.title.contains(QStringLiteral("£72")));
    EXPECT_EQ(titles().last(), QStringLiteral("Christmas market"));
}

TEST_F(MeetingDeskTest, WithdrawnIncidentsGoAndWhatWasEditedIsMarked) {
    const Logged logged = log(QStringLiteral("C07 theft razors £12"));
    clock.advance(1000);
    build();
    const AgendaLine losses = line(QStringLiteral("losses"));
    (void)done(desk->meetings().editItem(losses.item.id, losses.item.version, QStringLiteral("Razors"), {}));
    ASSERT_TRUE(desk->incidents().withdraw(logged.incident.id).result());
    build();
    EXPECT_TRUE(line(QStringLiteral("losses")).item.gone);
    EXPECT_TRUE(line(QStringLiteral("incidents")).item.title.startsWith(QStringLiteral("Nothing was reported")));
}

TEST_F(MeetingDeskTest, EveryStepIsTakenBackInTurn) {
    steal();
    build();
    const QStringList before = titles();
    const AgendaLine total = line(QStringLiteral("incidents"));
    QVector<AgendaStep> steps;
    steps += done(desk->meetings().editItem(total.item.id, total.item.version, QStringLiteral("Other words"), {}));
    steps += done(desk->meetings().moveItem(total.item.id, 1));
    EXPECT_NE(titles().at(1), QStringLiteral("Other words"));
    EXPECT_EQ(titles().at(2), QStringLiteral("Other words"));
    steps += done(desk->meetings().setHidden(total.item.id, true));
    steps += done(desk->meetings().addItem(meeting, AgendaSection::Places, QStringLiteral("The underpass")));
    steps += done(desk->meetings().addAction(meeting, QStringLiteral("Ask for a light"), QStringLiteral("Council"),
                                             QDate(2026, 12, 10)));
    steps += done(desk->meetings().setDone(steps.last().actionsAfter.first().id, QDate(2026, 11, 20)));
    EXPECT_TRUE(view().actions.first().action.doneOn.isValid());
    while (!steps.isEmpty()) {
        const auto undone = desk->meetings().undo(steps.takeLast()).result();
        ASSERT_TRUE(undone) << undone.error().text();
    }
    EXPECT_EQ(titles(), before);
    EXPECT_TRUE(view().actions.isEmpty());
    const AgendaLine back = line(QStringLiteral("incidents"));
    EXPECT_FALSE(back.item.edited || back.item.hidden || back.item.placed);
}

TEST_F(MeetingDeskTest, AStepThatSomebodyElseChangedIsNotTakenBack) {
    steal();
    build();
    const AgendaLine total = line(QStringLiteral("incidents"));
    const AgendaStep edit =
        done(desk->meetings().editItem(total.item.id, total.item.version, QStringLiteral("Mine"), {}));
    (void)done(desk->meetings().editItem(total.item.id, total.item.version + 1, QStringLiteral("Theirs"), {}));
    const auto undone = desk->meetings().undo(edit).result();
    ASSERT_FALSE(undone);
    EXPECT_EQ(undone.error().code, ErrorCode::Conflict);
    EXPECT_EQ(line(QStringLiteral("incidents")).item.title, QStringLiteral("Theirs"));
    EXPECT_EQ(refused(desk->meetings().editItem(total.item.id, total.item.version, QStringLiteral("Late"), {})),
              ErrorCode::Conflict);
}

TEST_F(MeetingDeskTest, LinesMoveWithinTheirSectionAndStopAtItsEnds) {
    steal();
    build();
    const AgendaLine total = line(QStringLiteral("incidents"));
    EXPECT_TRUE(done(desk->meetings().moveItem(total.item.id, -1)).itemsAfter.isEmpty());
    EXPECT_EQ(done(desk->meetings().moveItem(total.item.id, 1)).itemsAfter.size(), 2);
    EXPECT_TRUE(done(desk->meetings().moveItem(total.item.id, 1)).itemsAfter.isEmpty()) << "losses are the last";
    build();
    EXPECT_EQ(view().lines.at(2).item.id, total.item.id) << "an order made by hand is kept";
}

TEST_F(MeetingDeskTest, NobodyIsNamedInWhatGoesToAVote) {
    addNotice(domain::ExclusionStep::Ballot);
    build();
    const AgendaLine proposal =
        line(QStringLiteral("proposal:") + view().lines.at(2).evidence.first().evidence.entityId);
    EXPECT_EQ(proposal.name, QString());
    EXPECT_TRUE(proposal.item.title.startsWith(QStringLiteral("W-0412 · ")));
    EXPECT_EQ(refused(desk->meetings().editItem(proposal.item.id, 1, QStringLiteral("About Dean Hollis"), {})),
              ErrorCode::Refused);
    EXPECT_EQ(refused(desk->meetings().addItem(meeting, AgendaSection::Proposals, QStringLiteral("mr HOLLIS again"))),
              ErrorCode::Refused);
    (void)done(desk->meetings().editItem(proposal.item.id, 1, QStringLiteral("W-0412, twice warned"), {}));
    EXPECT_EQ(refused(desk->meetings().editItem(proposal.item.id, 2, QStringLiteral("  "), {})),
              ErrorCode::InvalidInput);
}

TEST_F(MeetingDeskTest, AfterTheVoteAdultsAreNamedAndTheReadingIsAudited) {
    const auto notice = addNotice(domain::ExclusionStep::NoticeIssued);
    build();
    const AgendaLine unserved = line(QStringLiteral("unserved:") + notice.id);
    EXPECT_EQ(unserved.name, QStringLiteral("Dean Hollis"));
    EXPECT_FALSE(unserved.item.title.contains(QStringLiteral("Hollis"))) << "what is kept names nobody";
    const auto detail = desk->meetings().evidence({QStringLiteral("exclusion_notice"), notice.id}).result();
    ASSERT_TRUE(detail) << detail.error().text();
    EXPECT_EQ(detail->subject.name, QStringLiteral("Dean Hollis"));
    EXPECT_EQ(detail->standing, domain::ExclusionStanding::InProcess);
    EXPECT_EQ(audited("subject.view").size(), 1);
    const auto young = desk->store()
                           .write([&](store::Tx& tx) -> Result<domain::Subject> {
                               auto subject = store::SubjectTable::find(tx, notice.subjectId);
                               domain::Subject changed = **subject;
                               changed.born = QDate(2010, 1, 1);
                               return store::SubjectTable::update(tx, changed);
                           })
                           .result();
    ASSERT_TRUE(young);
    EXPECT_EQ(line(QStringLiteral("unserved:") + notice.id).name, QString()) << "nobody under 18 is";
}

TEST_F(MeetingDeskTest, AHeldMeetingIsARecordAndTheNextBeginsWithIt) {
    build();
    const auto early = desk->meetings().markHeld(meeting).result();
    ASSERT_FALSE(early);
    EXPECT_EQ(early.error().code, ErrorCode::InvalidInput);
    (void)done(desk->meetings().addAction(meeting, QStringLiteral("Ask for a light"), QStringLiteral("Council"),
                                          QDate(2026, 12, 10)));
    clock.set(start + 7 * day);
    ASSERT_TRUE(desk->meetings().markHeld(meeting).result());
    EXPECT_FALSE(view().mayEdit);
    EXPECT_EQ(refused(desk->meetings().addItem(meeting, AgendaSection::Places, QStringLiteral("late"))),
              ErrorCode::Conflict);
    EXPECT_EQ(desk->meetings().build(meeting).result().error().code, ErrorCode::Conflict);
    steal();
    MeetingPlan plan;
    plan.schemeId = desk->directory().schemes().first().id;
    plan.at = start + 34 * day;
    const QString held = meeting;
    meeting = desk->meetings().plan(plan).result()->id;
    build();
    EXPECT_EQ(view().meeting.builtFrom, start + 6 * day);
    EXPECT_TRUE(line(QStringLiteral("action:") + view().actions.first().action.id)
                    .item.detail.startsWith(QStringLiteral("Council · due 10 December · 1")));
    ASSERT_EQ(view().actions.size(), 1);
    EXPECT_TRUE(view().actions.first().carried);
    (void)done(desk->meetings().setDone(view().actions.first().action.id, QDate(2026, 11, 27)));
    build();
    EXPECT_FALSE(titles().contains(QStringLiteral("Ask for a light")));
    EXPECT_EQ(desk->meetings().plan(plan).result().error().code, ErrorCode::Conflict) << "one at a time";
}

TEST_F(MeetingDeskTest, SergeantAndPartnerReadAndPrintButDoNotWrite) {
    build();
    for (const Role role : {Role::PoliceSergeant, Role::Partner}) {
        become(role);
        EXPECT_FALSE(view().mayEdit || view().mayAct);
        EXPECT_EQ(refused(desk->meetings().addItem(meeting, AgendaSection::Places, QStringLiteral("x"))),
                  ErrorCode::Refused);
        EXPECT_EQ(desk->meetings().build(meeting).result().error().code, ErrorCode::Refused);
        EXPECT_TRUE(desk->meetings().pdf(meeting, QString::fromStdString(dir.file("agenda.pdf"))).result());
    }
}

TEST_F(MeetingDeskTest, OperatorsMembersAndAdministratorsBesideACoordinatorSeeNothing) {
    build();
    {
        // Jo Mead is the first administrator, and coordinator until there is another.
        domain::Person coordinator;
        coordinator.name = QStringLiteral("Sam Rudd");
        coordinator.role = Role::Coordinator;
        ASSERT_TRUE(
            desk->store().write([&](store::Tx& tx) { return store::PersonTable::insert(tx, coordinator); }).result());
    }
    EXPECT_EQ(desk->meetings().agenda(meeting).result().error().code, ErrorCode::Refused);
    for (const Role role : {Role::CctvOperator, Role::MemberView}) {
        become(role);
        EXPECT_EQ(desk->meetings().meetings().result().error().code, ErrorCode::Refused);
        EXPECT_EQ(desk->meetings().agenda(meeting).result().error().code, ErrorCode::Refused);
        EXPECT_EQ(desk->meetings().evidence({QStringLiteral("subject"), QString()}).result().error().code,
                  ErrorCode::Refused);
        EXPECT_EQ(desk->meetings().pdf(meeting, QString::fromStdString(dir.file("no.pdf"))).result().error().code,
                  ErrorCode::Refused);
        EXPECT_FALSE(QFile::exists(QString::fromStdString(dir.file("no.pdf"))));
    }
    desk->lock();
    EXPECT_EQ(desk->meetings().agenda(meeting).result().error().code, ErrorCode::Locked);
}

TEST_F(MeetingDeskTest, ThePaperLeavesOutWhatIsHiddenAndIsAudited) {
    steal();
    build();
    const QString path = QString::fromStdString(dir.file("agenda.pdf"));
    const auto written = desk->meetings().pdf(meeting, path).result();
    ASSERT_TRUE(written) << written.error().text();
    EXPECT_GE(written->pages, 1);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readAll().startsWith("%PDF-"));
    EXPECT_EQ(audited("meeting.print").size(), 1);
    const auto missing = desk->meetings().pdf(meeting, QString::fromStdString(dir.file("no/agenda.pdf"))).result();
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::Io);
}

TEST_F(MeetingDeskTest, EvidenceThatHasGoneSaysSo) {
    const auto gone = desk->meetings().evidence({QStringLiteral("incident"), QStringLiteral("no-such")}).result();
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::NotFound);
}

TEST_F(MeetingDeskTest, ChangesAreTold) {
    QSignalSpy spy(&desk->meetings(), &MeetingDesk::changed);
    build();
    EXPECT_TRUE(eventually([&] { return spy.count() > 0; }));
}

} // namespace watchdesk::desk
