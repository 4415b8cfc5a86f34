// Who it is about: sex, age and number of the people of a quick line.
#include "domain/QuickParts.h"
#include "domain/QuickRun.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace watchdesk::domain::quick {

namespace {

/// What one word says of a person.
struct Said {
    QString sex;
    QString age;
    bool many = false;  ///< "males", "lads"
    bool young = false; ///< "boy", "girl": of whom "about 4" makes a child
};

const QHash<QString, Said>& sayings() {
    static const QHash<QString, Said> table = [] {
        QHash<QString, Said> out;
        const auto add = [&](const char* list, const Said& said) {
            for (const QString& word : QString::fromLatin1(list).split(QLatin1Char(' ')))
                out.insert(word, said);
        };
        const QString m = QStringLiteral("m");
        const QString f = QStringLiteral("f");
        add("m male man lad gent gentleman bloke guy fella chap geezer", {m, {}, false, false});
        add("males men lads gents gentlemen blokes guys fellas ms", {m, {}, true, false});
        add("f female woman lady lass", {f, {}, false, false});
        add("females women ladies lasses fs", {f, {}, true, false});
        add("boy", {m, {}, false, true});
        add("boys", {m, {}, true, true});
        add("girl", {f, {}, false, true});
        add("girls", {f, {}, true, true});
        add("person youth individual", {{}, {}, false, false});
        add("people persons youths individuals", {{}, {}, true, false});
        add("child kid toddler", {{}, QStringLiteral("child"), false, true});
        add("children kids", {{}, QStringLiteral("child"), true, true});
        add("teen teenager adolescent", {{}, QStringLiteral("teen"), false, false});
        add("teenagers", {{}, QStringLiteral("teen"), true, false});
        return out;
    }();
    return table;
}

/// "30s", "thirties" → "30s"; "teens", "teenage" → "teen".
QString decadeOf(const QString& word) {
    static const QHash<QString, QString> table{
        {QStringLiteral("twenties"), QStringLiteral("20s")},  {QStringLiteral("thirties"), QStringLiteral("30s")},
        {QStringLiteral("forties"), QStringLiteral("40s")},   {QStringLiteral("fifties"), QStringLiteral("50s")},
        {QStringLiteral("sixties"), QStringLiteral("60s")},   {QStringLiteral("seventies"), QStringLiteral("70s")},
        {QStringLiteral("eighties"), QStringLiteral("80s")},  {QStringLiteral("teens"), QStringLiteral("teen")},
        {QStringLiteral("teenage"), QStringLiteral("teen")},  {QStringLiteral("teenaged"), QStringLiteral("teen")},
        {QStringLiteral("juvenile"), QStringLiteral("teen")}, {QStringLiteral("juveniles"), QStringLiteral("teen")}};
    const bool figures = word.size() == 3 && word[0] >= u'2' && word[0] <= u'9' && word[1] == u'0' && word[2] == u's';
    return figures ? word : table.value(word);
}

bool isAgeQualifier(const QString& word) {
    static const QSet<QString> set{QStringLiteral("late"),    QStringLiteral("early"),      QStringLiteral("mid"),
                                   QStringLiteral("older"),   QStringLiteral("elderly"),    QStringLiteral("young"),
                                   QStringLiteral("younger"), QStringLiteral("middle-aged")};
    return set.contains(word);
}

bool isAgeFiller(const QString& word) {
    static const QSet<QString> set{QStringLiteral("about"), QStringLiteral("approx"),  QStringLiteral("around"),
                                   QStringLiteral("aged"),  QStringLiteral("age"),     QStringLiteral("in"),
                                   QStringLiteral("his"),   QStringLiteral("her"),     QStringLiteral("their"),
                                   QStringLiteral("~"),     QStringLiteral("probably")};
    return set.contains(word);
}

bool isYears(const QString& word) {
    static const QSet<QString> set{QStringLiteral("yo"),    QStringLiteral("y/o"),   QStringLiteral("yrs"),
                                   QStringLiteral("years"), QStringLiteral("yr"),    QStringLiteral("year"),
                                   QStringLiteral("old"),   QStringLiteral("yrold"), QStringLiteral("year-old")};
    return set.contains(word);
}

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

/// A number is an age after a word for a person or before "years"; before such a word it is a count.
bool takeNumber(Run& run, const Work& work, int at, int& words) {
    // "~30" is how the record has it.
    const QString word = work.free(at);
    const bool about = word.startsWith(u'~') && allDigits(word.mid(1)) && word.size() <= 3;
    const auto number = about ? std::optional(Spelt{word.mid(1).toLongLong(), 1}) : speltNumber(work, at);
    if (!number || number->value < 1 || number->value > 99)
        return false;
    const int next = at + number->words;
    const bool broken = work.words[next - 1].breakAfter;
    const bool years = !broken && isYears(work.free(next));
    const bool counts = !broken && !years && !run.noun && run.count == 0 && number->value <= 20;
    if (years || (run.noun && run.age.isEmpty()) ||
        (run.noun && run.age == QLatin1String("child") && run.years.isEmpty())) {
        run.years = QString::number(number->value);
        if (run.age.isEmpty())
            run.age = run.years;
    } else if (counts) {
        run.count = static_cast<int>(number->value);
    } else {
        return false;
    }
    words = number->words;
    return true;
}

void merge(Run& run, const Said& said) {
    if (!said.sex.isEmpty())
        run.sex = said.sex;
    if (!said.age.isEmpty() && run.age.isEmpty())
        run.age = said.age;
    run.many = run.many || said.many;
    run.young = run.young || said.young;
    run.noun = true;
}

/// Takes one step of a run at `at`; `words` is how many words it took, false when the run ends before it.
bool takeStep(Run& run, const Work& work, int at, int& words) {
    const QString word = work.free(at);
    words = 1;
    const auto said = sayings().constFind(word);
    if (said != sayings().constEnd()) {
        if (run.noun && !run.sex.isEmpty() && !said->sex.isEmpty())
            return false; // another person begins
        merge(run, *said);
        return true;
    }
    const QString decade = decadeOf(word);
    if (!decade.isEmpty()) {
        if (!run.age.isEmpty())
            return false;
        run.age = decade;
        return true;
    }
    if (isAgeQualifier(word)) {
        run.qualifier = word;
        return true;
    }
    if (word == QLatin1String("little") && sayings().value(work.free(at + 1)).young) {
        run.age = QStringLiteral("child");
        return true;
    }
    if (word == QLatin1String("couple") && work.free(at + 1) == QLatin1String("of")) {
        run.count = 2;
        words = 2;
        return true;
    }
    if (isYears(word))
        return !run.years.isEmpty();
    return (!run.noun && takeCompact(run, word)) || takeNumber(run, work, at, words);
}

/// Whether words from `at` on say an age: a comma may stand between "male" and "thirties", but not before other things.
bool ageFollows(const Work& work, int at) {
    int i = at;
    while (isAgeFiller(work.free(i)) || isAgeQualifier(work.free(i)))
        ++i;
    if (!decadeOf(work.free(i)).isEmpty())
        return true;
    const auto number = speltNumber(work, i);
    return number && (i > at || isYears(work.free(i + number->words)));
}

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

/// The first run tells who; a later one completes it ("male IC1 30s") or is somebody else ("and f20s").
bool keep(Work& work, const Run& run, bool first) {
    QuickReading& reading = work.reading;
    const int people = run.count > 0 ? run.count : run.many ? 2 : 1;
    if (first) {
        reading.sex = run.sex;
        reading.age = run.age;
        reading.people = people;
        return true;
    }
    const bool onlyAge = !run.noun && run.count == 0 && reading.age.isEmpty();
    const bool onlySex = run.noun && run.age.isEmpty() && run.count == 0 && !run.many && reading.sex.isEmpty();
    if (onlyAge)
        reading.age = run.age;
    if (onlySex)
        reading.sex = run.sex;
    if (onlyAge || onlySex)
        return true;
    // "same male as before" speaks of the one already told of.
    // "people coming and going" are nobody in particular.
    const bool several = run.many && !run.sex.isEmpty();
    if (!run.noun || (run.age.isEmpty() && run.count == 0 && !several))
        return false;
    reading.people += people;
    return true;
}

/// "…, about thirty, …": an age in a phrase of its own, of somebody already told of without one.
bool takeAgeAlone(Work& work, int at) {
    const bool begins = at > 0 && work.words[at - 1].breakAfter;
    int i = at;
    while (isAgeFiller(work.free(i)) || work.free(i) == QLatin1String("roughly"))
        ++i;
    const auto number = begins ? speltNumber(work, i) : std::nullopt;
    if (!number || (i == at && !work.words[i].breakAfter))
        return false;
    const int last = i + number->words - 1;
    const bool ends = work.words[last].breakAfter || !work.isFree(last + 1);
    const bool child = work.reading.category == QLatin1String("lost-child");
    if (!ends || i == at || number->value > 99 || number->value < (child ? 1 : 10))
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

} // namespace

bool isPersonWord(const QString& foldedWord) {
    return sayings().contains(foldedWord);
}

bool countsPeople(const Work& work, int at) {
    const auto number = speltNumber(work, at);
    if (!number || work.words[at + number->words - 1].breakAfter)
        return false;
    const auto said = sayings().constFind(work.free(at + number->words));
    return said != sayings().constEnd() && (said->many || number->value == 1);
}

void findPeople(Work& work) {
    bool first = true;
    for (int i = 0; i < work.size();) {
        Run run = work.isFree(i) && !work.words[i].arrow ? runAt(work, i) : Run{};
        if (!tells(run)) {
            ++i;
            continue;
        }
        settleAge(run);
        if (keep(work, run, first)) {
            work.claim(TokenKind::Person, run.first, run.last, worded(run));
            work.people += shortly(run);
            first = false;
        }
        i = run.last + 1;
    }
    for (int i = 0; !first && work.reading.age.isEmpty() && i < work.size(); ++i)
        (void)(work.isFree(i) && takeAgeAlone(work, i));
    if (work.reading.category == QLatin1String("lost-child") && work.reading.age.isEmpty())
        work.reading.age = QStringLiteral("child");
}

} // namespace watchdesk::domain::quick
