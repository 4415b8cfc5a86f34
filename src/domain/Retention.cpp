#include "domain/Retention.h"

#include "domain/Exclusion.h"
#include "domain/OrderRules.h"

#include <algorithm>

namespace watchdesk::domain {

const QVector<RetentionClock>& retentionClocks() {
    static const QVector<RetentionClock> clocks{
        {"retention.ended-exclusion", "After an exclusion has ended",
         "The notice; and the person with every photograph, template and still, when nothing else keeps them.",
         RetentionUnit::Months, 12, 1, 60},
        {"retention.ended-order", "After a court's or council's order has ended",
         "The order with its conditions; and the person, when nothing else keeps them.", RetentionUnit::Months, 12, 1,
         60},
        {"retention.open-order", "After an order without an end was made",
         "A warning, a notice, bail or an order that was never served: look whether it still stands.",
         RetentionUnit::Months, 24, 6, 60},
        {"retention.subject", "After a person's last incident",
         "Somebody who is not excluded: the person with all that is kept of them.", RetentionUnit::Months, 12, 1, 60},
        {"retention.id-sought", "After the last incident of somebody whose name is sought",
         "The face without a name, with all that is kept of it.", RetentionUnit::Months, 6, 1, 24},
        {"retention.recording", "After an over that nothing was logged from",
         "Its recording; that it was spoken stays.", RetentionUnit::Days, 31, 1, 366},
        {"retention.transmission", "After an over",
         "That it was spoken, with its recording, unless something was logged "
         "from it.",
         RetentionUnit::Months, 24, 1, 84},
        {"retention.still", "After a still was taken", "The picture; the decision on it stays.", RetentionUnit::Months,
         12, 1, 60},
        {"retention.incident", "After an incident",
         "Its words and recordings, and likewise an intelligence report; place, time, category and loss stay, for the "
         "figures.",
         RetentionUnit::Months, 36, 6, 84},
        {"retention.meeting", "After a meeting", "Its agenda and actions.", RetentionUnit::Months, 72, 12, 120},
        {"retention.emergency", "After an emergency alarm",
         "The alarm with what was said when it was stood down; its over and "
         "recording are kept as long.",
         RetentionUnit::Months, 36, 6, 84},
        {"retention.text", "After a text to or from a radio", "Its words, and who sent it.", RetentionUnit::Months, 12,
         1, 36},
        {"retention.mail", "After a letter by mail", "The letter: to whom, its words, what the mail server said.",
         RetentionUnit::Days, 31, 1, 366},
        {"retention.watch", "After a roll-call, a turn on watch or a shift",
         "Which sets were called, answered, signed on and signed off; what was handed over.", RetentionUnit::Months, 12,
         1, 36},
        {"retention.left-member", "After a member has left", "Contact and telephone; the business stays.",
         RetentionUnit::Months, 24, 1, 84}};
    return clocks;
}

std::optional<RetentionClock> retentionClock(const QString& key) {
    const auto& all = retentionClocks();
    const auto found =
        std::find_if(all.cbegin(), all.cend(), [&](const auto& c) { return key == QLatin1String(c.key); });
    return found == all.cend() ? std::nullopt : std::optional(*found);
}

int setTo(const RetentionSettings& settings, const char* key) {
    const auto clock = retentionClock(QString::fromLatin1(key));
    return settings.value(QString::fromLatin1(key), clock ? clock->normal : 0);
}

QDate dueAfter(const QDate& day, RetentionUnit unit, int value) {
    if (!day.isValid())
        return {};
    // What happened on a day is kept from the next one on, for the whole period.
    const QDate first = day.addDays(1);
    return unit == RetentionUnit::Days ? first.addDays(value) : lastDay(first, value).addDays(1);
}

QDate dueAfter(const QDate& day, const char* key, const RetentionSettings& settings) {
    const auto clock = retentionClock(QString::fromLatin1(key));
    return clock ? dueAfter(day, clock->unit, setTo(settings, key)) : QDate();
}

QDate orderDue(const Order& order, const RetentionSettings& settings) {
    if (const QDate last = lastDayOf(order); last.isValid())
        return dueAfter(last, "retention.ended-order", settings);
    const bool forGood =
        order.servedOn.isValid() && (order.kind == OrderKind::Cbo || order.kind == OrderKind::Injunction);
    return forGood ? QDate() : dueAfter(order.madeOn, "retention.open-order", settings);
}

SubjectDue subjectDue(const SubjectGround& ground, const RetentionSettings& settings, QDate today) {
    SubjectDue latest;
    const auto keep = [&](KeptFor why, const QDate& since, const char* key) {
        const QDate due = dueAfter(since, key, settings);
        if (due.isValid() && (!latest.due.isValid() || due > latest.due))
            latest = {due, why, since};
    };
    const bool sought = ground.status == SubjectStatus::IdSought;
    const char* normal = sought ? "retention.id-sought" : "retention.subject";
    keep(sought ? KeptFor::IdSought : KeptFor::Record, ground.created, normal);
    keep(sought ? KeptFor::IdSought : KeptFor::Incident, ground.lastIncident, normal);
    for (const ExclusionNotice& notice : ground.notices) {
        switch (exclusionStanding(notice, today)) {
        case ExclusionStanding::InProcess:
        case ExclusionStanding::InForce:
            return {{}, KeptFor::Exclusion, notice.nominatedOn};
        case ExclusionStanding::Expired:
        case ExclusionStanding::AdminOnly:
        case ExclusionStanding::EraseDue:
            keep(KeptFor::EndedExclusion, notice.endsOn, "retention.ended-exclusion");
            break;
        case ExclusionStanding::NotExcluded:
        case ExclusionStanding::Quashed:
            keep(KeptFor::Record, notice.nominatedOn, normal);
            break;
        }
    }
    for (const Order& order : ground.orders) {
        const QDate last = lastDayOf(order);
        if (last.isValid() && last < today)
            keep(KeptFor::EndedOrder, last, "retention.ended-order");
        else if (last.isValid() || !orderDue(order, settings).isValid())
            return {{}, KeptFor::Order, order.madeOn};
        else
            keep(KeptFor::OpenOrder, order.madeOn, "retention.open-order");
    }
    return latest;
}

} // namespace watchdesk::domain
