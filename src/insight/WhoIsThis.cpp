#include "insight/WhoIsThis.h"

#include "domain/LookSlot.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace watchdesk::insight {

namespace {

constexpr int farYears = 10; // nobody is taken for somebody so much older or younger
constexpr int nearYears = 3; // people guess ages no better
constexpr int nearCentimetres = 7;
constexpr int nearHours = 2;
constexpr int least = 3;

/// First and last year of an age as it is said; nothing when none was.
std::optional<std::pair<int, int>> yearsOf(const QString& age) {
    if (age == QLatin1String("child"))
        return std::pair{1, 12};
    if (age == QLatin1String("teen"))
        return std::pair{13, 19};
    bool number = false;
    const int years = (age.endsWith(u's') ? age.chopped(1) : age).toInt(&number);
    if (!number)
        return std::nullopt;
    return age.endsWith(u's') ? std::pair{years, years + 9} : std::pair{years - nearYears, years + nearYears};
}

/// What agrees and what does not, one known person against the one seen.
struct Weighing {
    int looks = 0;
    int worn = 0;
    int there = 0;
    bool out = false;
    QStringList agree;
    QStringList differ;
    QStringList places;

    void weigh(bool same, int weight, const QString& what) {
        looks += same ? weight : -weight;
        (same ? agree : differ) += what;
    }
};

void weighSexAndAge(const SeenPerson& seen, const KnownPerson& who, Weighing& w) {
    if (!seen.sex.isEmpty() && !who.sex.isEmpty()) {
        w.out = seen.sex != who.sex;
        ++w.looks; // half of the town: not worth a word
    }
    const auto years = yearsOf(seen.age);
    if (!years || who.age < 0)
        return;
    const int off = std::max({0, years->first - who.age, who.age - years->second});
    w.out = w.out || off > farYears;
    if (off <= nearYears)
        w.weigh(true, 3, QStringLiteral("age"));
    else
        w.weigh(false, 1, QStringLiteral("age"));
}

void weighLooks(const SeenPerson& seen, const KnownPerson& who, Weighing& w) {
    const int build = domain::buildOf(seen.description);
    const int theirs = domain::buildOf(who.description);
    if (build != 2 && theirs != 2) {
        if (build == theirs)
            w.weigh(true, 3, QStringLiteral("build"));
        else
            w.weigh(false, std::abs(build - theirs), QStringLiteral("build"));
    }
    const int height = domain::heightOf(seen.description);
    const int tall = domain::heightOf(who.description);
    if (height > 0 && tall > 0)
        w.weigh(std::abs(height - tall) <= nearCentimetres, 2, QStringLiteral("height"));
    const QString hair = domain::hairOf(seen.description);
    const QString colour = domain::hairOf(who.description);
    if (!hair.isEmpty() && !colour.isEmpty()) {
        if (hair == colour)
            w.weigh(true, 2, QStringLiteral("hair"));
        else
            w.weigh(false, 1, QStringLiteral("hair"));
    }
    const QStringList known = domain::marksOf(who.description);
    for (const QString& mark : domain::marksOf(seen.description))
        if (known.contains(mark))
            w.weigh(true, 3, mark);
}

void weighWorn(const SeenPerson& seen, const KnownPerson& who, Weighing& w) {
    const QStringList usual = domain::garmentsOf(who.description);
    for (const QString& garment : domain::garmentsOf(seen.description))
        if (usual.contains(garment) && w.worn < 2) {
            ++w.worn;
            w.agree += garment;
        }
}

QString counted(int count, const char* one, const char* many) {
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

/// "3 incidents and 1 sighting".
QString occasions(const QVector<BeenThere>& times) {
    const auto sightings =
        static_cast<int>(std::count_if(times.begin(), times.end(), [](const auto& t) { return t.sighting; }));
    QStringList out;
    if (times.size() > sightings)
        out += counted(static_cast<int>(times.size()) - sightings, "incident", "incidents");
    if (sightings > 0)
        out += counted(sightings, "sighting", "sightings");
    return out.join(QStringLiteral(" and "));
}

/// Of those, on such a weekday within two hours of the clock.
QVector<BeenThere> atSuchAnHour(const QVector<BeenThere>& times, const QDateTime& now, const QTimeZone& zone) {
    QVector<BeenThere> out;
    for (const BeenThere& time : times) {
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(time.at, zone);
        const int apart = std::abs(then.time().hour() - now.time().hour());
        if (then.date().dayOfWeek() == now.date().dayOfWeek() && std::min(apart, 24 - apart) <= nearHours)
            out += time;
    }
    return out;
}

QString hoursText(const QDateTime& now) {
    const QString day = QLocale(QLocale::English).dayName(now.date().dayOfWeek());
    const int hour = now.time().hour();
    return QStringLiteral("%1s %2–%3")
        .arg(day)
        .arg((hour + 24 - nearHours) % 24, 2, 10, QLatin1Char('0'))
        .arg((hour + nearHours) % 24, 2, 10, QLatin1Char('0'));
}

void weighPlaces(const SeenPerson& seen, const KnownPerson& who, const QTimeZone& zone, Weighing& w) {
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(seen.at, zone);
    QVector<BeenThere> here;
    QVector<BeenThere> near;
    for (const BeenThere& time : who.before) {
        if (!seen.premisesId.isEmpty() && time.premisesId == seen.premisesId)
            here += time;
        else if (!seen.street.isEmpty() && time.street == seen.street)
            near += time;
    }
    const QVector<BeenThere>& place = here.isEmpty() ? near : here;
    const auto hours = atSuchAnHour(place.isEmpty() ? who.before : place, now, zone);
    if (!here.isEmpty())
        w.there += 2 + std::min<int>(2, static_cast<int>(here.size()) - 1);
    else if (!near.isEmpty())
        w.there += 1 + std::min<int>(1, static_cast<int>(near.size()) - 1);
    if (!place.isEmpty())
        w.places += occasions(place) + (here.isEmpty() ? QStringLiteral(" in this street") : QStringLiteral(" here"));
    if (hours.size() >= 2 || (!place.isEmpty() && !hours.isEmpty())) {
        w.there += hours.size() >= 2 ? 2 : 1;
        if (place.isEmpty())
            w.places += occasions(hours) + QStringLiteral(" elsewhere, ") + hoursText(now);
        else
            w.places.last() += QStringLiteral(", ") + hoursText(now);
    }
}

/// "age, build and hair".
QString listed(QStringList words) {
    if (words.size() < 2)
        return words.join(QString());
    const QString last = words.takeLast();
    return words.join(QStringLiteral(", ")) + QStringLiteral(" and ") + last;
}

QString wordsOf(const Weighing& w) {
    QStringList out;
    if (!w.agree.isEmpty())
        out += listed(w.agree) + QLatin1String(w.agree.size() == 1 ? " agrees" : " agree");
    out += w.places;
    if (!w.differ.isEmpty())
        out += listed(w.differ) + QLatin1String(w.differ.size() == 1 ? " differs" : " differ");
    return out.join(QStringLiteral("; "));
}

} // namespace

QVector<WhoRank> whoIsThis(const SeenPerson& seen, const QVector<KnownPerson>& known, const QTimeZone& zone, int most) {
    struct Ranked {
        WhoRank rank;
        QString reference;
    };
    QVector<Ranked> ranked;
    for (const KnownPerson& who : known) {
        Weighing w;
        weighSexAndAge(seen, who, w);
        if (w.out)
            continue;
        weighLooks(seen, who, w);
        weighWorn(seen, who, w);
        weighPlaces(seen, who, zone, w);
        const int weight = w.looks + w.worn + w.there;
        const bool more = !w.places.isEmpty() || w.agree.size() > w.worn;
        if (weight >= least && more)
            ranked += {{who.subjectId, weight, wordsOf(w)}, who.reference};
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.rank.weight != b.rank.weight ? a.rank.weight > b.rank.weight : a.reference < b.reference;
    });
    QVector<WhoRank> out;
    for (const Ranked& each : ranked.mid(0, most))
        out += each.rank;
    return out;
}

} // namespace watchdesk::insight
