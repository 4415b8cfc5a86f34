// Events become incidents: in order of time, numbered, typed, written up, ended.
#include "domain/DemoParts.h"

#include <QDateTime>

#include <algorithm>
#include <numeric>

namespace watchdesk::domain::demo {

namespace {

/// People say these numbers: the last incident of the history is this one, so that the day's begin where the desk's
/// pictures have them.
constexpr qint64 lastNumber = 4409;

bool isPerson(const QString& category) {
    return category != QLatin1String("other") && category != QLatin1String("lost-child") &&
           category != QLatin1String("vulnerable-person");
}

bool walksOff(const QString& category) {
    return isPerson(category) && category != QLatin1String("begging") &&
           category != QLatin1String("counterfeit-note") && category != QLatin1String("fraud");
}

int distanceBetween(const Premises& a, const Premises& b) {
    const int east = static_cast<int>(a.east - b.east);
    const int north = static_cast<int>(a.north - b.north);
    return east * east + north * north;
}

/// The street where somebody turns up next: of another of the seven nearest premises.
QString headingFrom(const Work& work, Draw& draw, int site) {
    QVector<int> near(sites().size());
    std::iota(near.begin(), near.end(), 0);
    const Premises& here = work.town.premises[site];
    std::stable_sort(near.begin(), near.end(), [&](int a, int b) {
        return distanceBetween(work.town.premises[a], here) < distanceBetween(work.town.premises[b], here);
    });
    QStringList streets;
    for (const int other : near.mid(1, 12)) {
        const QString& street = work.town.premises[other].street;
        if (street != here.street && !streets.contains(street))
            streets += street;
    }
    return streets.isEmpty() ? QString() : streets[draw.below(std::min(3, static_cast<int>(streets.size())))];
}

IncidentOutcome outcomeOf(Draw& draw, const Event& event) {
    const auto chances = [&](const QVector<int>& weights) {
        constexpr std::array outcomes{IncidentOutcome::Recorded,    IncidentOutcome::LeftTown,
                                      IncidentOutcome::PoliceDealt, IncidentOutcome::Detained,
                                      IncidentOutcome::StoodDown,   IncidentOutcome::False};
        return outcomes[static_cast<std::size_t>(draw.weighted(weights))];
    };
    if (event.category == QLatin1String("violence") || event.category == QLatin1String("drugs"))
        return chances({20, 15, 45, 15, 5, 0});
    if (event.category == QLatin1String("shop-theft"))
        return chances({46, 24, 14, 11, 3, 2});
    if (event.category == QLatin1String("other"))
        return chances({80, 0, 0, 0, 15, 5});
    if (!isPerson(event.category))
        return chances({70, 0, 5, 0, 25, 0});
    return chances({58, 14, 8, 2, 14, 4});
}

/// The police's number of the day's log, or a crime reference.
QString policeReferenceOf(Draw& draw, const Event& event, QDate day, int number) {
    const bool likely = event.category == QLatin1String("violence") || event.category == QLatin1String("drugs");
    const bool often = event.category == QLatin1String("shop-theft") || event.category == QLatin1String("fraud");
    if (!draw.percent(likely ? 65 : often ? 34 : 8))
        return {};
    if (draw.percent(45))
        return QStringLiteral("CAD %1 of %2").arg(40 + number % 700).arg(day.toString(QStringLiteral("dd/MM")));
    return QStringLiteral("%1*%2").arg(day.year() % 100).arg(100000 + number * 37);
}

SubjectPart partOf(const Event& event, IncidentOutcome outcome) {
    if (event.category == QLatin1String("vulnerable-person"))
        return SubjectPart::Victim;
    const bool held = outcome == IncidentOutcome::Detained || outcome == IncidentOutcome::PoliceDealt;
    return event.certain || held ? SubjectPart::Offender : SubjectPart::Suspect;
}

/// What the line says is what the record holds: it is read by the desk's own reader.
void fillFromLine(Incident& incident, const Told& told, const Vocabulary& vocabulary) {
    const QuickReading reading = readQuickLine(told.line, vocabulary);
    incident.line = told.line;
    incident.narrative = told.narrative;
    incident.description = reading.description;
    incident.heading = reading.heading;
    incident.lossPence = reading.lossPence;
}

Incident incidentOf(const Work& work, Draw& draw, const Event& event, const Vocabulary& vocabulary, int order) {
    const QDate day = QDateTime::fromMSecsSinceEpoch(event.at, work.options.zone).date();
    Incident incident;
    incident.id = draw.id(event.at);
    incident.schemeId = work.schemeOf(event.site);
    incident.premisesId = work.town.premises[event.site].id;
    incident.at = event.at;
    incident.category = event.category;
    const Seen seen = event.subject >= 0 ? seenSubject(draw, work.town.subjects[event.subject], day)
                                         : seenStranger(draw, event.category, day.month());
    const bool away = walksOff(event.category) && draw.percent(48);
    fillFromLine(incident, tell(draw, event, seen, away ? headingFrom(work, draw, event.site) : QString()), vocabulary);
    incident.outcome = outcomeOf(draw, event);
    incident.policeReference = policeReferenceOf(draw, event, day, order);
    incident.loggedAt = std::min(event.at + draw.between(8, 150) * 1000, work.options.now - 1);
    if (event.subject >= 0)
        incident.subjects += IncidentSubject{work.town.subjects[event.subject].id, partOf(event, incident.outcome)};
    return incident;
}

/// A subject is on file from an hour after the first incident, or the evening before the history's end.
void fileSubjects(Work& work, Draw& draw, const QVector<int>& order) {
    QVector<UtcMs> firstSeen(work.town.subjects.size(), work.options.now - 86'400'000);
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
        const Event& event = work.events[*i];
        if (event.subject >= 0)
            firstSeen[event.subject] = event.at;
    }
    for (int i = 0; i < work.town.subjects.size(); ++i) {
        Subject& subject = work.town.subjects[i];
        subject.createdAt = std::min(firstSeen[i] + 3'600'000, work.options.now - 1);
        subject.id = draw.id(subject.createdAt);
    }
}

} // namespace

void makeIncidents(Work& work) {
    Draw draw(work.options.seed, 7);
    QVector<int> order;
    for (int i = 0; i < work.events.size(); ++i) {
        // The last minutes before the desk opens are left quiet, so that nothing is logged after "now".
        if (work.isPast(work.events[i].at + 60'000))
            order += i;
    }
    const auto& events = work.events;
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return events[a].at < events[b].at; });
    fileSubjects(work, draw, order);
    const Vocabulary vocabulary = work.vocabulary();
    work.incidentOf.fill(-1, work.events.size());
    const qint64 first = std::max<qint64>(1, lastNumber - order.size() + 1);
    for (int i = 0; i < order.size(); ++i) {
        Incident incident = incidentOf(work, draw, work.events[order[i]], vocabulary, i);
        incident.number = first + i;
        work.incidentOf[order[i]] = i;
        work.town.incidents += incident;
    }
}

} // namespace watchdesk::domain::demo
