// Orders of courts and councils: what somebody must not do, where and when.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QDate>
#include <QPointF>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace watchdesk::domain {

/// The Anti-social Behaviour, Crime and Policing Act 2014, and the Bail Act 1976. Cbo: criminal behaviour order (s.
/// 22). Cpw, Cpn: community protection warning and notice (s. 43). Pspo: public spaces protection order (s. 59), of
/// everybody. Injunction: of the county court (s. 1).
enum class OrderKind { Cbo, Cpw, Cpn, Pspo, Bail, Injunction };
inline constexpr EnumWords<OrderKind, 6> orderKindWords{{{OrderKind::Cbo, "cbo"},
                                                         {OrderKind::Cpw, "cpw"},
                                                         {OrderKind::Cpn, "cpn"},
                                                         {OrderKind::Pspo, "pspo"},
                                                         {OrderKind::Bail, "bail"},
                                                         {OrderKind::Injunction, "injunction"}}};

/// A part of the town, drawn on its map.
struct Zone {
    QString id;
    qint64 version = 0;
    QString name;             ///< "Zone A"
    QVector<QPointF> outline; ///< metres east and north, as the map's; closed by itself
    /// The even-odd rule; fewer than three corners hold nothing.
    [[nodiscard]] bool contains(const QPointF& at) const;
};

/// Corners as the store keeps them: "12.5 -3.0;80.0 41.2".
[[nodiscard]] QString outlineText(const QVector<QPointF>& outline);
/// Nothing for what is no such text.
[[nodiscard]] std::optional<QVector<QPointF>> readOutline(const QString& text);
/// What is wrong with a zone; empty: nothing. It needs a name, three corners and some area, and its sides do not cross.
[[nodiscard]] QString zoneFault(const Zone& zone);

/// KeepOut is judged from the place and the clock; the others only a person sees.
enum class ConditionKind { KeepOut, NotWith, NotCarry, NotDo, Must };
inline constexpr EnumWords<ConditionKind, 5> conditionKindWords{{{ConditionKind::KeepOut, "keep-out"},
                                                                 {ConditionKind::NotWith, "not-with"},
                                                                 {ConditionKind::NotCarry, "not-carry"},
                                                                 {ConditionKind::NotDo, "not-do"},
                                                                 {ConditionKind::Must, "must"}}};

/// One condition of an order.
struct OrderCondition {
    int number = 0; ///< as in the order, from 1
    ConditionKind kind = ConditionKind::KeepOut;
    QString words;  ///< sealed: as the court wrote it
    QString zoneId; ///< KeepOut: one of these, or the premises
    QStringList premisesIds;
    QString hours; ///< domain/OpeningHours.h; empty: at all times
};

/// One order. Its last day is included; in force only from the day on which the person was told of it.
struct Order {
    QString id;
    qint64 version = 0;
    OrderKind kind = OrderKind::Cbo;
    QString subjectId; ///< empty: everybody (Pspo)
    QString reference; ///< sealed: the court's or council's number
    QString madeBy;    ///< sealed: "Ashby Cross Magistrates' Court"
    QDate madeOn;
    QDate servedOn; ///< null until then; of a court's order made in the person's presence the day it was made
    QDate endsOn;   ///< null: until further order
    QDate endedOn;  ///< discharged, quashed or withdrawn before its end; null: it was not
    bool powerOfArrest = false; ///< Injunction: attached to it
    bool convicted = false;     ///< Cbo: made on a conviction
    QDate warnedOn;             ///< Cpn: of the written warning before it
    QVector<OrderCondition> conditions;
};

} // namespace watchdesk::domain
