// Words in a row that tell of a person or of people alike: sex, age and number.
#include "domain/Looks.h"
#include "domain/QuickFigure.h"
#include "domain/QuickRun.h"

#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

/// "2f", "4m": how many and of which sex.
bool takeCountedSex(Run& run, const QString& word) {
    const bool sex = word.size() >= 2 && word.size() <= 3 && (word.back() == u'm' || word.back() == u'f');
    if (!sex || !allDigits(word.chopped(1)) || run.count > 0)
        return false;
    run.count = word.chopped(1).toInt();
    run.sex = word.right(1);
    run.many = run.count > 1;
    run.noun = true;
    return run.count >= 1;
}

/// "m30", "f20s", "m~30".
bool takeCompact(Run& run, const QString& word) {
    if (takeCountedSex(run, word))
        return true;
    if (word.size() < 3 || (word[0] != u'm' && word[0] != u'f'))
        return false;
    QString rest = word.mid(1);
    if (rest.startsWith(QLatin1Char('~')) || rest.startsWith(QLatin1Char('/')))
        rest.remove(0, 1);
    const bool decade = !decadeOf(rest).isEmpty();
    if (!decade && !(allDigits(rest) && rest.size() == 2))
        return false;
    run.sex = word.left(1);
    run.age = rest;
    run.noun = true;
    return true;
}

/// "six foot", "two bottles", "3 of them": a number of something else.
bool countsThings(const Work& work, int next, const Figure& figure) {
    const QString word = work.words[next - 1].breakAfter ? QString() : work.free(next);
    if (word == QLatin1String("foot") || word == QLatin1String("feet") || word == QLatin1String("ft") ||
        word == QLatin1String("of") || word == QLatin1String("x") || word == QLatin1String("minutes"))
        return true;
    const bool plural = word.size() > 3 && word.endsWith(u's') && !word.endsWith(QLatin1String("ss"));
    const bool letters = std::none_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
    return plural && letters && figure.high < 13 && !isLookWord(word) && !isYears(word) && !isPersonWord(word);
}

/// A number is an age after a word for a person or before "years"; before such a word it is a count.
bool takeNumber(Run& run, const Work& work, int at, int& words) {
    const auto figure = figureAt(work, at);
    if (!figure || !figure->within(1, 99) || countsThings(work, at + figure->words, *figure))
        return false;
    const int next = at + figure->words;
    const bool broken = work.words[next - 1].breakAfter;
    const bool years = figure->years || (!broken && isYears(work.free(next)));
    const bool counts = !broken && !years && !run.noun && run.count == 0 && figure->low <= 20;
    if (years || (run.noun && run.age.isEmpty()) ||
        (run.noun && run.age == QLatin1String("child") && run.years.isEmpty())) {
        run.years = QString::number(figure->low);
        if (run.age.isEmpty())
            run.age = ageOf(*figure);
    } else if (counts) {
        run.count = static_cast<int>(figure->low);
    } else {
        return false;
    }
    words = figure->words;
    return true;
}

/// "half a dozen lads", "couple of lads".
bool takeLooseCount(Run& run, const Work& work, int at, int& words) {
    const QString word = work.free(at);
    const QString next = work.free(at + 1);
    const bool two = (word == QLatin1String("couple") || word == QLatin1String("pair")) && next == QLatin1String("of");
    const bool half =
        word == QLatin1String("half") && next == QLatin1String("a") && work.free(at + 2) == QLatin1String("dozen");
    if (run.count > 0 || run.noun || !(two || half || word == QLatin1String("dozen")))
        return false;
    run.count = two ? 2 : half ? 6 : 12;
    words = two ? 2 : half ? 3 : 1;
    return true;
}

/// "man bag", "in the gents", "ladies wear", "Guys, be aware": no people.
bool isNobody(const Work& work, int at) {
    const QString word = work.free(at);
    const QString next = work.words[at].breakAfter ? QString() : work.free(at + 1);
    if (word == QLatin1String("man"))
        return next == QLatin1String("bag") || next == QLatin1String("united") || next == QLatin1String("city");
    const bool head =
        at == 0 || (work.owner[at - 1] >= 0 && work.claims[work.owner[at - 1]].kind == TokenKind::CallSign);
    if (word == QLatin1String("guys") || word == QLatin1String("lads"))
        return head && work.words[at].breakAfter;
    if (word != QLatin1String("gents") && word != QLatin1String("ladies"))
        return false;
    static const QSet<QString> rooms = {QStringLiteral("toilet"), QStringLiteral("toilets"),
                                        QStringLiteral("loo"),    QStringLiteral("section"),
                                        QStringLiteral("wear"),   QStringLiteral("department")};
    const int before = work.free(at - 1) == QLatin1String("the") ? at - 2 : at - 1;
    const QString where = work.free(before);
    return rooms.contains(next) || where == QLatin1String("in") || where == QLatin1String("into");
}

