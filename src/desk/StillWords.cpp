#include "desk/StillWords.h"

#include "domain/NameGuard.h"

namespace watchdesk::desk {

namespace {

QString whoOf(const domain::Subject& subject, const QStringList& names) {
    const QString sex = subject.sex == QLatin1String("m")   ? QStringLiteral("Man")
                        : subject.sex == QLatin1String("f") ? QStringLiteral("Woman")
                                                            : QStringLiteral("Person");
    const QString looks = domain::withoutNames(subject.description, names);
    return looks.isEmpty() ? sex : sex + QStringLiteral(", ") + looks;
}

} // namespace

QString sightingWords(const Candidate& candidate, const domain::Subject& subject, const QString& place,
                      const QStringList& names) {
    QStringList sentences;
    sentences.append(QStringLiteral("Sighting, %1%2.")
                         .arg(candidate.reference, place.isEmpty() ? QString() : QStringLiteral(", ") + place));
    sentences.append(whoOf(subject, names) + QLatin1Char('.'));
    if (!candidate.schemes.isEmpty())
        sentences.append(QStringLiteral("Excluded, in force: ask to leave."));
    if (candidate.cautions.testFlag(domain::Caution::CriminalBehaviourOrder))
        sentences.append(QStringLiteral("Has an order: call the police."));
    if (candidate.cautions.testFlag(domain::Caution::Violence))
        sentences.append(QStringLiteral("Violence: do not approach alone."));
    if (subject.status == domain::SubjectStatus::IdSought)
        sentences.append(QStringLiteral("Identity sought: keep in sight and call in."));
    return sentences.join(QLatin1Char(' '));
}

} // namespace watchdesk::desk
