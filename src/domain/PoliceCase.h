// What became of an incident with the police: told on the radio, asked for, reported, recorded as a crime, disposed of.
#pragma once

#include "domain/Incident.h"

#include <QDate>

namespace watchdesk::domain {

/// How a case ended (domain.md "Disposal"). Open: nothing has come back yet.
enum class Disposal { Open, Charge, Caution, CommunityResolution, TreatmentReferral, NoFurtherAction };
inline constexpr EnumWords<Disposal, 6> disposalWords{{{Disposal::Open, "open"},
                                                       {Disposal::Charge, "charge"},
                                                       {Disposal::Caution, "caution"},
                                                       {Disposal::CommunityResolution, "community-resolution"},
                                                       {Disposal::TreatmentReferral, "treatment-referral"},
                                                       {Disposal::NoFurtherAction, "no-further-action"}}};

/// How somebody was asked to report. A letter is one that was printed for them.
enum class AskedHow { Nobody, Text, Voice, Letter };
inline constexpr EnumWords<AskedHow, 4> askedHowWords{
    {{AskedHow::Nobody, ""}, {AskedHow::Text, "text"}, {AskedHow::Voice, "voice"}, {AskedHow::Letter, "letter"}}};

/// What is known of one incident's way to the police. A value; the police reference is the incident's own.
struct PoliceCase {
    QString id; ///< empty: nothing is known
    qint64 version = 0;
    QString incidentId;
    int asked = 0; ///< how often the shop was asked for a report
    UtcMs askedAt = 0;
    QString askedBy; ///< person id, as in the others
    AskedHow askedHow = AskedHow::Nobody;
    UtcMs declinedAt = 0; ///< the shop will not report
    QString declinedBy;
    QString declinedWhy; ///< sealed
    UtcMs reportedAt = 0;
    QString reportedBy; ///< who noted it
    QString reporter;   ///< sealed: who reported it, and how
    UtcMs crimedAt = 0;
    QString crimedBy;
    QString crimeNumber; ///< sealed
    Disposal disposal = Disposal::Open;
    QDate disposalOn; ///< the day the police give
    UtcMs disposalAt = 0;
    QString disposalBy;
    QString disposalFrom; ///< sealed: who brought it
};

/// How far an incident has come.
enum class CaseStep { Told, Asked, Declined, Reported, Crimed };
inline constexpr EnumWords<CaseStep, 5> caseStepWords{{{CaseStep::Told, "told"},
                                                       {CaseStep::Asked, "asked"},
                                                       {CaseStep::Declined, "declined"},
                                                       {CaseStep::Reported, "reported"},
                                                       {CaseStep::Crimed, "crimed"}}};

/// The furthest step. An incident with a police reference counts as reported, however it came by it.
[[nodiscard]] CaseStep caseStep(const Incident& incident, const PoliceCase& known);

/// Whether a report of it can be expected of a shop: a kind that is a crime or a breach, and the incident stands (it
/// was neither withdrawn nor false).
[[nodiscard]] bool isReportable(const Incident& incident);

} // namespace watchdesk::domain
