// Who and where, more than once.
#include "domain/NextStep.h"
#include "insight/AgendaParts.h"
#include "insight/AgendaWords.h"

#include <QDateTime>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>

namespace watchdesk::insight::agenda {

namespace {

constexpr int leastByPerson = 2;
constexpr int leastAtPlace = 3;
constexpr int most = 10;
constexpr int plainLeast = 3; ///< of the incidents at a place in two hours of one weekday
constexpr int plainOneIn = 3; ///< and at least one in so many
constexpr int hoursOfWeek = 168;

/// The most of `tallies`, ranked, with at least `least` incidents; the rest is dropped.
QVector<Tally> ranked(const QHash<QString, Tally>& tallies, int least) {
    QVector<Tally> out;
    for (const Tally& tally : tallies) {
        if (tally.incidents.size() >= least)
            out += tally;
    }
    std::sort(out.begin(), out.end(), comesFirst);
    out.resize(std::min<qsizetype>(out.size(), most));
    return out;
}

QString lossWords(const Tally& tally) {
    return tally.loss == 0 ? QString() : tr("Loss %1.").arg(money(tally.loss));
}

/// What the scheme has decided about a person by the day of the meeting.
QString standingWords(const Ground& ground, const QString& subjectId) {
    const domain::ExclusionNotice* found = nullptr;
    for (const domain::ExclusionNotice& notice : ground.input.exclusions) {
        if (notice.subjectId == subjectId && (found == nullptr || notice.id > found->id))
            found = &notice;
    }
    if (found == nullptr)
        return tr("Not excluded, not proposed.");
    switch (domain::exclusionStanding(*found, ground.dateOf(ground.input.now))) {
    case domain::ExclusionStanding::InForce:
        return tr("Excluded until %1.").arg(ground.dayWords(found->endsOn));
    case domain::ExclusionStanding::InProcess:
        return found->step == domain::ExclusionStep::Excluded || found->step == domain::ExclusionStep::NoticeIssued
                   ? tr("Exclusion decided, not yet served.")
                   : tr("Proposed for exclusion.");
    case domain::ExclusionStanding::NotExcluded:
        return found->step == domain::ExclusionStep::Warned ? tr("Warned.") : tr("No action was taken.");
    case domain::ExclusionStanding::Quashed:
        return tr("An exclusion was quashed.");
    default:
        return tr("An exclusion has ended.");
    }
}

AgendaDraft offenderOf(const Ground& ground, const Tally& tally) {
    QSet<QString> places;
    for (const Incident* incident : tally.incidents)
        places.insert(incident->premisesId);
    AgendaDraft draft;
    draft.section = AgendaSection::Offenders;
    draft.source = QStringLiteral("offender:") + tally.id;
    draft.title = dotted({tally.words, counted(tally.incidents.size(), "1 incident", "%1 incidents")});
    draft.detail = sentences({tr("%1, at %2; the last on %3.")
                                  .arg(categoriesOf(tally.incidents), counted(places.size(), "one place", "%1 places"),
                                       ground.dayWords(ground.dateOf(tally.incidents.first()->at))),
                              lossWords(tally), standingWords(ground, tally.id)});
    draft.evidence += {QStringLiteral("subject"), tally.id};
    addEvidence(draft, tally.incidents);
    return draft;
}

/// "Mostly Fridays 21:00 to 23:00 (4 of 7)", where that is plain.
QString hourOfWeek(const Ground& ground, const Tally& tally) {
    std::array<int, hoursOfWeek> byHour{};
    for (const Incident* incident : tally.incidents) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(incident->at, ground.input.zone);
        ++byHour[static_cast<std::size_t>((local.date().dayOfWeek() - 1) * 24 + local.time().hour())];
    }
    int best = 0, at = 0;
    for (int hour = 0; hour < hoursOfWeek; ++hour) {
        const int both =
            byHour[static_cast<std::size_t>(hour)] + (hour % 24 == 23 ? 0 : byHour[static_cast<std::size_t>(hour + 1)]);
        if (both > best) {
            best = both;
            at = hour;
        }
    }
    if (best < plainLeast || best * plainOneIn < tally.incidents.size())
        return {};
    const QString weekday = QLocale(QLocale::English, QLocale::UnitedKingdom).dayName(at / 24 + 1);
    return tr("%1s from %2:00 to %3:00: %4 of %5.")
        .arg(weekday)
        .arg(at % 24, 2, 10, QLatin1Char('0'))
        .arg((at + 2) % 24, 2, 10, QLatin1Char('0'))
        .arg(best)
        .arg(tally.incidents.size());
}

AgendaDraft placeOf(const Ground& ground, const Tally& tally) {
    AgendaDraft draft;
    draft.section = AgendaSection::Places;
    draft.source = QStringLiteral("place:") + tally.id;
    draft.title = dotted({tally.words, counted(tally.incidents.size(), "1 incident", "%1 incidents")});
    draft.detail = sentences(
        {categoriesOf(tally.incidents) + QLatin1Char('.'), lossWords(tally), hourOfWeek(ground, tally),
         tally.before == 0 ? tr("None before.")
                           : counted(tally.before, "1 in the same time before.", "%1 in the same time before.")});
    draft.evidence += {QStringLiteral("premises"), tally.id};
    addEvidence(draft, tally.incidents);
    return draft;
}

} // namespace

QVector<AgendaDraft> offenders(const Ground& ground) {
    QHash<QString, Tally> byPerson;
    for (const Incident* incident : ground.incidents) {
        // Whoever needed help has not offended by it.
        if (!domain::mayLeadToExclusion(incident->category))
            continue;
        for (const QString& id : Ground::doers(*incident)) {
            Tally& tally = byPerson[id];
            tally.id = id;
            tally.words = ground.person(id);
            count(tally, *incident);
        }
    }
    QVector<AgendaDraft> out;
    for (const Tally& tally : ranked(byPerson, leastByPerson))
        out += offenderOf(ground, tally);
    return out;
}

QVector<AgendaDraft> places(const Ground& ground) {
    QHash<QString, Tally> byPlace;
    for (const Incident* incident : ground.incidents) {
        if (incident->premisesId.isEmpty())
            continue;
        Tally& tally = byPlace[incident->premisesId];
        tally.id = incident->premisesId;
        tally.words = ground.place(incident->premisesId);
        count(tally, *incident);
    }
    for (const Incident* incident : ground.before) {
        if (const auto found = byPlace.find(incident->premisesId); found != byPlace.end())
            ++found->before;
    }
    QVector<AgendaDraft> out;
    for (const Tally& tally : ranked(byPlace, leastAtPlace))
        out += placeOf(ground, tally);
    return out;
}

} // namespace watchdesk::insight::agenda
