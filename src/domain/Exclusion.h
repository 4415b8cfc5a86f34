// Exclusion notices and the state a notice is in on a day.
#pragma once

#include "base/Clock.h"
#include "domain/EnumText.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace watchdesk::domain {

/// The steps that people take; states that follow from dates are computed by exclusionStanding().
enum class ExclusionStep { Nominated, EvidenceCheck, Ballot, NoAction, Warned, Excluded, NoticeIssued, Served, Quashed };
inline constexpr EnumWords<ExclusionStep, 9> exclusionStepWords{{{ExclusionStep::Nominated, "nominated"},
                                                                 {ExclusionStep::EvidenceCheck, "evidence-check"},
                                                                 {ExclusionStep::Ballot, "ballot"},
                                                                 {ExclusionStep::NoAction, "no-action"},
                                                                 {ExclusionStep::Warned, "warned"},
                                                                 {ExclusionStep::Excluded, "excluded"},
                                                                 {ExclusionStep::NoticeIssued, "notice-issued"},
                                                                 {ExclusionStep::Served, "served"},
                                                                 {ExclusionStep::Quashed, "quashed"}}};

/// A scheme's decision that a subject stays away.
struct ExclusionNotice {
    QString id;
    qint64 version = 0;
    QString schemeId;
    QString subjectId;
    ExclusionStep step = ExclusionStep::Nominated;
    QString reasons; ///< sealed
    int months = 0;  ///< length by the tariff
    QDate nominatedOn;
    QDate servedOn;       ///< null until served: in force only from that day (rule 1)
    QDate endsOn;         ///< last day, included
    QString servedBy;     ///< sealed
    int breaches = 0;     ///< counted breaches while in force
    QStringList evidence; ///< incident ids (rule 2)
};

enum class ExclusionStanding { InProcess, NotExcluded, InForce, Expired, AdminOnly, EraseDue, Quashed };
inline constexpr EnumWords<ExclusionStanding, 7> exclusionStandingWords{{{ExclusionStanding::InProcess, "in-process"},
                                                                         {ExclusionStanding::NotExcluded, "not-excluded"},
                                                                         {ExclusionStanding::InForce, "in-force"},
                                                                         {ExclusionStanding::Expired, "expired"},
                                                                         {ExclusionStanding::AdminOnly, "admin-only"},
                                                                         {ExclusionStanding::EraseDue, "erase-due"},
                                                                         {ExclusionStanding::Quashed, "quashed"}}};

/// Where a notice stands on a civil day in the scheme's zone (rules 1 and 11): computed, never stored. Expired is the day
/// after the last day; from then it is AdminOnly for adminMonths, then due to be erased.
[[nodiscard]] ExclusionStanding exclusionStanding(const ExclusionNotice& notice, QDate today, int adminMonths = 12);

/// Last day of a period of months that begins on `from`: it includes its last day, and 29 February ends on the 28th.
[[nodiscard]] QDate lastDay(QDate from, int months);

} // namespace watchdesk::domain
