// Orders of courts and councils: what may be written, and what applies on sight.
#include "domain/OrderRules.h"

#include "domain/CivilDay.h"
#include "domain/Retention.h"

#include <gtest/gtest.h>

#include <algorithm>

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

/// Without what only an eye can tell.
QVector<SightRule> judged(const SightPlace& place, const QVector<Order>& orders,
                          const QVector<ExclusionNotice>& notices) {
    QVector<SightRule> out = onSight(place, orders, zones(), notices);
    out.erase(
        std::remove_if(out.begin(), out.end(), [](const auto& rule) { return rule.answer == SightAnswer::Watch; }),
        out.end());
    return out;
}

TEST(OrderRules, InTheZoneAndTheHoursOfACboItIsAnOffenceBeforeItIsACivilMatter) {
    const auto now = judged(here(), {cbo()}, {excluded("shop")});
    ASSERT_EQ(now.size(), 2);
    EXPECT_EQ(now.at(0).answer, SightAnswer::Offence);
    EXPECT_EQ(now.at(0).condition, 2);
    EXPECT_EQ(wordsOf(now.at(0)), QStringLiteral("CBO condition 2, Zone A: offence, call the police"));
    EXPECT_EQ(wordsOf(now.at(1)), QStringLiteral("Civil notice: ask to leave"));
}

