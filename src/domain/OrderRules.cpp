#include "domain/OrderRules.h"

#include "domain/CivilDay.h"
#include "domain/OpeningHours.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

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
    QVector<int> numbers;
    for (const OrderCondition& condition : order.conditions) {
        if (condition.number < 1)
            out += tr("Each condition has the number that the order gives it.");
        else if (numbers.contains(condition.number))
            out += tr("Two conditions have the number %1.").arg(condition.number);
        numbers += condition.number;
    }
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

/// Whether its hours are now.
bool isTimely(const OrderCondition& condition, const QDateTime& local) {
    const auto hours = OpeningHours::read(condition.hours);
    return condition.hours.isEmpty() || !hours || hours->isOpen(local);
}

enum class Within { No, Perhaps, Yes };

Within within(const Zone& zone, const SightPlace& place) {
    if (!place.along.isEmpty()) {
        const auto inside = std::count_if(place.along.cbegin(), place.along.cend(),
                                          [&](const QPointF& point) { return zone.contains(point); });
        return inside == place.along.size() ? Within::Yes : inside > 0 ? Within::Perhaps : Within::No;
    }
    if (!place.at)
        return Within::Perhaps;
    return zone.contains(*place.at) ? Within::Yes : Within::No;
}

/// Where a condition applies: its zone's name, or an empty text for named premises and for one that says no place.
struct Where {
    Within within = Within::No;
    QString zone;
};

Where whereOf(const OrderCondition& condition, const SightPlace& place, const QVector<Zone>& zones) {
    if (!place.premisesId.isEmpty() && condition.premisesIds.contains(place.premisesId))
        return {Within::Yes, {}};
    for (const Zone& zone : zones)
        if (zone.id == condition.zoneId)
            return {within(zone, place), zone.name};
    const bool anywhere = condition.zoneId.isEmpty() && condition.premisesIds.isEmpty();
    return {anywhere && condition.kind != ConditionKind::KeepOut ? Within::Yes : Within::No, {}};
}

double areaOf(const QVector<QPointF>& outline) {
    double twice = 0;
    for (qsizetype i = 0, j = outline.size() - 1; i < outline.size(); j = i++)
        twice += outline.at(j).x() * outline.at(i).y() - outline.at(i).x() * outline.at(j).y();
    return std::abs(twice) / 2;
}

double turn(const QPointF& a, const QPointF& b, const QPointF& c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
}

bool cross(const QPointF& a, const QPointF& b, const QPointF& c, const QPointF& d) {
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

bool crossesItself(const QVector<QPointF>& outline) {
    const qsizetype n = outline.size();
    for (qsizetype i = 0; i < n; ++i)
        for (qsizetype j = i + 1; j < n; ++j)
            if (cross(outline.at(i), outline.at((i + 1) % n), outline.at(j), outline.at((j + 1) % n)))
                return true;
    return false;
}

} // namespace

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

QString outlineText(const QVector<QPointF>& outline) {
    QStringList corners;
    for (const QPointF& corner : outline)
        corners << QStringLiteral("%1 %2").arg(corner.x(), 0, 'f', 1).arg(corner.y(), 0, 'f', 1);
    return corners.join(QLatin1Char(';'));
}

std::optional<QVector<QPointF>> readOutline(const QString& text) {
    constexpr double far = 1e6; // metres: no town
    QVector<QPointF> outline;
    for (const QString& corner : text.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        const QStringList parts = corner.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        bool east = false;
        bool north = false;
        const QPointF at(parts.value(0).toDouble(&east), parts.value(1).toDouble(&north));
        if (parts.size() != 2 || !east || !north || !(std::abs(at.x()) < far && std::abs(at.y()) < far))
            return std::nullopt;
        outline.append(at);
    }
    return outline;
}

QString zoneFault(const Zone& zone) {
    constexpr double least = 25; // square metres
    constexpr qsizetype most = 200;
    if (zone.name.trimmed().isEmpty())
        return tr("Give the zone a name.");
    if (zone.outline.size() < 3)
        return tr("A zone has three corners at least.");
    if (zone.outline.size() > most)
        return tr("A zone has at most %1 corners.").arg(most);
    if (crossesItself(zone.outline))
        return tr("Two of its sides cross.");
    return areaOf(zone.outline) < least ? tr("The zone is too small to stand in.") : QString();
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

QDate lastDayOf(const Order& order) {
    // The day on which it was ended is not one of its days any more.
    const QDate ended = order.endedOn.isValid() ? order.endedOn.addDays(-1) : QDate();
    if (!ended.isValid() || !order.endsOn.isValid())
        return ended.isValid() ? ended : order.endsOn;
    return std::min(ended, order.endsOn);
}

bool isInForce(const Order& order, QDate today) {
    const QDate from = order.kind == OrderKind::Pspo ? order.madeOn : order.servedOn;
    const QDate last = lastDayOf(order);
    return from.isValid() && from <= today && (!last.isValid() || today <= last);
}

Cautions withOrders(Cautions cautions, const QVector<Order>& orders, QDate today) {
    const bool bound = std::any_of(orders.cbegin(), orders.cend(), [today](const Order& order) {
        return order.kind == OrderKind::Cbo && isInForce(order, today);
    });
    return bound ? cautions | Caution::CriminalBehaviourOrder : cautions;
}

QVector<SightRule> onSight(const SightPlace& place, const QVector<Order>& orders, const QVector<Zone>& zones,
                           const QVector<ExclusionNotice>& notices) {
    const QDate today = place.local.date();
    QVector<SightRule> out;
    for (const Order& order : orders) {
        if (!isInForce(order, today))
            continue;
        for (const OrderCondition& condition : order.conditions) {
            const Where where = whereOf(condition, place, zones);
            const bool judged = condition.kind == ConditionKind::KeepOut && where.within == Within::Yes;
            if (where.within != Within::No && isTimely(condition, place.local))
                out.append({judged ? answerTo(order) : SightAnswer::Watch,
                            order.id,
                            {},
                            order.kind,
                            condition.number,
                            where.zone,
                            condition.words,
                            where.within == Within::Perhaps});
        }
    }
    for (const ExclusionNotice& notice : notices)
        if (!place.premisesId.isEmpty() && place.schemeIds.contains(notice.schemeId) &&
            exclusionStanding(notice, today) == ExclusionStanding::InForce)
            out.append({SightAnswer::AskToLeave, {}, notice.id, {}, 0, {}, {}, false});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.answer < b.answer; });
    return out;
}

QString wordsOf(const SightRule& rule) {
    const QString which = tr("%1 condition %2").arg(kindWords(rule.kind)).arg(rule.condition) +
                          (rule.zone.isEmpty() ? QString() : QStringLiteral(", ") + rule.zone);
    switch (rule.answer) {
    case SightAnswer::Offence:
        return tr("%1: offence, call the police").arg(which);
    case SightAnswer::Arrest:
        return tr("%1: may be arrested, call the police").arg(which);
    case SightAnswer::Report:
        return tr("%1: no offence, note it for who made the order").arg(which);
    case SightAnswer::AskToLeave:
        return tr("Civil notice: ask to leave");
    case SightAnswer::Watch:
        return (rule.unsure ? tr("%1: may hold here, look at the map") : tr("%1: look out for it")).arg(which);
    }
    return {};
}

} // namespace watchdesk::domain
