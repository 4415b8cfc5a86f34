#include "domain/PoliceCase.h"

#include "domain/Category.h"
#include "domain/IntelReport.h"

#include <gtest/gtest.h>

namespace watchdesk::domain {
namespace {

Incident theft() {
    Incident incident;
    incident.category = QStringLiteral("shop-theft");
    return incident;
}

TEST(CaseStep, IsTheFurthestThatWasReached) {
    PoliceCase known;
    Incident incident = theft();
    EXPECT_EQ(caseStep(incident, known), CaseStep::Told);
    known.asked = 2;
    EXPECT_EQ(caseStep(incident, known), CaseStep::Asked);
    known.declinedAt = 5;
    EXPECT_EQ(caseStep(incident, known), CaseStep::Declined);
    known.reportedAt = 6;
    EXPECT_EQ(caseStep(incident, known), CaseStep::Reported) << "who reports after all has not declined";
    known.crimedAt = 7;
    EXPECT_EQ(caseStep(incident, known), CaseStep::Crimed);
}

TEST(CaseStep, AReferenceIsAReportHoweverItCame) {
    Incident incident = theft();
    incident.policeReference = QStringLiteral("26*0042117");
    EXPECT_EQ(caseStep(incident, {}), CaseStep::Reported);
    PoliceCase declined;
    declined.declinedAt = 5;
    EXPECT_EQ(caseStep(incident, declined), CaseStep::Reported);
}

TEST(Reportable, AreCrimesThatStand) {
    Incident incident = theft();
    EXPECT_TRUE(isReportable(incident));
    incident.outcome = IncidentOutcome::Withdrawn;
    EXPECT_FALSE(isReportable(incident));
    incident.outcome = IncidentOutcome::False;
    EXPECT_FALSE(isReportable(incident));
    incident.outcome = IncidentOutcome::LeftTown;
    EXPECT_TRUE(isReportable(incident));
    for (const char* none :
         {"", "suspicious", "lost-child", "vulnerable-person", "refused-entry", "begging", "other"}) {
        incident.category = QString::fromLatin1(none);
        EXPECT_FALSE(isReportable(incident)) << none;
    }
}

TEST(Reportable, NamesOnlyCategoriesThatThereAre) {
    int reportable = 0;
    for (const Category& category : categories()) {
        Incident incident;
        incident.category = category.code;
        reportable += isReportable(incident) ? 1 : 0;
    }
    EXPECT_EQ(reportable, 10) << "a code of the rule is no category any more";
}

TEST(Grades, AreSaidAsOnTheForm) {
    IntelReport report;
    EXPECT_EQ(gradeOf(report), QStringLiteral("2 D P"));
    report.evaluation = SourceEvaluation::Reliable;
    report.assessment = InformationAssessment::Corroborated;
    report.handling = HandlingCode::Conditions;
    EXPECT_EQ(gradeOf(report), QStringLiteral("1 B C"));
}

TEST(Source, IsGivenAwayByNameSurnameAndPlace) {
    IntelReport report;
    report.source = QStringLiteral("Pat Ottoway, C07");
    report.words = QStringLiteral("The source saw two people share out what was in the bag.");
    EXPECT_EQ(givesAway(report), QString());
    report.words = QStringLiteral("Mr OTTOWAY saw two people share out what was in the bag.");
    EXPECT_EQ(givesAway(report), QStringLiteral("Pat Ottoway"));
    report.words = QStringLiteral("Seen from c07's window.");
    EXPECT_EQ(givesAway(report), QStringLiteral("C07"));
    report.words = QStringLiteral("Seen.");
    report.conditions = QStringLiteral("Ask Pat Ottoway first.");
    EXPECT_EQ(givesAway(report), QStringLiteral("Pat Ottoway")) << "conditions go out as well";
    report.source.clear();
    EXPECT_EQ(givesAway(report), QString());
    report.source = QStringLiteral(" , ,");
    EXPECT_EQ(givesAway(report), QString());
}

} // namespace
} // namespace watchdesk::domain
