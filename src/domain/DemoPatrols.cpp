// Two town rangers who walk with sets of the shop watch, and what they saw last.
#include "domain/DemoParts.h"

#include <QDateTime>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

constexpr std::array<const char*, 2> rangers{"R01", "R02"};
constexpr UtcMs beforeNow = 27 * 60'000;

QString freeCode(const Work& work, Draw& draw) {
    QSet<QString> taken;
    for (const RadioSet& set : work.town.radioSets)
        taken.insert(set.code);
    for (;;) {
        const QString code = QString::number(draw.between(10000, 99999));
        if (!taken.contains(code))
            return code;
    }
}

RadioMove givenOut(const RadioSet& set, UtcMs at, Draw& draw) {
    RadioMove move;
    move.at = at;
    move.id = draw.id(at);
    move.radioSetId = set.id;
    move.receiver = QStringLiteral("Ashby Cross town rangers");
    move.remark = QStringLiteral("good, with charger");
    return move;
}

bool isOpenAt(const Site& site, int hour) {
    return (hour >= site.opens && hour < site.closes) || hour + 24 < site.closes;
}

/// -1 when all of them are closed.
int siteOpenAt(int hour) {
    for (const char* callSign : {"C07", "C14", "C34", "P03", "P01", "P11"}) {
        if (isOpenAt(sites()[siteOf(callSign)], hour))
            return siteOf(callSign);
    }
    return -1;
}

} // namespace

void makePatrols(Work& work) {
    Draw draw(work.options.seed, 13);
    const QDate day = work.first.addDays(-400);
    const UtcMs at = QDateTime(day, QTime(11, 0), Qt::UTC).toMSecsSinceEpoch();
    int serial = 5001;
    for (const char* callSign : rangers) {
        RadioSet set;
        set.id = draw.id(at);
        set.schemeId = work.town.schemes[shopScheme].id;
        set.callSign = QString::fromLatin1(callSign);
        set.serial = QStringLiteral("AX%1-%2").arg(day.year() % 100).arg(serial++);
        set.code = freeCode(work, draw);
        set.make = QStringLiteral("Motorola GP320");
        work.town.radioSets += set;
        work.town.radioMoves += givenOut(set, at, draw);
    }
}

void plantPatrolled(Work& work) {
    const UtcMs at = work.options.now - beforeNow;
    const int site = siteOpenAt(QDateTime::fromMSecsSinceEpoch(at, work.options.zone).time().hour());
    if (site < 0)
        return;
    Event event;
    event.at = at;
    event.site = site;
    event.category = isPub(site) ? QStringLiteral("public-order") : QStringLiteral("shop-theft");
    work.patrolled = static_cast<int>(work.events.size());
    work.events += event;
}

void followOnPatrol(Work& work, Alert& alert) {
    struct Report {
        const char* by;
        const char* at;
        int afterSeconds;
        const char* heading;
        const char* note;
    };
    constexpr std::array reports{Report{"R01", "C17", 95, "Butter Row", "same person, certain"},
                                 Report{"R02", "C12", 310, "Priory Road", "lost sight at the corner"}};
    Draw draw(work.options.seed, 14);
    alert.closedAt = alert.raisedAt + UtcMs{10} * 60'000;
    for (const Report& one : reports) {
        Sighting sighting;
        sighting.at = alert.raisedAt + UtcMs{one.afterSeconds} * 1000;
        sighting.id = draw.id(sighting.at);
        sighting.alertId = alert.id;
        sighting.premisesId = work.town.premises[siteOf(one.at)].id;
        sighting.by = QString::fromLatin1(one.by);
        sighting.heading = QString::fromLatin1(one.heading);
        sighting.note = QString::fromLatin1(one.note);
        work.town.sightings += sighting;
    }
}

} // namespace watchdesk::domain::demo
