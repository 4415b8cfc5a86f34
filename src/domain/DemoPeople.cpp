// The forty subjects of the demo town. Every name is invented; a likeness to anybody is chance.
#include "domain/DemoParts.h"

#include <QSet>

namespace watchdesk::domain::demo {

namespace {

constexpr int subjectCount = 40;

/// A subject with a fixed part: the same for every seed, so that pictures and pages can speak of them.
struct Cast {
    int index;
    const char* name; ///< null: identity sought
    const char* sex;
    int age;
    Plan plan;
    bool pub;
    bool both;
    const char* category;
    int months;
    int servedDaysAgo; ///< or, before service, days since the nomination
    int breaches;
    int cautions;
};

constexpr int juvenile = static_cast<int>(Caution::Juvenile);
constexpr int order = static_cast<int>(Caution::CriminalBehaviourOrder);
constexpr int violent = static_cast<int>(Caution::Violence);
constexpr int vulnerable = static_cast<int>(Caution::Vulnerable);

// The tariff: 12 months for violence or drugs, else 3, 6 or 12; under 18 never more than 3 (rules 5 and 13).
constexpr std::array<Cast, subjectCount> cast{{
    {0, "Kerry Marsh", "f", 38, Plan::InForce, false, false, "shop-theft", 3, 85, 1, 0},
    {1, "Ryan Mercer", "m", 27, Plan::InForce, true, true, "violence", 12, 234, 1, violent},
    {2, "Marcus Venn", "m", 34, Plan::InForce, true, false, "violence", 12, 162, 0, violent},
    {3, "Owen Tranter", "m", 45, Plan::InForce, false, false, "shop-theft", 6, 124, 2, order},
    {4, "Tina Oldroyd", "f", 31, Plan::InForce, false, false, "shop-theft", 6, 108, 1, 0},
    {5, "Lee Garrow", "m", 41, Plan::InForce, true, true, "violence", 12, 55, 0, violent | order},
    {6, "Sonny Dale", "m", 16, Plan::InForce, false, false, "anti-social-behaviour", 3, 70, 0, juvenile},
    {7, "Joanne Birch", "f", 29, Plan::InForce, false, false, "shop-theft", 6, 173, 0, 0},
    {8, "Callum Reeve", "m", 24, Plan::Ballot, true, false, "violence", 12, 12, 0, violent},
    {9, "Alan Pike", "m", 71, Plan::None, false, false, "shop-theft", 0, 0, 0, vulnerable},
    {10, "Connor Shaw", "m", 22, Plan::InForce, false, false, "shop-theft", 6, 64, 1, 0},
    {11, "Adam Locke", "m", 26, Plan::InForce, true, false, "drugs", 12, 103, 0, 0},
    {12, "Stacey Webb", "f", 33, Plan::InForce, false, false, "shop-theft", 6, 135, 1, 0},
    {13, "Rui Falcon", "m", 36, Plan::InForce, false, false, "shop-theft", 3, 20, 0, order},
    {14, "Hana Sorrel", "f", 25, Plan::InForce, false, false, "fraud", 6, 116, 0, 0},
    {15, "Gary Stroud", "m", 52, Plan::InForce, false, false, "shop-theft", 6, 90, 0, 0},
    {16, "Jai Corbett", "m", 23, Plan::InForce, true, false, "violence", 12, 215, 1, violent},
    {17, "Pam Kettle", "f", 66, Plan::InForce, false, false, "shop-theft", 3, 79, 0, 0},
    {18, nullptr, "m", 0, Plan::None, false, false, "shop-theft", 0, 0, 0, 0},
    {19, nullptr, "f", 0, Plan::None, false, false, "fraud", 0, 0, 0, 0},
    {20, "Danny Rusk", "m", 30, Plan::Expired, false, false, "shop-theft", 3, 240, 0, 0},
    {21, "Moira Tansley", "f", 48, Plan::Expired, false, false, "shop-theft", 6, 300, 1, 0},
    {22, "Dean Hollis", "m", 31, Plan::InForce, false, false, "shop-theft", 12, 279, 3, violent | order},
    {23, "Kyle Bannister", "m", 28, Plan::Expired, true, false, "public-order", 3, -1, 0, 0},
    {24, "Shona Peel", "f", 35, Plan::Warned, false, false, "shop-theft", 0, 60, 0, 0},
    {25, "Jordan Tully", "m", 15, Plan::Warned, false, false, "anti-social-behaviour", 0, 33, 0, juvenile},
    {26, "Craig Wardle", "m", 39, Plan::Quashed, true, false, "public-order", 3, 140, 0, 0},
    {27, nullptr, "f", 0, Plan::None, false, false, "shop-theft", 0, 0, 0, 0},
    {28, "Bex Harlow", "f", 21, Plan::Nominated, true, false, "drunkenness", 3, 4, 0, 0},
    {29, "Paul Denning", "m", 44, Plan::Nominated, false, false, "shop-theft", 6, 6, 0, 0},
    {30, "Simone Artell", "f", 27, Plan::EvidenceCheck, false, false, "shop-theft", 6, 10, 0, 0},
    {31, "Wes Oakden", "m", 19, Plan::EvidenceCheck, true, false, "drugs", 12, 9, 0, 0},
    {32, nullptr, "m", 0, Plan::None, true, false, "violence", 0, 0, 0, 0},
    {33, "Ellie Crane", "f", 14, Plan::NoAction, false, false, "shop-theft", 0, 40, 0, juvenile},
    {34, "Trevor Mabb", "m", 57, Plan::Excluded, false, false, "criminal-damage", 6, 19, 0, 0},
    {35, "Nicola Sayer", "f", 42, Plan::NoticeIssued, false, false, "shop-theft", 6, 24, 0, 0},
    {36, nullptr, "m", 0, Plan::None, false, false, "shop-theft", 0, 0, 0, 0},
    {37, "Tyler Nash", "m", 17, Plan::InForce, false, false, "shop-theft", 3, 41, 1, juvenile},
    {38, nullptr, "f", 0, Plan::None, false, false, "shop-theft", 0, 0, 0, 0},
    {39, "Rob Callow", "m", 33, Plan::Expired, true, false, "public-order", 3, 150, 0, 0},
}};

QString heightOf(const QString& sex, bool young, Draw& draw) {
    const int cm = (sex == QLatin1String("f") ? draw.between(154, 178) : draw.between(167, 193)) - (young ? 10 : 0);
    return QStringLiteral("%1.%2 m").arg(cm / 100).arg(cm % 100, 2, 10, QLatin1Char('0'));
}

/// "1.83 m, medium build, short fair hair; usually grey hoodie, black cap".
QString descriptionOf(const QString& sex, int age, Draw& draw) {
    static const QVector<QString> builds{"slim build", "medium build", "stocky build", "heavy build", "thin build"};
    static const QVector<QString> men{"short", "cropped", "curly", "receding", "collar-length"};
    static const QVector<QString> women{"short", "long", "shoulder-length", "curly", "tied-back"};
    static const QVector<QString> colours{"fair", "brown", "dark", "ginger", "black", "light brown"};
    static const QVector<QString> grey{"grey", "white", "grey"};
    static const QVector<QString> marks{"tattoo on left hand", "scar on chin",       "walks with a limp",  "glasses",
                                        "pierced eyebrow",     "tattoo on the neck", "gap in front teeth", ""};
    static const QVector<QString> usual{
        "grey hoodie, black cap",         "black puffer jacket, blue jeans", "green parka, grey beanie",
        "navy tracksuit, white trainers", "red jacket, black rucksack",      "denim jacket, black jeans",
        "blue hoodie, grey joggers",      "brown coat, striped scarf",       "black bomber jacket, black trainers",
        "camouflage jacket, black boots", "maroon jumper, blue jeans",       "white T-shirt, black bumbag"};
    const QString hair =
        draw.pick(sex == QLatin1String("f") ? women : men) + ' ' + draw.pick(age >= 55 ? grey : colours);
    QString out = heightOf(sex, age > 0 && age < 18, draw) + ", " + draw.pick(builds) + ", " + hair + " hair";
    const QString& mark = draw.pick(marks);
    if (!mark.isEmpty())
        out += ", " + mark;
    return out + "; usually " + draw.pick(usual);
}

/// A birthday that makes the person this old all through the week around today.
QDate bornFor(int age, const QDate& today, Draw& draw) {
    return today.addYears(-age).addDays(-draw.between(20, 300));
}

QString guardianOf(const QString& name, Draw& draw) {
    static const QVector<QString> firsts{"Mother, Dawn", "Father, Neil", "Grandmother, Jean", "Mother, Lorraine"};
    return draw.pick(firsts) + ' ' + name.section(QLatin1Char(' '), -1) +
           QStringLiteral(", 01632 960%1").arg(draw.between(800, 899));
}

Subject subjectOf(const Work& work, const Cast& role, Draw& draw) {
    Subject subject;
    subject.reference = QStringLiteral("W-%1").arg(390 + role.index, 4, 10, QLatin1Char('0'));
    subject.name = QString::fromUtf8(role.name);
    subject.status = role.name == nullptr ? SubjectStatus::IdSought : SubjectStatus::Known;
    subject.sex = QString::fromLatin1(role.sex);
    subject.cautions = Cautions(QFlag(role.cautions));
    subject.description = descriptionOf(subject.sex, role.age, draw);
    if (role.index == pictureSubject)
        subject.description = QStringLiteral("1.83 m, medium build, fair hair; usually grey hoodie, black sports bag");
    if (role.index == roundSubject)
        subject.description =
            QStringLiteral("about 1.65 m, slim build, dark hair tied back; navy puffer jacket, tartan shopping bag");
    if (role.name != nullptr)
        subject.born = bornFor(role.age, work.today, draw);
    if (subject.cautions.testFlag(Caution::Juvenile))
        subject.guardian = guardianOf(subject.name, draw);
    return subject;
}

Story storyOf(const Work& work, const Cast& role) {
    Story story;
    story.plan = role.plan;
    story.pub = role.pub;
    story.both = role.both;
    story.category = QString::fromLatin1(role.category);
    story.months = role.months;
    story.breaches = role.breaches;
    story.servedOn = work.today.addDays(-role.servedDaysAgo);
    // -1: it ran out yesterday, so that today it is Expired and tomorrow AdminOnly.
    if (role.servedDaysAgo < 0)
        story.servedOn = work.today.addMonths(-role.months);
    return story;
}

} // namespace

void makeSubjects(Work& work) {
    Draw draw(work.options.seed, 2);
    for (const Cast& role : cast) {
        work.town.subjects += subjectOf(work, role, draw);
        work.stories += storyOf(work, role);
    }
}

} // namespace watchdesk::domain::demo
