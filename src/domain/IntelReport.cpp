#include "domain/IntelReport.h"

#include "domain/NameGuard.h"

namespace watchdesk::domain {

QString gradeOf(const IntelReport& report) {
    return QStringLiteral("%1 %2 %3")
        .arg(wordOf(sourceEvaluationWords, report.evaluation), wordOf(informationAssessmentWords, report.assessment),
             wordOf(handlingCodeWords, report.handling));
}

QString givesAway(const IntelReport& report) {
    const QString out = report.words + QLatin1Char('\n') + report.conditions;
    const QStringList parts = report.source.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString part = parts.at(i).trimmed();
        // The first is a person's name, of which the surname is enough; the others are where they are found.
        if (part.isEmpty() || !(i == 0 ? namesAnyone(out, {part}) : out.contains(part, Qt::CaseInsensitive)))
            continue;
        return part;
    }
    return {};
}

} // namespace watchdesk::domain
