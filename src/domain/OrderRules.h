// What an order may be, and what it says here and now.
#pragma once

#include "domain/Exclusion.h"
#include "domain/Order.h"
#include "domain/Subject.h"

#include <QDateTime>

#include <optional>

namespace watchdesk::domain {

/// What is wrong with an order as it is written; empty: nothing. Rule 9: a Cbo only on a conviction and from 10 years,
/// of an adult for 2 years at least, under 18 for 1 to 3; a Cpn from 16, after a written warning. `born` null: not
/// known, and then only what age does not decide is judged.
[[nodiscard]] QStringList orderFaults(const Order& order, QDate born);

/// On a civil day of the scheme's.
[[nodiscard]] bool isInForce(const Order& order, QDate today);

/// Its last day, by whichever of its ends comes first; null: until further order.
[[nodiscard]] QDate lastDayOf(const Order& order);

/// A criminal behaviour order in force is a caution of its own, whether or not somebody has ticked it.
[[nodiscard]] Cautions withOrders(Cautions cautions, const QVector<Order>& orders, QDate today);

/// What is to be done when somebody is seen.
enum class SightAnswer {
    Offence,    ///< call the police: it is one to be here (Cbo, Cpn, Pspo)
    Arrest,     ///< call the police, who may arrest (bail; an injunction with a power of arrest)
    Report,     ///< no offence: note it for who made the order (Cpw, an injunction without)
    AskToLeave, ///< the scheme's own civil notice
    Watch       ///< what the person must not do or carry here: only an eye can tell
};

/// One thing that applies on sight.
struct SightRule {
    SightAnswer answer = SightAnswer::AskToLeave;
    QString orderId; ///< or noticeId
    QString noticeId;
    OrderKind kind = OrderKind::Cbo;
    int condition = 0;   ///< its number; 0: of a notice
    QString zone;        ///< name of the zone the place is in
    QString says;        ///< the condition's words; empty of a notice
    bool unsure = false; ///< nobody can say whether the place is in the zone
    bool operator==(const SightRule&) const = default;
};

/// Where and when somebody is seen.
struct SightPlace {
    QString premisesId;        ///< empty: in the street
    std::optional<QPointF> at; ///< metres; none: the place is not on the map
    QDateTime local;           ///< scheme's zone
    QStringList schemeIds;     ///< whose premises it is: their exclusions cover it
    QVector<QPointF> along;    ///< of a street: points along all of it, in the place of `at`
};

/// Everything that applies there and then, what weighs most first. Of the conditions only KeepOut is judged, others are
/// for the eye (Watch); so is one whose zone holds a part of the street only, or a place that the map does not know.
/// Notices that are not in force (rule 1) or of other schemes say nothing.
[[nodiscard]] QVector<SightRule> onSight(const SightPlace& place, const QVector<Order>& orders,
                                         const QVector<Zone>& zones, const QVector<ExclusionNotice>& notices);

/// "CBO", "PSPO", "bail".
[[nodiscard]] QString kindWords(OrderKind kind);
/// In a few words: "CBO condition 2, Zone A: offence, call the police", "Civil notice: ask to leave".
[[nodiscard]] QString wordsOf(const SightRule& rule);

} // namespace watchdesk::domain
