// Zones of Ashby Cross, and the orders that courts and the council made.
#include "domain/CivilDay.h"
#include "domain/DemoParts.h"
#include "domain/OrderRules.h"

#include <QRectF>

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

constexpr int leastMonths = 6; ///< of a history that has room for them
constexpr double around = 25;  ///< metres beyond the premises

/// About the premises of these streets, with its corners cut.
Zone zoneOf(const Work& work, Draw& draw, const QString& name, const QStringList& streets) {
    QRectF box;
    for (const Premises& premises : work.town.premises) {
        if (streets.contains(premises.street))
            box = box.united(QRectF(premises.east, premises.north, 0.1, 0.1));
    }
    box.adjust(-around, -around, around, around);
    const double cut = std::min(box.width(), box.height()) / 6;
    Zone zone;
    zone.id = draw.id(work.at(work.first, 9, 0, 0));
    zone.name = name;
    zone.outline = {{box.left() + cut, box.top()},     {box.right() - cut, box.top()},
                    {box.right(), box.top() + cut},    {box.right(), box.bottom() - cut},
                    {box.right() - cut, box.bottom()}, {box.left() + cut, box.bottom()},
                    {box.left(), box.bottom() - cut},  {box.left(), box.top() + cut}};
    // As the store keeps it.
    zone.outline = readOutline(outlineText(zone.outline)).value_or(zone.outline);
    return zone;
}

/// The next grown-up with a name who is excluded by that scheme and has no order yet.
const Subject* nextSubject(const Work& work, bool pub) {
    for (int i = pictureSubject; i < work.town.subjects.size() + pictureSubject; ++i) {
        const int at = i % static_cast<int>(work.town.subjects.size());
        const Subject& subject = work.town.subjects[at];
        const Story& story = work.stories[at];
        const bool taken = std::any_of(work.town.orders.cbegin(), work.town.orders.cend(),
                                       [&](const Order& order) { return order.subjectId == subject.id; });
        if (!taken && story.plan == Plan::InForce && story.pub == pub && subject.status == SubjectStatus::Known &&
            ageOn(subject.born, work.today) >= 19 && !subject.cautions.testFlag(Caution::Vulnerable))
            return &subject;
    }
    return nullptr;
}

void add(Work& work, Draw& draw, Order order, int monthsAgo, int months) {
    order.id = draw.id(work.at(work.today.addMonths(-monthsAgo), 11, 0, 0));
    order.madeOn = work.today.addMonths(-monthsAgo);
    order.servedOn = order.kind == OrderKind::Pspo ? QDate() : order.madeOn;
    order.endsOn = months > 0 ? lastDay(order.madeOn, months) : QDate();
    work.town.orders += order;
}

void addCbo(Work& work, Draw& draw, const Subject& subject, const Zone& zone) {
    Order order;
    order.kind = OrderKind::Cbo;
    order.subjectId = subject.id;
    order.reference = QStringLiteral("AX 4471/26");
    order.madeBy = QStringLiteral("Ashby Cross Magistrates' Court");
    order.convicted = true;
    order.conditions = {
        {1,
         ConditionKind::NotCarry,
         QStringLiteral("Not to carry a foil-lined bag or a tool that removes tags."),
         {},
         {},
         {}},
        {2, ConditionKind::KeepOut, QStringLiteral("Not to enter Zone A, as drawn on the plan."), zone.id, {}, {}}};
    add(work, draw, order, 5, 24);
}

void addCpn(Work& work, Draw& draw, const Subject& subject, const Zone& zone) {
    Order order;
    order.kind = OrderKind::Cpn;
    order.subjectId = subject.id;
    order.reference = QStringLiteral("CPN 0238");
    order.madeBy = QStringLiteral("Ashby District Council");
    order.warnedOn = work.today.addMonths(-4);
    order.conditions = {{1, ConditionKind::NotDo, QStringLiteral("Not to drink alcohol in the street."), {}, {}, {}},
                        {2,
                         ConditionKind::KeepOut,
                         QStringLiteral("Not to be by the station in the evening."),
                         zone.id,
                         {},
                         QStringLiteral("Mo-Su 18:00-02:00")}};
    add(work, draw, order, 3, 12);
}

void addBail(Work& work, Draw& draw, const Subject& subject) {
    Order order;
    order.kind = OrderKind::Bail;
    order.subjectId = subject.id;
    order.reference = QStringLiteral("AX 5102/26");
    order.madeBy = QStringLiteral("Ashby Cross Magistrates' Court");
    order.conditions = {{1,
                         ConditionKind::KeepOut,
                         QStringLiteral("Not to enter Pennant Sports or Rowe & Finch."),
                         {},
                         {work.town.premises[siteOf("C12")].id, work.town.premises[siteOf("C17")].id},
                         {}}};
    add(work, draw, order, 1, 0);
}

void addPspo(Work& work, Draw& draw, const Zone& zone) {
    Order order;
    order.kind = OrderKind::Pspo;
    order.reference = QStringLiteral("PSPO 2025/1");
    order.madeBy = QStringLiteral("Ashby District Council");
    order.conditions = {{1,
                         ConditionKind::NotDo,
                         QStringLiteral("Not to go on drinking alcohol when an authorised person asks to stop."),
                         zone.id,
                         {},
                         {}}};
    add(work, draw, order, 8, 36);
}

} // namespace

void makeOrders(Work& work) {
    if (work.options.months < leastMonths)
        return;
    Draw draw(work.options.seed, 31);
    work.town.zones = {
        zoneOf(work, draw, QStringLiteral("Zone A"), {QStringLiteral("High Street"), QStringLiteral("Market Place")}),
        zoneOf(work, draw, QStringLiteral("Station"), {QStringLiteral("Station Road")})};
    if (const Subject* subject = nextSubject(work, false))
        addCbo(work, draw, *subject, work.town.zones[0]);
    if (const Subject* subject = nextSubject(work, true))
        addCpn(work, draw, *subject, work.town.zones[1]);
    if (const Subject* subject = nextSubject(work, false))
        addBail(work, draw, *subject);
    addPspo(work, draw, work.town.zones[0]);
}

} // namespace watchdesk::domain::demo
