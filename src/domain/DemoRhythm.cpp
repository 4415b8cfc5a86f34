// The rhythm of the town: what happens on which day, at what hour and where.
#include "domain/DemoParts.h"

#include <algorithm>

namespace watchdesk::domain::demo {

namespace {

/// Hours from … to-1 (past midnight counts on) and how likely each of them is.
struct Band {
    int from;
    int to;
    int weight;
};

/// How often a category comes, and when.
struct Rhythm {
    const char* category;
    bool pub;
    int perThousandDays;
    std::array<int, 7> week; ///< per cent, Monday first
    QVector<Band> bands;
};

constexpr std::array<int, 7> shopping{85, 85, 95, 95, 110, 165, 65};
constexpr std::array<int, 7> schoolDays{120, 120, 125, 120, 130, 60, 25};
constexpr std::array<int, 7> nights{35, 35, 50, 75, 200, 245, 60};
constexpr std::array<int, 7> even{100, 100, 100, 100, 100, 120, 80};

const QVector<Rhythm>& rhythms() {
    static const QVector<Band> day{{8, 11, 4}, {11, 14, 9}, {14, 17, 12}, {17, 19, 7}, {19, 22, 2}};
    static const QVector<Band> afternoon{{10, 12, 4}, {12, 15, 8}, {15, 18, 10}, {18, 20, 5}};
    static const QVector<Band> night{{17, 19, 1}, {19, 21, 3}, {21, 23, 8}, {23, 26, 11}, {26, 27, 4}};
    static const QVector<Band> school{{12, 13, 3}, {15, 16, 14}, {16, 18, 9}, {18, 20, 3}};
    static const QVector<Rhythm> list{
        {"shop-theft", false, 1750, shopping, day},
        {"suspicious", false, 720, shopping, day},
        {"anti-social-behaviour", false, 430, schoolDays, afternoon},
        {"begging", false, 330, even, {{8, 10, 5}, {10, 16, 8}, {16, 20, 6}}},
        {"public-order", false, 140, shopping, afternoon},
        {"youth-concern", false, 130, schoolDays, school},
        {"fraud", false, 120, even, {{9, 12, 5}, {12, 17, 8}}},
        {"counterfeit-note", false, 115, even, {{8, 12, 5}, {12, 18, 8}, {18, 22, 4}}},
        {"refused-entry", false, 90, shopping, day},
        {"vulnerable-person", false, 95, even, {{8, 12, 6}, {12, 18, 7}}},
        {"criminal-damage", false, 85, even, {{7, 10, 8}, {10, 18, 3}, {18, 22, 5}}},
        {"lost-child", false, 75, shopping, {{10, 12, 6}, {12, 16, 10}, {16, 18, 4}}},
        {"drugs", false, 55, even, afternoon},
        {"violence", false, 45, shopping, afternoon},
        {"drunkenness", false, 110, even, {{10, 15, 5}, {15, 20, 8}}},
        {"other", false, 60, even, day},
        {"drunkenness", true, 360, nights, night},
        {"refused-entry", true, 300, nights, night},
        {"violence", true, 210, nights, night},
        {"public-order", true, 200, nights, night},
        {"drugs", true, 95, nights, night},
        {"vulnerable-person", true, 55, nights, night},
        {"criminal-damage", true, 45, nights, night},
        {"counterfeit-note", true, 30, nights, {{12, 18, 3}, {18, 24, 8}}},
    };
    return list;
}

const Rhythm& rhythmOf(const QString& category, bool pub) {
    const auto same = [&](const Rhythm& r) { return r.pub == pub && category == QLatin1String(r.category); };
    const auto found = std::find_if(rhythms().begin(), rhythms().end(), same);
    // A breach happens when and where thefts and evenings out do.
    const auto fallback = [&](const Rhythm& r) { return r.pub == pub; };
    return found != rhythms().end() ? *found : *std::find_if(rhythms().begin(), rhythms().end(), fallback);
}

/// Christmas brings thefts, the summer holidays young people.
int monthPercent(const QString& category, int month) {
    if (category == QLatin1String("shop-theft"))
        return month >= 11 ? 120 : month == 1 ? 85 : 100;
    const bool young = category == QLatin1String("anti-social-behaviour") || category == QLatin1String("youth-concern");
    return young && (month == 7 || month == 8) ? 140 : 100;
}

int theftWeight(Trade trade) {
    switch (trade) {
    case Trade::Supermarket:
        return 10;
    case Trade::Pharmacy:
    case Trade::Cosmetics:
        return 9;
    case Trade::Sports:
    case Trade::Discount:
        return 6;
    case Trade::Clothing:
    case Trade::Electronics:
    case Trade::Wines:
        return 5;
    case Trade::Phones:
    case Trade::News:
        return 4;
    case Trade::Toys:
    case Trade::Charity:
        return 3;
    case Trade::Service:
    case Trade::Bank:
        return 0;
    case Trade::Cafe:
    case Trade::Post:
    case Trade::Books:
        return 1;
    default:
        return 2;
    }
}

int fraudWeight(Trade trade) {
    switch (trade) {
    case Trade::Post:
    case Trade::Phones:
    case Trade::Electronics:
        return 6;
    case Trade::Bank:
        return 5;
    case Trade::Clothing:
    case Trade::Supermarket:
        return 3;
    default:
        return 1;
    }
}

int tillWeight(Trade trade) {
    const bool small = trade == Trade::News || trade == Trade::Cafe || trade == Trade::Food || trade == Trade::Discount;
    return small ? 6 : trade == Trade::Supermarket || trade == Trade::Wines ? 5 : 1;
}

int streetWeight(Trade trade) {
    switch (trade) {
    case Trade::Centre:
        return 9;
    case Trade::Supermarket:
    case Trade::Phones:
        return 6;
    case Trade::Bank:
    case Trade::News:
        return 5;
    default:
        return 2;
    }
}

int weightOf(const QString& category, const Site& site) {
    if (site.trade == Trade::Club)
        return 5;
    if (site.trade == Trade::Pub)
        return 2;
    if (category == QLatin1String("shop-theft") || category == QLatin1String("suspicious") ||
        category == QLatin1String("breach"))
        return theftWeight(site.trade) * (qstrcmp(site.callSign, "C07") == 0 ? 2 : 1);
    if (category == QLatin1String("fraud"))
        return fraudWeight(site.trade);
    if (category == QLatin1String("counterfeit-note"))
        return tillWeight(site.trade);
    return streetWeight(site.trade);
}

int pickHour(Draw& draw, const Rhythm& rhythm) {
    QVector<int> weights;
    for (const Band& band : rhythm.bands)
        weights += band.weight * (band.to - band.from);
    const Band& band = rhythm.bands[draw.weighted(weights)];
    return draw.between(band.from, band.to - 1);
}

/// A site of the scheme that is open at the hour and a member on the day; -1 when there is none.
int pickSite(const Work& work, Draw& draw, const QString& category, bool pub, QDate day, int hour) {
    QVector<int> weights(sites().size(), 0);
    for (int i = 0; i < sites().size(); ++i) {
        const Site& site = sites()[i];
        const bool open = hour >= site.opens && hour < site.closes;
        if (isPub(i) == pub && open && work.town.memberships[i].joined <= day)
            weights[i] = weightOf(category, site);
    }
    return draw.weighted(weights);
}

/// Some faces come back: those whose identity is sought, and the one person who needs looking after.
int returningSubject(Draw& draw, const Event& event) {
    static const QVector<int> thieves{18, 36, 38};
    if (event.category == QLatin1String("shop-theft") && draw.percent(3))
        return draw.pick(thieves);
    if (event.category == QLatin1String("fraud") && draw.percent(20))
        return 19;
    if (event.category == QLatin1String("violence") && isPub(event.site) && draw.percent(6))
        return 32;
    const bool shopCare = event.category == QLatin1String("vulnerable-person") && !isPub(event.site);
    return shopCare && draw.percent(25) ? 9 : -1;
}

int howMany(Draw& draw, const Rhythm& rhythm, QDate day) {
    constexpr int trials = 6;
    const int chance = rhythm.perThousandDays * rhythm.week[static_cast<std::size_t>(day.dayOfWeek() - 1)] *
                       monthPercent(QString::fromLatin1(rhythm.category), day.month());
    int count = 0;
    for (int i = 0; i < trials; ++i)
        count += draw.below(trials * 10'000'000) < chance ? 1 : 0;
    return count;
}

} // namespace

Event eventOn(const Work& work, Draw& draw, const QString& category, bool pub, QDate day) {
    const Rhythm& rhythm = rhythmOf(category, pub);
    for (;;) {
        const int hour = pickHour(draw, rhythm);
        const int site = pickSite(work, draw, category, pub, day, hour);
        if (site < 0)
            continue; // nobody is open: another hour
        Event event;
        event.at = work.at(day, hour, draw.below(60), draw.below(60));
        event.site = site;
        event.category = category;
        return event;
    }
}

void makeRhythm(Work& work) {
    Draw draw(work.options.seed, 3);
    for (QDate day = work.first; day <= work.today; day = day.addDays(1)) {
        for (const Rhythm& rhythm : rhythms()) {
            for (int n = howMany(draw, rhythm, day); n > 0; --n) {
                Event event = eventOn(work, draw, QString::fromLatin1(rhythm.category), rhythm.pub, day);
                event.subject = returningSubject(draw, event);
                work.events += event;
            }
        }
    }
}

namespace {

/// Friday nights at Greengate Express: young people and drink at closing time of the shop.
void plantFridays(Work& work, Draw& draw) {
    static const QVector<QString> kinds{"anti-social-behaviour", "anti-social-behaviour", "shop-theft", "shop-theft",
                                        "drunkenness",           "public-order"};
    for (QDate day = work.first; day <= work.today; day = day.addDays(1)) {
        if (day.dayOfWeek() != Qt::Friday || draw.percent(15))
            continue;
        for (int n = draw.percent(30) ? 2 : 1; n > 0; --n) {
            Event event;
            event.at = work.at(day, draw.between(21, 22), draw.below(60), draw.below(60));
            event.site = siteOf("C34");
            event.category = draw.pick(kinds);
            work.events += event;
        }
    }
}

/// The round of three shops: within 32 minutes, every two to four weeks, never on a Sunday.
void plantRounds(Work& work, Draw& draw) {
    for (QDate day = work.first.addDays(draw.between(4, 11)); day <= work.today;
         day = day.addDays(draw.between(16, 26))) {
        if (day.dayOfWeek() == Qt::Sunday)
            day = day.addDays(1);
        int minute = draw.between(0, 50);
        const int hour = draw.between(13, 15);
        for (const char* shop : {"C07", "C17", "C12"}) {
            Event event;
            event.at = work.at(day, hour, 0, draw.below(60)) + UtcMs{minute} * 60'000;
            event.site = siteOf(shop);
            event.category = QStringLiteral("shop-theft");
            event.subject = roundSubject;
            work.events += event;
            minute += draw.between(9, 15);
        }
    }
}

} // namespace

void plantPatterns(Work& work) {
    Draw draw(work.options.seed, 4);
    plantFridays(work, draw);
    plantRounds(work, draw);
}

} // namespace watchdesk::domain::demo
