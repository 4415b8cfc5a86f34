// The demo town's rhythm, its planted patterns and its people against the rules.
#include "domain/DemoTownMade.h"
#include "domain/QStringPrint.h"

#include <gtest/gtest.h>

#include <QHash>

#include <array>

namespace watchdesk::domain {
namespace {

using namespace test;

TEST(DemoStories, ThievesComeByDayAndMostOnSaturdaysDrinkersByNightAtTheWeekend) {
    const DemoTown& t = town();
    int thefts = 0, theftsByDay = 0, nights = 0, weekendNights = 0;
    std::array<int, 8> theftsOn{};
    for (const Incident& incident : t.incidents) {
        const QDateTime when = local(incident.at);
        if (incident.category == "shop-theft") {
            ++thefts;
            theftsByDay += when.time().hour() >= 8 && when.time().hour() < 20 ? 1 : 0;
            ++theftsOn[static_cast<std::size_t>(when.date().dayOfWeek())];
        }
        const bool rough = incident.category == "violence" || incident.category == "drunkenness";
        if (incident.schemeId == t.schemes[1].id && rough) {
            ++nights;
            const QDateTime evening = when.addSecs(-6 * 3600); // what is after midnight belongs to the evening before
            const bool weekend = evening.date().dayOfWeek() == Qt::Friday || evening.date().dayOfWeek() == Qt::Saturday;
            weekendNights += weekend && evening.time().hour() >= 11 ? 1 : 0;
        }
    }
    EXPECT_GT(theftsByDay * 100, thefts * 85);
    EXPECT_EQ(std::max_element(theftsOn.begin(), theftsOn.end()) - theftsOn.begin(), Qt::Saturday);
    EXPECT_GT(theftsOn[Qt::Saturday] * 10, theftsOn[Qt::Monday] * 14);
    EXPECT_GT(weekendNights * 100, nights * 55);
}

TEST(DemoStories, FridayNightsAtOneShopStandOut) {
    const DemoTown& t = town();
    const auto set =
        std::find_if(t.radioSets.begin(), t.radioSets.end(), [](const RadioSet& s) { return s.callSign == "C34"; });
    int inWindow = 0, otherEvenings = 0;
    QSet<QDate> fridays;
    for (const Incident& incident : t.incidents) {
        const QDateTime when = local(incident.at);
        if (incident.premisesId != set->premisesId || when.time().hour() < 21 || when.time().hour() >= 23)
            continue;
        const bool friday5 = when.date().dayOfWeek() == Qt::Friday;
        ++(friday5 ? inWindow : otherEvenings);
        if (friday5)
            fridays.insert(when.date());
    }
    EXPECT_GE(fridays.size(), 38);
    EXPECT_GT(inWindow, otherEvenings * 3); // six evenings together
}

TEST(DemoStories, OnePersonsRoundOfThreeShopsComesBack) {
    const DemoTown& t = town();
    const auto subject =
        std::find_if(t.subjects.begin(), t.subjects.end(), [](const Subject& s) { return s.reference == "W-0417"; });
    ASSERT_EQ(subject->status, SubjectStatus::IdSought);
    QVector<const Incident*> theirs;
    for (const Incident& incident : t.incidents) {
        if (!incident.subjects.isEmpty() && incident.subjects.first().subjectId == subject->id)
            theirs += &incident;
    }
    ASSERT_GE(theirs.size(), 36);
    const QStringList shops{"Hallam Pharmacy", "Rowe & Finch", "Pennant Sports"};
    for (qsizetype i = 0; i + 2 < theirs.size(); i += 3) {
        for (qsizetype k = 0; k < 3; ++k)
            EXPECT_EQ(byId(t.premises, theirs[i + k]->premisesId)->name, shops[k]);
        EXPECT_LE(theirs[i + 2]->at - theirs[i]->at, 40 * 60'000);
    }
}

TEST(DemoStories, SubjectsAreSuchAsTheRulesKnow) {
    const DemoTown& t = town();
    const QDate today = local(friday).date();
    ASSERT_EQ(t.subjects.size(), 40);
    QSet<QString> references, names;
    int juveniles = 0, sought = 0, vulnerable = 0, orders = 0, women = 0;
    for (const Subject& subject : t.subjects) {
        references.insert(subject.reference);
        EXPECT_FALSE(subject.description.isEmpty());
        EXPECT_EQ(subject.name.isEmpty(), subject.status == SubjectStatus::IdSought);
        const bool juvenile = subject.cautions.testFlag(Caution::Juvenile);
        EXPECT_EQ(juvenile, !subject.guardian.isEmpty());
        EXPECT_EQ(juvenile, subject.born.isValid() && subject.born.addYears(18) > today) << subject.name.toStdString();
        juveniles += juvenile ? 1 : 0;
        sought += subject.name.isEmpty() ? 1 : 0;
        vulnerable += subject.cautions.testFlag(Caution::Vulnerable) ? 1 : 0;
        orders += subject.cautions.testFlag(Caution::CriminalBehaviourOrder) ? 1 : 0;
        women += subject.sex == "f" ? 1 : 0;
        if (!subject.name.isEmpty())
            names.insert(subject.name.section(' ', -1));
    }
    EXPECT_EQ(references.size(), 40);
    EXPECT_EQ(names.size(), 40 - sought) << "surnames repeat";
    EXPECT_GE(juveniles, 3);
    EXPECT_GE(sought, 5);
    EXPECT_EQ(vulnerable, 1);
    EXPECT_GE(orders, 3);
    EXPECT_GE(women, 12);
}

TEST(DemoStories, ExclusionsObeyTheRules) {
    for (const quint64 seed : {1, 2, 3}) {
        const DemoTown t = make(seed);
        const QDate today = local(friday).date();
        QHash<int, int> standings, steps;
        for (const ExclusionNotice& notice : t.exclusions) {
            const Subject& subject = *byId(t.subjects, notice.subjectId);
            SCOPED_TRACE(subject.name.toStdString());
            ++standings[int(exclusionStanding(notice, today))];
            ++steps[int(notice.step)];
            EXPECT_FALSE(notice.evidence.isEmpty());
            for (const QString& id : notice.evidence) {
                const Incident& incident = *byId(t.incidents, id);
                EXPECT_LT(local(incident.at).date(), notice.nominatedOn);
                EXPECT_EQ(incident.subjects.first().subjectId, subject.id);
            }
            EXPECT_LE(notice.nominatedOn, today);
            const bool served = notice.step == ExclusionStep::Served || notice.step == ExclusionStep::Quashed;
            EXPECT_EQ(notice.servedOn.isValid(), served);
            EXPECT_FALSE(subject.name.isEmpty());
            EXPECT_FALSE(subject.cautions.testFlag(Caution::Vulnerable));
            EXPECT_TRUE(!subject.cautions.testFlag(Caution::Juvenile) || notice.months <= 3);
            if (!served)
                continue;
            EXPECT_GE(notice.nominatedOn.daysTo(notice.servedOn), 7) << "a ballot takes seven days";
            EXPECT_LE(notice.servedOn, today);
            EXPECT_EQ(notice.endsOn, lastDay(notice.servedOn, notice.months));
            EXPECT_FALSE(notice.servedBy.isEmpty());
        }
        EXPECT_GE(standings[int(ExclusionStanding::InForce)], 15);
        EXPECT_GE(standings[int(ExclusionStanding::AdminOnly)], 2);
        EXPECT_EQ(standings[int(ExclusionStanding::Expired)], 1);
        EXPECT_EQ(standings[int(ExclusionStanding::Quashed)], 1);
        for (const ExclusionStep step :
             {ExclusionStep::Nominated, ExclusionStep::EvidenceCheck, ExclusionStep::Ballot, ExclusionStep::NoAction,
              ExclusionStep::Warned, ExclusionStep::Excluded, ExclusionStep::NoticeIssued, ExclusionStep::Served})
            EXPECT_GE(steps[int(step)], 1) << wordOf(exclusionStepWords, step).toStdString();
    }
}

TEST(DemoStories, CountedBreachesAreIncidentsWhileInForce) {
    const DemoTown& t = town();
    int all = 0;
    for (const ExclusionNotice& notice : t.exclusions) {
        int seen = 0;
        for (const Incident& incident : t.incidents) {
            const bool theirs = !incident.subjects.isEmpty() && incident.subjects.first().subjectId == notice.subjectId;
            const QDate day = local(incident.at).date();
            seen += theirs && incident.category == "breach" && incident.schemeId == notice.schemeId &&
                            day >= notice.servedOn && day <= notice.endsOn
                        ? 1
                        : 0;
        }
        EXPECT_EQ(seen, notice.breaches) << byId(t.subjects, notice.subjectId)->name.toStdString();
        all += notice.breaches;
    }
    EXPECT_GE(all, 8);
}

} // namespace
} // namespace watchdesk::domain