void merge(Run& run, const Said& said) {
    if (!said.sex.isEmpty())
        run.sex = said.sex;
    if (!said.age.isEmpty() && run.age.isEmpty())
        run.age = said.age;
    if (!said.qualifier.isEmpty())
        run.qualifier = said.qualifier;
    run.many = run.many || said.many;
    run.young = run.young || said.young;
    run.noun = true;
}

/// "little girl", "little lad": children.
bool isLittle(const QString& word) {
    return isYoungWord(word) || word == QLatin1String("lad") || word == QLatin1String("lass") ||
           word == QLatin1String("one");
}

/// Takes one step of a run at `at`; `words` is how many words it took, false when the run ends before it.
bool takeStep(Run& run, const Work& work, int at, int& words) {
    const QString word = work.free(at);
    words = 1;
    const auto said = sayings().constFind(word);
    if (said != sayings().constEnd()) {
        if (isNobody(work, at))
            return false;
        if (run.noun && !run.sex.isEmpty() && !said->sex.isEmpty())
            return false; // another person begins
        merge(run, *said);
        return true;
    }
    QString part;
    const QString decade = decadeOf(word, &part);
    if (!decade.isEmpty()) {
        if (!run.age.isEmpty())
            return false;
        run.age = decade;
        run.qualifier = part.isEmpty() ? run.qualifier : part;
        return true;
    }
    if (isAgeQualifier(word)) {
        run.qualifier = word;
        const bool twice = work.free(at + 1) == QLatin1String("to") && isAgeQualifier(work.free(at + 2));
        words = twice ? 3 : 1;
        return true;
    }
    if (word == QLatin1String("little") && isLittle(work.free(at + 1))) {
        run.age = QStringLiteral("child");
        run.young = true;
        return true;
    }
    if (word == QLatin1String("old") && !run.noun && run.years.isEmpty() && isPersonWord(work.free(at + 1))) {
        run.qualifier = QStringLiteral("elderly");
        return true;
    }
    if (takeLooseCount(run, work, at, words))
        return true;
    if (isYears(word))
        return !run.years.isEmpty();
    return (!run.noun && takeCompact(run, word)) || takeNumber(run, work, at, words);
}

/// Whether words from `at` on say an age: a comma may stand between "male" and "thirties", but not before other things.
bool ageFollows(const Work& work, int at) {
    int i = at;
    while (isAgeFiller(work.free(i)) || isAgeQualifier(work.free(i)) ||
           (i > at && work.free(i) == QLatin1String("to") && isAgeQualifier(work.free(i + 1))))
        ++i;
    if (!decadeOf(work.free(i)).isEmpty())
        return true;
    const auto figure = figureAt(work, i);
    return figure && (i > at || figure->years || figure->low < figure->high || isYears(work.free(i + figure->words)));
}

} // namespace

Run runAt(const Work& work, int at) {
    Run run;
    run.first = at;
    int next = at;
    while (work.isFree(next)) {
        int step = next;
        const bool comma = next > at && work.words[next - 1].breakAfter;
        if (comma && !(run.age.isEmpty() && ageFollows(work, next)))
            break;
        while (isAgeFiller(work.free(step)))
            ++step;
        int words = 0;
        if ((step > next && !ageFollows(work, next)) || !work.isFree(step) || !takeStep(run, work, step, words))
            break;
        next = step + words;
        run.last = next - 1;
    }
    return run;
}

bool tells(const Run& run) {
    return run.last >= run.first && (run.noun || !run.age.isEmpty());
}

void settleAge(Run& run) {
    const int years = allDigits(run.age) ? run.age.toInt() : 99;
    if (years >= 1 && years < 13) {
        run.years = run.age;
        run.age = QStringLiteral("child");
    }
    if (run.age != QLatin1String("child"))
        run.years.clear();
}

bool countsPeople(const Work& work, int at) {
    const auto number = speltNumber(work, at);
    if (!number || work.words[at + number->words - 1].breakAfter)
        return false;
    const auto said = sayings().constFind(work.free(at + number->words));
    return said != sayings().constEnd() && (said->many || number->value == 1);
}

} // namespace watchdesk::domain::quick
