// Who it is about: the people of a quick line, put together from what its words tell of them.
#include "domain/Category.h"
#include "domain/QuickFigure.h"
#include "domain/QuickRun.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

/// What the runs so far have told.
struct Told {
    bool any = false;
    int parts = 0; ///< of "three youths": "one male", "two females"
    QSet<QString> sexes;
};

/// Whether the run is put beside the people before it: "and a female", "another male".
bool isBeside(const Work& work, const Run& run) {
    static const QSet<QString> beside = {QStringLiteral("and"),    QStringLiteral("&"),       QStringLiteral("plus"),
                                         QStringLiteral("+"),      QStringLiteral("another"), QStringLiteral("other"),
                                         QStringLiteral("second"), QStringLiteral("with")};
    int before = run.first - 1;
    while (work.free(before) == QLatin1String("a") || work.free(before) == QLatin1String("an"))
        --before;
    return before >= 0 && beside.contains(work.free(before));
}

/// "both males in their twenties": the same ones again.
bool isSameAgain(const Work& work, const Run& run) {
    const QString before = run.noun && run.count == 0 && run.many ? work.free(run.first - 1) : QString();
    return before == QLatin1String("both") || before == QLatin1String("all") || before == QLatin1String("the") ||
           before == QLatin1String("these");
}

void keepFirst(QuickReading& reading, const Run& run, int people) {
    reading.sex = run.sex;
    reading.age = run.age;
    reading.people = people;
}

/// More said of whom the line has told already: an age, a sex.
bool completes(QuickReading& reading, const Run& run, bool beside) {
    const bool one = run.count == 0 && !run.many;
    const bool onlyAge = !run.noun && run.count == 0 && reading.age.isEmpty();
    const bool onlySex = run.noun && run.age.isEmpty() && one && reading.sex.isEmpty();
    const bool sameOne = one && !beside && reading.people == 1 && run.noun && !run.age.isEmpty() &&
                         (reading.sex.isEmpty() || (reading.sex == run.sex && reading.age.isEmpty()));
    const bool theirSex = run.many && run.count == 0 && !beside && reading.people > 1 && reading.sex.isEmpty();
    if (!onlyAge && !onlySex && !sameOne && !theirSex)
        return false;
    if (reading.sex.isEmpty())
        reading.sex = run.sex;
    if (reading.age.isEmpty() || (sameOne && reading.age == QLatin1String("child")))
        reading.age = run.age.isEmpty() ? reading.age : run.age;
    return true;
}

/// "three youths, two males and one female": the same three.
bool isPart(const QuickReading& reading, const Run& run, int people, bool beside, Told& told) {
    if (reading.people < 2 || run.count == 0)
        return false;
    if (!reading.sex.isEmpty())
        return run.count == 1 && !beside && reading.sex == run.sex;
    told.parts += people;
    return told.parts <= reading.people;
}

/// The first run tells who; a later one completes it ("male IC1 30s") or is somebody else ("and f20s").
bool keep(Work& work, const Run& run, Told& told) {
    QuickReading& reading = work.reading;
    const int people = run.count > 0 ? run.count : run.many ? 2 : 1;
    const bool beside = isBeside(work, run);
    if (!told.any) {
        keepFirst(reading, run, people);
        return true;
    }
    if (isSameAgain(work, run)) {
        const bool age = reading.age.isEmpty() && !run.age.isEmpty();
        reading.age = age ? run.age : reading.age;
        return age;
    }
    if (completes(reading, run, beside))
        return true;
    if (!run.noun)
        return false;
    if (isPart(reading, run, people, beside, told))
        return reading.sex.isEmpty();
    // "same male as before" speaks of the one already told of.
    // "people coming and going" are nobody in particular.
    const bool several = run.many && !run.sex.isEmpty() && !told.sexes.contains(run.sex);
    const bool other = beside && !run.sex.isEmpty() && !told.sexes.contains(run.sex);
    if (run.age.isEmpty() && run.count == 0 && !several && !other)
        return false;
    if (reading.age.isEmpty() && run.age != QLatin1String("child"))
        reading.age = run.age;
    reading.people += people;
    return true;
}

/// A single other person has "1" before it in the record, so that it reads the same again.
QString noted(const Run& run, bool first, bool counted) {
    const bool single = !first && run.noun && run.age.isEmpty() && !run.many && (counted || run.count == 1);
    return single ? QStringLiteral("1 ") + shortly(run) : shortly(run);
}

void claimRun(Work& work, const Run& run, bool first, bool counted) {
    const bool age = !first && !run.noun;
    Run whose = run;
    if (age) {
        whose.sex = work.reading.sex;
        whose.many = work.reading.people > 1;
    }
    work.claim(TokenKind::Person, run.first, run.last, age ? ageWorded(whose) : worded(run));
    work.people += noted(run, first, counted);
}