TEST(OrderRules, OutsideTheHoursTheZoneOrTheTimeOfTheOrderItIsCivilAlone) {
    const auto only = [](const SightPlace& place, const Order& order) {
        const auto now = judged(place, {order}, {excluded("shop")});
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
    EXPECT_EQ(judged(here(QTime(23, 0)), {order}, {}).size(), 1);
}

TEST(OrderRules, ANoticeOfAnotherSchemeOrInTheStreetSaysNothing) {
    EXPECT_TRUE(onSight(here(), {}, zones(), {excluded("pub")}).isEmpty());
    SightPlace street = here();
    street.premisesId.clear();
    EXPECT_TRUE(onSight(street, {}, zones(), {excluded("shop")}).isEmpty());
    EXPECT_EQ(judged(street, {cbo()}, {}).size(), 1) << "an order holds in the street too";
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

TEST(OrderRules, WhatOnlyAnEyeCanTellIsToBeLookedOutForWhereItApplies) {
    Order order = cbo();
    order.conditions.removeLast();
    const auto now = onSight(here(), {order}, zones(), {});
    ASSERT_EQ(now.size(), 1);
    EXPECT_EQ(now.first().answer, SightAnswer::Watch);
    EXPECT_EQ(now.first().says, QStringLiteral("Not to carry a lined bag."));
    EXPECT_EQ(wordsOf(now.first()), QStringLiteral("CBO condition 1: look out for it"));
    order.conditions.first().zoneId = QStringLiteral("a");
    EXPECT_TRUE(onSight(here(QTime(12, 0), QPointF(500, 500)), {order}, zones(), {}).isEmpty()) << "not here";
}

TEST(OrderRules, APlaceThatNobodyCanJudgeIsSaidAndCallsNoOffence) {
    SightPlace unknown = here();
    unknown.at.reset();
    Order order = cbo();
    order.conditions.removeFirst();
    auto now = onSight(unknown, {order}, zones(), {});
    ASSERT_EQ(now.size(), 1);
    EXPECT_EQ(now.first().answer, SightAnswer::Watch);
    EXPECT_EQ(wordsOf(now.first()), QStringLiteral("CBO condition 2, Zone A: may hold here, look at the map"));
    // A street of which a part lies in the zone; all of it; none.
    unknown.along = {QPointF(20, 20), QPointF(500, 20)};
    EXPECT_TRUE(onSight(unknown, {order}, zones(), {}).first().unsure);
    unknown.along = {QPointF(20, 20), QPointF(80, 20)};
    EXPECT_EQ(onSight(unknown, {order}, zones(), {}).first().answer, SightAnswer::Offence);
    unknown.along = {QPointF(200, 20), QPointF(500, 20)};
    EXPECT_TRUE(onSight(unknown, {order}, zones(), {}).isEmpty());
}

TEST(OrderRules, ConditionsHaveTheNumbersOfTheOrderEachOnce) {
    Order order = cbo();
    order.conditions[1].number = 7;
    EXPECT_TRUE(orderFaults(order, QDate(1990, 1, 1)).isEmpty()) << "the court's own";
    order.conditions[0].number = 7;
    EXPECT_TRUE(orderFaults(order, QDate(1990, 1, 1)).join(QString()).contains(QStringLiteral("number 7")));
    order.conditions[0].number = 0;
    EXPECT_FALSE(orderFaults(order, QDate(1990, 1, 1)).isEmpty());
}

TEST(OrderRules, TheFirstOfItsEndsIsItsLastDay) {
    Order order = cbo();
    EXPECT_EQ(lastDayOf(order), order.endsOn);
    order.endedOn = QDate(2027, 1, 1);
    EXPECT_EQ(lastDayOf(order), QDate(2026, 12, 31)) << "the day on which it was ended is none of its own";
    EXPECT_TRUE(isInForce(order, QDate(2026, 12, 31)));
    EXPECT_FALSE(isInForce(order, QDate(2027, 1, 1)));
    order.endsOn = order.endedOn = {};
    EXPECT_FALSE(lastDayOf(order).isValid());
    EXPECT_TRUE(isInForce(order, QDate(2050, 1, 1)));
}

TEST(Zones, OutlinesAreReadBackAsTheyWereWrittenAndNonsenseIsNone) {
    const QVector<QPointF> outline{QPointF(12.5, -3), QPointF(80, 41.2), QPointF(-7.1, 0)};
    EXPECT_EQ(readOutline(outlineText(outline)), outline);
    EXPECT_TRUE(readOutline({}).value_or(QVector<QPointF>{QPointF()}).isEmpty());
    for (const char* bad : {"1", "1 2 3", "a b", "1 2;x", "nan 1", "inf 2", "1e300 2", "12,5 3"})
        EXPECT_FALSE(readOutline(QString::fromLatin1(bad))) << bad;
}

TEST(Zones, AZoneHasANameSomeAreaAndNoCrossingSides) {
    Zone zone = zones().first();
    EXPECT_TRUE(zoneFault(zone).isEmpty()) << "a notch is no crossing";
    zone.outline = {QPointF(0, 0), QPointF(100, 100), QPointF(100, 0), QPointF(0, 100)};
    EXPECT_TRUE(zoneFault(zone).contains(QStringLiteral("cross")));
    zone.outline = {QPointF(0, 0), QPointF(1, 0), QPointF(0, 1)};
    EXPECT_TRUE(zoneFault(zone).contains(QStringLiteral("small")));
    zone.outline.removeLast();
    EXPECT_TRUE(zoneFault(zone).contains(QStringLiteral("three corners")));
    zone = zones().first();
    zone.name = QStringLiteral("  ");
    EXPECT_FALSE(zoneFault(zone).isEmpty());
    zone.name = QStringLiteral("A");
    zone.outline = QVector<QPointF>(201, QPointF(1, 1));
    EXPECT_FALSE(zoneFault(zone).isEmpty());
}

TEST(Retention, ApersonIsKeptAsLongAsAnOrderRunsAndAYearAfter) {
    SubjectGround ground;
    ground.created = QDate(2020, 1, 1);
    ground.orders = {cbo()};
    EXPECT_FALSE(subjectDue(ground, {}, QDate(2026, 11, 26)).due.isValid());
    EXPECT_EQ(subjectDue(ground, {}, QDate(2026, 11, 26)).why, KeptFor::Order);
    const auto after = subjectDue(ground, {}, QDate(2028, 3, 1));
    EXPECT_EQ(after.why, KeptFor::EndedOrder);
    EXPECT_EQ(after.due, dueAfter(QDate(2028, 2, 29), "retention.ended-order", {}));
    // One without an end: a court's stands; of a warning or bail somebody looks after two years.
    ground.orders[0].endsOn = {};
    EXPECT_FALSE(subjectDue(ground, {}, QDate(2040, 1, 1)).due.isValid());
    ground.orders[0].kind = OrderKind::Bail;
    EXPECT_EQ(subjectDue(ground, {}, QDate(2040, 1, 1)).why, KeptFor::OpenOrder);
    EXPECT_EQ(orderDue(ground.orders[0], {}), dueAfter(made, "retention.open-order", {}));
    ground.orders[0].kind = OrderKind::Cbo;
    ground.orders[0].servedOn = {};
    EXPECT_TRUE(orderDue(ground.orders[0], {}).isValid()) << "nobody has told them";
}

} // namespace
} // namespace watchdesk::domain
