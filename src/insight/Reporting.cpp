#include "insight/Reporting.h"

#include <QHash>

#include <algorithm>
#include <tuple>

namespace watchdesk::insight {

namespace {

void add(ReportingCount& count, const ReportFact& fact) {
    using domain::CaseStep;
    ++count.logged;
    if (!fact.onRadio)
        return;
    ++count.told;
    count.crimed += fact.step == CaseStep::Crimed ? 1 : 0;
    count.reported += fact.step == CaseStep::Crimed || fact.step == CaseStep::Reported ? 1 : 0;
    count.declined += fact.step == CaseStep::Declined ? 1 : 0;
}

} // namespace

QVector<ReportingCount> countReporting(const QVector<ReportFact>& facts, const Period& period) {
    QHash<QString, ReportingCount> byPlace;
    for (const ReportFact& fact : facts) {
        if (!period.contains(fact.at))
            continue;
        ReportingCount& count = byPlace[fact.premisesId];
        count.premisesId = fact.premisesId;
        add(count, fact);
    }
    QVector<ReportingCount> out(byPlace.begin(), byPlace.end());
    std::sort(out.begin(), out.end(), [](const ReportingCount& a, const ReportingCount& b) {
        return std::tuple(-a.missing(), -a.told, -a.logged, a.premisesId) <
               std::tuple(-b.missing(), -b.told, -b.logged, b.premisesId);
    });
    return out;
}

ReportingCount sumOf(const QVector<ReportingCount>& counts) {
    ReportingCount sum;
    for (const ReportingCount& one : counts) {
        sum.logged += one.logged;
        sum.told += one.told;
        sum.reported += one.reported;
        sum.crimed += one.crimed;
        sum.declined += one.declined;
    }
    return sum;
}

} // namespace watchdesk::insight
