// How the people of the demo town's incidents look, as staff type it.
#include "domain/DemoParts.h"

namespace watchdesk::domain::demo {

namespace {

using Words = QVector<QString>;

const Words& coats(int month) {
    static const Words winter{
        "black puffer jacket",    "navy parka",          "grey coat", "green parka", "dark coat", "red puffer jacket",
        "blue waterproof jacket", "brown leather jacket"};
    static const Words summer{"white T-shirt", "blue vest",     "grey T-shirt", "black polo shirt",
                              "yellow top",    "striped shirt", "red T-shirt",  "green shirt"};
    static const Words between{"grey hoodie",  "black hoodie",   "denim jacket",    "blue hoodie",
                               "green jacket", "navy tracksuit", "black tracksuit", "maroon jumper"};
    return month <= 2 || month >= 11 ? winter : month >= 6 && month <= 8 ? summer : between;
}

const Words& things() {
    static const Words list{"black rucksack", "blue jeans",       "black cap",    "white trainers", "grey joggers",
                            "carrier bag",    "black trainers",   "baseball cap", "grey beanie",    "sports bag",
                            "glasses",        "tattoo",           "brown beard",  "blonde hair",    "dark hair",
                            "blue rucksack",  "shopping trolley", "pushchair",    "tall",           "slim build",
                            "crutches",       "red bobble hat",   "bicycle",      "black mask"};
    return list;
}

QString clothes(Draw& draw, int month) {
    QString out = draw.percent(25) ? draw.pick(coats(4)) : draw.pick(coats(month));
    const QString& more = draw.pick(things());
    if (draw.percent(75))
        out += QStringLiteral(", ") + more;
    return out;
}

Seen somebody(Draw& draw, int month, int menPercent, int youngest, int oldest) {
    Seen seen;
    seen.sex = draw.percent(menPercent) ? QStringLiteral("m") : QStringLiteral("f");
    const int age = draw.between(youngest, oldest);
    const QString years = age >= 20 && draw.percent(45) ? QString::number(age / 10 * 10) + 's'
                                                        : QString::number(age < 20 ? age : age / 5 * 5);
    seen.typed = seen.sex + years + ' ' + clothes(draw, month);
    return seen;
}

Seen group(Draw& draw, int month, const Words& kinds) {
    Seen seen;
    seen.many = true;
    seen.typed = QString::number(draw.between(2, 5)) + ' ' + draw.pick(kinds) + QStringLiteral(", one in ") +
                 draw.pick(coats(month));
    return seen;
}

Seen child(Draw& draw) {
    static const Words clothing{"pink dress",  "blue coat",     "red boots",   "yellow raincoat",
                                "striped top", "white T-shirt", "green jacket"};
    Seen seen;
    seen.sex = draw.percent(50) ? QStringLiteral("m") : QStringLiteral("f");
    seen.typed = (seen.sex == QLatin1String("m") ? QStringLiteral("boy") : QStringLiteral("girl")) +
                 QStringLiteral(" about %1, ").arg(draw.between(3, 8)) + draw.pick(clothing);
    return seen;
}

} // namespace

Seen seenStranger(Draw& draw, const QString& category, int month) {
    static const Words youths{"youths teens", "males late teens", "females late teens", "youths"};
    static const Words men{"males 20s", "males 30s", "males"};
    if (category == QLatin1String("lost-child"))
        return child(draw);
    if (category == QLatin1String("youth-concern"))
        return group(draw, month, youths);
    if (category == QLatin1String("anti-social-behaviour"))
        return draw.percent(70) ? group(draw, month, youths) : somebody(draw, month, 75, 18, 45);
    if (category == QLatin1String("violence") || category == QLatin1String("public-order"))
        return draw.percent(25) ? group(draw, month, men) : somebody(draw, month, 82, 18, 50);
    if (category == QLatin1String("begging"))
        return somebody(draw, month, 80, 25, 60);
    if (category == QLatin1String("vulnerable-person"))
        return somebody(draw, month, 50, 60, 89);
    const bool unseen = category == QLatin1String("other") ||
                        (category == QLatin1String("criminal-damage") && draw.percent(60)) ||
                        (category == QLatin1String("counterfeit-note") && draw.percent(50));
    if (unseen)
        return {};
    if (category == QLatin1String("shop-theft") && draw.percent(14))
        return group(draw, month, {"females", "males 20s", "females late teens", "males"});
    return somebody(draw, month, 68, 18, 58);
}

Seen seenSubject(Draw& draw, const Subject& subject, QDate day) {
    Seen seen;
    seen.sex = subject.sex;
    QString age = subject.sex == QLatin1String("f") ? QStringLiteral("40s") : QStringLiteral("30s");
    if (subject.born.isValid()) {
        const int years = static_cast<int>(subject.born.daysTo(day) * 100 / 36525);
        age = years < 20 || draw.percent(50) ? QString::number(years) : QString::number(years / 10 * 10) + 's';
    }
    const QString worn = subject.description.section(QStringLiteral("; "), -1).remove(QStringLiteral("usually "));
    seen.typed = subject.sex + age + ' ' + worn;
    return seen;
}

} // namespace watchdesk::domain::demo
