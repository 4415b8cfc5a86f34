#include "insight/Agenda.h"

#include "Records.h"
#include "domain/DemoTown.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace watchdesk::insight {
namespace {

using namespace test;
using S = domain::AgendaSection;
using Step = domain::ExclusionStep;

TEST(Agenda, AQuietMonthSaysSoAndIsWhole) {
    const auto agenda = assembleAgenda(input());
    EXPECT_EQ(sources(agenda), (QStringList{"attendance", "incidents", "other-business"}));
    EXPECT_EQ(agenda.at(1).title, "Nothing was reported between 29 October and 20 November.");
    EXPECT_TRUE(agenda.at(1).evidence.isEmpty());
    EXPECT_EQ(agenda.last().detail, "Next meeting: 17 December.");
}

TEST(Agenda, AQuietMonthAfterABusyOneTellsOfTheBusyOne) {
    AgendaInput in = input();
    in.incidents = {incident("i1", at("2026-10-20 12:00")), incident("i2", at("2026-10-21 12:00"))};
    EXPECT_EQ(of(assembleAgenda(in), S::Incidents).first().detail, "In the 22 days before: 2.");
}

TEST(Agenda, CountsThePeriodAndNothingBesideIt) {
    AgendaInput in = input();
    in.incidents = {incident("first", in.previousAt), incident("last", in.now - 1), incident("too-late", in.now),
                    incident("before", in.previousAt - 1)};
    auto withdrawn = incident("withdrawn", at("2026-11-10 12:00"));
    withdrawn.outcome = domain::IncidentOutcome::Withdrawn;
    auto alarm = incident("false", at("2026-11-10 12:00"));
    alarm.outcome = domain::IncidentOutcome::False;
    in.incidents += {withdrawn, alarm};
    const auto total = of(assembleAgenda(in), S::Incidents).first();
    EXPECT_EQ(total.title, "2 incidents between 29 October and 20 November");
    EXPECT_TRUE(total.detail.startsWith("1 more than in the 22 days before (1).")) << total.detail.toStdString();
    ASSERT_EQ(total.evidence.size(), 2);
    EXPECT_EQ(total.evidence.first().entityId, "last") << "newest first";
}

TEST(Agenda, TheSameInputInAnyOrderGivesTheSameAgenda) {
    AgendaInput in = input();
    domain::DemoOptions options;
    options.now = in.now;
    options.months = 3;
    const domain::DemoTown town = domain::makeDemoTown(options);
    in.subjects = town.subjects;
    in.incidents = town.incidents;
    in.exclusions = town.exclusions;
    for (const domain::Membership& membership : town.memberships) {
        const auto member = std::find_if(town.members.begin(), town.members.end(),
                                         [&](const domain::Member& m) { return m.id == membership.memberId; });
        in.members += {*member, membership.schemeId, membership.joined, membership.joined, membership.left};
    }
    in.places.clear();
    for (const domain::Premises& premises : town.premises)
        in.places += {premises.id, premises.name};
    in.actions = {action("y", QDate(2026, 11, 3)), action("x", QDate(2026, 11, 3)), action("z", {})};
    const QString once = dump(assembleAgenda(in));
    EXPECT_GT(once.count('\n'), 100);
    std::mt19937 shuffle(5);
    for (int i = 0; i < 20; ++i) {
        std::shuffle(in.subjects.begin(), in.subjects.end(), shuffle);
        std::shuffle(in.incidents.begin(), in.incidents.end(), shuffle);
        std::shuffle(in.exclusions.begin(), in.exclusions.end(), shuffle);
        std::shuffle(in.members.begin(), in.members.end(), shuffle);
        std::shuffle(in.places.begin(), in.places.end(), shuffle);
        std::shuffle(in.actions.begin(), in.actions.end(), shuffle);
        ASSERT_EQ(dump(assembleAgenda(in)), once);
    }
    for (const domain::Subject& subject : town.subjects) {
        if (!subject.name.isEmpty()) {
            EXPECT_FALSE(once.contains(subject.name, Qt::CaseInsensitive)) << "nobody is named in what is kept";
        }
    }
}

TEST(Agenda, SectionsComeInTheOrderOfThePaperAndRanksFall) {
    AgendaInput in = input();
    in.actions = {action("x", QDate(2026, 11, 3)), action("y", QDate(2026, 12, 3))};
    for (const char* id : {"i1", "i2", "i3"})
        in.incidents += incident(id, at("2026-11-06 21:30"), "breach", "p3", "a");
    in.exclusions = {served("n1", "a", QDate(2026, 6, 1), 6), notice("n2", "b", Step::Ballot),
                     notice("n3", "d", Step::Excluded)};
    const auto agenda = assembleAgenda(in);
    for (int i = 1; i < agenda.size(); ++i) {
        EXPECT_LE(agenda.at(i - 1).section, agenda.at(i).section);
        if (agenda.at(i - 1).section == agenda.at(i).section) {
            EXPECT_GT(agenda.at(i - 1).rank, agenda.at(i).rank);
        }
    }
    QSet<int> sections;
    for (const AgendaDraft& draft : agenda)
        sections.insert(int(draft.section));
    EXPECT_EQ(sections.size(), 10) << "every section has something here";
    QSet<QString> once;
    for (const AgendaDraft& draft : agenda)
        once.insert(draft.source);
    EXPECT_EQ(once.size(), agenda.size()) << "a source is on an agenda once";
}

TEST(Agenda, LateActionsComeFirstAndDoneOnesNotAtAll) {
    AgendaInput in = input();
    auto done = action("done", QDate(2026, 11, 1));
    done.doneOn = QDate(2026, 11, 2);
    in.actions = {action("no-date", {}),
                  action("soon", QDate(2026, 11, 28)),
                  action("late", QDate(2026, 11, 25)),
                  action("latest", QDate(2026, 11, 5)),
                  action("on-day", QDate(2026, 11, 26)),
                  done};
    const auto actions = of(assembleAgenda(in), S::Actions);
    EXPECT_EQ(sources(actions),
              (QStringList{"action:latest", "action:late", "action:on-day", "action:soon", "action:no-date"}));
    EXPECT_EQ(actions.at(0).detail, "Coordinator · due 5 November · 21 days late");
    EXPECT_EQ(actions.at(1).detail, "Coordinator · due 25 November · 1 day late");
    EXPECT_EQ(actions.at(2).detail, "Coordinator · due 26 November") << "due on the day of the meeting is not late";
    EXPECT_EQ(actions.at(4).detail, "Coordinator · no date");
}

TEST(Agenda, ACategoryHasMovedOnlyWhenChanceDoesNotExplainIt) {
    const auto moved = [](int now, int before) {
        AgendaInput in = input();
        for (int i = 0; i < now; ++i)
            in.incidents += incident(qPrintable(QString("n%1").arg(i)), at("2026-11-10 12:00"), "fraud", "");
        for (int i = 0; i < before; ++i)
            in.incidents += incident(qPrintable(QString("b%1").arg(i)), at("2026-10-20 12:00"), "fraud", "");
        return sources(of(assembleAgenda(in), S::Incidents)).contains("category:fraud");
    };
    EXPECT_FALSE(moved(4, 0)) << "as likely as four heads in a row";
    EXPECT_FALSE(moved(10, 0)) << "81 > 8.88 × 10 is not so";
    EXPECT_TRUE(moved(11, 0));
    EXPECT_TRUE(moved(0, 11));
    EXPECT_FALSE(moved(50, 30));
    EXPECT_TRUE(moved(70, 30));
    EXPECT_FALSE(moved(0, 0));
}

TEST(Agenda, LossesAndSeriousOnesHaveLinesOfTheirOwn) {
    AgendaInput in = input();
    in.incidents = {incident("small", at("2026-11-10 12:00")), incident("big", at("2026-11-11 12:00")),
                    incident("fight", at("2026-11-12 23:00"), "violence"), incident("earlier", at("2026-10-20 12:00"))};
    in.incidents[0].lossPence = 1'250;
    in.incidents[1].lossPence = 123'400;
    in.incidents[1].number = 4391;
    in.incidents[3].lossPence = 5'000;
    const auto trends = of(assembleAgenda(in), S::Incidents);
    ASSERT_EQ(sources(trends), (QStringList{"incidents", "serious", "losses"}));
    EXPECT_EQ(trends.at(1).title, "1 serious incident");
    EXPECT_EQ(trends.at(1).evidence, (QVector<domain::AgendaEvidence>{{"incident", "fight"}}));
    EXPECT_EQ(trends.at(2).title, "Losses of £1,246.50, £50 in the 22 days before");
    EXPECT_TRUE(trends.at(2).detail.contains("£1,234, incident 4391 at C07 Hallam Pharmacy"))
        << trends.at(2).detail.toStdString();
    EXPECT_EQ(trends.at(2).evidence.first().entityId, "big");
}

TEST(Agenda, RepeatOffendersByIncidentsThenSeriousOnesThenLossThenLatest) {
    AgendaInput in = input();
    const auto add = [&](const char* id, const char* who, const char* when, const char* category, qint64 loss) {
        in.incidents += incident(id, at(when), category, "p1", who);
        in.incidents.last().lossPence = loss;
    };
    add("a1", "a", "2026-11-10 12:00", "shop-theft", 100);
    add("a2", "a", "2026-11-11 12:00", "shop-theft", 100);
    add("b1", "b", "2026-11-10 12:00", "shop-theft", 300);
    add("b2", "b", "2026-11-11 12:00", "shop-theft", 0);
    add("c1", "c", "2026-11-10 12:00", "violence", 0);
    add("c2", "c", "2026-11-11 12:00", "shop-theft", 0);
    add("d1", "d", "2026-11-12 12:00", "shop-theft", 900);
    auto witness = incident("d2", at("2026-11-13 12:00"), "violence", "p1", "d");
    witness.subjects.first().part = domain::SubjectPart::Witness;
    in.incidents += witness;
    const auto people = of(assembleAgenda(in), S::Offenders);
    EXPECT_EQ(sources(people), (QStringList{"offender:c", "offender:b", "offender:a"}));
    EXPECT_EQ(people.first().title, "W-C · young person, under 18 · 2 incidents");
    EXPECT_EQ(people.at(1).title, "W-B · woman, 40 to 49 · 2 incidents");
    EXPECT_EQ(people.at(1).evidence.first(), (domain::AgendaEvidence{"subject", "b"}));
    EXPECT_EQ(people.at(1).evidence.size(), 3);
}

TEST(Agenda, PersonsWhoAreEqualInEverythingComeByTheirReference) {
    AgendaInput in = input();
    in.subjects.clear();
    in.incidents = {incident("i1", at("2026-11-10 12:00")), incident("i2", at("2026-11-11 12:00"))};
    QStringList wanted;
    for (const char* id : {"h", "c", "a", "g", "e", "b", "f", "d"}) {
        in.subjects += subject(id, "1990-03-01");
        wanted += QStringLiteral("offender:") + QLatin1String(id);
        for (domain::Incident& i : in.incidents)
            i.subjects += {QString::fromLatin1(id), domain::SubjectPart::Suspect};
    }
    wanted.sort();
    EXPECT_EQ(sources(of(assembleAgenda(in), S::Offenders)), wanted);
}

TEST(Agenda, OnePersonInAnIncidentTwiceCountsOnce) {
    AgendaInput in = input();
    in.incidents = {incident("a1", at("2026-11-10 12:00"), "shop-theft", "p1", "a")};
    in.incidents[0].subjects += {QStringLiteral("a"), domain::SubjectPart::Suspect};
    EXPECT_TRUE(of(assembleAgenda(in), S::Offenders).isEmpty());
}

TEST(Agenda, ARepeatPlaceNamesItsHourWhereThatIsPlain) {
    AgendaInput in = input();
    for (const char* when :
         {"2026-10-30 21:10", "2026-11-06 22:40", "2026-11-13 21:50", "2026-11-03 11:00", "2026-11-09 15:00"})
        in.incidents += incident(when, at(when), "anti-social-behaviour", "p3");
    for (const char* when : {"2026-11-02 10:00", "2026-11-05 12:00", "2026-11-10 16:00"})
        in.incidents += incident(when, at(when), "shop-theft", "p1");
    in.incidents += incident("alone", at("2026-11-06 21:30"), "shop-theft", "p2");
    in.incidents += incident("earlier", at("2026-10-16 21:30"), "drunkenness", "p3");
    const auto places = of(assembleAgenda(in), S::Places);
    ASSERT_EQ(sources(places), (QStringList{"place:p3", "place:p1"}));
    EXPECT_EQ(places.first().title, "C34 Greengate Express · 5 incidents");
    EXPECT_TRUE(places.first().detail.contains("Fridays from 21:00 to 23:00: 3 of 5."))
        << "wall clock, not UTC: " << places.first().detail.toStdString();
    EXPECT_TRUE(places.first().detail.contains("1 in the same time before."));
    EXPECT_FALSE(places.last().detail.contains(" from ")) << places.last().detail.toStdString();
}

TEST(Agenda, ProposalsByTheirStepThenByHowLongTheyWait) {
    AgendaInput in = input();
    in.exclusions = {notice("n1", "a", Step::Nominated), notice("n2", "b", Step::Ballot),
                     notice("n3", "c", Step::EvidenceCheck), notice("n4", "d", Step::Ballot)};
    in.exclusions[3].nominatedOn = QDate(2026, 10, 12);
    in.exclusions[0].evidence.clear();
    in.exclusions[1].reasons = QStringLiteral("Zebedee Quillb was seen twice.");
    const auto proposals = of(assembleAgenda(in), S::Proposals);
    EXPECT_EQ(sources(proposals), (QStringList{"proposal:n4", "proposal:n2", "proposal:n3", "proposal:n1"}));
    EXPECT_EQ(proposals.first().title, "W-D · man, 70 or over · 6 months proposed");
    EXPECT_FALSE(proposals.at(1).detail.contains("Quill")) << proposals.at(1).detail.toStdString();
    EXPECT_TRUE(proposals.at(1).detail.contains("2 incidents as evidence."));
    EXPECT_TRUE(proposals.at(3).detail.contains("No evidence yet, so it cannot go to a ballot."));
    EXPECT_TRUE(proposals.at(2).title.contains("young person, under 18"));
    EXPECT_EQ(proposals.at(1).evidence.size(), 4) << "the notice, the person and two incidents";
}

TEST(Agenda, BreachesByPersonAndOnlyWhileInForce) {
    AgendaInput in = input();
    in.exclusions = {served("n1", "a", QDate(2026, 8, 1), 12), served("n2", "b", QDate(2026, 11, 10), 6)};
    in.exclusions[0].breaches = 3;
    in.incidents = {incident("a1", at("2026-11-02 12:00"), "breach", "p1", "a"),
                    incident("a2", at("2026-11-03 12:00"), "breach", "p2", "a"),
                    incident("b0", at("2026-11-09 23:00"), "breach", "p1", "b"),
                    incident("b1", at("2026-11-10 09:00"), "breach", "p1", "b"),
                    incident("x", at("2026-11-12 09:00"), "breach", "p1")};
    const auto breaches = of(assembleAgenda(in), S::Breaches);
    ASSERT_EQ(sources(breaches), (QStringList{"breach:n1", "breach:n2", "breach:"}));
    EXPECT_EQ(breaches.at(0).title, "W-A · man, 30 to 39 · 2 breaches since the last meeting");
    EXPECT_TRUE(breaches.at(0).detail.contains("3 in all"));
    EXPECT_TRUE(breaches.at(0).detail.contains("criminal behaviour order"));
    EXPECT_TRUE(breaches.at(1).title.contains("1 breach since")) << "the day before it was served is none";
    EXPECT_EQ(breaches.at(2).evidence.size(), 2);
}

TEST(Agenda, NotServedIsNotInForceAndEndingIsBeforeTheNextMeeting) {
    AgendaInput in = input();
    in.exclusions = {notice("n1", "a", Step::NoticeIssued),
                     notice("n2", "b", Step::Excluded),
                     served("on-the-day", "c", QDate(2026, 6, 18), 6),
                     served("before", "d", QDate(2026, 6, 17), 6),
                     served("over", "a", QDate(2026, 5, 1), 6),
                     served("sooner", "b", QDate(2026, 5, 25), 6)};
    ASSERT_EQ(in.exclusions[2].endsOn, QDate(2026, 12, 17)) << "ends on the day of the next meeting, included";
    in.exclusions[1].nominatedOn = QDate(2026, 9, 1);
    const auto agenda = assembleAgenda(in);
    EXPECT_EQ(sources(of(agenda, S::Unserved)), (QStringList{"unserved:n2", "unserved:n1"}));
    EXPECT_EQ(sources(of(agenda, S::Ending)), (QStringList{"ending:sooner", "ending:before"}));
    EXPECT_TRUE(of(agenda, S::Ending).first().title.endsWith("ends 24 November"));
}

TEST(Agenda, AttendanceTellsOfNewMembersAndAgreementsNotSigned) {
    AgendaInput in = input();
    const auto member = [](const char* id, QDate joined, QDate agreed, QDate left = {}) {
        domain::SchemeMember m;
        m.member.id = QString::fromLatin1(id);
        m.member.name = QStringLiteral("Shop ") + m.member.id;
        m.joined = joined;
        m.agreementSigned = agreed;
        m.left = left;
        return m;
    };
    in.members = {member("old", QDate(2020, 1, 1), QDate(2020, 1, 2)), member("new", QDate(2026, 11, 3), {}),
                  member("gone", QDate(2020, 1, 1), {}, QDate(2026, 11, 1))};
    const auto draft = assembleAgenda(in).first();
    EXPECT_EQ(draft.detail, "2 members. New: Shop new. The information-sharing agreement is not signed by: Shop new.");
    EXPECT_EQ(draft.evidence.size(), 1) << "new and unsigned is one record";
}

} // namespace
} // namespace watchdesk::insight
