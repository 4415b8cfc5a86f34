// Orders of courts and councils: what may be written, and what applies on sight.
#include "domain/OrderRules.h"

#include "domain/CivilDay.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

const QDate made(2026, 3, 1);

Order cbo() {
    Order order;
    order.id = QStringLiteral("o1");
    order.kind = OrderKind::Cbo;
    order.subjectId = QStringLiteral("s1");
    order.convicted = true;
    order.madeOn = order.servedOn = made;
    order.endsOn = QDate(2028, 2, 29);
    order.conditions = {{1, ConditionKind::NotCarry, QStringLiteral("Not to carry a lined bag."), {}, {}, {}},
                        {2,
                         ConditionKind::KeepOut,
                         QStringLiteral("Not to enter zone A."),
                         QStringLiteral("a"),
                         {},
                         QStringLiteral("Mo-Sa 09:00-18:00")}};
    return order;
}

QVector<Zone> zones() {
    return {{QStringLiteral("a"),
             1,
             QStringLiteral("Zone A"),
             {QPointF(0, 0), QPointF(100, 0), QPointF(100, 100), QPointF(50, 20), QPointF(0, 100)}}};
}

ExclusionNotice excluded(const char* scheme) {
    ExclusionNotice notice;
    notice.id = QStringLiteral("n1");
    notice.schemeId = QLatin1String(scheme);
    notice.step = ExclusionStep::Served;
    notice.servedOn = made;
    notice.months = 12;
    notice.endsOn = lastDay(made, 12);
    return notice;
}

/// In the middle of the zone, on a Wednesday.
SightPlace here(QTime at = QTime(12, 0), QPointF point = QPointF(20, 20)) {
    return {QStringLiteral("p1"), point, QDateTime(QDate(2026, 11, 25), at, schemeZone()), {QStringLiteral("shop")}};
}

TEST(OrderRules, InTheZoneAndTheHoursOfACboItIsAnOffenceBeforeItIsACivilMatter) {
    const auto now = onSight(here(), {cbo()}, zones(), {excluded("shop")});
    ASSERT_EQ(now.size(), 2);
    EXPECT_EQ(now.at(0).answer, SightAnswer::Offence);
    EXPECT_EQ(now.at(0).condition, 2);
    EXPECT_EQ(wordsOf(now.at(0)), QStringLiteral("Offence: call the police (CBO condition 2, Zone A)"));
    EXPECT_EQ(wordsOf(now.at(1)), QStringLiteral("Civil notice: ask to leave"));
}

TEST(OrderRules, OutsideTheHoursTheZoneOrTheTimeOfTheOrderItIsCivilAlone) {
    const auto only = [](const SightPlace& place, const Order& order) {
        const auto now = onSight(place, {order}, zones(), {excluded("shop")});
        return now.size() == 1 && now.first().answer == SightAnswer::AskToLeave;
    };
    EXPECT_TRUE(only(here(QTime(18, 0)), cbo())) << "its end is not in it";
    EXPECT_FALSE(only(here(QTime(17, 59)), cbo()));
    EXPECT_TRUE(only(here(QTime(12, 0), QPointF(50, 60)), cbo())) << "the zone has a notch there";
    SightPlace nowhere = here();
    nowhere.at.reset();
    EXPECT_TRUE(only(nowhere, cbo()));
    Order order = cbo();
    order.servedOn = QDate();
    EXPECT_TRUE(only(here(), order)) << "nobody has told them";
    order = cbo();
    order.endsOn = QDate(2026, 11, 25);
    EXPECT_FALSE(only(here(), order)) << "the last day counts";
    order.endsOn = QDate(2026, 11, 24);
    EXPECT_TRUE(only(here(), order));
    order = cbo();
    order.endedOn = QDate(2026, 11, 25);
    EXPECT_TRUE(only(here(), order)) << "discharged this morning";
}

TEST(OrderRules, HoursThatCannotBeReadProtectNobodyFromBeingSeen) {
    Order order = cbo();
    order.conditions[1].hours = QStringLiteral("whenever");
    EXPECT_EQ(onSight(here(QTime(23, 0)), {order}, zones(), {}).size(), 1);
}

