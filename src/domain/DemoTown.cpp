#include "domain/DemoTown.h"

#include "domain/DemoParts.h"

#include <QDateTime>

#include <algorithm>

namespace watchdesk::domain {

namespace demo {

Draw::Draw(quint64 seed, quint64 part) : m_random(seed * 1'000'003 + part), m_ids(m_clock, m_random) {}

int Draw::below(int bound) {
    return static_cast<int>(m_random.below(static_cast<std::uint64_t>(bound)));
}

int Draw::between(int low, int high) {
    return low + below(high - low + 1);
}

int Draw::weighted(const QVector<int>& weights) {
    int sum = 0;
    for (const int weight : weights)
        sum += weight;
    if (sum <= 0)
        return -1;
    int at = below(sum);
    int index = 0;
    while (at >= weights[index])
        at -= weights[index++];
    return index;
}

QString Draw::id(UtcMs at) {
    return QString::fromStdString(m_ids.at(at));
}

UtcMs Work::at(QDate day, int hour, int minute, int second) const {
    return QDateTime(day.addDays(hour / 24), QTime(hour % 24, minute, second), options.zone).toMSecsSinceEpoch();
}

const QString& Work::schemeOf(int site) const {
    return town.schemes[isPub(site) ? pubScheme : shopScheme].id;
}

Vocabulary Work::vocabulary() const {
    Vocabulary vocabulary;
    for (int i = 0; i < town.premises.size(); ++i) {
        const Premises& premises = town.premises[i];
        vocabulary.callers += KnownCaller{town.radioSets[i].callSign, town.radioSets[i].id, premises.id, premises.name};
        vocabulary.places += KnownPlace{premises.name, premises.id};
    }
    for (qsizetype i = town.premises.size(); i < town.radioSets.size(); ++i)
        vocabulary.callers += KnownCaller{town.radioSets[i].callSign, town.radioSets[i].id, {}, {}};
    for (const QString& street : streetNames())
        vocabulary.places += KnownPlace{street, {}};
    for (const Subject& subject : town.subjects)
        vocabulary.subjects += KnownSubject{subject.id, subject.name, subject.reference};
    return vocabulary;
}

} // namespace demo

DemoTown makeDemoTown(const DemoOptions& options) {
    demo::Work work;
    work.options = options;
    work.today = QDateTime::fromMSecsSinceEpoch(options.now, options.zone).date();
    work.first = work.today.addMonths(-std::max(0, options.months));
    work.town.seed = options.seed;
    work.town.madeAt = options.now;
    demo::makeSchemes(work);
    demo::makePatrols(work);
    demo::makeMemberships(work);
    demo::makeSubjects(work);
    demo::planExclusions(work);
    demo::makeRhythm(work);
    demo::plantPatterns(work);
    demo::plantPatrolled(work);
    demo::makeIncidents(work);
    demo::makeNotices(work);
    demo::makeOrders(work);
    demo::makeAlerts(work);
    demo::makeShift(work);
    demo::makeMeetings(work);
    return std::move(work.town);
}

} // namespace watchdesk::domain
