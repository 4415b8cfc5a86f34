#include "insight/Agenda.h"

#include "domain/Category.h"
#include "domain/NameGuard.h"
#include "insight/AgendaParts.h"
#include "insight/AgendaWords.h"

#include <QDateTime>

#include <algorithm>
#include <map>
#include <tuple>

namespace watchdesk::insight {

namespace agenda {

namespace {

bool counts(const Incident& incident) {
    return incident.outcome != domain::IncidentOutcome::Withdrawn && incident.outcome != domain::IncidentOutcome::False;
}

QVector<const Incident*> within(const Period& period, const QVector<Incident>& all) {
    QVector<const Incident*> out;
    for (const Incident& incident : all) {
        if (counts(incident) && period.contains(incident.at))
            out += &incident;
    }
    std::sort(out.begin(), out.end(),
              [](const Incident* a, const Incident* b) { return a->at != b->at ? a->at > b->at : a->id < b->id; });
    return out;
}

} // namespace

Ground::Ground(const AgendaInput& given) : input(given), period(agendaPeriod(given)) {
    day = dateOf(given.meetingAt);
    from = dateOf(period.from);
    until = dateOf(std::max(period.from, period.to - 1));
    nextDay = given.nextAt > 0 ? dateOf(given.nextAt) : day.addMonths(1);
    days = daysOf(period, given.zone);
    incidents = within(period, given.incidents);
    before = within(periodBefore(period, given.zone), given.incidents);
    for (const domain::Subject& subject : given.subjects) {
        m_subjects.insert(subject.id, &subject);
        if (!subject.name.isEmpty())
            m_names += subject.name;
    }
    m_names.sort();
    for (const AgendaPlace& place : given.places)
        m_places.insert(place.premisesId, place.words);
}

QDate Ground::dateOf(UtcMs at) const {
    return QDateTime::fromMSecsSinceEpoch(at, input.zone).date();
}

QString Ground::person(const QString& subjectId) const {
    const domain::Subject* known = subject(subjectId);
    return known == nullptr ? tr("a person who is no longer on file")
                            : dotted({known->reference, ageBand(*known, day)});
}

QString Ground::dayWords(QDate date) const {
    return insight::dayWords(date, day);
}

QString Ground::unnamed(const QString& text) const {
    return domain::withoutNames(text, m_names);
}

QVector<QString> Ground::doers(const Incident& incident) {
    QVector<QString> out;
    for (const domain::IncidentSubject& subject : incident.subjects) {
        const bool did = subject.part == domain::SubjectPart::Suspect || subject.part == domain::SubjectPart::Offender;
        if (did && !out.contains(subject.subjectId))
            out += subject.subjectId;
    }
    return out;
}

void count(Tally& tally, const Incident& incident) {
    tally.incidents += &incident;
    tally.serious += domain::categoryByCode(incident.category).serious ? 1 : 0;
    tally.loss += incident.lossPence;
}

bool comesFirst(const Tally& a, const Tally& b) {
    const auto key = [](const Tally& t) {
        return std::tuple(-t.incidents.size(), -t.serious, -t.loss, -t.incidents.first()->at);
    };
    const auto ka = key(a), kb = key(b);
    return ka != kb ? ka < kb : std::tie(a.words, a.id) < std::tie(b.words, b.id);
}

QString categoriesOf(const QVector<const Incident*>& incidents) {
    std::map<QString, int> byCode;
    for (const Incident* incident : incidents)
        ++byCode[incident->category];
    QVector<std::pair<int, QString>> most;
    for (const auto& [code, number] : byCode)
        most += std::pair(-number, code);
    std::sort(most.begin(), most.end());
    QStringList words;
    for (const auto& [number, code] : most) {
        const QString label = code.isEmpty() ? tr("Note") : domain::categoryByCode(code).label;
        words += QStringLiteral("%1 %2").arg(words.isEmpty() ? label : label.toLower()).arg(-number);
    }
    return words.join(QStringLiteral(", "));
}

void addEvidence(AgendaDraft& draft, const QVector<const Incident*>& incidents) {
    for (const Incident* incident : incidents)
        draft.evidence += {QStringLiteral("incident"), incident->id};
}

} // namespace agenda

Period agendaPeriod(const AgendaInput& input) {
    const QDateTime meeting = QDateTime::fromMSecsSinceEpoch(input.meetingAt, input.zone);
    const UtcMs to = std::min(input.now, input.meetingAt);
    const UtcMs from = input.previousAt > 0 ? input.previousAt : meeting.addMonths(-1).toMSecsSinceEpoch();
    return {std::min(from, to), to};
}

QVector<AgendaDraft> assembleAgenda(const AgendaInput& input) {
    const agenda::Ground ground(input);
    QVector<AgendaDraft> all;
    for (const auto make :
         {agenda::attendance, agenda::actions, agenda::trends, agenda::offenders, agenda::places, agenda::proposals,
          agenda::breaches, agenda::unserved, agenda::ending, agenda::otherBusiness}) {
        QVector<AgendaDraft> part = make(ground);
        for (int i = 0; i < part.size(); ++i)
            part[i].rank = part.size() - i;
        all += part;
    }
    return all;
}

} // namespace watchdesk::insight