/// "group of six": how many, where no word for a person says it.
void takeGroup(Work& work, const Told& told) {
    for (int i = 0; i < work.size(); ++i) {
        const QString word = work.free(i);
        const bool group =
            word == QLatin1String("group") || word == QLatin1String("gang") || word == QLatin1String("crowd");
        int at = group && work.free(i + 1) == QLatin1String("of") ? i + 2 : i;
        while (at > i && isAgeFiller(work.free(at)))
            ++at;
        const auto figure = figureAt(work, at);
        const int next = figure ? at + figure->words : at;
        const bool ofThem = work.free(next) == QLatin1String("of") && work.free(next + 1) == QLatin1String("them");
        if (!figure || !figure->within(2, 99) || (at == i && !ofThem))
            continue;
        work.reading.people = std::max(work.reading.people, static_cast<int>(figure->low));
        if (told.any)
            continue;
        Run run{i, at > i ? next - 1 : next + 1, {}, {}, {}, {}, static_cast<int>(figure->low), true, false, true};
        claimRun(work, run, true, true);
        return;
    }
}

/// "…, about thirty, …": an age in a phrase of its own, of somebody already told of without one.
bool takeAgeAlone(Work& work, int at) {
    const bool begins = at > 0 && work.words[at - 1].breakAfter;
    int i = at;
    while (isAgeFiller(work.free(i)))
        ++i;
    const auto number = begins ? speltNumber(work, i) : std::nullopt;
    const bool bare = i == at && begins && work.owner[at - 1] >= 0 &&
                      work.claims[work.owner[at - 1]].kind == TokenKind::Person && number && number->value >= 13;
    if (!number || (i == at && !bare))
        return false;
    const int last = i + number->words - 1;
    const bool ends = work.words[last].breakAfter || !work.isFree(last + 1);
    const bool child = work.reading.category == QLatin1String("lost-child");
    if (!ends || number->value > 99 || number->value < (child ? 1 : 10))
        return false;
    Run run;
    run.sex = work.reading.sex;
    run.age = QString::number(number->value);
    run.young = child;
    settleAge(run);
    work.reading.age = run.age;
    work.claim(TokenKind::Person, at, last, QStringLiteral("about %1").arg(number->value));
    work.people.last() += QStringLiteral(" ~%1").arg(number->value);
    return true;
}

/// A worry is for a young person where it is about one, and a small child alone is a lost one.
void settleConcern(Work& work) {
    QuickReading& reading = work.reading;
    if (reading.category != QLatin1String("vulnerable-person"))
        return;
    bool worry = false;
    bool alone = false;
    bool vulnerable = false;
    for (const LineWord& word : work.words) {
        worry = worry || word.text.startsWith(QLatin1String("concern")) || word.text == QLatin1String("worried");
        alone = alone || word.text == QLatin1String("own") || word.text == QLatin1String("alone") ||
                word.text.endsWith(QLatin1String("self"));
        vulnerable = vulnerable || word.text.startsWith(QLatin1String("vuln"));
    }
    const bool child = reading.age == QLatin1String("child");
    const bool minor =
        child || reading.age == QLatin1String("teen") || (allDigits(reading.age) && reading.age.toInt() < 18);
    if (vulnerable || !minor || !(worry || alone))
        return;
    reading.category = child && alone ? QStringLiteral("lost-child") : QStringLiteral("youth-concern");
    for (Claim& claim : work.claims) {
        if (claim.kind == TokenKind::Category)
            claim.reading = categoryByCode(reading.category).label;
    }
}

} // namespace

void findPeople(Work& work) {
    Told told;
    for (int i = 0; i < work.size();) {
        Run run = work.isFree(i) && !work.words[i].arrow ? runAt(work, i) : Run{};
        if (!tells(run)) {
            ++i;
            continue;
        }
        settleAge(run);
        const int before = work.reading.people;
        if (keep(work, run, told)) {
            claimRun(work, run, !told.any, work.reading.people > before);
            told.any = true;
            told.sexes += run.sex;
        }
        i = run.last + 1;
    }
    takeGroup(work, told);
    for (int i = 0; !work.people.isEmpty() && work.reading.age.isEmpty() && i < work.size(); ++i)
        (void)(work.isFree(i) && takeAgeAlone(work, i));
    settleConcern(work);
    if (work.reading.category == QLatin1String("lost-child") && work.reading.age.isEmpty())
        work.reading.age = QStringLiteral("child");
}

} // namespace watchdesk::domain::quick
