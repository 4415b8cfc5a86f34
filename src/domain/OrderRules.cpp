#include "domain/OrderRules.h"

#include "domain/CivilDay.h"
#include "domain/OpeningHours.h"

#include <QCoreApplication>

#include <algorithm>

namespace watchdesk::domain {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Order", text);
}

/// Its last day, counted as lastDay() does, is at least so many months from the day it was made.
bool lastsAtLeast(const Order& order, int months) {
    return !order.endsOn.isValid() || order.endsOn >= lastDay(order.madeOn, months);
}

void cboFaults(const Order& order, int age, QStringList& out) {
    if (!order.convicted)
        out += tr("A criminal behaviour order is made on a conviction.");
    if (age < 0)
        return;
    if (age < 10)
        out += tr("Nobody under 10 is given a criminal behaviour order.");
    else if (age >= 18 && !lastsAtLeast(order, 24))
        out += tr("A criminal behaviour order of an adult lasts at least 2 years.");
    else if (age < 18 &&
             (!lastsAtLeast(order, 12) || !order.endsOn.isValid() || order.endsOn > lastDay(order.madeOn, 36)))
        out += tr("A criminal behaviour order of somebody under 18 lasts 1 to 3 years.");
}

void cpnFaults(const Order& order, int age, QStringList& out) {
    if (!order.warnedOn.isValid() || order.warnedOn > order.madeOn)
        out += tr("A community protection notice needs a written warning before it.");
    if (age >= 0 && age < 16)
        out += tr("Nobody under 16 is given a community protection notice.");
}

void conditionFaults(const Order& order, QStringList& out) {
    for (const OrderCondition& condition : order.conditions) {
        const QString which = tr("Condition %1: ").arg(condition.number);
        if (condition.words.trimmed().isEmpty())
            out += which + tr("its words are missing.");
        if (condition.kind == ConditionKind::KeepOut && condition.zoneId.isEmpty() && condition.premisesIds.isEmpty())
            out += which + tr("say which zone or premises.");
        if (!condition.hours.isEmpty() && !OpeningHours::read(condition.hours))
            out += which + tr("\"%1\" are no hours; write them like \"Mo-Sa 09:00-18:00\".").arg(condition.hours);
    }
}

SightAnswer answerTo(const Order& order) {
    switch (order.kind) {
    case OrderKind::Cbo:
    case OrderKind::Cpn:
    case OrderKind::Pspo:
        return SightAnswer::Offence;
    case OrderKind::Bail:
        return SightAnswer::Arrest;
    case OrderKind::Cpw:
        return SightAnswer::Report;
    case OrderKind::Injunction:
        return order.powerOfArrest ? SightAnswer::Arrest : SightAnswer::Report;
    }
    return SightAnswer::Report;
}

/// Where a KeepOut condition applies now: its zone's name, or an empty text for named premises; nothing elsewhere.
std::optional<QString> whereOf(const OrderCondition& condition, const SightPlace& place, const QVector<Zone>& zones) {
    const auto hours = OpeningHours::read(condition.hours);
    if (condition.kind != ConditionKind::KeepOut ||
        (!condition.hours.isEmpty() && hours && !hours->isOpen(place.local)))
        return std::nullopt;
    if (!place.premisesId.isEmpty() && condition.premisesIds.contains(place.premisesId))
        return QString();
    for (const Zone& zone : zones)
        if (zone.id == condition.zoneId && place.at && zone.contains(*place.at))
            return zone.name;
    return std::nullopt;
}

QString kindWords(OrderKind kind) {
    switch (kind) {
    case OrderKind::Cbo:
        return tr("CBO");
    case OrderKind::Cpw:
        return tr("CPW");
    case OrderKind::Cpn:
        return tr("CPN");
    case OrderKind::Pspo:
        return tr("PSPO");
    case OrderKind::Bail:
        return tr("bail");
    case OrderKind::Injunction:
        return tr("injunction");
    }
    return {};
}

} // namespace

bool Zone::contains(const QPointF& at) const {
    bool inside = false;
    for (qsizetype i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const QPointF& a = outline.at(i);
        const QPointF& b = outline.at(j);
        // Each side that a ray to the east crosses.
        if ((a.y() > at.y()) != (b.y() > at.y()) &&
            at.x() < (b.x() - a.x()) * (at.y() - a.y()) / (b.y() - a.y()) + a.x())
            inside = !inside;
    }
    return inside && outline.size() >= 3;
}

QStringList orderFaults(const Order& order, QDate born) {
    QStringList out;
    const int age = ageOn(born, order.madeOn);
    if (!order.madeOn.isValid())
        out += tr("Say on which day it was made.");
    if (order.endsOn.isValid() && order.endsOn < order.madeOn)
        out += tr("It ends before it was made.");
    if (order.servedOn.isValid() && order.servedOn < order.madeOn)
        out += tr("It was served before it was made.");
    if ((order.kind == OrderKind::Pspo) != order.subjectId.isEmpty())
        out += order.subjectId.isEmpty() ? tr("Say whom it is of.")
                                         : tr("A public spaces protection order is of everybody.");
    if (order.kind == OrderKind::Cbo)
        cboFaults(order, age, out);
    if (order.kind == OrderKind::Cpn)
        cpnFaults(order, age, out);
    conditionFaults(order, out);
    return out;
}

bool isInForce(const Order& order, QDate today) {
    const QDate from = order.kind == OrderKind::Pspo ? order.madeOn : order.servedOn;
    return from.isValid() && from <= today && (!order.endsOn.isValid() || today <= order.endsOn) &&
           (!order.endedOn.isValid() || today < order.endedOn);
}

QVector<SightRule> onSight(const SightPlace& place, const QVector<Order>& orders, const QVector<Zone>& zones,
                           const QVector<ExclusionNotice>& notices) {
    const QDate today = place.local.date();
    QVector<SightRule> out;
    for (const Order& order : orders) {
        if (!isInForce(order, today))
            continue;
        for (const OrderCondition& condition : order.conditions)
            if (const auto zone = whereOf(condition, place, zones))
                out.append({answerTo(order), order.id, {}, order.kind, condition.number, *zone});
    }
    for (const ExclusionNotice& notice : notices)
        if (!place.premisesId.isEmpty() && place.schemeIds.contains(notice.schemeId) &&
            exclusionStanding(notice, today) == ExclusionStanding::InForce)
            out.append({SightAnswer::AskToLeave, {}, notice.id, {}, 0, {}});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.answer < b.answer; });
    return out;
}

QString wordsOf(const SightRule& rule) {
    if (rule.answer == SightAnswer::AskToLeave)
        return tr("Civil notice: ask to leave");
    const QString which = tr("%1 condition %2").arg(kindWords(rule.kind)).arg(rule.condition) +
                          (rule.zone.isEmpty() ? QString() : QStringLiteral(", ") + rule.zone);
    if (rule.answer == SightAnswer::Offence)
        return tr("Offence: call the police (%1)").arg(which);
    if (rule.answer == SightAnswer::Arrest)
        return tr("May be arrested: call the police (%1)").arg(which);
    return tr("No offence: note it for who made the order (%1)").arg(which);
}

} // namespace watchdesk::domain