TEST(OrderRules, ANoticeOfAnotherSchemeOrInTheStreetSaysNothing) {
    EXPECT_TRUE(onSight(here(), {}, zones(), {excluded("pub")}).isEmpty());
    SightPlace street = here();
    street.premisesId.clear();
    EXPECT_TRUE(onSight(street, {}, zones(), {excluded("shop")}).isEmpty());
    EXPECT_EQ(onSight(street, {cbo()}, zones(), {}).size(), 1) << "an order holds in the street too";
}

TEST(OrderRules, EachKindHasItsAnswer) {
    const auto answer = [](OrderKind kind, bool power = false) {
        Order order = cbo();
        order.kind = kind;
        order.powerOfArrest = power;
        return onSight(here(), {order}, zones(), {}).value(0).answer;
    };
    EXPECT_EQ(answer(OrderKind::Cbo), SightAnswer::Offence);
    EXPECT_EQ(answer(OrderKind::Cpn), SightAnswer::Offence);
    EXPECT_EQ(answer(OrderKind::Pspo), SightAnswer::Offence);
    EXPECT_EQ(answer(OrderKind::Bail), SightAnswer::Arrest);
    EXPECT_EQ(answer(OrderKind::Injunction, true), SightAnswer::Arrest);
    EXPECT_EQ(answer(OrderKind::Injunction), SightAnswer::Report);
    EXPECT_EQ(answer(OrderKind::Cpw), SightAnswer::Report);
}

TEST(OrderRules, APspoIsOfEverybodyFromTheDayItIsMade) {
    Order order = cbo();
    order.kind = OrderKind::Pspo;
    order.subjectId.clear();
    order.servedOn = QDate();
    EXPECT_TRUE(isInForce(order, made));
    EXPECT_FALSE(isInForce(order, made.addDays(-1)));
    EXPECT_TRUE(orderFaults(order, {}).isEmpty());
    order.subjectId = QStringLiteral("s1");
    EXPECT_EQ(orderFaults(order, {}).size(), 1);
}

TEST(OrderRules, TheLawsAgesAndLengths) {
    const QDate adult(1990, 1, 1);
    EXPECT_TRUE(orderFaults(cbo(), adult).isEmpty());
    EXPECT_TRUE(orderFaults(cbo(), {}).isEmpty()) << "an age that is not known decides nothing";
    Order order = cbo();
    order.endsOn = QDate(2028, 2, 28);
    EXPECT_EQ(orderFaults(order, adult).size(), 1) << "a day short of two years";
    order.endsOn = QDate();
    EXPECT_TRUE(orderFaults(order, adult).isEmpty()) << "until further order";
    const QDate youth(2010, 6, 1); // 15
    EXPECT_EQ(orderFaults(order, youth).size(), 1) << "of a youth it has an end";
    order.endsOn = QDate(2027, 2, 28);
    EXPECT_TRUE(orderFaults(order, youth).isEmpty());
    order.endsOn = QDate(2029, 3, 1);
    EXPECT_EQ(orderFaults(order, youth).size(), 1) << "a day over three years";
    EXPECT_EQ(orderFaults(cbo(), QDate(2017, 1, 1)).size(), 1) << "nine years old";
    order = cbo();
    order.convicted = false;
    EXPECT_EQ(orderFaults(order, adult).size(), 1);
    order = cbo();
    order.kind = OrderKind::Cpn;
    EXPECT_EQ(orderFaults(order, adult).size(), 1) << "no warning";
    order.warnedOn = made.addDays(-7);
    EXPECT_TRUE(orderFaults(order, adult).isEmpty());
    EXPECT_EQ(orderFaults(order, youth).size(), 1) << "15";
}

TEST(OrderRules, WhatIsMissingIsSaidWithItsCondition) {
    Order order = cbo();
    order.conditions[1].zoneId.clear();
    order.conditions[1].hours = QStringLiteral("nine to five");
    order.conditions[0].words.clear();
    const QStringList faults = orderFaults(order, {});
    ASSERT_EQ(faults.size(), 3);
    EXPECT_TRUE(faults.at(0).startsWith(QStringLiteral("Condition 1")));
    EXPECT_TRUE(faults.at(2).contains(QStringLiteral("nine to five")));
}

} // namespace
} // namespace watchdesk::domain
